package io.perdollar.ingest.fuzz;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** Kept inputs of one kind: whole ones to damage, and damaged ones that once found a fault. */
final class Corpus {
    private Corpus() {}

    /** Every file's content, by name ascending. */
    static List<byte[]> of(String kind) {
        URL folder = Objects.requireNonNull(Corpus.class.getResource(kind), kind);
        try (Stream<Path> files = Files.list(Path.of(folder.toURI()))) {
            List<byte[]> contents = new ArrayList<>();
            for (Path file : files.sorted().toList()) {
                contents.add(Files.readAllBytes(file));
            }
            return contents;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
