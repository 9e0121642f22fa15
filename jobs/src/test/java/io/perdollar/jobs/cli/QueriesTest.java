package io.perdollar.jobs.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Runs every query of docs/queries.md against the ledger of the sample. */
class QueriesTest {
    private static final Path PAGE = Path.of("../docs/queries.md");
    private static final Pattern QUERY = Pattern.compile("```sql\\n(.*?)```", Pattern.DOTALL);

    /** Of all queries, by the number of their place on the page; the first eleven ask the ledger. */
    private static List<String> queries() throws IOException {
        List<String> queries = new ArrayList<>();
        Matcher matcher = QUERY.matcher(Files.readString(PAGE));
        while (matcher.find()) {
            queries.add(matcher.group(1));
        }
        return queries;
    }

    private static List<List<@Nullable String>> rows(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet found = statement.executeQuery(sql)) {
            List<List<@Nullable String>> rows = new ArrayList<>();
            while (found.next()) {
                List<@Nullable String> row = new ArrayList<>();
                for (int i = 1; i <= found.getMetaData().getColumnCount(); i++) {
                    row.add(found.getString(i));
                }
                rows.add(row);
            }
            return rows;
        }
    }

    private static List<List<@Nullable String>> ask(int number) throws IOException, SQLException {
        try (Connection ledger = SampleLedger.open()) {
            return rows(ledger, queries().get(number - 1));
        }
    }

    @Test
    void eachOfTheElevenAnswersFromTheSample() throws IOException, SQLException {
        assertEquals(14, queries().size());
        for (int number = 1; number <= 11; number++) {
            // Nothing of the sample comes twice.
            assertEquals(number == 9, ask(number).isEmpty(), "query " + number);
        }
    }

    @Test
    void theLedgerHoldsWhatTheExportHeldToTheLastDigit() throws IOException, SQLException {
        List<List<@Nullable String>> accounts = ask(3);
        assertEquals(2, accounts.size());
        for (List<@Nullable String> account : accounts) {
            assertEquals(0, new BigDecimal(String.valueOf(account.get(4))).signum(), account.toString());
        }
    }

    @Test
    void theMonthsOfAnAccountAddUpToItsExportFiles() throws IOException, SQLException {
        Map<String, BigDecimal> months = new TreeMap<>();
        for (List<@Nullable String> month : ask(2)) {
            months.merge(String.valueOf(month.get(0)), new BigDecimal(String.valueOf(month.get(4))), BigDecimal::add);
        }
        String files =
                SampleLedger.configuration().resolveSibling("billing/*.json.gz").toString();
        Map<String, BigDecimal> exported = new TreeMap<>();
        try (Connection duckdb = DriverManager.getConnection("jdbc:duckdb:")) {
            for (List<@Nullable String> account : rows(duckdb, """
                    SELECT billing_account_id, sum(cost::DOUBLE + coalesce(list_sum([c.amount::DOUBLE FOR c IN credits]), 0))
                    FROM read_json('%s') GROUP BY 1
                    """.formatted(files))) {
                exported.put(String.valueOf(account.get(0)), new BigDecimal(String.valueOf(account.get(1))));
            }
        }
        assertEquals(exported.keySet(), months.keySet());
        exported.forEach((account, sum) -> assertTrue(
                sum.subtract(months.get(account)).abs().compareTo(new BigDecimal("0.001")) < 0,
                account + ": exported " + sum + ", by months " + months.get(account)));
    }

    @Test
    void thePathThatNoEndpointNamesIsFound() throws IOException, SQLException {
        assertEquals(
                List.of("POST /api/v3/segment"),
                ask(8).stream().map(row -> row.get(0)).toList());
    }

    @Test
    void theHoursAnswerFromTheExport() throws IOException, SQLException {
        Path folder = SampleExport.parquet();
        try (Connection duckdb = DriverManager.getConnection("jdbc:duckdb:")) {
            for (String query : queries().subList(11, 14)) {
                assertFalse(
                        rows(duckdb, query.replace("FROM '", "FROM '" + folder + "/"))
                                .isEmpty(),
                        query);
            }
        }
    }
}
