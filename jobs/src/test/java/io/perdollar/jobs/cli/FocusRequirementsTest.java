package io.perdollar.jobs.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The requirements of FOCUS 1.2 that apply to the columns that we have, on every row of the sample. */
class FocusRequirementsTest {
    private static final List<String> MANDATORY = List.of(
            "BilledCost DECIMAL(38,9)",
            "BillingAccountId VARCHAR",
            "BillingAccountName VARCHAR",
            "BillingCurrency VARCHAR",
            "BillingPeriodEnd TIMESTAMP",
            "BillingPeriodStart TIMESTAMP",
            "ChargeCategory VARCHAR",
            "ChargeClass VARCHAR",
            "ChargeDescription VARCHAR",
            "ChargePeriodEnd TIMESTAMP",
            "ChargePeriodStart TIMESTAMP",
            "ContractedCost DECIMAL(38,9)",
            "EffectiveCost DECIMAL(38,9)",
            "InvoiceIssuerName VARCHAR",
            "ListCost DECIMAL(38,9)",
            "PricingQuantity DECIMAL(38,9)",
            "PricingUnit VARCHAR",
            "ProviderName VARCHAR",
            "PublisherName VARCHAR",
            "ServiceCategory VARCHAR",
            "ServiceName VARCHAR");

    private static Connection duckdb;

    @BeforeAll
    static void export() throws IOException, SQLException {
        Path folder = SampleExport.parquet();
        duckdb = DriverManager.getConnection("jdbc:duckdb:");
        try (Statement statement = duckdb.createStatement()) {
            statement.execute("CREATE VIEW charges AS FROM '" + folder.resolve("charges.parquet") + "'");
        }
    }

    @AfterAll
    static void close() throws SQLException {
        duckdb.close();
    }

