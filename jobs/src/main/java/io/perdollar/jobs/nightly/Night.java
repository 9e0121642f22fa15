package io.perdollar.jobs.nightly;

import io.perdollar.jobs.config.Configuration;
import io.perdollar.jobs.ledger.Ledger;
import io.perdollar.jobs.mail.MailOrder;
import java.time.Clock;

/**
 * What the steps of a run share: what they are told, where they keep rows, and who listens.
 *
 * @param ledger open, and held by this process
 * @param mail what is to be done with mails
 */
public record Night(
        Configuration configuration, Ledger ledger, Clock clock, ProgressListener progress, MailOrder mail) {}
