package io.perdollar.ingest.requests;

import io.perdollar.analysis.time.Interval;
import io.perdollar.ingest.requests.scan.LineCounts;
import io.perdollar.ingest.requests.scan.UnmappedLines;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What was newly read of one content. Evidence is kept per stream, content and day, so that what a later run reads on adds
 * to it (equations §12).
 *
 * @param known what the ledger knew of it; null if it is new
 * @param headLength bytes that {@code headHash} covers now; replaces what the ledger knew
 * @param headHash SHA-256, hexadecimal
 * @param fromByte first unpacked byte that was read
 * @param toByte end of what was read, exclusive; the next run starts here
 * @param linesBefore lines that earlier runs read
 * @param path of the file
 * @param fileSize of the file when it was opened
 * @param modified of the file
 * @param lines from the earliest to the latest time of the new lines, however they are ordered; null if none has a time
 * @param counts of the new lines
 * @param subjects sorted by subject; one where the path or the configuration names it
 * @param unmapped sorted by lines, most first
 * @param unrecognised sorted by lines, most first
 * @param rejected the first 1,000 per reason, in the order of the content
 */
public record ContentRead(
        @Nullable KnownContent known,
        int headLength,
        String headHash,
        long fromByte,
        long toByte,
        long linesBefore,
        Path path,
        long fileSize,
        Instant modified,
        @Nullable Interval lines,
        LineCounts counts,
        List<SubjectActivity> subjects,
        List<UnmappedLines> unmapped,
        List<UnrecognisedPath> unrecognised,
        List<RejectedLine> rejected) {
    public ContentRead {
        subjects = List.copyOf(subjects);
        unmapped = List.copyOf(unmapped);
        unrecognised = List.copyOf(unrecognised);
        rejected = List.copyOf(rejected);
    }
}
