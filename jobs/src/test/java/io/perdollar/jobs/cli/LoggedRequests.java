package io.perdollar.jobs.cli;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.PriorityQueue;
import java.util.function.DoublePredicate;
import java.util.function.DoubleUnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/**
 * The requests of one service as its logs tell them, one by one, read without any code of the product, and what exactly
 * happens to them in a queue: first come, first served, each at its own instant and for its own time.
 */
final class LoggedRequests {
    private static final Pattern LOCAL_TIME =
            Pattern.compile("\\[(\\d\\d/\\w{3}/\\d{4}:[\\d:]{8} [+-]\\d{4})\\] \"POST (\\S+) [^\"]*\" \\d{3} .*");

    /** The last field of the plain format; behind the bytes in the one with tokens. */
    private static final Pattern PLAIN_SECONDS = Pattern.compile(".*\" (\\d+\\.\\d{3})$");

    private static final Pattern TOKEN_SECONDS =
            Pattern.compile(".*\" \\d{3} \\d+ (\\d+\\.\\d{3}) (\\d+\\.\\d{3}) \\S+ \\S+$");
    private static final Pattern JSON = Pattern.compile(
            "\\{\"time\":\"([^\"]+)\".*\"request\":\"POST (\\S+) [^\"]*\".*\"duration\":(\\d+\\.\\d{3}).*");
    private static final DateTimeFormatter TIME_LOCAL =
            DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss Z", Locale.ENGLISH);
    private static final Pattern INFERENCE = Pattern.compile(
            "/generate(_stream)?/?|/api/(chat|generate)|/v1/(chat/completions|completions|embeddings|rerank)");

    /** Seconds since the window's start, ascending. */
    private final double[] at;

    /** How long each took. */
    private final double[] seconds;

    private LoggedRequests(List<double[]> requests) {
        requests.sort(Comparator.comparingDouble(request -> request[0]));
        at = requests.stream().mapToDouble(request -> request[0]).toArray();
        seconds = requests.stream().mapToDouble(request -> request[1]).toArray();
    }

    /**
     * Reads the logs of some VMs.
     *
     * @param from start of the window, epoch seconds
     * @param hours from there on
     */
    static LoggedRequests of(List<Path> folders, long from, int hours) throws IOException {
        List<double[]> requests = new ArrayList<>();
        for (Path folder : folders) {
            try (Stream<Path> files = Files.list(folder)) {
                for (Path file : files.toList()) {
                    read(file, from, hours * 3600.0, requests);
                }
            }
        }
        return new LoggedRequests(requests);
    }

    private static void read(Path file, long from, double length, List<double[]> requests) throws IOException {
        try (InputStream raw = Files.newInputStream(file);
                BufferedReader lines = new BufferedReader(new InputStreamReader(
                        file.toString().endsWith(".gz") ? new GZIPInputStream(raw) : raw,
                        StandardCharsets.ISO_8859_1))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                double[] request = request(line, from);
                if (request != null && request[0] >= 0 && request[0] < length) {
                    requests.add(request);
                }
            }
        }
    }

    /** Arrival and time; null for a line that is none. */
    private static double @Nullable [] request(String line, long from) {
        Matcher json = JSON.matcher(line);
        if (json.matches()) {
            return isInference(json.group(2))
                    ? arrival((double) OffsetDateTime.parse(json.group(1)).toEpochSecond(), json.group(3), from)
                    : null;
        }
        Matcher local = LOCAL_TIME.matcher(line);
        if (!local.find() || !isInference(local.group(2))) {
            return null;
        }
        Matcher tokens = TOKEN_SECONDS.matcher(line);
        if (tokens.matches()) {
            return arrival(Double.parseDouble(tokens.group(2)), tokens.group(1), from);
        }
        Matcher plain = PLAIN_SECONDS.matcher(line);
        return plain.matches()
                ? arrival(
                        (double)
                                OffsetDateTime.parse(local.group(1), TIME_LOCAL).toEpochSecond(),
                        plain.group(1),
                        from)
                : null;
    }

    private static boolean isInference(String target) {
        return INFERENCE.matcher(target.replaceAll("\\?.*", "")).matches();
    }

    private static double[] arrival(double completion, String took, long from) {
        double time = Double.parseDouble(took);
        return new double[] {completion - time - from, time};
    }

    int size() {
        return at.length;
    }

    double meanSeconds() {
        return Arrays.stream(seconds).average().orElseThrow();
    }

    /** Share of those that satisfy a condition on their arrival, among those that satisfy another. */
    double share(DoublePredicate wanted, DoublePredicate among) {
        double[] all = Arrays.stream(at).filter(among).toArray();
        return all.length == 0 ? 0 : (double) Arrays.stream(all).filter(wanted).count() / all.length;
    }

    /** Shares of all requests. */
    record Harm(double refused, double delayed) {}

    /**
     * Machines that run always, or in some hours.
     *
     * @param stretch what a request's time is multiplied by
     * @param admitted whether one that arrives then is let in
     * @param opening the first instant from a given one on at which the machines answer
     */
    Harm queue(int slots, double stretch, double objective, DoublePredicate admitted, DoubleUnaryOperator opening) {
        PriorityQueue<Double> free = freeAt(slots, 0);
        int refused = 0;
        int delayed = 0;
        for (int i = 0; i < at.length; i++) {
            if (!admitted.test(at[i])) {
                refused++;
                continue;
            }
            double start = opening.applyAsDouble(Math.max(at[i], free.remove()));
            free.add(start + stretch * seconds[i]);
            delayed += start - at[i] > objective ? 1 : 0;
        }
        return new Harm((double) refused / at.length, (double) delayed / at.length);
    }

    /** Machines that stop after so many idle seconds, all together, and start again with the next request. */
    Harm whenIdle(int slots, double stretch, double objective, double threshold, double stopping, double starting) {
        PriorityQueue<Double> free = freeAt(slots, 0);
        double quietSince = 0;
        int delayed = 0;
        for (int i = 0; i < at.length; i++) {
            if (at[i] > quietSince + threshold) {
                free = freeAt(slots, Math.max(at[i], quietSince + threshold + stopping) + starting);
            }
            double start = Math.max(at[i], free.remove());
            double end = start + stretch * seconds[i];
            free.add(end);
            quietSince = Math.max(quietSince, end);
            delayed += start - at[i] > objective ? 1 : 0;
        }
        return new Harm(0, (double) delayed / at.length);
    }

    private static PriorityQueue<Double> freeAt(int slots, double instant) {
        PriorityQueue<Double> free = new PriorityQueue<>();
        for (int slot = 0; slot < slots; slot++) {
            free.add(instant);
        }
        return free;
    }
}
