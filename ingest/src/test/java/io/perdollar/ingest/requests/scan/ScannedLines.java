package io.perdollar.ingest.requests.scan;

import io.perdollar.ingest.requests.format.Mismatch;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Keeps every line that a scanner reads, in the shape of the reference; rejected ones are empty. */
final class ScannedLines extends LineSink {

    final List<Optional<RegexReference.Read>> lines = new ArrayList<>();
    final List<String> rejects = new ArrayList<>();

    static ScannedLines of(FormatScanner scanner, byte[] text) {
        byte[] b = Arrays.copyOf(text, text.length + Swar.SLACK);
        // What lies behind the lines must not matter.
        Arrays.fill(b, text.length, b.length, (byte) '"');
        ScannedLines lines = new ScannedLines();
        scanner.lines().scan(b, 0, text.length, new Line(), lines);
        return lines;
    }

    @Override
    void line(byte[] b, Line line) {
        if (line.requestEnd >= 0) {
            Steps.splitRequest(b, line);
        }
        lines.add(Optional.of(new RegexReference.Read(
                line.time,
                line.duration,
                line.status,
                line.bytes,
                line.tokensIn,
                line.tokensOut,
                text(b, line.methodStart, line.methodEnd),
                text(b, line.uriStart, line.uriEnd),
                text(b, line.instanceStart, line.instanceEnd))));
    }

    private static String text(byte[] b, int from, int to) {
        return new String(b, from, to - from, StandardCharsets.ISO_8859_1);
    }

    @Override
    void reject(byte[] b, int from, int to, Mismatch mismatch) {
        lines.add(Optional.empty());
        rejects.add(mismatch.reason() + " at " + (mismatch.at() - from + 1) + ": " + mismatch.expected());
    }
}
