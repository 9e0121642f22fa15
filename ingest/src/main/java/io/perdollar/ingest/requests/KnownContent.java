package io.perdollar.ingest.requests;

import java.time.Instant;

/**
 * What the ledger knows of a content of one stream.
 *
 * @param id the ledger's own name for it
 * @param headLength bytes that {@code headHash} covers
 * @param headHash SHA-256 of its beginning, hexadecimal
 * @param bytesRead unpacked bytes that were read
 * @param linesRead lines of any kind that were read, rejected ones too
 * @param fileSize size of the file in which it was last seen, packed where it was packed
 * @param modified of that file
 */
public record KnownContent(
        String id, int headLength, String headHash, long bytesRead, long linesRead, long fileSize, Instant modified) {

    /** Whether a file of that size and time was already read as this content. */
    boolean isFile(long size, Instant time) {
        return size == fileSize && time.equals(modified);
    }
}
