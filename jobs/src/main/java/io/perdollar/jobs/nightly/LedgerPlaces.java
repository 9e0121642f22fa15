package io.perdollar.jobs.nightly;

import io.perdollar.jobs.config.Configuration;
import io.perdollar.jobs.config.ConfigurationException;
import io.perdollar.jobs.config.LedgerSettings.LedgerPlace;
import io.perdollar.jobs.ledger.Ledger;
import java.time.Clock;

/** Where the ledger is: the one place that chooses between the embedded file and a server. */
public final class LedgerPlaces {
    private LedgerPlaces() {}

    /**
     * Opens the ledger of a configuration.
     *
     * @throws ConfigurationException if this build cannot use it
     * @throws io.perdollar.jobs.ledger.LedgerBusyException if another run holds it
     */
    public static Ledger open(Configuration configuration, Clock clock) {
        LedgerPlace place = configuration.ledger().place();
        if (place instanceof LedgerPlace.Embedded embedded) {
            return Ledger.open(embedded.file(), clock.instant());
        }
        throw new ConfigurationException("ledger.url: expected file:<path>, got "
                + ((LedgerPlace.PostgreSql) place).url() + "; this version keeps its ledger in an embedded file only");
    }
}
