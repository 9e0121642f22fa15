package io.perdollar.reporting;

import io.perdollar.analysis.report.FleetReport;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Times the report of a large fleet: {@code WriteLargeReport <folder> <VMs>}; a program, never a timed test. */
public final class WriteLargeReport {
    private WriteLargeReport() {}

    public static void main(String[] arguments) throws IOException {
        FleetReport report = SampleReport.ofSize(Integer.parseInt(arguments[1]));
        long start = System.nanoTime();
        ReportFiles.write(report, List.of(), Path.of(arguments[0]));
        System.out.printf("%.1f s%n", (System.nanoTime() - start) / 1e9);
    }
}
