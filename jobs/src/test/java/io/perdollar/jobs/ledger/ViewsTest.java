package io.perdollar.jobs.ledger;

import static io.perdollar.jobs.ledger.Bills.DAY;
import static io.perdollar.jobs.ledger.Bills.EXPORTED;
import static org.assertj.core.api.Assertions.assertThat;

import io.perdollar.analysis.charge.Charge;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;

/** What analysts see of the ledger. */
class ViewsTest {
    private static final Instant NOW = Instant.parse("2026-11-16T01:02:03Z");
    private static final List<Charge> CHARGES = Bills.runningAllDay("chat-1", DAY, "0.35");

    @TempDir
    Path folder;

    private Ledger ledger;
    private JdbcTemplate jdbc;

    @BeforeEach
    void open() {
        ledger = open(folder);
        jdbc = new JdbcTemplate(ledger.dataSource());
    }

    /** A new ledger; the same tests run on the other database. */
    Ledger open(Path place) {
        return Ledger.open(place.resolve("ledger"), NOW);
    }

    @AfterEach
    void close() {
        ledger.close();
    }

    private Map<String, Object> one(String sql) {
        return jdbc.queryForMap(sql);
    }

    @Test
    void aDayThatCameAgainShowsWhatItWasAndWhatItBecame() {
        ledger.dayVersions().replace(Bills.day(DAY, CHARGES), NOW);
        assertThat(jdbc.queryForList("SELECT * FROM restated_day")).isEmpty();
        List<Charge> late = new ArrayList<>(CHARGES);
        late.add(Bills.charge(Bills.key("chat-2", Bills.T4), Bills.hour(DAY, 3), "0.35"));
        ledger.dayVersions().replace(Bills.day(DAY, late, 49, EXPORTED), NOW);
        assertThat(one("SELECT billed_after - billed_before AS difference, rows_before, rows_after FROM restated_day")
                        .values()
                        .toString())
                .isEqualTo("[0.350000000, 48, 49]");
        assertThat(jdbc.queryForList("SELECT * FROM billed_day")).hasSize(1);
        assertThat(jdbc.queryForList("SELECT DISTINCT resource_name FROM resource_cost ORDER BY 1", String.class))
                .containsExactly("chat-1", "chat-2");
    }

    @Test
    void requestsFromTwoSourcesAddUpAndLeaveTheCostAlone() {
        ledger.dayVersions().replace(Bills.day(DAY, CHARGES), NOW);
        String id = jdbc.queryForObject("SELECT instance_id FROM vm_day", String.class);
        evidence(1, "INSTANCE_NAME", "chat-1", 5, false);
        evidence(2, "INSTANCE_ID", String.valueOf(id), 7, false);
        evidence(3, "INSTANCE_NAME", "chat-1", 100, true);
        evidence(4, "SERVICE", "chat-1", 1_000, false);
        evidence(5, "INSTANCE_NAME", "chat-9", 10_000, false);
        assertThat(one("SELECT served, failed FROM vm_day").values().toString()).isEqualTo("[12, 2]");
        assertThat(jdbc.queryForObject("SELECT SUM(billed_cost) FROM vm_day", String.class))
                .isEqualTo(jdbc.queryForObject("SELECT SUM(billed_cost) FROM billed_day", String.class));
    }

    /** A content that was read again under other settings ended with that reading, and counts no more. */
    private void evidence(long number, String kind, String name, long served, boolean ended) {
        jdbc.update("INSERT INTO log_stream (id, source, stream) VALUES (?, ?, 's')", number, "source-" + number);
        jdbc.update("INSERT INTO log_subject (id, kind, name) VALUES (?, ?, ?)", number, kind, name);
        jdbc.update(
                "INSERT INTO log_reading (id, stream_id, recorded_at) VALUES (?, ?, ?)",
                number,
                number,
                Sql.instant(NOW));
        jdbc.update("""
                INSERT INTO log_content (id, stream_id, settings, head_length, head_hash, bytes_read, path, file_size,
                    modified_at, ended_reading) VALUES (?, ?, 's', 1, 'h', 1, 'p', 1, ?, ?)
                """, number, number, Sql.instant(NOW), ended ? number : null);
        jdbc.update(
                "INSERT INTO log_part (reading_id, content_id, path, bytes_to, line_count) VALUES (?, ?, 'p', 1, 1)",
                number,
                number);
        jdbc.update("""
                INSERT INTO evidence (subject_id, usage_day, reading_id, content_id, served, failed, ignored, unrecognised)
                VALUES (?, ?, ?, ?, ?, 1, 0, 0)
                """, number, DAY, number, number, served);
    }
}
