package io.perdollar.analysis.budget;

import io.perdollar.analysis.statistics.Robust;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * How much of a day's cost has mostly arrived when the export has reached an age past the day's end: the median over
 * earlier days of the same age, in steps of six hours. Nothing is assumed where nothing was learned.
 */
public final class ReportingDelay {
    private static final double STEP_HOURS = 6;
    private static final int FEWEST_SAMPLES = 3;
    private static final double LEAST_SPREAD = 0.02;

    /** Nothing learned yet. */
    public static final ReportingDelay UNKNOWN = new ReportingDelay(new TreeMap<>());

    private final SortedMap<Integer, Arrived> byStep;

    /**
     * The arrived share of a day.
     *
     * @param share 0 to 1 as a rule; above 1 where corrections took something back later
     * @param spread one robust standard deviation of it
     */
    public record Arrived(double share, double spread) {}

    private ReportingDelay(SortedMap<Integer, Arrived> byStep) {
        this.byStep = byStep;
    }

    /** Learns from earlier days; days without cost teach nothing. */
    public static ReportingDelay learn(List<DelaySample> samples) {
        SortedMap<Integer, List<Double>> shares = new TreeMap<>();
        for (DelaySample sample : samples) {
            if (sample.settled().signum() > 0) {
                shares.computeIfAbsent(step(sample.ageHours()), step -> new ArrayList<>())
                        .add(sample.reported().doubleValue() / sample.settled().doubleValue());
            }
        }
        SortedMap<Integer, Arrived> byStep = new TreeMap<>();
        shares.forEach((step, of) -> {
            if (of.size() >= FEWEST_SAMPLES) {
                double[] values = of.stream().mapToDouble(Double::doubleValue).toArray();
                double median = Robust.median(values);
                byStep.put(step, new Arrived(median, Math.max(LEAST_SPREAD, Robust.deviation(values, median))));
            }
        });
        return new ReportingDelay(byStep);
    }

    /**
     * What has arrived at an age.
     *
     * @param ageHours from the day's end to the newest {@code export_time}; negative before its end
     * @return empty where too few earlier days were seen at that age
     */
    public Optional<Arrived> at(double ageHours) {
        return Optional.ofNullable(byStep.get(step(ageHours)));
    }

    private static int step(double ageHours) {
        return (int) Math.floor(ageHours / STEP_HOURS);
    }
}
