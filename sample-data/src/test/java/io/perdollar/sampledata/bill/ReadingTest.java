package io.perdollar.sampledata.bill;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.perdollar.sampledata.text.ByteText;
import io.perdollar.sampledata.time.HourTexts;
import io.perdollar.sampledata.time.SampleCalendar;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class ReadingTest {
    private static final long HOUR = 493_488; // 2026-04-19T00:00Z
    private static final Account ACCOUNT = new Account("A", "USD", 3, 4, 1000);
    private static final Sku SKU =
            Sku.of(CloudService.COMPUTE_ENGINE, "N1 Predefined Instance Core", Unit.SECONDS, 31_611_000);
    private static final Meter CORES = Meter.unnamed(
                    new Project("p", "1", "P", ACCOUNT), SKU, null, Place.DIRECT, Category.GPU_INSTANCE)
            .sized(4);

    @Property(tries = 200)
    void twoRowsOfOneHourSumToTheWholeHour(
            @ForAll @IntRange(min = 2, max = 3600) int seconds, @ForAll @IntRange(min = 1, max = 3599) int first) {
        Reading whole = CORES.use(HOUR, seconds).withCredit(CreditKind.SUSTAINED_USE, -123_456_789);
        Reading split = whole.splitAfter(Math.min(first, seconds - 1));
        assertEquals(2, rows(split).size());
        for (String column : List.of("cost", "amount", "amount_in_pricing_units", "cost_at_list")) {
            assertEquals(0, sum(rows(whole), column).compareTo(sum(rows(split), column)), column);
        }
    }

    @Test
    void aSplitThatLeavesARowEmptyIsRefused() {
        Reading whole = CORES.use(HOUR, 3600);
        assertThrows(IllegalArgumentException.class, () -> whole.splitAfter(3600));
    }

    @Test
    void aCorrectionTakesBackWhatItNegates() {
        Reading reading = CORES.use(HOUR, 3600).withCredit(CreditKind.PROMOTION, -1_000_000);
        assertEquals(0, reading.billed() + reading.negated().billed());
        assertEquals(-14_400, reading.negated().usage());
    }

    @Test
    void aPartOfAnHourCostsItsPart() {
        assertEquals(126_444_000, CORES.use(HOUR, 3600).amounts().cost());
        assertEquals(63_222_000, CORES.use(HOUR, 1800).amounts().cost());
        assertEquals(4 * 1800, CORES.use(HOUR, 1800).usage());
    }

    private static List<String> rows(Reading reading) {
        ByteText text = new ByteText();
        new RowWriter(new HourTexts(new SampleCalendar(HOUR, HOUR + 1, Long.MAX_VALUE))).write(reading, text);
        return new String(text.toByteArray(), StandardCharsets.UTF_8).lines().toList();
    }

    private static BigDecimal sum(List<String> rows, String column) {
        BigDecimal sum = BigDecimal.ZERO;
        for (String row : rows) {
            Matcher matcher = Pattern.compile("\"" + column + "\":(-?[0-9.]+)").matcher(row);
            while (matcher.find()) {
                sum = sum.add(new BigDecimal(matcher.group(1)));
            }
        }
        return sum;
    }
}
