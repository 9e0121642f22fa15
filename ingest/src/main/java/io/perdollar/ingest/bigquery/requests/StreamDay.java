package io.perdollar.ingest.bigquery.requests;

import io.perdollar.analysis.activity.DayActivity;
import io.perdollar.analysis.activity.DayActivityCodec;
import io.perdollar.analysis.time.Interval;
import io.perdollar.ingest.requests.SubjectActivity;
import io.perdollar.ingest.requests.UnrecognisedPath;
import io.perdollar.ingest.requests.scan.LineCounts;
import io.perdollar.ingest.requests.scan.UnmappedLines;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the rows of one UTC day say of one stream; read again, it takes the place of what was read before (equations §12).
 *
 * @param day of the rows' own timestamps
 * @param stream {@code instance=llm-1} where rows of one VM are a stream of their own, else {@code *}
 * @param lines from the first to the last timestamp; null where no row has one
 * @param counts of the rows
 * @param subjects sorted by subject; a request that crosses midnight reaches into the day before or after
 * @param unmapped sorted by lines, most first
 * @param unrecognised sorted by lines, most first
 */
public record StreamDay(
        LocalDate day,
        String stream,
        @Nullable Interval lines,
        LineCounts counts,
        List<SubjectActivity> subjects,
        List<UnmappedLines> unmapped,
        List<UnrecognisedPath> unrecognised) {
    /** The stream of a source whose rows speak of many. */
    public static final String SHARED = "*";

    public StreamDay {
        subjects = List.copyOf(subjects);
        unmapped = List.copyOf(unmapped);
        unrecognised = List.copyOf(unrecognised);
    }

    /** SHA-256, hexadecimal, of all that was read: the same rows give the same. */
    public String hash() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            add(digest, day + " " + stream + " " + lines + " " + counts + " " + unmapped + " " + unrecognised);
            for (SubjectActivity subject : subjects) {
                add(digest, subject.subject() + " " + subject.lines() + " " + subject.lastNamed());
                for (DayActivity activity : subject.days()) {
                    digest.update(DayActivityCodec.write(activity));
                }
            }
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static void add(MessageDigest digest, String text) {
        digest.update(text.getBytes(StandardCharsets.UTF_8));
    }
}
