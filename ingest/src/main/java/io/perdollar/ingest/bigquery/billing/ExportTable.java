package io.perdollar.ingest.bigquery.billing;

import com.google.cloud.bigquery.FieldValueList;
import io.perdollar.analysis.charge.Charge;
import io.perdollar.analysis.charge.ChargeDay;
import io.perdollar.analysis.charge.ChargeDay.ControlSum;
import io.perdollar.analysis.money.CurrencyCode;
import io.perdollar.analysis.money.Numeric;
import io.perdollar.ingest.bigquery.BigQueryFailure;
import io.perdollar.ingest.bigquery.BigQueryFailure.Kind;
import io.perdollar.ingest.bigquery.TableLook;
import io.perdollar.ingest.bigquery.TableName;
import io.perdollar.ingest.bigquery.Warehouse;
import io.perdollar.ingest.billing.AccountDay;
import io.perdollar.ingest.billing.BillingSource;
import io.perdollar.ingest.billing.DayControl;
import io.perdollar.ingest.billing.LabelKeys;
import io.perdollar.ingest.billing.RejectReason;
import io.perdollar.ingest.billing.RejectedRow;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A billing export in BigQuery, detailed or standard, as of one instant (equations §3, §4, §12). Days are added up there;
 * what travels is a row per key and day. Of older days only those are read whose rows lie in partitions written since
 * the last read less 3 days.
 */
public final class ExportTable implements BillingSource {
    /** Google may write a partition this long after the time that names it. */
    static final int PARTITION_MARGIN_DAYS = 3;

    private final Warehouse warehouse;
    private final TableLook look;
    private final ExportQueries queries;
    private final SortedSet<Long> moved;
    private final BillReading reading;
    private final List<DayControl> controls = new ArrayList<>();
    private final Map<RejectReason, Long> rejected = new EnumMap<>(RejectReason.class);
    private long totalRows;
    private @Nullable List<RejectedRow> rejects;

    private ExportTable(Warehouse warehouse, TableLook look, LabelKeys labels, BillReading reading) {
        this.warehouse = warehouse;
        this.look = look;
        this.reading = reading;
        this.queries = new ExportQueries(look, labels, reading.snapshot());
        this.moved = moved();
        readControls();
    }

    /**
     * Looks at the table and at what its days add up to.
     *
     * @throws BigQueryFailure if it cannot be read or is no export
     */
    public static ExportTable open(Warehouse warehouse, TableName table, LabelKeys labels, BillReading reading) {
        return new ExportTable(warehouse, look(warehouse, table), labels, reading);
    }

    /**
     * The metadata of an export table.
     *
     * @throws BigQueryFailure if there is none of that name, or it is no export
     */
    public static TableLook look(Warehouse warehouse, TableName table) {
        String key = warehouse.access().key();
        TableLook look = warehouse
                .look(table)
                .orElseThrow(
                        () -> new BigQueryFailure(
                                Kind.NOT_FOUND,
                                key + ".table: expected a billing export, found no table " + table
                                        + "; copy its name from the BigQuery console, where the export is listed under its dataset"));
        List<String> missing = ExportColumns.missing(look);
        if (!missing.isEmpty()) {
            throw new BigQueryFailure(
                    Kind.REFUSED,
                    key + ".table: expected a billing export, got " + table + " without the columns "
                            + String.join(", ", missing)
                            + "; name the table gcp_billing_export_resource_v1_<account> (detailed) or"
                            + " gcp_billing_export_v1_<account> (standard)");
        }
        return look;
    }

    @Override
    public String name() {
        return look.name().toString();
    }

    /** Whether it is the detailed export; the standard one names no resource, so its cost falls to project and SKU. */
    public boolean isDetailed() {
        return ExportColumns.namesResources(look);
    }

    @Override
    public List<DayControl> controls() {
        return List.copyOf(controls);
    }

    private SortedSet<Long> moved() {
        SortedSet<Long> days = new TreeSet<>();
        Instant lastRead = reading.lastRead();
        if (lastRead != null) {
            Instant since =
                    lastRead.minus(PARTITION_MARGIN_DAYS, ChronoUnit.DAYS).truncatedTo(ChronoUnit.DAYS);
            warehouse.read(
                    queries.movedDays(since),
                    look.location(),
                    row -> days.add(row.get("day").getLongValue()));
        }
        return days;
    }

    private void readControls() {
        SortedMap<AccountDay, List<FieldValueList>> rows = new TreeMap<>();
        warehouse.read(queries.accountDays(reading, moved), look.location(), row -> {
            long count = row.get("export_rows").getLongValue();
            totalRows += count;
            if (row.get("rejected").isNull()) {
                AccountDay day = new AccountDay(
                        LocalDate.ofEpochDay(row.get("day").getLongValue()),
                        row.get("billing_account_id").getStringValue());
                rows.computeIfAbsent(day, key -> new ArrayList<>()).add(row);
            } else {
                rejected.merge(reason(row), count, Long::sum);
            }
        });
        rows.forEach((day, currencies) -> controls.add(control(day, currencies)));
    }

    private static RejectReason reason(FieldValueList row) {
        return RejectReason.ofColumn((int) row.get("rejected").getLongValue());
    }

    private static DayControl control(AccountDay day, List<FieldValueList> currencies) {
        long count = 0;
        long newest = Long.MIN_VALUE;
        SortedMap<CurrencyCode, ControlSum> sums = new TreeMap<>();
        for (FieldValueList row : currencies) {
            count += row.get("export_rows").getLongValue();
            newest = Math.max(newest, row.get("newest_export_time").getLongValue());
            sums.put(
                    new CurrencyCode(row.get("currency").getStringValue()),
                    new ControlSum(
                            Numeric.round(row.get("export_cost").getNumericValue()),
                            Numeric.round(row.get("billed_cost").getNumericValue())));
        }
        return new DayControl(day, count, Instant.EPOCH.plus(newest, ChronoUnit.MICROS), sums);
    }

