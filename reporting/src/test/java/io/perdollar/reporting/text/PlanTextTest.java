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

class PlanTextTest {
    private static final Texts ENGLISH = Texts.of(Language.ENGLISH);
    private static final Texts KOREAN = Texts.of(Language.KOREAN);
    private static final Plan PLAN =
            new Plan("L4", 1, "g2-standard-4", 2, Provisioning.SPOT, new Operation.Weekly(WeeklyHours.guide()));

    @Test
    void saysAPlanInOneLine() {
        assertEquals("2 × L4 (g2-standard-4), spot, Mon–Fri 09–18", PlanText.plan(PLAN, ENGLISH));
        assertEquals("2 × L4 (g2-standard-4), 스팟, 월–금 09–18", PlanText.plan(PLAN, KOREAN));
        assertEquals("2 × 4 L4 (g2-standard-48)", PlanText.machines(PLAN.on("L4", 4, "g2-standard-48")));
    }

    @Test
    void saysWhenMachinesRun() {
        assertEquals("always on", PlanText.operation(new Operation.AlwaysOn(), ENGLISH));
        assertEquals("hours as billed", PlanText.operation(new Operation.AsBilled(), ENGLISH));
        assertEquals(
                "stopped after 15 min idle",
                PlanText.operation(new Operation.StopWhenIdle(Duration.ofMinutes(15)), ENGLISH));
        assertEquals("daily 02–05", PlanText.hours(WeeklyHours.daily(2, 5, 7), ENGLISH));
        assertEquals("never", PlanText.hours(WeeklyHours.daily(2, 2, 7), ENGLISH));
        assertEquals("daily 00–24", PlanText.hours(WeeklyHours.always(), ENGLISH));
    }

    @Test
    void aFewRequestsAreNeverShownAsNone() {
        assertEquals("none", FactText.share(BigDecimal.ZERO, ENGLISH));
        assertEquals("under 0.1 %", FactText.share(new BigDecimal("0.0002"), ENGLISH));
        assertEquals("0.1 %", FactText.share(new BigDecimal("0.0005"), ENGLISH));
        assertEquals("2.1 %", FactText.share(new BigDecimal("0.021"), ENGLISH));
    }

    @ParameterizedTest
    @EnumSource
    void everyFactIsWordedWithAllItsFigures(Language language) {
        Texts texts = Texts.of(language);
        for (Fact fact : SampleFacts.all()) {
            String words = FactText.of(fact, texts, new CurrencyCode("USD"));
            assertFalse(words.contains("{"), words);
            assertTrue(words.length() > 10, words);
        }
        assertEquals(Fact.Kind.values().length, SampleFacts.all().size());
    }

    @Test
    void textOfOthersIsMadeVisibleInsideAFact() {
        Fact fact = Fact.of(Fact.Kind.DISK_UNMATCHED, new Fact.Figure.Text("x\u202ey"));
        assertTrue(FactText.of(fact, ENGLISH, new CurrencyCode("USD")).contains("x\\u202ey"));
    }
}
