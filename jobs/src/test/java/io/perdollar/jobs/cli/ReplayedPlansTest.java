package io.perdollar.jobs.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.perdollar.analysis.advice.AdviceRules;
import io.perdollar.analysis.advice.Interruptions;
import io.perdollar.analysis.advice.Policy;
import io.perdollar.analysis.catalogue.Provisioning;
import io.perdollar.analysis.plan.Operation;
import io.perdollar.analysis.plan.ReplayedPlan;
import io.perdollar.analysis.plan.ScheduleFit;
import io.perdollar.analysis.plan.ServicePlans;
import io.perdollar.analysis.plan.Verdict;
import io.perdollar.analysis.plan.WeeklyHours;
import io.perdollar.analysis.report.FleetReport;
import io.perdollar.jobs.cli.LoggedRequests.Harm;
import io.perdollar.jobs.config.Configuration;
import io.perdollar.jobs.mail.MailOrder;
import io.perdollar.jobs.nightly.ProgressListener;
import io.perdollar.jobs.nightly.StoredReport;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * The verdicts of a report, which were replayed from minutes, against an exact simulation of every single line of the logs
 * (equations §13), for every service of the sample fleet and every plan that its report shows.
 */
class ReplayedPlansTest {
    private static final int WINDOW_DAYS = 28;
    private static final ZoneId ZONE = ZoneId.of("Asia/Seoul");
    private static final ZonedDateTime END = SharedSample.LAST_DAY.plusDays(1).atStartOfDay(ZONE);
    private static final ZonedDateTime START = END.minusDays(WINDOW_DAYS);

    /** The newest hours are not billed yet. */
    private static final int HOURS = 24 * WINDOW_DAYS - 2;

    /** A verdict may be left open only where the exact share lies so near to the limit. */
    private static final double NEAR = 0.005;

    /** What a VM was called before it was created again. */
    private static final Map<String, String> EARLIER_NAMES = Map.of("eval-t4", "eval-old");

    private static final double STOPPING = 60;
    private static final double STARTING = 180;

    private static FleetReport report;
    private static Path logs;

    @BeforeAll
    static void restoreReport() throws IOException {
        Path analyst = SampleLedger.configuration();
        logs = analyst.resolveSibling("logs");
        Path own = analyst.resolveSibling("replayed.yaml");
        Files.writeString(own, Files.readString(analyst).replace("./analyst-reports", "./replayed-reports"));
        report = StoredReport.render(
                        Configuration.read(own),
                        Clock.fixed(Instant.parse("2026-11-16T06:00:00Z"), ZoneOffset.UTC),
                        SharedSample.LAST_DAY,
                        null,
                        new ProgressListener() {
                            @Override
                            public void step(String name) {}

                            @Override
                            public void advanced(long done, long total) {}
                        },
                        MailOrder.NOBODY)
                .report();
    }

    @Test
    void verdictsEqualThoseOfAnExactSimulationOfEveryLine() throws IOException {
        List<String> wrong = new ArrayList<>();
        Map<Verdict, Integer> verdicts = new EnumMap<>(Verdict.class);
        int services = 0;
        for (ServicePlans service : report.plans()) {
            if (service.shortfall() != null) {
                continue;
            }
            services++;
            LoggedRequests requests = requests(service);
            ReplayedPlan today = Objects.requireNonNull(service.today());
            double replayed = today.replay().requests();
            // Hours that the bill has lost and the ends of the coverage are not replayed.
            assertEquals(1, requests.size() / replayed, 0.02, service.service() + ": " + requests.size() + " logged");
            for (ReplayedPlan plan : service.plans()) {
                verdicts.merge(plan.replay().verdict(), 1, Integer::sum);
                Policy policy = AdviceRules.DEFAULT.policy(service.environment());
                Harm exact = exact(plan, requests, policy);
                if (!agrees(plan, exact, policy, today, judged(service, plan, requests))) {
                    wrong.add(service.service() + " " + plan.plan() + ": exactly " + exact + ", replayed "
                            + plan.replay());
                }
            }
        }
        assertEquals(List.of(), wrong);
        assertTrue(services >= 9, "services replayed: " + services);
        assertTrue(verdicts.getOrDefault(Verdict.MEETS, 0) >= 20, "verdicts: " + verdicts);
        assertTrue(verdicts.getOrDefault(Verdict.FAILS, 0) >= 20, "verdicts: " + verdicts);
    }

