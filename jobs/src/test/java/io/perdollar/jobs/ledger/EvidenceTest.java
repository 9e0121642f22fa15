package io.perdollar.jobs.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.perdollar.analysis.activity.ActivityBuilder;
import io.perdollar.analysis.activity.ActivityTimeline;
import io.perdollar.analysis.activity.DayActivity;
import io.perdollar.analysis.activity.LineKind;
import io.perdollar.analysis.measure.StreamEvidence;
import io.perdollar.analysis.measure.Subject;
import io.perdollar.analysis.time.Interval;
import io.perdollar.analysis.time.Intervals;
import io.perdollar.analysis.time.Micros;
import io.perdollar.jobs.ledger.LogLineCount.Kind;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

class EvidenceTest {
    private static final Instant NOW = Instant.parse("2026-11-16T01:02:03Z");
    private static final LocalDate FROM = LocalDate.parse("2026-11-01");
    private static final LocalDate TO = LocalDate.parse("2026-11-30");
    private static final Subject VM = Subject.instance("llm-1");
    private static final Map<String, Boolean> SOURCES = Map.of("vms", true);

    @TempDir
    Path folder;

    private Ledger ledger;
    private Evidence evidence;

    @BeforeEach
    void open() {
        ledger = open(folder);
        evidence = ledger.evidence();
    }

    /** A new ledger; the same tests run on the other database. */
    Ledger open(Path place) {
        return Ledger.open(place.resolve("ledger"), NOW);
    }

    @AfterEach
    void close() {
        ledger.close();
    }

    @Test
    void aContentReadOnUnderAnotherNameAddsOnlyTheNewPart() {
        evidence.record(reading(begun("access.log", 100, lines("2026-11-03T23:50:00Z", 3))), NOW);
        KnownContent known = evidence.known("vms", "llm-1").get(0);
        assertThat(known.content().bytesRead()).isEqualTo(100);
        evidence.record(
                reading(continued(known, "access.log.1", 160, lines("2026-11-03T23:59:00Z", 2))), NOW.plusSeconds(60));

        ActivityTimeline timeline = timeline(evidence.generation());
        assertThat(timeline.day(LocalDate.parse("2026-11-03")).total().served()).isEqualTo(5);
        assertThat(evidence.known("vms", "llm-1")).singleElement().satisfies(content -> {
            assertThat(content.content().path()).isEqualTo("access.log.1");
            assertThat(content.content().bytesRead()).isEqualTo(160);
        });
    }

    @Test
    void bytesThatWereReadAreNeverAddedAgain() {
        ContentReading first = begun("access.log", 100, lines("2026-11-03T10:00:00Z", 3));
        evidence.record(reading(first), NOW);
        KnownContent known = evidence.known("vms", "llm-1").get(0);
        ContentReading second = continued(known, "access.log.1", 160, lines("2026-11-03T11:00:00Z", 2));
        evidence.record(reading(second), NOW);
        long generation = evidence.generation();
        assertThatThrownBy(() -> evidence.record(reading(second), NOW))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("access.log.1 to begin at byte 160")
                .hasMessageContaining("got 100");
        assertThat(evidence.generation()).isEqualTo(generation);
        assertThat(timeline(generation)
                        .day(LocalDate.parse("2026-11-03"))
                        .total()
                        .served())
                .isEqualTo(5);
    }

    @Test
    void aReadingWithoutAnythingNewWritesNothing() {
        Intervals covered = covered("2026-11-03T10:00:00Z", "2026-11-03T11:00:00Z");
        evidence.record(reading(covered, begun("access.log", 100, lines("2026-11-03T10:00:00Z", 3))), NOW);
        long generation = evidence.generation();
        KnownContent known = evidence.known("vms", "llm-1").get(0);
        ContentReading renamed = new ContentReading(
                OptionalLong.of(known.id()),
                100,
                List.of(),
                content("access.log.2.gz", 100, "head-access.log"),
                null,
                null,
                List.of(),
                List.of(),
                Map.of(),
                Map.of());
        assertThat(evidence.record(reading(covered, renamed), NOW.plusSeconds(60)))
                .isEqualTo(generation);
        assertThat(rows("log_part")).isEqualTo(1);
        assertThat(evidence.known("vms", "llm-1").get(0).content().path()).isEqualTo("access.log.2.gz");
    }

