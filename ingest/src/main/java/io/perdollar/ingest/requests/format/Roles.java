package io.perdollar.ingest.requests.format;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Which variable of a format plays which role.
 *
 * @param byVariable in a template each role once; in JSON lines several keys may offer the same role, and the first of a
 *     line that has a value counts
 */
public record Roles(Map<String, Role> byVariable) {

    private static final Map<String, Role> TEMPLATE_TIMES = ordered(
            Map.entry("msec", Role.TIME_MSEC),
            Map.entry("time_iso8601", Role.TIME_ISO8601),
            Map.entry("time_local", Role.TIME_LOCAL));

    private static final Map<String, Role> JSON_VARIABLES = ordered(
            Map.entry("msec", Role.TIME_MSEC),
            Map.entry("time_iso8601", Role.TIME_ISO8601),
            Map.entry("time_local", Role.TIME_LOCAL),
            Map.entry("time", Role.TIME_ANY),
            Map.entry("timestamp", Role.TIME_ANY),
            Map.entry("@timestamp", Role.TIME_ANY),
            Map.entry("request", Role.REQUEST),
            Map.entry("request_method", Role.METHOD),
            Map.entry("method", Role.METHOD),
            Map.entry("request_uri", Role.URI),
            Map.entry("uri", Role.URI),
            Map.entry("path", Role.URI),
            Map.entry("status", Role.STATUS),
            Map.entry("request_time", Role.REQUEST_TIME),
            Map.entry("body_bytes_sent", Role.BYTES),
            Map.entry("bytes_sent", Role.BYTES));

    public Roles {
        byVariable = Collections.unmodifiableMap(new LinkedHashMap<>(byVariable));
    }

    /** The role of a variable. */
    public Optional<Role> role(String variable) {
        return Optional.ofNullable(byVariable.get(variable));
    }

    /** Whether some variable plays the role. */
    public boolean has(Role role) {
        return byVariable.containsValue(role);
    }

    /**
     * Assigns the roles: of several time fields {@code $msec}, then {@code $time_iso8601}, then {@code $time_local}
     * (equations §8).
     *
     * @throws LogFormatException if the format lacks what the analysis cannot do without, or a wanted field
     */
    public static Roles of(LogFormat format, WantedFields wanted) {
        Map<String, Role> roles = new LinkedHashMap<>();
        if (format instanceof LogFormat.JsonLines) {
            JSON_VARIABLES.forEach((variable, role) -> assign(roles, format, variable, role));
        } else {
            TEMPLATE_TIMES.forEach((variable, role) -> {
                if (roles.isEmpty()) {
                    assign(roles, format, variable, role);
                }
            });
            firstOf(roles, format, Role.REQUEST, "request");
            if (roles.values().stream().noneMatch(role -> role == Role.REQUEST)) {
                firstOf(roles, format, Role.METHOD, "request_method");
                firstOf(roles, format, Role.URI, "request_uri", "uri", "document_uri");
            }
            firstOf(roles, format, Role.STATUS, "status");
            firstOf(roles, format, Role.REQUEST_TIME, "request_time");
            firstOf(roles, format, Role.BYTES, "body_bytes_sent", "bytes_sent");
        }
        want(roles, format, Role.TOKENS_IN, wanted.tokensIn());
        want(roles, format, Role.TOKENS_OUT, wanted.tokensOut());
        want(roles, format, Role.TOKENS_CACHED, wanted.tokensCached());
        want(roles, format, Role.INSTANCE, wanted.instance());
        return complete(new Roles(roles), format);
    }

    private static Roles complete(Roles roles, LogFormat format) {
        boolean json = format instanceof LogFormat.JsonLines;
        if (roles.byVariable.values().stream().noneMatch(Role::isTime)) {
            throw missing(format, "a time", json ? "time=KEY" : "$msec, $time_iso8601 or $time_local");
        }
        if (!roles.has(Role.STATUS)) {
            throw missing(format, "the status", json ? "status=KEY" : "$status");
        }
        if (!roles.has(Role.REQUEST) && !(roles.has(Role.METHOD) && roles.has(Role.URI))) {
            throw missing(
                    format,
                    "method and path",
                    json
                            ? "request=KEY, or request_method=KEY uri=KEY"
                            : "$request, or $request_method and $request_uri");
        }
        return roles;
    }

    private static void firstOf(Map<String, Role> roles, LogFormat format, Role role, String... names) {
        for (String name : names) {
            if (format.variables().contains(name)) {
                roles.put(name, role);
                return;
            }
        }
    }

    private static void assign(Map<String, Role> roles, LogFormat format, String variable, Role role) {
        if (format.variables().contains(variable)) {
            roles.put(variable, role);
        }
    }

    private static void want(Map<String, Role> roles, LogFormat format, Role role, @Nullable String configured) {
        if (configured == null) {
            return;
        }
        String variable = format.variable(configured)
                .orElseThrow(() -> new LogFormatException(
                        "format " + format.name(),
                        "the field " + configured + " that the configuration names",
                        "the variables " + String.join(", ", format.variables()),
                        "add $" + configured.replace("$", "") + " to the log_format in nginx.conf and here,"
                                + " or name one of these"));
        Role other = roles.putIfAbsent(variable, role);
        if (other != null) {
            throw new LogFormatException(
                    "format " + format.name(),
                    "a field of its own for " + words(role),
                    "$" + variable + ", which is already " + words(other),
                    "name another variable");
        }
    }

    private static LogFormatException missing(LogFormat format, String what, String add) {
        boolean json = format instanceof LogFormat.JsonLines;
        return new LogFormatException(
                "format " + format.name(),
                what + " in every line",
                "only the variables " + String.join(", ", format.variables()),
                "add " + add + " to the format" + (json ? "" : ", in nginx.conf and here"));
    }

    private static String words(Role role) {
        return role.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }

    @SafeVarargs
    private static Map<String, Role> ordered(Map.Entry<String, Role>... entries) {
        Map<String, Role> map = new LinkedHashMap<>();
        for (Map.Entry<String, Role> entry : entries) {
            map.put(entry.getKey(), entry.getValue());
        }
        return map;
    }
}
