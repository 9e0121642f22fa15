package io.perdollar.analysis.advice;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.IntUnaryOperator;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;

/**
 * How long one core takes to replay all plans of one service over 28 days: 403,200 requests to an L4 in several shapes
 * ({@code docs/benchmarks/replay} runs it).
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MILLISECONDS)
@Threads(1)
@Fork(
        value = 2,
        jvmArgs = {"-Xmx1g", "-XX:+UseSerialGC"})
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
public class ServiceBenchmark {
    private static final Map<String, BigDecimal> GUIDE =
            Map.of("T4", BigDecimal.valueOf(200), "L4", BigDecimal.valueOf(400), "A100-40", BigDecimal.valueOf(1200));
    private static final Map<String, BigDecimal> FASTER =
            Map.of("T4", BigDecimal.valueOf(2000), "L4", BigDecimal.valueOf(4000));

    /** A service; where a throughput is named it is the configured one of an L4. */
    public enum Shape {
        /** Ten requests a minute, day and night. */
        DEV_STEADY_400_AN_HOUR,
        DEV_STEADY_TIMES_OF_THE_LOG,
        DEV_STEADY_4000_AN_HOUR,
        PROD_STEADY_400_AN_HOUR,
        /** As many requests in working hours. */
        DEV_WORKING_HOURS_400_AN_HOUR;

        private ServiceCase service() {
            IntUnaryOperator requests = this == DEV_WORKING_HOURS_400_AN_HOUR
                    ? hour -> hour / 24 < 5 && hour % 24 >= 9 && hour % 24 < 18 ? 2240 : 0
                    : hour -> 600;
            return Cases.service(this == PROD_STEADY_400_AN_HOUR ? "prod" : "dev", "L4", Cases.demand(requests));
        }

        private Map<String, BigDecimal> throughput() {
            return switch (this) {
                case DEV_STEADY_TIMES_OF_THE_LOG -> Map.of();
                case DEV_STEADY_4000_AN_HOUR -> FASTER;
                case DEV_STEADY_400_AN_HOUR, PROD_STEADY_400_AN_HOUR, DEV_WORKING_HOURS_400_AN_HOUR -> GUIDE;
            };
        }
    }

    /** Which service. */
    @Param
    public Shape shape = Shape.DEV_STEADY_400_AN_HOUR;

    private ServiceCase service = Shape.DEV_STEADY_400_AN_HOUR.service();
    private AdviceRules rules = Cases.rules(GUIDE);
    private PriceBook prices = Cases.prices();

    /** Makes the service that is asked for. */
    @Setup
    public void describe() {
        service = shape.service();
        rules = Cases.rules(shape.throughput());
        prices = Cases.prices();
    }

    /** Spreads the minutes, fits the hours and replays every plan. */
    @Benchmark
    public int allPlans() {
        return new PlanSearch(service, Objects.requireNonNull(service.machine()), rules, prices).plans.size();
    }
}
