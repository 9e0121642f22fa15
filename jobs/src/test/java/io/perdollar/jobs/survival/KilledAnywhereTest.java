package io.perdollar.jobs.survival;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A night that was killed ends as if nothing had happened. Each kill is a process; CONTRIBUTING tells how to run many. */
class KilledAnywhereTest {
    private static final long SEED = 20_261_115;

    @TempDir
    Path folder;

    @Test
    void endsAsIfNothingHadHappened() throws Exception {
        Consumer<String> terminal = System.out::println;
        try (KillRounds nights = new KillRounds(folder.resolve("fleet"), false, SEED, terminal)) {
            assertThat(nights.stoppedAndKilled(
                            "reading the bill", List.of("reading the logs of llm-json", "writing the report")))
                    .isEmpty();
            assertThat(nights.rounds(1, 1)).isEmpty();
        }
    }
}
