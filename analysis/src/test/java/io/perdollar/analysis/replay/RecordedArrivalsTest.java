package io.perdollar.analysis.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

/**
 * The replay from minutes against an exact simulation from the recorded instants of real services, whose logs are described
 * in the README beside them. The instants and the numbers of tokens are theirs; how long a token takes is ours.
 */
class RecordedArrivalsTest {
    /** Of development and production. */
    private static final double[] LIMITS = {0.01, 0.10};

    /** So near to a limit a replayed share gives no verdict, and so near the exact one must be then (equations §13). */
    private static final double UNDECIDED = 0.0025;

    private static final double NEAR = 0.005;
    private static final Pattern AZURE = Pattern.compile(".* (\\d+\\.\\d+) (\\d+) (\\d+)");
    private static final Pattern BLOG = Pattern.compile("\\S+ \\S+ \\S+ \\[([^]]+)] \"GET /blog/.*");
    private static final DateTimeFormatter TIME_LOCAL =
            DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss Z", Locale.ENGLISH);

    /** 19,366 requests of an hour, at 50 tokens a second each. */
    @Test
    void aProductionLlmServiceGetsTheVerdictsOfAnExactSimulation() throws IOException {
        Path log = readable("azure-llm-2023/access.log.gz");
        List<double[]> requests = new ArrayList<>();
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(log)), StandardCharsets.ISO_8859_1))) {
            double midnight = LocalDate.of(2023, 11, 16).toEpochDay() * 86_400.0;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                Matcher match = AZURE.matcher(line);
                assertTrue(match.matches(), line);
                requests.add(new double[] {
                    Double.parseDouble(match.group(1)) - midnight, Math.max(1, Integer.parseInt(match.group(3))) / 50.0
                });
            }
        }
        assertEquals(19_366, requests.size());
        compare(requests, 20, 22, 23, 24, 25, 26, 27, 28, 29, 30, 32, 40);
    }

    /** 1,916 requests of 84 hours, all in the first minutes of an hour, each taking half a minute. */
    @Test
    void burstsGetTheVerdictsOfAnExactSimulation() throws IOException {
        Path log = readable("elastic-apache/access.log");
        double midnight = LocalDate.of(2015, 5, 17).toEpochDay() * 86_400.0;
        List<double[]> requests = new ArrayList<>();
        for (String line : Files.readAllLines(log, StandardCharsets.ISO_8859_1)) {
            Matcher match = BLOG.matcher(line);
            if (match.matches()) {
                double at = OffsetDateTime.parse(match.group(1), TIME_LOCAL)
                        .withOffsetSameInstant(ZoneOffset.UTC)
                        .toEpochSecond();
                requests.add(new double[] {at - midnight, 30});
            }
        }
        assertTrue(requests.size() > 1_800, "requests found: " + requests.size());
        compare(requests, 4, 6, 8, 9, 10, 11, 12, 13, 14, 15, 16, 18, 20);
    }

    private static void compare(List<double[]> requests, int... slots) {
        requests.sort((a, b) -> Double.compare(a[0], b[0]));
        ExactQueue queue = new ExactQueue(
                requests.stream().mapToDouble(request -> request[0]).toArray(),
                requests.stream().mapToDouble(request -> request[1]).toArray());
        int days = (int) (requests.get(requests.size() - 1)[0] / 86_400) + 1;
        Replayer replayer = new Replayer(queue.demand(days));
        double mean = Arrays.stream(queue.seconds).average().orElseThrow();
        for (int count : slots) {
            double exact = queue.delayedShare(count, 1, 30);
            double replayed = replayer.always(count, mean, 30).delayedShare();
            for (double limit : LIMITS) {
                boolean undecided = Math.abs(replayed - limit) <= UNDECIDED;
                assertTrue(
                        undecided ? Math.abs(exact - limit) <= NEAR : (exact > limit) == (replayed > limit),
                        count + " slots, limit " + limit + ": exactly " + exact + ", replayed " + replayed);
            }
        }
    }

    private static Path readable(String name) {
        Path log = Path.of(System.getProperty(
                        "perdollar.real",
                        Path.of("..", "..", "shared", "real")
                                .toAbsolutePath()
                                .normalize()
                                .toString()))
                .resolve(name);
        assumeTrue(
                Files.isReadable(log), () -> "skipped: there is no " + log + "; name its folder by -Dperdollar.real=…");
        return log;
    }
}
