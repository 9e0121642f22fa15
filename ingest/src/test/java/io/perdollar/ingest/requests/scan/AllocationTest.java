package io.perdollar.ingest.requests.scan;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.sun.management.ThreadMXBean;
import io.perdollar.analysis.activity.EndpointRules;
import io.perdollar.analysis.measure.Subject;
import io.perdollar.ingest.requests.bench.LogWriter;
import io.perdollar.ingest.requests.files.ByteSource;
import io.perdollar.ingest.requests.format.LogFormat;
import io.perdollar.ingest.requests.format.WantedFields;
import io.perdollar.ingest.requests.scan.InstanceMapping.ByField;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * No line allocates, whatever its format and whatever is to be read from it: four times the lines of a kind that was met
 * before leave the heap as it was. Counted by the JVM for the one thread, with and without a JIT compiler.
 */
class AllocationTest {
    /** Bytes of a log, about 20,000 lines of one day. */
    private static final int SIZE = 3_000_000;

    /** What is taken once a buffer, an hour or a table that grows, spread over the lines. */
    private static final double NOTHING = 1;

    private static final int ATTEMPTS = 5;

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @Test
    void combinedLinesAllocateNothing() throws IOException {
        String text = log(LogWriter.Format.COMBINED_TIME);
        assertNothing(LogWriter.Format.COMBINED_TIME.text(), text);
        assertNothing("combined", text.replaceAll(" [^ \n]+\n", "\n"));
        assertNothing("main", text.replaceAll(" [^ \n]+\n", " \"10.9.8.7\"\n"));
    }

    @Test
    void linesOfIngressNginxAllocateNothing() throws IOException {
        assertNothing(LogWriter.Format.INGRESS.text(), log(LogWriter.Format.INGRESS));
    }

    @Test
    void upstreamListsAndTokensAllocateNothing() throws IOException {
        WantedFields tokens =
                new WantedFields("upstream_http_x_prompt_tokens", "upstream_http_x_completion_tokens", null, null);
        assertNothing(LogWriter.Format.UPSTREAM.text(), tokens, null, log(LogWriter.Format.UPSTREAM));
    }

    @Test
    void linesThatNameTheirVmAllocateNothing() throws IOException {
        Subject first = Subject.instance("llm-1");
        Subject second = Subject.instance("llm-2");
        ByField mapping = new ByField(
                "upstream_addr",
                Map.of(
                        "10.0.0.1",
                        first,
                        "10.0.0.2:8000",
                        first,
                        "10.0.0.3",
                        first,
                        "10.0.0.4",
                        second,
                        "10.0.0.5",
                        second,
                        "10.0.0.6",
                        second,
                        "10.0.0.9",
                        second));
        WantedFields instance = new WantedFields(null, null, null, mapping.field());
        assertNothing(LogWriter.Format.UPSTREAM.text(), instance, mapping, log(LogWriter.Format.UPSTREAM));
        assertNothing(LogWriter.Format.INGRESS.text(), instance, mapping, log(LogWriter.Format.INGRESS));
    }

    @Test
    void linesWithoutEscapesAllocateNothing() throws IOException {
        assertNothing(LogWriter.Format.NONE.text(), log(LogWriter.Format.NONE));
    }

    @Test
    void jsonLinesAllocateNothing() throws IOException {
        assertNothing(LogWriter.Format.JSON.text(), log(LogWriter.Format.JSON));
    }

    @Test
    void nestedJsonLinesAllocateNothing() throws IOException {
        assertNothing(LogWriter.Format.FREE.text(), log(LogWriter.Format.FREE));
    }

    /** So many orders of keys that most lines are of no kind that is learnt. */
    @Test
    void jsonLinesWithKeysInAnyOrderAllocateNothing() throws IOException {
        String text = log(LogWriter.Format.FREE);
        StringBuilder mixed = new StringBuilder(text.length());
        int number = 0;
        for (String line : text.split("\n")) {
            int place = line.indexOf(",\"client\"");
            String first = "\"extra" + number++ % 12 + "\":[1,{\"a\":null}],";
            mixed.append('{')
                    .append(first)
                    .append(line, 1, place)
                    .append(line.substring(place))
                    .append('\n');
        }
        assertNothing(LogWriter.Format.FREE.text(), mixed.toString());
    }

