package io.perdollar.jobs.survival;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What a night left: the ledger's contents, and the files of the report by their bytes (those of the workbook hold its
 * cells).
 *
 * @param files hash by path within the output folder, the log of runs left out
 */
record NightState(List<String> ledger, SortedMap<String, String> files) {
    private static final int SHOWN = 10;

    static NightState of(List<String> ledger, Path output) throws IOException {
        SortedMap<String, String> files = new TreeMap<>();
        try (Stream<Path> walk = Files.walk(output)) {
            for (Path file : walk.filter(Files::isRegularFile).toList()) {
                files.put(output.relativize(file).toString(), LedgerContents.sha256(Files.readAllBytes(file)));
            }
        }
        files.remove("perdollar.log");
        // Mails are dated by the clock, and those that were sent before a kill are not written again.
        files.keySet().removeIf(name -> name.contains("/mail/"));
        return new NightState(ledger.stream().map(NightState::asIfSent).toList(), files);
    }

    /** A mail that a kill left in doubt stands for one that was sent: whether it was, the server tells. */
    private static String asIfSent(String line) {
        return line.startsWith("outbox_reader ") ? line.replace("state=AMBIGUOUS", "state=SENT") : line;
    }

    /** What differs from what was expected, the first lines of it; nothing where they are equal. */
    List<String> differences(NightState expected) {
        List<String> differences = new ArrayList<>();
        List<String> missing = new ArrayList<>(expected.ledger);
        ledger.forEach(missing::remove);
        List<String> added = new ArrayList<>(ledger);
        expected.ledger.forEach(added::remove);
        missing.stream().limit(SHOWN).forEach(line -> differences.add("missing from the ledger: " + line));
        added.stream().limit(SHOWN).forEach(line -> differences.add("only in this ledger: " + line));
        SortedSet<String> names = new TreeSet<>(expected.files.keySet());
        names.addAll(files.keySet());
        for (String name : names) {
            String then = expected.files.get(name);
            String now = files.get(name);
            if (!Objects.equals(then, now)) {
                differences.add(name + (now == null ? " is missing" : then == null ? " is left over" : " differs"));
            }
        }
        return differences;
    }
}
