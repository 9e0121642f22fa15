package io.perdollar.reporting.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.perdollar.analysis.catalogue.Provisioning;
import io.perdollar.analysis.money.CurrencyCode;
import io.perdollar.analysis.plan.Fact;
import io.perdollar.analysis.plan.Operation;
import io.perdollar.analysis.plan.Plan;
import io.perdollar.analysis.plan.WeeklyHours;
import io.perdollar.reporting.SampleFacts;
import java.math.BigDecimal;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class AdviceWordsTest {
    private static final AdviceWords ENGLISH = words(Language.ENGLISH);
    private static final Plan PLAN =
            new Plan("L4", 1, "g2-standard-4", 2, Provisioning.SPOT, new Operation.Weekly(WeeklyHours.guide()));

    @Test
    void saysAPlanInOneLine() {
        assertEquals("2 × g2-standard-4 with 1 L4, spot, Mon–Fri 09–18", ENGLISH.plan(PLAN));
        assertEquals(
                "g2-standard-4 2대, L4 1개, 스팟, 월–금 09–18", words(Language.KOREAN).plan(PLAN));
    }

    @Test
    void saysWhenMachinesRun() {
        assertEquals("always on", ENGLISH.operation(new Operation.AlwaysOn()));
        assertEquals("run as on the bill", ENGLISH.operation(new Operation.AsBilled()));
        assertEquals(
                "stopped after 15 idle minutes", ENGLISH.operation(new Operation.StopWhenIdle(Duration.ofMinutes(15))));
        assertEquals("every day 02–05", ENGLISH.hours(WeeklyHours.daily(2, 5, 7)));
        assertEquals("never", ENGLISH.hours(WeeklyHours.daily(2, 2, 7)));
    }

    @Test
    void aFewRequestsAreNeverShownAsNone() {
        Texts texts = Texts.of(Language.ENGLISH);
        assertEquals("none", AdviceWords.share(BigDecimal.ZERO, texts));
        assertEquals("under 0.1 %", AdviceWords.share(new BigDecimal("0.0002"), texts));
        assertEquals("0.1 %", AdviceWords.share(new BigDecimal("0.0005"), texts));
        assertEquals("2.1 %", AdviceWords.share(new BigDecimal("0.021"), texts));
    }

    @ParameterizedTest
    @EnumSource
    void everyFactIsWordedWithAllItsFigures(Language language) {
        for (Fact fact : SampleFacts.all()) {
            String words = words(language).sentence(fact);
            assertFalse(words.contains("{"), words);
            assertTrue(words.length() > 10, words);
        }
        assertEquals(Fact.Kind.values().length, SampleFacts.all().size());
    }

    private static AdviceWords words(Language language) {
        return new AdviceWords(Texts.of(language), new CurrencyCode("USD"));
    }
}
