package io.perdollar.sampledata.bill;

/** What the money of a meter is spent on (equations §4). */
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

    /** The word in summary.json. */
    public String key() {
        return key;
    }
}
