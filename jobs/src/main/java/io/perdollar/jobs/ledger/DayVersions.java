package io.perdollar.jobs.ledger;

import io.perdollar.analysis.charge.ChargeDay;
import io.perdollar.analysis.charge.ChargeDay.ControlSum;
import io.perdollar.analysis.measure.DayVersion;
import io.perdollar.analysis.money.CurrencyCode;
import io.perdollar.ingest.billing.AccountDay;
import io.perdollar.ingest.billing.ChargeDayHash;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.RowCallbackHandler;
import org.springframework.transaction.support.TransactionTemplate;

/** What was billed, day by day, each day in the versions in which the export told it (equations §12). */
public final class DayVersions {
    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;
    private final ChargeSets chargeSets;

    DayVersions(JdbcTemplate jdbc, TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.transaction = transaction;
        this.chargeSets = new ChargeSets(jdbc);
    }

    /**
     * The days that must be read: all from a day on, and before it those that are new or moved.
     *
     * @param offered every day of every billing source, or at least all from {@code readFrom} on and all that moved
     * @param readFrom the restatement window's first day, or the day of the last success if that is earlier
     * @return by day, then account
     * @throws VanishedDayException if a day from {@code readFrom} on had rows before and has none now
     */
    public List<AccountDay> needs(Collection<DayState> offered, LocalDate readFrom) {
        Map<AccountDay, DayState> known = new HashMap<>();
        states().forEach(state -> known.put(state.day(), state));
        Map<AccountDay, DayState> now = new HashMap<>();
        offered.forEach(state -> now.put(state.day(), state));
        known.keySet().stream()
                .filter(day -> !day.day().isBefore(readFrom) && !now.containsKey(day))
                .min(AccountDay::compareTo)
                .ifPresent(day -> {
                    throw new VanishedDayException(
                            day, Objects.requireNonNull(known.get(day)).exportRows());
                });
        return now.values().stream()
                .filter(state -> !state.day().day().isBefore(readFrom) || !state.equals(known.get(state.day())))
                .map(DayState::day)
                .sorted()
                .toList();
    }

    /** What the ledger knows now of every day and account. */
    public List<DayState> states() {
        return jdbc.query(
                """
                SELECT usage_day, billing_account, export_rows, newest_export_time FROM day_version
                WHERE superseded_at IS NULL ORDER BY usage_day, billing_account
                """,
                (row, number) -> new DayState(
                        new AccountDay(Sql.day(row, "usage_day"), row.getString("billing_account")),
                        row.getLong("export_rows"),
                        Sql.instant(row, "newest_export_time")));
    }

    /**
     * Makes this the current version of its day and account, unless it is what the ledger knows already. The version
     * before stays for the runs that refer to it.
     *
     * @param now when the ledger learns it
     * @return why there is a new version; empty where nothing was written
     */
    public Optional<DayReason> replace(ChargeDay day, Instant now) {
        return replace(day, ChargeDayHash.of(day), now);
    }

    /**
     * The same, of a day whose hash is known.
     *
     * @param hash as {@link ChargeDayHash#of} makes it
     */
    public Optional<DayReason> replace(ChargeDay day, String hash, Instant now) {
        return Objects.requireNonNull(transaction.execute(status -> replaceInTransaction(day, hash, now)));
    }

    /**
     * The current versions of all accounts.
     *
     * @param from first UTC day
     * @param to last UTC day
     */
    public LedgerBill current(LocalDate from, LocalDate to) {
        return bill("v.superseded_at IS NULL AND v.usage_day BETWEEN ? AND ?", from, to);
    }

    /** The versions that a run speaks of, whatever was learned since. */
    public LedgerBill of(Run run) {
        return bill("v.id IN (SELECT day_version_id FROM run_day_version WHERE run_id = ?)", run.id());
    }

    private Optional<DayReason> replaceInTransaction(ChargeDay day, String hash, Instant now) {
        Optional<LedgerBill.Stored> before = current(day.day(), day.day()).stored(day.billingAccount());
        DayVersion version = new DayVersion(
                day.day(), day.billingAccount(), day.exportRows(), day.newestExportTime(), day.exportCost());
        long chargeSetId = chargeSetId(day, hash);
        if (before.isPresent()
                && before.get().chargeSetId() == chargeSetId
                && sameControls(before.get().version(), version)) {
            return Optional.empty();
        }
        DayReason reason = before.map(stored -> reason(stored, day)).orElse(DayReason.FIRST_SEEN);
        jdbc.update("""
                UPDATE day_version SET superseded_at = ?
                WHERE usage_day = ? AND billing_account = ? AND superseded_at IS NULL
                """, Sql.instant(now), day.day(), day.billingAccount());
        insert(version, chargeSetId, reason, now);
        return Optional.of(reason);
    }

