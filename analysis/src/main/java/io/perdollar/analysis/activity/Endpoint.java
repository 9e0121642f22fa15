package io.perdollar.analysis.activity;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Method and path pattern (equations §1). {@code *} stands for one segment or for at least one character of one;
 * {@code **} at the start for any prefix, also none; {@code /**} at the end for one or more segments, that is a slash and
 * at least one more character. Everything else is compared letter by letter, case included.
 *
 * @param method HTTP method in capitals
 * @param anyPrefix the pattern starts with {@code **}
 * @param segments the segments between, each after a slash
 * @param anyTail the pattern ends with {@code /**}
 */
public record Endpoint(String method, boolean anyPrefix, List<Segment> segments, boolean anyTail) {
    private static final Pattern METHOD = Pattern.compile("[A-Z][A-Z_-]*");

    /**
     * One segment of a pattern.
     *
     * @param head what it starts with
     * @param wild whether a {@code *} follows, for one or more characters
     * @param tail what follows the {@code *}; empty where there is none
     */
    public record Segment(String head, boolean wild, String tail) {
        boolean matches(String path, int from, int to) {
            int length = to - from;
            if (!wild) {
                return length == head.length() && path.startsWith(head, from);
            }
            return length > head.length() + tail.length()
                    && path.startsWith(head, from)
                    && path.startsWith(tail, to - tail.length());
        }

        @Override
        public String toString() {
            return wild ? head + "*" + tail : head;
        }
    }

    public Endpoint {
        segments = List.copyOf(segments);
        if (!isMethod(method)) {
            throw new IllegalArgumentException("expected a method in capitals such as POST, got \"" + method + "\"");
        }
        if (segments.isEmpty() && anyPrefix && !anyTail) {
            throw new IllegalArgumentException(
                    "a pattern must name a path, got \"**\" alone; for every path write \"/**\"");
        }
    }

    /**
     * Reads {@code METHOD /path}.
     *
     * @throws IllegalArgumentException if it is no such pattern; the message names the text, what is wrong and an example
     */
    public static Endpoint parse(String text) {
        String[] parts = text.strip().split("\\s+", -1);
        if (parts.length != 2) {
            throw refused(text, "expected a method and a path");
        }
        String path = parts[1];
        boolean anyPrefix = path.startsWith("**");
        String rest = anyPrefix ? path.substring(2) : path;
        if (!rest.isEmpty() && rest.charAt(0) != '/') {
            throw refused(text, "expected a path that starts with / or **/");
        }
        if (rest.indexOf('?') >= 0) {
            throw refused(text, "the query string is cut before comparing, a pattern must not have one");
        }
        boolean anyTail = rest.endsWith("/**");
        String body = anyTail ? rest.substring(0, rest.length() - 3) : normalise(rest);
        try {
            return new Endpoint(parts[0], anyPrefix, segments(text, body), anyTail);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(e.getMessage() + " in endpoint \"" + text + "\"", e);
        }
    }

    private static List<Segment> segments(String text, String body) {
        List<Segment> segments = new ArrayList<>();
        if (body.isEmpty()) {
            return segments;
        }
        for (String segment : body.substring(1).split("/", -1)) {
            int star = segment.indexOf('*');
            if (star < 0) {
                segments.add(new Segment(segment, false, ""));
            } else if (segment.indexOf('*', star + 1) < 0) {
                segments.add(new Segment(segment.substring(0, star), true, segment.substring(star + 1)));
            } else {
                throw refused(text, "a segment may hold one *; ** may only stand at the start or as /** at the end");
            }
        }
        return segments;
    }

    private static IllegalArgumentException refused(String text, String expected) {
        return new IllegalArgumentException(
                expected + ", got endpoint \"" + text + "\"; write it like \"POST **/v1/completions\"");
    }

    /** Whether the text can be a method: what nginx itself lets pass. */
    static boolean isMethod(String text) {
        return METHOD.matcher(text).matches();
    }

    /** The path without its query string and without one trailing slash; the root stays {@code /}. */
    public static String normalise(String path) {
        int query = path.indexOf('?');
        String plain = query < 0 ? path : path.substring(0, query);
        return plain.length() > 1 && plain.endsWith("/") ? plain.substring(0, plain.length() - 1) : plain;
    }

    /**
     * Whether a request is on this endpoint.
     *
     * @param requestMethod as logged
     * @param path normalised
     */
    boolean matches(String requestMethod, String path) {
        if (!method.equals(requestMethod)) {
            return false;
        }
        if (!anyPrefix) {
            return matchesFrom(path, 0);
        }
        for (int slash = path.indexOf('/'); slash >= 0; slash = path.indexOf('/', slash + 1)) {
            if (matchesFrom(path, slash)) {
                return true;
            }
        }
        return false;
    }

    private boolean matchesFrom(String path, int from) {
        int at = from;
        for (Segment segment : segments) {
            if (at >= path.length() || path.charAt(at) != '/') {
                return false;
            }
            int slash = path.indexOf('/', at + 1);
            int end = slash < 0 ? path.length() : slash;
            if (!segment.matches(path, at + 1, end)) {
                return false;
            }
            at = end;
        }
        return anyTail ? at + 1 < path.length() && path.charAt(at) == '/' : at == path.length();
    }

    /** The pattern as {@link #parse} reads it. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(method).append(anyPrefix ? " **" : " ");
        segments.forEach(segment -> text.append('/').append(segment));
        return text.append(anyTail ? "/**" : "").toString();
    }
}
