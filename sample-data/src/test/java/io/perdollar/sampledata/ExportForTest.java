package io.perdollar.sampledata;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.JsonNode;
import io.perdollar.sampledata.ExportFor.Written;
import io.perdollar.sampledata.fleet.Machine;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExportForTest {
    @TempDir
    Path folder;

    @Test
    void oneT4MachineCostsTheGuidesPricePerHourAndItsDiskToo() throws IOException {
        Path file = folder.resolve("bill.json.gz");
        Written written = ExportFor.vm("blog-1", Machine.N1_T4)
                .running(Instant.parse("2015-05-17T10:00:00Z"), Instant.parse("2015-05-20T22:00:00Z"))
                .write(file);
        assertEquals(new BigDecimal("29.736000000"), written.cost()); // 84 h × (0.35 + 0.004)
        assertEquals(84 * 4, written.rows());
    }

    @Test
    void theDiskMayBeOlderThanTheVm() throws IOException {
        Path file = folder.resolve("bill.json.gz");
        ExportFor.vm("llm-1", Machine.G2_L4)
                .labelled("chat", "prod")
                .running(Instant.parse("2023-11-16T18:00:00Z"), Instant.parse("2023-11-16T20:00:00Z"))
                .existing(Instant.parse("2023-11-15T00:00:00Z"), Instant.parse("2023-11-17T00:00:00Z"))
                .write(file);
        List<JsonNode> rows = new ArrayList<>();
        ExportRows.eachOf(file, rows::add);
        assertEquals(48 + 6, rows.size());
        assertEquals(
                "2023-11-15 00:00:00 UTC", rows.get(0).get("usage_start_time").asText());
    }

    @Test
    void anExportWithoutHoursIsRefused() {
        ExportFor export = ExportFor.vm("llm-1", Machine.G2_L4);
        Path file = folder.resolve("bill.json.gz");
        assertThrows(IllegalArgumentException.class, () -> export.write(file));
    }
}
