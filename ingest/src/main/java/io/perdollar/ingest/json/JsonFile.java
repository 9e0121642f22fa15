package io.perdollar.ingest.json;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Reads a JSON file, one object at a time where it holds an array of them. */
public final class JsonFile {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private JsonFile() {}

    /**
     * Hands over each object of an array.
     *
     * @param name how messages call the file
     * @param kind what the array holds, for messages, e.g. {@code an array as gcloud prints it}
     * @throws JsonFileException if the file is no array of objects
     */
    public static void forEach(InputStream in, String name, String kind, Consumer<JsonElement> sink) {
        try (JsonParser parser = JSON.createParser(in)) {
            JsonToken first = parser.nextToken();
            if (first != JsonToken.START_ARRAY) {
                throw new JsonFileException(place(name, parser.currentTokenLocation()), kind, word(first));
            }
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                String place = place(name, parser.currentTokenLocation());
                if (parser.currentToken() == null) {
                    throw new JsonFileException(place, "the array's end", "the end of the file");
                }
                JsonNode element = JSON.readTree(parser);
                sink.accept(new JsonElement(element, place));
            }
            JsonToken more = parser.nextToken();
            if (more != null) {
                throw new JsonFileException(
                        place(name, parser.currentTokenLocation()), "nothing after the array", word(more));
            }
        } catch (JsonProcessingException e) {
            throw broken(name, e);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + name + ": " + e.getMessage(), e);
        }
    }

    /**
     * The one object of a file.
     *
     * @param name how messages call the file
     * @throws JsonFileException if the file is no object
     */
    public static JsonElement object(InputStream in, String name) {
        try {
            JsonNode node = JSON.readTree(in);
            if (node == null || node.isMissingNode()) {
                throw new JsonFileException(name, "an object", "an empty file");
            }
            return new JsonElement(node, name);
        } catch (JsonProcessingException e) {
            throw broken(name, e);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + name + ": " + e.getMessage(), e);
        }
    }

    private static JsonFileException broken(String name, JsonProcessingException e) {
        return new JsonFileException(place(name, e.getLocation()), "JSON", e.getOriginalMessage(), e);
    }

    private static String place(String name, @Nullable JsonLocation location) {
        return location == null ? name : name + ":" + location.getLineNr() + ":" + location.getColumnNr();
    }

    private static String word(@Nullable JsonToken token) {
        return token == null
                ? "an empty file"
                : switch (token) {
                    case START_OBJECT -> "an object";
                    case START_ARRAY -> "an array";
                    default -> token.asString() == null ? "a value" : "'" + token.asString() + "'";
                };
    }
}
