package io.perdollar.analysis.life;

import static io.perdollar.analysis.life.LifeStory.day;
import static io.perdollar.analysis.life.LifeStory.measure;
import static io.perdollar.analysis.life.LifeStory.toHours;
import static io.perdollar.analysis.life.LifeStory.toNothing;
import static io.perdollar.analysis.life.LifeStory.toSpot;
import static io.perdollar.analysis.life.LifeStory.toStopping;
import static io.perdollar.analysis.life.LifeStory.toT4;
import static io.perdollar.analysis.life.LifeStory.toT4InHours;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.perdollar.analysis.life.AdviceLives.Life;
import io.perdollar.analysis.life.LifeStory.Running;
import io.perdollar.analysis.plan.Lever;
import io.perdollar.analysis.report.Action;
import io.perdollar.analysis.report.AdviceLife;
import io.perdollar.analysis.report.AdviceLife.Reason;
import io.perdollar.analysis.report.AdviceLife.State;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Hand-computed: 24 h a day are 730 h a month; L4 438.00, T4 255.50, a disk of $0.10 a day 3.041666667. */
class AdviceLivesTest {
    private static final String SAVING = "182.500000000";

    private static LifeStory searchOnL4() {
        return new LifeStory().days(28, Running.l4(), null).days(3, Running.l4(), toT4(SAVING));
    }

    @Test
    void adviceIsOpenWhileItIsMadeAndNothingChanges() {
        AdviceLife life = searchOnL4().only();
        assertEquals(State.OPEN, life.state());
        assertEquals(day(28), life.firstAdvised());
        assertEquals(day(30), life.lastAdvised());
        assertNull(life.since());
        assertNull(life.measure());
        assertEquals(new BigDecimal(SAVING), life.predicted());
    }

    @Test
    void aSwitchThatLastsSevenDaysIsAdoptedFromItsFirstDayAndMeasured() {
        AdviceLife life = searchOnL4().days(7, Running.t4(), null).only();
        assertEquals(State.ADOPTED, life.state());
        assertEquals(List.of(Action.SWITCH_ACCELERATOR), life.carriedOut());
        assertEquals(day(31), life.since());
        assertEquals(7, life.settledDays());
        AdviceLife.Measure measure = measure(life);
        assertEquals(new BigDecimal("441.041666667"), measure.before());
        assertEquals(new BigDecimal("258.541666667"), measure.after());
        assertEquals(new BigDecimal("182.500000000"), measure.realised());
        assertEquals(new BigDecimal("0.000000"), measure.error());
        assertEquals(28, measure.daysBefore());
        assertEquals(7, measure.daysAfter());
        assertEquals(0, measure.otherCauses().signum());
    }

    @Test
    void theErrorIsRealisedAgainstPredicted() {
        AdviceLife life = new LifeStory()
                .days(28, Running.l4(), null)
                .days(3, Running.l4(), toT4("200"))
                .days(14, Running.t4(), null)
                .only();
        // (182.5 − 200) ÷ 200
        assertEquals(new BigDecimal("-0.087500"), measure(life).error());
    }

    @Test
    void sixDaysAreNotEnoughAndAreWaitedFor() {
        assertEquals(State.OPEN, searchOnL4().days(6, Running.t4(), null).only().state());
    }

    @Test
    void aBlipIsNoAdoption() {
        AdviceLife life = searchOnL4()
                .days(3, Running.t4(), toT4(SAVING))
                .days(10, Running.l4(), toT4(SAVING))
                .only();
        assertEquals(State.OPEN, life.state());
        assertNull(life.since());
    }

    @Test
    void aBlipBackDoesNotUndoIt() {
        AdviceLife life = searchOnL4()
                .days(10, Running.t4(), null)
                .days(3, Running.l4(), null)
                .days(2, Running.t4(), null)
                .only();
        assertEquals(State.ADOPTED, life.state());
        assertEquals(day(31), life.since());
    }

