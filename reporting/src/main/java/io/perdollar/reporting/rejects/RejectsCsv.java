package io.perdollar.reporting.rejects;

import io.perdollar.reporting.text.ForeignText;
import java.io.IOException;
import java.io.Writer;

/** Renders {@code rejects.csv} (RFC 4180 with line feeds); no field can act as a formula in a spreadsheet. */
public final class RejectsCsv {
    private static final String HEADER = "source,file,line,reason,excerpt\n";

    private RejectsCsv() {}

    /**
     * Writes the header and one record per reject, in the order given.
     *
     * @throws IOException if the writer fails
     */
    public static void write(Iterable<Reject> rejects, Writer out) throws IOException {
        out.write(HEADER);
        for (Reject reject : rejects) {
            out.write(field(reject.source()));
            out.write(',');
            out.write(field(reject.file()));
            out.write(',');
            out.write(reject.line() == 0 ? "" : Long.toString(reject.line()));
            out.write(',');
            out.write(field(reject.reason()));
            out.write(',');
            out.write(field(reject.excerpt()));
            out.write('\n');
        }
    }

    private static String field(String text) {
        // The apostrophe makes every spreadsheet take the field for text.
        String safe = (ForeignText.looksLikeFormula(text) ? "'" : "") + ForeignText.visible(text);
        boolean quoted = safe.chars().anyMatch(c -> c == ',' || c == '"' || c == '\'' || c == ';');
        return quoted ? "\"" + safe.replace("\"", "\"\"") + "\"" : safe;
    }
}
