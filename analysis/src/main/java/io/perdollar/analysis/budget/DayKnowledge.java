package io.perdollar.analysis.budget;

import java.util.List;

/**
 * How far the bill is known on the days of a {@link io.perdollar.analysis.spend.DailySpend}.
 *
 * @param settledDays days from the first on that are settled; the ones behind them are provisional
 * @param ageHours for each day, hours from its end to the newest {@code export_time} of the account that is furthest
 *     behind; negative where the export has not reached the day's end
 */
public record DayKnowledge(int settledDays, List<Double> ageHours) {
    public DayKnowledge {
        if (settledDays < 0 || settledDays > ageHours.size()) {
            throw new IllegalArgumentException("settled days must be 0 to " + ageHours.size() + ", got " + settledDays);
        }
        ageHours = List.copyOf(ageHours);
    }
}
