package io.perdollar.jobs.mail;

import io.perdollar.analysis.budget.BudgetAlert;
import io.perdollar.analysis.measure.ScopedReports;
import io.perdollar.analysis.report.FleetReport;
import io.perdollar.analysis.scope.Scope;
import io.perdollar.jobs.config.BudgetEntry;
import io.perdollar.jobs.config.Configuration;
import io.perdollar.jobs.config.MailSettings;
import io.perdollar.jobs.config.MailSettings.Group;
import io.perdollar.reporting.ReportFiles;
import io.perdollar.reporting.mail.Envelope;
import io.perdollar.reporting.mail.Occasion;
import io.perdollar.reporting.mail.ReportMail;
import io.perdollar.reporting.text.Language;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/** Every mail of one report: by cadence, and for what budgets have to tell. */
final class MailPlan {
    private final Configuration configuration;
    private final MailSettings settings;
    private final ScopedReports reports;
    private final Instant date;
    private final Path folder;
    private final Path beside;
    private final Map<Scope, ReportMail> mails = new HashMap<>();

    /**
     * @param date of the mails: when the run started
     * @param folder of the report, whose workbook and picture the mails of everything carry
     * @param beside where the files of readers of a part of the fleet are written, a folder for each scope
     */
    MailPlan(
            Configuration configuration,
            MailSettings settings,
            ScopedReports reports,
            Instant date,
            Path folder,
            Path beside) {
        this.configuration = configuration;
        this.settings = settings;
        this.reports = reports;
        this.beside = beside;
        this.date = date;
        this.folder = folder;
    }

    /**
     * The mails to put together.
     *
     * @param news what budgets tell
     * @param open whether a mail of an id is still to be sent to somebody
     */
    List<PlannedMail> mails(List<BudgetAlert> news, Predicate<String> open) {
        List<PlannedMail> planned = new ArrayList<>();
        settings.groups().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .forEach(group -> add(planned, group.getKey(), group.getValue(), news(group.getKey(), news), open));
        return planned;
    }

    /** Alerts are mails of their own: their subject says so, and a report that was sent before does not hold them back. */
    private void add(
            List<PlannedMail> planned, String name, Group group, List<BudgetAlert> news, Predicate<String> open) {
        LocalDate reportDate = reports.whole().header().reportDate();
        DueMail.of(group, reportDate).ifPresent(due -> {
            String id = id(due.occasion(), name, due.period());
            if (open.test(id)) {
                planned.add(new PlannedMail(
                        id, file(due.occasion(), name), group.to(), () -> bytes(envelope(id, group), group, due)));
            }
        });
        String id = id(Occasion.ALERT, name, reportDate.toString());
        if (!news.isEmpty() && open.test(id)) {
            planned.add(new PlannedMail(
                    id, file(Occasion.ALERT, name), group.to(), () -> alerts(envelope(id, group), group, news)));
        }
    }

    private byte[] bytes(Envelope envelope, Group group, DueMail due) {
        try {
            return due.occasion() == Occasion.MONTH_CLOSE
                    ? mail(group).monthClose(envelope)
                    : mail(group).report(envelope);
        } catch (IOException e) {
            throw new UncheckedIOException("the workbook of a mail could not be made: " + e, e);
        }
    }

    /** Alerts carry no files: none are made for them. */
    private byte[] alerts(Envelope envelope, Group group, List<BudgetAlert> news) {
        FleetReport report = reports.of(Scopes.of(group.scope()));
        return new ReportMail(report, language(configuration), folder).alerts(envelope, news);
    }

    private List<BudgetAlert> news(String group, List<BudgetAlert> news) {
        return news.stream()
                .filter(alert -> configuration.budgets().stream()
                        .filter(budget -> budget.name().equals(alert.key().budget()))
                        .map(BudgetEntry::to)
                        .anyMatch(to -> to.contains(group)))
                .toList();
    }

    private ReportMail mail(Group group) throws IOException {
        Scope scope = Scopes.of(group.scope());
        ReportMail known = mails.get(scope);
        if (known != null) {
            return known;
        }
        FleetReport report = reports.of(scope);
        Path files = folder;
        if (scope instanceof Scope.Only only) {
            files = beside.resolve(MessageIds.fileName(only.words()));
            ReportFiles.writeCut(report, files, language(configuration));
        }
        ReportMail mail = new ReportMail(report, language(configuration), files);
        mails.put(scope, mail);
        return mail;
    }

    private Envelope envelope(String id, Group group) {
        return new Envelope(id, date, settings.from(), group.to());
    }

    private String id(Occasion occasion, String group, String period) {
        return MessageIds.of(
                occasion, group, period, configuration.ledger().place().toString(), settings.from());
    }

    private static String file(Occasion occasion, String group) {
        return occasion.key() + "-" + MessageIds.word(group) + ".eml";
    }

    static Language language(Configuration configuration) {
        return switch (configuration.report().language()) {
            case EN -> Language.ENGLISH;
            case KO -> Language.KOREAN;
        };
    }
}
