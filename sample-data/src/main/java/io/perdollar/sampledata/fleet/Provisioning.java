package io.perdollar.sampledata.fleet;

/** How a VM is bought. */
public enum Provisioning {
    STANDARD,
    SPOT
}
