package io.perdollar.jobs.doctor;

import io.perdollar.ingest.requests.StreamSample;
import io.perdollar.jobs.config.KeyLines;
import java.util.ArrayList;
import java.util.List;

/** Whether silence of a log is evidence (equations §9). */
final class CollectedCheck {
    private static final int SHOWN = 5;

    private final KeyLines lines;
    private final Diagnosis diagnosis;

    CollectedCheck(KeyLines lines, Diagnosis diagnosis) {
        this.lines = lines;
        this.diagnosis = diagnosis;
    }

    void check(List<LookedAt> sources) {
        sources.forEach(this::check);
    }

    private void check(LookedAt source) {
        if (source.source().complete()) {
            diagnosis.ok(source.name() + ": said to be complete: silence is silence");
            return;
        }
        List<String> without = new ArrayList<>();
        for (StreamSample stream : source.streams()) {
            if (stream.collected().isEmpty()) {
                without.add(
                        stream.folder() == null
                                ? stream.stream()
                                : stream.folder().toString());
            }
        }
        if (without.isEmpty()) {
            diagnosis.ok(source.name() + ": every folder has a .collected marker: silence up to its newest instant is"
                    + " evidence");
            return;
        }
        diagnosis.warn(
                source.name() + ": no .collected marker in " + without.size() + " of "
                        + source.streams().size() + " folders ("
                        + String.join(", ", without.stream().limit(SHOWN).toList())
                        + (without.size() > SHOWN ? ", …" : "")
                        + "): after the last line of a log its silence is unknown, not idle",
                "let the collect recipe of the README append the time of each copy to .collected there; or, for a log that"
                        + " is known to be whole, write complete: true below "
                        + lines.place(source.key()));
    }
}
