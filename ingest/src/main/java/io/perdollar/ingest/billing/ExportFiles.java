package io.perdollar.ingest.billing;

import io.perdollar.analysis.charge.ChargeDay;
import io.perdollar.ingest.billing.BillingSourceException.Kind;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A billing export in files: JSON lines, a JSON array or Parquet, plain, gzip or zstd (equations §3, §4). An embedded
 * DuckDB scans them once, on opening; afterwards the files are only read again to show rejected rows.
 *
 * <pre>{@code
 * {"billing_account_id":"01338E-BE3FD6-363B4C","service":{"description":"Compute Engine"},"sku":{"id":"88B8-C3ED-03F0",…},
 *  "usage_start_time":"2026-11-15 22:00:00 UTC","cost":0.35,"currency":"USD","credits":[],"invoice":{"month":"202611"},…}
 * }</pre>
 */
public final class ExportFiles implements BillingSource {
    private final ScannedRows rows;
    private final List<DayControl> controls;
    private final long totalRows;
    private final long rejectedRows;
    private @Nullable Rejects rejects;

    private ExportFiles(ScannedRows rows) throws SQLException {
        this.rows = rows;
        this.totalRows = rows.longOf("SELECT count(*) FROM export_row");
        this.rejectedRows = rows.longOf("SELECT count(rejected) FROM export_row");
        this.controls = DayControls.read(rows);
    }

    /**
     * Scans the files.
     *
     * @throws BillingSourceException if there are none, one is no export, or one cannot be read to its end
     */
    public static ExportFiles open(ExportOptions options) {
        return open(options, ScannedRows.KEY_HASH);
    }

    /**
     * The files that would be scanned, without reading any.
     *
     * @throws BillingSourceException if there are none
     */
    public static List<Path> list(Path base, String files) {
        return ExportFileFinder.find(base, files);
    }

    static ExportFiles open(ExportOptions options, String keyHash) {
        List<Path> paths = ExportFileFinder.find(options.base(), options.files());
        ScannedRows rows = ScannedRows.scan(options, paths, keyHash);
        try {
            ExportShapeCheck.check(rows);
            return new ExportFiles(rows);
        } catch (RuntimeException | SQLException e) {
            rows.close();
            throw failure(e);
        }
    }

    @Override
    public String name() {
        return rows.options().files();
    }

    /** The files that were read, by path ascending. */
    public List<Path> files() {
        return rows.files().stream().map(ExportFile::path).toList();
    }

    @Override
    public List<DayControl> controls() {
        return controls;
    }

    @Override
    public void readDays(Predicate<AccountDay> wanted, Consumer<ChargeDay> sink) {
        try {
            new ChargeDays(rows, controls).read(wanted, sink);
        } catch (SQLException e) {
            throw failure(e);
        }
    }

    @Override
    public long totalRows() {
        return totalRows;
    }

    @Override
    public long rejectedRows() {
        return rejectedRows;
    }

    @Override
    public Map<RejectReason, Long> rejectedByReason() {
        return inspected().counts();
    }

    @Override
    public List<RejectedRow> rejects() {
        return inspected().rows();
    }

    /** Rows are looked up again only when someone asks, and only in files that have rejected ones. */
    private synchronized Rejects inspected() {
        Rejects known = rejects;
        if (known == null) {
            try {
                known = Rejects.inspect(rows);
            } catch (SQLException e) {
                throw failure(e);
            }
            rejects = known;
        }
        return known;
    }

    @Override
    public void close() {
        rows.close();
    }

    private static RuntimeException failure(Exception e) {
        return e instanceof RuntimeException known
                ? known
                : new BillingSourceException(
                        Kind.UNREADABLE, "the scanned billing rows cannot be read: " + e.getMessage(), e);
    }
}
