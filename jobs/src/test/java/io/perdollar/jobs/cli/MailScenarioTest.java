package io.perdollar.jobs.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.perdollar.jobs.ledger.Ledger;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Mails of whole runs, through a real server in this process. */
class MailScenarioTest {
    private static final int DAYS = 9;
    private static final List<String> MAILS =
            List.of("alert-finance.eml", "alert-ops.eml", "daily-ops.eml", "month-close-finance.eml");

    private final CommandRun perdollar = new CommandRun();
    private final GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", "smtp"));

    @BeforeEach
    void start() {
        server.start();
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    private Path configuration(String name) throws IOException {
        Path config = SharedSample.configuration(DAYS, name);
        return Files.writeString(
                config,
                Files.readString(config)
                        .replace("dryRun: true ", "dryRun: false")
                        .replace("port: 25", "port: " + server.getSmtp().getPort()));
    }

    private int nightly(Path config, String... more) {
        List<String> arguments =
                new ArrayList<>(List.of("nightly", "--config", config.toString(), "--date", "2026-11-15"));
        arguments.addAll(List.of(more));
        return perdollar.run(arguments.toArray(String[]::new));
    }

    /** Reader and beginning of the subject of what has arrived since the last look. */
    private List<String> arrived() throws MessagingException, com.icegreen.greenmail.store.FolderException {
        List<String> mails = new ArrayList<>();
        for (MimeMessage message : server.getReceivedMessages()) {
            String subject = message.getSubject();
            mails.add(message.getAllRecipients()[0] + ": " + subject.substring(0, Math.min(9, subject.length())));
        }
        server.purgeEmailFromAllMailboxes();
        return mails.stream().sorted().toList();
    }

    private static List<String> written(Path config) throws IOException {
        Path mail = SharedSample.reports(config).resolve("2026-11-15/mail");
        if (!Files.exists(mail)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(mail)) {
            return files.map(file -> String.valueOf(file.getFileName()))
                    .sorted()
                    .toList();
        }
    }

    private static int attempt(Path config) throws IOException {
        Matcher attempt = Pattern.compile("\"attempt\"\\s*:\\s*(\\d+)")
                .matcher(Files.readString(SharedSample.reports(config).resolve("2026-11-15/summary.json")));
        assertTrue(attempt.find());
        return Integer.parseInt(attempt.group(1));
    }

    @Test
    void eachReaderGetsAReportOnceWhateverIsRunAgain() throws Exception {
        Path config = configuration("mailed");
        assertEquals(0, nightly(config), perdollar.err());
        List<String> all = List.of(
                "finance@example.com: Budgets: ",
                "finance@example.com: Invoice m",
                "ops@example.com: Budgets: ",
                "ops@example.com: GPU spend");
        assertEquals(all, arrived());
        assertEquals(MAILS, written(config));

        assertEquals(0, nightly(config), perdollar.err());
        assertEquals(List.of(), arrived());
        assertEquals(2, attempt(config));
        String date = "2026-11-15";
        assertEquals(0, perdollar.run("report", "--config", config.toString(), "--date", date), perdollar.err());
        assertEquals(1, attempt(config), "the attempt that the readers have");
        assertEquals(
                0,
                perdollar.run("backfill", "--config", config.toString(), "--from", date, "--to", date),
                perdollar.err());
        assertEquals(List.of(), arrived());

        assertEquals(0, nightly(config, "--resend"), perdollar.err());
        assertEquals(all, arrived());
        int resent = attempt(config);
        assertEquals(0, nightly(config), perdollar.err());
        assertEquals(0, perdollar.run("report", "--config", config.toString(), "--date", date), perdollar.err());
        assertEquals(resent, attempt(config));
    }

    @Test
    void aReportOfLongAgoIsNotSentAgainThoughItsReadersAreForgotten() throws Exception {
        Path config = configuration("forgotten");
        assertEquals(0, nightly(config), perdollar.err());
        int mails = arrived().size();
        assertEquals(MAILS.size(), mails);
        try (Ledger ledger = Ledger.open(config.resolveSibling("ledger"), Instant.EPOCH)) {
            ledger.retention().apply(LocalDate.parse("2027-11-15"));
        }
        String[] report = {"report", "--config", config.toString(), "--date", "2026-11-15", "--send"};
        assertEquals(0, perdollar.run(report), perdollar.err());
        assertEquals(List.of(), arrived());
        assertEquals(
                0,
                perdollar.run(
                        Stream.concat(Stream.of(report), Stream.of("--resend")).toArray(String[]::new)));
        assertEquals(mails, arrived().size());
    }

    @Test
    void alertsThatARestatementUndoesAreTakenBackOnce() throws Exception {
        Path config = configuration("restated");
        Path bill = Files.createDirectories(config.resolveSibling("restated-billing"));
        try (Stream<Path> files = Files.list(config.resolveSibling("billing"))) {
            for (Path file : files.toList()) {
                Files.copy(file, bill.resolve(String.valueOf(file.getFileName())), StandardCopyOption.REPLACE_EXISTING);
            }
        }
        Files.writeString(config, Files.readString(config).replace("billing/*.json.gz", "restated-billing/*.json.gz"));
        assertEquals(0, perdollar.run("nightly", "--config", config.toString(), "--date", "2026-11-14"));
        List<String> told = alertsForFinance();
        assertEquals(1, told.size());
        assertSaysOfEachThreshold("chat: %d %% of $100.00 reached; ", told.get(0));

        credit(bill, "2026-11-12", "-100");
        assertEquals(0, nightly(config), perdollar.err());
        List<String> undone = alertsForFinance();
        assertEquals(1, undone.size());
        assertSaysOfEachThreshold("chat: %d %% of $100.00 is not reached after all; ", undone.get(0));

        assertEquals(0, nightly(config), perdollar.err());
        assertEquals(List.of(), alertsForFinance());
    }

    private static void assertSaysOfEachThreshold(String words, String text) {
        for (int threshold : new int[] {50, 90, 100}) {
            assertTrue(text.contains(words.formatted(threshold)), text);
        }
    }

    /** Texts of the alerts to finance that arrived since the last look. */
    private List<String> alertsForFinance() throws Exception {
        List<String> alerts = new ArrayList<>();
        for (MimeMessage message : server.getReceivedMessages()) {
            boolean finance = message.getAllRecipients()[0].toString().startsWith("finance");
            if (finance && message.getSubject().startsWith("Budget")) {
                Part part = message;
                while (part.getContent() instanceof Multipart parts) {
                    part = parts.getBodyPart(0);
                }
                alerts.add(part.getContent().toString());
            }
        }
        server.purgeEmailFromAllMailboxes();
        return alerts;
    }

    /** Appends a correction of a day of the service chat, exported three days later. */
    private static void credit(Path bill, String day, String amount) throws IOException {
        for (String file : List.of(day, LocalDate.parse(day).plusDays(1).toString())) {
            String rows = text(bill.resolve(file + ".json.gz"));
            Optional<String> usual = rows.lines()
                    .filter(row -> row.contains("\"value\":\"chat\"") && row.contains("usage_start_time\":\"" + day))
                    .findFirst();
            if (usual.isPresent()) {
                String row = usual.get()
                        .replaceAll("\"(cost|cost_at_[a-z_]+)\":[-0-9.]+", "\"$1\":" + amount)
                        .replaceAll("\"export_time\":\"[0-9-]+", "\"export_time\":\"2026-11-15");
                try (OutputStream out =
                        new GZIPOutputStream(Files.newOutputStream(bill.resolve("2026-11-15-late.json.gz")))) {
                    out.write((row + "\n").getBytes(StandardCharsets.UTF_8));
                }
                return;
            }
        }
        throw new IllegalStateException("expected a row of chat on " + day);
    }

    private static String text(Path packed) throws IOException {
        try (InputStream in = new GZIPInputStream(Files.newInputStream(packed))) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Test
    void aDryRunWritesAndSendsNothingAndIsForgotten() throws Exception {
        Path config = configuration("dry");
        assertEquals(0, nightly(config, "--dry-run"), perdollar.err());
        assertEquals(List.of(), arrived());
        assertEquals(MAILS, written(config));
        assertEquals(
                0,
                perdollar.run("report", "--config", config.toString(), "--date", "2026-11-15", "--send"),
                perdollar.err());
        assertEquals(MAILS.size(), arrived().size());
    }

    @Test
    void aFailedRunIsToldToOperatorsOnly() throws Exception {
        Path config = configuration("failed");
        Files.writeString(config, Files.readString(config).replace("currency: USD", "currency: EUR"));
        assertEquals(3, nightly(config), perdollar.err());
        MimeMessage[] mails = server.getReceivedMessages();
        assertEquals(1, mails.length);
        assertEquals("PerDollar failed: report of Nov 15, 2026", mails[0].getSubject());
        assertEquals("ops@example.com", mails[0].getAllRecipients()[0].toString());
    }

    @Test
    void aRefusedReaderStopsNobodyAndALostAnswerIsNotAskedForAgain() throws Exception {
        try (FussySmtpServer fussy = new FussySmtpServer()) {
            Path config = configuration("fussy");
            Files.writeString(
                    config,
                    Files.readString(config)
                            .replace("port: " + server.getSmtp().getPort(), "port: " + fussy.port())
                            .replace(
                                    "to: [ops@example.com]",
                                    "to: [" + FussySmtpServer.REFUSED + ", " + FussySmtpServer.LOST
                                            + ", ops@example.com]"));
            assertEquals(0, nightly(config), perdollar.err());
            List<String> first = fussy.tried();
            // A daily report and an alert for each of them.
            for (String reader : List.of(FussySmtpServer.REFUSED, FussySmtpServer.LOST, "ops@example.com")) {
                assertEquals(2, Collections.frequency(first, reader), first.toString());
            }
            String[] report = {"report", "--config", config.toString(), "--date", "2026-11-15", "--send"};
            assertEquals(0, perdollar.run(report), perdollar.err());
            assertEquals(
                    List.of(FussySmtpServer.REFUSED, FussySmtpServer.REFUSED), fussy.tried(), "only it has nothing");
            assertEquals(
                    0,
                    perdollar.run(Stream.concat(Stream.of(report), Stream.of("--resend"))
                            .toArray(String[]::new)));
            assertEquals(first.size(), fussy.tried().size());
        }
    }

    @Test
    void aServerThatIsDownFailsTheRunAndTheNextOneSendsWhatIsMissing() throws Exception {
        Path config = configuration("down");
        int port = server.getSmtp().getPort();
        server.stop();
        assertEquals(1, nightly(config), perdollar.err());
        assertTrue(perdollar.err().contains("the report is made, but 4 mails"), perdollar.err());
        assertTrue(Files.exists(SharedSample.reports(config).resolve("2026-11-15/index.html")));
        server.start();
        Files.writeString(
                config,
                Files.readString(config)
                        .replace("port: " + port, "port: " + server.getSmtp().getPort()));
        assertEquals(0, nightly(config), perdollar.err());
        assertEquals(MAILS.size(), arrived().size());
    }
}
