package io.perdollar.jobs.config;

/**
 * One thing that is wrong with a configuration.
 *
 * @param file name of the file as the user gave it
 * @param line first line is 1
 * @param key dotted path, e.g. {@code requests[0].format}; empty for the file as a whole
 * @param expected what would be right
 * @param got what stands there
 * @param remedy what to do
 */
public record Problem(String file, int line, String key, String expected, String got, String remedy) {
    @Override
    public String toString() {
        return file + ":" + line + ": " + (key.isEmpty() ? "" : key + ": ") + "expected " + expected + ", got " + got
                + "; " + remedy;
    }
}
