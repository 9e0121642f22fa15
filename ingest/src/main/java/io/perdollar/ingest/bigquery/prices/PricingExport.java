package io.perdollar.ingest.bigquery.prices;

import com.google.cloud.bigquery.FieldValueList;
import com.google.cloud.bigquery.QueryParameterValue;
import io.perdollar.analysis.catalogue.SkuPrice;
import io.perdollar.analysis.charge.Sku;
import io.perdollar.ingest.bigquery.BigQueryFailure;
import io.perdollar.ingest.bigquery.BigQueryFailure.Kind;
import io.perdollar.ingest.bigquery.Query;
import io.perdollar.ingest.bigquery.TableLook;
import io.perdollar.ingest.bigquery.TableLook.Partition;
import io.perdollar.ingest.bigquery.TableName;
import io.perdollar.ingest.bigquery.Warehouse;
import io.perdollar.ingest.sql.SqlFile;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/**
 * Google's pricing export, {@code cloud_pricing_export}: what each SKU costs this billing account, once a day. The schema is
 * that of Google's page "Structure of pricing data export".
 */
public final class PricingExport {
    /** Compute Engine. */
    private static final String SERVICE = "6F81-5844-456A";

    private static final String COMPUTE_ENGINE = "Compute Engine";

    /** Prices older than this are no prices of today. */
    private static final int NEWEST_DAYS = 7;

    private static final List<String> REQUIRED = List.of(
            "billing_account_id",
            "export_time",
            "pricing_as_of_time",
            "service.id",
            "sku.id",
            "sku.description",
            "geo_taxonomy.regions",
            "pricing_unit",
            "list_price.tiered_rates.usd_amount",
            "list_price.tiered_rates.start_usage_amount",
            "list_price.tiered_rates.pricing_unit_quantity");

    private final Warehouse warehouse;
    private final TableLook look;

    private PricingExport(Warehouse warehouse, TableLook look) {
        this.warehouse = warehouse;
        this.look = look;
    }

    /**
     * What was read.
     *
     * @param prices by SKU and region; empty where no price is newer than a week
     * @param asOf newest day of any of them; the epoch where there is none
     */
    public record Reading(List<SkuPrice> prices, LocalDate asOf) {
        public Reading {
            prices = List.copyOf(prices);
        }
    }

    /**
     * Looks the table up.
     *
     * @throws BigQueryFailure if there is none, or it is no pricing export
     */
    public static PricingExport open(Warehouse warehouse, TableName table) {
        String key = warehouse.access().key() + ".table: expected a pricing export, ";
        TableLook look = warehouse
                .look(table)
                .orElseThrow(() -> new BigQueryFailure(
                        Kind.NOT_FOUND,
                        key + "found no table " + table
                                + "; copy its name from the BigQuery console, it ends in cloud_pricing_export"));
        List<String> missing = REQUIRED.stream().filter(path -> !look.has(path)).toList();
        if (!missing.isEmpty()) {
            throw new BigQueryFailure(
                    Kind.REFUSED,
                    key + "got " + table + " without the columns " + String.join(", ", missing)
                            + "; name the table cloud_pricing_export");
        }
        return new PricingExport(warehouse, look);
    }

    /** The table's name. */
    public String name() {
        return look.name().toString();
    }

    /**
     * The newest prices of machines' parts.
     *
     * @param regions in which prices are wanted, e.g. {@code us-central1}
     * @param now what "newest" is counted from
     */
    public Reading read(Collection<String> regions, Instant now) {
        List<SkuPrice> prices = new ArrayList<>();
        LocalDate[] asOf = {LocalDate.EPOCH};
        warehouse.read(query(regions, now), look.location(), row -> {
            if (!row.get("usd_price").isNull()) {
                prices.add(price(row));
                LocalDate day = LocalDate.ofEpochDay(row.get("pricing_day").getLongValue());
                asOf[0] = day.isAfter(asOf[0]) ? day : asOf[0];
            }
        });
        return new Reading(prices, asOf[0]);
    }

    /** How many bytes {@link #read} would read. */
    public long estimate(Instant now) {
        return warehouse.estimate(query(List.of(), now), look.location());
    }

    private static SkuPrice price(FieldValueList row) {
        return new SkuPrice(
                new Sku(COMPUTE_ENGINE, row.get("sku_id").getStringValue(), text(row, "sku_description")),
                row.get("region").getStringValue(),
                text(row, "pricing_unit"),
                row.get("usd_price").getNumericValue());
    }

    private static String text(FieldValueList row, String name) {
        return row.get(name).isNull() ? "" : row.get(name).getStringValue();
    }

    Query query(Collection<String> regions, Instant now) {
        LocalDate from = LocalDate.ofInstant(now, ZoneOffset.UTC).minusDays(NEWEST_DAYS);
        String column = look.partition() == Partition.INGESTION_TIME
                ? "_PARTITIONTIME"
                : "export_time".equals(look.partitionColumn()) ? "export_time" : "pricing_as_of_time";
        return new Query(
                "the prices of SKUs",
                SqlFile.of(
                        PricingExport.class,
                        "sku-price.sql",
                        Map.of(
                                "table",
                                look.name().sql(),
                                "rows",
                                "t." + column + " >= @rows_from AND t.pricing_as_of_time >= @rows_from",
                                "rates",
                                rates())),
                new TreeMap<>(Map.of(
                        "rows_from",
                        QueryParameterValue.timestamp(from + " 00:00:00.000000+00:00"),
                        "service",
                        QueryParameterValue.string(SERVICE),
                        "regions",
                        QueryParameterValue.array(
                                regions.stream()
                                        .map(region -> region.toLowerCase(Locale.ROOT))
                                        .sorted()
                                        .toArray(String[]::new),
                                String.class))));
    }

    /** Without a contract its price is NULL, in older tables the column is absent. */
    private String rates() {
        String list = tiers("list_price");
        return look.has("billing_account_price.tiered_rates.usd_amount")
                ? "IF(ARRAY_LENGTH(t.billing_account_price.tiered_rates) > 0, " + tiers("billing_account_price") + ", "
                        + list + ")"
                : list;
    }

    private static String tiers(String price) {
        return "ARRAY(SELECT AS STRUCT r.usd_amount AS usd, r.pricing_unit_quantity AS quantity,"
                + " r.start_usage_amount AS tier_start FROM UNNEST(t." + price + ".tiered_rates) AS r)";
    }
}
