package io.perdollar.reporting.summary;

import com.fasterxml.jackson.core.JsonEncoding;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.core.util.Separators;
import io.perdollar.analysis.money.Numeric;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Fields in the notation of the contract: money with 9 digits, ratios with 6, whole seconds; unknown is null. */
final class JsonFields {
    private static final int RATIO_DIGITS = 6;
    private static final long MICROS_PER_SECOND = 1_000_000;

    private final JsonGenerator generator;

    JsonFields(JsonGenerator generator) {
        this.generator = generator;
    }

    /** Writes the fields of an object. */
    interface Body {
        void write() throws IOException;
    }

    /** Writes the fields of one line. */
    interface Each<T> {
        void accept(T line) throws IOException;
    }

    /** Writes a document. */
    interface Document {
        void write(JsonFields json) throws IOException;
    }

    /** One document, pretty-printed with two spaces and line feeds; the stream stays open. */
    static void document(OutputStream out, Document document) throws IOException {
        DefaultIndenter indenter = new DefaultIndenter("  ", "\n");
        Separators separators = Separators.createDefaultInstance()
                .withObjectFieldValueSpacing(Separators.Spacing.AFTER)
                .withObjectEmptySeparator("")
                .withArrayEmptySeparator("");
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter(separators)
                .withObjectIndenter(indenter)
                .withArrayIndenter(indenter);
        try (JsonGenerator generator = new JsonFactory().createGenerator(out, JsonEncoding.UTF8)) {
            generator.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
            generator.setPrettyPrinter(printer);
            document.write(new JsonFields(generator));
            generator.writeRaw("\n");
        }
    }

    void object(Body body) throws IOException {
        generator.writeStartObject();
        body.write();
        generator.writeEndObject();
    }

    void object(String name, Body body) throws IOException {
        generator.writeFieldName(name);
        object(body);
    }

    void array(String name, Body body) throws IOException {
        generator.writeArrayFieldStart(name);
        body.write();
        generator.writeEndArray();
    }

    void texts(String name, Collection<String> values) throws IOException {
        List<String> sorted = values.stream().sorted().toList();
        array(name, () -> {
            for (String value : sorted) {
                generator.writeString(value);
            }
        });
    }

    void text(String name, @Nullable String value) throws IOException {
        generator.writeFieldName(name);
        generator.writeString(value);
    }

    void flag(String name, boolean value) throws IOException {
        generator.writeBooleanField(name, value);
    }

    void number(String name, long value) throws IOException {
        generator.writeNumberField(name, value);
    }

    void number(String name, @Nullable Long value) throws IOException {
        if (value == null) {
            generator.writeNullField(name);
        } else {
            generator.writeNumberField(name, value.longValue());
        }
    }

    /** Exact microseconds cut to whole seconds. */
    void seconds(String name, @Nullable Long micros) throws IOException {
        number(name, micros == null ? null : Long.valueOf(micros / MICROS_PER_SECOND));
    }

    /**
     * Money with 9 digits.
     *
     * @throws ArithmeticException if the amount has more: it was not rounded where it became money
     */
    void money(String name, @Nullable BigDecimal amount) throws IOException {
        text(name, amount == null ? null : amount.setScale(Numeric.SCALE).toPlainString());
    }

    /** A ratio or share with 6 digits, half even. */
    void ratio(String name, @Nullable BigDecimal ratio) throws IOException {
        text(
                name,
                ratio == null
                        ? null
                        : ratio.setScale(RATIO_DIGITS, RoundingMode.HALF_EVEN).toPlainString());
    }

    /** Ratios in their own order. */
    void ratios(String name, Collection<BigDecimal> ratios) throws IOException {
        array(name, () -> {
            for (BigDecimal ratio : ratios) {
                generator.writeString(
                        ratio.setScale(RATIO_DIGITS, RoundingMode.HALF_EVEN).toPlainString());
            }
        });
    }

    void missing(String name) throws IOException {
        generator.writeNullField(name);
    }
}
