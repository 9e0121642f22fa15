package io.perdollar.ingest.bigquery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TableNameTest {
    @Test
    void standsInBackquotesInSql() {
        assertEquals(
                "`a-project.exports.rows_1`",
                TableName.parse("a-project.exports.rows_1").sql());
        assertTrue(TableName.parse("a-project.logs.nginx_access_*").isWildcard());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a-project.exports",
                "a-project.exports.rows` WHERE TRUE --",
                "a-project.ex`ports.rows",
                "A.exports.rows",
                "a-project.exports.*rows",
                "a-project.exports.rows;DROP TABLE x",
                "a-project.exports.INFORMATION_SCHEMA.TABLES",
                ""
            })
    void whatIsNoNameNeverReachesSql(String text) {
        assertThrows(IllegalArgumentException.class, () -> TableName.parse(text));
    }
}