    @Test
    void aLastingChangeBackReopensIt() {
        AdviceLife life = searchOnL4()
                .days(20, Running.t4(), null)
                .days(8, Running.l4(), toT4(SAVING))
                .only();
        assertEquals(State.REOPENED, life.state());
        assertEquals(day(51), life.since());
        assertNull(life.measure());
    }

    @Test
    void whatWasReopenedCanBeAdoptedAgain() {
        AdviceLife life = searchOnL4()
                .days(20, Running.t4(), null)
                .days(10, Running.l4(), toT4(SAVING))
                .days(9, Running.t4(), null)
                .only();
        assertEquals(State.ADOPTED, life.state());
        assertEquals(day(61), life.since());
    }

    @Test
    void aFleetOfWhichAPartChangedStaysOpen() {
        AdviceLife life =
                searchOnL4().days(20, Running.t4().share(60), toT4(SAVING)).only();
        assertEquals(State.OPEN, life.state());
    }

    @Test
    void whatChangedBeforeItWasAdvisedIsNotItsDoing() {
        AdviceLife life = new LifeStory()
                .days(28, Running.l4(), null)
                .days(2, Running.t4(), null)
                .days(10, Running.t4(), toT4(SAVING))
                .only();
        assertEquals(State.OPEN, life.state());
    }

    @Test
    void whatChangedLongAfterTheLastAdviceIsNotItsDoing() {
        AdviceLife life = searchOnL4()
                .days(30, Running.l4(), null)
                .days(10, Running.t4(), null)
                .only();
        assertEquals(State.EXPIRED, life.state());
        assertEquals(Reason.NOT_ADVISED, life.reason());
        assertEquals(day(30 + LifeStory.WINDOW), life.since());
    }

    @Test
    void hoursThatWereCutAtTheSameTimeAreNotThisChangesSaving() {
        AdviceLife life = searchOnL4().days(14, Running.t4().hours(12), null).only();
        assertEquals(new BigDecimal("182.500000000"), measure(life).realised());
        // 441.04 − 130.79 fell, 182.50 of it by the price: the rest are 365 hours at $0.35
        assertEquals(new BigDecimal("127.750000000"), measure(life).otherCauses());
    }

    @Test
    void hoursThatASlowerMachineNeedsMoreCountAgainstIt() {
        AdviceLife life = new LifeStory()
                .days(28, Running.l4().hours(12), null)
                .days(3, Running.l4().hours(12), toT4("91.25"))
                .days(14, Running.t4(), null)
                .only();
        // 365 h at 0.60 − 730 h at 0.35
        assertEquals(new BigDecimal("-36.500000000"), measure(life).realised());
        assertEquals(new BigDecimal("-1.400000"), measure(life).error());
    }

    @Test
    void spotIsRecognisedByHowTheAcceleratorIsBought() {
        AdviceLife life = new LifeStory()
                .days(28, Running.t4(), null)
                .days(2, Running.t4(), toSpot("178.85"))
                .days(7, Running.t4().spot("0.105"), null)
                .only();
        assertEquals(State.ADOPTED, life.state());
        // (0.35 − 0.105) × 730
        assertEquals(new BigDecimal("178.850000000"), measure(life).realised());
        assertEquals(new BigDecimal("0.000000"), measure(life).error());
    }

    @Test
    void shorterHoursAreAdoptedAfterTwoWeeksFromTheDayOnWhichTheyBegan() {
        LifeStory story = new LifeStory()
                .days(28, Running.t4(), null)
                .days(2, Running.t4(), toHours(12, "127.75"))
                .days(13, Running.t4().hours(12), toHours(12, "100"));
        assertEquals(State.OPEN, story.only().state());
        AdviceLife life =
                story.days(1, Running.t4().hours(12), toHours(12, "100")).only();
        assertEquals(State.ADOPTED, life.state());
        assertEquals(day(30), life.since());
        // predicted as of the night before the change, not as made again while the window still holds days of before
        assertEquals(new BigDecimal("127.75"), life.predicted());
        assertEquals(new BigDecimal("127.750000000"), measure(life).realised());
    }

