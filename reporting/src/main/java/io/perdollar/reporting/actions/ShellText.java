package io.perdollar.reporting.actions;

import io.perdollar.reporting.text.ForeignText;
import java.util.regex.Pattern;

/** Text as a POSIX shell must be told it. */
final class ShellText {
    private static final Pattern PLAIN = Pattern.compile("[A-Za-z0-9_./:=@,+-]+");

    private ShellText() {}

    /** One word: as it is where no shell reads anything into it, else between single quotes. */
    static String word(String text) {
        return PLAIN.matcher(text).matches() ? text : quoted(text);
    }

    /** Between single quotes, whatever it is; a quote inside ends them, stands escaped and opens them again. */
    static String quoted(String text) {
        return "'" + text.replace("\u0000", "").replace("'", "'\\''") + "'";
    }

    /** For a comment: one line, control characters written out. */
    static String comment(String text) {
        return ForeignText.visible(text);
    }
}
