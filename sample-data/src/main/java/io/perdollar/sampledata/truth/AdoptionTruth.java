package io.perdollar.sampledata.truth;

import io.perdollar.sampledata.bill.Category;
import io.perdollar.sampledata.story.Fleet;
import io.perdollar.sampledata.story.ImpliedAdvice;
import io.perdollar.sampledata.story.Story;
import io.perdollar.sampledata.story.VmEntry;
import io.perdollar.sampledata.time.SampleCalendar;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * Advised hours that were kept from half-way on, with what they must have promised and what they saved: the hours that the
 * machine was to run less at the price of the machine advised, and the hours that it runs less at its own price of the four
 * weeks before. Every day of such a story is like the next, so that no weekday needs to be told apart.
 */
final class AdoptionTruth {
    private static final BigDecimal MONTH_HOURS = BigDecimal.valueOf(730);
    private static final BigDecimal WEEK_HOURS = BigDecimal.valueOf(168);
    private static final BigDecimal START_HOURS = new BigDecimal("0.05");
    private static final BigDecimal HOUR_SECONDS = BigDecimal.valueOf(3600);

    private final SampleCalendar calendar;

    AdoptionTruth(SampleCalendar calendar) {
        this.calendar = calendar;
    }

    List<Object> of(Fleet fleet) {
        List<Object> adoptions = new ArrayList<>();
        fleet.stories().stream()
                .filter(story -> story.adoption() != null)
                .sorted(Comparator.comparing(Story::service))
                .forEach(story -> adoptions.add(of(story, Objects.requireNonNull(story.adoption()))));
        return adoptions;
    }

    private Map<String, Object> of(Story story, Story.Adoption adoption) {
        long from = adoption.fromHour() - SampleCalendar.WINDOW_HOURS;
        BigDecimal before = hours(story, from, adoption.fromHour());
        BigDecimal after = hours(story, adoption.fromHour(), calendar.endHour());
        BigDecimal price = price(story, from, adoption.fromHour());
        ImpliedAdvice advice = adoption.advice();
        BigDecimal promised = advice.hourly() == null ? price : advice.hourly();
        BigDecimal advised = BigDecimal.valueOf(advice.hoursPerWeek())
                .add(START_HOURS.multiply(BigDecimal.valueOf(advice.startsPerWeek())))
                .multiply(MONTH_HOURS)
                .divide(WEEK_HOURS, MathContext.DECIMAL64);
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("service", story.service());
        line.put("action", advice.action());
        line.put(
                "adoptedOn",
                LocalDate.ofEpochDay(SampleCalendar.localDay(adoption.fromHour()))
                        .toString());
        line.put("predictedMonthlySaving", text(promised.multiply(before.subtract(advised))));
        line.put("realisedMonthlySaving", text(price.multiply(before.subtract(after))));
        return line;
    }

    /** Running hours of a month that is like these hours. */
    private static BigDecimal hours(Story story, long from, long to) {
        long seconds = story.vms().stream()
                .mapToLong(vm -> vm.vm().runs().seconds(from, to))
                .sum();
        return BigDecimal.valueOf(seconds)
                .multiply(MONTH_HOURS)
                .divide(HOUR_SECONDS.multiply(BigDecimal.valueOf(to - from)), MathContext.DECIMAL64);
    }

    /** US dollars per running hour. */
    private static BigDecimal price(Story story, long from, long to) {
        long[] sum = new long[1];
        long seconds = 0;
        for (VmEntry entry : story.vms()) {
            seconds += entry.vm().runs().seconds(from, to);
            for (long hour = from; hour < to; hour++) {
                long now = hour;
                entry.sources()
                        .forEach(source -> source.readings(now, reading -> {
                            if (reading.meter().category() == Category.GPU_INSTANCE) {
                                sum[0] += Dollars.of(reading).effective();
                            }
                        }));
            }
        }
        return BigDecimal.valueOf(sum[0], 9)
                .multiply(HOUR_SECONDS)
                .divide(BigDecimal.valueOf(seconds), MathContext.DECIMAL64);
    }

    private static String text(BigDecimal amount) {
        return amount.setScale(9, RoundingMode.HALF_UP).toPlainString();
    }
}
