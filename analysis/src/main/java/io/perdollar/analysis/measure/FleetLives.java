package io.perdollar.analysis.measure;

import io.perdollar.analysis.catalogue.Accelerator;
import io.perdollar.analysis.catalogue.Catalogue;
import io.perdollar.analysis.fleet.Vm;
import io.perdollar.analysis.life.AdviceHistory;
import io.perdollar.analysis.life.AdviceLives;
import io.perdollar.analysis.life.AdviceLives.Life;
import io.perdollar.analysis.life.AdviceSubject;
import io.perdollar.analysis.life.GivenAdvice;
import io.perdollar.analysis.life.NightAdvice;
import io.perdollar.analysis.life.SubjectDay;
import io.perdollar.analysis.money.Numeric;
import io.perdollar.analysis.report.Action;
import io.perdollar.analysis.report.AdviceLife;
import io.perdollar.analysis.report.Recommendation;
import io.perdollar.analysis.scope.Scope;
import io.perdollar.analysis.time.Interval;
import io.perdollar.analysis.time.Micros;
import io.perdollar.analysis.time.ReportZone;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What became of advice, from what earlier reports advised and what this one sees of those services and disks. */
final class FleetLives {
    private static final int SHARE_DIGITS = 6;

    private final FleetFacts facts;
    private final NightAdvice tonight;
    private final List<SubjectDay> days;
    private final List<Life> lives;

    FleetLives(FleetFacts facts, AdviceHistory history, List<Recommendation> advice, Catalogue catalogue) {
        this.facts = facts;
        LocalDate date = facts.settings().reportDate();
        tonight = new NightAdvice(date, advice.stream().map(this::given).toList());
        days = days(history.subjects());
        LocalDate supported = date.plusMonths(facts.settings().advice().supportMonths());
        lives = AdviceLives.of(
                history,
                tonight,
                days,
                facts.settings().windowDays(),
                accelerator -> isSold(catalogue, accelerator, supported));
    }

    NightAdvice tonight() {
        return tonight;
    }

    /** Settled days of those who were advised before. */
    List<SubjectDay> days() {
        return days;
    }

    /** The lives that a reader may see: of what lies in the scope as a whole, then and now. */
    List<AdviceLife> within(FleetFacts cut) {
        return lives.stream()
                .filter(life -> isSeen(life.given(), cut))
                .map(Life::life)
                .toList();
    }

    private boolean isSeen(GivenAdvice given, FleetFacts cut) {
        if (cut.scope() instanceof Scope.All) {
            return true;
        }
        boolean service = given.subject().kind() == AdviceSubject.Kind.SERVICE;
        String name = service ? given.subject().owner() : null;
        return cut.scope().covers(given.project(), name, given.environment())
                && (name == null || !facts.full().contains(name) || cut.full().contains(name));
    }

    private GivenAdvice given(Recommendation advice) {
        List<Vm> vms = facts.report().vms.values().stream()
                .map(vm -> vm.vm)
                .filter(vm ->
                        FleetAnalyzer.service(facts.settings().fleet(), vm).equals(advice.service()))
                .toList();
        boolean disk = advice.action() == Action.DELETE_DISK || advice.action() == Action.CHECK_DISK;
        return GivenAdvice.of(
                advice,
                disk ? advice.service() : only(vms.stream().map(Vm::project)),
                disk
                        ? null
                        : only(vms.stream()
                                .map(vm -> FleetAnalyzer.environment(
                                        facts.settings().fleet(), vm))));
    }

    private static @Nullable String only(Stream<@Nullable String> names) {
        Set<String> distinct = new HashSet<>();
        names.forEach(name -> distinct.add(Objects.requireNonNullElse(name, "")));
        String first = distinct.size() == 1 ? distinct.iterator().next() : "";
        return first.isEmpty() ? null : first;
    }

    private static boolean isSold(Catalogue catalogue, String accelerator, LocalDate until) {
        return catalogue
                .accelerator(accelerator)
                .map(Accelerator::endOfSupport)
                .map(until::isBefore)
                .orElse(true);
    }

