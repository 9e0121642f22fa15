package io.perdollar.analysis.life;

import static io.perdollar.analysis.life.LifeStory.toT4;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.perdollar.analysis.life.LifeStory.Running;
import io.perdollar.analysis.report.AdviceLife;
import io.perdollar.analysis.report.AdviceLife.State;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;

/** Whatever a service does from week to week. */
class AdviceLivesPropertyTest {
    private static final GivenAdvice ADVICE = toT4("182.5");

    /** Stretches of days on an L4 or a T4, of some hours; on the L4 every night advises the T4. */
    private static LifeStory story(List<Integer> stretches, int hours) {
        LifeStory story = new LifeStory().days(28, Running.l4(), null).days(1, Running.l4(), ADVICE);
        for (int i = 0; i < stretches.size(); i++) {
            boolean moved = i % 2 == 0;
            story.days(stretches.get(i), moved ? Running.t4().hours(hours) : Running.l4(), moved ? null : ADVICE);
        }
        return story;
    }

    @Property(tries = 200)
    void theOrderAndTheRepetitionOfNightsPlayNoPart(
            @ForAll @Size(min = 1, max = 5) List<@IntRange(min = 1, max = 20) Integer> stretches,
            @ForAll Random random) {
        LifeStory story = story(stretches, 24);
        List<NightAdvice> nights =
                new ArrayList<>(story.nights().subList(0, story.nights().size() - 1));
        nights.addAll(nights.subList(0, nights.size() / 2));
        Collections.shuffle(nights, random);
        List<SubjectDay> days = new ArrayList<>(story.days());
        days.addAll(days.subList(0, days.size() / 3));
        Collections.shuffle(days, random);
        assertEquals(
                story.lives(),
                AdviceLives.of(
                        new AdviceHistory(nights, days),
                        story.nights().get(story.nights().size() - 1),
                        List.of(),
                        LifeStory.WINDOW,
                        accelerator -> true));
    }

    @Property(tries = 200)
    void aLifeIsAdoptedExactlyWhereTheLastLastingStretchIsAsAdvised(
            @ForAll @Size(min = 1, max = 6) List<@IntRange(min = 1, max = 20) Integer> stretches) {
        boolean moved = false;
        boolean was = false;
        for (int i = 0; i < stretches.size(); i++) {
            if (stretches.get(i) >= 7) {
                moved = i % 2 == 0;
                was |= moved;
            }
        }
        AdviceLife life = story(stretches, 24).only();
        boolean waiting = life.state() == State.OPEN;
        assertEquals(
                moved ? State.ADOPTED : was ? State.REOPENED : State.OPEN, life.state(), () -> life + " " + waiting);
    }

    @Property(tries = 200)
    void neitherShorterHoursNorAnythingElseIsCreditedToANewPrice(
            @ForAll @IntRange(min = 1, max = 24) int hours, @ForAll @IntRange(min = 7, max = 60) int days) {
        AdviceLife.Measure measure =
                LifeStory.measure(story(List.of(days), hours).only());
        assertEquals(new BigDecimal("182.500000000"), measure.realised());
        assertEquals(
                measure.before().subtract(measure.after()), measure.realised().add(measure.otherCauses()));
        assertTrue(measure.daysAfter() <= 28);
    }

    @Property(tries = 200)
    void fewerRequestsNeverRaiseWhatStoppingWhenIdleIsCreditedWith(
            @ForAll @IntRange(min = 1, max = 100) int requests, @ForAll @IntRange(min = 1, max = 11) int hours) {
        BigDecimal fewer = stopping(hours, requests);
        BigDecimal all = stopping(hours, 100);
        assertTrue(fewer.compareTo(all) <= 0, () -> fewer + " against " + all);
        assertTrue(fewer.signum() >= 0);
    }

    private static BigDecimal stopping(int hours, long requests) {
        GivenAdvice advice = LifeStory.toStopping(12, "127.75");
        return LifeStory.measure(new LifeStory()
                        .days(28, Running.t4(), null)
                        .days(2, Running.t4(), advice)
                        .days(14, Running.t4().hours(hours).serving(requests), null)
                        .only())
                .realised();
    }
}
