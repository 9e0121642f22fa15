package io.perdollar.jobs.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.perdollar.analysis.activity.ActivityBuilder;
import io.perdollar.analysis.activity.DayActivity;
import io.perdollar.analysis.activity.LineKind;
import io.perdollar.analysis.charge.Charge;
import io.perdollar.analysis.charge.Sku;
import io.perdollar.analysis.measure.Subject;
import io.perdollar.analysis.money.Numeric;
import io.perdollar.analysis.time.Interval;
import io.perdollar.analysis.time.Intervals;
import io.perdollar.analysis.time.Micros;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The ledger's promise of size: at most 4 KB for a VM's day on average, at most 12 KB for a busy one. */
class LedgerSizeTest {
    private static final Instant NOW = Instant.parse("2026-11-16T01:02:03Z");
    private static final int VMS = 14;
    private static final int DAYS = 6;
    private static final List<Sku> SKUS = List.of(
            Bills.T4,
            Bills.CORE,
            new Sku("Compute Engine", "6C71-E844-38BC", "N1 Predefined Instance Ram running in Americas"),
            new Sku("Compute Engine", "DE9E-AFBC-A15A", "Network Inter Zone Data Transfer Out"),
            new Sku(
                    "Compute Engine",
                    "9DE9-9092-B3BC",
                    "Network Internet Data Transfer Out from Americas to Americas"));

    @TempDir
    Path folder;

    private final Random random = new Random(20261116);

    @Test
    void aFleetsVmDayTakesAtMostFourKilobytesOnAverage() throws Exception {
        // Steady production, a playground, a nightly burst, a spot worker, an unknown path, a quiet VM, a forgotten
        // one.
        assertThat(bytesPerVmDay(2_400, 400, 300, 600, 200, 100, 0)).isBetween(500L, 4_096L);
    }

    @Test
    void aBusyVmDayTakesAtMostTwelveKilobytes() throws Exception {
        assertThat(bytesPerVmDay(8_000)).isBetween(1_000L, 12_288L);
    }

    private long bytesPerVmDay(int... requestsPerDay) throws Exception {
        Path base = folder.resolve("ledger");
        Ledger.open(base, NOW).compact();
        Path file = folder.resolve("ledger.mv.db");
        long empty = Files.size(file);
        try (Ledger ledger = Ledger.open(base, NOW)) {
            for (int day = 0; day < DAYS; day++) {
                LocalDate date = Bills.DAY.plusDays(day);
                List<Charge> charges = new ArrayList<>();
                for (int vm = 0; vm < VMS; vm++) {
                    charges.addAll(charges("llm-" + vm, date));
                }
                ledger.dayVersions().replace(Bills.day(date, charges), NOW);
                for (int vm = 0; vm < VMS; vm++) {
                    ledger.evidence().record(night("llm-" + vm, date, requestsPerDay[vm % requestsPerDay.length]), NOW);
                }
            }
            ledger.compact();
        }
        return (Files.size(file) - empty) / (VMS * DAYS);
    }

    /** A machine that runs all day but for one hour, and traffic that is never the same twice. */
    private List<Charge> charges(String vm, LocalDate day) {
        List<Charge> charges = new ArrayList<>();
        for (int sku = 0; sku < SKUS.size(); sku++) {
            for (int hour = 0; hour < 24; hour++) {
                boolean machine = sku < 3;
                int amount = machine && hour != 13 ? 3_600 : random.nextInt(3_600);
                BigDecimal cost = Numeric.ofDouble(amount * 0.35 / 3_600 / (sku + 1));
                charges.add(new Charge(
                        Bills.hour(day, hour),
                        Bills.key(vm, SKUS.get(sku)),
                        BigDecimal.valueOf(amount),
                        Numeric.ofDouble(amount / 3_600.0),
                        cost,
                        cost,
                        cost,
                        machine
                                ? new TreeMap<>(
                                        Map.of("SUSTAINED_USAGE_DISCOUNT", Numeric.ofDouble(cost.doubleValue() * -0.2)))
                                : new TreeMap<>()));
            }
        }
        return charges;
    }

    private StreamReading night(String vm, LocalDate day, int requests) {
        Subject subject = Subject.instance(vm);
        long midnight = Micros.of(day.atStartOfDay(ZoneOffset.UTC).toInstant());
        LogContent content = new LogContent(
                "5".repeat(64),
                65_536,
                "7".repeat(64),
                1_000_000,
                "/var/lib/perdollar/logs/" + vm + "/access.log-" + day,
                1_000_000,
                NOW,
                NOW,
                NOW);
        return new StreamReading(
                "llm-vms",
                "instance=" + vm,
                Set.of(subject),
                Intervals.of(new Interval(midnight, midnight + Micros.DAY - 1)),
                List.of(new ContentReading(
                        OptionalLong.empty(),
                        0,
                        List.of(),
                        content,
                        NOW,
                        NOW,
                        List.of(new LogLineCount(LogLineCount.Kind.SERVED, "", requests)),
                        List.of(),
                        Map.of(),
                        Map.of(subject, activity(midnight, requests)))));
    }

    /** Requests of some seconds each, to the millisecond, more of them in the afternoon. */
    private List<DayActivity> activity(long midnight, int requests) {
        ActivityBuilder builder = new ActivityBuilder();
        for (int i = 0; i < requests; i++) {
            double hour = Math.min(23.9, Math.max(0.1, 14 + 4 * random.nextGaussian()));
            long at = midnight + 1_000 * Math.round(hour * 3_600_000);
            long duration = 1_000 * Math.min(300_000L, Math.round(1_000 * Math.exp(1 + random.nextGaussian())));
            builder.add(LineKind.SERVED, at, at - duration, at, true, random.nextInt(5_000), -1, -1, -1);
        }
        return builder.build();
    }
}
