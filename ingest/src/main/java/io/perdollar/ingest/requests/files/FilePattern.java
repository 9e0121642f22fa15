package io.perdollar.ingest.requests.files;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which files a source reads: {@code logs/{instance}/access.log*}. {@code *} stands for any characters of a name, {@code ?}
 * for one, {@code **} as a whole folder name for any number of folders; a placeholder for one or more characters of a name,
 * the same everywhere in the path.
 */
public final class FilePattern {

    private final String text;
    private final boolean absolute;
    private final List<String> segments;
    private final List<Pattern> names = new ArrayList<>();
    private final Set<Placeholder> placeholders = EnumSet.noneOf(Placeholder.class);

    private FilePattern(String text) {
        this.text = text;
        this.absolute = text.startsWith("/");
        this.segments = List.of(text.replaceFirst("^/+", "").split("/+"));
        for (String segment : segments) {
            names.add(compile(segment));
        }
    }

    /**
     * Reads a pattern.
     *
     * @throws IllegalArgumentException if it names no file or a placeholder that does not exist
     */
    public static FilePattern parse(String text) {
        if (text.isBlank() || text.endsWith("/")) {
            throw new IllegalArgumentException("expected files such as logs/{instance}/access.log*, got \"" + text
                    + "\"; name the files in the folder");
        }
        return new FilePattern(text.strip());
    }

    private Pattern compile(String segment) {
        StringBuilder regex = new StringBuilder();
        Set<Placeholder> inName = EnumSet.noneOf(Placeholder.class);
        int at = 0;
        while (at < segment.length()) {
            char c = segment.charAt(at);
            if (c == '{') {
                int close = segment.indexOf('}', at);
                Placeholder placeholder =
                        placeholder(close < 0 ? segment.substring(at) : segment.substring(at + 1, close));
                regex.append(
                        inName.add(placeholder)
                                ? "(?<" + placeholder.group() + ">.+?)"
                                : "\\k<" + placeholder.group() + ">");
                placeholders.add(placeholder);
                at = close + 1;
            } else {
                regex.append(
                        switch (c) {
                            case '*' -> ".*";
                            case '?' -> ".";
                            default -> Pattern.quote(String.valueOf(c));
                        });
                at++;
            }
        }
        return Pattern.compile(regex.toString(), Pattern.DOTALL);
    }

    private Placeholder placeholder(String key) {
        for (Placeholder placeholder : Placeholder.values()) {
            if (placeholder.key().equals(key)) {
                return placeholder;
            }
        }
        throw new IllegalArgumentException("expected {project}, {zone}, {instance}, {instanceId} or {service} in \""
                + text + "\", got \"" + key + "\"; correct the placeholder");
    }

    /** What it reads from paths. */
    public Set<Placeholder> placeholders() {
        return Set.copyOf(placeholders);
    }

    boolean absolute() {
        return absolute;
    }

    /** How many names a path has, {@code **} counting as one. */
    int depth() {
        return segments.size();
    }

    String segment(int index) {
        return segments.get(index);
    }

    boolean anyDepth(int index) {
        return segments.get(index).equals("**");
    }

    /** Whether a name is given as it is. */
    boolean literal(int index) {
        String segment = segments.get(index);
        return segment.indexOf('*') < 0 && segment.indexOf('?') < 0 && segment.indexOf('{') < 0;
    }

    /** What the placeholders are after a name of the path, or nothing if it does not fit. */
    Optional<Map<Placeholder, String>> match(int index, String name, Map<Placeholder, String> before) {
        if (name.startsWith(".") && !segments.get(index).startsWith(".")) {
            return Optional.empty();
        }
        Matcher matcher = names.get(index).matcher(name);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        Map<Placeholder, String> values = new EnumMap<>(Placeholder.class);
        values.putAll(before);
        for (Placeholder placeholder : Placeholder.values()) {
            if (segments.get(index).contains("{" + placeholder.key() + "}")) {
                String value = matcher.group(placeholder.group());
                String known = values.putIfAbsent(placeholder, value);
                if (known != null && !known.equals(value)) {
                    return Optional.empty();
                }
            }
        }
        return Optional.of(values);
    }

    @Override
    public String toString() {
        return text;
    }
}
