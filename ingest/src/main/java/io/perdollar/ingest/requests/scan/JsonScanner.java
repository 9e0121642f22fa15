package io.perdollar.ingest.requests.scan;

import io.perdollar.ingest.requests.format.JsonKeys;
import io.perdollar.ingest.requests.format.LogFormat;
import io.perdollar.ingest.requests.format.Mismatch;
import io.perdollar.ingest.requests.format.RejectReason;
import io.perdollar.ingest.requests.format.WantedFields;

/** Reads JSON objects, one a line, with keys in any order. */
final class JsonScanner extends LineScanner {

    private final JsonNode root;

    JsonScanner(LogFormat.JsonLines format, WantedFields wanted) {
        root = new JsonNode(JsonKeys.of(format, wanted));
    }

    @Override
    void scan(byte[] b, int from, int to, Line line, LineSink sink) {
        JsonLine json = new JsonLine(b, line);
        int at = from;
        while (at < to) {
            int end = json.read(root, at);
            if (end >= 0 && json.complete()) {
                sink.line(b, line);
                at = end;
            } else {
                at = reject(b, at, json, end >= 0, sink);
            }
        }
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
