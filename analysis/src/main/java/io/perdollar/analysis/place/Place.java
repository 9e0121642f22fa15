package io.perdollar.analysis.place;

/** The eight places of a charge (equations §6): each charge falls into exactly one. */
public enum Place {
    TAX_AND_ADJUSTMENT("tax-and-adjustment"),
    UNUSED_COMMITMENT("unused-commitment"),
    UNUSED_RESERVATION("unused-reservation"),
    DIRECT("direct"),
    ATTACHED("attached"),
    SHARED("shared"),
    OTHER_RESOURCES("other-resources"),
    UNATTRIBUTED("unattributed");

    private final String key;

    Place(String key) {
        this.key = key;
    }

    /** The word in files. */
    public String key() {
        return key;
    }
}
