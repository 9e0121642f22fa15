package io.perdollar.jobs.ledger;

import io.perdollar.analysis.time.Micros;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.GeneratedKeyHolder;

/** Dates and instants as both databases take and give them, whatever the time zone of this machine. */
final class Sql {
    private static final Pattern UNSTORABLE = Pattern.compile("[\\x00\\p{Cs}]");

    private Sql() {}

    static OffsetDateTime instant(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC);
    }

    /** From epoch microseconds. */
    static OffsetDateTime instant(long micros) {
        return instant(Micros.instant(micros));
    }

    static @Nullable OffsetDateTime instantOrNull(@Nullable Instant instant) {
        return instant == null ? null : instant(instant);
    }

    static Instant instant(ResultSet row, String column) throws SQLException {
        return row.getObject(column, OffsetDateTime.class).toInstant();
    }

    static @Nullable Instant instantOrNull(ResultSet row, String column) throws SQLException {
        OffsetDateTime value = row.getObject(column, OffsetDateTime.class);
        return value == null ? null : value.toInstant();
    }

    static LocalDate day(ResultSet row, String column) throws SQLException {
        return row.getObject(column, LocalDate.class);
    }

    static @Nullable Long longOrNull(ResultSet row, String column) throws SQLException {
        long value = row.getLong(column);
        return row.wasNull() ? null : Long.valueOf(value);
    }

    /**
     * Inserts one row.
     *
     * @return its generated id
     */
    static long insert(JdbcTemplate jdbc, String sql, @Nullable Object... values) {
        GeneratedKeyHolder id = new GeneratedKeyHolder();
        jdbc.update(
                connection -> {
                    PreparedStatement statement = connection.prepareStatement(sql, new String[] {"id"});
                    for (int i = 0; i < values.length; i++) {
                        statement.setObject(i + 1, values[i]);
                    }
                    return statement;
                },
                id);
        return Objects.requireNonNull(id.getKey()).longValue();
    }

    /** What fits the column and can be stored; people read it, nothing joins by it. */
    static String clipped(String text, int length) {
        return storable(text.length() <= length ? text : text.substring(0, length - 1) + "…");
    }

    static @Nullable String storableOrNull(@Nullable String text) {
        return text == null ? null : storable(text);
    }

    /** Without what PostgreSQL has no place for: NUL, and halves of characters such as clipping leaves. */
    static String storable(String text) {
        return UNSTORABLE.matcher(text).replaceAll("\uFFFD");
    }
}
