package io.perdollar.analysis.coverage;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A log file's place in its rotation, as its name tells (equations §9): {@code access.log} is the live file,
 * {@code access.log.1} and {@code access.log.2.gz} carry numbers, {@code access.log-20261101.gz} a date.
 *
 * @param base the name without number, date and compression
 * @param number 1 to 999; null for the live file and for dates, of which none is ever missed
 */
public record RotatedName(String base, @Nullable Integer number) {
    private static final Pattern COMPRESSED = Pattern.compile("\\.(gz|zst|bz2|xz)$");
    private static final Pattern NUMBERED = Pattern.compile("(.+)\\.([1-9][0-9]{0,2})");
    private static final Pattern DATED =
            Pattern.compile("(.+?)[-._]([0-9]{8}|[0-9]{4}-[0-9]{2}-[0-9]{2})([-._T]?[0-9]{2,10})?");

    /** Reads a file name without folders. */
    public static RotatedName of(String fileName) {
        String plain = COMPRESSED.matcher(fileName).replaceFirst("");
        Matcher numbered = NUMBERED.matcher(plain);
        if (numbered.matches()) {
            return new RotatedName(numbered.group(1), Integer.valueOf(numbered.group(2)));
        }
        Matcher dated = DATED.matcher(plain);
        return new RotatedName(dated.matches() ? dated.group(1) : plain, null);
    }

    /** Place in the sequence of numbers; the live file and dated ones stand before number 1. */
    int place() {
        return number == null ? 0 : number;
    }
}