    @Test
    void hoursSaveAtThePriceOfBeforeWhateverBecameOfThePrice() {
        AdviceLife life = new LifeStory()
                .days(28, Running.t4(), null)
                .days(2, Running.t4(), toHours(12, "127.75"))
                .days(14, Running.t4().hours(12).spot("0.105"), null)
                .only();
        assertEquals(new BigDecimal("127.750000000"), measure(life).realised());
    }

    @Test
    void fiveDaysOutOfServiceAreNoAdoptionOfShorterHours() {
        AdviceLife life = new LifeStory()
                .days(28, Running.t4(), null)
                .days(2, Running.t4(), toHours(12, "127.75"))
                .days(5, Running.t4().hours(0), toHours(12, "127.75"))
                .days(10, Running.t4(), toHours(12, "127.75"))
                .only();
        assertEquals(State.OPEN, life.state());
    }

    @Test
    void aMachineThatStopsWhenIdleIsNotCreditedWithFewerRequests() {
        AdviceLife life = new LifeStory()
                .days(28, Running.t4(), null)
                .days(2, Running.t4(), toStopping(12, "127.75"))
                .days(14, Running.t4().hours(9).serving(75L), null)
                .only();
        // 9 h × (100 ÷ 75) = 12 h a day: 365 of 730 hours at 0.35
        assertEquals(new BigDecimal("127.750000000"), measure(life).realised());
    }

    @Test
    void withoutRequestsToCompareWithNothingIsSaid() {
        AdviceLife life = new LifeStory()
                .days(28, Running.t4(), null)
                .days(2, Running.t4(), toStopping(12, "127.75"))
                .days(14, Running.t4().hours(9).serving(null), null)
                .only();
        assertEquals(State.ADOPTED, life.state());
        assertNull(life.measure());
    }

    @Test
    void whatWasDeletedSavesAllThatItCost() {
        AdviceLife life = new LifeStory()
                .days(28, Running.t4(), null)
                .days(2, Running.t4(), toNothing("258.54"))
                .days(7, Running.t4().hours(0), toNothing("200"))
                .only();
        assertEquals(State.ADOPTED, life.state());
        // the disk stays: its cost is not saved
        assertEquals(new BigDecimal("255.500000000"), measure(life).realised());
    }

    @Test
    void aDiskIsAdoptedOnceItIsNoLongerBilled() {
        AdviceSubject disk = AdviceSubject.disk("p", "old-models");
        GivenAdvice advice = new GivenAdvice(
                disk,
                "delete-disk",
                "p-old-models-delete-disk",
                List.of("old-models"),
                "p",
                null,
                List.of(Action.DELETE_DISK),
                new Target(null, null, null, null, null, true),
                List.of(new Lever(Lever.Kind.OPERATION, new BigDecimal("14.60"))),
                new BigDecimal("14.60"));
        LifeStory story = new LifeStory();
        story.days(20, Running.l4().hours(0), advice, day -> ofDisk(day, disk, "0.48"));
        story.days(8, Running.l4().hours(0), advice, day -> ofDisk(day, disk, "0"));
        AdviceLife life = story.only();
        assertEquals(State.ADOPTED, life.state());
        assertEquals(day(20), life.since());
        assertEquals(new BigDecimal("14.600000000"), measure(life).realised());
    }

    private static SubjectDay ofDisk(SubjectDay day, AdviceSubject disk, String cost) {
        return new SubjectDay(
                disk,
                day.date(),
                0,
                null,
                BigDecimal.ZERO,
                null,
                BigDecimal.ZERO,
                BigDecimal.ZERO,
                BigDecimal.ZERO,
                BigDecimal.ZERO,
                new BigDecimal(cost),
                null);
    }

    @Test
    void otherAdviceForTheSameServiceTakesItsPlace() {
        List<Life> lives = searchOnL4().days(2, Running.l4(), toSpot("100")).lives();
        assertEquals(State.OPEN, lives.get(0).life().state());
        AdviceLife old = lives.get(1).life();
        assertEquals(State.EXPIRED, old.state());
        assertEquals(Reason.SUPERSEDED, old.reason());
        assertEquals(day(31), old.since());
    }

