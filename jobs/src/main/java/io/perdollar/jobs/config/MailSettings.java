package io.perdollar.jobs.config;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Who gets the report by mail.
 *
 * @param from sender's address
 * @param dryRun whether mails are only written into the folder of the report, and not sent
 * @param groups readers by group name
 */
public record MailSettings(Smtp smtp, String from, boolean dryRun, Map<String, Group> groups) {

    /**
     * The server that takes the mail.
     *
     * @param user null where the server asks for none
     */
    public record Smtp(
            String host,
            int port,
            Tls tls,
            @Nullable String user,
            @Nullable Secret password) {}

    /** How the connection is protected. */
    public enum Tls {
        STARTTLS,
        TLS,
        NONE
    }

    /** When a group gets mail. */
    public enum Cadence {
        DAILY,
        WEEKLY,
        MONTHLY,
        MONTH_CLOSE
    }

    /**
     * Readers of one scope.
     *
     * @param workingDay working day of the month on which {@link Cadence#MONTH_CLOSE} is sent
     * @param onFailure whether failed runs are mailed too
     */
    public record Group(List<String> to, Scope scope, Cadence when, int workingDay, boolean onFailure) {
        public Group {
            to = List.copyOf(to);
        }
    }

    private static final ScalarForm<String> HOST =
            ScalarForm.matching("a host name", Pattern.compile("[A-Za-z0-9.:-]{1,253}"));

    public MailSettings {
        groups = Map.copyOf(groups);
    }

    static @Nullable MailSettings read(Section mail, Path folder) {
        Section server = mail.section("smtp");
        String host = server.required("host", HOST);
        int port = server.value("port", ScalarForm.integer(1, 65_535), 587);
        Tls tls = server.value("tls", ScalarForm.oneOf(Tls.class), Tls.STARTTLS);
        String user = server.optional("user", ScalarForm.TEXT);
        Secret password = Secret.read(server, folder);
        server.done();
        String from = mail.required("from", ScalarForm.EMAIL);
        boolean dryRun = mail.value("dryRun", ScalarForm.BOOLEAN, false);
        Map<String, Group> groups = mail.map("groups", MailSettings::group);
        mail.done();
        return host == null || from == null
                ? null
                : new MailSettings(new Smtp(host, port, tls, user, password), from, dryRun, groups);
    }

    private static @Nullable Group group(Value value) {
        Section group = value.section();
        List<String> to = group.list("to", ScalarForm.EMAIL);
        if (!group.has("to")) {
            group.missing("to", "a list of e-mail addresses");
        }
        Group read = new Group(
                to,
                Scope.read(group),
                group.value("when", ScalarForm.oneOf(Cadence.class), Cadence.DAILY),
                group.value("workingDay", ScalarForm.integer(1, 20), 4),
                group.value("onFailure", ScalarForm.BOOLEAN, false));
        group.done();
        return read;
    }
}
