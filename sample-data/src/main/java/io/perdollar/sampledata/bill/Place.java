package io.perdollar.sampledata.bill;

/** Where a charge must fall (equations §6). The generator knows it of each meter and never derives it from rows. */
public enum Place {
    DIRECT,
    ATTACHED,
    SHARED,
    OTHER_RESOURCES,
    UNUSED_RESERVATION,
    UNUSED_COMMITMENT,
    TAX_AND_ADJUSTMENT,
    UNATTRIBUTED
}
