package io.perdollar.ingest.requests;

import io.perdollar.analysis.activity.DayActivity;
import io.perdollar.analysis.measure.Subject;
import java.time.Instant;
import java.util.List;

/**
 * What newly read lines of one content say of one subject.
 *
 * @param lines of any kind that named it
 * @param lastNamed newest time of a line that named it, also as one that was tried in vain
 * @param days activity by UTC day, oldest first
 */
public record SubjectActivity(Subject subject, long lines, Instant lastNamed, List<DayActivity> days) {
    public SubjectActivity {
        days = List.copyOf(days);
    }
}
