package io.perdollar.jobs.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;

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
        Map<?, ?> answer = json(PERDOLLAR.out());
        Map<?, ?> summary = json(Files.readString(SharedSample.reports(config).resolve("2026-11-15/summary.json")));
        Map<?, ?> advised = ((List<?>) value(summary, "recommendations"))
                .stream()
                        .map(advice -> (Map<?, ?>) advice)
                        .filter(advice -> value(advice, "service").equals("search"))
                        .findFirst()
                        .orElseThrow();
        for (String field : new String[] {"action", "from", "to", "monthlySaving", "levers", "replay", "evidence"}) {
            assertEquals(value(advised, field), value(answer, field), field);
        }
        assertEquals("meets", value(answer, "today", "verdict"));
    }

    @Test
    void aChangeThatCostsMoreHasANegativeSaving() {
        assertEquals(0, ask("chat", "--replicas", "2"), PERDOLLAR.err());
        assertTrue(PERDOLLAR.out().contains("-"), PERDOLLAR.out());
        assertTrue(PERDOLLAR.out().contains("Replayed on 28 days"), PERDOLLAR.out());
    }

    @Test
    void whatThePolicyForbidsIsSaid() {
        assertEquals(0, ask("chat", "--spot"), PERDOLLAR.err());
        assertTrue(PERDOLLAR.out().contains("The policy of prod allows no spot machines."), PERDOLLAR.out());
    }

    @Test
    void hoursThatRefuseProductionFailThePolicy() throws IOException {
        assertEquals(0, ask("chat", "--hours", "09-10", "--json"), PERDOLLAR.err());
        Map<?, ?> answer = json(PERDOLLAR.out());
        assertEquals("fails", value(answer, "replay", "verdict"));
        assertTrue(count(answer, "refused") > 0);
    }

    @Test
    void stoppingWhenIdleCountsColdStarts() throws IOException {
        assertEquals(0, ask("playground", "--idle-threshold", "15m", "--spot", "--json"), PERDOLLAR.err());
        Map<?, ?> answer = json(PERDOLLAR.out());
        assertTrue(count(answer, "coldStarts") > 0);
        assertTrue(count(answer, "interruptions") >= 0);
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
        assertEquals(2, ask("vision", "--spot"));
        assertTrue(PERDOLLAR.err().contains("not enough evidence, expected 7 days or more"), PERDOLLAR.err());
        assertEquals(2, ask("chat", "--gpu", "L4"));
        assertTrue(PERDOLLAR.err().contains("1 × g2-standard-4 with 1 L4, standard"), PERDOLLAR.err());
        assertEquals(2, ask("chat", "--hours", "9to18"));
        assertTrue(PERDOLLAR.err().contains("such as 09-18, got 9to18"), PERDOLLAR.err());
        assertEquals(2, ask("chat", "--spot", "--date", "2026-11-01"));
        assertTrue(PERDOLLAR.err().contains("found none of 2026-11-01"), PERDOLLAR.err());
    }

    private static long count(Map<?, ?> answer, String field) {
        return ((Number) value(answer, "replay", field)).longValue();
    }

    private static Object value(Map<?, ?> object, String... path) {
        Object at = object;
        for (String key : path) {
            at = Objects.requireNonNull(((Map<?, ?>) at).get(key), key);
        }
        return at;
    }

    /** JSON is YAML. */
    private static Map<?, ?> json(String text) {
        return new Yaml(new SafeConstructor(new LoaderOptions())).load(text);
    }
}
