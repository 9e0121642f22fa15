package io.perdollar.ingest.billing;

import com.fasterxml.jackson.databind.JsonNode;
import io.perdollar.analysis.charge.Charge;
import io.perdollar.analysis.charge.ChargeDay;
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
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** A second opinion: the same rows read by Jackson and added up by BigDecimal, one after the other (equations §3, §4). */
final class RowOracle {
    private record Grain(Instant hour, ChargeKey key) {}

    private static final class Sums {
        private final BigDecimal[] amounts = new BigDecimal[5];
        private final SortedMap<String, BigDecimal> credits = new TreeMap<>();

        Sums() {
            java.util.Arrays.fill(amounts, Numeric.ZERO);
        }
    }

    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss[.SSSSSS] 'UTC'").withZone(ZoneOffset.UTC);

    private final Map<AccountDay, Map<Grain, Sums>> days = new TreeMap<>();
    private final Map<AccountDay, Instant> newest = new HashMap<>();
    private final Map<AccountDay, Long> rows = new HashMap<>();
    private final Map<AccountDay, SortedMap<CurrencyCode, ChargeDay.ControlSum>> controls = new HashMap<>();

    void add(JsonNode row) {
        Instant start = TIME.parse(row.path("usage_start_time").asText(), Instant::from);
        Grain grain = new Grain(start.truncatedTo(ChronoUnit.HOURS), key(row));
        AccountDay day = new AccountDay(
                LocalDate.ofInstant(start, ZoneOffset.UTC), grain.key().billingAccount());
        Sums sums = days.computeIfAbsent(day, d -> new HashMap<>()).computeIfAbsent(grain, g -> new Sums());
        BigDecimal cost = Numeric.ofDouble(row.path("cost").doubleValue());
        BigDecimal[] amounts = {
            amount(row.at("/usage/amount"), Numeric.ZERO),
            amount(row.at("/usage/amount_in_pricing_units"), Numeric.ZERO),
            cost,
            amount(row.path("cost_at_list"), cost),
            amount(row.path("cost_at_effective_price_default"), cost)
        };
        for (int i = 0; i < amounts.length; i++) {
            sums.amounts[i] = sums.amounts[i].add(amounts[i]);
        }
        BigDecimal credit = Numeric.ZERO;
        for (JsonNode each : row.path("credits")) {
            BigDecimal amount = Numeric.ofDouble(each.path("amount").doubleValue());
            String type = each.path("type").asText("");
            sums.credits.merge(type.isEmpty() ? each.path("name").asText() : type, amount, BigDecimal::add);
            credit = credit.add(amount);
        }
        rows.merge(day, 1L, Long::sum);
        Instant exported = TIME.parse(row.path("export_time").asText(), Instant::from);
        newest.merge(day, exported, (a, b) -> a.isAfter(b) ? a : b);
        controls.computeIfAbsent(day, d -> new TreeMap<>())
                .merge(
                        grain.key().currency(),
                        new ChargeDay.ControlSum(cost, cost.add(credit)),
                        (a, b) -> new ChargeDay.ControlSum(
                                a.exportCost().add(b.exportCost()),
                                a.billedCost().add(b.billedCost())));
    }

    List<ChargeDay> days() {
        List<ChargeDay> result = new ArrayList<>();
        days.forEach((day, charges) -> result.add(new ChargeDay(
                day.day(),
                day.billingAccount(),
                rows.getOrDefault(day, 0L),
                newest.getOrDefault(day, Instant.MIN),
                controls.getOrDefault(day, new TreeMap<>()),
                charges.entrySet().stream()
                        .map(e -> charge(e.getKey(), e.getValue()))
                        .toList())));
        return result;
    }

    private static Charge charge(Grain grain, Sums sums) {
        BigDecimal[] a = sums.amounts;
        return new Charge(grain.hour(), grain.key(), a[0], a[1], a[2], a[3], a[4], sums.credits);
    }

    private static BigDecimal amount(JsonNode node, BigDecimal absent) {
        return node.isNumber() ? Numeric.ofDouble(node.doubleValue()) : absent;
    }

    private static ChargeKey key(JsonNode row) {
        String cores = label(row, "system_labels", "compute.googleapis.com/cores");
        String subscription = text(row, "/subscription/instance_id");
        String month = row.at("/invoice/month").asText();
        return new ChargeKey(
                row.path("billing_account_id").asText(),
                text(row, "/project/id"),
                new Location(
                        text(row, "/location/location"), text(row, "/location/region"), text(row, "/location/zone")),
                Resource.of(text(row, "/resource/name"), text(row, "/resource/global_name")),
                new Sku(
                        row.at("/service/description").asText(),
                        row.at("/sku/id").asText(),
                        row.at("/sku/description").asText()),
                row.at("/usage/unit").asText(""),
                row.at("/usage/pricing_unit").asText(""),
                CostType.parse(row.path("cost_type").asText("")),
                text(row, "/adjustment_info/type"),
                YearMonth.of(Integer.parseInt(month.substring(0, 4)), Integer.parseInt(month.substring(4))),
                new CurrencyCode(row.path("currency").asText()),
                row.path("currency_conversion_rate").isNumber()
                        ? Numeric.ofDouble(row.path("currency_conversion_rate").doubleValue())
                        : null,
                text(row, "/consumption_model/description"),
                subscription != null ? subscription : text(row, "/consumption_model/applied_subscription_instance_id"),
                new MachineSpec(
                        label(row, "system_labels", "compute.googleapis.com/machine_spec"),
                        cores == null ? null : Integer.valueOf(cores),
                        "true".equals(label(row, "system_labels", "compute.googleapis.com/is_unused_reservation")),
                        label(row, "system_labels", "compute.googleapis.com/reservation_name")),
                new Labels(
                        label(row, "labels", "service"),
                        label(row, "labels", "env"),
                        label(row, "labels", "instance")));
    }

    private static @Nullable String text(JsonNode row, String pointer) {
        String text = row.at(pointer).asText("");
        return text.isEmpty() ? null : text;
    }

    private static @Nullable String label(JsonNode row, String list, String key) {
        for (JsonNode label : row.path(list)) {
            if (label.path("key").asText().equals(key)) {
                String value = label.path("value").asText("");
                return value.isEmpty() ? null : value;
            }
        }
        return null;
    }
}
