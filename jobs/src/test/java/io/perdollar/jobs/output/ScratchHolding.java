package io.perdollar.jobs.output;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A process of its own that holds a scratch folder until it is killed. */
final class ScratchHolding {
    private ScratchHolding() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        ScratchFolder folder = ScratchFolder.make(Path.of(args[0]), args[1]);
        Files.writeString(folder.path().resolve("rows.duckdb"), "rows");
        System.out.print('!');
        System.out.flush();
        Thread.sleep(600_000);
        folder.close();
    }
}
