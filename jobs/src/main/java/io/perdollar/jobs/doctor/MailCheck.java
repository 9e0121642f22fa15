package io.perdollar.jobs.doctor;

import io.perdollar.jobs.config.Configuration;
import io.perdollar.jobs.config.ConfigurationException;
import io.perdollar.jobs.config.KeyLines;
import io.perdollar.jobs.config.MailSettings;
import io.perdollar.jobs.mail.Postman;
import io.perdollar.reporting.mail.SmtpServer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** The mail server, as far as letting us in; nothing is sent. */
final class MailCheck {
    private final Configuration configuration;
    private final KeyLines lines;
    private final Diagnosis diagnosis;
    private final Map<String, String> environment;

    MailCheck(Configuration configuration, KeyLines lines, Diagnosis diagnosis, Map<String, String> environment) {
        this.configuration = configuration;
        this.lines = lines;
        this.diagnosis = diagnosis;
        this.environment = environment;
    }

    void check() {
        MailSettings mail = configuration.mail();
        if (mail == null) {
            return;
        }
        if (mail.groups().isEmpty()) {
            diagnosis.warn("mail: no groups: nobody is written to", lines.place("mail") + ": add groups");
        }
        try {
            SmtpServer server = Postman.server(mail.smtp(), environment);
            String where = mail.smtp().host() + ":" + mail.smtp().port() + " ("
                    + mail.smtp().tls().name().toLowerCase(Locale.ROOT) + ")";
            Optional<String> trouble = server.check();
            if (trouble.isPresent()) {
                diagnosis.configuration(
                        "mail.smtp: expected a server at " + where + " that lets us in, got: " + trouble.get(),
                        lines.place("mail.smtp") + ": correct host, port, tls, user or password");
            } else {
                diagnosis.ok("mail: " + where + " lets us in; nothing was sent", groups(mail));
            }
        } catch (ConfigurationException e) {
            diagnosis.configuration(
                    "mail.smtp: " + e.getMessage(), lines.place("mail.smtp") + ": passwordEnv or passwordFile");
        }
    }

    private static List<String> groups(MailSettings mail) {
        return new TreeMap<>(mail.groups())
                .entrySet().stream()
                        .map(group -> group.getKey() + ": "
                                + group.getValue()
                                        .when()
                                        .name()
                                        .toLowerCase(Locale.ROOT)
                                        .replace('_', '-') + " to "
                                + String.join(", ", group.getValue().to()))
                        .toList();
    }
}
