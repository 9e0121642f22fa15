package io.perdollar.ingest.requests.scan;

import io.perdollar.analysis.activity.Endpoint;
import io.perdollar.analysis.activity.EndpointRules;
import io.perdollar.analysis.activity.PathKind;
import io.perdollar.ingest.requests.format.Unescape;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Remembers what each method and path is, by their bytes up to the query string, so that rules and patterns are asked
 * once per path and not once per line. Counts unrecognised paths by the way.
 */
final class PathTable {

    /** Longer paths are classified anew each time. */
    private static final int LONGEST = ByteTable.LONGEST;

    /** Shorter request lines are taken apart each time. */
    private static final int SHORTEST_REQUEST = 17;

    /** Beyond these the table starts again: a log with ids in its paths must not eat the memory. */
    private static final int MOST_PATHS = 1 << 15;

    private static final int MOST_BYTES = 1 << 21;

    /** What a path's number is raised by, so that one without a number (-1) is above 0. */
    private static final int FIRST_KNOWN = 2;

    private static final long QUESTION_MARKS = Swar.repeat('?');
    private static final int GET_BLANK = (int) word("GET ");
    private static final long GET = word("GET");
    private static final long HEAD = word("HEAD");

    private final EndpointRules rules;
    private final Unescape.Mode escape;
    private final boolean getIsIgnored;
    private final UnrecognisedCounts unrecognised;
    /** Of the paths that can be unrecognised, by their number in the table. */
    private final Map<Integer, String> names = new HashMap<>();

    private ByteTable table = new ByteTable();
    /** Whole request lines without a query string, and the numbers of their paths. */
    private ByteTable requests = new ByteTable();

    /** Whose numbers the next two arrays are indexed by. */
    private @Nullable KnownRequests known;

    /** The path's number and {@link #FIRST_KNOWN}; 0: not asked for yet. */
    private final int[] pathOfKnown = new int[KnownRequests.MOST];

    private final PathKind[] kindsOfKnown = new PathKind[KnownRequests.MOST];

    private int[] pathOfRequest = new int[128];
    private PathKind[] kinds = new PathKind[128];
    private long[] counts = new long[128];
    private int current;

    PathTable(EndpointRules rules, Unescape.Mode escape, UnrecognisedCounts unrecognised) {
        this.rules = rules;
        this.escape = escape;
        this.unrecognised = unrecognised;
        this.getIsIgnored = rules.inference().stream()
                .noneMatch(endpoint ->
                        endpoint.method().equals("GET") || endpoint.method().equals("HEAD"));
    }

    private static long word(String method) {
        return Swar.word(method.getBytes(StandardCharsets.US_ASCII), 0);
    }

    /** Says whose numbers the next lines' requests have. */
    void startBuffer(KnownRequests requests) {
        if (requests != known) {
            known = requests;
            Arrays.fill(pathOfKnown, 0);
        }
    }

    /** What the line's method and path are. */
    PathKind kind(byte[] b, Line line) {
        int number = line.requestNumber;
        if (number < 0) {
            return kindOfRequest(b, line);
        }
        int path = pathOfKnown[number];
        if (path == 0) {
            return kindOfKnown(b, line, number);
        }
        current = path - FIRST_KNOWN;
        return kindsOfKnown[number];
    }

    private PathKind kindOfKnown(byte[] b, Line line, int number) {
        PathKind kind = kindOfRequest(b, line);
        if (current >= 0 || kind == PathKind.IGNORE) {
            pathOfKnown[number] = current + FIRST_KNOWN;
            kindsOfKnown[number] = kind;
        }
        return kind;
    }

    private PathKind kindOfRequest(byte[] b, Line line) {
        int from = line.requestStart;
        int to = line.requestEnd;
        int length = to - from;
        if (to < 0) {
            return kindOfTarget(b, line);
        }
        if (length < SHORTEST_REQUEST || length > LONGEST) {
            Steps.splitRequest(b, line);
            return kindOfTarget(b, line);
        }
        if (getIsIgnored && Swar.loadInt(b, from) == GET_BLANK) {
            current = -1;
            return PathKind.IGNORE;
        }
        long hash = ByteTable.hashOfRequest(b, from, to);
        int id = requests.find(b, from, to, 0, hash);
        if (id < 0) {
            return kindOfNewRequest(b, line, hash);
        }
        current = pathOfRequest[id];
        return kinds[current];
    }

