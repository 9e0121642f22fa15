package io.perdollar.sampledata;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * The folder of a sample. A mark in it tells a sample's files from somebody's own, which are never touched.
 *
 * @param root given by the user
 */
record SampleFolder(Path root) {
    private static final String MARK = ".perdollar-sample";
    private static final List<String> CONTENT = List.of("billing", "logs", "inventory", "perdollar.yaml", "truth.json");

    /** Makes the folder ready: an earlier sample in it is removed. */
    static SampleFolder prepare(Path root) throws IOException {
        Files.createDirectories(root);
        Path mark = root.resolve(MARK);
        for (String name : CONTENT) {
            Path content = root.resolve(name);
            if (!Files.exists(content)) {
                continue;
            }
            if (!Files.exists(mark)) {
                throw new IllegalArgumentException("expected an empty folder or an earlier sample, found " + content
                        + "; choose another folder or remove it");
            }
            remove(content);
        }
        if (!Files.exists(mark)) {
            Files.writeString(mark, "Made by perdollar sample; the next sample here replaces it.\n");
        }
        SampleFolder folder = new SampleFolder(root);
        Files.createDirectories(folder.billing());
        Files.createDirectories(folder.inventory());
        return folder;
    }

    Path billing() {
        return root.resolve("billing");
    }

    Path logs() {
        return root.resolve("logs");
    }

    Path inventory() {
        return root.resolve("inventory");
    }

    private static void remove(Path path) throws IOException {
        List<Path> deepestFirst;
        try (Stream<Path> paths = Files.walk(path)) {
            deepestFirst = paths.sorted(Comparator.reverseOrder()).toList();
        }
        for (Path each : deepestFirst) {
            Files.delete(each);
        }
    }
}
