package io.perdollar.jobs.config;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import org.yaml.snakeyaml.nodes.Node;

/** The file being read: collects what is wrong with it, and which keys were looked for. */
final class Source {
    private final String file;
    private final List<Problem> problems = new ArrayList<>();
    private final SortedSet<String> knownKeys = new TreeSet<>();

    Source(String file) {
        this.file = file;
    }

    void problem(int line, String key, String expected, String got, String remedy) {
        // Keys are the user's own words too, and what is expected or to be done may repeat them.
        problems.add(new Problem(
                file,
                line,
                shortened(key, 120),
                shortened(expected, 250),
                shortened(got, 120),
                shortened(remedy, 400)));
    }

    /** On one line, and no longer than that. */
    static String shortened(String text, int most) {
        String line = text.replaceAll("[\\p{Cntrl}\\u0085\\u2028\\u2029]", " ");
        return line.length() <= most ? line : line.substring(0, most - 1) + "…";
    }

    void known(String key) {
        knownKeys.add(key);
    }

    /** Every key that the reader asked for, without list positions. */
    SortedSet<String> knownKeys() {
        return knownKeys;
    }

    void failOnProblems() {
        if (!problems.isEmpty()) {
            problems.sort(Comparator.comparingInt(Problem::line));
            throw new ConfigurationException(problems);
        }
    }

    static int line(Node node) {
        return node.getStartMark().getLine() + 1;
    }
}
