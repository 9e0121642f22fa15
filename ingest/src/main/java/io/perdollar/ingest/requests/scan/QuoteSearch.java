package io.perdollar.ingest.requests.scan;

import static io.perdollar.ingest.requests.scan.Swar.HIGHS;
import static io.perdollar.ingest.requests.scan.Swar.first;
import static io.perdollar.ingest.requests.scan.Swar.load;

/** Finds the quote that ends a value, and never looks beyond the line. */
final class QuoteSearch {

    /** Quote and line feed differ in these bits only, so one comparison finds both (and * and 0x02). */
    private static final long QUOTE_OR_NEWLINE_MASK = Swar.repeat(~('"' ^ '\n'));

    private static final long QUOTE_OR_NEWLINE_BYTES = Swar.repeat('"') & QUOTE_OR_NEWLINE_MASK;

    private static final int NONE_HERE = -2;

    private QuoteSearch() {}

    /**
     * Where the next quote stands. Long on purpose: HotSpot inlines no method of more than 325 bytes of byte code, and with
     * this one inside, the scanner of a format would not find enough registers.
     */
    static int untilQuote(byte[] b, int at) {
        long start = (load(b, at) & QUOTE_OR_NEWLINE_MASK) ^ QUOTE_OR_NEWLINE_BYTES;
        int found = firstQuote(b, at, (start - Swar.ONES) & ~start);
        if (found != NONE_HERE) {
            return found;
        }
        int i = at + 8;
        while (true) {
            long d0 = (load(b, i) & QUOTE_OR_NEWLINE_MASK) ^ QUOTE_OR_NEWLINE_BYTES;
            long h0 = (d0 - Swar.ONES) & ~d0;
            long d1 = (load(b, i + 8) & QUOTE_OR_NEWLINE_MASK) ^ QUOTE_OR_NEWLINE_BYTES;
            long h1 = (d1 - Swar.ONES) & ~d1;
            long d2 = (load(b, i + 16) & QUOTE_OR_NEWLINE_MASK) ^ QUOTE_OR_NEWLINE_BYTES;
            long h2 = (d2 - Swar.ONES) & ~d2;
            long d3 = (load(b, i + 24) & QUOTE_OR_NEWLINE_MASK) ^ QUOTE_OR_NEWLINE_BYTES;
            long h3 = (d3 - Swar.ONES) & ~d3;
            if (((h0 | h1 | h2 | h3) & HIGHS) != 0) {
                if (((h0 | h1) & HIGHS) != 0) {
                    found = firstQuote(b, (h0 & HIGHS) != 0 ? i : i + 8, (h0 & HIGHS) != 0 ? h0 : h1);
                } else {
                    found = firstQuote(b, (h2 & HIGHS) != 0 ? i + 16 : i + 24, (h2 & HIGHS) != 0 ? h2 : h3);
                }
                if (found != NONE_HERE) {
                    return found;
                }
                // A star or another byte that only looks like one of the two: go on behind it, word by word.
                return untilQuoteByWords(b, i);
            }
            long d4 = (load(b, i + 32) & QUOTE_OR_NEWLINE_MASK) ^ QUOTE_OR_NEWLINE_BYTES;
            long h4 = (d4 - Swar.ONES) & ~d4;
            long d5 = (load(b, i + 40) & QUOTE_OR_NEWLINE_MASK) ^ QUOTE_OR_NEWLINE_BYTES;
            long h5 = (d5 - Swar.ONES) & ~d5;
            long d6 = (load(b, i + 48) & QUOTE_OR_NEWLINE_MASK) ^ QUOTE_OR_NEWLINE_BYTES;
            long h6 = (d6 - Swar.ONES) & ~d6;
            long d7 = (load(b, i + 56) & QUOTE_OR_NEWLINE_MASK) ^ QUOTE_OR_NEWLINE_BYTES;
            long h7 = (d7 - Swar.ONES) & ~d7;
            if (((h4 | h5 | h6 | h7) & HIGHS) != 0) {
                if (((h4 | h5) & HIGHS) != 0) {
                    found = firstQuote(b, (h4 & HIGHS) != 0 ? i + 32 : i + 40, (h4 & HIGHS) != 0 ? h4 : h5);
                } else {
                    found = firstQuote(b, (h6 & HIGHS) != 0 ? i + 48 : i + 56, (h6 & HIGHS) != 0 ? h6 : h7);
                }
                if (found != NONE_HERE) {
                    return found;
                }
                return untilQuoteByWords(b, i + 32);
            }
            i += 64;
        }
    }

    private static int untilQuoteByWords(byte[] b, int at) {
        for (int i = at; ; i += 8) {
            long difference = (load(b, i) & QUOTE_OR_NEWLINE_MASK) ^ QUOTE_OR_NEWLINE_BYTES;
            int found = firstQuote(b, i, (difference - Swar.ONES) & ~difference);
            if (found != NONE_HERE) {
                return found;
            }
        }
    }

    /** The quote among eight bytes, -1 if the line ends before one. */
    private static int firstQuote(byte[] b, int at, long hints) {
        for (long hits = hints & HIGHS; hits != 0; hits &= hits - 1) {
            int found = at + first(hits);
            if (b[found] == '"') {
                return found;
            }
            if (b[found] == '\n') {
                return -1;
            }
        }
        return NONE_HERE;
    }
}