    @Override
    public void readDays(Predicate<AccountDay> wanted, Consumer<ChargeDay> sink) {
        SortedMap<AccountDay, DayControl> days = new TreeMap<>();
        controls.stream()
                .filter(control -> wanted.test(control.accountDay()))
                .forEach(control -> days.put(control.accountDay(), control));
        if (days.isEmpty()) {
            return;
        }
        SortedSet<Long> utcDays = new TreeSet<>();
        days.keySet().forEach(day -> utcDays.add(day.day().toEpochDay()));
        DayAssembly assembly = new DayAssembly(days, sink);
        warehouse.read(queries.charges(utcDays), look.location(), assembly::add);
        assembly.finish();
    }

    /** Puts the rows together, which come by day and account; holds one day of one account. */
    private static final class DayAssembly {
        private final SortedMap<AccountDay, DayControl> wanted;
        private final Consumer<ChargeDay> sink;
        private final ChargeRows rows = new ChargeRows();
        private @Nullable AccountDay current;
        private final List<Charge> charges = new ArrayList<>();

        DayAssembly(SortedMap<AccountDay, DayControl> wanted, Consumer<ChargeDay> sink) {
            this.wanted = wanted;
            this.sink = sink;
        }

        void add(FieldValueList row) {
            long day = row.get("day").getLongValue();
            AccountDay next = new AccountDay(
                    LocalDate.ofEpochDay(day), row.get("billing_account_id").getStringValue());
            if (!wanted.containsKey(next)) {
                return;
            }
            if (!next.equals(current)) {
                finish();
                current = next;
            }
            charges.addAll(rows.charges(day, row));
        }

        void finish() {
            DayControl control = current == null ? null : wanted.get(current);
            if (control != null) {
                sink.accept(new ChargeDay(
                        control.accountDay().day(),
                        control.accountDay().billingAccount(),
                        control.rows(),
                        control.newestExportTime(),
                        control.sums(),
                        charges));
                charges.clear();
            }
        }
    }

    @Override
    public long totalRows() {
        return totalRows;
    }

    @Override
    public long rejectedRows() {
        return rejected.values().stream().mapToLong(Long::longValue).sum();
    }

    @Override
    public Map<RejectReason, Long> rejectedByReason() {
        return Collections.unmodifiableMap(rejected);
    }

    /** Rows of a table have no lines: they are numbered as they come. */
    @Override
    public List<RejectedRow> rejects() {
        List<RejectedRow> known = rejects;
        if (known == null) {
            List<RejectedRow> found = new ArrayList<>();
            if (!rejected.isEmpty()) {
                warehouse.read(
                        queries.rejectedRows(reading, moved),
                        look.location(),
                        row -> found.add(new RejectedRow(
                                name(),
                                found.size() + 1,
                                reason(row),
                                row.get("excerpt").getStringValue())));
            }
            known = List.copyOf(found);
            rejects = known;
        }
        return known;
    }

    /**
     * What a usual nightly reading would read, estimated without reading it.
     *
     * @param restateDays days before the snapshot that such a reading reads again
     * @return bytes of all its queries together
     */
    public long nightlyBytes(int restateDays) {
        return nightlyBytes(warehouse, look, queries, reading.snapshot(), restateDays);
    }

    /**
     * The same of a table of which nothing but its description is read.
     *
     * @throws BigQueryFailure if there is none of that name, or it is no export
     */
    public static long nightlyBytes(
            Warehouse warehouse, TableName table, LabelKeys labels, Instant snapshot, int restateDays) {
        TableLook look = look(warehouse, table);
        return nightlyBytes(warehouse, look, new ExportQueries(look, labels, snapshot), snapshot, restateDays);
    }

    private static long nightlyBytes(
            Warehouse warehouse, TableLook look, ExportQueries queries, Instant snapshot, int restateDays) {
        LocalDate today = LocalDate.ofEpochDay(Math.floorDiv(snapshot.getEpochSecond(), 86_400));
        LocalDate from = today.minusDays(restateDays + 1L);
        Instant written =
                snapshot.minus(PARTITION_MARGIN_DAYS + 1L, ChronoUnit.DAYS).truncatedTo(ChronoUnit.DAYS);
        SortedSet<Long> days = new TreeSet<>();
        from.datesUntil(today.plusDays(1)).forEach(day -> days.add(day.toEpochDay()));
        BillReading nightly = new BillReading(snapshot, from, snapshot);
        return warehouse.estimate(queries.movedDays(written), look.location())
                + warehouse.estimate(queries.accountDays(nightly, new TreeSet<>()), look.location())
                + warehouse.estimate(queries.charges(days), look.location());
    }

    /** What the table is, in words. */
    public String kind() {
        return (isDetailed() ? "detailed" : "standard") + " billing export"
                + (look.isView() ? ", a view" : "")
                + switch (look.partition()) {
                    case INGESTION_TIME -> ", partitioned by day of writing";
                    case COLUMN -> ", partitioned by " + look.partitionColumn();
                    case NONE -> ", not partitioned: every query reads all of it";
                }
                + (look.location() == null ? "" : ", in " + look.location());
    }

    @Override
    public void close() {
        // Nothing is held: a job's answer expires by itself.
    }
}
