package io.perdollar.sampledata.truth;

import io.perdollar.sampledata.fleet.Disk;
import io.perdollar.sampledata.story.Fleet;
import io.perdollar.sampledata.story.ImpliedAdvice;
import io.perdollar.sampledata.story.Story;
import io.perdollar.sampledata.time.SampleCalendar;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The advice that the stories imply, with its saving: today's cost by the bill against the same requests at the implied
 * price in the implied hours. Nothing is replayed here, so hours that a replay trims differ by a few percent.
 */
final class AdviceTruth {
    private static final BigDecimal MONTH_HOURS = BigDecimal.valueOf(730);
    private static final BigDecimal WEEK_HOURS = BigDecimal.valueOf(168);
    private static final BigDecimal START_HOURS = new BigDecimal("0.05");
    private static final BigDecimal MILLIS_PER_HOUR = BigDecimal.valueOf(3_600_000);

    private final SampleCalendar calendar;
    private final List<VmTruth> vms;

    AdviceTruth(SampleCalendar calendar, List<VmTruth> vms) {
        this.calendar = calendar;
        this.vms = vms;
    }

    List<Object> of(Fleet fleet) {
        List<Object> advice = new ArrayList<>();
        fleet.stories().stream()
                .filter(story -> story.advice() != null)
                .sorted((a, b) -> a.service().compareTo(b.service()))
                .forEach(story -> advice.add(of(story)));
        fleet.disks().stream()
                .filter(disk -> disk.user() == null)
                .sorted((a, b) -> a.name().compareTo(b.name()))
                .forEach(disk -> advice.add(of(disk)));
        return advice;
    }

    private Map<String, Object> of(Story story) {
        ImpliedAdvice implied = java.util.Objects.requireNonNull(story.advice());
        Figures sum = new Figures();
        vms.stream().filter(vm -> vm.vm().service().equals(story.service())).forEach(vm -> sum.add(vm.report()));
        if (implied.hoursPerWeek() == 0) {
            BigDecimal saving = monthly(sum.direct.effective() + sum.attached.effective());
            return line(story.service(), implied.action(), saving, Map.of("operation", saving));
        }
        BigDecimal now = dollars(sum.gpu.effective())
                .multiply(MILLIS_PER_HOUR)
                .divide(BigDecimal.valueOf(Math.max(1, sum.running)), MathContext.DECIMAL64);
        BigDecimal then = implied.hourly() == null ? now : implied.hourly();
        BigDecimal hours = BigDecimal.valueOf(implied.hoursPerWeek())
                .add(START_HOURS.multiply(BigDecimal.valueOf(implied.startsPerWeek())))
                .multiply(MONTH_HOURS)
                .divide(WEEK_HOURS, MathContext.DECIMAL64);
        Map<String, BigDecimal> levers = new LinkedHashMap<>();
        if (implied.switched() != null) {
            levers.put(implied.switched(), now.subtract(then).multiply(MONTH_HOURS));
        }
        if (implied.changesHours()) {
            levers.put("operation", then.multiply(MONTH_HOURS.subtract(hours)));
        }
        BigDecimal saving = levers.values().stream().reduce(BigDecimal.ZERO, BigDecimal::add);
        return line(story.service(), implied.action(), saving, levers);
    }

    private Map<String, Object> of(Disk disk) {
        long[] sum = new long[1];
        for (long hour = calendar.windowStart(); hour < calendar.endHour(); hour++) {
            disk.readings(hour, reading -> sum[0] += Dollars.of(reading).effective());
        }
        BigDecimal saving = monthly(sum[0]);
        return line(disk.project().id(), "delete-disk", saving, Map.of("operation", saving));
    }

    private BigDecimal monthly(long nanos) {
        return dollars(nanos)
                .multiply(MONTH_HOURS)
                .divide(BigDecimal.valueOf(calendar.endHour() - calendar.windowStart()), MathContext.DECIMAL64);
    }

    private static BigDecimal dollars(long nanos) {
        return BigDecimal.valueOf(nanos, 9);
    }

    private static Map<String, Object> line(
            String service, String action, BigDecimal saving, Map<String, BigDecimal> levers) {
        Map<String, Object> object = new LinkedHashMap<>();
        object.put("service", service);
        object.put("action", action);
        object.put("monthlySaving", text(saving));
        List<Object> parts = new ArrayList<>();
        levers.forEach((lever, amount) -> {
            Map<String, Object> part = new LinkedHashMap<>();
            part.put("lever", lever);
            part.put("monthlySaving", text(amount));
            parts.add(part);
        });
        object.put("levers", parts);
        return object;
    }

    private static String text(BigDecimal amount) {
        return amount.setScale(9, RoundingMode.HALF_UP).toPlainString();
    }
}
