package io.perdollar.ingest.billing;

import io.perdollar.analysis.charge.ChargeKey;
import io.perdollar.analysis.charge.CostType;
import io.perdollar.analysis.charge.Labels;
import io.perdollar.analysis.charge.Location;
import io.perdollar.analysis.charge.MachineSpec;
import io.perdollar.analysis.charge.Resource;
import io.perdollar.analysis.charge.Sku;
import io.perdollar.analysis.money.CurrencyCode;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.YearMonth;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Maps rows of {@code charge_key} to the domain; parts that many keys share are held once. */
final class ChargeKeys {
    private final Map<Object, Object> shared = new HashMap<>();

    private ChargeKeys() {}

    /** Every key by its number. */
    static Map<Long, ChargeKey> read(ScannedRows rows) throws SQLException {
        ChargeKeys keys = new ChargeKeys();
        Map<Long, ChargeKey> byNumber = new HashMap<>();
        try (Statement statement = rows.duckdb().createStatement();
                ResultSet result = statement.executeQuery("SELECT * FROM charge_key")) {
            while (result.next()) {
                byNumber.put(result.getLong("key"), keys.map(result));
            }
        }
        return byNumber;
    }

    private ChargeKey map(ResultSet row) throws SQLException {
        String invoiceMonth = row.getString("invoice_month");
        return new ChargeKey(
                share(row.getString("billing_account_id")),
                shareOrNull(row.getString("project_id")),
                share(new Location(
                        shareOrNull(row.getString("location")),
                        shareOrNull(row.getString("region")),
                        shareOrNull(row.getString("zone")))),
                resource(row),
                share(new Sku(
                        share(row.getString("service_description")),
                        row.getString("sku_id"),
                        row.getString("sku_description"))),
                share(row.getString("usage_unit")),
                share(row.getString("pricing_unit")),
                CostType.parse(row.getString("cost_type")),
                shareOrNull(row.getString("adjustment_type")),
                share(YearMonth.of(
                        Integer.parseInt(invoiceMonth.substring(0, 4)), Integer.parseInt(invoiceMonth.substring(4)))),
                share(new CurrencyCode(row.getString("currency"))),
                rate(row),
                shareOrNull(row.getString("consumption_model")),
                shareOrNull(row.getString("subscription_id")),
                share(machine(row)),
                share(new Labels(
                        shareOrNull(row.getString("service_label")),
                        shareOrNull(row.getString("environment_label")),
                        shareOrNull(row.getString("instance_label")))));
    }

    private @Nullable Resource resource(ResultSet row) throws SQLException {
        Resource resource = Resource.of(row.getString("resource_name"), row.getString("resource_global_name"));
        return resource == null ? null : share(resource);
    }

    private static @Nullable BigDecimal rate(ResultSet row) throws SQLException {
        String rate = row.getString("conversion_rate");
        return rate.isEmpty() ? null : new BigDecimal(rate);
    }

    private MachineSpec machine(ResultSet row) throws SQLException {
        String cores = row.getString("cores");
        return new MachineSpec(
                shareOrNull(row.getString("machine_spec")),
                cores.isEmpty() ? null : Integer.valueOf(cores),
                row.getString("unused_reservation").equals("true"),
                shareOrNull(row.getString("reservation_name")));
    }

    private @Nullable String shareOrNull(String text) {
        return text.isEmpty() ? null : share(text);
    }

    @SuppressWarnings("unchecked")
    private <T> T share(T value) {
        Object known = shared.putIfAbsent(value, value);
        return known == null ? value : (T) known;
    }
}
