package io.perdollar.ingest.requests.scan;

import io.perdollar.ingest.requests.format.Escape;
import io.perdollar.ingest.requests.format.LogFormat.Template;
import io.perdollar.ingest.requests.format.Numbers;
import io.perdollar.ingest.requests.format.Piece;
import io.perdollar.ingest.requests.format.Piece.Literal;
import io.perdollar.ingest.requests.format.Piece.Variable;
import io.perdollar.ingest.requests.format.Role;
import io.perdollar.ingest.requests.format.Roles;
import io.perdollar.ingest.requests.format.WantedFields;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The slow and obvious way to read a line: a regular expression made from the format, values by the JDK's own classes. */
final class RegexReference {

    private static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern(
                    "dd/MMM/uuuu:HH:mm:ss xx", Locale.ENGLISH)
            .withResolverStyle(ResolverStyle.STRICT);
    private static final Pattern REQUEST = Pattern.compile("([^ ]*) (.*?)(?: HTTP/.\\..)?", Pattern.DOTALL);

    private final Pattern pattern;
    private final List<@Nullable Role> groups = new ArrayList<>();

    RegexReference(Template format, WantedFields wanted) {
        Roles roles = Roles.of(format, wanted);
        StringBuilder regex = new StringBuilder();
        List<Piece> pieces = format.pieces();
        List<String> seen = new ArrayList<>();
        for (int i = 0; i < pieces.size(); i++) {
            if (pieces.get(i) instanceof Literal literal) {
                regex.append(Pattern.quote(literal.text()));
                continue;
            }
            String name = ((Variable) pieces.get(i)).name();
            String before = i > 0 && pieces.get(i - 1) instanceof Literal literal ? literal.text() : "";
            String after = i + 1 < pieces.size() && pieces.get(i + 1) instanceof Literal literal ? literal.text() : "";
            boolean quoted = before.endsWith("\"") && after.startsWith("\"") && format.escape() != Escape.NONE;
            Role role = seen.contains(name) ? null : roles.role(name).orElse(null);
            seen.add(name);
            groups.add(role);
            regex.append('(').append(form(role, name, quoted, format.escape())).append(')');
        }
        pattern = Pattern.compile(regex.toString(), Pattern.DOTALL);
    }

    private static String form(@Nullable Role role, String name, boolean quoted, Escape escape) {
        if (role != null) {
            switch (role) {
                case TIME_MSEC -> {
                    return "\\d+(?:\\.\\d+)?";
                }
                case TIME_LOCAL -> {
                    return "\\d\\d/[A-Z][a-z][a-z]/\\d{4}:\\d\\d:\\d\\d:\\d\\d [+-]\\d{4}";
                }
                case TIME_ISO8601 -> {
                    return "\\d{4}-\\d\\d-\\d\\d[T ]\\d\\d:\\d\\d:\\d\\d(?:[.,]\\d+)?(?:Z|[+-]\\d\\d:?\\d\\d)";
                }
                case STATUS -> {
                    return "\\d{3}";
                }
                case REQUEST_TIME -> {
                    return "\\d+(?:\\.\\d+)?|-|";
                }
                case BYTES, TOKENS_IN, TOKENS_OUT, TOKENS_CACHED -> {
                    return "\\d+|-|";
                }
                default -> {}
            }
        }
        if (quoted) {
            return escape == Escape.JSON ? "(?:[^\"\\\\]|\\\\.)*" : "[^\"]*";
        }
        return name.equals("upstream_addr") ? "(?:[^ ,]*(?:, | : ))*?[^ ,]*?(?!, | : )" : ".*?";
    }

    /** What the reference read; ranges as text. */
    record Read(
            long time,
            long duration,
            int status,
            long bytes,
            long tokensIn,
            long tokensOut,
            String method,
            String uri,
            String instance) {}

