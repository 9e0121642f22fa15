package io.perdollar.ingest.bigquery.requests;

import com.google.cloud.bigquery.FieldValue;
import com.google.cloud.bigquery.FieldValueList;
import io.perdollar.analysis.activity.BusyStretches;
import io.perdollar.analysis.activity.DayActivity;
import io.perdollar.analysis.activity.HourActivity;
import io.perdollar.analysis.activity.LatencyHistogram;
import io.perdollar.analysis.activity.Minutes;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Rows of section {@code hour} of one subject, by the UTC day of their hour. The client knows no names inside repeated
 * records, so their fields are taken by place, in the order in which {@code activity-hour.sql} writes them.
 */
final class DayBooks {
    private static final int HOURS = 24;

    private final SortedMap<LocalDate, Book> books = new TreeMap<>();

    /** One day in the making; several owners may mean one subject, so everything adds up. */
    private static final class Book {
        private final List<HourActivity> hours = new ArrayList<>(Collections.nCopies(HOURS, HourActivity.NONE));
        private final List<long[]> stretches = new ArrayList<>();
        private Minutes minutes = Minutes.NONE;
    }

    void add(FieldValueList row) {
        long hour = row.get("hour").getLongValue();
        LocalDate day = LocalDate.ofEpochDay(Math.floorDiv(hour, HOURS));
        Book book = books.computeIfAbsent(day, key -> new Book());
        int hourOfDay = (int) Math.floorMod(hour, (long) HOURS);
        book.hours.set(hourOfDay, book.hours.get(hourOfDay).plus(hour(row)));
        Minutes.Columns columns = new Minutes.Columns();
        for (FieldValue element : elements(row, "minutes")) {
            FieldValueList minute = element.getRecordValue();
            columns.add(
                    (int) minute.get(0).getLongValue(),
                    minute.get(1).getLongValue(),
                    minute.get(2).getLongValue(),
                    minute.get(3).getLongValue());
        }
        book.minutes = book.minutes.plus(columns.build());
        for (FieldValue element : elements(row, "busy")) {
            FieldValueList stretch = element.getRecordValue();
            book.stretches.add(
                    new long[] {stretch.get(0).getLongValue(), stretch.get(1).getLongValue()});
        }
    }

    private static HourActivity hour(FieldValueList row) {
        long[] latency = new long[LatencyHistogram.BUCKETS];
        for (FieldValue element : elements(row, "latency")) {
            FieldValueList bucket = element.getRecordValue();
            latency[(int) bucket.get(0).getLongValue()] += bucket.get(1).getLongValue();
        }
        return new HourActivity(
                row.get("served").getLongValue(),
                row.get("failed").getLongValue(),
                row.get("ignored").getLongValue(),
                row.get("unrecognised").getLongValue(),
                longOrNull(row, "bytes"),
                longOrNull(row, "tokens_in"),
                longOrNull(row, "tokens_out"),
                longOrNull(row, "tokens_cached"),
                LatencyHistogram.of(latency));
    }

    private static @Nullable Long longOrNull(FieldValueList row, String name) {
        FieldValue value = row.get(name);
        return value.isNull() ? null : Long.valueOf(value.getLongValue());
    }

    private static List<FieldValue> elements(FieldValueList row, String name) {
        FieldValue value = row.get(name);
        return value.isNull() ? List.of() : value.getRepeatedValue();
    }

    /** Oldest first. */
    List<DayActivity> days() {
        return books.entrySet().stream()
                .map(entry -> {
                    Book book = entry.getValue();
                    return new DayActivity(
                            entry.getKey(),
                            book.hours,
                            book.minutes,
                            BusyStretches.of(
                                    book.stretches.stream()
                                            .mapToLong(stretch -> stretch[0])
                                            .toArray(),
                                    book.stretches.stream()
                                            .mapToLong(stretch -> stretch[1])
                                            .toArray()));
                })
                .filter(day -> !day.isEmpty())
                .toList();
    }
}
