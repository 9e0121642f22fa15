package io.perdollar.jobs.ledger;

import io.perdollar.analysis.measure.Subject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;

/** Whom lines speak of, by number. Remembers those that it met. */
final class Subjects {
    private final JdbcTemplate jdbc;
    private final Map<Subject, Long> ids = new HashMap<>();
    private final Map<Long, Subject> byId = new HashMap<>();

    Subjects(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** All that the ledger has, for a reader of everything. */
    static Subjects all(JdbcTemplate jdbc) {
        Subjects subjects = new Subjects(jdbc);
        RowCallbackHandler each = subjects::add;
        jdbc.query("SELECT id, kind, name, project, zone FROM log_subject", each);
        return subjects;
    }

    /** The number of a subject, a new one where it has none. */
    long id(Subject subject) {
        if (!ids.containsKey(subject)) {
            // Others of the same name are few, and a null compares differently in each database.
            RowCallbackHandler each = this::add;
            jdbc.query("SELECT id, kind, name, project, zone FROM log_subject WHERE name = ?", each, subject.name());
        }
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
        ids.put(subject, id);
        byId.put(id, subject);
        return id;
    }

    Subject subject(long id) {
        return Objects.requireNonNull(byId.get(id), "subject");
    }

    private void add(ResultSet row) throws SQLException {
        Subject subject = new Subject(
                Subject.Kind.valueOf(row.getString("kind")),
                row.getString("name"),
                row.getString("project"),
                row.getString("zone"));
        ids.put(subject, row.getLong("id"));
        byId.put(row.getLong("id"), subject);
    }
}
