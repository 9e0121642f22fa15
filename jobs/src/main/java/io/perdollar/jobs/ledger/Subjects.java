package io.perdollar.jobs.ledger;

import io.perdollar.analysis.measure.Subject;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;

/** Whom lines speak of, by number. Subjects are few and are read once for each reading or report. */
final class Subjects {
    private final JdbcTemplate jdbc;
    private final Map<Subject, Long> ids = new HashMap<>();
    private final Map<Long, Subject> byId = new HashMap<>();

    private Subjects(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    static Subjects read(JdbcTemplate jdbc) {
        Subjects subjects = new Subjects(jdbc);
        RowCallbackHandler each = row -> subjects.add(
                row.getLong("id"),
                new Subject(
                        Subject.Kind.valueOf(row.getString("kind")),
                        row.getString("name"),
                        row.getString("project"),
                        row.getString("zone")));
        jdbc.query("SELECT id, kind, name, project, zone FROM log_subject", each);
        return subjects;
    }

    /** The number of a subject, a new one where it has none. */
    long id(Subject subject) {
        Long known = ids.get(subject);
        if (known != null) {
            return known;
        }
        long id = Sql.insert(
                jdbc,
                "INSERT INTO log_subject (kind, name, project, zone) VALUES (?, ?, ?, ?)",
                subject.kind().name(),
                subject.name(),
                subject.project(),
                subject.zone());
        add(id, subject);
        return id;
    }

    Subject subject(long id) {
        return Objects.requireNonNull(byId.get(id), "subject");
    }

    private void add(long id, Subject subject) {
        ids.put(subject, id);
        byId.put(id, subject);
    }
}
