package io.perdollar.ingest.requests.scan;

import io.perdollar.ingest.requests.format.JsonKeys;
import io.perdollar.ingest.requests.format.LogFormat;
import io.perdollar.ingest.requests.format.Mismatch;
import io.perdollar.ingest.requests.format.RejectReason;
import io.perdollar.ingest.requests.format.WantedFields;
import java.util.Arrays;

/**
 * Reads JSON objects, one a line, with keys in any order. Lines that look like one before, but for their values, are read by
 * what it learnt from that; the outcome is the same.
 */
final class JsonScanner extends LineScanner {

    /** So many kinds of lines are learnt at most. */
    static final int MOST_SHAPES = 4;

    /** A kind of line is learnt when so many lines in a buffer were of none that is known. */
    private static final int STRANGERS = 32;

    private final JsonNode root;
    private final int mostShapes;
    /** Of all threads; an array is never changed. */
    private volatile LineReader[] shapes = new LineReader[0];

    JsonScanner(LogFormat.JsonLines format, WantedFields wanted) {
        this(format, wanted, MOST_SHAPES);
    }

    JsonScanner(LogFormat.JsonLines format, WantedFields wanted, int mostShapes) {
        root = new JsonNode(JsonKeys.of(format, wanted));
        this.mostShapes = mostShapes;
    }

    @Override
    void scan(byte[] b, int from, int to, Line line, LineSink sink) {
        JsonLine json = new JsonLine(b, line);
        LineReader[] known = shapes;
        LineReader last = known.length == 0 ? null : known[0];
        int strangers = 0;
        line.forget();
        int at = from;
        while (at < to) {
            int next = last == null ? -1 : last.read(b, at, line);
            for (int i = 0; i < known.length && next < 0; i++) {
                if (known[i] != last) {
                    line.forget();
                    next = known[i].read(b, at, line);
                    last = next >= 0 ? known[i] : last;
                }
            }
            if (next >= 0) {
                sink.line(b, line);
                at = next;
                continue;
            }
            next = json.read(root, at);
            if (next >= 0 && json.complete()) {
                if (++strangers == STRANGERS) {
                    known = learn(b, at, known);
                    strangers = 0;
                }
                sink.line(b, line);
                at = next;
            } else {
                at = reject(b, at, json, next >= 0, sink);
            }
            line.forget();
        }
    }

    /** What is known after another line was met that none of those known reads. */
    private synchronized LineReader[] learn(byte[] b, int from, LineReader[] known) {
        LineReader[] before = shapes;
        boolean room = before == known && before.length < mostShapes;
        LineReader learnt = room ? JsonShape.learn(b, from, root) : null;
        if (learnt == null) {
            return before;
        }
        LineReader[] now = Arrays.copyOf(before, before.length + 1);
        now[before.length] = learnt;
        shapes = now;
        return now;
    }

    private static int reject(byte[] b, int from, JsonLine json, boolean wholeObject, LineSink sink) {
        int newline = Swar.newline(b, from);
        int end = newline > from && b[newline - 1] == '\r' ? newline - 1 : newline;
        Mismatch mismatch = end == from
                ? new Mismatch.Simple(RejectReason.EMPTY, from, "a line")
                : json.mismatch(from, wholeObject);
        sink.reject(b, from, end, mismatch);
        return newline + 1;
    }
}
