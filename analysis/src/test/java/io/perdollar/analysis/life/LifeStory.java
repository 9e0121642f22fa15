package io.perdollar.analysis.life;

import io.perdollar.analysis.catalogue.Provisioning;
import io.perdollar.analysis.life.AdviceLives.Life;
import io.perdollar.analysis.plan.Lever;
import io.perdollar.analysis.report.Action;
import io.perdollar.analysis.report.AdviceLife;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** A service told day by day: at the guide's prices, L4 $0.60 and T4 $0.35 an hour, with a disk of $0.10 a day. */
final class LifeStory {
    static final AdviceSubject SEARCH = AdviceSubject.service("search");
    static final LocalDate START = LocalDate.of(2026, 9, 1);
    static final int WINDOW = 28;

    private static final BigDecimal DISK = new BigDecimal("0.10");
    private static final Target TO_T4 = new Target("T4", null, null, null, null, false);

    private final List<NightAdvice> nights = new ArrayList<>();
    private final List<SubjectDay> days = new ArrayList<>();
    private final Set<String> unsold = new java.util.HashSet<>();

    /** What it runs on. */
    record Running(
            String accelerator,
            String hourly,
            int hours,
            int spotPercent,
            int sharePercent,
            @Nullable Long served) {
        static Running l4() {
            return new Running("L4", "0.60", 24, 0, 100, 100L);
        }

        static Running t4() {
            return new Running("T4", "0.35", 24, 0, 100, 100L);
        }

        Running hours(int perDay) {
            return new Running(accelerator, hourly, perDay, spotPercent, sharePercent, served);
        }

        Running spot(String price) {
            return new Running(accelerator, price, hours, 100, sharePercent, served);
        }

        Running share(int percent) {
            return new Running(accelerator, hourly, hours, spotPercent, percent, served);
        }

        Running serving(@Nullable Long requests) {
            return new Running(accelerator, hourly, hours, spotPercent, sharePercent, requests);
        }
    }

    static GivenAdvice toT4(String saving) {
        return given(
                "switch-accelerator T4 x1",
                List.of(Action.SWITCH_ACCELERATOR),
                TO_T4,
                List.of(new Lever(Lever.Kind.ACCELERATOR, new BigDecimal(saving))));
    }

    static GivenAdvice toSpot(String saving) {
        return given(
                "use-spot",
                List.of(Action.USE_SPOT),
                new Target(null, null, Provisioning.SPOT, null, null, false),
                List.of(new Lever(Lever.Kind.PROVISIONING, new BigDecimal(saving))));
    }

    /** From 24 hours a day to so many. */
    static GivenAdvice toHours(int perDay, String saving) {
        return given("weekly-hours", List.of(Action.WEEKLY_HOURS), hoursTarget(perDay), List.of(operation(saving)));
    }

    static GivenAdvice toStopping(int perDay, String saving) {
        GivenAdvice hours = toHours(perDay, saving);
        return new GivenAdvice(
                SEARCH,
                "stop-when-idle",
                "search-stop-when-idle",
                List.of("search-1"),
                "p",
                "prod",
                List.of(Action.STOP_WHEN_IDLE),
                hours.target(),
                hours.levers(),
                hours.monthlySaving());
    }

    static GivenAdvice toT4InHours(int perDay, String accelerator, String hours) {
        Target inHours = hoursTarget(perDay);
        return given(
                "switch-accelerator T4 x1 + weekly-hours",
                List.of(Action.SWITCH_ACCELERATOR, Action.WEEKLY_HOURS),
                new Target("T4", null, null, inHours.hoursBefore(), inHours.hoursAdvised(), false),
                List.of(new Lever(Lever.Kind.ACCELERATOR, new BigDecimal(accelerator)), operation(hours)));
    }

    static GivenAdvice toNothing(String saving) {
        return given(
                "delete",
                List.of(Action.DELETE),
                new Target(null, null, null, null, null, true),
                List.of(operation(saving)));
    }

    private static Lever operation(String saving) {
        return new Lever(Lever.Kind.OPERATION, new BigDecimal(saving));
    }

    private static Target hoursTarget(int perDay) {
        return new Target(
                null,
                null,
                null,
                BigDecimal.valueOf(730),
                BigDecimal.valueOf(730L * perDay).divide(BigDecimal.valueOf(24), 3, RoundingMode.HALF_UP),
                false);
    }

    private static GivenAdvice given(String change, List<Action> actions, Target target, List<Lever> levers) {
        return new GivenAdvice(
                SEARCH,
                change,
                "search-" + change,
                List.of("search-1"),
                "p",
                "prod",
                actions,
                target,
                levers,
                levers.stream().map(Lever::monthlySaving).reduce(BigDecimal.ZERO, BigDecimal::add));
    }

    /** The next so many days run like this, and each night advises that; null advises nothing. */
    LifeStory days(int number, Running running, @Nullable GivenAdvice advice) {
        return days(number, running, advice, day -> day);
    }

    LifeStory days(int number, Running running, @Nullable GivenAdvice advice, UnaryOperator<SubjectDay> change) {
        for (int i = 0; i < number; i++) {
            LocalDate date = START.plusDays(days.size());
            BigDecimal gpu = new BigDecimal(running.hourly()).multiply(BigDecimal.valueOf(running.hours()));
            days.add(change.apply(new SubjectDay(
                    SEARCH,
                    date,
                    running.hours() * 3_600_000_000L,
                    running.hours() == 0 ? null : running.accelerator(),
                    BigDecimal.valueOf(running.sharePercent(), 2),
                    null,
                    BigDecimal.ZERO,
                    BigDecimal.valueOf(running.spotPercent(), 2),
                    BigDecimal.ZERO,
                    gpu,
                    gpu.add(DISK),
                    running.served())));
            nights.add(new NightAdvice(date, advice == null ? List.of() : List.of(advice)));
        }
        return this;
    }

    LifeStory unsold(String accelerator) {
        unsold.add(accelerator);
        return this;
    }

    List<NightAdvice> nights() {
        return nights;
    }

    List<SubjectDay> days() {
        return days;
    }

    /** As the last day's report tells them. */
    List<Life> lives() {
        int last = nights.size() - 1;
        return AdviceLives.of(
                new AdviceHistory(nights.subList(0, last), List.of()),
                nights.get(last),
                days,
                WINDOW,
                accelerator -> !unsold.contains(accelerator));
    }

    AdviceLife only() {
        List<Life> lives = lives();
        if (lives.size() != 1) {
            throw new AssertionError("expected one life, got " + lives);
        }
        return lives.get(0).life();
    }

    static LocalDate day(int number) {
        return START.plusDays(number);
    }

    static AdviceLife.Measure measure(AdviceLife life) {
        return Objects.requireNonNull(life.measure());
    }
}
