package io.perdollar.sampledata.fleet;

import io.perdollar.sampledata.bill.Reading;

/** Something that happens to a VM's readings on their way to the bill. */
@FunctionalInterface
public interface RowRule {
    Reading apply(Reading reading, Vm vm);
}
