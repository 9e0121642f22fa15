package io.perdollar.analysis.advice;

import static java.util.Objects.requireNonNull;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.perdollar.analysis.fleet.TestCatalogue;
import io.perdollar.analysis.report.Action;
import io.perdollar.analysis.report.Recommendation;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class FirstRulesTest {
    private static final LocalDate DATE = LocalDate.of(2026, 11, 15);

    /** A service of one VM that ran all 672 hours of four weeks. */
    private record Draft(
            String environment,
            String accelerator,
            String hourly,
            long requests,
            long unrecognised,
            long peak,
            @Nullable String avoidable,
            boolean spot,
            LocalDate date,
            int days,
            WeekProfile week) {
        static Draft of(String environment, String accelerator, String hourly, long requests, long peak) {
            return new Draft(
                    environment,
                    accelerator,
                    hourly,
                    requests,
                    0,
                    peak,
                    "0",
                    false,
                    DATE,
                    28,
                    profile(0, 24, 7, requests));
        }

        Draft unrecognised(long count) {
            return new Draft(
                    environment, accelerator, hourly, requests, count, peak, avoidable, spot, date, days, week);
        }

        Draft avoidable(String cost) {
            return new Draft(
                    environment, accelerator, hourly, requests, unrecognised, peak, cost, spot, date, days, week);
        }

        Draft date(LocalDate value) {
            return new Draft(
                    environment, accelerator, hourly, requests, unrecognised, peak, avoidable, spot, value, days, week);
        }

        Draft days(int value) {
            return new Draft(
                    environment, accelerator, hourly, requests, unrecognised, peak, avoidable, spot, date, value, week);
        }

        Draft week(WeekProfile value) {
            return new Draft(
                    environment, accelerator, hourly, requests, unrecognised, peak, avoidable, spot, date, days, value);
        }

        List<Recommendation> advice(Map<String, BigDecimal> throughput) {
            BigDecimal cost = new BigDecimal(hourly).multiply(BigDecimal.valueOf(672));
            return FirstRules.recommend(List.of(new AdviceCase(
                    "chat",
                    environment,
                    List.of("chat-1"),
                    accelerator,
                    1,
                    "us-central1",
                    spot,
                    date,
                    BigDecimal.valueOf(672),
                    days,
                    BigDecimal.valueOf(672),
                    BigDecimal.ONE,
                    cost,
                    cost,
                    avoidable == null ? null : new BigDecimal(avoidable),
                    requests,
                    unrecognised,
                    week,
                    peak,
                    throughput,
                    TestCatalogue.GUIDE_PRICES)));
        }

        List<Recommendation> advice() {
            return advice(Map.of());
        }
    }

    /** Requests spread evenly over these hours of the first so many weekdays; running always. */
    private static WeekProfile profile(int from, int to, int weekdays, long requests) {
        long[] arrivals = new long[WeekProfile.HOURS];
        long[] running = new long[WeekProfile.HOURS];
        for (int hour = 0; hour < WeekProfile.HOURS; hour++) {
            running[hour] = 1;
            boolean busy = hour / 24 < weekdays && hour % 24 >= from && hour % 24 < to;
            arrivals[hour] = busy ? requests : 0;
        }
        return WeekProfile.of(arrivals, running);
    }

    private static List<Action> actions(List<Recommendation> advice) {
        return advice.stream().map(Recommendation::action).toList();
    }

    @Test
    void aBusyProductionL4GetsNoAdvice() {
        assertEquals(List.of(), Draft.of("prod", "L4", "0.60", 50_000, 200).advice());
    }

    @Test
    void aQuietL4MovesToAT4AndSavesTheGuidesFortyTwoPercent() {
        List<Recommendation> advice = Draft.of("prod", "L4", "0.60", 4_000, 12).advice();
        assertEquals(List.of(Action.SWITCH_ACCELERATOR), actions(advice));
        // 730 h × ($0.60 − $0.35)
        assertEquals(
                0,
                new BigDecimal("182.50").compareTo(requireNonNull(advice.get(0).monthlySaving())));
        assertTrue(advice.get(0).risk().contains("2027-08-01"), advice.get(0).risk());
    }

    @Test
    void theGuidesThroughputGivesWayToAConfiguredOne() {
        Draft quiet = Draft.of("prod", "L4", "0.60", 4_000, 150);
        assertEquals(List.of(), quiet.advice());
        assertEquals(List.of(Action.SWITCH_ACCELERATOR), actions(quiet.advice(Map.of("T4", BigDecimal.valueOf(200)))));
    }

    @Test
    void nobodyMovesToAT4InTheLastSixMonthsOfItsSupport() {
        Draft quiet = Draft.of("prod", "L4", "0.60", 4_000, 12);
        assertEquals(1, quiet.date(LocalDate.of(2027, 1, 31)).advice().size());
        assertEquals(0, quiet.date(LocalDate.of(2027, 2, 1)).advice().size());
    }

    @Test
    void aDevT4UsedInOfficeHoursGoesSpotAndKeepsThoseHours() {
        List<Recommendation> advice = Draft.of("dev", "T4", "0.35", 9_000, 20)
                .week(profile(9, 18, 5, 50))
                .advice();
        assertEquals(List.of(Action.USE_SPOT, Action.WEEKLY_HOURS), actions(advice));
        // Spot first: 255.50 × 0.7; the hours then act on what is left: 76.65 × (1 − 45 ÷ 168).
        assertEquals(
                0,
                new BigDecimal("178.85").compareTo(requireNonNull(advice.get(0).monthlySaving())));
        assertEquals(
                new BigDecimal("56.1188"), // 56.11875
                requireNonNull(advice.get(1).monthlySaving()).setScale(4, java.math.RoundingMode.HALF_UP));
        assertTrue(advice.get(1).to().contains("09–18"), advice.get(1).to());
    }

    @Test
    void productionIsSwitchedOffByTheClockOnlyWhereThatRefusesNothing() {
        List<Recommendation> nights = Draft.of("prod", "T4", "0.35", 9_000, 20)
                .week(profile(2, 4, 7, 50))
                .advice();
        assertEquals(List.of(Action.WEEKLY_HOURS), actions(nights));
        assertTrue(nights.get(0).to().contains("daily 02–04"), nights.get(0).to());
        assertEquals(
                List.of(),
                Draft.of("prod", "T4", "0.35", 9_000, 20).avoidable("188.16").advice());
    }

    @Test
    void aDevVmThatIsUsedNowAndThenStopsWhenIdle() {
        List<Recommendation> advice = Draft.of("dev", "T4", "0.35", 9_000, 20)
                .avoidable("188.16") // 80 % of 672 h × $0.35
                .advice();
        assertEquals(List.of(Action.USE_SPOT, Action.STOP_WHEN_IDLE), actions(advice));
    }

    @Test
    void unrecognisedLinesForbidStoppingSchedulingAndDeleting() {
        assertEquals(
                List.of(Action.USE_SPOT),
                actions(Draft.of("dev", "T4", "0.35", 0, 0).unrecognised(3).advice()));
    }

    @Test
    void aVmThatServedNothingForTwoWeeksIsDeletedAndNothingElse() {
        List<Recommendation> advice = Draft.of("dev", "T4", "0.35", 0, 0).advice();
        assertEquals(List.of(Action.DELETE), actions(advice));
        assertEquals(
                0,
                new BigDecimal("255.50").compareTo(requireNonNull(advice.get(0).monthlySaving())));
        assertEquals(
                List.of(), actions(Draft.of("prod", "T4", "0.35", 0, 0).days(13).advice()));
    }

    @Test
    void underSevenDaysOfEvidenceThereIsNoAdvice() {
        assertEquals(List.of(), Draft.of("dev", "T4", "0.35", 10, 1).days(6).advice());
    }

    @Test
    void savingsOfOneServiceNeverExceedWhatItCosts() {
        List<Recommendation> advice = Draft.of("dev", "L4", "0.60", 100, 2)
                .week(profile(9, 18, 5, 2))
                .avoidable("400")
                .advice();
        assertEquals(3, advice.size());
        BigDecimal total =
                advice.stream().map(r -> requireNonNull(r.monthlySaving())).reduce(BigDecimal.ZERO, BigDecimal::add);
        assertTrue(total.compareTo(new BigDecimal("438")) < 0, total::toString);
        advice.forEach(r -> assertEquals(
                requireNonNull(r.monthlySaving()),
                r.levers().stream().map(l -> l.monthlySaving()).reduce(BigDecimal.ZERO, BigDecimal::add)));
    }
}
