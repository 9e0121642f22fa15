package io.perdollar.sampledata.log;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * How logrotate treats a log: every so many days at 00:00 UTC, the newest rotated file still plain, older ones gzip.
 *
 * @param days between two rotations
 * @param dated names by date ({@code dateext}) instead of by number
 * @param lost number of the file that got lost; -1 for none
 */
public record Rotation(int days, boolean dated, int lost) {
    private static final long DAY_MILLIS = 86_400_000L;

    /** Every week, by number. */
    public static final Rotation WEEKLY = new Rotation(7, false, -1);

    /** Every day, by date. */
    public static final Rotation DAILY_BY_DATE = new Rotation(1, true, -1);

    /** Every week, by number, and one of the files is gone. */
    public static final Rotation WEEKLY_WITH_LOSS = new Rotation(7, false, 3);

    /**
     * One file.
     *
     * @param name in its folder
     * @param from first millisecond whose lines it holds
     * @param to first millisecond whose lines are in the next file
     * @param number 0 for the newest
     * @param lost whether it is gone
     */
    record LogFile(String name, long from, long to, int number, boolean lost) {}

    /** The files of a log that was written over {@code [from, to)}, oldest first. */
    List<LogFile> files(String base, long from, long to) {
        List<LogFile> files = new ArrayList<>();
        long end = to;
        long boundary = Math.floorDiv(to - 1, DAY_MILLIS) * DAY_MILLIS;
        for (int number = 0; end > from; number++) {
            long start = Math.max(from, boundary);
            files.add(new LogFile(name(base, number, end), start, end, number, number == lost));
            end = start;
            boundary -= days * DAY_MILLIS;
        }
        Collections.reverse(files);
        return files;
    }

    private String name(String base, int number, long end) {
        if (number == 0) {
            return base;
        }
        String suffix = dated
                ? "-" + LocalDate.ofEpochDay(Math.floorDiv(end, DAY_MILLIS)).format(DateTimeFormatter.BASIC_ISO_DATE)
                : "." + number;
        return base + suffix + (number == 1 ? "" : ".gz");
    }
}
