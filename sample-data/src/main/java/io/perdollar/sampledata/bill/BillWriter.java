package io.perdollar.sampledata.bill;

import io.perdollar.sampledata.text.ByteText;
import io.perdollar.sampledata.text.GzipFile;
import io.perdollar.sampledata.time.HourTexts;
import io.perdollar.sampledata.time.SampleCalendar;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Writes the export: one file per UTC day of {@code export_time}, as daily extracts of its partitions would be. */
public final class BillWriter {
    private static final int FLUSH = 1 << 16;
    private static final long DAY_MICROS = 86_400_000_000L;
    private static final long DAY_SECONDS = 86_400L;

    private final SampleCalendar calendar;
    private final HourTexts texts;
    private final List<BillSource> sources;
    private final Path folder;

    /**
     * @param calendar hours to bill
     * @param sources everything on the bill
     * @param folder of the files
     */
    public BillWriter(SampleCalendar calendar, List<BillSource> sources, Path folder) {
        this.calendar = calendar;
        this.sources = List.copyOf(sources);
        this.folder = folder;
        texts = new HourTexts(calendar);
    }

    /** Days on which something is exported, counted from 1970. */
    public List<Long> exportDays() {
        List<Long> days = new ArrayList<>();
        long last = Math.floorDiv(calendar.snapshotSecond(), DAY_SECONDS);
        for (long day = SampleCalendar.utcDay(calendar.startHour()); day <= last; day++) {
            days.add(day);
        }
        return days;
    }

    /** Writes what was exported on one day; no file where nothing was. */
    public BillTotals write(long exportDay) throws IOException {
        SortedMap<Long, List<BillSource>> hours = hoursOf(exportDay);
        BillTotals totals = new BillTotals();
        if (hours.isEmpty()) {
            return totals;
        }
        RowWriter rows = new RowWriter(texts);
        ByteText text = new ByteText();
        Path file = folder.resolve(LocalDate.ofEpochDay(exportDay) + ".json.gz");
        try (OutputStream out = GzipFile.create(file)) {
            for (var hour : hours.entrySet()) {
                for (BillSource source : hour.getValue()) {
                    source.readings(hour.getKey(), reading -> {
                        if (isExportedOn(reading, exportDay)) {
                            rows.write(reading, text);
                            YearMonth month = reading.invoiceMonth();
                            totals.add(reading, month == null ? texts.invoiceMonth(reading.hour()) : month, calendar);
                        }
                    });
                    if (text.length() > FLUSH) {
                        totals.addBytes(text.length());
                        text.drainTo(out);
                    }
                }
            }
            totals.addBytes(text.length());
            text.drainTo(out);
        }
        return totals;
    }

    /** Whether a reading is in the export at all. */
    public static boolean isExported(Reading reading, SampleCalendar calendar) {
        return reading.exportMicros() <= calendar.snapshotSecond() * 1_000_000L;
    }

    private boolean isExportedOn(Reading reading, long exportDay) {
        return Math.floorDiv(reading.exportMicros(), DAY_MICROS) == exportDay && isExported(reading, calendar);
    }

    /** Sources that may have rows exported on a day, by the hour of their usage. */
    private SortedMap<Long, List<BillSource>> hoursOf(long exportDay) {
        SortedMap<Long, List<BillSource>> hours = new TreeMap<>();
        for (BillSource source : sources) {
            int lag = source.account().lagHours();
            long first = Math.max(calendar.startHour(), (exportDay - 1) * 24 - lag - 24);
            long last = Math.min(calendar.endHour(), (exportDay + 1) * 24 - lag);
            for (long hour = first; hour < last; hour++) {
                if (Math.floorDiv(SampleCalendar.exportSecond(hour, lag), DAY_SECONDS) == exportDay) {
                    hours.computeIfAbsent(hour, key -> new ArrayList<>()).add(source);
                }
            }
            for (long hour : source.lateHours()) {
                boolean inBill = hour >= calendar.startHour() && hour < calendar.endHour();
                boolean normal = Math.floorDiv(SampleCalendar.exportSecond(hour, lag), DAY_SECONDS) == exportDay;
                if (inBill && !normal) {
                    hours.computeIfAbsent(hour, key -> new ArrayList<>()).add(source);
                }
            }
        }
        return hours;
    }
}
