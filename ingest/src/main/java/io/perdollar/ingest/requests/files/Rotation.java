package io.perdollar.ingest.requests.files;

import java.util.Comparator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A file's place in its rotation, as its name tells: {@code access.log} is the live file, {@code access.log.1} and
 * {@code access.log.2.gz} carry numbers, {@code access.log-20261101.gz} a date.
 *
 * @param base the name without number, date and compression
 * @param number null without
 * @param date its digits, null without
 * @param compressed whether the name says so
 */
public record Rotation(
        String base, @Nullable Integer number, @Nullable String date, boolean compressed) {

    private static final Pattern COMPRESSED = Pattern.compile("\\.(gz|zst|bz2|xz)$");
    private static final Pattern NUMBERED = Pattern.compile("(.+)\\.([1-9][0-9]{0,2})");
    private static final Pattern DATED =
            Pattern.compile("(.+)[-._]([0-9]{8}|[0-9]{4}-[0-9]{2}-[0-9]{2})([-._T]?[0-9]{2,10})?");

    /** Oldest first: dates rising, then numbers falling, then the live file. */
    public static final Comparator<Rotation> OLDEST_FIRST = Comparator.comparing(Rotation::base)
            .thenComparing(Rotation::kind)
            .thenComparing(rotation -> rotation.date == null ? "" : rotation.date)
            .thenComparing(rotation -> rotation.number == null ? 0 : -rotation.number)
            .thenComparing(Rotation::compressed);

    /** Reads a file name without folders. */
    public static Rotation of(String fileName) {
        Matcher compression = COMPRESSED.matcher(fileName);
        boolean compressed = compression.find();
        String plain = compressed ? fileName.substring(0, compression.start()) : fileName;
        Matcher numbered = NUMBERED.matcher(plain);
        if (numbered.matches()) {
            return new Rotation(numbered.group(1), Integer.valueOf(numbered.group(2)), null, compressed);
        }
        Matcher dated = DATED.matcher(plain);
        if (dated.matches()) {
            String more = dated.group(3) == null ? "" : dated.group(3);
            return new Rotation(dated.group(1), null, (dated.group(2) + more).replaceAll("[^0-9]", ""), compressed);
        }
        return new Rotation(plain, null, null, compressed);
    }

    /** Whether the server may still write to it, so that a torn last line may yet be completed. */
    public boolean live() {
        return number == null && date == null && !compressed;
    }

    private int kind() {
        return date != null ? 0 : number != null ? 1 : 2;
    }
}
