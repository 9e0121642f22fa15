package io.perdollar.reporting.rejects;

/**
 * One line or row that could not be read.
 *
 * @param source name of the log source or billing entry
 * @param file file or table it stands in
 * @param line number of the line, from 1; 0 where rows have no numbers
 * @param reason why it was rejected
 * @param excerpt its beginning, as it stands
 */
public record Reject(String source, String file, long line, String reason, String excerpt) {
    public Reject {
        if (line < 0) {
            throw new IllegalArgumentException("a line number must not be negative, got " + line);
        }
    }
}
