package io.perdollar.jobs.survival;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A night that was killed ends as if nothing had happened. A few rounds; CONTRIBUTING tells how to run many. */
class KilledAnywhereTest {
    private static final int ROUNDS = 3;
    private static final long SEED = 20_261_115;

    @TempDir
    static Path folder;

    private static KillRounds nights;

    @BeforeAll
    static void runUndisturbed() throws Exception {
        nights = new KillRounds(folder.resolve("fleet"), SEED, System.out);
    }

    @AfterAll
    static void stop() {
        nights.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"reading the logs of llm-json", "writing the report", "tidying the ledger"})
    void killedWhenAStepBegins(String step) throws Exception {
        assertThat(nights.killedAt(step)).isEmpty();
    }

    @Test
    void toldToStop() throws Exception {
        assertThat(nights.stoppedAt("reading the bill")).isEmpty();
    }

    @Test
    void killedAtAnyMoment() throws Exception {
        assertThat(nights.rounds(ROUNDS, 1)).isEmpty();
    }
}