    /** The set of these charges: the one that is there already, else a new one. */
    private long chargeSetId(ChargeDay day, String hash) {
        List<Long> known = jdbc.queryForList(
                "SELECT id FROM charge_set WHERE usage_day = ? AND billing_account = ? AND content_hash = ?",
                Long.class,
                day.day(),
                day.billingAccount(),
                hash);
        if (!known.isEmpty()) {
            return known.get(0);
        }
        long id = Sql.insert(
                jdbc,
                "INSERT INTO charge_set (usage_day, billing_account, content_hash, grain) VALUES (?, ?, ?, 'HOUR')",
                day.day(),
                day.billingAccount(),
                hash);
        chargeSets.write(id, day.day(), day.charges());
        return id;
    }

    private void insert(DayVersion version, long chargeSetId, DayReason reason, Instant now) {
        long id = Sql.insert(
                jdbc,
                """
                INSERT INTO day_version (usage_day, billing_account, charge_set_id, export_rows, newest_export_time,
                    reason, known_from) VALUES (?, ?, ?, ?, ?, ?, ?)
                """,
                version.day(),
                version.billingAccount(),
                chargeSetId,
                version.exportRows(),
                Sql.instant(version.newestExportTime()),
                reason.name(),
                Sql.instant(now));
        version.controls()
                .forEach((currency, sum) -> jdbc.update(
                        "INSERT INTO day_control (day_version_id, currency, export_cost, billed_cost) VALUES (?, ?, ?, ?)",
                        id,
                        currency.code(),
                        sum.exportCost(),
                        sum.billedCost()));
    }

    private DayReason reason(LedgerBill.Stored before, ChargeDay day) {
        ChargeFingerprint old = new ChargeFingerprint();
        chargeSets.forEachCharge(before.chargeSetId(), day.day(), old::add);
        ChargeFingerprint now = new ChargeFingerprint();
        day.charges().forEach(now::add);
        return now.reasonAgainst(old, day.exportRows() > before.version().exportRows());
    }

    /** Amounts compare by value: a database may give another scale back. */
    private static boolean sameControls(DayVersion a, DayVersion b) {
        return a.exportRows() == b.exportRows()
                && a.newestExportTime().equals(b.newestExportTime())
                && a.controls().keySet().equals(b.controls().keySet())
                && a.controls().keySet().stream()
                        .allMatch(currency -> equal(
                                Objects.requireNonNull(a.controls().get(currency)),
                                Objects.requireNonNull(b.controls().get(currency))));
    }

    private static boolean equal(ControlSum a, ControlSum b) {
        return a.exportCost().compareTo(b.exportCost()) == 0 && a.billedCost().compareTo(b.billedCost()) == 0;
    }

    private LedgerBill bill(String condition, Object... arguments) {
        Map<Long, SortedMap<CurrencyCode, ControlSum>> controls = new HashMap<>();
        RowCallbackHandler control =
                row -> controls.computeIfAbsent(row.getLong("day_version_id"), id -> new TreeMap<>())
                        .put(
                                new CurrencyCode(row.getString("currency")),
                                new ControlSum(row.getBigDecimal("export_cost"), row.getBigDecimal("billed_cost")));
        jdbc.query(
                "SELECT c.* FROM day_control c JOIN day_version v ON v.id = c.day_version_id WHERE " + condition,
                control,
                arguments);
        List<LedgerBill.Stored> stored = jdbc.query(
                "SELECT v.* FROM day_version v WHERE " + condition + " ORDER BY v.usage_day, v.billing_account",
                (row, number) -> stored(row, controls.getOrDefault(row.getLong("id"), new TreeMap<>())),
                arguments);
        return new LedgerBill(chargeSets, stored);
    }

    private static LedgerBill.Stored stored(ResultSet row, SortedMap<CurrencyCode, ControlSum> controls)
            throws SQLException {
        return new LedgerBill.Stored(
                row.getLong("id"),
                row.getLong("charge_set_id"),
                DayReason.valueOf(row.getString("reason")),
                new DayVersion(
                        Sql.day(row, "usage_day"),
                        row.getString("billing_account"),
                        row.getLong("export_rows"),
                        Sql.instant(row, "newest_export_time"),
                        controls));
    }
}