    Optional<Read> read(byte[] line) {
        String text = new String(line, StandardCharsets.ISO_8859_1);
        if (text.endsWith("\r")) {
            text = text.substring(0, text.length() - 1);
        }
        text = text.replaceFirst("^\0+", "");
        Matcher matcher = pattern.matcher(text);
        if (text.isEmpty() || !matcher.matches()) {
            return Optional.empty();
        }
        Map<Role, String> values = new EnumMap<>(Role.class);
        for (int i = 0; i < groups.size(); i++) {
            Role role = groups.get(i);
            if (role != null) {
                values.put(role, matcher.group(i + 1));
            }
        }
        try {
            return Optional.of(read(values));
        } catch (DateTimeException | NumberFormatException e) {
            return Optional.empty();
        }
    }

    private static Read read(Map<Role, String> values) {
        String method = values.getOrDefault(Role.METHOD, "");
        String uri = values.getOrDefault(Role.URI, "");
        String request = values.get(Role.REQUEST);
        if (request != null) {
            Matcher parts = REQUEST.matcher(request);
            boolean matches = parts.matches();
            method = matches ? parts.group(1) : "";
            uri = matches ? parts.group(2) : "";
        }
        return new Read(
                time(values),
                micros(values.get(Role.REQUEST_TIME)),
                Integer.parseInt(values.getOrDefault(Role.STATUS, "")),
                count(values.get(Role.BYTES)),
                count(values.get(Role.TOKENS_IN)),
                count(values.get(Role.TOKENS_OUT)),
                method,
                uri,
                values.getOrDefault(Role.INSTANCE, ""));
    }

    private static long time(Map<Role, String> values) {
        BigDecimal seconds;
        if (values.containsKey(Role.TIME_MSEC)) {
            seconds = new BigDecimal(values.get(Role.TIME_MSEC));
        } else {
            String text = values.getOrDefault(Role.TIME_LOCAL, values.getOrDefault(Role.TIME_ISO8601, ""));
            boolean leap = text.matches(".*:60(?=[ .,Z+-]).*");
            String plain = leap ? text.replaceFirst(":60(?=[ .,Z+-])", ":59") : text;
            OffsetDateTime time = values.containsKey(Role.TIME_LOCAL)
                    ? OffsetDateTime.parse(plain, LOCAL)
                    : OffsetDateTime.parse(
                            plain.replace(' ', 'T').replace(',', '.').replaceFirst("(\\d\\d)(\\d\\d)$", "$1:$2"));
            seconds = BigDecimal.valueOf(time.toEpochSecond() + (leap ? 1 : 0))
                    .add(BigDecimal.valueOf(time.getNano(), 9));
        }
        BigDecimal micros = seconds.movePointRight(6).setScale(0, RoundingMode.FLOOR);
        if (micros.compareTo(BigDecimal.valueOf(946_684_800_000_000L)) < 0
                || micros.compareTo(BigDecimal.valueOf(7_258_118_400_000_000L)) >= 0) {
            throw new DateTimeException("out of range");
        }
        return micros.longValueExact();
    }

    private static long micros(@Nullable String text) {
        if (text == null || text.isEmpty() || text.equals("-")) {
            return Numbers.ABSENT;
        }
        BigDecimal micros = new BigDecimal(text).movePointRight(6).setScale(0, RoundingMode.FLOOR);
        if (micros.compareTo(BigDecimal.valueOf(Numbers.LONGEST_REQUEST)) > 0) {
            throw new NumberFormatException("too long");
        }
        return micros.longValueExact();
    }

    private static long count(@Nullable String text) {
        if (text == null || text.isEmpty() || text.equals("-")) {
            return Numbers.ABSENT;
        }
        BigInteger count = new BigInteger(text);
        if (count.compareTo(BigInteger.valueOf(Numbers.LARGEST_COUNT)) > 0) {
            throw new NumberFormatException("too large");
        }
        return count.longValueExact();
    }
}
