package io.perdollar.ingest.billing;

import com.sun.management.OperatingSystemMXBean;
import io.perdollar.sampledata.ProgressListener;
import io.perdollar.sampledata.SampleFleet;
import io.perdollar.sampledata.SampleOptions;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;

/**
 * Times {@link ExportFiles} against the same GROUP BY in bare DuckDB, in turns in one process, and prints wall and processor
 * time of each. Arguments: a directory for the sample, its scale (copies of the fleet), and how many rounds.
 */
final class BillingBenchmark {
    private BillingBenchmark() {}

    public static void main(String[] arguments) throws IOException, SQLException {
        Path directory = Path.of(arguments[0]);
        int scale = Integer.parseInt(arguments[1]);
        int rounds = Integer.parseInt(arguments[2]);
        if (!Files.isDirectory(directory.resolve("billing"))) {
            SampleFleet.write(
                    SampleOptions.defaults(directory).withScale(scale).withoutLogs(), ProgressListener.SILENT);
        }
        System.out.printf("%d bytes of export%n", bytes(directory.resolve("billing")));
        double ratioOfProcessorTime = Double.MAX_VALUE;
        for (int round = 0; round < rounds; round++) {
            Time bare = new Time();
            bareDuckDb(directory);
            bare.stop("bare DuckDB");
            Time own = new Time();
            exportFiles(directory);
            own.stop("ExportFiles");
            double ratio = (double) own.processor / bare.processor;
            ratioOfProcessorTime = Math.min(ratioOfProcessorTime, ratio);
            System.out.printf("ratio: wall %.2f, processor %.2f%n", (double) own.wall / bare.wall, ratio);
        }
        System.out.printf("best ratio of processor time: %.2f%n", ratioOfProcessorTime);
        System.out.println(Files.readAllLines(Path.of("/proc/self/status")).stream()
                .filter(line -> line.startsWith("VmHWM"))
                .findFirst()
                .orElse(""));
    }

    private static void exportFiles(Path directory) {
        AtomicLong charges = new AtomicLong();
        try (ExportFiles source = ExportFiles.open(new ExportOptions(directory, "billing", null, LabelKeys.DEFAULT))) {
            source.readDays(day -> true, day -> charges.addAndGet(day.charges().size()));
            System.out.printf("%d rows, %d charges%n", source.totalRows(), charges.get());
        }
    }

    private static void bareDuckDb(Path directory) throws IOException, SQLException {
        Path file = Files.createTempDirectory("bare-duckdb-").resolve("rows.duckdb");
        String columns = SqlText.of("export-columns.sql")
                .replace("'JSON'", "'DOUBLE'")
                .replaceAll("amount(_in_pricing_units)? JSON", "amount$1 DOUBLE");
        String sql = """
                CREATE TABLE charge AS
                SELECT
                    date_trunc('hour', usage_start_time) AS hour, billing_account_id, project.id AS project, location,
                    resource.name AS resource, resource.global_name, service.description AS service, sku.id AS sku,
                    sku.description, usage.unit, usage.pricing_unit, cost_type, adjustment_info.type AS adjustment,
                    invoice.month, currency, CAST(currency_conversion_rate AS DECIMAL(38, 9)) AS rate,
                    consumption_model.description AS model, subscription.instance_id AS subscription,
                    consumption_model.applied_subscription_instance_id AS applied_subscription,
                    list_filter(system_labels, lambda l: l.key = 'compute.googleapis.com/machine_spec')[1].value AS machine,
                    list_filter(system_labels, lambda l: l.key = 'compute.googleapis.com/cores')[1].value AS cores,
                    list_filter(system_labels, lambda l: l.key = 'compute.googleapis.com/is_unused_reservation')[1].value
                        AS unused,
                    list_filter(system_labels, lambda l: l.key = 'compute.googleapis.com/reservation_name')[1].value
                        AS reservation,
                    list_filter(labels, lambda l: l.key = 'service')[1].value AS service_label,
                    list_filter(labels, lambda l: l.key = 'env')[1].value AS environment_label,
                    list_filter(labels, lambda l: l.key = 'instance')[1].value AS instance_label,
                    sum(CAST(usage.amount AS DECIMAL(38, 9))) AS usage,
                    sum(CAST(usage.amount_in_pricing_units AS DECIMAL(38, 9))) AS pricing_usage,
                    sum(CAST(cost AS DECIMAL(38, 9))) AS cost,
                    sum(CAST(cost_at_list AS DECIMAL(38, 9))) AS list_cost,
                    sum(CAST(cost_at_effective_price_default AS DECIMAL(38, 9))) AS contracted_cost,
                    sum(list_sum(list_transform(credits, lambda c: CAST(c.amount AS DECIMAL(38, 9))))) AS credit
                FROM read_json('%s/billing/**', format = 'newline_delimited', columns = %s)
                GROUP BY ALL
                """.formatted(directory, columns);
        try (Connection duckdb = DriverManager.getConnection("jdbc:duckdb:" + file);
                Statement statement = duckdb.createStatement()) {
            statement.execute("SET TimeZone = 'UTC'");
            statement.execute("SET preserve_insertion_order = false");
            statement.execute(sql);
            try (ResultSet count = statement.executeQuery("SELECT count(*) FROM charge")) {
                count.next();
                System.out.printf("%d groups%n", count.getLong(1));
            }
        } finally {
            Files.deleteIfExists(file);
        }
    }

    private static long bytes(Path directory) throws IOException {
        try (Stream<Path> files = Files.walk(directory)) {
            return files.mapToLong(
                            file -> file.toFile().isFile() ? file.toFile().length() : 0)
                    .sum();
        }
    }

    private static final class Time {
        private final long startWall = System.nanoTime();
        private final long startProcessor = processorTime();
        private long wall;
        private long processor;

        void stop(String what) {
            wall = System.nanoTime() - startWall;
            processor = processorTime() - startProcessor;
            System.out.printf("%s: wall %.2f s, processor %.2f s%n", what, wall / 1e9, processor / 1e9);
        }

        private static long processorTime() {
            return ((OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime();
        }
    }
}
