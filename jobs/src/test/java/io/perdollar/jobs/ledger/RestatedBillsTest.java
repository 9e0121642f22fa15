package io.perdollar.jobs.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.perdollar.analysis.charge.Charge;
import io.perdollar.analysis.charge.ChargeDay;
import io.perdollar.ingest.billing.AccountDay;
import io.perdollar.ingest.billing.ChargeDayHash;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Late rows, corrections and withdrawn rows over several nights: whatever a ledger saw before, and however often, it knows in
 * the end what one knows that saw only the final export; and each report says against the one before it what changed.
 */
class RestatedBillsTest {
    private static final Instant NOW = Instant.parse("2026-11-16T01:02:03Z");
    private static final LocalDate FIRST = LocalDate.parse("2026-11-02");
    private static final int DAYS = 3;
    private static final int EXPORTS = 4;

    @TempDir
    Path folder;

    static LongStream seeds() {
        return LongStream.range(0, 12);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void theLedgerEqualsOneThatSawOnlyTheFinalExport(long seed) {
        Random random = new Random(seed);
        List<Map<AccountDay, ChargeDay>> exports = exports(random);
        Map<AccountDay, ChargeDay> last = exports.get(EXPORTS - 1);
        List<Map<AccountDay, ChargeDay>> nights = new ArrayList<>();
        for (int night = random.nextInt(6); night > 0; night--) {
            nights.add(exports.get(random.nextInt(EXPORTS)));
        }
        nights.add(last);
        if (random.nextBoolean()) {
            nights.add(last);
        }
        List<String> expected;
        try (Ledger ledger = Ledger.open(folder.resolve("only-" + seed), NOW)) {
            night(ledger, last, 0);
            expected = known(ledger);
        }
        try (Ledger ledger = Ledger.open(folder.resolve("ledger-" + seed), NOW)) {
            Map<AccountDay, ChargeDay> before = Map.of();
            Run reported = null;
            for (int night = 0; night < nights.size(); night++) {
                Run run = night(ledger, nights.get(night), night);
                if (reported != null) {
                    assertThat(ledger.runs().previous(run)).contains(reported);
                    assertThat(restated(ledger.runs().restated(run, reported)))
                            .isEqualTo(restated(before, nights.get(night)));
                }
                before = nights.get(night);
                reported = ledger.runs().find(run.reportDate(), run.attempt()).orElseThrow();
            }
            assertThat(known(ledger)).isEqualTo(expected);
            ledger.retention().apply(FIRST.minusDays(1));
            assertThat(known(ledger)).as("after retention").isEqualTo(expected);
        }
    }

    /** Reads what moved, and reports, as {@code nightly} does. */
    private static Run night(Ledger ledger, Map<AccountDay, ChargeDay> export, int number) {
        Instant now = NOW.plusSeconds(86_400L * number);
        Run run = ledger.runs().start(FIRST.plusDays(DAYS + number), "files", now);
        List<DayState> offered = export.values().stream()
                .map(day -> new DayState(
                        new AccountDay(day.day(), day.billingAccount()), day.exportRows(), day.newestExportTime()))
                .toList();
        // Only the last day lies in the restatement window; the others must be found by what moved.
        for (AccountDay wanted : ledger.dayVersions().needs(offered, FIRST.plusDays(DAYS - 1))) {
            ledger.dayVersions().replace(Objects.requireNonNull(export.get(wanted)), now);
        }
        Run fixed = ledger.runs()
                .fix(
                        run,
                        ledger.dayVersions().current(FIRST, FIRST.plusDays(DAYS)),
                        ledger.evidence().generation(),
                        Map.of());
        return ledger.runs().finish(fixed, now.plusSeconds(60));
    }

    /** Each export knows more, less or other than the one before: rows are added, corrected by negative ones, withdrawn. */
    private static List<Map<AccountDay, ChargeDay>> exports(Random random) {
        List<List<Charge>> charges = new ArrayList<>();
        for (int day = 0; day < DAYS; day++) {
            charges.add(new ArrayList<>(Bills.runningAllDay("chat-1", FIRST.plusDays(day), "0.35")));
        }
        List<Map<AccountDay, ChargeDay>> exports = new ArrayList<>();
        for (int export = 0; export < EXPORTS; export++) {
            Map<AccountDay, ChargeDay> days = new TreeMap<>();
            for (int day = 0; day < DAYS; day++) {
                LocalDate date = FIRST.plusDays(day);
                boolean moved = change(charges.get(day), date, random);
                ChargeDay known =
                        exports.isEmpty() ? null : exports.get(export - 1).get(new AccountDay(date, Bills.ACCOUNT));
                ChargeDay now = moved || known == null
                        ? Bills.day(
                                date,
                                List.copyOf(charges.get(day)),
                                charges.get(day).size(),
                                Bills.EXPORTED.plusSeconds(3_600L * export))
                        : known;
                days.put(new AccountDay(date, Bills.ACCOUNT), now);
            }
            exports.add(days);
        }
        return exports;
    }

    private static boolean change(List<Charge> charges, LocalDate day, Random random) {
        switch (random.nextInt(4)) {
            case 0 ->
                charges.add(Bills.charge(
                        Bills.key("chat-2", Bills.T4),
                        Bills.hour(day, random.nextInt(24)),
                        "0." + random.nextInt(100)));
            case 1 ->
                charges.add(Bills.charge(
                        Bills.key("chat-1", Bills.CORE),
                        Bills.hour(day, random.nextInt(24)),
                        "-0.1" + random.nextInt(100)));
            case 2 -> charges.remove(random.nextInt(charges.size()));
            default -> {
                return false;
            }
        }
        return true;
    }

    /** Day, before and after of what the second export knows otherwise. */
    private static List<String> restated(Map<AccountDay, ChargeDay> before, Map<AccountDay, ChargeDay> after) {
        List<String> lines = new ArrayList<>();
        after.forEach((key, now) -> {
            ChargeDay then = before.get(key);
            if (then != null && !ChargeDayHash.of(then).equals(ChargeDayHash.of(now))) {
                lines.add(line(key.day(), billed(then), billed(now)));
            }
        });
        return lines;
    }

    private static List<String> restated(List<Restatement> restatements) {
        return restatements.stream()
                .map(change -> line(
                        change.day(),
                        change.before().stripTrailingZeros().toPlainString(),
                        change.after().stripTrailingZeros().toPlainString()))
                .toList();
    }

    private static String line(LocalDate day, String before, String after) {
        return day + " " + before + " " + after;
    }

    private static String billed(ChargeDay day) {
        return day.charges().stream()
                .map(Charge::billedCost)
                .reduce(BigDecimal.ZERO, BigDecimal::add)
                .stripTrailingZeros()
                .toPlainString();
    }

    private static List<String> known(Ledger ledger) {
        List<String> lines = new ArrayList<>();
        ledger.dayVersions().states().forEach(state -> lines.add(state.toString()));
        LedgerBill bill = ledger.dayVersions().current(FIRST, FIRST.plusDays(DAYS));
        bill.days().forEach(day -> lines.add(day.toString()));
        Bills.charges(bill).stream().map(Charge::toString).sorted().forEach(lines::add);
        return lines;
    }
}