    private PathKind kindOfNewRequest(byte[] b, Line line, long hash) {
        Steps.splitRequest(b, line);
        PathKind kind = kindOfTarget(b, line);
        boolean query = endOfPath(b, line.uriStart, line.uriEnd) < line.uriEnd;
        if (current >= 0 && !query && requests.size() < MOST_PATHS) {
            int id = requests.add(b, line.requestStart, line.requestEnd, 0, hash);
            if (id == pathOfRequest.length) {
                pathOfRequest = Arrays.copyOf(pathOfRequest, 2 * id);
            }
            pathOfRequest[id] = current;
        }
        return kind;
    }

    private PathKind kindOfTarget(byte[] b, Line line) {
        long method = line.method;
        if (getIsIgnored && (method == GET || method == HEAD)) {
            current = -1;
            return PathKind.IGNORE;
        }
        int from = line.uriStart;
        int to = endOfPath(b, from, line.uriEnd);
        if (method == 0 || to - from > LONGEST) {
            current = -1;
            return classify(b, line);
        }
        long hash = ByteTable.hash(b, from, to, method);
        int id = table.find(b, from, to, method, hash);
        if (id < 0) {
            id = add(b, line, from, to, hash);
        }
        current = id;
        return kinds[id];
    }

    /** Counts the line just asked for as unrecognised. */
    void countUnrecognised(byte[] b, Line line) {
        if (current >= 0) {
            counts[current]++;
        } else {
            unrecognised.add(name(b, line), 1);
        }
    }

    /** Method and path of the line just asked for, if it can be unrecognised. */
    String nameOfUnrecognised(byte[] b, Line line) {
        String known = current < 0 ? null : names.get(current);
        return known == null ? name(b, line) : known;
    }

    private static int endOfPath(byte[] b, int from, int to) {
        for (int at = from; at < to; at += 8) {
            long hits = Swar.zeros(Swar.load(b, at) ^ QUESTION_MARKS);
            if (hits != 0) {
                return Math.min(to, at + Swar.first(hits));
            }
        }
        return to;
    }

    private int add(byte[] b, Line line, int from, int to, long hash) {
        if (table.size() == MOST_PATHS || table.bytes() > MOST_BYTES) {
            flush();
            names.clear();
            table = new ByteTable();
            requests = new ByteTable();
            Arrays.fill(pathOfKnown, 0);
        }
        PathKind kind = classify(b, line);
        int id = table.add(b, from, to, line.method, hash);
        if (id == kinds.length) {
            kinds = Arrays.copyOf(kinds, 2 * id);
            counts = Arrays.copyOf(counts, 2 * id);
        }
        kinds[id] = kind;
        counts[id] = 0;
        if (kind == PathKind.OTHER) {
            names.put(id, name(b, line));
        }
        return id;
    }

    /** Hands the counts over. */
    void flush() {
        names.forEach((id, name) -> {
            if (counts[id] > 0) {
                unrecognised.add(name, counts[id]);
                counts[id] = 0;
            }
        });
    }

    private PathKind classify(byte[] b, Line line) {
        return rules.classifyPath(method(b, line), path(b, line));
    }

    private String name(byte[] b, Line line) {
        return method(b, line) + " " + Endpoint.normalise(path(b, line));
    }

    private String method(byte[] b, Line line) {
        return Unescape.text(b, line.methodStart, line.methodEnd, escape);
    }

    private String path(byte[] b, Line line) {
        return originForm(Unescape.text(b, line.uriStart, line.uriEnd, escape));
    }

    /** The path of a target that names its host too, as clients of a proxy send it. */
    static String originForm(String target) {
        int authority = target.startsWith("http://") ? 7 : target.startsWith("https://") ? 8 : 0;
        if (authority == 0) {
            return target;
        }
        for (int at = authority; at < target.length(); at++) {
            char c = target.charAt(at);
            if (c == '/') {
                return target.substring(at);
            }
            if (c == '?') {
                return "/" + target.substring(at);
            }
        }
        return "/";
    }
}
