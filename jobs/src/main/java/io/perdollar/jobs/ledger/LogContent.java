package io.perdollar.jobs.ledger;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far a content of a log was read (equations §12). A content is what lies behind a file name: rotation and compression
 * rename it, a copy-truncate ends it.
 *
 * @param settings hash of everything in the configuration that decides what a line means; other settings read anew
 * @param headLength bytes of the decompressed head that are hashed; grows with a short content
 * @param headHash hash of that head, by which the content is known again
 * @param bytesRead decompressed bytes that were read, whole lines
 * @param path where it was last seen
 * @param fileSize bytes of that file then, as they lie on disk
 * @param modifiedAt of that file then
 * @param firstLineAt earliest line of any kind; null where no line had a time
 * @param lastLineAt latest line of any kind; null where no line had a time
 */
public record LogContent(
        String settings,
        int headLength,
        String headHash,
        long bytesRead,
        String path,
        long fileSize,
        Instant modifiedAt,
        @Nullable Instant firstLineAt,
        @Nullable Instant lastLineAt) {}
