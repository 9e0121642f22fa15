package io.perdollar.jobs.ledger.codec;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Texts by number, so that a name which stands in many keys is written once; number 0 is no text at all. */
final class TextTable {
    private final Map<String, Integer> numbers = new LinkedHashMap<>();
    private final List<String> texts = new ArrayList<>();

    int number(@Nullable String text) {
        return text == null ? 0 : numbers.computeIfAbsent(text, added -> numbers.size() + 1);
    }

    void write(ByteWriter out) {
        out.unsigned(numbers.size());
        numbers.keySet().forEach(out::text);
    }

    static TextTable read(ByteReader in) {
        TextTable table = new TextTable();
        int size = in.count(in.left());
        for (int i = 0; i < size; i++) {
            table.texts.add(in.text());
        }
        return table;
    }

    /** The text of the number that comes next; null where none was written. */
    @Nullable
    String next(ByteReader in) {
        int number = in.count(texts.size());
        return number == 0 ? null : texts.get(number - 1);
    }

    /** The text of the number that comes next, which must be one. */
    String required(ByteReader in) {
        String text = next(in);
        if (text == null) {
            throw new LedgerRowException("expected a text where a charge needs one, got none");
        }
        return text;
    }
}
