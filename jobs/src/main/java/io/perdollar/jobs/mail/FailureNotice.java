package io.perdollar.jobs.mail;

import io.perdollar.jobs.config.Configuration;
import io.perdollar.jobs.config.ConfigurationException;
import io.perdollar.jobs.config.MailSettings;
import io.perdollar.jobs.config.MailSettings.Group;
import io.perdollar.jobs.config.Secret;
import io.perdollar.jobs.ledger.Ledger;
import io.perdollar.jobs.ledger.ReaderState;
import io.perdollar.jobs.ledger.Run;
import io.perdollar.reporting.mail.Delivery;
import io.perdollar.reporting.mail.Envelope;
import io.perdollar.reporting.mail.FailureMail;
import io.perdollar.reporting.mail.Occasion;
import io.perdollar.reporting.mail.SmtpServer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells the operators, and nobody else, that a run failed. It never hides the failure that it tells of. */
public final class FailureNotice {
    private static final Logger LOG = LoggerFactory.getLogger(FailureNotice.class);
    private static final int LOG_LINES = 40;
    private static final long LOG_BYTES = 65_536;

    private final Configuration configuration;
    private final Ledger ledger;
    private final Clock clock;
    private final MailOrder order;

    public FailureNotice(Configuration configuration, Ledger ledger, Clock clock, MailOrder order) {
        this.configuration = configuration;
        this.ledger = ledger;
        this.clock = clock;
        this.order = order;
    }

    /** Mails the groups that asked for it; only where mails are sent at all. */
    public void send(Run run, String message) {
        MailSettings settings = configuration.mail();
        if (settings == null || settings.dryRun() || order.mode() != MailOrder.Mode.SEND) {
            return;
        }
        try {
            SmtpServer server = Postman.server(settings.smtp(), order.environment());
            String password = password(settings.smtp().password());
            List<String> tail = logTail().stream()
                    .map(line -> withoutSecret(line, password))
                    .toList();
            for (Map.Entry<String, Group> group : new TreeMap<>(settings.groups()).entrySet()) {
                if (group.getValue().onFailure()) {
                    send(run, settings, server, group, withoutSecret(message, password), tail);
                }
            }
        } catch (ConfigurationException | IOException e) {
            LOG.warn("the failure could not be mailed: {}", e.getMessage());
        }
    }

    private void send(
            Run run,
            MailSettings settings,
            SmtpServer server,
            Map.Entry<String, Group> group,
            String message,
            List<String> tail) {
        // A run that fails again is news again.
        String period = run.reportDate() + "-" + run.startedAt().getEpochSecond();
        String id = MessageIds.of(
                Occasion.FAILURE,
                group.getKey(),
                period,
                configuration.ledger().place().toString(),
                settings.from());
        byte[] content = FailureMail.of(
                new Envelope(
                        id, clock.instant(), settings.from(), group.getValue().to()),
                run.reportDate(),
                message,
                tail,
                MailPlan.language(configuration));
        ledger.outbox().plan(id, run, group.getValue().to(), clock.instant()).forEach((reader, state) -> {
            if (state == ReaderState.PLANNED || state == ReaderState.FAILED) {
                ledger.outbox().record(id, run, reader, ReaderState.CLAIMED, "", clock.instant());
                Delivery delivery = server.send(content, settings.from(), reader);
                ledger.outbox().record(id, run, reader, Postman.state(delivery), delivery.detail(), clock.instant());
                if (delivery.state() != Delivery.State.SENT) {
                    LOG.warn("the failure could not be mailed to {}: {}", reader, delivery.detail());
                }
            }
        });
    }

    private @Nullable String password(@Nullable Secret secret) {
        return secret == null ? null : secret.reveal(order.environment());
    }

    private static String withoutSecret(String text, @Nullable String secret) {
        return secret == null || secret.isEmpty() ? text : text.replace(secret, "***");
    }

    private List<String> logTail() throws IOException {
        Path log = configuration.output().resolve("perdollar.log");
        if (!Files.exists(log)) {
            return List.of();
        }
        byte[] bytes = Files.readAllBytes(log);
        int from = (int) Math.max(0, bytes.length - LOG_BYTES);
        List<String> lines = new String(bytes, from, bytes.length - from, StandardCharsets.UTF_8)
                .lines()
                .toList();
        return lines.subList(Math.max(0, lines.size() - LOG_LINES), lines.size());
    }
}
