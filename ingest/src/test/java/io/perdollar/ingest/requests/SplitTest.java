package io.perdollar.ingest.requests;

import static io.perdollar.ingest.requests.LogFolder.line;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The outcome does not depend on where a file is cut and how many threads read it. */
class SplitTest {

    @TempDir
    @SuppressWarnings("NullAway.Init")
    private Path folder;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 7, 63, 64, 65, 100, 1_000, 4_096, 50_000, 1_000_000})
    void partsOfAnySizeGiveTheSame(long partBytes) throws IOException {
        byte[] text = text().getBytes(StandardCharsets.ISO_8859_1);
        LogFolder whole = new LogFolder(folder);
        whole.threads = 1;
        whole.write("vm/access.log.1", text);
        List<ContentRead> expected = whole.scan().streams().get(0).contents();

        whole.threads = 3;
        whole.partBytes = partBytes;
        List<ContentRead> read = whole.scan().streams().get(0).contents();

        assertEquals(expected, read);
        assertEquals(1, read.size());
        assertEquals(text.length, read.get(0).toByte());
    }

    /** Lines of all kinds, out of order, with garbage, empty lines, a hole and a torn end. */
    private static String text() {
        Random random = new Random(7);
        StringBuilder text = new StringBuilder("\0".repeat(300));
        for (int i = 0; i < 400; i++) {
            int minute = random.nextInt(1_440);
            switch (random.nextInt(8)) {
                case 0 ->
                    text.append("garbage ")
                            .append("x".repeat(random.nextInt(300)))
                            .append('\n');
                case 1 -> text.append('\n');
                case 2 -> text.append(line(minute).replace("/generate", "/unknown/" + random.nextInt(5)));
                case 3 -> text.append(line(minute).replace("POST", "GET"));
                case 4 -> text.append(line(minute).replace(" 200 ", " 503 ").replace("\n", "\r\n"));
                default -> text.append(line(minute));
            }
        }
        return text.append(line(3).stripTrailing()).toString();
    }
}
