package io.perdollar.ingest.requests.format;

import io.perdollar.ingest.requests.format.Piece.Literal;
import io.perdollar.ingest.requests.format.Piece.Variable;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A template cut into fields, each with the text that ends it.
 *
 * @param head text before the first field; may be empty
 */
public record TemplatePlan(LogFormat.Template format, Roles roles, String head, List<Field> fields) {

    /** Variables that begin with a slash, so that they can follow another variable directly. */
    private static final Set<String> BEGIN_WITH_SLASH = Set.of("request_uri", "uri", "document_uri");

    public TemplatePlan {
        fields = List.copyOf(fields);
    }

    /**
     * Plans a format.
     *
     * @throws LogFormatException if roles are missing or two variables touch so that nobody can tell where one ends
     */
    public static TemplatePlan of(LogFormat.Template format, WantedFields wanted) {
        return of(format, Roles.of(format, wanted));
    }

    static TemplatePlan of(LogFormat.Template format, Roles roles) {
        List<Piece> pieces = format.pieces();
        String head = pieces.get(0) instanceof Literal literal ? literal.text() : "";
        List<Field> fields = new ArrayList<>();
        String before = head;
        boolean inQuotes = false;
        int at = head.isEmpty() ? 0 : 1;
        while (at < pieces.size()) {
            List<String> names = new ArrayList<>();
            Role role = null;
            boolean kept = false;
            while (at < pieces.size() && pieces.get(at) instanceof Variable variable) {
                boolean repeated =
                        fields.stream().anyMatch(field -> field.variables().contains(variable.name()));
                Role own = repeated ? null : roles.role(variable.name()).orElse(null);
                if (!names.isEmpty() && BEGIN_WITH_SLASH.contains(variable.name())) {
                    kept = true;
                    break;
                }
                if (!names.isEmpty() && (own != null || role != null)) {
                    throw new LogFormatException(
                            "format " + format.name(),
                            "text between $" + names.get(names.size() - 1) + " and $" + variable.name(),
                            "none",
                            "put a blank between them in nginx.conf and here");
                }
                names.add(variable.name());
                role = own;
                at++;
            }
            String after = kept ? "/" : at < pieces.size() ? ((Literal) pieces.get(at)).text() : "";
            inQuotes = before.endsWith("\"")
                    || (inQuotes && fields.get(fields.size() - 1).afterIsKept());
            fields.add(field(format, names, role, inQuotes, after, kept));
            if (!kept) {
                at++;
            }
            before = after;
        }
        return new TemplatePlan(format, roles, head, fields);
    }

    private static Field field(
            LogFormat.Template format,
            List<String> names,
            @Nullable Role role,
            boolean inQuotes,
            String after,
            boolean kept) {
        boolean quoted = inQuotes && after.startsWith("\"") && !format.escape().quoteMayStandInValue();
        boolean list =
                !quoted && names.get(names.size() - 1).startsWith("upstream_") && isList(names.get(names.size() - 1));
        return new Field(names, role, quoted, format.escape() == Escape.JSON, list, after, kept);
    }

    /** Upstream variables that hold one value per try; headers, cookies and the cache status hold one only. */
    private static boolean isList(String name) {
        return !name.startsWith("upstream_http_")
                && !name.startsWith("upstream_cookie_")
                && !name.startsWith("upstream_trailer_")
                && !name.equals("upstream_cache_status");
    }
}
