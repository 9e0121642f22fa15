package io.perdollar.sampledata.story;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What a careful reader must advise for a story, from the story alone: which lever, to what price and to which hours.
 *
 * @param action the lever that saves most, in the words of summary.json
 * @param switched {@code accelerator} or {@code provisioning} where the machine gets another price; null where it keeps it
 * @param hourly that price in US dollars per hour, as the guide states it; null where the machine keeps its own
 * @param hoursPerWeek hours in which the story has requests; 168 where it runs always, 0 where it is deleted
 * @param startsPerWeek starts, each of three minutes
 */
public record ImpliedAdvice(
        String action, @Nullable String switched, @Nullable BigDecimal hourly, int hoursPerWeek, int startsPerWeek) {
    private static final int ALWAYS = 168;

    /** Nobody uses it. */
    static ImpliedAdvice delete() {
        return new ImpliedAdvice("delete", null, null, 0, 0);
    }

    /** Another accelerator at another price. */
    static ImpliedAdvice switchTo(String hourly) {
        return new ImpliedAdvice("switch-accelerator", "accelerator", new BigDecimal(hourly), ALWAYS, 0);
    }

    /** The same machine in fewer hours. */
    static ImpliedAdvice hours(int perWeek, int starts) {
        return new ImpliedAdvice("weekly-hours", null, null, perWeek, starts);
    }

    /** Bought as spot, and run in fewer hours; at 70 % off the price is the larger part. */
    static ImpliedAdvice spotInHours(String hourly, int perWeek, int starts) {
        return new ImpliedAdvice("use-spot", "provisioning", new BigDecimal(hourly), perWeek, starts);
    }

    /** Another accelerator, and in fewer hours, which are the larger part. */
    static ImpliedAdvice switchInHours(String hourly, int perWeek, int starts) {
        return new ImpliedAdvice("weekly-hours", "accelerator", new BigDecimal(hourly), perWeek, starts);
    }

    /** Whether the hours change. */
    public boolean changesHours() {
        return hoursPerWeek < ALWAYS;
    }
}
