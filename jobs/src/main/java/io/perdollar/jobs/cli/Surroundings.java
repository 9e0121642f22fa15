package io.perdollar.jobs.cli;

import io.perdollar.jobs.config.Configuration;
import io.perdollar.jobs.mail.MailOrder;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;

/**
 * What the command line takes from the process that it runs in, so that tests can give it something else.
 *
 * @param clock the only clock
 * @param environment where passwords may stand
 * @param terminal whether somebody watches
 */
public record Surroundings(Clock clock, Map<String, String> environment, boolean terminal) {
    public Surroundings {
        environment = Map.copyOf(environment);
    }

    /** Mails of commands that mail nobody unless they are told to. */
    MailOrder mail(boolean send, boolean resend) {
        return new MailOrder(send ? MailOrder.Mode.SEND : MailOrder.Mode.NONE, resend, environment);
    }

    /** The last day that is over in the report's time zone. */
    LocalDate yesterday(Configuration configuration) {
        return LocalDate.ofInstant(clock.instant(), configuration.report().timeZone())
                .minusDays(1);
    }
}
