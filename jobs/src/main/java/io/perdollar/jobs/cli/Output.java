package io.perdollar.jobs.cli;

import java.io.FilterWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.Writer;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;

/** Where a command prints what was asked for; everything else goes to the log. */
final class Output {
    /** What a terminal obeys, or what changes the order of what it shows. */
    private static final Pattern CONTROL =
            Pattern.compile("[\\p{Cntrl}\\u0080-\\u009f\\u202a-\\u202e\\u2066-\\u2069&&[^\\n\\t]]");

    private Output() {}

    /** Standard output, or what a test put in its place; {@code spec} was injected by picocli before the command is called. */
    static PrintWriter of(@Nullable CommandSpec spec) {
        PrintWriter out = Objects.requireNonNull(spec).commandLine().getOut();
        return new PrintWriter(new Harmless(out), true);
    }

    /** Names come from labels and logs, which strangers write: no terminal may take them for commands. */
    static String harmless(String text) {
        return CONTROL.matcher(text).replaceAll("\ufffd");
    }

    private static final class Harmless extends FilterWriter {
        Harmless(Writer out) {
            super(out);
        }

        @Override
        public void write(int character) throws IOException {
            write(Character.toString((char) character));
        }

        @Override
        public void write(char[] text, int from, int length) throws IOException {
            out.write(harmless(new String(text, from, length)));
        }

        @Override
        public void write(String text, int from, int length) throws IOException {
            out.write(harmless(text.substring(from, from + length)));
        }
    }
}
