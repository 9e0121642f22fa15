package io.perdollar.jobs.mail;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.perdollar.jobs.config.MailSettings.Cadence;
import io.perdollar.jobs.config.MailSettings.Group;
import io.perdollar.jobs.config.Scope;
import io.perdollar.reporting.mail.Occasion;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

@NullMarked
class DueMailTest {
    private static Optional<DueMail> due(Cadence cadence, String reportDate) {
        return DueMail.of(
                new Group(List.of("a@example.com"), new Scope.All(), cadence, 4, false), LocalDate.parse(reportDate));
    }

    @Test
    void everyDayHasItsDailyMail() {
        assertEquals(Optional.of(new DueMail(Occasion.DAILY, "2026-11-11")), due(Cadence.DAILY, "2026-11-11"));
    }

    @Test
    void aWeekIsMailedForItsSundayAndCaughtUpOnLater() {
        Optional<DueMail> week = Optional.of(new DueMail(Occasion.WEEKLY, "2026-11-15"));
        assertEquals(week, due(Cadence.WEEKLY, "2026-11-15"));
        assertEquals(week, due(Cadence.WEEKLY, "2026-11-18"));
        assertNotEquals(week, due(Cadence.WEEKLY, "2026-11-14"));
    }

    @Test
    void aMonthIsMailedWithTheReportOfItsLastDay() {
        Optional<DueMail> october = Optional.of(new DueMail(Occasion.MONTHLY, "2026-10"));
        assertEquals(october, due(Cadence.MONTHLY, "2026-10-31"));
        assertEquals(october, due(Cadence.MONTHLY, "2026-11-03"));
        assertTrue(due(Cadence.MONTHLY, "2026-11-07").isEmpty());
    }

    /** November 2026 begins on a Sunday: its fourth working day is Thursday the 5th. */
    @Test
    void aMonthIsClosedOnTheConfiguredWorkingDay() {
        assertEquals(LocalDate.of(2026, 11, 5), DueMail.workingDay(YearMonth.of(2026, 11), 4));
        assertTrue(due(Cadence.MONTH_CLOSE, "2026-11-03").isEmpty());
        assertEquals(Optional.of(new DueMail(Occasion.MONTH_CLOSE, "2026-10")), due(Cadence.MONTH_CLOSE, "2026-11-04"));
    }

    @Test
    void theIdOfAMailDependsOnGroupPeriodAndLedgerAndOnNothingElse() {
        String id = MessageIds.of(Occasion.DAILY, "ops", "2026-11-15", "ledger", "perdollar@example.com");
        assertEquals(id, MessageIds.of(Occasion.DAILY, "ops", "2026-11-15", "ledger", "perdollar@example.com"));
        assertTrue(id.startsWith("perdollar.daily.2026-11-15.ops.") && id.endsWith("@example.com"), id);
        assertNotEquals(id, MessageIds.of(Occasion.DAILY, "ops", "2026-11-15", "other", "perdollar@example.com"));
        assertNotEquals(
                MessageIds.of(Occasion.DAILY, "a b", "d", "l", "f@h"),
                MessageIds.of(Occasion.DAILY, "a.b", "d", "l", "f@h"));
        assertEquals(
                "perdollar.daily.d.-Bcc-x-.",
                MessageIds.of(Occasion.DAILY, "\r\nBcc: x>", "d", "l", "f@h").substring(0, 26));
    }
}
