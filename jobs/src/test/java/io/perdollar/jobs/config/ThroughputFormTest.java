package io.perdollar.jobs.config;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.perdollar.analysis.advice.Rate;
import io.perdollar.analysis.advice.Rate.Unit;
import java.math.BigDecimal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How a throughput may be written. */
class ThroughputFormTest {
    @ParameterizedTest
    @CsvSource({
        "400/h, 400, REQUESTS",
        "2.5 / h, 2.5, REQUESTS",
        "1.2M tokens/h, 1200000, OUTPUT_TOKENS",
        "900k tokens/h, 900000, OUTPUT_TOKENS",
        "450000 tokens/h, 450000, OUTPUT_TOKENS"
    })
    void countsRequestsOrOutputTokens(String text, BigDecimal perHour, Unit unit) {
        Rate rate = ScalarForm.PER_HOUR.parse().apply(text);
        assertEquals(0, perHour.compareTo(rate.perHour()), rate.toString());
        assertEquals(unit, rate.unit());
    }
}
