package io.perdollar.reporting.actions;

import io.perdollar.reporting.text.ForeignText;
import java.util.Locale;

/** Text as Terraform's language must be told it. */
final class HclText {
    private HclText() {}

    /** A string between double quotes in which nothing is a template. */
    static String string(String text) {
        StringBuilder out = new StringBuilder("\"");
        text.codePoints().forEach(c -> {
            switch (c) {
                case '"' -> out.append("\\\"");
                case '\\' -> out.append("\\\\");
                case '\n' -> out.append("\\n");
                case '\r' -> out.append("\\r");
                case '\t' -> out.append("\\t");
                default -> {
                    if (c < ' ' || c == 0x7f) {
                        out.append(String.format(Locale.ROOT, "\\u%04x", c));
                    } else {
                        out.appendCodePoint(c);
                    }
                }
            }
        });
        // ${ and %{ open a template; doubled they stand for themselves.
        return out.append('"').toString().replace("${", "$${").replace("%{", "%%{");
    }

    /** For a comment: one line. */
    static String comment(String text) {
        return ForeignText.visible(text);
    }
}
