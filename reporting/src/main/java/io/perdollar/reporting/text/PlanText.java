package io.perdollar.reporting.text;

import io.perdollar.analysis.catalogue.Provisioning;
import io.perdollar.analysis.plan.Operation;
import io.perdollar.analysis.plan.Plan;
import io.perdollar.analysis.plan.PriceOrigin;
import io.perdollar.analysis.plan.Throughput;
import io.perdollar.analysis.plan.WeeklyHours;
import io.perdollar.analysis.plan.WeeklyHours.DayHours;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Plans in words: what runs, how it is bought, when it is on. */
public final class PlanText {
    private static final int SECONDS_PER_MINUTE = 60;

    private PlanText() {}

    /** A whole plan, such as {@code 2 × L4 (g2-standard-4), spot, Mon–Fri 08–19}. */
    public static String plan(Plan plan, Texts texts) {
        return String.join(
                ", ", machines(plan), provisioning(plan.provisioning(), texts), operation(plan.operation(), texts));
    }

    /** What runs, such as {@code 2 × L4 (g2-standard-4)}; {@code 2 × 4 L4 (…)} where one machine has several. */
    public static String machines(Plan plan) {
        String accelerators = plan.acceleratorCount() == 1 ? "" : plan.acceleratorCount() + " ";
        return plan.replicas() + " × " + accelerators + ForeignText.visible(plan.accelerator()) + " ("
                + ForeignText.visible(plan.machineType()) + ")";
    }

    /** How a machine is bought. */
    public static String provisioning(Provisioning provisioning, Texts texts) {
        return texts.word("provisioning", key(provisioning));
    }

    /** When the machines run. */
    public static String operation(Operation operation, Texts texts) {
        if (operation instanceof Operation.Weekly weekly) {
            return hours(weekly.hours(), texts);
        }
        if (operation instanceof Operation.StopWhenIdle stop) {
            return texts.get("operation.stop-when-idle", duration(stop.threshold(), texts));
        }
        return texts.get(operation instanceof Operation.AsBilled ? "operation.as-billed" : "operation.always-on");
    }

    /** Hours of a week, days with the same hours together: {@code Mon–Fri 08–19, Sat 10–14}. */
    public static String hours(WeeklyHours hours, Texts texts) {
        List<String> stretches = new ArrayList<>();
        List<DayHours> days = hours.days();
        int first = 0;
        for (int day = 1; day <= days.size(); day++) {
            if (day == days.size() || !days.get(day).equals(days.get(first))) {
                DayHours open = days.get(first);
                if (open.length() > 0) {
                    stretches.add(days(first, day - 1, texts)
                            + String.format(Locale.ROOT, " %02d–%02d", open.from(), open.to()));
                }
                first = day;
            }
        }
        return stretches.isEmpty() ? texts.get("hours.never") : String.join(", ", stretches);
    }

    /** Where a price comes from, its day included. */
    public static String priceOrigin(PriceOrigin origin, Texts texts) {
        String kind = texts.word("price-origin", key(origin.kind()));
        if (origin.kind() == PriceOrigin.Kind.BILL) {
            return kind;
        }
        String source = origin.source().isEmpty() ? "" : ": " + ForeignText.visible(origin.source());
        return kind + " " + ForeignText.visible(origin.name()) + source
                + (origin.asOf() == null ? "" : ", " + texts.day(origin.asOf()));
    }

    /** Where a throughput comes from. */
    public static String throughputOrigin(Throughput throughput, Texts texts) {
        return texts.word("throughput-origin", key(throughput.origin()));
    }

    /** A length of time in the unit that suits it: {@code 250 ms}, {@code 45 s}, {@code 15 min}, {@code 36 h}. */
    public static String duration(Duration time, Texts texts) {
        long seconds = time.toSeconds();
        if (seconds == 0 && !time.isZero()) {
            return texts.get("unit.milliseconds", time.toMillis());
        }
        if (seconds < 2L * SECONDS_PER_MINUTE) {
            return texts.get("unit.seconds", seconds);
        }
        if (seconds < 2L * SECONDS_PER_MINUTE * SECONDS_PER_MINUTE) {
            return texts.get("unit.minutes", decimal(seconds, SECONDS_PER_MINUTE));
        }
        return texts.get("unit.hours", decimal(seconds, SECONDS_PER_MINUTE * SECONDS_PER_MINUTE));
    }

    private static String decimal(long seconds, int unit) {
        BigDecimal value = BigDecimal.valueOf(seconds).divide(BigDecimal.valueOf(unit), 1, RoundingMode.HALF_UP);
        return Numbers.fixed(value, value.stripTrailingZeros().scale() > 0 ? 1 : 0);
    }

    private static String days(int first, int last, Texts texts) {
        if (first == 0 && last == 6) {
            return texts.get("hours.daily");
        }
        String from = texts.get("weekday.short." + (first + 1));
        return first == last ? from : from + "–" + texts.get("weekday.short." + (last + 1));
    }

    private static String key(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
