package io.perdollar.ingest.json;

/** A JSON file that is not as expected; the message holds the place, what was expected, and what was found. */
public final class JsonFileException extends RuntimeException {
    /**
     * @param place file with line and column, or file with a path inside it
     * @param expected what should stand there
     * @param got what stands there
     */
    public JsonFileException(String place, String expected, String got) {
        super(place + ": expected " + expected + ", got " + got);
    }

    JsonFileException(String place, String expected, String got, Throwable cause) {
        super(place + ": expected " + expected + ", got " + got, cause);
    }
}
