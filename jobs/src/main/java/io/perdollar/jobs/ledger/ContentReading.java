package io.perdollar.jobs.ledger;

import io.perdollar.analysis.activity.DayActivity;
import io.perdollar.analysis.measure.Subject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * What one reading found in one content: everything here is of the part that was read now.
 *
 * @param continues the known content that goes on; empty for a new one
 * @param bytesFrom where reading began, 0 for a new content; must be where the ledger's knowledge ends
 * @param replaces contents read under earlier settings, whose evidence this one takes the place of
 * @param content as it is known now
 * @param firstLineAt earliest line of the part; null where no line had a time
 * @param lastLineAt latest line of the part; null where no line had a time
 * @param counts every line of the part, by kind
 * @param rejects the first of each reason
 * @param unrecognised subject → method and path → lines
 * @param activity by subject and UTC day
 */
public record ContentReading(
        OptionalLong continues,
        long bytesFrom,
        List<Long> replaces,
        LogContent content,
        @Nullable Instant firstLineAt,
        @Nullable Instant lastLineAt,
        List<LogLineCount> counts,
        List<LogReject> rejects,
        Map<Subject, Map<String, Long>> unrecognised,
        Map<Subject, List<DayActivity>> activity) {
    public ContentReading {
        replaces = List.copyOf(replaces);
        counts = List.copyOf(counts);
        rejects = List.copyOf(rejects);
        unrecognised = Map.copyOf(unrecognised);
        activity = Map.copyOf(activity);
        if (bytesFrom < 0 || bytesFrom > content.bytesRead()) {
            throw new IllegalArgumentException(
                    "a reading from byte " + bytesFrom + " must end there or later, got " + content.bytesRead());
        }
    }

    /** Whether there was nothing to add: the content is known by another name, size or time at most. */
    boolean addsNothing() {
        return continues.isPresent() && bytesFrom == content.bytesRead() && counts.isEmpty() && activity.isEmpty();
    }
}
