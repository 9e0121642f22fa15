package io.perdollar.ingest.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** Changes a file in a few places, as broken disks, editors and attackers do. */
public final class Damage {
    private static final List<String> TOKENS = List.of(
            "null",
            "true",
            "{}",
            "[]",
            "[",
            "]",
            "{",
            "}",
            "\"",
            "\"\"",
            ",",
            ":",
            "-0",
            "-1",
            "1e999",
            "1e-999",
            "NaN",
            "99999999999999999999999999999999999999",
            "0.00000000000000000000000000000005",
            "\\u0000",
            "\\ud800",
            "\u0000",
            "\u001f",
            "\u2028",
            "\ufeff",
            "\n",
            "\r",
            "%s",
            "${x}",
            "'; DROP TABLE export_row; --",
            "<script>",
            "=1+1",
            "../../etc/passwd",
            "9999-99-99",
            "0001-01-01 00:00:00 UTC",
            "[".repeat(2_000),
            "x".repeat(70_000));

    private final Random random;
    private final List<String> tokens;

    /** Damage to any file. */
    public Damage(Random random) {
        this(random, List.of());
    }

    /** Damage to files of a language, of which some words are known. */
    public Damage(Random random, List<String> words) {
        this.random = random;
        tokens = Stream.concat(TOKENS.stream(), words.stream()).toList();
    }

    /** The content with one to four changes. */
    public byte[] of(byte[] content) {
        byte[] damaged = content;
        for (int change = random.nextInt(4); change >= 0; change--) {
            damaged = once(damaged);
        }
        return damaged;
    }

    private byte[] once(byte[] content) {
        int from = random.nextInt(content.length + 1);
        int to = Math.min(content.length, from + random.nextInt(40));
        return switch (random.nextInt(6)) {
            case 0 -> flipped(content, from);
            case 1 -> joined(content, from, new byte[0], to);
            case 2 -> joined(content, from, token(), to);
            case 3 -> joined(content, from, token(), from);
            case 4 -> joined(content, to, Arrays.copyOfRange(content, from, to), to);
            default -> random.nextInt(4) == 0 ? Arrays.copyOf(content, from) : flipped(content, from);
        };
    }

    private byte[] token() {
        return tokens.get(random.nextInt(tokens.size())).getBytes(StandardCharsets.UTF_8);
    }

    private byte[] flipped(byte[] content, int at) {
        byte[] copy = content.clone();
        if (at < copy.length) {
            copy[at] ^= (byte) (1 << random.nextInt(8));
        }
        return copy;
    }

    /** The content up to a place, something, and the content from another place on. */
    private static byte[] joined(byte[] content, int end, byte[] between, int start) {
        byte[] joined = Arrays.copyOf(content, end + between.length + content.length - start);
        System.arraycopy(between, 0, joined, end, between.length);
        System.arraycopy(content, start, joined, end + between.length, content.length - start);
        return joined;
    }
}
