package io.perdollar.sampledata.log;

import io.perdollar.sampledata.time.Dice;
import java.util.List;
import java.util.function.Consumer;

/** Requests for answers of a model: so many an hour, most of them served, a few of them minutes long. */
public final class Inference implements Traffic {
    private static final long HOUR_MILLIS = 3_600_000L;
    private static final int[] FAILURES = {500, 502, 503, 429, 400, 499, 504};
    private static final String AGENT = "python-requests/2.32.3";
    private static final String OTHER_AGENT = "OpenAI/Python 1.51.0";

    /**
     * What one request is like.
     *
     * @param targets paths with or without a query string, the first most frequent
     * @param fastest milliseconds of the shortest usual answer
     * @param slowest milliseconds of the longest usual answer
     * @param longShare part of the answers that take minutes
     * @param failureShare part that fails
     * @param recognised whether the default endpoints know the path
     */
    public record Shape(
            List<String> targets,
            long fastest,
            long slowest,
            double longShare,
            double failureShare,
            boolean recognised) {}

    private final Profile profile;
    private final Shape shape;
    private final boolean exactPeak;
    private final List<String> requests;

    /**
     * Requests after a profile.
     *
     * @param exactPeak whether an hour's number is its mean exactly, instead of varying around it
     */
    public Inference(Profile profile, Shape shape, boolean exactPeak) {
        this.profile = profile;
        this.shape = shape;
        this.exactPeak = exactPeak;
        requests = shape.targets().stream()
                .map(target -> "POST " + target + " HTTP/1.1")
                .toList();
    }

    @Override
    public void arrive(long hour, Dice dice, Consumer<LogLine> sink) {
        double mean = profile.mean(hour);
        int count = exactPeak ? (int) Math.round(mean) : dice.count(mean * (0.75 + 0.5 * dice.nextDouble()));
        for (int i = 0; i < count; i++) {
            sink.accept(request(hour * HOUR_MILLIS + dice.between(0, HOUR_MILLIS), dice));
        }
    }

    private LogLine request(long arrival, Dice dice) {
        boolean failed = dice.chance(shape.failureShare());
        double spread = dice.nextDouble();
        long usual = shape.fastest() + (long) ((shape.slowest() - shape.fastest()) * spread * spread);
        long duration = !failed && dice.chance(shape.longShare()) ? dice.between(120_000, 420_000) : usual;
        int status = failed ? FAILURES[(int) dice.between(0, FAILURES.length)] : 200;
        if (failed) {
            duration = Math.max(1, duration / 8);
        }
        int tokensIn = (int) dice.between(40, 2400);
        int tokensOut = (int) Math.max(1, duration / 35);
        return new LogLine(
                arrival,
                duration,
                kind(failed),
                requests.get(dice.chance(0.8) ? 0 : (int) dice.between(0, requests.size())),
                status,
                failed ? dice.between(80, 400) : tokensOut * 4L + dice.between(100, 300),
                "10.8." + dice.between(0, 4) + "." + dice.between(2, 250),
                dice.chance(0.5) ? AGENT : OTHER_AGENT,
                failed ? -1 : tokensIn,
                failed ? -1 : tokensOut);
    }

    private LineKind kind(boolean failed) {
        if (shape.recognised()) {
            return failed ? LineKind.FAILED : LineKind.SERVED;
        }
        return failed ? LineKind.IGNORED : LineKind.UNRECOGNISED;
    }
}
