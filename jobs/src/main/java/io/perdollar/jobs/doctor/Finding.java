package io.perdollar.jobs.doctor;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * One thing that was looked at. Texts come from files of strangers: what a terminal would obey is shown as {@code \xHH}.
 *
 * @param grade how it stands
 * @param what was found
 * @param remedy what to do about it, with the place to do it; null where there is nothing to do
 * @param details to show below it
 */
public record Finding(Grade grade, String what, @Nullable String remedy, List<String> details) {

    /** How something stands. */
    public enum Grade {
        OK("ok"),
        /** The run works, and somebody should know. */
        WARN("warn"),
        /** Wrong configuration: a run would end with exit code 2, or could find nothing. */
        CONFIGURATION("FAIL"),
        /** The data do not bear a report: a run would end with exit code 3, or say nothing true. */
        DATA("FAIL");

        private final String word;

        Grade(String word) {
            this.word = word;
        }

        /** As it is printed. */
        public String word() {
            return word;
        }
    }

    public Finding {
        what = printable(what);
        remedy = remedy == null ? null : printable(remedy);
        details = details.stream().map(Finding::printable).toList();
    }

    private static String printable(String text) {
        return text.codePoints().mapToObj(Finding::printable).collect(Collectors.joining());
    }

    private static String printable(int c) {
        return switch (Character.getType(c)) {
            case Character.CONTROL, Character.FORMAT, Character.LINE_SEPARATOR, Character.PARAGRAPH_SEPARATOR ->
                String.format(Locale.ROOT, "\\x%02X", c);
            default -> Character.toString(c);
        };
    }

    /** The finding in one line, its details below it. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(String.format(Locale.ROOT, "%-4s  %s", grade.word(), what));
        if (remedy != null) {
            text.append(" -> ").append(remedy);
        }
        details.forEach(detail -> text.append("\n        ").append(detail));
        return text.toString();
    }
}
