package io.perdollar.ingest.requests.format;

/** A part of a format: text that stands in every line, or a variable. */
public sealed interface Piece {

    /**
     * Text that every line repeats.
     *
     * @param text never empty, no line break
     */
    record Literal(String text) implements Piece {
        public Literal {
            if (text.isEmpty()) {
                throw new IllegalArgumentException("a literal must not be empty");
            }
        }

        @Override
        public String toString() {
            return "'" + text + "'";
        }
    }

    /**
     * A variable.
     *
     * @param name without the dollar sign
     */
    record Variable(String name) implements Piece {
        public Variable {
            if (name.isEmpty()) {
                throw new IllegalArgumentException("a variable needs a name");
            }
        }

        @Override
        public String toString() {
            return "$" + name;
        }
    }
}
