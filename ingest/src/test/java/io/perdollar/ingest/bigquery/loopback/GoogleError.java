package io.perdollar.ingest.bigquery.loopback;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** An error as Google answers it: HTTP status, reason and message. */
public final class GoogleError extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final int status;
    private final String reason;
    private final String text;

    public GoogleError(int status, String reason, String text) {
        super(status + " " + reason + ": " + text);
        this.status = status;
        this.reason = reason;
        this.text = text;
    }

    static GoogleError invalid(String text) {
        return new GoogleError(400, "invalid", text);
    }

    static GoogleError invalidQuery(String text) {
        return new GoogleError(400, "invalidQuery", text);
    }

    static GoogleError notFound(String what) {
        return new GoogleError(404, "notFound", "Not found: " + what);
    }

    int status() {
        return status;
    }

    /** As {@code status.errorResult} of a job carries it. */
    ObjectNode reasonAndMessage() {
        return JsonNodeFactory.instance.objectNode().put("reason", reason).put("message", text);
    }

    /** As the body of an answer. */
    ObjectNode body() {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        ObjectNode error = body.putObject("error").put("code", status).put("message", text);
        error.withArray("errors").add(reasonAndMessage().put("domain", "global"));
        if (reason.equals("authError")) {
            error.put("status", "UNAUTHENTICATED");
        }
        return body;
    }
}
