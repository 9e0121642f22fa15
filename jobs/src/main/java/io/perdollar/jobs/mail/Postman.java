package io.perdollar.jobs.mail;

import io.perdollar.analysis.budget.BudgetAlert;
import io.perdollar.analysis.budget.BudgetAlerts;
import io.perdollar.analysis.measure.ScopedReports;
import io.perdollar.jobs.config.Configuration;
import io.perdollar.jobs.config.MailSettings;
import io.perdollar.jobs.config.Secret;
import io.perdollar.jobs.ledger.Ledger;
import io.perdollar.jobs.ledger.Outbox;
import io.perdollar.jobs.ledger.ReaderState;
import io.perdollar.jobs.ledger.Run;
import io.perdollar.jobs.output.Folders;
import io.perdollar.reporting.mail.Delivery;
import io.perdollar.reporting.mail.SmtpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Writes the mails of a report into its folder, and hands them over: each to each reader once. */
public final class Postman {
    private static final Logger LOG = LoggerFactory.getLogger(Postman.class);
    private static final Duration TIMEOUT = Duration.ofSeconds(60);

    private final Configuration configuration;
    private final Ledger ledger;
    private final Clock clock;
    private final MailOrder order;

    public Postman(Configuration configuration, Ledger ledger, Clock clock, MailOrder order) {
        this.configuration = configuration;
        this.ledger = ledger;
        this.clock = clock;
        this.order = order;
    }

    /**
     * Brings a report to its readers.
     *
     * @param folder of the report; the mails are written into its folder {@code mail}
     * @throws MailDeliveryException if the server cannot be reached or does not let us in; what was sent stays recorded,
     *     and the next run of the date sends the rest
     */
    public void deliver(Run run, ScopedReports reports, Path folder) {
        MailSettings settings = configuration.mail();
        if (settings == null || order.mode() == MailOrder.Mode.NONE) {
            return;
        }
        boolean send = order.mode() == MailOrder.Mode.SEND && !settings.dryRun();
        List<BudgetAlert> news = BudgetAlerts.news(
                ledger.toldAlerts().standing(YearMonth.from(run.reportDate()), run.reportDate()),
                reports.whole().budgets());
        Predicate<String> open = send && !order.resend() ? this::isOpen : id -> true;
        Path staging = staging(folder);
        List<PlannedMail> mails =
                new MailPlan(configuration, settings, reports, run.startedAt(), folder, staging).mails(news, open);
        List<byte[]> contents =
                mails.stream().map(mail -> mail.content().bytes()).toList();
        write(mails, contents, staging, folder.resolve("mail"));
        if (send) {
            ledger.toldAlerts().record(news, run.reportDate());
            send(run, settings, mails, contents);
        }
    }

    /** Whether a mail was never planned, or some reader has neither had it nor may have had it. */
    private boolean isOpen(String messageId) {
        if (ledger.outbox().isOver(messageId)) {
            LOG.warn(
                    "mail {}: it was sent too long ago to know to whom; it is not sent again without --resend",
                    messageId);
            return false;
        }
        Map<String, ReaderState> states = ledger.outbox().states(messageId);
        return states.isEmpty()
                || states.values().stream()
                        .anyMatch(state -> state != ReaderState.SENT && state != ReaderState.AMBIGUOUS);
    }

    private void send(Run run, MailSettings settings, List<PlannedMail> mails, List<byte[]> contents) {
        SmtpServer server = server(settings.smtp(), order.environment());
        String unreachable = null;
        List<String> waiting = new ArrayList<>();
        for (int i = 0; i < mails.size(); i++) {
            PlannedMail mail = mails.get(i);
            Map<String, ReaderState> states =
                    ledger.outbox().plan(mail.messageId(), run, mail.readers(), clock.instant());
            for (Map.Entry<String, ReaderState> reader : states.entrySet()) {
                if (isDone(mail, reader.getKey(), reader.getValue())) {
                    continue;
                }
                if (unreachable == null) {
                    Delivery delivery = handOver(server, run, settings.from(), mail, contents.get(i), reader.getKey());
                    unreachable = delivery.state() == Delivery.State.UNREACHABLE ? delivery.detail() : null;
                }
                if (unreachable != null) {
                    waiting.add(reader.getKey());
                }
            }
        }
        if (unreachable != null) {
            throw new MailDeliveryException("mail.smtp: the report is made, but " + waiting.size()
                    + " mails could not be handed to " + settings.smtp().host() + ":"
                    + settings.smtp().port() + ": " + unreachable
                    + "; check it with perdollar doctor, then run the same command again: only these are sent");
        }
    }

