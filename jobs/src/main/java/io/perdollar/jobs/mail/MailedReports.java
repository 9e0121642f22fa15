package io.perdollar.jobs.mail;

import io.perdollar.jobs.ledger.Ledger;
import java.time.LocalDate;
import java.util.Map;
import java.util.OptionalInt;

/** Which attempt of a report its readers have. */
public final class MailedReports {
    private MailedReports() {}

    /**
     * The newest attempt of a date whose report somebody was sent, or may have been; empty where none was. News of budgets
     * and failures bring no report.
     */
    public static OptionalInt attempt(Ledger ledger, LocalDate reportDate) {
        return ledger.outbox().mailed(reportDate).entrySet().stream()
                .filter(mail -> MessageIds.isOfReport(mail.getKey()))
                .mapToInt(Map.Entry::getValue)
                .max();
    }
}
