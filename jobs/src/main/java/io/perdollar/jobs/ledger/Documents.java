package io.perdollar.jobs.ledger;

import io.perdollar.jobs.ledger.codec.Deflated;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;

/** Copies of texts that a run was made with, each text once however many runs share it. */
final class Documents {
    private static final int LARGEST = 1 << 28;

    private final JdbcTemplate jdbc;

    Documents(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    void replace(long runId, Map<String, String> texts) {
        jdbc.update("DELETE FROM run_document WHERE run_id = ?", runId);
        texts.forEach((name, text) -> {
            String hash = ContentHash.of(text);
            List<Long> known =
                    jdbc.queryForList("SELECT COUNT(*) FROM document WHERE content_hash = ?", Long.class, hash);
            if (known.get(0) == 0) {
                jdbc.update(
                        "INSERT INTO document (content_hash, content) VALUES (?, ?)",
                        hash,
                        Deflated.deflate(text.getBytes(StandardCharsets.UTF_8)));
            }
            jdbc.update("INSERT INTO run_document (run_id, name, content_hash) VALUES (?, ?, ?)", runId, name, hash);
        });
    }

    SortedMap<String, String> of(long runId) {
        SortedMap<String, String> texts = new TreeMap<>();
        RowCallbackHandler each = row -> texts.put(
                row.getString("name"),
                new String(Deflated.inflate(row.getBytes("content"), 0, LARGEST), StandardCharsets.UTF_8));
        jdbc.query("""
                SELECT r.name, d.content FROM run_document r JOIN document d ON d.content_hash = r.content_hash
                WHERE r.run_id = ?
                """, each, runId);
        return texts;
    }
}
