package io.perdollar.jobs.doctor;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.perdollar.jobs.doctor.Finding.Grade;
import io.perdollar.jobs.ledger.Ledger;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DoctorTest {
    @TempDir
    Path folder;

    @Test
    void findsNothingToSayAboutAHealthyFolderAndChangesNothingInIt() throws IOException {
        DoctorFolder healthy = DoctorFolder.healthy(folder);
        Path file = healthy.file();
        List<Path> before = files();
        List<Finding> findings = Doctor.examine(file, Instant.parse("2026-11-16T06:00:00Z"), Map.of())
                .findings();
        assertTrue(
                findings.stream().allMatch(finding -> finding.grade() == Grade.OK),
                () -> "expected only ok in\n" + findings);
        assertEquals(before, files());
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> walk = Files.walk(folder)) {
            return walk.sorted().toList();
        }
    }

    @Test
    void saysWhatTheBillHolds() {
        DoctorFolder.healthy(folder)
                .expect(
                        Grade.OK,
                        "billing[0]: 1 files, 8 rows of 1 days (2026-11-15 to 2026-11-15), accounts 00AA11-BB22CC-33DD44,"
                                + " in USD, newest export_time 2026-11-15T");
    }

    @Test
    void namesEveryProblemOfTheConfigurationWithItsLineAndStopsThere() {
        DoctorFolder spoilt = DoctorFolder.healthy(folder).configuration("unknown-key.yaml");
        spoilt.expect(Grade.CONFIGURATION, spoilt.line(2) + ": report.timezone", "did you mean timeZone?");
        spoilt.expect(Grade.CONFIGURATION, spoilt.line(3) + ": outptu", "did you mean output?");
        assertEquals(2, spoilt.examined().findings().size());
    }

    @Test
    void tellsHowToMakeAConfigurationThatIsNotThere() {
        Diagnosis diagnosis = Doctor.examine(folder.resolve("none.yaml"), Instant.EPOCH, Map.of());
        assertTrue(diagnosis.has(Grade.CONFIGURATION));
        assertTrue(diagnosis.findings().get(0).toString().contains("perdollar init"));
    }

    @Test
    void asksForNamesThatTheBillDoesNotHave() {
        DoctorFolder spoilt = DoctorFolder.healthy(folder).configuration("unknown-names.yaml");
        spoilt.expect(Grade.WARN, "has the service 'lm-1'", spoilt.line(8), "did you mean llm-1?");
        spoilt.expect(
                Grade.WARN,
                "budgets[0]: no VM of the bill's last days has the environment 'staging'",
                "the bill has prod");
        spoilt.expect(
                Grade.WARN, "fleet.attached: no VM of the bill's last days has the instance 'gone-1'", spoilt.line(7));
        assertEquals(
                3,
                spoilt.examined().findings().stream()
                        .filter(finding -> finding.grade() == Grade.WARN)
                        .count());
    }

    @Test
    void asksForTheFolderOfTheMetrics() {
        DoctorFolder spoilt = DoctorFolder.healthy(folder).configuration("no-metrics-folder.yaml");
        spoilt.expect(Grade.WARN, "metrics: expected the folder of", spoilt.line(3), "--collector.textfile.directory");
    }

    @Test
    void asksForATimeZoneThatIsNotGiven() {
        DoctorFolder spoilt = DoctorFolder.healthy(folder).configuration("no-time-zone.yaml");
        spoilt.expect(Grade.WARN, "report.timeZone: not given", spoilt.line(1), "timeZone: Asia/Seoul");
    }

    @Test
    void refusesAnUnknownPriceCatalogue() {
        DoctorFolder spoilt = DoctorFolder.healthy(folder).configuration("unknown-price-catalogue.yaml");
        spoilt.expect(Grade.CONFIGURATION, "prices: ", spoilt.line(3));
    }

    @Test
    void refusesAnOutputThatIsNoFolder() {
        DoctorFolder spoilt = DoctorFolder.healthy(folder).write("reports", "a file");
        spoilt.expect(Grade.CONFIGURATION, "output: expected a folder that can be written", spoilt.line(3));
    }

    @Test
    void refusesALedgerOnAServer() {
        DoctorFolder spoilt = DoctorFolder.healthy(folder).configuration("ledger-on-a-server.yaml");
        spoilt.expect(
                Grade.CONFIGURATION,
                "ledger.url: expected a database that can be opened, got from jdbc:postgresql://127.0.0.1:1/perdollar",
                spoilt.line(3));
    }

    @Test
    void refusesALedgerOfOtherBytesAndLeavesThemWhereTheyAre() {
        DoctorFolder spoilt = DoctorFolder.healthy(folder).write("ledger.mv.db", "no database");
        spoilt.expect(Grade.DATA, "ledger: expected a ledger at", "restore a backup");
        assertTrue(Files.exists(folder.resolve("ledger.mv.db")));
    }

    @Test
    void saysWhoHoldsTheLedger() {
        DoctorFolder busy = DoctorFolder.healthy(folder);
        try (Ledger ledger = Ledger.open(folder.resolve("ledger"), Instant.parse("2026-11-16T04:00:00Z"))) {
            assertEquals(0, ledger.dayVersions().states().size());
            busy.expect(
                    Grade.WARN, "is held by process " + ProcessHandle.current().pid(), "wait");
        }
        busy.expect(Grade.OK, "knows 0 billed days, no report yet");
    }

    @Test
    void namesTheBudgetsAndAsksTheMailServerToLetItIn() throws IOException {
        DoctorFolder mailing = DoctorFolder.healthy(folder).configuration("mail-and-budget.yaml");
        GreenMail server = new GreenMail(new ServerSetup(0, "127.0.0.1", "smtp"));
        server.start();
        try {
            String text = Files.readString(mailing.file())
                    .replace("port: 587", "port: " + server.getSmtp().getPort());
            Path withPort = Files.writeString(folder.resolve("with-port.yaml"), text);
            Diagnosis diagnosis = Doctor.examine(withPort, Instant.parse("2026-11-16T06:00:00Z"), Map.of());
            assertTrue(
                    diagnosis.findings().stream()
                            .anyMatch(finding -> finding.grade() == Grade.OK
                                    && finding.what().endsWith("lets us in; nothing was sent")),
                    () -> diagnosis.findings().toString());
            assertEquals(0, server.getReceivedMessages().length);
        } finally {
            server.stop();
        }
        mailing.expect(Grade.OK, "budgets: 1");
        mailing.expect(Grade.CONFIGURATION, "mail.smtp: expected a server at 127.0.0.1", mailing.line(10));
    }

    @Test
    void saysWhichKeyFileOfABillInBigQueryIsMissing() {
        DoctorFolder spoilt = DoctorFolder.healthy(folder).configuration("bill-in-bigquery.yaml");
        spoilt.expect(Grade.CONFIGURATION, "expected the JSON key of a service account", spoilt.line(5));
    }

    @Test
    void saysWhereNoExportFileWasFound() {
        DoctorFolder spoilt = DoctorFolder.healthy(folder).configuration("no-export-file.yaml");
        spoilt.expect(Grade.CONFIGURATION, "no billing export matches 'bills/*.json.gz'", spoilt.line(5));
    }

    @Test
    void showsTheFirstRejectedRow() {
        DoctorFolder spoilt = DoctorFolder.healthy(folder).put("one-rejected-row.json", "billing/bad.json.gz");
        spoilt.expect(Grade.DATA, "billing[0]: 1 of 9 rows rejected, the first: " + folder, spoilt.line(5));
    }

    @Test
    void saysThatTheBillIsOld() {
        DoctorFolder old = DoctorFolder.healthy(folder);
        Diagnosis later = Doctor.examine(old.file(), Instant.parse("2026-11-25T00:00:00Z"), Map.of());
        assertTrue(later.findings().stream()
                .anyMatch(finding -> finding.grade() == Grade.WARN
                        && String.valueOf(finding.remedy()).contains("nightly --date 2026-11-15")));
    }

    @Test
    void missesAnInventory() {
        DoctorFolder spoilt = DoctorFolder.healthy(folder).configuration("no-inventory.yaml");
        spoilt.expect(Grade.WARN, "inventory: none", spoilt.line(10), "inventory: ./inventory");
    }

    @Test
    void saysThatTheInventoryFolderIsEmpty() {
        DoctorFolder spoilt = DoctorFolder.healthy(folder).without("inventory/instances.json");
        spoilt.expect(Grade.CONFIGURATION, "no inventory in", spoilt.line(6));
    }

    @Test
    void letsNoTerminalCodeThrough() {
        List<Finding> findings = List.of(new Finding(Grade.OK, "a\u001b[2Jb\u202ec", null, List.of("x\ny")));
        String text = findings.get(0).toString();
        assertTrue(text.contains("a\\x1B[2Jb\\x202Ec"));
        assertFalse(text.contains("x\ny"));
    }

    @Test
    void namesAnAcceleratorOfTheAdviceThatNoCatalogueKnows() {
        DoctorFolder.healthy(folder)
                .configuration("throughput-of-an-unknown-accelerator.yaml")
                .expect(
                        Grade.WARN,
                        "advice.throughput.chat: accelerator L40S is not in the catalogue",
                        "write one of T4, L4");
    }
}
