package io.perdollar.jobs.config;

import io.perdollar.analysis.advice.Model;
import io.perdollar.analysis.advice.Policy;
import io.perdollar.analysis.advice.Rate;
import java.math.BigDecimal;
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
        Map<String, Map<String, Rate>> throughput,
        AdviceAssumptions assumptions) {

    private static final ScalarForm<String> DTYPE = ScalarForm.matching(
            "fp32, fp16, bf16, fp8, int8 or int4", Pattern.compile("fp32|[bf][fp]?16|fp8|int8|int4"));

    public AdviceSettings {
        policies = Map.copyOf(policies);
        models = Map.copyOf(models);
        throughput = Map.copyOf(throughput);
    }

    static AdviceSettings read(Section advice) {
        Map<String, Policy> policies = new LinkedHashMap<>(Map.of("prod", Policy.PROD, "dev", Policy.DEV));
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
        Policy absent = name.equals("dev") ? Policy.DEV : Policy.PROD;
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

    private static Map<String, Rate> throughput(Value value) {
        Map<String, Rate> rates = new LinkedHashMap<>();
        value.section().values().forEach((accelerator, rate) -> {
            Rate perHour = rate.as(ScalarForm.PER_HOUR);
            if (perHour != null) {
                rates.put(accelerator, perHour);
            }
        });
        return rates;
    }
}
