package io.perdollar.jobs.config;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What advice may ask for and what it may assume (equations §13).
 *
 * @param policies by environment; {@code prod} and {@code dev} are always present
 * @param models by service
 * @param throughput requests per hour at saturation, by service, then accelerator; absent where it is to be measured
 * @param assumptions what neither bill nor log tells
 */
public record AdviceSettings(
        Map<String, Policy> policies,
        Map<String, Model> models,
        Map<String, Map<String, BigDecimal>> throughput,
        AdviceAssumptions assumptions) {

    /**
     * What an environment tolerates.
     *
     * @param refused largest share of refused requests, 0 to 1
     * @param delayed largest share of requests that wait longer than the objective, 0 to 1
     * @param objective longest wait that is no delay
     */
    public record Policy(
            BigDecimal refused, BigDecimal delayed, Duration objective, boolean spot, boolean stopWhenIdle) {}

    /**
     * What a service serves.
     *
     * @param parameters number of them
     * @param dtype e.g. {@code fp16}
     * @param context tokens
     * @param concurrency slots of one replica
     */
    public record Model(BigDecimal parameters, String dtype, int context, int concurrency) {}

    private static final ScalarForm<String> DTYPE = ScalarForm.matching(
            "fp32, fp16, bf16, fp8, int8 or int4", Pattern.compile("fp32|[bf][fp]?16|fp8|int8|int4"));
    private static final Policy PROD =
            new Policy(new BigDecimal("0.00"), new BigDecimal("0.01"), Duration.ofSeconds(30), false, false);
    private static final Policy DEV =
            new Policy(new BigDecimal("0.02"), new BigDecimal("0.10"), Duration.ofSeconds(60), true, true);

    public AdviceSettings {
        policies = Map.copyOf(policies);
        models = Map.copyOf(models);
        throughput = Map.copyOf(throughput);
    }

    static AdviceSettings read(Section advice) {
        Map<String, Policy> policies = new LinkedHashMap<>(Map.of("prod", PROD, "dev", DEV));
        advice.section("policies").values().forEach((name, value) -> policies.put(name, policy(name, value)));
        AdviceSettings settings = new AdviceSettings(
                policies,
                advice.map("models", AdviceSettings::model),
                advice.map("throughput", AdviceSettings::throughput),
                AdviceAssumptions.read(advice));
        advice.done();
        return settings;
    }

    private static Policy policy(String name, Value value) {
        Policy absent = name.equals("dev") ? DEV : PROD;
        Section policy = value.section();
        Policy read = new Policy(
                policy.value("refused", ScalarForm.PERCENT, absent.refused()),
                policy.value("delayed", ScalarForm.PERCENT, absent.delayed()),
                policy.value("objective", ScalarForm.DURATION, absent.objective()),
                policy.value("spot", ScalarForm.BOOLEAN, absent.spot()),
                policy.value("stopWhenIdle", ScalarForm.BOOLEAN, absent.stopWhenIdle()));
        policy.done();
        return read;
    }

    private static @Nullable Model model(Value value) {
        Section model = value.section();
        BigDecimal parameters = model.required("parameters", ScalarForm.PARAMETERS);
        String dtype = model.value("dtype", DTYPE, "fp16");
        int context = model.value("context", ScalarForm.integer(1, 100_000_000), 4096);
        int concurrency = model.value("concurrency", ScalarForm.integer(1, 100_000), 16);
        model.done();
        return parameters == null ? null : new Model(parameters, dtype, context, concurrency);
    }

    private static Map<String, BigDecimal> throughput(Value value) {
        Map<String, BigDecimal> rates = new LinkedHashMap<>();
        value.section().values().forEach((accelerator, rate) -> {
            BigDecimal perHour = rate.as(ScalarForm.PER_HOUR);
            if (perHour != null) {
                rates.put(accelerator, perHour);
            }
        });
        return rates;
    }
}
