package io.perdollar.analysis.advice;

import io.perdollar.analysis.catalogue.Accelerator;
import io.perdollar.analysis.catalogue.MachinePrice;
import io.perdollar.analysis.catalogue.Provisioning;
import io.perdollar.analysis.money.Numeric;
import io.perdollar.analysis.report.Action;
import io.perdollar.analysis.report.Recommendation;
import io.perdollar.analysis.report.Recommendation.Confidence;
import io.perdollar.analysis.report.Recommendation.Effort;
import io.perdollar.analysis.report.Recommendation.Lever;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.Normalizer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The guide's rules: a T4 where it suffices, spot and switched-off hours for development, delete what nobody uses. Each
 * saving acts on what the levers before it left (accelerator, provisioning, operation), so savings of a service add up.
 */
public final class FirstRules {
    /** Hours of a month by convention (equations §13). */
    private static final BigDecimal MONTH_HOURS = BigDecimal.valueOf(730);

    /** The {@code dev} policy may refuse 2 % of the requests. */
    private static final double DEV_REFUSED = 0.02;

    /** Savings below a tenth of the cost they act on are not worth a change. */
    private static final BigDecimal WORTHWHILE = new BigDecimal("0.10");

    /** Hours make nobody wait for a start, so stopping when idle must save a quarter more to be preferred. */
    private static final BigDecimal PREFER_HOURS = new BigDecimal("1.25");

    private static final int DELETE_AFTER_DAYS = 14;
    private static final int SUPPORT_MONTHS = 6;

    /** Requests per hour that the guide takes a T4 to serve: "100 requests in an hour at $0.35". */
    private static final BigDecimal GUIDE_T4_THROUGHPUT = BigDecimal.valueOf(100);

    private FirstRules() {}

    /** All recommendations, largest saving first. */
    public static List<Recommendation> recommend(List<AdviceCase> cases) {
        List<Recommendation> all = new ArrayList<>();
        cases.forEach(service -> all.addAll(forService(service)));
        all.sort(
                Comparator.comparing((Recommendation r) -> r.monthlySaving() == null ? Numeric.ZERO : r.monthlySaving())
                        .reversed()
                        .thenComparing(Recommendation::id));
        return List.copyOf(all);
    }

    private static List<Recommendation> forService(AdviceCase service) {
        if (!service.hasEvidence()
                || service.windowHours().signum() <= 0
                || service.gpuCost().signum() <= 0) {
            return List.of();
        }
        if (isForgotten(service)) {
            return List.of(delete(service));
        }
        List<Recommendation> advice = new ArrayList<>();
        BigDecimal left = monthly(service, service.gpuCost());
        for (Rule rule : List.<Rule>of(FirstRules::switchToT4, FirstRules::useSpot, FirstRules::operate)) {
            Optional<Recommendation> recommendation = rule.apply(service, left);
            BigDecimal saving =
                    recommendation.map(Recommendation::monthlySaving).orElse(null);
            if (recommendation.isPresent() && saving != null && saving.compareTo(left.multiply(WORTHWHILE)) >= 0) {
                advice.add(recommendation.get());
                left = left.subtract(saving);
            }
        }
        return advice;
    }

    private interface Rule {
        Optional<Recommendation> apply(AdviceCase service, BigDecimal monthlyCost);
    }

    private static boolean isForgotten(AdviceCase service) {
        return service.requests() == 0 && service.unrecognised() == 0 && service.evidenceDays() >= DELETE_AFTER_DAYS;
    }

    private static Recommendation delete(AdviceCase service) {
        BigDecimal saving = monthly(service, service.namedCost());
        return recommendation(
                service,
                Action.DELETE,
                "nothing",
                saving,
                "operation",
                Confidence.HIGH,
                Effort.LOW,
                "data on its disks is lost unless a snapshot is taken first",
                "this bill",
                null,
                "no request and nothing unrecognised in " + service.evidenceDays() + " days of running");
    }

    private static Optional<Recommendation> switchToT4(AdviceCase service, BigDecimal monthlyCost) {
        Optional<Accelerator> t4 = service.catalogue().accelerator("T4");
        BigDecimal configured = service.throughput().get("T4");
        // Without a configured throughput only an L4 is compared: what a larger model needs is not known here.
        String current = service.accelerator();
        if (current == null || current.equals("T4") || (configured == null && !current.equals("L4"))) {
            return Optional.empty();
        }
        if (t4.isEmpty() || service.region() == null || service.acceleratorCount() == null) {
            return Optional.empty();
        }
        LocalDate end = t4.get().endOfSupport();
        if (end != null && !service.reportDate().isBefore(end.minusMonths(SUPPORT_MONTHS))) {
            return Optional.empty();
        }
        BigDecimal capacity = (configured != null ? configured : GUIDE_T4_THROUGHPUT)
                .multiply(BigDecimal.valueOf((long) service.instances().size() * service.acceleratorCount()));
        if (BigDecimal.valueOf(service.peakHourRequests()).compareTo(capacity) > 0) {
            return Optional.empty();
        }
        Provisioning provisioning = service.spot() ? Provisioning.SPOT : Provisioning.STANDARD;
        Optional<MachinePrice> now = price(service, current, provisioning);
        Optional<MachinePrice> then = price(service, "T4", provisioning);
        if (now.isEmpty() || then.isEmpty()) {
            return Optional.empty();
        }
        String until = end == null ? "" : "; T4 is supported until " + end;
        return Optional.of(recommendation(
                service,
                Action.SWITCH_ACCELERATOR,
                service.acceleratorCount() + " × T4",
                saved(monthlyCost, then.get().hourly(), now.get().hourly()),
                "accelerator",
                configured != null ? Confidence.MEDIUM : Confidence.LOW,
                Effort.HIGH,
                "a new N1 machine; decoding speed is close (320 against 300 GB/s), the model must fit 16 GB" + until,
                "catalogue " + service.catalogue().name() + " (" + then.get().origin() + ")",
                configured != null ? "configured" : "the guide's 100 requests per hour",
                "busiest hour " + service.peakHourRequests() + " requests, a T4 serves " + capacity.toPlainString()));
    }

