package io.perdollar.sampledata.log;

/**
 * One line of a web server's log.
 *
 * @param arrival when the request began, milliseconds since 1970
 * @param duration until it was answered, milliseconds
 * @param kind what the line is worth
 * @param request the request line as nginx writes it with {@code escape=default}
 * @param status HTTP status
 * @param bytes of the answer's body
 * @param client address
 * @param agent user agent
 * @param tokensIn prompt tokens; -1 where the upstream did not say
 * @param tokensOut completion tokens; -1 where the upstream did not say
 */
public record LogLine(
        long arrival,
        long duration,
        LineKind kind,
        String request,
        int status,
        long bytes,
        String client,
        String agent,
        int tokensIn,
        int tokensOut) {
    /** When it was answered and logged. */
    public long completion() {
        return arrival + duration;
    }

    /** The same line, logged at another time. */
    LogLine completedAt(long completion) {
        return new LogLine(
                completion - duration, duration, kind, request, status, bytes, client, agent, tokensIn, tokensOut);
    }
}
