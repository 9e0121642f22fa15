package io.perdollar.analysis.life;

import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What earlier reports advised and what they saw of those subjects.
 *
 * @param nights one for each report date before this one, in any order
 * @param days newest knowledge of each subject's day, in any order
 */
public record AdviceHistory(List<NightAdvice> nights, List<SubjectDay> days) {
    /** Of a ledger's first report. */
    public static final AdviceHistory NONE = new AdviceHistory(List.of(), List.of());

    public AdviceHistory {
        nights = List.copyOf(nights);
        days = List.copyOf(days);
    }

    /** Everybody who was ever advised. */
    public Set<AdviceSubject> subjects() {
        return nights.stream()
                .flatMap(night -> night.given().stream())
                .map(GivenAdvice::subject)
                .collect(Collectors.toUnmodifiableSet());
    }
}