    @Test
    void whatIsNoLongerSoldExpiresAtOnce() {
        AdviceLife life = searchOnL4().unsold("T4").days(2, Running.l4(), null).only();
        assertEquals(Reason.NO_LONGER_SOLD, life.reason());
        assertEquals(day(31), life.since());
    }

    @Test
    void aServiceOfWhichNothingRunsAnyMoreTakesItsAdviceWithIt() {
        AdviceLife life = searchOnL4().days(7, Running.l4().hours(0), null).only();
        assertEquals(Reason.GONE, life.reason());
        assertEquals(day(31), life.since());
    }

    @Test
    void aMissedNightOrTwoAreNoExpiry() {
        assertEquals(State.OPEN, searchOnL4().days(5, Running.l4(), null).only().state());
    }

    @Test
    void ofSeveralLeversThoseThatWereCarriedOutAreMeasuredAgainstTheirOwnPart() {
        LifeStory story = new LifeStory()
                .days(28, Running.l4(), null)
                .days(3, Running.l4(), toT4InHours(12, SAVING, "127.75"))
                .days(10, Running.t4(), toHours(12, "127.75"));
        AdviceLife life = story.lives().get(0).life();
        assertEquals(State.ADOPTED, life.state());
        assertEquals(List.of(Action.SWITCH_ACCELERATOR), life.carriedOut());
        assertEquals(new BigDecimal(SAVING), life.predicted());
        assertEquals(new BigDecimal("0.000000"), measure(life).error());
        assertEquals(State.OPEN, story.lives().get(1).life().state());

        // The rest is carried out later: each is credited with its own part, together with what the bill fell by.
        List<Life> both = story.days(21, Running.t4().hours(12), null).lives();
        BigDecimal sum = measure(both.get(0).life())
                .realised()
                .add(measure(both.get(1).life()).realised());
        assertEquals(List.of(State.ADOPTED, State.ADOPTED), states(both));
        assertEquals(new BigDecimal("310.250000000"), sum);
    }

    private static List<State> states(List<Life> lives) {
        return lives.stream().map(life -> life.life().state()).toList();
    }

    @Test
    void whatWasCarriedOutInPartIsAdoptedAlsoWhileTheWholeIsStillMade() {
        GivenAdvice both = toT4InHours(12, SAVING, "127.75");
        AdviceLife life = new LifeStory()
                .days(28, Running.l4(), null)
                .days(3, Running.l4(), both)
                .days(14, Running.l4().hours(12), both)
                .only();
        assertEquals(State.ADOPTED, life.state());
        assertEquals(List.of(Action.WEEKLY_HOURS), life.carriedOut());
        // 365 hours less at the L4's $0.60, where the advice spoke of the T4's $0.35
        assertEquals(new BigDecimal("219.000000000"), measure(life).realised());
        assertEquals(new BigDecimal("0.714286"), measure(life).error());
    }

    @Test
    void ofBothLeversAtOnceTheWholeIsMeasured() {
        AdviceLife life = new LifeStory()
                .days(28, Running.l4(), null)
                .days(3, Running.l4(), toT4InHours(12, SAVING, "127.75"))
                .days(14, Running.t4().hours(12), null)
                .only();
        assertEquals(List.of(Action.SWITCH_ACCELERATOR, Action.WEEKLY_HOURS), life.carriedOut());
        assertEquals(new BigDecimal("310.250000000"), life.predicted());
        assertEquals(new BigDecimal("310.250000000"), measure(life).realised());
    }

    @Test
    void aBaselineWithoutAWeekdayMeasuresNothing() {
        AdviceLife life = new LifeStory()
                .days(5, Running.l4(), toT4(SAVING))
                .days(8, Running.t4(), null)
                .only();
        assertEquals(State.ADOPTED, life.state());
        assertNull(life.measure());
        assertNotNull(life.predicted());
    }

    @Test
    void expiredAdviceIsToldForAQuarterOfAYear() {
        LifeStory story = searchOnL4().days(28 + 92, Running.l4(), null);
        assertEquals(State.EXPIRED, story.only().state());
        assertEquals(List.of(), story.days(1, Running.l4(), null).lives());
    }
}
