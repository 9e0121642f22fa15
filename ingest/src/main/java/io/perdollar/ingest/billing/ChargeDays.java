package io.perdollar.ingest.billing;

import io.perdollar.analysis.charge.Charge;
import io.perdollar.analysis.charge.ChargeDay;
import io.perdollar.analysis.charge.ChargeKey;
import io.perdollar.analysis.charge.UnbalancedDayException;
import java.math.BigDecimal;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Adds scanned rows up to charges, a few days at a time. */
final class ChargeDays {
    /** Days are read together up to so many rows: enough to make a query worth while, little enough to hold. */
    private static final long ROWS_AT_ONCE = 200_000;

    private final ScannedRows rows;
    private final List<DayControl> controls;

    ChargeDays(ScannedRows rows, List<DayControl> controls) {
        this.rows = rows;
        this.controls = controls;
    }

    /** Hands over the wanted days by day and account ascending. */
    void read(Predicate<AccountDay> wanted, Consumer<ChargeDay> sink) throws SQLException {
        Map<LocalDate, List<DayControl>> days = new TreeMap<>();
        for (DayControl control : controls) {
            if (wanted.test(control.accountDay())) {
                days.computeIfAbsent(control.accountDay().day(), day -> new ArrayList<>())
                        .add(control);
            }
        }
        if (days.isEmpty()) {
            return;
        }
        Map<Long, ChargeKey> keys = ChargeKeys.read(rows);
        List<LocalDate> batch = new ArrayList<>();
        long batchRows = 0;
        for (Map.Entry<LocalDate, List<DayControl>> day : days.entrySet()) {
            long dayRows = day.getValue().stream().mapToLong(DayControl::rows).sum();
            boolean gap =
                    !batch.isEmpty() && !batch.get(batch.size() - 1).plusDays(1).equals(day.getKey());
            if (gap || (batchRows > 0 && batchRows + dayRows > ROWS_AT_ONCE)) {
                readBatch(batch, days, keys, sink);
                batch.clear();
                batchRows = 0;
            }
            batch.add(day.getKey());
            batchRows += dayRows;
        }
        readBatch(batch, days, keys, sink);
    }

    private void readBatch(
            List<LocalDate> batch,
            Map<LocalDate, List<DayControl>> days,
            Map<Long, ChargeKey> keys,
            Consumer<ChargeDay> sink)
            throws SQLException {
        try (PreparedStatement chargeQuery = query("charge.sql", batch);
                PreparedStatement creditQuery = query("charge-credit.sql", batch);
                ResultSet charges = chargeQuery.executeQuery();
                ResultSet creditRows = creditQuery.executeQuery()) {
            Credits credits = new Credits(creditRows);
            boolean more = charges.next();
            for (LocalDate day : batch) {
                Map<String, AddedDay> byAccount = new TreeMap<>();
                Instant[] hours = hoursOf(day);
                while (more && charges.getInt(1) == day.toEpochDay()) {
                    Charge charge = charge(charges, hours, keys, credits);
                    byAccount
                            .computeIfAbsent(charge.key().billingAccount(), account -> new AddedDay())
                            .add(charge, charges.getLong(4));
                    more = charges.next();
                }
                for (DayControl control : days.getOrDefault(day, List.of())) {
                    sink.accept(byAccount
                            .getOrDefault(control.accountDay().billingAccount(), new AddedDay())
                            .day(control));
                }
            }
            if (more || credits.more) {
                throw new UnbalancedDayException("charges or credits from " + batch.get(0) + " to "
                        + batch.get(batch.size() - 1) + " came out of their order");
            }
        }
    }

    private static Charge charge(ResultSet row, Instant[] hours, Map<Long, ChargeKey> keys, Credits credits)
            throws SQLException {
        int hour = row.getInt(2);
        long key = row.getLong(3);
        ChargeKey chargeKey = keys.get(key);
        if (chargeKey == null) {
            throw new IllegalStateException("a charge without its key: " + key);
        }
        return new Charge(
                hours[hour % 24],
                chargeKey,
                amount(row, 5),
                amount(row, 7),
                amount(row, 9),
                amount(row, 11),
                amount(row, 13),
                credits.take(key, hour));
    }

    /** A narrow number, else the wide one in the next column. */
    private static BigDecimal amount(ResultSet row, int column) throws SQLException {
        BigDecimal narrow = row.getBigDecimal(column);
        return narrow == null ? row.getBigDecimal(column + 1) : narrow;
    }

    private static Instant[] hoursOf(LocalDate day) {
        Instant[] hours = new Instant[24];
        for (int hour = 0; hour < hours.length; hour++) {
            hours[hour] = Instant.ofEpochSecond((day.toEpochDay() * 24 + hour) * 3600);
        }
        return hours;
    }

    private PreparedStatement query(String file, List<LocalDate> batch) throws SQLException {
        PreparedStatement statement = rows.duckdb().prepareStatement(SqlText.of(file));
        statement.setInt(1, (int) batch.get(0).toEpochDay());
        statement.setInt(2, (int) batch.get(batch.size() - 1).toEpochDay());
        return statement;
    }

    /** The credits, which stand in the order of the charges. */
    private static final class Credits {
        private final ResultSet rows;
        private boolean more;

        Credits(ResultSet rows) throws SQLException {
            this.rows = rows;
            this.more = rows.next();
        }

        SortedMap<String, BigDecimal> take(long key, int hour) throws SQLException {
            SortedMap<String, BigDecimal> credits = null;
            while (isOf(key, hour)) {
                credits = put(credits, rows.getString(4), amount(rows, 5));
                more = rows.next();
            }
            return credits == null ? Collections.emptySortedMap() : credits;
        }

        private boolean isOf(long key, int hour) throws SQLException {
            return more && rows.getLong(3) == key && rows.getInt(2) == hour;
        }

        private static SortedMap<String, BigDecimal> put(
                @Nullable SortedMap<String, BigDecimal> credits, String type, BigDecimal amount) {
            SortedMap<String, BigDecimal> map = credits == null ? new TreeMap<>() : credits;
            map.put(type, amount);
            return map;
        }
    }
}
