package io.perdollar.analysis.budget;

import java.math.BigDecimal;

/**
 * What an earlier run knew of a day that is settled by now: how much of it had arrived at that age.
 *
 * @param ageHours from the end of the day to the newest {@code export_time} that the run knew; negative before its end
 * @param reported billed cost of the day, as that run knew it
 * @param settled billed cost of the day, as it is known now
 */
public record DelaySample(double ageHours, BigDecimal reported, BigDecimal settled) {}
