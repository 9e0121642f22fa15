package io.perdollar.jobs.mail;

import io.perdollar.analysis.budget.BudgetAlert;
import io.perdollar.analysis.report.FleetReport;
import io.perdollar.analysis.scope.Scope;
import io.perdollar.jobs.config.BudgetEntry;
import io.perdollar.jobs.config.Configuration;
import io.perdollar.jobs.config.MailSettings;
import io.perdollar.jobs.config.MailSettings.Group;
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
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Every mail of one report: by cadence, and for what budgets have to tell. */
final class MailPlan {
    private static final Logger LOG = LoggerFactory.getLogger(MailPlan.class);

    private final Configuration configuration;
    private final MailSettings settings;
    private final FleetReport report;
    private final Instant date;
    private final Path folder;
    private final Map<Scope, ReportMail> mails = new HashMap<>();

    /**
     * @param date of the mails: when the run started
     * @param folder of the report, whose workbook and picture the mails carry
     */
    MailPlan(Configuration configuration, MailSettings settings, FleetReport report, Instant date, Path folder) {
        this.configuration = configuration;
        this.settings = settings;
        this.report = report;
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
                .filter(group -> seesEverything(group.getKey(), group.getValue()))
                .sorted(Map.Entry.comparingByKey())
                .forEach(group -> add(planned, group.getKey(), group.getValue(), news(group.getKey(), news), open));
        return planned;
    }

    /** What a report shows is everything: whoever may not see that gets nothing, and the log says so. */
    private static boolean seesEverything(String name, Group group) {
        boolean all = Scopes.of(group.scope()) instanceof Scope.All;
        if (!all) {
            LOG.warn(
                    "mail.groups.{}: this version writes mails of scope all only; nobody of this group is written to",
                    name);
        }
        return all;
    }

    /** Alerts are mails of their own: their subject says so, and a report that was sent before does not hold them back. */
    private void add(
            List<PlannedMail> planned, String name, Group group, List<BudgetAlert> news, Predicate<String> open) {
        LocalDate reportDate = report.header().reportDate();
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
                    id,
                    file(Occasion.ALERT, name),
                    group.to(),
                    () -> mail(group).alerts(envelope(id, group), news)));
        }
    }

    private byte[] bytes(Envelope envelope, Group group, DueMail due) {
        try {
            return due.occasion() == Occasion.MONTH_CLOSE
                    ? mail(group).monthClose(envelope, due.month())
                    : mail(group).report(envelope);
        } catch (IOException e) {
            throw new UncheckedIOException("the workbook of a mail could not be made: " + e, e);
        }
    }

    private List<BudgetAlert> news(String group, List<BudgetAlert> news) {
        return news.stream()
                .filter(alert -> configuration.budgets().stream()
                        .filter(budget -> budget.name().equals(alert.key().budget()))
                        .map(BudgetEntry::to)
                        .anyMatch(to -> to.contains(group)))
                .toList();
    }

    private ReportMail mail(Group group) {
        Scope scope = Scopes.of(group.scope());
        return mails.computeIfAbsent(scope, s -> new ReportMail(report, s, language(configuration), folder));
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