    private List<SubjectDay> days(Set<AdviceSubject> subjects) {
        if (subjects.isEmpty()) {
            return List.of();
        }
        LocalDate first = facts.bill().days().stream()
                .map(DayVersion::day)
                .min(Comparator.naturalOrder())
                .orElse(LocalDate.MAX);
        Map<AdviceSubject, List<Measured>> vms = new HashMap<>();
        for (WindowMeasures window : List.of(facts.comparison(), facts.report())) {
            window.vms
                    .values()
                    .forEach(vm -> vms.computeIfAbsent(
                                    AdviceSubject.service(FleetAnalyzer.service(
                                            facts.settings().fleet(), vm.vm)),
                                    s -> new ArrayList<>())
                            .add(new Measured(window, vm)));
        }
        List<SubjectDay> all = new ArrayList<>();
        // The bill's first UTC day may be the end of a local one.
        Stream.concat(facts.comparison().book.window.dates().stream(), facts.report().book.window.dates().stream())
                .filter(date -> date.isAfter(first))
                .filter(FleetAnalyzer.settled(facts.settings(), facts.bill()))
                .forEach(date -> subjects.stream()
                        .sorted()
                        .forEach(subject -> all.add(
                                subject.kind() == AdviceSubject.Kind.DISK
                                        ? disk(subject, date)
                                        : service(subject, date, vms.getOrDefault(subject, List.of())))));
        return all;
    }

    /** A VM in one of the two windows. */
    private record Measured(WindowMeasures window, VmMeasurement vm) {}

    private SubjectDay disk(AdviceSubject disk, LocalDate date) {
        BigDecimal none = share(BigDecimal.ZERO, BigDecimal.ZERO);
        return new SubjectDay(
                disk,
                date,
                0,
                null,
                none,
                null,
                none,
                none,
                none,
                Numeric.ZERO,
                facts.reading().lives.diskCost(disk, date),
                null);
    }

    private SubjectDay service(AdviceSubject subject, LocalDate date, List<Measured> members) {
        long running = 0;
        BigDecimal gpu = Numeric.ZERO;
        BigDecimal total = Numeric.ZERO;
        BigDecimal savable = Numeric.ZERO;
        for (Measured member : members) {
            VmMeasurement.Day day = member.vm().days.get(date);
            if (day != null) {
                running += day.sums.running;
                gpu = gpu.add(day.sums.gpu.effective());
                total = total.add(day.sums.direct.effective()).add(day.sums.attached.effective());
                savable = savable.add(savable(member, date));
            }
        }
        LifeBook.MachineTime machines = facts.reading().lives.machines(subject, date);
        return new SubjectDay(
                subject,
                date,
                running,
                machines.accelerator(),
                machines.acceleratorShare(),
                machines.machineType(),
                machines.machineTypeShare(),
                machines.spotShare(),
                share(gpu.subtract(savable), gpu),
                gpu,
                total,
                served(subject.owner(), date, members));
    }

    private BigDecimal savable(Measured member, LocalDate date) {
        VmBook book = member.window().book.vms.get(member.vm().vm.key());
        BigDecimal sum = Numeric.ZERO;
        if (book != null) {
            Interval hours = new ReportZone(facts.settings().zone()).hoursOf(date);
            for (long hour = hours.from(); hour < hours.to(); hour += Micros.HOUR) {
                sum = sum.add(book.avoidable.get(facts.reading().fleet.axis().index(hour)));
            }
        }
        return sum;
    }

    /** Requests of a day; null where a machine ran of which no log speaks. */
    private @Nullable Long served(String service, LocalDate date, List<Measured> members) {
        long served = 0;
        boolean unlogged = false;
        for (Measured member : members) {
            VmMeasurement.Day day = member.vm().days.get(date);
            if (day != null && day.sums.running > 0) {
                unlogged |= day.sums.coveredRunning() == 0;
                served += day.sums.activity.served();
            }
        }
        for (WindowMeasures window : List.of(facts.comparison(), facts.report())) {
            ServiceMeasurement logged = window.services.get(service);
            ServiceMeasurement.Day day = logged == null ? null : logged.days.get(date);
            if (logged != null && logged.covered && day != null) {
                unlogged = false;
                served += day.activity.served();
            }
        }
        return unlogged ? null : Long.valueOf(served);
    }

    /** A part of a whole, 0–1, 6 digits; 0 where the whole is not positive. */
    static BigDecimal share(BigDecimal part, BigDecimal whole) {
        return whole.signum() <= 0
                ? BigDecimal.ZERO.setScale(SHARE_DIGITS)
                : part.max(BigDecimal.ZERO).min(whole).divide(whole, SHARE_DIGITS, RoundingMode.HALF_EVEN);
    }
}
