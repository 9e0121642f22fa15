package io.perdollar.ingest.requests.format;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Formats that are known by name. */
public final class Presets {

    private static final String COMBINED =
            "$remote_addr - $remote_user [$time_local] \"$request\" $status $body_bytes_sent"
                    + " \"$http_referer\" \"$http_user_agent\"";

    private static final Map<String, String> TEXTS = texts();

    private Presets() {}

    /** The names, in the order in which they are offered. */
    public static List<String> names() {
        return List.copyOf(TEXTS.keySet());
    }

    /** The format of that name. */
    public static Optional<LogFormat.Template> named(String name) {
        return Optional.ofNullable(TEXTS.get(name))
                .map(text -> new LogFormat.Template(name, Escape.DEFAULT, false, TemplateText.pieces(text, "preset")));
    }

    private static Map<String, String> texts() {
        Map<String, String> texts = new LinkedHashMap<>();
        // nginx, ngx_http_log_module: what access_log writes when it names no format.
        texts.put("combined", COMBINED);
        // nginx.conf of the nginx.org packages.
        texts.put("main", COMBINED + " \"$http_x_forwarded_for\"");
        // kubernetes/ingress-nginx, log-format-upstream.
        texts.put(
                "ingress-nginx",
                COMBINED + " $request_length $request_time [$proxy_upstream_name] [$proxy_alternative_upstream_name]"
                        + " $upstream_addr $upstream_response_length $upstream_response_time $upstream_status $req_id");
        return Collections.unmodifiableMap(texts);
    }
}
