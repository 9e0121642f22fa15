package io.perdollar.ingest.bigquery;

import com.google.cloud.bigquery.QueryParameterValue;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Names jobs by what they ask, so that asking again finds the job that was made before instead of paying twice. */
final class JobNumber {
    private JobNumber() {}

    /**
     * The name of a job.
     *
     * @param run what asks, e.g. a report date with its attempt: another run asks anew
     * @param attempt from 1; a further one takes the place of a job that BigQuery itself lost
     */
    static String of(Query query, String run, int attempt) {
        StringBuilder text = new StringBuilder(run).append('\n').append(query.sql());
        query.parameters()
                .forEach((name, value) ->
                        text.append('\n').append(name).append('=').append(words(value)));
        try {
            byte[] digest =
                    MessageDigest.getInstance("SHA-256").digest(text.toString().getBytes(StandardCharsets.UTF_8));
            return "perdollar_" + HexFormat.of().formatHex(digest, 0, 20) + "_" + attempt;
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    private static String words(QueryParameterValue value) {
        return value.getType() + " "
                + (value.getArrayValues() == null
                        ? value.getValue()
                        : value.getArrayValues().stream().map(JobNumber::words).toList());
    }
}
