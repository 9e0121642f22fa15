package io.perdollar.jobs.export;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A column of a table that is made from rows of one kind.
 *
 * @param value null where the row has none
 */
record Column<T>(String name, Type type, Function<T, @Nullable Object> value) {

    /** What a column holds, and how DuckDB calls it. */
    enum Type {
        TEXT("VARCHAR"),
        /** 9 fraction digits, exact. */
        DECIMAL("DECIMAL(38,9)"),
        COUNT("BIGINT"),
        /** UTC. */
        TIME("TIMESTAMP");

        private final String sql;

        Type(String sql) {
            this.sql = sql;
        }

        String sql() {
            return sql;
        }
    }

    static <T> Column<T> text(String name, Function<T, @Nullable String> value) {
        return new Column<>(name, Type.TEXT, value::apply);
    }

    static <T> Column<T> decimal(String name, Function<T, @Nullable BigDecimal> value) {
        return new Column<>(name, Type.DECIMAL, value::apply);
    }

    static <T> Column<T> count(String name, Function<T, @Nullable Long> value) {
        return new Column<>(name, Type.COUNT, value::apply);
    }

    static <T> Column<T> time(String name, Function<T, Instant> value) {
        return new Column<>(name, Type.TIME, value::apply);
    }
}