    private static Optional<Recommendation> useSpot(AdviceCase service, BigDecimal monthlyCost) {
        if (!service.isDev() || service.spot() || service.accelerator() == null) {
            return Optional.empty();
        }
        Optional<MachinePrice> standard = price(service, service.accelerator(), Provisioning.STANDARD);
        Optional<MachinePrice> spot = price(service, service.accelerator(), Provisioning.SPOT);
        if (standard.isEmpty() || spot.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(recommendation(
                service,
                Action.USE_SPOT,
                "spot",
                saved(monthlyCost, spot.get().hourly(), standard.get().hourly()),
                "provisioning",
                Confidence.MEDIUM,
                Effort.MEDIUM,
                "may be stopped at any time with 30 s notice (legacy preemptible: within 24 h)",
                "catalogue " + service.catalogue().name() + " (" + spot.get().origin() + ")",
                null,
                "environment dev tolerates interruptions"));
    }

    /**
     * Weekly hours or, in development, stop when idle where that saves a good deal more; never while lines are unrecognised. Production
     * may be switched off by the clock where that would have refused nothing.
     */
    private static Optional<Recommendation> operate(AdviceCase service, BigDecimal monthlyCost) {
        if (service.unrecognised() > 0) {
            return Optional.empty();
        }
        WeekProfile.Hours hours = service.week().fit(service.isDev() ? DEV_REFUSED : 0);
        double refused = service.week().refusedShare(hours);
        // Hours are fitted to requests; without any there is nothing to fit.
        BigDecimal byHours = service.requests() == 0
                ? Numeric.ZERO
                : Numeric.round(
                        monthlyCost.multiply(BigDecimal.valueOf(service.week().savedShare(hours))));
        BigDecimal idleShare = service.avoidableIdleCost() == null || !service.isDev()
                ? BigDecimal.ZERO
                : service.avoidableIdleCost().divide(service.gpuCost(), Numeric.SCALE, RoundingMode.HALF_UP);
        BigDecimal byStopping = Numeric.round(monthlyCost.multiply(idleShare.min(BigDecimal.ONE)));
        if (byHours.multiply(PREFER_HOURS).compareTo(byStopping) >= 0) {
            return Optional.of(recommendation(
                    service,
                    Action.WEEKLY_HOURS,
                    hours + " (the guide: 09–18)",
                    byHours,
                    "operation",
                    Confidence.MEDIUM,
                    Effort.LOW,
                    "a schedule gives no guarantee of capacity: the machine may fail to start",
                    "this bill",
                    null,
                    String.format(Locale.ROOT, "%.1f %% of the requests arrive outside these hours", 100 * refused)));
        }
        return Optional.of(recommendation(
                service,
                Action.STOP_WHEN_IDLE,
                "stopped when idle",
                byStopping,
                "operation",
                Confidence.MEDIUM,
                Effort.MEDIUM,
                "the first request after a stop waits for the start",
                "this bill",
                null,
                String.format(
                        Locale.ROOT, "%.0f %% of the cost was avoidable idle time", 100 * idleShare.doubleValue())));
    }

    private static Recommendation recommendation(
            AdviceCase service,
            Action action,
            String to,
            BigDecimal saving,
            String lever,
            Confidence confidence,
            Effort effort,
            String risk,
            String priceOrigin,
            @Nullable String throughputOrigin,
            String reason) {
        return new Recommendation(
                slug(service.service()) + "-"
                        + action.name().toLowerCase(Locale.ROOT).replace('_', '-'),
                service.service(),
                service.instances(),
                action,
                inForce(service),
                to,
                saving,
                confidence,
                effort,
                risk,
                priceOrigin,
                throughputOrigin,
                List.of(new Lever(lever, saving)),
                service.evidenceDays(),
                service.coveredShare(),
                reason);
    }

    private static String inForce(AdviceCase service) {
        int vms = service.instances().size();
        String accelerator = service.accelerator() == null ? "mixed accelerators" : service.accelerator();
        return vms + (vms == 1 ? " VM" : " VMs") + ", "
                + (service.acceleratorCount() == null ? "" : service.acceleratorCount() + " × ") + accelerator
                + (service.spot() ? ", spot" : ", on demand");
    }

    private static Optional<MachinePrice> price(AdviceCase service, String accelerator, Provisioning provisioning) {
        return service.region() == null || service.acceleratorCount() == null
                ? Optional.empty()
                : service.catalogue().price(service.region(), accelerator, service.acceleratorCount(), provisioning);
    }

    /** What a price change saves: cost × (1 − then ÷ now). */
    private static BigDecimal saved(BigDecimal monthlyCost, BigDecimal then, BigDecimal now) {
        return now.signum() <= 0 ? Numeric.ZERO : monthlyCost.subtract(Numeric.multiplyDivide(monthlyCost, then, now));
    }

    private static BigDecimal monthly(AdviceCase service, BigDecimal windowCost) {
        return Numeric.multiplyDivide(windowCost, MONTH_HOURS, service.windowHours());
    }

    /** A folder name on any system; letters of any script stay. */
    private static String slug(String text) {
        String slug = Normalizer.normalize(text, Normalizer.Form.NFC)
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}]+", "-")
                .replaceAll("^-|-$", "");
        return slug.isEmpty() ? "service" : slug;
    }
}
