package io.perdollar.ingest.billing;

import io.perdollar.analysis.charge.ChargeDay.ControlSum;
import io.perdollar.analysis.money.CurrencyCode;
import io.perdollar.analysis.money.Numeric;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** What the scanned rows of every account and day add up to. */
final class DayControls {
    private DayControls() {}

    /** By day and account ascending. */
    static List<DayControl> read(ScannedRows rows) throws SQLException {
        List<DayControl> controls = new ArrayList<>();
        try (Statement statement = rows.duckdb().createStatement();
                ResultSet result = statement.executeQuery(SqlText.of("account-day.sql"))) {
            AccountDay current = null;
            long count = 0;
            long newest = Long.MIN_VALUE;
            SortedMap<CurrencyCode, ControlSum> sums = new TreeMap<>();
            while (result.next()) {
                AccountDay next = new AccountDay(LocalDate.ofEpochDay(result.getInt(1)), result.getString(2));
                if (current != null && !current.equals(next)) {
                    controls.add(new DayControl(current, count, instant(newest), sums));
                    count = 0;
                    newest = Long.MIN_VALUE;
                    sums = new TreeMap<>();
                }
                current = next;
                count += result.getLong(4);
                newest = Math.max(newest, result.getLong(5));
                sums.put(
                        new CurrencyCode(result.getString(3)),
                        new ControlSum(Numeric.round(result.getBigDecimal(6)), Numeric.round(result.getBigDecimal(7))));
            }
            if (current != null) {
                controls.add(new DayControl(current, count, instant(newest), sums));
            }
        }
        return List.copyOf(controls);
    }

    private static Instant instant(long epochMicros) {
        return Instant.EPOCH.plus(epochMicros, ChronoUnit.MICROS);
    }
}
