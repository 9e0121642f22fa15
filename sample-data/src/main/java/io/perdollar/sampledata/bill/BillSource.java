package io.perdollar.sampledata.bill;

import java.util.function.Consumer;

/** Something that appears on the bill hour by hour. Asking twice gives the same readings, in any order of hours. */
public interface BillSource {
    /** Who pays for it. */
    Account account();

    /**
     * Hands over what was metered in one hour, whenever it was exported.
     *
     * @param hour hours since 1970
     */
    void readings(long hour, Consumer<Reading> sink);

    /** Hours of which some reading is exported later than the account's other rows of that hour; ascending. */
    default long[] lateHours() {
        return new long[0];
    }
}
