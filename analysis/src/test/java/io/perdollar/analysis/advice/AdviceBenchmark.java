package io.perdollar.analysis.advice;

import io.perdollar.analysis.advice.Adviser.Advice;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.IntUnaryOperator;
import java.util.function.Supplier;

/**
 * How long it takes to replay all plans of a fleet over 28 days, in two orders (docs/benchmarks.md); one service by itself is
 * measured by {@link ServiceBenchmark}.
 *
 * <pre>{@code AdviceBenchmark SERVICES}</pre>
 */
public final class AdviceBenchmark {
    private static final LongAdder REQUESTS = new LongAdder();

    private AdviceBenchmark() {}

    public static void main(String[] arguments) {
        fleet(System.out, Integer.parseInt(arguments[0]));
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
