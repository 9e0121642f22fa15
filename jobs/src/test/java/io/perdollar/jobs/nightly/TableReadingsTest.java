package io.perdollar.jobs.nightly;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.perdollar.analysis.activity.ActivityBuilder;
import io.perdollar.analysis.activity.EndpointRules;
import io.perdollar.analysis.activity.LineKind;
import io.perdollar.analysis.measure.StreamEvidence;
import io.perdollar.analysis.measure.Subject;
import io.perdollar.analysis.time.Interval;
import io.perdollar.analysis.time.Micros;
import io.perdollar.ingest.bigquery.TableName;
import io.perdollar.ingest.bigquery.requests.DayRange;
import io.perdollar.ingest.bigquery.requests.LogSource;
import io.perdollar.ingest.bigquery.requests.LogSource.Kind;
import io.perdollar.ingest.bigquery.requests.RowOwner;
import io.perdollar.ingest.bigquery.requests.StreamDay;
import io.perdollar.ingest.bigquery.requests.TableScan;
import io.perdollar.ingest.requests.SubjectActivity;
import io.perdollar.ingest.requests.scan.LineCounts;
import io.perdollar.jobs.ledger.Ledger;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TableReadingsTest {
    private static final LocalDate DAY = LocalDate.parse("2026-11-15");
    private static final DayRange DAYS = new DayRange(DAY, DAY.plusDays(1));
    private static final Instant FIRST_NIGHT = Instant.parse("2026-11-16T06:00:00Z");
    private static final Instant LAST_NIGHT = Instant.parse("2026-11-19T06:00:00Z");
    private static final Subject VM = new Subject(Subject.Kind.INSTANCE_ID, "42", null, null);

    @TempDir
    Path folder;

    @Test
    void aDayIsReadAgainUntilItCannotGrowAndTheNewerReadingReplacesTheOlder() {
        Ledger ledger = Ledger.open(folder.resolve("ledger"), FIRST_NIGHT);
        try {
            record(ledger, FIRST_NIGHT, "a-project.logs.nginx_access", 3);
            assertEquals(3, served(ledger));
            assertEquals(
                    List.of(DAYS),
                    readings(ledger, FIRST_NIGHT, "a-project.logs.nginx_access").missing(DAYS, 2));

            record(ledger, LAST_NIGHT, "a-project.logs.nginx_access", 5);
            assertEquals(5, served(ledger));
            assertEquals(
                    List.of(),
                    readings(ledger, LAST_NIGHT, "a-project.logs.nginx_access").missing(DAYS, 2));
        } finally {
            ledger.close();
        }
    }

    @Test
    void rowsThatExpiredLeaveABusyHourBusy() {
        Ledger ledger = Ledger.open(folder.resolve("ledger"), FIRST_NIGHT);
        try {
            record(ledger, FIRST_NIGHT, "a-project.logs.nginx_access", 3);
            TableReadings fewer = record(ledger, LAST_NIGHT, "a-project.logs.nginx_access", 1);
            assertEquals(3, served(ledger));
            assertEquals(1, fewer.notes().size());
        } finally {
            ledger.close();
        }
    }

    @Test
    void anEqualReadingAddsNoGeneration() {
        Ledger ledger = Ledger.open(folder.resolve("ledger"), FIRST_NIGHT);
        try {
            record(ledger, FIRST_NIGHT, "a-project.logs.nginx_access", 3);
            long generation = ledger.evidence().generation();
            record(ledger, LAST_NIGHT, "a-project.logs.nginx_access", 3);
            assertEquals(generation, ledger.evidence().generation());
        } finally {
            ledger.close();
        }
    }

    @Test
    void anotherTableIsReadFromTheBeginningAndReplacesWhatTheFirstSaid() {
        Ledger ledger = Ledger.open(folder.resolve("ledger"), FIRST_NIGHT);
        try {
            record(ledger, LAST_NIGHT, "a-project.logs.nginx_access", 3);
            assertEquals(
                    List.of(DAYS),
                    readings(ledger, LAST_NIGHT, "a-project.logs.other").missing(DAYS, 2));
            record(ledger, LAST_NIGHT, "a-project.logs.other", 1);
            assertEquals(1, served(ledger));
        } finally {
            ledger.close();
        }
    }

    private static TableReadings record(Ledger ledger, Instant now, String table, int requests) {
        TableReadings readings = readings(ledger, now, table);
        readings.of(scan(table, requests)).forEach(reading -> ledger.evidence().record(reading, now));
        return readings;
    }

    private static TableReadings readings(Ledger ledger, Instant now, String table) {
        return new TableReadings(ledger.evidence(), source(table), EndpointRules.DEFAULT, now);
    }

    private static LogSource source(String table) {
        return new LogSource(
                "nginx",
                Kind.OPS_AGENT,
                TableName.parse(table),
                null,
                Map.of(),
                null,
                new RowOwner.Named(Subject.Kind.INSTANCE_ID),
                null);
    }

    /** The first day has so many requests of one VM, the second none. */
    private static TableScan scan(String table, int requests) {
        ActivityBuilder activity = new ActivityBuilder();
        Instant noon = Instant.parse("2026-11-15T12:00:00Z");
        for (int i = 0; i < requests; i++) {
            long at = Micros.of(noon.plusSeconds(i));
            activity.add(LineKind.SERVED, at, at, at, false, -1, -1, -1, -1);
        }
        Instant last = noon.plusSeconds(requests);
        return new TableScan(
                source(table),
                List.of(
                        empty(DAY),
                        new StreamDay(
                                DAY,
                                "instanceId=42",
                                Interval.of(noon, last),
                                new LineCounts(requests, 0, 0, 0, Map.of()),
                                List.of(new SubjectActivity(VM, requests, last, activity.build())),
                                List.of(),
                                List.of()),
                        empty(DAY.plusDays(1))));
    }

    private static StreamDay empty(LocalDate day) {
        return new StreamDay(day, StreamDay.SHARED, null, LineCounts.NONE, List.of(), List.of(), List.of());
    }

    private static long served(Ledger ledger) {
        return ledger
                .evidence()
                .evidence(DAY, DAY.plusDays(1), ledger.evidence().generation(), Map.of("nginx", true))
                .stream()
                .map(StreamEvidence::days)
                .flatMap(List::stream)
                .mapToLong(day -> day.total().served())
                .sum();
    }
}
