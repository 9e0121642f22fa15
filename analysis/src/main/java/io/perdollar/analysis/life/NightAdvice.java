package io.perdollar.analysis.life;

import java.time.LocalDate;
import java.util.List;

/**
 * Everything that the report of one date advised; also a report that advised nothing is one.
 *
 * @param date report date
 */
public record NightAdvice(LocalDate date, List<GivenAdvice> given) {
    public NightAdvice {
        given = List.copyOf(given);
    }
}
