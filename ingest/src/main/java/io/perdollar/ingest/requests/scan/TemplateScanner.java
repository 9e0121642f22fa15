package io.perdollar.ingest.requests.scan;

import io.perdollar.ingest.requests.format.Mismatch;
import io.perdollar.ingest.requests.format.Numbers;
import io.perdollar.ingest.requests.format.RejectReason;
import io.perdollar.ingest.requests.format.Role;
import io.perdollar.ingest.requests.format.TemplateMatcher;
import io.perdollar.ingest.requests.format.TemplatePlan;
import io.perdollar.ingest.requests.format.Times;

/** Reads the lines of a template: the quick way, and thoroughly where that does not accept a line. */
final class TemplateScanner extends LineScanner {

    private final TemplatePlan plan;
    private final LineReader quick;

    TemplateScanner(TemplatePlan plan) {
        this.plan = plan;
        this.quick = ScannerCompiler.compile(plan.format().name(), plan.head(), plan.fields(), false);
    }

    @Override
    void scan(byte[] b, int from, int to, Line line, LineSink sink) {
        LineReader reader = quick;
        int at = from;
        while (at < to) {
            int next = reader.read(b, at, line);
            if (next >= 0) {
                sink.line(b, line);
                at = next;
            } else {
                at = lookAgain(b, at, line, sink);
            }
        }
    }

    /** Looks again at the line that starts at {@code from}; gives the start of the next one. */
    private int lookAgain(byte[] b, int from, Line line, LineSink sink) {
        int newline = Swar.newline(b, from);
        int end = newline > from && b[newline - 1] == '\r' ? newline - 1 : newline;
        int start = from;
        // Copy-truncate can leave a hole of NULs before the first line.
        while (start < end && b[start] == 0) {
            start++;
        }
        TemplateMatcher matcher = line.matcher(plan);
        if (start == end) {
            sink.reject(b, start, end, new Mismatch.Simple(RejectReason.EMPTY, start, "a line"));
        } else if (matcher.matches(b, start, end)) {
            store(b, matcher, line);
            sink.line(b, line);
        } else {
            sink.reject(b, start, end, matcher);
        }
        return newline + 1;
    }

    private void store(byte[] b, TemplateMatcher matcher, Line line) {
        for (int i = 0; i < plan.fields().size(); i++) {
            Role role = plan.fields().get(i).role();
            if (role != null) {
                store(role, b, matcher.start(i), matcher.end(i), line);
            }
        }
    }

    /** Stores a value that is known to be one of its kind. */
    static void store(Role role, byte[] b, int from, int to, Line line) {
        switch (role) {
            case TIME_MSEC, TIME_ISO8601, TIME_LOCAL, TIME_ANY -> line.time = Times.parse(role, b, from, to);
            case REQUEST -> Steps.request(b, from, to, line);
            case METHOD -> Steps.method(b, from, to, line);
            case URI -> Steps.uri(b, from, to, line);
            case STATUS -> line.status = Numbers.status(b, from, to);
            case REQUEST_TIME -> line.duration = Numbers.seconds(b, from, to);
            case BYTES -> line.bytes = Numbers.count(b, from, to);
            case TOKENS_IN -> line.tokensIn = Numbers.count(b, from, to);
            case TOKENS_OUT -> line.tokensOut = Numbers.count(b, from, to);
            case TOKENS_CACHED -> line.tokensCached = Numbers.count(b, from, to);
            case INSTANCE -> Steps.instance(b, from, to, line);
        }
    }
}
