package io.perdollar.jobs.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.perdollar.analysis.charge.UnbalancedDayException;
import io.perdollar.jobs.nightly.DataCheckException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;

class FailureReportTest {
    private final StringWriter err = new StringWriter();

    @Command(name = "failing")
    private static final class Failing implements Callable<Integer> {
        private final RuntimeException failure;

        Failing(RuntimeException failure) {
            this.failure = failure;
        }

        @Override
        public Integer call() {
            throw failure;
        }
    }

    @Test
    void aBillThatIsNotWhatItsRowsAddUpToIsAFailedDataCheck() {
        LocalDate day = LocalDate.parse("2026-11-15");
        assertEquals(3, exitCode(new UnbalancedDayException("01338E-BE3FD6-363B4C", day, "rows", 9, 8)));
        assertTrue(
                err.toString().startsWith("failing: the bill was not read as it is written: rows of billing account"),
                err.toString());
    }

    @Test
    void aFailureBehindAnotherCounts() {
        assertEquals(3, exitCode(new IllegalStateException(new DataCheckException("an empty settled day"))));
        assertEquals("failing: an empty settled day", err.toString().strip());
    }

    @Test
    void whatNobodyForesawEndsWithItsPlace() {
        assertEquals(1, exitCode(new IllegalStateException("surprise")));
        assertTrue(err.toString().contains("surprise at io.perdollar.jobs.cli.FailureReportTest"), err.toString());
    }

    @Test
    void memoryThatRanOutBehindAForeseenFailureIsWhatIsTold() {
        DataCheckException failure = new DataCheckException("an empty settled day");
        failure.initCause(new OutOfMemoryError("Java heap space"));
        assertEquals(1, exitCode(failure));
        assertTrue(err.toString().startsWith("failing: out of memory: expected"), err.toString());
    }

    @Test
    void aCollectorGetsOneObjectWhateverTheMessageHolds() {
        assertEquals(3, exitCode(new DataCheckException("a \"day\"\nis empty"), "--log-format", "json"));
        assertEquals(
                "{\"time\":\"2026-11-16T06:00:00Z\",\"severity\":\"ERROR\",\"message\":\"a \\\"day\\\"\\nis empty\","
                        + "\"command\":\"failing\"}",
                err.toString().strip());
    }

    private int exitCode(RuntimeException failure, String... arguments) {
        CommandLine command = new CommandLine(new Failing(failure)).setCaseInsensitiveEnumValuesAllowed(true);
        command.setErr(new PrintWriter(err, true));
        command.getCommandSpec().addMixin(Verbosity.MIXIN, CommandSpec.forAnnotatedObject(new Verbosity()));
        Instant now = Instant.parse("2026-11-16T06:00:00Z");
        command.setExecutionExceptionHandler(new FailureReport(Clock.fixed(now, ZoneOffset.UTC)));
        return command.execute(arguments);
    }
}
