package io.perdollar.ingest.bigquery.loopback;

import io.perdollar.ingest.bigquery.loopback.StoredTable.Partitioning;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/** Puts the export files of a sample into a table, as if Google had exported them there. */
public final class SampleBill {
    public static final String DATASET = "my-billing.exports";
    public static final String TABLE = DATASET + ".gcp_billing_export_resource_v1_01338E_BE3FD6_363B4C";

    private SampleBill() {}

    /** The detailed export of a folder of JSON lines, plain or gzip, partitioned by the day of export. */
    public static StoredTable load(LoopbackBigQuery bigQuery, Path folder) {
        bigQuery.createDataset(DATASET, "US");
        return bigQuery.createTable(TABLE, GoogleTables.detailedExport(), Partitioning.BY_LOADING)
                .load(lines(folder), GoogleTables::exportTime, Instant.EPOCH);
    }

    /** The rows of all files of a folder. */
    public static List<String> lines(Path folder) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().flatMap(SampleBill::linesOf).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<String> linesOf(Path file) {
        try (InputStream in = Files.newInputStream(file);
                InputStream plain = file.toString().endsWith(".gz") ? new GZIPInputStream(in) : in;
                BufferedReader reader = new BufferedReader(new InputStreamReader(plain, StandardCharsets.UTF_8))) {
            return reader.lines().toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
