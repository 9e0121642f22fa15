package io.perdollar.jobs.mail;

import io.perdollar.jobs.config.MailSettings.Cadence;
import io.perdollar.jobs.config.MailSettings.Group;
import io.perdollar.reporting.mail.Occasion;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.temporal.TemporalAdjusters;
import java.util.Optional;

/**
 * A mail that a group gets by its cadence. A week's, a month's and a month's close are caught up on by the next run where
 * the one that should have sent them did not run.
 *
 * @param period what it speaks of, as part of its identity: a date, a week's last day or a month
 */
record DueMail(Occasion occasion, String period) {
    private static final int CATCH_UP_DAYS = 6;

    /** The mail of a group's cadence for a report date; empty where none is due. Whether it was sent is not asked here. */
    static Optional<DueMail> of(Group group, LocalDate reportDate) {
        Cadence cadence = group.when();
        return switch (cadence) {
            case DAILY -> Optional.of(new DueMail(Occasion.DAILY, reportDate.toString()));
            case WEEKLY ->
                Optional.of(new DueMail(
                        Occasion.WEEKLY,
                        reportDate
                                .with(TemporalAdjusters.previousOrSame(DayOfWeek.SUNDAY))
                                .toString()));
            case MONTHLY -> monthly(reportDate);
            case MONTH_CLOSE -> monthClose(group, reportDate);
        };
    }

    /** The month of {@link Occasion#MONTHLY} and {@link Occasion#MONTH_CLOSE}. */
    YearMonth month() {
        return YearMonth.parse(period);
    }

    private static Optional<DueMail> monthly(LocalDate reportDate) {
        YearMonth month = YearMonth.from(reportDate.plusDays(1)).minusMonths(1);
        return reportDate.isAfter(month.atEndOfMonth().plusDays(CATCH_UP_DAYS))
                ? Optional.empty()
                : Optional.of(new DueMail(Occasion.MONTHLY, month.toString()));
    }

    /** Due from the configured working day on, on which the report of the day before is made. */
    private static Optional<DueMail> monthClose(Group group, LocalDate reportDate) {
        LocalDate morning = reportDate.plusDays(1);
        YearMonth now = YearMonth.from(morning);
        return morning.isBefore(workingDay(now, group.workingDay()))
                ? Optional.empty()
                : Optional.of(
                        new DueMail(Occasion.MONTH_CLOSE, now.minusMonths(1).toString()));
    }

    /** The n-th Monday-to-Friday of a month; public holidays are working days here. */
    static LocalDate workingDay(YearMonth month, int number) {
        int left = number;
        LocalDate day = month.atDay(1);
        while (true) {
            boolean working = day.getDayOfWeek().getValue() <= DayOfWeek.FRIDAY.getValue();
            if (working && --left == 0) {
                return day;
            }
            day = day.plusDays(1);
        }
    }
}
