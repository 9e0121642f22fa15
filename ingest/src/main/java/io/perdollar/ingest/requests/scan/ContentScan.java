package io.perdollar.ingest.requests.scan;

import io.perdollar.analysis.activity.EndpointRules;
import io.perdollar.ingest.requests.files.ByteSource;
import io.perdollar.ingest.requests.scan.InstanceMapping.ByField;
import io.perdollar.ingest.requests.scan.UnitReader.Part;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Reads one content, part by part, by any number of workers. Parts must be handed out in rising order; they may be finished
 * in any.
 */
public final class ContentScan {

    private final FormatScanner format;
    private final EndpointRules rules;
    private final @Nullable ByField mapping;
    private final UnrecognisedCounts unrecognised = new UnrecognisedCounts();
    private final Deque<Tally> idle = new ArrayDeque<>();
    private final Set<Tally> all = new HashSet<>();
    private final TreeMap<Integer, Long> linesByPart = new TreeMap<>();
    private long taken;

    /** @param mapping null where all lines speak of one subject */
    public ContentScan(FormatScanner format, EndpointRules rules, @Nullable ByField mapping) {
        this.format = format;
        this.rules = rules;
        this.mapping = mapping;
    }

    /** Takes two numbers. */
    @FunctionalInterface
    public interface LongBinaryConsumer {
        void accept(long position, long lines);
    }

    /** What a worker needs and keeps from part to part: one per thread. */
    public static final class Worker {
        private final UnitReader reader;

        public Worker(FormatScanner format) {
            reader = new UnitReader(format.lines());
        }

        /**
         * Says who hears how far the parts are that this worker reads from now on.
         *
         * @param listener gets the place in the content and the lines of the part so far, now and then
         */
        public void tell(LongBinaryConsumer listener) {
            reader.tell(listener::accept);
        }
    }

    /**
     * Reads a part.
     *
     * @param number of the part, from 0
     * @param from first byte
     * @param to end, exclusive: lines that start before it are read
     * @param lineStart whether a line starts at {@code from} for certain
     * @param end of what may be read
     * @param takeTornLine whether a last line without line feed counts
     * @return lines that were read
     */
    public long read(
            Worker worker,
            ByteSource source,
            int number,
            long from,
            long to,
            boolean lineStart,
            long end,
            boolean takeTornLine)
            throws IOException {
        Tally tally = borrow(number);
        long behind = worker.reader.read(source, new Part(number, from, to, lineStart, end, takeTornLine), tally);
        giveBack(tally, number, behind);
        return tally.unitLines();
    }

    /** One that saw only earlier parts, so that the first lines that it rejects are the first of all its parts. */
    private synchronized Tally borrow(int part) {
        Tally tally =
                idle.stream().filter(free -> free.unit() < part).findFirst().orElse(null);
        if (tally == null) {
            tally = new Tally(
                    new PathTable(rules, format.escape(), unrecognised),
                    mapping == null ? null : new Targets(mapping, format.escape()));
            all.add(tally);
        } else {
            idle.remove(tally);
        }
        return tally;
    }

    private synchronized void giveBack(Tally tally, int part, long behind) {
        linesByPart.put(part, tally.unitLines());
        taken = Math.max(taken, behind);
        idle.push(tally);
    }

    /** Place behind the last line that was taken, 0 if none was. */
    public synchronized long taken() {
        return taken;
    }

    /** Lines before each part, counted in this content from {@code linesBefore} on. */
    private List<Long> linesBeforeParts(long linesBefore) {
        List<Long> before = new ArrayList<>();
        long sum = linesBefore;
        int parts = linesByPart.isEmpty() ? 0 : linesByPart.lastKey() + 1;
        for (int part = 0; part < parts; part++) {
            before.add(sum);
            sum += linesByPart.getOrDefault(part, 0L);
        }
        return before;
    }

    /** Everything together, once all parts are read. */
    public synchronized ContentSum sum(long linesBefore) {
        List<Tally> tallies = List.copyOf(all);
        // Big: must not live as long as the job that asked.
        all.clear();
        idle.clear();
        tallies.forEach(Tally::flush);
        return ContentSum.of(tallies, unrecognised, linesBeforeParts(linesBefore), mapping == null);
    }
}