    @Test
    void aCopyTruncateIsAnotherContentAndTheFirstOneStays() {
        evidence.record(reading(begun("access.log", 100, lines("2026-11-03T10:00:00Z", 3))), NOW);
        evidence.record(
                reading(new ContentReading(
                        OptionalLong.empty(),
                        0,
                        List.of(),
                        content("access.log", 40, "head-after-truncation"),
                        null,
                        null,
                        List.of(),
                        List.of(),
                        Map.of(),
                        Map.of(VM, lines("2026-11-03T12:00:00Z", 1)))),
                NOW);
        assertThat(evidence.known("vms", "llm-1")).hasSize(2);
        assertThat(timeline(evidence.generation())
                        .day(LocalDate.parse("2026-11-03"))
                        .total()
                        .served())
                .isEqualTo(4);
    }

    @Test
    void aRunFindsWhatItKnewWhateverWasReadLater() {
        evidence.record(
                reading(
                        covered("2026-11-03T10:00:00Z", "2026-11-03T11:00:00Z"),
                        begun("access.log", 100, lines("2026-11-03T10:00:00Z", 3))),
                NOW);
        long then = evidence.generation();
        List<StreamEvidence> before = evidence.evidence(FROM, TO, then, SOURCES);
        KnownContent known = evidence.known("vms", "llm-1").get(0);
        evidence.record(
                reading(
                        covered("2026-11-03T10:00:00Z", "2026-11-04T09:00:00Z"),
                        continued(known, "access.log", 160, lines("2026-11-03T11:00:00Z", 2))),
                NOW);
        evidence.record(reading(Intervals.EMPTY, begun("other.log", 10, lines("2026-11-03T11:00:00Z", 1))), NOW);

        assertThat(evidence.evidence(FROM, TO, then, SOURCES)).isEqualTo(before);
        assertThat(evidence.evidence(FROM, TO, evidence.generation(), SOURCES)).isNotEqualTo(before);
    }

    @Test
    void aContentReadAgainUnderOtherSettingsTakesThePlaceOfTheFirst() {
        evidence.record(reading(begun("access.log", 100, lines("2026-11-03T10:00:00Z", 3))), NOW);
        long then = evidence.generation();
        long old = evidence.known("vms", "llm-1").get(0).id();
        evidence.record(
                reading(new ContentReading(
                        OptionalLong.empty(),
                        0,
                        List.of(old),
                        new LogContent("settings-2", 10, "head-access.log", 100, "access.log", 100, NOW, null, null),
                        null,
                        null,
                        List.of(),
                        List.of(),
                        Map.of(),
                        Map.of(VM, lines("2026-11-03T10:00:00Z", 1)))),
                NOW);
        assertThat(served(evidence.generation())).isEqualTo(1);
        assertThat(served(then)).isEqualTo(3);
        assertThat(evidence.known("vms", "llm-1"))
                .singleElement()
                .satisfies(content -> assertThat(content.content().settings()).isEqualTo("settings-2"));
    }

