package io.perdollar.ingest.requests;

import io.perdollar.ingest.requests.files.LogFile;
import org.jspecify.annotations.Nullable;

/**
 * A file of a listing and what became of it. Together the files of a stream are what coverage is judged by (equations §9).
 *
 * @param known the content that the ledger knew it to be; null if it is new or not known to be any
 * @param read what was newly read of that content, by this file or by another one of the same content; null if nothing was
 */
public record SeenFile(
        LogFile file,
        State state,
        @Nullable KnownContent known,
        @Nullable ContentRead read) {

    /** What became of a file. */
    public enum State {
        /** Something new was read from it, or from another file of the same content. */
        READ,
        /** All that it holds was read before. */
        UNCHANGED,
        /** It was read before and not modified since the window began: not opened. */
        SKIPPED,
        /** It holds no whole line. */
        EMPTY,
        /** It could not be read; a note says why. */
        UNREADABLE
    }
}