    private static String one(String sql) throws SQLException {
        try (Statement statement = duckdb.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }

    @Test
    void theMandatoryColumnsComeFirstWithTheirTypes() throws SQLException {
        assertEquals(
                MANDATORY.toString(),
                one("SELECT '[' || string_agg(column_name || ' ' || column_type, ', ') || ']' FROM"
                        + " (FROM (DESCRIBE charges) LIMIT 21)"));
    }

    @Test
    void everythingElseIsAColumnOfFocusOrBeginsWithX() throws SQLException {
        assertEquals(
                "[AvailabilityZone, CommitmentDiscountId, ConsumedQuantity, ConsumedUnit, PricingCategory, RegionId,"
                        + " ResourceId, ResourceName, ResourceType, SkuId, SubAccountId]",
                one("SELECT list(column_name)[22:] FROM (DESCRIBE charges) WHERE column_name NOT LIKE 'x_%'"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                // Nulls
                "BilledCost IS NULL OR EffectiveCost IS NULL OR ListCost IS NULL OR ContractedCost IS NULL",
                "BillingAccountId IS NULL OR BillingCurrency IS NULL OR ProviderName IS NULL OR PublisherName IS NULL",
                "InvoiceIssuerName IS NULL OR ServiceName IS NULL OR ServiceCategory IS NULL OR ChargeCategory IS NULL",
                "BillingPeriodStart IS NULL OR BillingPeriodEnd IS NULL OR ChargePeriodStart IS NULL OR ChargePeriodEnd IS NULL",
                "PricingQuantity IS NULL AND ChargeCategory IN ('Usage', 'Purchase') AND ChargeClass IS NULL",
                "PricingQuantity IS NOT NULL AND ChargeCategory = 'Tax'",
                "(PricingUnit IS NULL) <> (PricingQuantity IS NULL)",
                "ConsumedQuantity IS NULL AND ChargeCategory = 'Usage' AND ChargeClass IS NULL",
                "ConsumedQuantity IS NOT NULL AND ChargeCategory <> 'Usage'",
                "(ConsumedUnit IS NULL) <> (ConsumedQuantity IS NULL)",
                "PricingCategory IS NULL AND ChargeCategory IN ('Usage', 'Purchase') AND ChargeClass IS NULL",
                "PricingCategory IS NOT NULL AND ChargeCategory = 'Tax'",
                "SkuId IS NULL AND ChargeCategory IN ('Usage', 'Purchase') AND ChargeClass IS NULL",
                "SkuId IS NOT NULL AND ChargeCategory = 'Tax'",
                "ResourceId IS NULL AND (ResourceName IS NOT NULL OR ResourceType IS NOT NULL)",
                "ResourceId IS NOT NULL AND ResourceType IS NULL",
                // Empty text is no value
                "BillingAccountId = '' OR ServiceName = '' OR SkuId = '' OR RegionId = '' OR SubAccountId = ''",
                // Allowed values
                "ChargeCategory NOT IN ('Usage', 'Purchase', 'Tax', 'Credit', 'Adjustment')",
                "ChargeClass IS NOT NULL AND ChargeClass <> 'Correction'",
                "PricingCategory NOT IN ('Standard', 'Dynamic', 'Committed', 'Other')",
                "ServiceCategory NOT IN ('AI and Machine Learning', 'Analytics', 'Business Applications', 'Compute',"
                        + " 'Databases', 'Developer Tools', 'Multicloud', 'Identity', 'Integration',"
                        + " 'Internet of Things', 'Management and Governance', 'Media', 'Migration', 'Mobile',"
                        + " 'Networking', 'Security', 'Storage', 'Web', 'Other')",
                "NOT regexp_full_match(BillingCurrency, '[A-Z]{3}')",
                // Periods
                "ChargePeriodEnd <= ChargePeriodStart OR BillingPeriodEnd <> BillingPeriodStart + INTERVAL 1 MONTH",
                // A price lowers what is listed, but for corrections
                "ListCost < ContractedCost AND ChargeClass IS NULL AND ChargeCategory = 'Usage' AND ContractedCost > 0",
            })
    void noRowBreaks(String requirement) throws SQLException {
        assertEquals("0", one("SELECT count(*) FROM charges WHERE " + requirement));
    }

    @Test
    void theSampleHasWhatTheRequirementsSpeakOf() throws SQLException {
        for (String row : List.of(
                "ChargeCategory = 'Usage'",
                "ChargeCategory = 'Purchase'",
                "ChargeCategory = 'Tax'",
                "ChargeCategory = 'Credit'",
                "PricingCategory = 'Dynamic'",
                "ResourceId IS NULL")) {
            assertTrue(Long.parseLong(one("SELECT count(*) FROM charges WHERE " + row)) > 0, row);
        }
    }

    @Test
    void theCostsAreThoseOfTheLedgerToTheLastDigit() throws IOException, SQLException {
        Map<String, String> ledger = new TreeMap<>();
        try (Connection connection = SampleLedger.open();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("""
                        SELECT billing_account, currency, SUM(billed_cost), SUM(effective_cost), SUM(list_cost),
                            SUM(contracted_cost)
                        FROM resource_cost GROUP BY billing_account, currency
                        """)) {
            while (row.next()) {
                ledger.put(
                        row.getString(1) + " " + row.getString(2),
                        row.getString(3) + " " + row.getString(4) + " " + row.getString(5) + " " + row.getString(6));
            }
        }
        assertEquals(2, ledger.size());
        ledger.forEach((account, sums) -> {
            try {
                assertEquals(
                        sums,
                        one("SELECT sum(BilledCost) || ' ' || sum(EffectiveCost) || ' ' || sum(ListCost) || ' ' ||"
                                + " sum(ContractedCost) FROM charges WHERE BillingAccountId || ' ' || BillingCurrency = '"
                                + account + "'"));
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        });
    }

    @Test
    void aLaterVersionNamesWhoSellsAndWhoRunsAService(@TempDir Path later) throws IOException, SQLException {
        SampleExport.write(
                later, SharedSample.LAST_DAY, SharedSample.LAST_DAY, "--format", "parquet", "--focus", "1.3");
        assertEquals(
                "0",
                one("SELECT count(*) FROM '" + later.resolve("charges.parquet")
                        + "' WHERE ServiceProviderName IS NULL OR HostProviderName IS NULL OR ProviderName IS NULL"));
    }

    @Test
    void aVersionThatIsNotKnownIsRefused(@TempDir Path folder) throws IOException {
        CommandRun command = new CommandRun();
        assertEquals(
                2,
                command.run(
                        "export",
                        "--config",
                        SampleLedger.configuration().toString(),
                        "--from",
                        "2026-11-15",
                        "--to",
                        "2026-11-15",
                        "--format",
                        "csv",
                        "--focus",
                        "1.4",
                        "--out",
                        folder.toString()));
        assertTrue(command.err().contains("expected 1.2 or 1.3, got 1.4"), command.err());
    }
}
