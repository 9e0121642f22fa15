package io.perdollar.jobs.ledger;

import static io.perdollar.jobs.ledger.Bills.ACCOUNT;
import static io.perdollar.jobs.ledger.Bills.DAY;
import static io.perdollar.jobs.ledger.Bills.EXPORTED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.perdollar.analysis.charge.Charge;
import io.perdollar.analysis.charge.ChargeKey;
import io.perdollar.analysis.charge.CostType;
import io.perdollar.analysis.measure.DayVersion;
import io.perdollar.analysis.money.CurrencyCode;
import io.perdollar.ingest.billing.AccountDay;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

class DayVersionsTest {
    private static final Instant NOW = Instant.parse("2026-11-16T01:02:03Z");
    private static final List<Charge> CHARGES = Bills.runningAllDay("chat-1", DAY, "0.35");

    @TempDir
    Path folder;

    private Ledger ledger;
    private DayVersions versions;

    @BeforeEach
    void open() {
        ledger = open(folder);
        versions = ledger.dayVersions();
    }

    /** A new ledger; the same tests run on the other database. */
    Ledger open(Path place) {
        return Ledger.open(place.resolve("ledger"), NOW);
    }

    @AfterEach
    void close() {
        ledger.close();
    }

    @Test
    void givesBackWhatWasStored() {
        assertThat(versions.replace(Bills.day(DAY, CHARGES), NOW)).contains(DayReason.FIRST_SEEN);
        LedgerBill bill = versions.current(DAY, DAY);
        assertThat(Bills.charges(bill)).containsExactlyInAnyOrderElementsOf(CHARGES);
        DayVersion day = bill.days().get(0);
        assertThat(day.exportRows()).isEqualTo(48);
        assertThat(day.newestExportTime()).isEqualTo(EXPORTED);
        assertThat(day.controls()).containsOnlyKeys(CurrencyCode.USD);
        assertThat(Objects.requireNonNull(day.controls().get(CurrencyCode.USD)).exportCost())
                .isEqualByComparingTo("11.436288");
        assertThat(versions.current(DAY.plusDays(1), DAY.plusDays(9)).days()).isEmpty();
    }

    @Test
    void writesNothingForAnEqualDayInAnyOrder() {
        versions.replace(Bills.day(DAY, CHARGES), NOW);
        List<Charge> shuffled = new ArrayList<>(CHARGES);
        Collections.shuffle(shuffled, new Random(7));
        assertThat(versions.replace(Bills.day(DAY, shuffled), NOW.plusSeconds(86_400)))
                .isEmpty();
        assertThat(rows("day_version")).isEqualTo(1);
        assertThat(rows("resource_day")).isEqualTo(1);
    }

    @Test
    void storesEqualChargesOfARestatedControlOnce() {
        versions.replace(Bills.day(DAY, CHARGES), NOW);
        assertThat(versions.replace(Bills.day(DAY, CHARGES, 50, EXPORTED.plusSeconds(3_600)), NOW))
                .contains(DayReason.LATE_ROWS);
        assertThat(rows("day_version")).isEqualTo(2);
        assertThat(rows("resource_day")).isEqualTo(1);
        assertThat(versions.states())
                .singleElement()
                .extracting(DayState::exportRows)
                .isEqualTo(50L);
    }

    @Test
    void namesTheReasonOfEachChange() {
        versions.replace(Bills.day(DAY, CHARGES), NOW);
        List<Charge> late = new ArrayList<>(CHARGES);
        late.add(Bills.charge(Bills.key("chat-2", Bills.T4), Bills.hour(DAY, 3), "0.35"));
        assertThat(versions.replace(Bills.day(DAY, late), NOW)).contains(DayReason.LATE_ROWS);
        List<Charge> credited =
                late.stream().map(charge -> credited(charge, "-0.01")).toList();
        assertThat(versions.replace(Bills.day(DAY, credited), NOW)).contains(DayReason.CREDITS);
        List<Charge> atOtherRate = credited.stream()
                .map(charge -> with(charge, key(charge.key(), null, "1.5")))
                .toList();
        assertThat(versions.replace(Bills.day(DAY, atOtherRate), NOW)).contains(DayReason.CURRENCY_RATE);
        List<Charge> corrected = new ArrayList<>(atOtherRate);
        corrected.add(Bills.charge(
                key(Bills.key("chat-1", Bills.T4), "USAGE_CORRECTION", "1.5"), Bills.hour(DAY, 3), "-0.1"));
        assertThat(versions.replace(Bills.day(DAY, corrected), NOW)).contains(DayReason.CORRECTION);
        assertThat(versions.replace(Bills.day(DAY, corrected.subList(0, 40)), NOW))
                .contains(DayReason.CORRECTION);
    }

