package io.perdollar.jobs.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.perdollar.jobs.ledger.PostgresCluster;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** A service of the sample fleet keeps the hours that it was advised, from half-way on: what later reports say of it. */
class AdviceLifeScenarioTest {
    private static final int DAYS = 63;
    private static final String BEFORE = "2026-09-30";
    private static final String AFTER = "2026-10-31";
    private static final String BETWEEN = "2026-10-13";
    private static final String ADVISED = "SWITCH_ACCELERATOR,WEEKLY_HOURS";

    private final CommandRun perdollar = new CommandRun();

    /** A life as analysts see it. */
    private record Life(
            String actions,
            String carriedOut,
            String state,
            String firstAdvised,
            String since,
            BigDecimal predicted,
            BigDecimal realised,
            BigDecimal error) {}

    @Test
    void adviceThatWasKeptFromHalfWayOnIsAdoptedAndMeasuredAgainstTheTruth() throws Exception {
        Path config = SharedSample.configuration(DAYS, "lives");
        Files.writeString(
                config,
                Files.readString(config)
                        + "    chat:    { to: [chat@example.com], scope: { services: [chat] }, when: daily }\n");
        Path reports = SharedSample.reports(config);
        backfill(config, BEFORE);
        byte[] asSent = workbook(reports, BEFORE);
        backfill(config, AFTER);

        Life ranker = ranker(embedded(config));
        assertEquals(ADVISED, ranker.actions());
        assertEquals("WEEKLY_HOURS", ranker.carriedOut());
        assertEquals("ADOPTED", ranker.state());
        assertEquals(BEFORE, ranker.firstAdvised());
        checkAgainstTruth(config, ranker);
        String page = Files.readString(reports.resolve(AFTER).resolve("index.html"));
        assertTrue(page.contains("What carried out advice saved"));

        // A date in between that is made later, and the date once more as another attempt: the same life.
        backfill(config, BETWEEN);
        nightly(config, AFTER);
        Life again = ranker(embedded(config));
        assertEquals(ranker.since(), again.since());
        assertEquals(ranker.state(), again.state());
        assertEquals(ranker.realised(), again.realised());
        checkAgainstTruth(config, again);

        // The report of before tells what was known then.
        assertEquals(0, perdollar.run("report", "--config", config.toString(), "--date", BEFORE), perdollar.err());
        assertArrayEquals(asSent, workbook(reports, BEFORE));

        readersOfAnotherServiceSeeNothingOfIt(config, reports);
    }

    private void readersOfAnotherServiceSeeNothingOfIt(Path config, Path reports) throws Exception {
        assertEquals(
                0, perdollar.run("report", "--config", config.toString(), "--date", AFTER, "--send"), perdollar.err());
        Map<String, String> parts =
                AudienceScenarioTest.parts(reports.resolve(AFTER), "daily-chat.eml", "services-chat");
        parts.forEach((name, text) -> assertFalse(text.contains("ranker"), name));
        assertTrue(parts.values().stream().anyMatch(text -> text.contains("Realised savings")));
    }

    @Test
    void theLedgerOnAServerTellsTheSameLife() throws Exception {
        String url = PostgresCluster.newDatabase();
        Path config = SharedSample.configuration(DAYS, "lives-server");
        Path password = Files.writeString(config.resolveSibling("lives-password"), PostgresCluster.PASSWORD + "\n");
        Files.writeString(
                config,
                Files.readString(config)
                        .replaceFirst(
                                "url: file:\\S+",
                                "url: " + url + "\n  user: " + PostgresCluster.USER + "\n  passwordFile: "
                                        + password.getFileName()));
        backfill(config, BEFORE);
        backfill(config, AFTER);
        try (Connection connection = DriverManager.getConnection(url, PostgresCluster.USER, PostgresCluster.PASSWORD)) {
            Life ranker = ranker(connection);
            assertEquals("ADOPTED", ranker.state());
            checkAgainstTruth(config, ranker);
        }
    }

    /** What was realised is the truth to the last digit; the replay fits the hours that the truth takes from the story. */
    private static void checkAgainstTruth(Path config, Life life) throws IOException {
        Map<String, Object> truth = TruthComparison.read(config.resolveSibling("truth.json"));
        Map<?, ?> adoption = (Map<?, ?>) ((List<?>) Objects.requireNonNull(truth.get("adoptions"))).get(0);
        assertEquals("ranker", adoption.get("service"));
        assertEquals(String.valueOf(adoption.get("adoptedOn")), life.since());
        near(new BigDecimal(String.valueOf(adoption.get("predictedMonthlySaving"))), life.predicted());
        assertEquals(new BigDecimal(String.valueOf(adoption.get("realisedMonthlySaving"))), life.realised());
        assertEquals(
                0,
                life.realised()
                        .subtract(life.predicted())
                        .divide(life.predicted(), MathContext.DECIMAL64)
                        .subtract(life.error())
                        .setScale(5, java.math.RoundingMode.DOWN)
                        .signum());
    }

    private static void near(BigDecimal truth, BigDecimal told) {
        BigDecimal difference = truth.subtract(told).abs();
        assertTrue(
                difference.compareTo(truth.multiply(new BigDecimal("0.02"))) <= 0,
                () -> "truth " + truth + ", told " + told);
    }

    private void backfill(Path config, String date) {
        assertEquals(
                0,
                perdollar.run("backfill", "--config", config.toString(), "--from", date, "--to", date),
                perdollar.err());
    }

    private void nightly(Path config, String date) {
        assertEquals(0, perdollar.run("nightly", "--config", config.toString(), "--date", date), perdollar.err());
    }

    private static byte[] workbook(Path reports, String date) throws IOException {
        return Files.readAllBytes(reports.resolve(date).resolve("cost-report-" + date + ".xlsx"));
    }

    private static Life ranker(Path ledger) throws SQLException {
        try (Connection connection = DriverManager.getConnection(
                "jdbc:h2:file:" + ledger + ";ACCESS_MODE_DATA=r;IFEXISTS=TRUE", "perdollar", "")) {
            return ranker(connection);
        }
    }

    private static Path embedded(Path config) {
        return config.toAbsolutePath().resolveSibling("lives-ledger");
    }

    private static Life ranker(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT * FROM recommendation_life WHERE service = 'ranker'")) {
            assertTrue(row.next(), "a life of ranker");
            Life life = new Life(
                    row.getString("actions"),
                    row.getString("carried_out"),
                    row.getString("state"),
                    row.getString("first_advised"),
                    row.getString("state_since"),
                    row.getBigDecimal("predicted_saving"),
                    row.getBigDecimal("realised_saving"),
                    row.getBigDecimal("realised_error"));
            assertFalse(row.next(), "one life of ranker");
            return life;
        }
    }
}
