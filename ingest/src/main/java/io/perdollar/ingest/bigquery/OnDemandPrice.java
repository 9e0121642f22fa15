package io.perdollar.ingest.bigquery;

import io.perdollar.analysis.catalogue.Origin;
import io.perdollar.ingest.json.JsonElement;
import io.perdollar.ingest.json.JsonFile;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.time.LocalDate;
import java.util.Locale;

/**
 * What reading costs where nobody bought capacity.
 *
 * @param dollarsPerTebibyte US dollars for 2⁴⁰ bytes
 * @param origin source and date
 */
public record OnDemandPrice(BigDecimal dollarsPerTebibyte, Origin origin) {
    private static final String FILE = "on-demand-price.json";
    private static final BigDecimal TEBIBYTE = BigDecimal.valueOf(1L << 40);

    /** The price that comes with the program. */
    public static OnDemandPrice load() {
        try (InputStream in = OnDemandPrice.class.getResourceAsStream(FILE)) {
            if (in == null) {
                throw new IllegalStateException("no resource " + FILE);
            }
            JsonElement price = JsonFile.object(in, FILE);
            return new OnDemandPrice(
                    price.decimal("dollarsPerTebibyte"),
                    new Origin(price.text("source"), LocalDate.parse(price.text("asOf"))));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot read " + FILE, e);
        }
    }

    /** For people, e.g. {@code $0.0125}. */
    public String of(long bytes) {
        BigDecimal dollars =
                dollarsPerTebibyte.multiply(BigDecimal.valueOf(bytes)).divide(TEBIBYTE, MathContext.DECIMAL64);
        return String.format(Locale.ROOT, "$%.4f", dollars);
    }
}
