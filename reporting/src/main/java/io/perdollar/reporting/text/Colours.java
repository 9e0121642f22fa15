package io.perdollar.reporting.text;

import io.perdollar.analysis.charge.Category;

/**
 * The colours of every picture, as {@code 0xRRGGBB}: few, and apart in lightness too, so that a colour-blind reader and a
 * grey print tell them apart. Hues after Okabe and Ito, Color Universal Design, 2008.
 */
public final class Colours {
    /** Text and the strongest line. */
    public static final int INK = 0x1B2430;
    /** Second text. */
    public static final int MUTED = 0x5F6B7A;
    /** Grid lines and borders. */
    public static final int LINE = 0xE3E8EE;
    /** Background of headers. */
    public static final int HEAD = 0xEEF3F8;
    /** The project's own blue. */
    public static final int BLUE = 0x0B62A4;
    /** What stands out against blue. */
    public static final int ACCENT = 0xD55E00;
    /** The same for words, dark enough to be read on white and on {@link #HEAD}. */
    public static final int WARNING = 0xB34700;
    /** Savings. */
    public static final int GREEN = 0x00755A;
    /** Pale end of a heat map. */
    public static final int HEAT_LOW = 0xF6F9FC;
    /** Middle of a heat map. */
    public static final int HEAT_MIDDLE = 0xF3B562;
    /** Strong end of a heat map. */
    public static final int HEAT_HIGH = 0xE4775C;

    private Colours() {}

    /** The colour mixed with white, for figures in doubt. */
    public static int pale(int colour) {
        return mix(colour >> 16 & 0xFF) << 16 | mix(colour >> 8 & 0xFF) << 8 | mix(colour & 0xFF);
    }

    private static int mix(int part) {
        return (part * 45 + 255 * 55) / 100;
    }

    /** The colour of a category, the same in every picture. */
    public static int category(Category category) {
        return switch (category) {
            case GPU_INSTANCE -> BLUE;
            case OTHER_COMPUTE -> 0x6DB6E8;
            case STORAGE -> 0x009E73;
            case NETWORK -> 0xF0B429;
            case SUPPORTING_SERVICES -> 0xCC79A7;
            case COMMITMENT -> 0x5B3F8C;
            case TAX_AND_ADJUSTMENT -> 0x8A94A0;
            case OTHER -> 0xC3CAD3;
        };
    }
}