    /** They are read by the thorough matcher. */
    @Test
    void linesWithCarriageReturnsAndEscapesAllocateNothing() throws IOException {
        UnaryOperator<String> odd =
                text -> text.replace("\n", "\r\n").replace("curl/8.5.0", "a \\x22quoted\\x22 agent");
        assertNothing(LogWriter.Format.COMBINED_TIME.text(), odd.apply(log(LogWriter.Format.COMBINED_TIME)));
        assertNothing(LogWriter.Format.JSON.text(), log(LogWriter.Format.JSON).replace("\n", "\r\n"));
    }

    private String log(LogWriter.Format format) throws IOException {
        Path file = folder.resolve(format.name());
        if (!Files.exists(file)) {
            LogWriter.write(file, format, SIZE, 1, 1);
        }
        return Files.readString(file, StandardCharsets.ISO_8859_1);
    }

    private static void assertNothing(String format, String text) throws IOException {
        assertNothing(format, WantedFields.USUAL, null, text);
    }

    private static void assertNothing(String formatText, WantedFields wanted, @Nullable ByField mapping, String text)
            throws IOException {
        FormatScanner format = FormatScanner.compile(LogFormat.parse(formatText), wanted);
        Reading reading = new Reading(format, mapping, text);
        // All paths, hours and minutes are known then, and what the JVM loads at a first call is loaded.
        reading.allocated(4);
        reading.allocated(1);
        double least = Double.MAX_VALUE;
        for (int attempt = 0; attempt < ATTEMPTS && least >= NOTHING; attempt++) {
            long once = reading.allocated(1);
            long fourTimes = reading.allocated(4);
            least = Math.min(least, Math.abs((fourTimes - once) / (double) (3 * reading.lines)));
        }
        assertTrue(reading.lines > 2_000, "lines: " + reading.lines);
        assertEquals(0, reading.rejected(), "rejected lines of " + formatText);
        assertTrue(least < NOTHING, least + " bytes a line of " + formatText);
    }

    /** A content that one worker reads again and again, in parts of one quarter or whole. */
    private static final class Reading {
        private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

        private final ContentScan scan;
        private final ContentScan.Worker worker;
        private final byte[] text;
        private final ByteSource source;
        private final int quarter;
        private int part;

        /** Of the quarter. */
        long lines;

        Reading(FormatScanner format, @Nullable ByField mapping, String text) {
            assumeTrue(
                    THREADS.isThreadAllocatedMemorySupported() && THREADS.isThreadAllocatedMemoryEnabled(),
                    "this JVM does not count what a thread allocates");
            scan = new ContentScan(format, EndpointRules.DEFAULT, mapping);
            worker = new ContentScan.Worker(format);
            this.text = text.getBytes(StandardCharsets.ISO_8859_1);
            source = new InMemory(this.text);
            quarter = text.indexOf('\n', text.length() / 4) + 1;
        }

        /** Bytes that the thread allocates while it reads so many quarters. */
        long allocated(int quarters) throws IOException {
            long end = quarters == 4 ? text.length : quarter;
            long before = THREADS.getThreadAllocatedBytes(Thread.currentThread().getId());
            long found = scan.read(worker, source, part++, 0, end, true, end, true);
            long after = THREADS.getThreadAllocatedBytes(Thread.currentThread().getId());
            lines = quarters == 1 ? found : lines;
            return after - before;
        }

        long rejected() {
            return scan.sum(0).counts().rejectedLines();
        }
    }

    private static final class InMemory implements ByteSource {
        private final byte[] text;

        InMemory(byte[] text) {
            this.text = text;
        }

        @Override
        public int read(long position, byte[] b, int from, int length) {
            int count = (int) Math.min(length, text.length - position);
            if (count <= 0) {
                return -1;
            }
            System.arraycopy(text, (int) position, b, from, count);
            return count;
        }

        @Override
        public void close() {}
    }
}
