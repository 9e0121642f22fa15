package io.perdollar.jobs.export;

import io.perdollar.analysis.charge.Charge;
import io.perdollar.analysis.measure.VmHour;
import io.perdollar.analysis.time.Interval;
import io.perdollar.analysis.time.Micros;
import io.perdollar.analysis.time.ReportZone;
import io.perdollar.jobs.config.Configuration;
import io.perdollar.jobs.config.ConfigurationException;
import io.perdollar.jobs.ledger.Ledger;
import io.perdollar.jobs.ledger.LedgerBill;
import io.perdollar.jobs.ledger.Run;
import io.perdollar.jobs.nightly.LedgerPlaces;
import io.perdollar.jobs.nightly.StoredHours;
import io.perdollar.jobs.output.Folders;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;

/** Writes what the ledger knows of some days into files for other tools. */
public final class LedgerExport {
    private LedgerExport() {}

    /**
     * What was written.
     *
     * @param charges rows of the charges file
     * @param vmHours rows of the hours file
     */
    public record Written(Path chargesFile, long charges, Path vmHoursFile, long vmHours) {}

    /**
     * Writes {@code charges} and {@code vm-hours}; files of these names are replaced, each at once and whole.
     *
     * @param environment where the password of the ledger may stand
     * @param from first local day
     * @param to last local day
     * @param focus whose columns {@code charges} has
     * @throws ConfigurationException if the ledger has no finished run or the days are in the wrong order
     */
    public static Written write(
            Configuration configuration,
            Clock clock,
            Map<String, String> environment,
            LocalDate from,
            LocalDate to,
            FocusVersion focus,
            Format format,
            Path out) {
        if (to.isBefore(from)) {
            throw new ConfigurationException(
                    "--to: expected a day not before --from " + from + ", got " + to + "; exchange them");
        }
        try (Ledger ledger = LedgerPlaces.open(configuration, clock, environment)) {
            Run run = ledger.runs()
                    .lastSuccess()
                    .orElseThrow(() -> new ConfigurationException(
                            "export: expected a ledger with a finished run, got none; run first: perdollar nightly --config "
                                    + configuration.file()));
            Files.createDirectories(out);
            Path staging = Files.createTempDirectory(out, ".export-");
            try {
                Interval hours = hours(configuration, from, to);
                LedgerBill bill = ledger.dayVersions().current(utcDay(hours.from()), utcDay(hours.to() - 1));
                try (TableFile<FocusRow> charges = new TableFile<>(staging, "charges", format, FocusColumns.of(focus));
                        TableFile<VmHour> vmHours = new TableFile<>(staging, "vm-hours", format, HourColumns.all())) {
                    bill.forEachCharge(charge -> add(charges, charge, hours));
                    StoredHours.forEach(ledger, configuration, run, from, to, hour -> add(vmHours, hour));
                    Path chargesFile = charges.finish();
                    Path hoursFile = vmHours.finish();
                    return new Written(move(chargesFile, out), charges.count(), move(hoursFile, out), vmHours.count());
                }
            } finally {
                Folders.delete(staging);
            }
        } catch (IOException e) {
            throw unwritable(e);
        }
    }

    private static Interval hours(Configuration configuration, LocalDate from, LocalDate to) {
        ReportZone zone = new ReportZone(configuration.report().timeZone());
        return new Interval(zone.hoursOf(from).from(), zone.hoursOf(to).to());
    }

    private static LocalDate utcDay(long micros) {
        return LocalDate.ofInstant(Micros.instant(micros), ZoneOffset.UTC);
    }

    private static void add(TableFile<FocusRow> table, Charge charge, Interval hours) {
        long hour = Micros.of(charge.hour());
        if (hour >= hours.from() && hour < hours.to()) {
            List<FocusRow> rows = FocusRow.of(charge);
            rows.forEach(row -> add(table, row));
        }
    }

    private static <T> void add(TableFile<T> table, T row) {
        try {
            table.add(row);
        } catch (IOException e) {
            throw unwritable(e);
        }
    }

    private static Path move(Path file, Path folder) throws IOException {
        return Files.move(
                file,
                folder.resolve(file.getFileName()),
                StandardCopyOption.ATOMIC_MOVE,
                StandardCopyOption.REPLACE_EXISTING);
    }

    private static UncheckedIOException unwritable(IOException e) {
        return new UncheckedIOException(
                "--out: expected a folder that can be written, got " + e
                        + "; check its owner, its permissions and the free space",
                e);
    }
}