    @Test
    void aReadingIsThereWholeOrNotAtAll() {
        StreamReading good = reading(
                covered("2026-11-03T10:00:00Z", "2026-11-03T11:00:00Z"),
                begun("access.log", 100, lines("2026-11-03T10:00:00Z", 3)));
        StreamReading killed = reading(
                covered("2026-11-03T10:00:00Z", "2026-11-03T11:00:00Z"),
                begun("access.log", 100, lines("2026-11-03T10:00:00Z", 3)),
                new ContentReading(
                        OptionalLong.of(99),
                        0,
                        List.of(),
                        content("access.log.1", 10, "head"),
                        null,
                        null,
                        List.of(new LogLineCount(Kind.SERVED, "", 1)),
                        List.of(),
                        Map.of(),
                        Map.of()));
        assertThatThrownBy(() -> evidence.record(killed, NOW)).isInstanceOf(IllegalStateException.class);
        for (String table : List.of("log_stream", "log_content", "log_part", "evidence", "coverage", "log_reading")) {
            assertThat(rows(table)).as(table).isZero();
        }
        evidence.record(good, NOW);
        assertThat(served(evidence.generation())).isEqualTo(3);
    }

    @Test
    void aKillBetweenTwoStreamsLosesNothingOfTheFirst() {
        evidence.record(reading(begun("access.log", 100, lines("2026-11-03T10:00:00Z", 3))), NOW);
        assertThatThrownBy(() -> new TransactionTemplate(ledger.transactionManager()).executeWithoutResult(status -> {
                    evidence.record(
                            new StreamReading(
                                    "vms",
                                    "llm-2",
                                    Set.of(Subject.instance("llm-2")),
                                    Intervals.EMPTY,
                                    List.of(begun("b", 50, lines("2026-11-03T10:00:00Z", 9)))),
                            NOW);
                    throw new IllegalStateException("killed");
                }))
                .hasMessage("killed");
        assertThat(evidence.streams("vms")).containsExactly("llm-1");
        assertThat(served(evidence.generation())).isEqualTo(3);
    }

    @Test
    void coverageOfAllReadingsAddsUp() {
        evidence.record(reading(covered("2026-11-03T10:00:00Z", "2026-11-03T11:00:00Z")), NOW);
        evidence.record(reading(covered("2026-11-03T10:30:00.000001Z", "2026-11-03T12:00:00Z")), NOW);
        evidence.record(reading(covered("2026-11-04T00:00:00Z", "2026-12-04T12:00:00Z")), NOW);
        assertThat(evidence.evidence(FROM, TO, evidence.generation(), SOURCES))
                .singleElement()
                .satisfies(stream -> {
                    assertThat(stream.subject()).isEqualTo(VM);
                    assertThat(stream.days()).isEmpty();
                    assertThat(stream.coverage())
                            .isEqualTo(covered("2026-11-03T10:00:00Z", "2026-11-03T12:00:00Z")
                                    .union(covered("2026-11-04T00:00:00Z", "2026-12-01T00:00:00Z")));
                });
    }

    @Test
    void aSharedStreamSpeaksOfAVmThatALineOfTheLast28DaysNamed() {
        Subject other = Subject.instance("llm-9");
        evidence.record(
                new StreamReading(
                        "gateway",
                        "*",
                        Set.of(VM),
                        covered("2026-10-01T00:00:00Z", "2026-12-31T00:00:00Z"),
                        List.of(content(Map.of(other, lines("2026-11-10T10:00:00Z", 1))))),
                NOW);
        List<StreamEvidence> all =
                evidence.evidence(FROM, TO, evidence.generation(), Map.of("gateway", false, "vms", true));
        assertThat(all).extracting(StreamEvidence::subject).containsExactly(VM, other);
        assertThat(all.get(0).counts()).isFalse();
        assertThat(all.get(0).coverage()).isEqualTo(covered("2026-11-01T00:00:00Z", "2026-12-01T00:00:00Z"));
        assertThat(all.get(1).coverage()).isEqualTo(covered("2026-11-03T00:00:00Z", "2026-12-01T00:00:00Z"));
        assertThat(subjects("2026-12-01", "2026-12-07")).containsExactly(VM, other);
        assertThat(subjects("2026-12-01", "2026-12-08"))
                .as("28 days later only whom the mapping names")
                .containsExactly(VM);
        assertThat(evidence.evidence(FROM, TO, evidence.generation(), SOURCES))
                .as("a source that is not in force")
                .isEmpty();
    }

