package io.perdollar.ingest.requests.format;

/**
 * Lists as upstream variables write them: {@code a, b : c}, one part per try. Parts hold no blank and no comma; they may be
 * empty or {@code -}.
 */
public final class UpstreamList {

    private UpstreamList() {}

    /** Whether a list that reaches up to {@code at} goes on there. The array must reach two bytes further. */
    public static boolean goesOn(byte[] b, int at) {
        return (b[at] == ',' && b[at + 1] == ' ') || (b[at] == ' ' && b[at + 1] == ':' && b[at + 2] == ' ');
    }

    /** Whether {@code [from, to)} is a list. */
    public static boolean is(byte[] b, int from, int to) {
        int at = from;
        while (true) {
            while (at < to && b[at] != ' ' && b[at] != ',') {
                at++;
            }
            if (at == to) {
                return true;
            }
            if (at + 2 <= to && b[at] == ',' && b[at + 1] == ' ') {
                at += 2;
            } else if (at + 3 <= to && b[at] == ' ' && b[at + 1] == ':' && b[at + 2] == ' ') {
                at += 3;
            } else {
                return false;
            }
        }
    }
}
