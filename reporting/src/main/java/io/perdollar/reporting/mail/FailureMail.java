package io.perdollar.reporting.mail;

import io.perdollar.reporting.mail.Letter.Words;
import io.perdollar.reporting.text.Dates;
import io.perdollar.reporting.text.ForeignText;
import io.perdollar.reporting.text.Language;
import io.perdollar.reporting.text.Texts;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Tells operators that a run failed: its message, and the end of its log. */
public final class FailureMail {
    private FailureMail() {}

    /**
     * The mail.
     *
     * @param message what and where, as the command line shows it
     * @param logTail last lines of the log, without secrets
     */
    public static byte[] of(
            Envelope envelope, LocalDate reportDate, String message, List<String> logTail, Language language) {
        Texts mail = Texts.ofMail(language);
        List<String> lines = new ArrayList<>();
        message.lines().map(ForeignText::visible).forEach(lines::add);
        logTail.stream().map(ForeignText::visible).forEach(lines::add);
        Letter letter = new Letter(
                language.key(),
                mail.get("subject.failure", Dates.day(reportDate, language)),
                mail.get("title.failure", Dates.day(reportDate, language)),
                mail.get("period.failure"),
                "",
                List.of(),
                List.of(),
                "",
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                lines,
                null,
                new Words("", "", "", "", "", "perdollar.log"),
                mail.get("footer.plain"));
        return MailBytes.of(envelope, letter, null, List.of());
    }
}