    private List<Subject> subjects(String from, String to) {
        return evidence
                .evidence(LocalDate.parse(from), LocalDate.parse(to), evidence.generation(), Map.of("gateway", true))
                .stream()
                .map(StreamEvidence::subject)
                .toList();
    }

    @Test
    void aVmThatTheMappingNoLongerNamesIsNoLongerSpokenOf() {
        Intervals covered = covered("2026-11-03T10:00:00Z", "2026-11-03T11:00:00Z");
        evidence.record(new StreamReading("vms", "llm-1", Set.of(VM), covered, List.of()), NOW);
        long then = evidence.generation();
        Subject fixed = new Subject(Subject.Kind.INSTANCE_NAME, "llm-1", "llm-prod", "us-central1-a");
        evidence.record(new StreamReading("vms", "llm-1", Set.of(fixed), covered, List.of()), NOW);
        assertThat(evidence.evidence(FROM, TO, evidence.generation(), SOURCES))
                .extracting(StreamEvidence::subject)
                .containsExactly(fixed);
        assertThat(evidence.evidence(FROM, TO, then, SOURCES))
                .extracting(StreamEvidence::subject)
                .containsExactly(VM);
    }

    private long served(long generation) {
        return timeline(generation).day(LocalDate.parse("2026-11-03")).total().served();
    }

    private ActivityTimeline timeline(long generation) {
        List<StreamEvidence> all = evidence.evidence(FROM, TO, generation, SOURCES);
        return ActivityTimeline.of(all.get(0).days());
    }

    private long rows(String table) {
        Long count = new JdbcTemplate(ledger.dataSource()).queryForObject("SELECT COUNT(*) FROM " + table, Long.class);
        return count == null ? -1 : count;
    }

    private static StreamReading reading(ContentReading... contents) {
        return reading(Intervals.EMPTY, contents);
    }

    private static StreamReading reading(Intervals coverage, ContentReading... contents) {
        return new StreamReading("vms", "llm-1", Set.of(VM), coverage, List.of(contents));
    }

    private static ContentReading begun(String path, long bytes, List<DayActivity> days) {
        return new ContentReading(
                OptionalLong.empty(),
                0,
                List.of(),
                content(path, bytes, "head-" + path),
                null,
                null,
                List.of(new LogLineCount(Kind.SERVED, "", 3)),
                List.of(new LogReject(path, "the line is empty", 7, "")),
                Map.of(VM, Map.of("POST /v1/new", 2L)),
                Map.of(VM, days));
    }

    private static ContentReading continued(KnownContent known, String path, long bytes, List<DayActivity> days) {
        return new ContentReading(
                OptionalLong.of(known.id()),
                known.content().bytesRead(),
                List.of(),
                content(path, bytes, known.content().headHash()),
                null,
                null,
                List.of(new LogLineCount(Kind.SERVED, "", 2)),
                List.of(),
                Map.of(),
                Map.of(VM, days));
    }

    private static ContentReading content(Map<Subject, List<DayActivity>> activity) {
        return new ContentReading(
                OptionalLong.empty(),
                0,
                List.of(),
                content("gateway.log", 10, "head-gateway"),
                null,
                null,
                List.of(),
                List.of(),
                Map.of(),
                activity);
    }

    private static LogContent content(String path, long bytes, String head) {
        return new LogContent("settings-1", 10, head, bytes, path, bytes, NOW, null, null);
    }

    private static Intervals covered(String from, String to) {
        return Intervals.of(Interval.of(Instant.parse(from), Instant.parse(to)));
    }

    /** Requests of a second each, a second apart. */
    private static List<DayActivity> lines(String first, int count) {
        ActivityBuilder builder = new ActivityBuilder();
        for (int i = 0; i < count; i++) {
            long at = Micros.of(Instant.parse(first).plusSeconds(i));
            builder.add(LineKind.SERVED, at, at - Micros.SECOND, at, true, 100, -1, -1, -1);
        }
        return builder.build();
    }
}
