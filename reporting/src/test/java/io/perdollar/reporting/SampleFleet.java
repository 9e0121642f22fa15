package io.perdollar.reporting;

import io.perdollar.analysis.money.Cost;
import io.perdollar.analysis.money.Numeric;
import io.perdollar.analysis.report.FleetReport.ServiceLine;
import io.perdollar.analysis.report.FleetReport.VmLine;
import io.perdollar.analysis.report.Measures;
import io.perdollar.analysis.report.Measures.CostBreakdown;
import io.perdollar.analysis.report.Measures.Counts;
import io.perdollar.analysis.report.Measures.Ratios;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;

/** The VMs and services of the sample reports. */
@NullMarked
final class SampleFleet {
    private static final long HOUR = 3_600_000_000L;

    /** What a VM is like. */
    record Kind(
            String service,
            String environment,
            String machine,
            String gpu,
            String price,
            int hours,
            int idle,
            int served) {}

    static final List<Kind> KINDS = List.of(
            new Kind("chat", "prod", "g2-standard-4", "L4", "0.70683", 672, 121, 96_400),
            new Kind("한국어-챗봇", "prod", "g2-standard-8", "L4", "0.85361", 672, 203, 61_250),
            new Kind("playground", "dev", "n1-standard-4", "T4", "0.54000", 672, 541, 2_310),
            new Kind("batch-embeddings", "prod", "a2-highgpu-1g", "A100-40", "3.67339", 64, 9, 402_000),
            new Kind("search-rerank", "prod", "g2-standard-4", "L4", "0.70683", 672, 594, 880),
            new Kind("forgotten-demo", "dev", "n1-standard-8", "T4", "0.73000", 672, 672, 0),
            new Kind(SampleReport.SCRIPT_NAME, "dev", "g2-standard-4", "L4", "0.70683", 310, 40, 12_000),
            new Kind(SampleReport.FORMULA_NAME, "staging", "g2-standard-12", "L4", "1.00040", 500, 260, 9_100));

    private final BigDecimal rate;

    SampleFleet(BigDecimal rate) {
        this.rate = rate;
    }

    VmLine vm(int i) {
        Kind kind = KINDS.get(i % KINDS.size());
        boolean spot = i % 11 == 5;
        BigDecimal gpu = money(new BigDecimal(kind.price())
                .multiply(BigDecimal.valueOf(kind.hours()))
                .multiply(new BigDecimal(spot ? "0.45" : "1"))
                .toPlainString());
        BigDecimal billedGpu = i == 0 ? gpu.subtract(money("25")) : gpu;
        BigDecimal other = money("3." + (100 + i % 800));
        BigDecimal disk = money("10.00" + (i % 10));
        BigDecimal shared = money("2.75");
        CostBreakdown cost = new CostBreakdown(
                new Cost(billedGpu.add(other), gpu.add(other)),
                SampleMoney.plain(disk),
                SampleMoney.plain(shared),
                new Cost(billedGpu, gpu));
        boolean noLogs = i == 9;
        boolean lowCoverage = i == 3 || i == 12;
        long running = kind.hours() * HOUR - i * 1_234_567L;
        long covered = noLogs ? 0 : lowCoverage ? running / 10 * 8 : running;
        Long idle = noLogs ? null : Long.valueOf(Math.min(covered, kind.idle() * HOUR / 100 * (90 + i % 10)));
        Long avoidable = idle == null ? null : Long.valueOf(idle / 10 * 9);
        BigDecimal idleCost = idle == null ? null : Numeric.prorate(gpu, idle, running);
        BigDecimal avoidableCost = avoidable == null ? null : Numeric.prorate(gpu, avoidable, running);
        boolean tokens = kind.service().equals("chat");
        long served = kind.served() + i * 37L;
        Counts counts = noLogs
                ? null
                : new Counts(
                        served,
                        served / 400,
                        served / 3,
                        i == 7 ? 1_204 : 0,
                        tokens ? served * 812 : null,
                        tokens ? served * 233 : null);
        Measures measures = new Measures(
                cost,
                running,
                covered,
                running - covered,
                idle,
                avoidable,
                idleCost,
                avoidableCost,
                counts,
                ratios(counts, cost.total().effective(), gpu, running, covered));
        String name = i == 4
                ? "+rerank-" + i
                : (kind.service().length() > 20 ? "staging" : kind.service()) + "-"
                        + String.format(Locale.ROOT, "%02d", i);
        return new VmLine(
                name,
                i == 13 ? null : String.valueOf(4_000_000_000_000L + i),
                "ml-" + kind.environment(),
                "asia-northeast3-" + "abc".charAt(i % 3),
                kind.service(),
                kind.environment(),
                i == 14 ? null : kind.machine(),
                kind.gpu(),
                i == 14 ? null : Integer.valueOf(1),
                spot ? "SPOT" : "STANDARD",
                measures);
    }

