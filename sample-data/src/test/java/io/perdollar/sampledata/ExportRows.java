package io.perdollar.sampledata;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;

/** Reads a sample's export back with a JSON parser of its own. */
final class ExportRows {
    private static final ObjectMapper JSON = new ObjectMapper();

    private ExportRows() {}

    static List<Path> files(Path sample) throws IOException {
        try (Stream<Path> files = Files.list(sample.resolve("billing"))) {
            return files.sorted().toList();
        }
    }

    static void each(Path sample, Consumer<JsonNode> sink) throws IOException {
        for (Path file : files(sample)) {
            eachOf(file, sink);
        }
    }

    static void eachOf(Path file, Consumer<JsonNode> sink) throws IOException {
        try (BufferedReader lines = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
            lines.lines().forEach(line -> sink.accept(parse(line)));
        }
    }

    static JsonNode parse(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(text, e);
        }
    }
}
