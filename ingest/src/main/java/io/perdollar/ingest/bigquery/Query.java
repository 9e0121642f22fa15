package io.perdollar.ingest.bigquery;

import com.google.cloud.bigquery.QueryParameterValue;
import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One question.
 *
 * @param grain what one row of the answer is, for people: the name of the SQL file
 * @param sql GoogleSQL; values of users and of data stand in parameters, never in the text
 * @param parameters by name
 */
public record Query(String grain, String sql, SortedMap<String, QueryParameterValue> parameters) {
    public Query {
        parameters = Collections.unmodifiableSortedMap(new TreeMap<>(parameters));
    }
}
