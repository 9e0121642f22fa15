package io.perdollar.ingest.requests.scan;

/** The blanks inside a list as upstream variables write it: {@code a, b : c}. */
final class ListJoints {

    private ListJoints() {}

    /** Whether the byte at {@code at} belongs to a {@code ", "} or {@code " : "} of a list that starts at {@code from}. */
    static boolean joins(byte[] b, int from, int at) {
        byte before = at > from ? b[at - 1] : 0;
        return switch (b[at]) {
            case ',' -> b[at + 1] == ' ';
            case ':' -> before == ' ' && b[at + 1] == ' ';
            case ' ' ->
                before == ','
                        || (b[at + 1] == ':' && b[at + 2] == ' ')
                        || (before == ':' && at - 2 >= from && b[at - 2] == ' ');
            default -> false;
        };
    }
}
