package io.perdollar.analysis.report;

/** The lines of the identity of the bill (equations §6), in order. */
public enum IdentityPlace {
    GPU_ACTIVE("gpu-active"),
    GPU_IDLE("gpu-idle"),
    GPU_UNKNOWN("gpu-unknown"),
    WHILE_RUNNING("while-running"),
    WHILE_STOPPED("while-stopped"),
    SHARED("shared"),
    OTHER_RESOURCES("other-resources"),
    UNUSED_RESERVATION("unused-reservation"),
    UNUSED_COMMITMENT("unused-commitment"),
    TAX_AND_ADJUSTMENT("tax-and-adjustment"),
    UNATTRIBUTED("unattributed"),
    PROMOTIONS("promotions");

    private final String key;

    IdentityPlace(String key) {
        this.key = key;
    }

    /** The word in summary.json. */
    public String key() {
        return key;
    }
}
