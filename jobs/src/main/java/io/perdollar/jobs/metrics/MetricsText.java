package io.perdollar.jobs.metrics;

import io.perdollar.analysis.money.CurrencyCode;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Gauges as OpenMetrics writes them. Whatever reads Prometheus' older text format, such as node-exporter's textfile
 * collector, takes UNIT and EOF for comments and reads the same.
 */
final class MetricsText {
    private static final String SECONDS = "seconds";

    private final StringBuilder text = new StringBuilder();

    void time(String name, String help, Instant value) {
        gauge(name + "_timestamp_" + SECONDS, help, SECONDS, "", String.valueOf(value.getEpochSecond()));
    }

    void duration(String name, String help, Duration value) {
        gauge(
                name + "_" + SECONDS,
                help,
                SECONDS,
                "",
                BigDecimal.valueOf(value.toMillis(), 3).toPlainString());
    }

    void count(String name, String help, long value) {
        gauge(name, help, null, "", String.valueOf(value));
    }

    void money(String name, String help, CurrencyCode currency, BigDecimal value) {
        gauge(name, help, null, "{currency=\"" + currency.code() + "\"}", value.toPlainString());
    }

    private void gauge(String name, String help, @Nullable String unit, String labels, String value) {
        text.append("# HELP ").append(name).append(' ').append(help).append('\n');
        text.append("# TYPE ").append(name).append(" gauge\n");
        if (unit != null) {
            text.append("# UNIT ").append(name).append(' ').append(unit).append('\n');
        }
        text.append(name).append(labels).append(' ').append(value).append('\n');
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
