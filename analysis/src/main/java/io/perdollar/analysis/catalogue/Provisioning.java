package io.perdollar.analysis.catalogue;

/** How a machine is bought. */
public enum Provisioning {
    STANDARD,
    SPOT,
    CUD_1Y,
    CUD_3Y
}
