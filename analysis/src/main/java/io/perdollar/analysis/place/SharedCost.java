package io.perdollar.analysis.place;

/** How shared cost is allocated over the GPU VMs of a billing account (equations §6). */
public enum SharedCost {
    REQUESTS,
    COST,
    NONE
}
