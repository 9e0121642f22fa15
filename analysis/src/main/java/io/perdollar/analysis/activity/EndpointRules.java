package io.perdollar.analysis.activity;

import java.util.List;

/**
 * Which log lines are requests, which are ignored and which are unrecognised (equations §1). In this order:
 *
 * <ol>
 *   <li>a request line without a method in capitals or without a path (empty, {@code -}, TLS or other bytes) is ignored,
 *       whatever its status;
 *   <li>a line on an inference endpoint is a request, also where the ignore list names it or the method is {@code GET}:
 *       served with status 200–399, failed with any other (also {@code 000});
 *   <li>{@code GET}, {@code HEAD}, {@code OPTIONS} and the ignore list are ignored, whatever the status;
 *   <li>of the rest, status 200–299 is unrecognised, everything else ignored.
 * </ol>
 *
 * @param inference endpoints whose lines are requests
 * @param ignore endpoints whose lines are ignored
 */
public record EndpointRules(List<Endpoint> inference, List<Endpoint> ignore) {
    /** Where no configuration says otherwise: the inference endpoints of TGI, vLLM, SGLang, Triton, Ollama and their kin. */
    public static final List<Endpoint> DEFAULT_INFERENCE = parse(
            "POST /generate",
            "POST /generate_stream",
            "POST /vertex",
            "POST /invocations",
            "POST /predict",
            "POST **/v1/completions",
            "POST **/v1/chat/completions",
            "POST **/v1/responses",
            "POST **/v1/messages",
            "POST **/v1/embeddings",
            "POST **/v1/rerank",
            "POST **/api/generate",
            "POST **/api/chat",
            "POST **/v2/models/*/infer",
            "POST **/v1/models/*:predict");

    /** Where no configuration says otherwise: what such servers answer beside inference, by {@code POST}. */
    public static final List<Endpoint> DEFAULT_IGNORE =
            parse("POST **/tokenize", "POST **/detokenize", "POST **/chat_tokenize", "POST **/metrics");

    /** Both built-in lists. */
    public static final EndpointRules DEFAULT = new EndpointRules(DEFAULT_INFERENCE, DEFAULT_IGNORE);

    public EndpointRules {
        inference = List.copyOf(inference);
        ignore = List.copyOf(ignore);
    }

    private static List<Endpoint> parse(String... endpoints) {
        return List.of(endpoints).stream().map(Endpoint::parse).toList();
    }

    /**
     * What a line counts as.
     *
     * @param method as logged; empty where the request line has none
     * @param path as logged, query string included; empty where the request line has none
     * @param status HTTP status, 0 where nothing was sent
     */
    public LineKind classify(String method, String path, int status) {
        return kind(classifyPath(method, path), status);
    }

    /** What method and path decide; equal bytes always give the same answer, so it may be remembered by them. */
    public PathKind classifyPath(String method, String path) {
        if (!Endpoint.isMethod(method) || path.isEmpty()) {
            return PathKind.IGNORE;
        }
        String plain = Endpoint.normalise(path);
        if (inference.stream().anyMatch(endpoint -> endpoint.matches(method, plain))) {
            return PathKind.INFERENCE;
        }
        boolean reads = method.equals("GET") || method.equals("HEAD") || method.equals("OPTIONS");
        return reads || ignore.stream().anyMatch(endpoint -> endpoint.matches(method, plain))
                ? PathKind.IGNORE
                : PathKind.OTHER;
    }

    /** What the status makes of it. */
    public static LineKind kind(PathKind path, int status) {
        return switch (path) {
            case INFERENCE -> status >= 200 && status < 400 ? LineKind.SERVED : LineKind.FAILED;
            case IGNORE -> LineKind.IGNORED;
            case OTHER -> status >= 200 && status < 300 ? LineKind.UNRECOGNISED : LineKind.IGNORED;
        };
    }
}
