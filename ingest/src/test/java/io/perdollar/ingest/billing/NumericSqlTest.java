package io.perdollar.ingest.billing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.perdollar.analysis.money.Numeric;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/** FLOAT64 to NUMERIC in SQL against {@link Numeric#ofDouble} (equations §3). */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@SuppressWarnings("FloatingPointLiteralPrecision")
class NumericSqlTest {
    private static final BigDecimal LIMIT = new BigDecimal("1e29");

    @TempDir
    static Path directory;

    private final Connection duckdb = connect();

    private static Connection connect() {
        try {
            return DriverManager.getConnection("jdbc:duckdb:");
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @BeforeAll
    void defineMacros() throws SQLException {
        try (Statement statement = duckdb.createStatement()) {
            statement.execute(SqlText.of("numeric.sql"));
        }
    }

    @AfterAll
    void close() throws SQLException {
        duckdb.close();
    }

    @Test
    void roundsTiesAwayFromZeroByTheExactBinaryValue() throws SQLException, IOException {
        List<Double> values = new ArrayList<>();
        // A binary fraction with a tie at the tenth digit must end in 5 there: odd multiples of 2^-10 and below.
        for (int exponent = 10; exponent <= 60; exponent++) {
            for (long odd = 1; odd < 40; odd += 2) {
                values.add(odd * Math.pow(2, -exponent));
                values.add(-odd * Math.pow(2, -exponent));
                values.add(123456 + odd * Math.pow(2, -exponent));
            }
        }
        assertAgree(values);
    }

    @Test
    void roundsDecimalsThatOnlyLookLikeTies() throws SQLException, IOException {
        Random random = new Random(7);
        List<Double> values = new ArrayList<>();
        for (int i = 0; i < 5_000; i++) {
            double tie = Double.parseDouble(
                    random.nextInt(2_000_000) + "." + (100_000_000 + random.nextInt(900_000_000)) + "5");
            values.add(tie);
            values.add(-Math.nextUp(tie));
            values.add(Math.nextDown(tie));
            values.add(Double.parseDouble("0.000000" + (100 + random.nextInt(900)) + "5"));
        }
        assertAgree(values);
    }

    @Test
    void roundsAmountsOfEverySize() throws SQLException, IOException {
        Random random = new Random(11);
        List<Double> values = new ArrayList<>(List.of(
                0.0,
                -0.0,
                1.0,
                -1.0,
                5e-10,
                -5e-10,
                4.999999999999999e-10,
                Double.MIN_VALUE,
                4.5e6,
                Math.nextDown(4.5e6),
                4503599.627370495,
                0x1p53 + 2,
                204816252928000.0,
                Math.nextDown(1e29),
                1e28,
                -1e28,
                0.1,
                0.3,
                0.012434));
        for (int i = 0; i < 5_000; i++) {
            values.add(random.nextDouble());
            values.add(random.nextGaussian() * Math.pow(10, random.nextInt(40) - 12));
            values.add(Double.longBitsToDouble(random.nextLong()));
            values.add(random.nextInt(3600) * random.nextInt(1_000_000) / 1e9);
        }
        assertAgree(values);
    }

    @Test
    void refusesWhatIsNoNumeric() throws SQLException, IOException {
        assertAgree(List.of(Double.NaN, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY, 1e29, -1e29, 1e300));
        for (String json : List.of("true", "\"abc\"", "\"NaN\"", "\"\"", "1e400", "{}", "[1]", "\"1e30\"")) {
            assertNull(evaluate("numeric_of_json(CAST(? AS JSON))", json), json);
            assertNull(evaluate("numeric_of_json_text(CAST(? AS JSON))", json), json);
        }
    }

    @Test
    void readsAStringAsWrittenAndANumberAsFloat() throws SQLException {
        // As FLOAT64 this is 12345678.1234567892551…; as NUMERIC it is what is written.
        assertEquals(
                new BigDecimal("12345678.123456789"),
                evaluate("numeric_of_json(CAST(? AS JSON))", "12345678.12345679"));
        assertEquals(
                new BigDecimal("12345678.123456790"),
                evaluate("numeric_of_json(CAST(? AS JSON))", "\"12345678.12345679\""));
        assertEquals(
                new BigDecimal("12345678.123456789"),
                evaluate("numeric_of_json_text(CAST(? AS JSON))", "\"12345678.12345679\""));
        assertEquals(new BigDecimal("-1.000000001"), evaluate("numeric_of_text(?)", "-1.0000000005"));
        assertEquals(new BigDecimal("0.000015000"), evaluate("numeric_of_text(?)", "1.5e-05"));
        assertEquals(
                new BigDecimal("1.000000000"), evaluate("numeric_of_text(?)", "1.00000000049999999999999999999999"));
    }

    private @Nullable BigDecimal evaluate(String expression, String argument) throws SQLException {
        try (PreparedStatement statement = duckdb.prepareStatement("SELECT " + expression)) {
            statement.setString(1, argument);
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                BigDecimal value = row.getBigDecimal(1);
                return value == null ? null : value.setScale(Numeric.SCALE);
            }
        }
    }

    private void assertAgree(List<Double> values) throws SQLException, IOException {
        Path file = directory.resolve("float64.csv");
        try (Statement statement = duckdb.createStatement()) {
            Files.write(
                    file, values.stream().map(value -> Double.toString(value)).toList());
            statement.execute("CREATE OR REPLACE TABLE float64 AS SELECT * FROM read_csv('" + file
                    + "', header = false, columns = {x: 'DOUBLE'})");
            int compared = 0;
            try (ResultSet rows = statement.executeQuery("SELECT x, numeric_of_double(x) FROM float64")) {
                while (rows.next()) {
                    double value = rows.getDouble(1);
                    BigDecimal got = rows.getBigDecimal(2);
                    if (!Double.isFinite(value) || new BigDecimal(value).abs().compareTo(LIMIT) >= 0) {
                        assertNull(got, () -> Double.toHexString(value));
                    } else {
                        assertEquals(
                                Numeric.ofDouble(value),
                                got == null ? null : got.setScale(Numeric.SCALE),
                                () -> Double.toHexString(value));
                    }
                    compared++;
                }
            }
            assertEquals(values.size(), compared);
        }
    }
}
