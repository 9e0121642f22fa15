package io.perdollar.ingest.requests.files;

/**
 * Where unpacking a file is given up: a small file that unpacks to endless bytes must not hold the nightly run.
 *
 * @param bytes most unpacked bytes of one file
 * @param ratio most unpacked bytes per packed byte, judged only beyond 256 MiB
 */
public record DecompressionLimit(long bytes, int ratio) {

    /** 64 GiB and 500 times: logs shrink 10 to 100 times. */
    public static final DecompressionLimit USUAL = new DecompressionLimit(64L << 30, 500);

    /** Of a user who says how large a file may get; how far it was packed is then his own affair. */
    public static DecompressionLimit ofBytes(long bytes) {
        return new DecompressionLimit(bytes, Integer.MAX_VALUE);
    }

    private static final long RATIO_FROM = 256L << 20;

    public DecompressionLimit {
        if (bytes <= 0 || ratio <= 0) {
            throw new IllegalArgumentException("limits must be positive, got " + bytes + " bytes, ratio " + ratio);
        }
    }

    boolean exceeds(long unpacked, long packed) {
        return unpacked > bytes || (unpacked > RATIO_FROM && unpacked / ratio > packed);
    }

    String words() {
        return bytes + " bytes" + (ratio == Integer.MAX_VALUE ? "" : " and " + ratio + " times its size");
    }
}
