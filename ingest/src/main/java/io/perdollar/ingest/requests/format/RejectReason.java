package io.perdollar.ingest.requests.format;

/** Why a line could not be read. */
public enum RejectReason {
    EMPTY("the line is empty"),
    FORMAT("the line does not match the format"),
    TIME("the time is none of its form, or before 2000 or after 2199"),
    STATUS("the status is not three digits"),
    NUMBER("a number is none, or too large to be true"),
    JSON("the line is no JSON object"),
    MISSING("the line lacks time, status or request"),
    TOO_LONG("the line is longer than the limit");

    private final String words;

    RejectReason(String words) {
        this.words = words;
    }

    /** For people. */
    public String words() {
        return words;
    }
}