    @Test
    void anEarlierRunStillReadsTheDayAsItKnewIt() {
        versions.replace(Bills.day(DAY, CHARGES), NOW);
        Run first = ledger.runs().start(DAY, "files", NOW);
        first = ledger.runs().fix(first, versions.current(DAY, DAY), 0, Map.of());
        first = ledger.runs().finish(first, NOW);

        List<Charge> dearer = Bills.runningAllDay("chat-1", DAY, "0.40");
        versions.replace(Bills.day(DAY, dearer, 60, EXPORTED.plusSeconds(60)), NOW.plusSeconds(86_400));
        Run second = ledger.runs().start(DAY.plusDays(1), "files", NOW);
        second = ledger.runs().fix(second, versions.current(DAY, DAY), 0, Map.of());

        assertThat(Bills.charges(versions.of(first))).containsExactlyInAnyOrderElementsOf(CHARGES);
        assertThat(Bills.charges(versions.of(second))).containsExactlyInAnyOrderElementsOf(dearer);
        assertThat(first.knownAt()).isEqualTo(EXPORTED);
        assertThat(ledger.runs().previous(second)).contains(first);
        assertThat(ledger.runs().restated(second, first)).singleElement().satisfies(change -> {
            assertThat(change.day()).isEqualTo(DAY);
            assertThat(change.before()).isEqualByComparingTo("11.436288");
            assertThat(change.after()).isEqualByComparingTo("12.636288");
            assertThat(change.reason()).isEqualTo(DayReason.LATE_ROWS);
        });
    }

    @Test
    void needsTheRestatementWindowAndWhateverMovedBeforeIt() {
        for (LocalDate day : List.of(DAY, DAY.plusDays(1), DAY.plusDays(20))) {
            versions.replace(Bills.day(day, Bills.runningAllDay("chat-1", day, "0.35")), NOW);
        }
        List<DayState> offered = List.of(
                state(DAY, 48, EXPORTED),
                state(DAY.plusDays(1), 49, EXPORTED),
                state(DAY.plusDays(2), 5, EXPORTED),
                state(DAY.plusDays(20), 48, EXPORTED));
        assertThat(versions.needs(offered, DAY.plusDays(15)))
                .containsExactly(
                        new AccountDay(DAY.plusDays(1), ACCOUNT),
                        new AccountDay(DAY.plusDays(2), ACCOUNT),
                        new AccountDay(DAY.plusDays(20), ACCOUNT));
        assertThat(versions.needs(List.of(state(DAY, 48, EXPORTED.plusSeconds(1))), DAY.plusDays(30)))
                .containsExactly(new AccountDay(DAY, ACCOUNT));
    }

    @Test
    void refusesADayWhoseRowsAreGone() {
        versions.replace(Bills.day(DAY, CHARGES), NOW);
        assertThatThrownBy(() -> versions.needs(List.of(), DAY))
                .isInstanceOf(VanishedDayException.class)
                .hasMessageContaining(ACCOUNT)
                .hasMessageContaining("2026-11-03")
                .hasMessageContaining("expected about 48");
        assertThat(versions.needs(List.of(), DAY.plusDays(1))).isEmpty();
    }

    @Test
    void aDayIsReplacedWholeOrNotAtAll() {
        versions.replace(Bills.day(DAY, CHARGES), NOW);
        List<Charge> dearer = Bills.runningAllDay("chat-1", DAY, "0.40");
        assertThatThrownBy(() -> new TransactionTemplate(ledger.transactionManager()).executeWithoutResult(status -> {
                    versions.replace(Bills.day(DAY, dearer), NOW);
                    throw new IllegalStateException("killed");
                }))
                .hasMessage("killed");
        assertThat(Bills.charges(versions.current(DAY, DAY))).containsExactlyInAnyOrderElementsOf(CHARGES);
        assertThat(rows("resource_day")).isEqualTo(1);
        assertThat(versions.replace(Bills.day(DAY, dearer), NOW)).isPresent();
    }

    private long rows(String table) {
        Long count = new JdbcTemplate(ledger.dataSource()).queryForObject("SELECT COUNT(*) FROM " + table, Long.class);
        return count == null ? -1 : count;
    }

    private static DayState state(LocalDate day, long rows, Instant exported) {
        return new DayState(new AccountDay(day, ACCOUNT), rows, exported);
    }

    private static Charge credited(Charge charge, String amount) {
        return new Charge(
                charge.hour(),
                charge.key(),
                charge.usage(),
                charge.pricingUsage(),
                charge.exportCost(),
                charge.listCost(),
                charge.contractedCost(),
                new TreeMap<>(Map.of("DISCOUNT", new BigDecimal(amount))));
    }

    private static Charge with(Charge charge, ChargeKey key) {
        return new Charge(
                charge.hour(),
                key,
                charge.usage(),
                charge.pricingUsage(),
                charge.exportCost(),
                charge.listCost(),
                charge.contractedCost(),
                charge.credits());
    }

    private static ChargeKey key(ChargeKey key, @Nullable String adjustmentType, String rate) {
        return new ChargeKey(
                key.billingAccount(),
                key.projectId(),
                key.location(),
                key.resource(),
                key.sku(),
                key.usageUnit(),
                key.pricingUnit(),
                CostType.REGULAR,
                adjustmentType,
                key.invoiceMonth(),
                key.currency(),
                new BigDecimal(rate),
                key.consumptionModel(),
                key.subscriptionId(),
                key.machine(),
                key.labels());
    }
}
