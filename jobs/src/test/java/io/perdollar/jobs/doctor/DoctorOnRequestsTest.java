package io.perdollar.jobs.doctor;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.perdollar.jobs.doctor.Finding.Grade;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a newcomer gets wrong first: format, endpoints, and logs that name no VM of the bill. */
class DoctorOnRequestsTest {
    @TempDir
    Path folder;

    @Test
    void showsALineWithAllItsFields() {
        Finding shown = DoctorFolder.healthy(folder).examined().findings().stream()
                .filter(finding -> !finding.details().isEmpty())
                .findFirst()
                .orElseThrow();
        assertTrue(shown.what().endsWith("access.log reads; a line of it is served"), shown::what);
        assertTrue(shown.details().contains("$request = POST /v1/chat/completions HTTP/1.1"), shown::toString);
        assertTrue(shown.details().contains("$request_time = 1.250"), shown::toString);
        assertTrue(
                shown.details()
                        .contains("understood as: 2026-11-15T10:00:00Z POST /v1/chat/completions, status 200, 1.250 s"),
                shown::toString);
    }

    @Test
    void saysWhereAWrongFormatStopsMatchingAndWhichPresetWouldMatch() {
        DoctorFolder spoilt = DoctorFolder.healthy(folder).log("llm-1", "other-format.log");
        spoilt.expect(
                Grade.DATA,
                "none of 10 lines matches the format; " + folder.resolve("logs/llm-1/access.log") + ":1: column ",
                spoilt.line(10),
                "write format: combined");
    }

    @Test
    void saysWhichShareOfTheLinesDoesNotMatch() {
        DoctorFolder spoilt = DoctorFolder.healthy(folder).log("llm-1", "some-lines-in-other-format.log");
        spoilt.expect(Grade.DATA, "40 of 45 lines matches the format", spoilt.line(10), "paste the log_format");
    }

    @Test
    void saysWhatLiesWhereNoLogWasFound() {
        DoctorFolder spoilt =
                DoctorFolder.healthy(folder).configuration("no-log-file.yaml").write("log/readme", "moved to logs");
        spoilt.expect(Grade.CONFIGURATION, folder.resolve("log") + " holds readme", spoilt.line(9));
    }

    @Test
    void namesThePathOfAWrongEndpointListAndTheLineThatSettlesIt() {
        DoctorFolder spoilt = DoctorFolder.healthy(folder).log("llm-1", "unknown-endpoint.log");
        spoilt.expect(
                Grade.DATA,
                "none of the 30 lines looked at is a request; the most frequent is POST /api/v3/segment:",
                spoilt.line(11) + ": endpoints.inference: [ \"POST /api/v3/segment\" ]",
                "endpoints.ignore: [ \"POST /api/v3/segment\" ]");
    }

    @Test
    void namesTheLineOfAnEndpointListThatIsGiven() {
        DoctorFolder spoilt = DoctorFolder.healthy(folder).configuration("own-endpoint-list.yaml");
        spoilt.expect(
                Grade.DATA,
                "the most frequent is POST /v1/chat/completions",
                spoilt.line(8) + ": add \"POST /v1/chat/completions\" to endpoints.inference");
    }

    @Test
    void namesUnrecognisedPathsBesideRequests() {
        DoctorFolder spoilt = DoctorFolder.healthy(folder).log("llm-1", "answers-on-one-unknown-endpoint.log");
        spoilt.expect(
                Grade.WARN,
                "3 lines are unrecognised: POST /api/v3/segment (in instance=llm-1)",
                "endpoints.inference: [ \"POST /api/v3/segment\" ]");
        assertFalse(spoilt.examined().has(Grade.DATA));
    }

    @Test
    void saysThatLogsNameNoVmOfTheBillAndWhichIsNearest() {
        DoctorFolder spoilt = DoctorFolder.healthy(folder)
                .without("logs/llm-1/access.log")
                .without("logs/llm-1/.collected")
                .log("lm-1", "access.log");
        spoilt.expect(
                Grade.DATA,
                "no log names a GPU VM of the bill; the logs name lm-1, the bill has llm-1 (L4); the nearest name on the"
                        + " bill is llm-1",
                spoilt.line(9),
                "{instance}");
    }

    @Test
    void saysThatThePlaceholderStandsForAnotherFolder() {
        DoctorFolder spoilt = DoctorFolder.healthy(folder).configuration("placeholder-at-another-folder.yaml");
        spoilt.expect(Grade.DATA, "the logs name logs, the bill has llm-1 (L4)", spoilt.line(9));
    }

    @Test
    void namesVmsWithoutALogAndLogsWithoutAVm() {
        DoctorFolder spoilt = DoctorFolder.healthy(folder)
                .bill("chat-l4", "chat.json.gz")
                .log("chat-14", "access.log")
                .collected("chat-14");
        spoilt.expect(
                Grade.WARN,
                "chat-l4 (L4) is on the bill and has no log: its hours are unknown, not idle; the nearest name among the"
                        + " logs is chat-14",
                spoilt.line(9));
        spoilt.expect(
                Grade.WARN,
                "requests.llm-vms has a log of chat-14, which is no VM of the bill's newest days; the nearest name on the"
                        + " bill is chat-l4",
                spoilt.line(9));
        assertFalse(spoilt.examined().has(Grade.DATA));
    }

    @Test
    void namesTheValuesThatAMapDoesNotKnow() {
        DoctorFolder spoilt = DoctorFolder.healthy(folder)
                .configuration("gateway-without-map.yaml")
                .put("access.log", "gateway/access.log");
        spoilt.expect(
                Grade.WARN, "$remote_addr is \"10.0.0.5\" in 4 lines", spoilt.line(10), "map: { \"10.0.0.5\": llm-1 }");
        spoilt.expect(Grade.DATA, "no log names a GPU VM of the bill; the logs name nobody", spoilt.line(10));
    }

    @Test
    void saysThatSilenceIsNoEvidenceWithoutAMarker() {
        DoctorFolder spoilt = DoctorFolder.healthy(folder).without("logs/llm-1/.collected");
        spoilt.expect(
                Grade.WARN,
                "no .collected marker in 1 of 1 folders (" + folder.resolve("logs/llm-1") + ")",
                "complete: true below " + spoilt.line(8));
    }

    @Test
    void takesACompleteLogAtItsWord() {
        DoctorFolder whole =
                DoctorFolder.healthy(folder).configuration("complete-log.yaml").without("logs/llm-1/.collected");
        whole.expect(Grade.OK, "said to be complete");
    }

    @Test
    void saysWhichKeyFileOfLogsInBigQueryIsMissingAndMissesAnyLogs() {
        DoctorFolder spoilt = DoctorFolder.healthy(folder).configuration("logs-in-bigquery.yaml");
        spoilt.expect(Grade.CONFIGURATION, "expected the JSON key of a service account", spoilt.line(9));
        spoilt.configuration("no-log-source.yaml").expect(Grade.WARN, "requests: no log source", spoilt.line(7));
    }
}
