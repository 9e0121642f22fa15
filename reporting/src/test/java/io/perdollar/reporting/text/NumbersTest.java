package io.perdollar.reporting.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.perdollar.analysis.money.CurrencyCode;
import java.math.BigDecimal;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NumbersTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "12340.125 | USD | $12,340.13",
                "-17150.4 | KRW | −₩17,150",
                "-0.001 | USD | $0.00",
                "12 | CHF | CHF 12.00",
                "1.5 | JPY | ¥2",
                "0 | USD | $0.00"
            })
    void roundsMoneyOnceToTheDigitsOfItsCurrency(BigDecimal amount, String currency, String expected) {
        assertEquals(expected, Numbers.money(amount, new CurrencyCode(currency)));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "1718.4 | 1,718",
                "285.714286 | 285.7",
                "28.5714 | 28.57",
                "0.95012 | 0.950",
                "0.00021234 | 0.000212",
                "0 | 0"
            })
    void showsAboutFourDigitsOfARatio(BigDecimal ratio, String expected) {
        assertEquals(expected, Numbers.ratio(ratio));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"0.0808 | +8.1 %", "-0.057 | −5.7 %", "0 | 0.0 %"})
    void givesChangesTheirSign(BigDecimal change, String expected) {
        assertEquals(expected, Numbers.change(change));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"3600000000 | 1.0", "0 | 0.0", "5400000000000 | 1,500.0", "179999999 | 0.0", "180000000 | 0.1"})
    void showsMicrosecondsAsHours(long micros, String expected) {
        assertEquals(expected, Numbers.hours(micros));
    }
}