    private Ratios ratios(@Nullable Counts counts, BigDecimal all, BigDecimal gpu, long running, long covered) {
        if (counts == null || covered == 0) {
            return Ratios.UNKNOWN;
        }
        BigDecimal cost = Numeric.prorate(all, covered, running);
        BigDecimal served = BigDecimal.valueOf(counts.served());
        Long in = counts.tokensIn();
        Long out = counts.tokensOut();
        return new Ratios(
                SampleMoney.ratio(served, cost),
                SampleMoney.ratio(served, Numeric.prorate(gpu, covered, running)),
                counts.served() == 0 ? null : SampleMoney.ratio(cost.multiply(BigDecimal.valueOf(1000)), served),
                in == null ? null : SampleMoney.ratio(cost.movePointRight(6), BigDecimal.valueOf(in)),
                out == null ? null : SampleMoney.ratio(cost.movePointRight(6), BigDecimal.valueOf(out)),
                in == null || out == null
                        ? null
                        : SampleMoney.ratio(cost.movePointRight(6), BigDecimal.valueOf(in + out)));
    }

    Measures measures(List<VmLine> vms) {
        CostBreakdown cost = CostBreakdown.ZERO;
        Counts counts = new Counts(0, 0, 0, 0, null, null);
        long running = 0;
        long covered = 0;
        long idle = 0;
        long avoidable = 0;
        BigDecimal idleCost = Numeric.ZERO;
        BigDecimal avoidableCost = Numeric.ZERO;
        boolean known = false;
        for (VmLine vm : vms) {
            Measures m = vm.measures();
            cost = cost.plus(m.cost());
            running += m.runningMicros();
            covered += m.coveredMicros();
            if (m.activity() != null) {
                known = true;
                counts = counts.plus(m.activity());
                idle += m.idleMicros() == null ? 0 : m.idleMicros();
                avoidable += m.avoidableIdleMicros() == null ? 0 : m.avoidableIdleMicros();
                idleCost = idleCost.add(m.idleCost() == null ? Numeric.ZERO : m.idleCost());
                avoidableCost = avoidableCost.add(m.avoidableIdleCost() == null ? Numeric.ZERO : m.avoidableIdleCost());
            }
        }
        Counts activity = known ? counts : null;
        return new Measures(
                cost,
                running,
                covered,
                running - covered,
                known ? Long.valueOf(idle) : null,
                known ? Long.valueOf(avoidable) : null,
                known ? idleCost : null,
                known ? avoidableCost : null,
                activity,
                ratios(activity, cost.total().effective(), cost.gpuInstance().effective(), running, covered));
    }

    Measures before(Measures now) {
        Counts counts = now.activity();
        return new Measures(
                new CostBreakdown(
                        SampleMoney.scale(now.cost().direct()),
                        SampleMoney.scale(now.cost().attached()),
                        SampleMoney.scale(now.cost().shared()),
                        SampleMoney.scale(now.cost().gpuInstance())),
                now.runningMicros() / 100 * 96,
                now.coveredMicros() / 100 * 95,
                now.runningMicros() / 100 * 96 - now.coveredMicros() / 100 * 95,
                now.idleMicros(),
                now.avoidableIdleMicros(),
                now.idleCost() == null ? null : SampleMoney.scale(now.idleCost(), "1.03"),
                now.avoidableIdleCost() == null ? null : SampleMoney.scale(now.avoidableIdleCost(), "1.05"),
                counts == null
                        ? null
                        : new Counts(
                                counts.served() / 10 * 9,
                                counts.failed(),
                                counts.ignored(),
                                counts.unrecognised(),
                                counts.tokensIn(),
                                counts.tokensOut()),
                new Ratios(
                        SampleMoney.scale6(now.ratios().requestsPerDollar(), "0.94"),
                        SampleMoney.scale6(now.ratios().requestsPerGpuDollar(), "0.94"),
                        SampleMoney.scale6(now.ratios().costPer1000Requests(), "1.06"),
                        null,
                        null,
                        null));
    }

    List<ServiceLine> services(List<VmLine> resources) {
        Map<String, List<VmLine>> byService = new TreeMap<>();
        for (VmLine vm : resources) {
            byService.computeIfAbsent(vm.service(), s -> new ArrayList<>()).add(vm);
        }
        List<ServiceLine> lines = new ArrayList<>();
        byService.forEach((service, vms) -> lines.add(new ServiceLine(
                service,
                vms.get(0).environment(),
                vms.stream().map(VmLine::instance).sorted().toList(),
                measures(vms))));
        return lines;
    }

    private BigDecimal money(String dollars) {
        return SampleMoney.money(dollars, rate);
    }
}