    private static LoggedRequests requests(ServicePlans service) throws IOException {
        List<Path> folders = service.instances().stream()
                .flatMap(name -> Stream.of(name, EARLIER_NAMES.getOrDefault(name, name)))
                .distinct()
                .map(logs::resolve)
                .toList();
        return LoggedRequests.of(folders, START.toEpochSecond(), HOURS);
    }

    private static Harm exact(ReplayedPlan plan, LoggedRequests requests, Policy policy) {
        int slots = plan.throughput().slots() * plan.plan().replicas();
        BigDecimal perHour = plan.throughput().perHour();
        double mean = requests.meanSeconds();
        double stretch = perHour == null ? 1 : plan.throughput().slots() * 3600 / perHour.doubleValue() / mean;
        double objective = policy.objective().toSeconds();
        Operation operation = plan.plan().operation();
        Harm harm;
        if (operation instanceof Operation.StopWhenIdle stop) {
            double threshold = stop.threshold().toSeconds();
            harm = requests.whenIdle(slots, stretch, objective, threshold, STOPPING, STARTING);
        } else if (operation instanceof Operation.Weekly weekly) {
            harm = requests.queue(
                    slots,
                    stretch,
                    objective,
                    at -> isOpen(weekly.hours(), at) || isOpen(weekly.hours(), at + STARTING),
                    at -> opening(weekly.hours(), at));
        } else {
            harm = requests.queue(slots, stretch, objective, at -> true, at -> at);
        }
        return plan.plan().provisioning() == Provisioning.SPOT ? interrupted(harm, mean, objective) : harm;
    }

    /** With what interruptions add, as expected values: who is in flight then is lost, who comes meanwhile waits. */
    private static Harm interrupted(Harm harm, double meanSeconds, double objective) {
        double perHour = Interruptions.DEFAULT.otherwise().doubleValue() / 24;
        Duration outage = Interruptions.DEFAULT.outage();
        double waiting = outage.toSeconds() > objective ? perHour * outage.toSeconds() / 3600 : 0;
        return new Harm(harm.refused() + perHour * meanSeconds / 3600, harm.delayed() + (1 - harm.refused()) * waiting);
    }

    private static boolean agrees(ReplayedPlan plan, Harm exact, Policy policy, ReplayedPlan today, double judged) {
        boolean spot = plan.plan().provisioning() == Provisioning.SPOT;
        boolean allowed = (!spot || policy.spot() || today.plan().provisioning() == Provisioning.SPOT)
                && (!(plan.plan().operation() instanceof Operation.StopWhenIdle) || policy.stopWhenIdle());
        double mayRefuse = policy.refused().doubleValue();
        double mayDelay = policy.delayed().doubleValue();
        boolean meets = allowed && exact.refused() <= mayRefuse && judged <= mayRefuse && exact.delayed() <= mayDelay;
        return switch (plan.replay().verdict()) {
            case MEETS -> meets;
            case FAILS -> !meets;
            case UNDECIDABLE -> Math.abs(exact.delayed() - mayDelay) <= NEAR;
        };
    }

    /** Share of the last whole local week's requests that fitted hours would refuse; 0 for other plans. */
    private static double judged(ServicePlans service, ReplayedPlan plan, LoggedRequests requests) {
        ScheduleFit fit = service.schedule();
        if (fit == null
                || !(plan.plan().operation() instanceof Operation.Weekly weekly)
                || !weekly.hours().equals(fit.hours())) {
            return 0;
        }
        ZonedDateTime monday = END.minusHours(2).with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
        double weekEnd =
                Duration.between(START, monday.toLocalDate().atStartOfDay(ZONE)).toSeconds();
        return requests.share(
                at -> !isOpen(weekly.hours(), at) && !isOpen(weekly.hours(), at + STARTING),
                at -> at < weekEnd && at >= weekEnd - 7 * 86_400);
    }

    private static boolean isOpen(WeeklyHours hours, double at) {
        ZonedDateTime local = START.plusSeconds((long) Math.floor(at));
        return hours.isOpen((local.getDayOfWeek().getValue() - 1) * 24 + local.getHour());
    }

    private static double opening(WeeklyHours hours, double at) {
        double instant = at;
        while (!isOpen(hours, instant)) {
            instant = Math.floor(instant / 3600 + 1) * 3600;
        }
        return instant;
    }
}
