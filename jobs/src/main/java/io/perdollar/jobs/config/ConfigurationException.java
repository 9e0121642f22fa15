package io.perdollar.jobs.config;

import java.util.List;
import java.util.stream.Collectors;

/** A configuration cannot be used (exit code 2); the message names every problem, one a line. */
public final class ConfigurationException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<Problem> problems;

    public ConfigurationException(List<Problem> problems) {
        super(problems.stream().map(Problem::toString).collect(Collectors.joining("\n")));
        this.problems = List.copyOf(problems);
    }

    /** A configuration that is well formed but cannot be run. */
    public ConfigurationException(String message) {
        super(message);
        this.problems = List.of();
    }

    /** Every problem, in the order of the file; empty where the message alone says it. */
    public List<Problem> problems() {
        return problems;
    }
}
