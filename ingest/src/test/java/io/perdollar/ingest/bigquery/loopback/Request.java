package io.perdollar.ingest.bigquery.loopback;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.io.InputStream;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/**
 * A call that was recognised.
 *
 * @param names project, then dataset and table, or job
 * @param options of the address, after the question mark
 * @param body empty where the call has none
 */
record Request(Call call, List<String> names, Map<String, String> options, JsonNode body) {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String NAME = "/([^/]+)";

    private record Form(Call call, String method, Pattern path) {
        Form(Call call, String method, String path) {
            this(call, method, Pattern.compile("/bigquery/v2/projects" + path));
        }
    }

    private static final List<Form> FORMS = List.of(
            new Form(Call.INSERT_JOB, "POST", NAME + "/jobs"),
            new Form(Call.QUERY, "POST", NAME + "/queries"),
            new Form(Call.GET_JOB, "GET", NAME + "/jobs" + NAME),
            new Form(Call.CANCEL_JOB, "POST", NAME + "/jobs" + NAME + "/cancel"),
            new Form(Call.QUERY_RESULTS, "GET", NAME + "/queries" + NAME),
            new Form(Call.TABLE_ROWS, "GET", NAME + "/datasets" + NAME + "/tables" + NAME + "/data"),
            new Form(Call.GET_TABLE, "GET", NAME + "/datasets" + NAME + "/tables" + NAME),
            new Form(Call.LIST_TABLES, "GET", NAME + "/datasets" + NAME + "/tables"),
            new Form(Call.GET_DATASET, "GET", NAME + "/datasets" + NAME));

    static Request read(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getRawPath();
        for (Form form : FORMS) {
            Matcher names = form.path().matcher(path);
            if (form.method().equals(exchange.getRequestMethod()) && names.matches()) {
                return new Request(
                        form.call(),
                        names(names),
                        options(exchange.getRequestURI().getRawQuery()),
                        body(exchange));
            }
        }
        throw GoogleError.notFound(
                exchange.getRequestMethod() + " " + path + " is not served by the loopback BigQuery");
    }

    private static List<String> names(Matcher path) {
        List<String> names = new ArrayList<>();
        for (int i = 1; i <= path.groupCount(); i++) {
            names.add(URLDecoder.decode(path.group(i), StandardCharsets.UTF_8));
        }
        return names;
    }

    private static Map<String, String> options(@Nullable String query) {
        Map<String, String> options = new LinkedHashMap<>();
        for (String option : query == null ? new String[0] : query.split("&")) {
            int equals = option.indexOf('=');
            if (equals > 0) {
                options.put(
                        URLDecoder.decode(option.substring(0, equals), StandardCharsets.UTF_8),
                        URLDecoder.decode(option.substring(equals + 1), StandardCharsets.UTF_8));
            }
        }
        return options;
    }

    private static JsonNode body(HttpExchange exchange) throws IOException {
        boolean gzip = "gzip".equalsIgnoreCase(exchange.getRequestHeaders().getFirst("Content-Encoding"));
        try (InputStream in = gzip ? new GZIPInputStream(exchange.getRequestBody()) : exchange.getRequestBody()) {
            byte[] bytes = in.readAllBytes();
            return bytes.length == 0 ? JSON.createObjectNode() : JSON.readTree(bytes);
        }
    }
}
