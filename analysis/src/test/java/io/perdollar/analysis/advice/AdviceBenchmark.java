package io.perdollar.analysis.advice;

import io.perdollar.analysis.advice.Adviser.Advice;
import java.io.PrintStream;
import java.lang.management.ManagementFactory;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.IntUnaryOperator;
import java.util.function.Supplier;

/**
 * How long it takes to replay all plans of services over 28 days (docs/benchmarks.md). Without arguments one service of
 * 403,200 requests in several shapes; with a number a fleet of so many services, in two orders.
 */
public final class AdviceBenchmark {
    private static final int WARM_UP = 30;
    private static final int ROUNDS = 15;
    private static final double NANOS_PER_MILLI = 1e6;
    private static final Map<String, BigDecimal> THROUGHPUT =
            Map.of("T4", BigDecimal.valueOf(200), "L4", BigDecimal.valueOf(400), "A100-40", BigDecimal.valueOf(1200));

    private static final LongAdder REQUESTS = new LongAdder();

    private AdviceBenchmark() {}

    public static void main(String[] arguments) {
        PrintStream out = System.out;
        if (arguments.length == 0) {
            // Ten requests a minute, day and night, and as many in working hours.
            IntUnaryOperator steady = hour -> 600;
            IntUnaryOperator working = hour -> hour / 24 < 5 && hour % 24 >= 9 && hour % 24 < 18 ? 2240 : 0;
            one(out, "dev, steady, configured 400/h", steady, "dev", THROUGHPUT);
            one(out, "dev, steady, times of the log", steady, "dev", Map.of());
            one(out, "dev, working hours, configured 400/h", working, "dev", THROUGHPUT);
            one(out, "prod, steady, configured 400/h", steady, "prod", THROUGHPUT);
            one(out, "dev, steady, configured 4,000/h", steady, "dev", faster());
        } else {
            fleet(out, Integer.parseInt(arguments[0]));
        }
    }

    private static Map<String, BigDecimal> faster() {
        return Map.of("T4", BigDecimal.valueOf(2000), "L4", BigDecimal.valueOf(4000));
    }

    private static void one(
            PrintStream out,
            String name,
            IntUnaryOperator requests,
            String environment,
            Map<String, BigDecimal> throughput) {
        ServiceCase service = Cases.service(environment, "L4", Cases.demand(requests));
        AdviceRules rules = Cases.rules(throughput);
        long[] nanos = new long[ROUNDS];
        int plans = 0;
        for (int round = -WARM_UP; round < ROUNDS; round++) {
            long before = processorTime();
            plans = new PlanSearch(service, Objects.requireNonNull(service.machine()), rules, Cases.prices())
                    .plans.size();
            nanos[Math.max(0, round)] = processorTime() - before;
        }
        Arrays.sort(nanos);
        out.printf(
                "%-40s %,9d requests %4d plans  median %6.1f ms  least %6.1f ms%n",
                name,
                service.demand().requests(),
                plans,
                nanos[ROUNDS / 2] / NANOS_PER_MILLI,
                nanos[0] / NANOS_PER_MILLI);
    }

    /** Of this thread: other work on the machine and the compiler's threads are left out. */
    private static long processorTime() {
        return ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
    }

    private static void fleet(PrintStream out, int services) {
        Random random = new Random(1);
        List<Supplier<ServiceCase>> fleet = new ArrayList<>();
        for (int i = 0; i < services; i++) {
            int number = i;
            int perHour = (int) Math.exp(random.nextDouble() * 6.4);
            int from = random.nextInt(12);
            IntUnaryOperator requests = i % 2 == 0
                    ? hour -> perHour
                    : hour -> hour / 24 < 5 && hour % 24 >= from && hour % 24 < from + 10 ? perHour : 0;
            fleet.add(() -> {
                ServiceCase service = Cases.named(
                        "service-" + number,
                        Cases.service(
                                number % 3 == 0 ? "prod" : "dev",
                                number % 5 == 0 ? "T4" : "L4",
                                Cases.demand(requests)));
                REQUESTS.add(service.demand().requests());
                return service;
            });
        }
        AdviceRules rules = Cases.rules(Map.of());
        long start = System.nanoTime();
        Advice forward = Adviser.adviseEach(fleet, rules, Cases.prices());
        double seconds = (System.nanoTime() - start) / 1e9;
        Collections.shuffle(fleet, random);
        Advice shuffled = Adviser.adviseEach(fleet, rules, Cases.prices());
        out.printf(
                "%,d services, %,d requests: %.1f s on %d cores, their log read included; %,d recommendations; another order gives %s%n",
                services,
                REQUESTS.sum() / 2,
                seconds,
                Runtime.getRuntime().availableProcessors(),
                forward.recommendations().size(),
                forward.equals(shuffled) ? "the same" : "SOMETHING ELSE");
    }
}
