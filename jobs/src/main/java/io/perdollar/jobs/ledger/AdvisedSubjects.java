package io.perdollar.jobs.ledger;

import io.perdollar.analysis.life.AdviceSubject;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;

/** Numbers of those who were ever advised. */
final class AdvisedSubjects {
    private static final int NAME_LENGTH = 1_000;

    private final JdbcTemplate jdbc;
    private final Map<AdviceSubject, Long> ids = new HashMap<>();
    private final Map<Long, AdviceSubject> byId = new HashMap<>();

    /** Reads all of them; they are as many as services and loose disks. */
    AdvisedSubjects(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
        RowCallbackHandler each = row -> add(
                row.getLong("id"),
                new AdviceSubject(
                        AdviceSubject.Kind.valueOf(row.getString("kind")),
                        row.getString("owner"),
                        row.getString("name")));
        jdbc.query("SELECT id, kind, owner, name FROM advised_subject", each);
    }

    /** The number of a subject, a new one where it has none. */
    long id(AdviceSubject advised) {
        AdviceSubject subject = new AdviceSubject(
                advised.kind(), Sql.clipped(advised.owner(), NAME_LENGTH), Sql.clipped(advised.name(), NAME_LENGTH));
        Long known = ids.get(subject);
        if (known != null) {
            return known;
        }
        long id = Sql.insert(
                jdbc,
                "INSERT INTO advised_subject (kind, owner, name) VALUES (?, ?, ?)",
                subject.kind().name(),
                subject.owner(),
                subject.name());
        add(id, subject);
        return id;
    }

    AdviceSubject subject(long id) {
        return Objects.requireNonNull(byId.get(id), "subject");
    }

    private void add(long id, AdviceSubject subject) {
        ids.put(subject, id);
        byId.put(id, subject);
    }
}
