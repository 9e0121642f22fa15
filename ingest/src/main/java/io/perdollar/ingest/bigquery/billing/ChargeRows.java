package io.perdollar.ingest.bigquery.billing;

import com.google.cloud.bigquery.FieldValue;
import com.google.cloud.bigquery.FieldValueList;
import io.perdollar.analysis.charge.Charge;
import io.perdollar.analysis.charge.ChargeKey;
import io.perdollar.analysis.charge.CostType;
import io.perdollar.analysis.charge.Labels;
import io.perdollar.analysis.charge.Location;
import io.perdollar.analysis.charge.MachineSpec;
import io.perdollar.analysis.charge.Resource;
import io.perdollar.analysis.charge.Sku;
import io.perdollar.analysis.money.CurrencyCode;
import io.perdollar.analysis.money.Numeric;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Maps rows of {@code charge.sql} to charges; parts that many keys share are held once. The client knows no names inside
 * repeated records, so their fields are taken by place, in the order in which the SQL writes them.
 */
final class ChargeRows {
    private static final int HOURS = 24;

    private final Map<Object, Object> shared = new HashMap<>();

    /** The charges of one key on one day. */
    List<Charge> charges(long day, FieldValueList row) {
        ChargeKey key = share(key(row));
        List<SortedMap<String, BigDecimal>> credits = credits(row);
        List<Charge> charges = new ArrayList<>();
        for (FieldValue hourly : elements(row, "hours")) {
            FieldValueList amounts = hourly.getRecordValue();
            int hour = (int) amounts.get(0).getLongValue();
            charges.add(new Charge(
                    Instant.ofEpochSecond((day * HOURS + hour) * 3600),
                    key,
                    amounts.get(1).getNumericValue(),
                    amounts.get(2).getNumericValue(),
                    amounts.get(3).getNumericValue(),
                    amounts.get(4).getNumericValue(),
                    amounts.get(5).getNumericValue(),
                    credits.get(hour)));
        }
        return charges;
    }

    private static List<SortedMap<String, BigDecimal>> credits(FieldValueList row) {
        List<SortedMap<String, BigDecimal>> credits =
                new ArrayList<>(Collections.nCopies(HOURS, Collections.emptySortedMap()));
        for (FieldValue credit : elements(row, "credits")) {
            FieldValueList amount = credit.getRecordValue();
            int hour = (int) amount.get(0).getLongValue();
            if (credits.get(hour).isEmpty()) {
                credits.set(hour, new TreeMap<>());
            }
            credits.get(hour)
                    .put(
                            amount.get(1).getStringValue(),
                            Numeric.round(amount.get(2).getNumericValue()));
        }
        return credits;
    }

    private static List<FieldValue> elements(FieldValueList row, String name) {
        FieldValue value = row.get(name);
        return value.isNull() ? List.of() : value.getRepeatedValue();
    }

    private ChargeKey key(FieldValueList row) {
        String invoiceMonth = text(row, "invoice_month");
        return new ChargeKey(
                text(row, "billing_account_id"),
                textOrNull(row, "project_id"),
                share(new Location(textOrNull(row, "location"), textOrNull(row, "region"), textOrNull(row, "zone"))),
                resource(row),
                share(new Sku(text(row, "service_description"), text(row, "sku_id"), text(row, "sku_description"))),
                text(row, "usage_unit"),
                text(row, "pricing_unit"),
                CostType.parse(text(row, "cost_type")),
                textOrNull(row, "adjustment_type"),
                share(YearMonth.of(
                        Integer.parseInt(invoiceMonth.substring(0, 4)), Integer.parseInt(invoiceMonth.substring(4)))),
                share(new CurrencyCode(text(row, "currency"))),
                row.get("conversion_rate").isNull()
                        ? null
                        : row.get("conversion_rate").getNumericValue(),
                textOrNull(row, "consumption_model"),
                textOrNull(row, "subscription_id"),
                share(new MachineSpec(
                        textOrNull(row, "machine_spec"),
                        row.get("cores").isNull()
                                ? null
                                : Integer.valueOf(
                                        Math.toIntExact(row.get("cores").getLongValue())),
                        row.get("unused_reservation").getBooleanValue(),
                        textOrNull(row, "reservation_name"))),
                share(new Labels(
                        textOrNull(row, "service_label"),
                        textOrNull(row, "environment_label"),
                        textOrNull(row, "instance_label"))));
    }

    private @Nullable Resource resource(FieldValueList row) {
        Resource resource = Resource.of(textOrNull(row, "resource_name"), textOrNull(row, "resource_global_name"));
        return resource == null ? null : share(resource);
    }

    private String text(FieldValueList row, String name) {
        return share(row.get(name).getStringValue());
    }

    private @Nullable String textOrNull(FieldValueList row, String name) {
        return row.get(name).isNull() ? null : text(row, name);
    }

    @SuppressWarnings("unchecked")
    private <T> T share(T value) {
        Object known = shared.putIfAbsent(value, value);
        return known == null ? value : (T) known;
    }
}
