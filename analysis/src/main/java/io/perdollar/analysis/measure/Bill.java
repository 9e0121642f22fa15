package io.perdollar.analysis.measure;

import io.perdollar.analysis.charge.Charge;
import java.util.List;
import java.util.function.Consumer;

/** The charges of a set of day versions. May be read several times; each reading gives the same. */
public interface Bill {
    /** The day versions, by UTC day, then billing account; at most one per day and account. */
    List<DayVersion> days();

    /** Hands over every charge of every day version, UTC day by UTC day, oldest first; within a day in any fixed order. */
    void forEachCharge(Consumer<Charge> consumer);
}
