package io.perdollar.jobs.ledger;

import static io.perdollar.jobs.ledger.Bills.DAY;
import static org.assertj.core.api.Assertions.assertThat;

import io.perdollar.analysis.activity.ActivityBuilder;
import io.perdollar.analysis.activity.LineKind;
import io.perdollar.analysis.charge.Charge;
import io.perdollar.analysis.measure.Subject;
import io.perdollar.analysis.money.Numeric;
import io.perdollar.analysis.time.Intervals;
import io.perdollar.analysis.time.Micros;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;

class RetentionTest {
    private static final Instant NOW = Instant.parse("2026-11-16T01:02:03Z");

    @TempDir
    Path folder;

    private Ledger ledger;

    @BeforeEach
    void open() {
        ledger = open(folder);
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
    void foldsHoursIntoDaySumsThatAddUpTheSame() {
        List<Charge> charges = Bills.runningAllDay("chat-1", DAY, "0.35");
        ledger.dayVersions().replace(Bills.day(DAY, charges), NOW);
        ledger.dayVersions()
                .replace(Bills.day(DAY.plusDays(1), Bills.runningAllDay("chat-1", DAY.plusDays(1), "0.35")), NOW);

        ledger.retention().apply(DAY.plusDays(1));

        List<Charge> folded = Bills.charges(ledger.dayVersions().current(DAY, DAY));
        assertThat(folded)
                .hasSize(2)
                .allSatisfy(charge -> assertThat(charge.hour()).isEqualTo(Bills.hour(DAY, 0)));
        assertThat(cost(folded)).isEqualByComparingTo(cost(charges));
        assertThat(Bills.charges(ledger.dayVersions().current(DAY.plusDays(1), DAY.plusDays(1))))
                .as("a day inside the time kept")
                .hasSize(48);
        ledger.retention().apply(DAY.plusDays(1));
        assertThat(Bills.charges(ledger.dayVersions().current(DAY, DAY))).containsExactlyElementsOf(folded);
    }

    @Test
    void dropsOldVersionsThatNoReportRefersToAndKeepsTheOthers() {
        DayVersions versions = ledger.dayVersions();
        List<Charge> first = Bills.runningAllDay("chat-1", DAY, "0.35");
        versions.replace(Bills.day(DAY, first), NOW);
        Run run = ledger.runs().start(DAY, "files", NOW);
        run = ledger.runs().fix(run, versions.current(DAY, DAY), 0, Map.of());
        versions.replace(Bills.day(DAY, Bills.runningAllDay("chat-1", DAY, "0.36")), NOW);
        List<Charge> last = Bills.runningAllDay("chat-1", DAY, "0.37");
        versions.replace(Bills.day(DAY, last), NOW);
        assertThat(rows("charge_set")).isEqualTo(3);

        ledger.retention().apply(DAY.minusDays(400));

        assertThat(rows("charge_set")).isEqualTo(2);
        assertThat(rows("day_version")).isEqualTo(2);
        assertThat(rows("day_control")).isEqualTo(2);
        assertThat(Bills.charges(versions.of(run))).containsExactlyInAnyOrderElementsOf(first);
        assertThat(Bills.charges(versions.current(DAY, DAY))).containsExactlyInAnyOrderElementsOf(last);
    }

    @Test
    void dropsEvidenceThatWasReadAgainOnceNoRunIsOlder() {
        Evidence evidence = ledger.evidence();
        Subject vm = Subject.instance("llm-1");
        evidence.record(reading(vm, "settings-1", List.of()), NOW);
        Run run = ledger.runs().start(DAY, "files", NOW);
        run = ledger.runs().fix(run, ledger.dayVersions().current(DAY, DAY), evidence.generation(), Map.of());
        evidence.record(
                reading(
                        vm,
                        "settings-2",
                        List.of(evidence.known("vms", "llm-1").get(0).id())),
                NOW);
        ledger.retention().apply(DAY.minusDays(400));
        assertThat(rows("evidence")).as("the run still speaks of it").isEqualTo(2);
        ledger.runs().fix(run, ledger.dayVersions().current(DAY, DAY), evidence.generation(), Map.of());
        ledger.retention().apply(DAY.minusDays(400));
        assertThat(rows("evidence")).isEqualTo(1);
        ledger.retention().apply(DAY.plusDays(1));
        assertThat(evidence.evidence(DAY, DAY, evidence.generation(), Map.of("vms", true)))
                .singleElement()
                .satisfies(
                        stream -> assertThat(stream.days()).as("hours are gone").isEmpty());
        assertThat(new JdbcTemplate(ledger.dataSource()).queryForObject("SELECT served FROM evidence", Long.class))
                .as("the day's sum is not")
                .isEqualTo(1);
    }

    @Test
    void forgetsWhoHadAnOldMailAndNeverThatItWasSent() {
        Run run = ledger.runs().finish(ledger.runs().start(DAY, "files", NOW), NOW);
        Outbox outbox = ledger.outbox();
        for (ReaderState state : ReaderState.values()) {
            outbox.plan(state.name(), run, List.of("a@x"), NOW);
            outbox.record(state.name(), run, "a@x", state, "", NOW);
        }
        outbox.plan("partly", run, List.of("a@x", "b@x"), NOW);
        outbox.record("partly", run, "a@x", ReaderState.SENT, "", NOW);

        ledger.retention().apply(DAY.plusDays(62));
        assertThat(rows("outbox")).as("a month's mail may still be due").isEqualTo(7);
        assertThat(rows("outbox_reader")).isEqualTo(8);

        for (int night = 0; night < 2; night++) {
            ledger.retention().apply(DAY.plusDays(63));
            assertThat(rows("outbox_reader")).isZero();
            assertThat(outbox.isOver("SENT")).isTrue();
            assertThat(outbox.isOver("AMBIGUOUS")).isTrue();
            assertThat(outbox.isOver("CLAIMED")).isTrue();
            assertThat(outbox.isOver("partly")).isTrue();
            assertThat(outbox.knows("PLANNED")).isFalse();
            assertThat(outbox.knows("FAILED")).isFalse();
            assertThat(outbox.knows("REFUSED")).isFalse();
            assertThat(outbox.mailed(DAY).keySet()).containsExactly("AMBIGUOUS", "CLAIMED", "SENT", "partly");
        }
    }

    private static StreamReading reading(Subject vm, String settings, List<Long> replaces) {
        ActivityBuilder builder = new ActivityBuilder();
        long at = Micros.of(Bills.hour(DAY, 10));
        builder.add(LineKind.SERVED, at, at, at, false, -1, -1, -1, -1);
        return new StreamReading(
                "vms",
                "llm-1",
                Set.of(vm),
                Intervals.EMPTY,
                List.of(new ContentReading(
                        OptionalLong.empty(),
                        0,
                        replaces,
                        new LogContent(settings, 10, "head", 100, "access.log", 100, NOW, null, null),
                        null,
                        null,
                        List.of(new LogLineCount(LogLineCount.Kind.SERVED, "", 1)),
                        List.of(),
                        Map.of(),
                        Map.of(vm, builder.build()))));
    }

    private static BigDecimal cost(List<Charge> charges) {
        return charges.stream().map(Charge::exportCost).reduce(Numeric.ZERO, BigDecimal::add);
    }

    private long rows(String table) {
        Long count = new JdbcTemplate(ledger.dataSource()).queryForObject("SELECT COUNT(*) FROM " + table, Long.class);
        return count == null ? -1 : count;
    }
}
