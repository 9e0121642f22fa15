package io.perdollar.analysis.charge;

/** What money is spent on (equations §4), in the order in which reports show it. */
public enum Category {
    GPU_INSTANCE("gpu-instance"),
    OTHER_COMPUTE("other-compute"),
    STORAGE("storage"),
    NETWORK("network"),
    SUPPORTING_SERVICES("supporting-services"),
    COMMITMENT("commitment"),
    TAX_AND_ADJUSTMENT("tax-and-adjustment"),
    OTHER("other");

    private final String key;

    Category(String key) {
        this.key = key;
    }

    /** The word in configuration, ledger and summary.json. */
    public String key() {
        return key;
    }

    /**
     * The category of one word.
     *
     * @throws IllegalArgumentException if the word is none of the keys
     */
    public static Category parse(String key) {
        for (Category category : values()) {
            if (category.key.equals(key)) {
                return category;
            }
        }
        throw new IllegalArgumentException("expected a category such as gpu-instance or storage, got '" + key + "'");
    }
}
