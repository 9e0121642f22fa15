package io.perdollar.jobs.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Questions on a report of the sample fleet. */
class WhatIfCommandTest {
    private static final CommandRun PERDOLLAR = new CommandRun();

    private static Path config;

    @BeforeAll
    static void runNightly() throws IOException {
        config = SharedSample.configuration(28, "whatif");
        assertEquals(
                0,
                PERDOLLAR.run("nightly", "--config", config.toString(), "--date", SharedSample.LAST_DAY.toString()),
                PERDOLLAR.err());
    }

    private static int ask(String service, String... options) {
        String[] arguments = new String[options.length + 5];
        arguments[0] = "whatif";
        arguments[1] = "--config";
        arguments[2] = config.toString();
        arguments[3] = "--service";
        arguments[4] = service;
        System.arraycopy(options, 0, arguments, 5, options.length);
        return PERDOLLAR.run(arguments);
    }

    @Test
    void whatTheReportAdvisesIsAnsweredWithTheSameFigures() throws IOException {
        assertEquals(0, ask("search", "--gpu", "T4", "--json"), PERDOLLAR.err());
        JsonNode answer = new ObjectMapper().readTree(PERDOLLAR.out());
        JsonNode summary = new ObjectMapper()
                .readTree(SharedSample.reports(config)
                        .resolve("2026-11-15/summary.json")
                        .toFile());
        JsonNode advised = StreamSupport.stream(summary.get("recommendations").spliterator(), false)
                .filter(advice -> advice.get("service").asText().equals("search"))
                .findFirst()
                .orElseThrow();
        for (String field : new String[] {"action", "from", "to", "monthlySaving", "levers", "replay", "evidence"}) {
            assertEquals(advised.get(field), answer.get(field), field);
        }
        assertEquals("meets", answer.get("today").get("verdict").asText());
    }

    @Test
    void aChangeThatCostsMoreHasANegativeSaving() {
        assertEquals(0, ask("chat", "--replicas", "2"), PERDOLLAR.err());
        assertTrue(PERDOLLAR.out().contains("-"), PERDOLLAR.out());
        assertTrue(PERDOLLAR.out().contains("Replayed on 28 days"), PERDOLLAR.out());
    }

    @Test
    void hoursThatRefuseProductionFailThePolicy() throws IOException {
        assertEquals(0, ask("chat", "--hours", "09-10", "--json"), PERDOLLAR.err());
        JsonNode answer = new ObjectMapper().readTree(PERDOLLAR.out());
        assertEquals("fails", answer.get("replay").get("verdict").asText());
        assertTrue(answer.get("replay").get("refused").asLong() > 0);
    }

    @Test
    void stoppingWhenIdleCountsColdStarts() throws IOException {
        assertEquals(0, ask("playground", "--idle-threshold", "15m", "--spot", "--json"), PERDOLLAR.err());
        JsonNode answer = new ObjectMapper().readTree(PERDOLLAR.out());
        assertTrue(answer.get("replay").get("coldStarts").asLong() > 0);
        assertTrue(answer.get("replay").get("interruptions").asLong() >= 0);
    }

    @Test
    void aWrongQuestionSaysWhatWasExpected() {
        assertEquals(2, ask("nobody", "--spot"));
        assertTrue(PERDOLLAR.err().contains("got nobody"), PERDOLLAR.err());
        assertTrue(PERDOLLAR.err().contains("chat, "), PERDOLLAR.err());
        assertEquals(2, ask("chat"));
        assertEquals(2, ask("chat", "--gpu", "H9000"));
        assertTrue(PERDOLLAR.err().contains("T4"), PERDOLLAR.err());
        assertEquals(2, ask("chat", "--hours", "18-09"));
        assertEquals(2, ask("chat", "--hours", "09-18", "--idle-threshold", "15m"));
        assertEquals(2, ask("chat", "--idle-threshold", "1m"));
        assertEquals(2, ask("chat", "--replicas", "0"));
        assertEquals(2, ask("launch-demo", "--spot"));
        assertTrue(PERDOLLAR.err().contains("no request"), PERDOLLAR.err());
    }
}
