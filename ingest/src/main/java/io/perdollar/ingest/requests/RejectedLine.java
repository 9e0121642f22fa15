package io.perdollar.ingest.requests;

import io.perdollar.ingest.requests.format.RejectReason;

/**
 * A line that could not be read.
 *
 * @param file path of the file in which it stood
 * @param lineNumber from 1, counted over the whole content
 * @param offset of its first byte in the decompressed content
 * @param column from 1: where the format stopped matching
 * @param expected what the format expected there
 * @param excerpt its beginning; bytes that are no printable ASCII as {@code \xHH}
 */
public record RejectedLine(
        String file, long lineNumber, long offset, RejectReason reason, int column, String expected, String excerpt) {}
