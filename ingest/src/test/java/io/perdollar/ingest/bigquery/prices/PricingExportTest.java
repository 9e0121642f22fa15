package io.perdollar.ingest.bigquery.prices;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.perdollar.ingest.bigquery.BigQueryFailure;
import io.perdollar.ingest.bigquery.TableName;
import io.perdollar.ingest.bigquery.loopback.DocumentedSql;
import io.perdollar.ingest.bigquery.loopback.GoogleTables;
import io.perdollar.ingest.bigquery.loopback.LoopbackBigQuery;
import io.perdollar.ingest.bigquery.loopback.SamplePrices;
import io.perdollar.ingest.bigquery.loopback.StoredTable.Partitioning;
import io.perdollar.ingest.bigquery.loopback.TableField;
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PricingExportTest {
    private static final TableName TABLE = TableName.parse(SamplePrices.TABLE);
    private static final Instant NOW = Instant.parse("2026-11-16T06:00:00Z");

    private LoopbackBigQuery bigQuery;

    @BeforeEach
    void start() {
        bigQuery = LoopbackBigQuery.start(Clock.fixed(NOW, ZoneOffset.UTC));
        bigQuery.createDataset("my-billing.prices", "EU");
    }

    @AfterEach
    void stop() {
        bigQuery.close();
    }

    @Test
    void readsTheNewestPriceOfEachSkuInTheWantedRegions() {
        load(
                SamplePrices.row("2026-11-13", "L4", "us-central1", "h", "0.50", null),
                SamplePrices.row("2026-11-15", "L4", "us-central1", "h", "0.56", null),
                SamplePrices.row("2026-11-15", "L4 in Belgium", "europe-west1", "h", "0.62", null),
                SamplePrices.row("2026-11-01", "long gone", "us-central1", "h", "9", null));
        PricingExport.Reading reading = read();
        assertEquals(LocalDate.parse("2026-11-15"), reading.asOf());
        assertEquals(1, reading.prices().size());
        assertEquals(
                "0.56", reading.prices().get(0).price().stripTrailingZeros().toPlainString());
        assertEquals("us-central1", reading.prices().get(0).region());
        assertEquals("h", reading.prices().get(0).unit());
    }

    @Test
    void theContractsPriceStandsBeforeTheListPrice() {
        load(SamplePrices.row("2026-11-15", "L4", "us-central1", "h", "0.56", "0.42"));
        assertEquals("0.42", read().prices().get(0).price().stripTrailingZeros().toPlainString());
    }

    @Test
    void pricesOlderThanAWeekAreNone() {
        load(SamplePrices.row("2026-11-01", "L4", "us-central1", "h", "0.56", null));
        assertEquals(new PricingExport.Reading(List.of(), LocalDate.EPOCH), read());
    }

    @Test
    void aTableThatIsNoPricingExportNamesItsKey() {
        BigQueryFailure gone = assertThrows(BigQueryFailure.class, this::read);
        assertTrue(String.valueOf(gone.getMessage()).contains("cloud_pricing_export"), gone::toString);
        bigQuery.createTable(SamplePrices.TABLE, List.of(TableField.of("n", "INTEGER")), null);
        BigQueryFailure other = assertThrows(BigQueryFailure.class, this::read);
        assertTrue(
                String.valueOf(other.getMessage()).contains("without the columns billing_account_id"), other::toString);
    }

    @Test
    void everyFileIsAnalysedAgainstTheDocumentedSchemaAndEveryColumnIsDocumented() throws IOException {
        load();
        PricingExport export = PricingExport.open(DocumentedSql.warehouse(bigQuery), TABLE);
        Map<String, List<String>> answers =
                DocumentedSql.analyse(bigQuery, List.of(export.query(List.of("us-central1"), NOW)));
        assertEquals(List.of(), DocumentedSql.unused(PricingExport.class, answers.keySet()));
        for (List<String> columns : answers.values()) {
            assertEquals(List.of(), DocumentedSql.undocumented(PricingExport.class, "sku-price", columns));
        }
    }

    private void load(String... rows) {
        bigQuery.createTable(SamplePrices.TABLE, GoogleTables.pricingExport(), Partitioning.BY_LOADING)
                .load(List.of(rows), GoogleTables::exportTime, Instant.EPOCH);
    }

    private PricingExport.Reading read() {
        return PricingExport.open(DocumentedSql.warehouse(bigQuery), TABLE).read(List.of("us-central1"), NOW);
    }
}