    private boolean isDone(PlannedMail mail, String reader, ReaderState state) {
        if (order.resend()) {
            return false;
        }
        if (state == ReaderState.AMBIGUOUS) {
            LOG.warn(
                    "mail {}: it is not known whether {} got it; it is not sent again without --resend",
                    mail.fileName(),
                    reader);
        }
        return state == ReaderState.SENT || state == ReaderState.AMBIGUOUS;
    }

    /** Claims, hands over, records: each on its own, so that a crash in between is seen. */
    private Delivery handOver(
            SmtpServer server, Run run, String from, PlannedMail mail, byte[] content, String reader) {
        Outbox outbox = ledger.outbox();
        outbox.record(mail.messageId(), run, reader, ReaderState.CLAIMED, "", clock.instant());
        Delivery delivery = server.send(content, from, reader);
        outbox.record(mail.messageId(), run, reader, state(delivery), delivery.detail(), clock.instant());
        switch (delivery.state()) {
            case SENT -> LOG.info("mail {} sent to {}", mail.fileName(), reader);
            case REFUSED, FAILED ->
                LOG.warn("mail {}: the server does not take it for {}: {}", mail.fileName(), reader, delivery.detail());
            case AMBIGUOUS ->
                LOG.warn(
                        "mail {}: handed over for {}, but the answer was lost: {}; it is not sent again without --resend",
                        mail.fileName(),
                        reader,
                        delivery.detail());
            case UNREACHABLE -> LOG.warn("mail {} not sent to {}: {}", mail.fileName(), reader, delivery.detail());
        }
        return delivery;
    }

    static ReaderState state(Delivery delivery) {
        return switch (delivery.state()) {
            case SENT -> ReaderState.SENT;
            case REFUSED -> ReaderState.REFUSED;
            case FAILED, UNREACHABLE -> ReaderState.FAILED;
            case AMBIGUOUS -> ReaderState.AMBIGUOUS;
        };
    }

    /**
     * The server of a configuration.
     *
     * @throws io.perdollar.jobs.config.ConfigurationException if its password cannot be read
     */
    public static SmtpServer server(MailSettings.Smtp smtp, Map<String, String> environment) {
        SmtpServer.Protection protection = switch (smtp.tls()) {
            case STARTTLS -> SmtpServer.Protection.STARTTLS;
            case TLS -> SmtpServer.Protection.TLS;
            case NONE -> SmtpServer.Protection.NONE;
        };
        @Nullable Secret password = smtp.password();
        return new SmtpServer(new SmtpServer.Settings(
                smtp.host(),
                smtp.port(),
                protection,
                smtp.user(),
                password == null ? null : password.reveal(environment),
                TIMEOUT,
                null));
    }

    /** Whole or not at all, as every file of a run. */
    private static void write(List<PlannedMail> mails, List<byte[]> contents, Path staging, Path place) {
        try {
            for (int i = 0; i < mails.size(); i++) {
                Files.write(staging.resolve(mails.get(i).fileName()), contents.get(i));
            }
            Folders.delete(place);
            Files.move(staging, place, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "output: expected a folder that can be written, got " + e + " in " + place, e);
        }
    }

    private static Path staging(Path folder) {
        Path staging = folder.resolve(".mail.new");
        try {
            Folders.delete(staging);
            return Files.createDirectory(staging);
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "output: expected a folder that can be written, got " + e + " in " + folder, e);
        }
    }
}
