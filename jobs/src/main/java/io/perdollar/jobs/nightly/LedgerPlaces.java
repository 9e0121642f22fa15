package io.perdollar.jobs.nightly;

import io.perdollar.jobs.config.Configuration;
import io.perdollar.jobs.config.LedgerSettings.LedgerPlace;
import io.perdollar.jobs.config.Secret;
import io.perdollar.jobs.ledger.Ledger;
import java.time.Clock;
import java.util.Map;

/** Where the ledger is: the one place that chooses between the embedded file and a server. */
public final class LedgerPlaces {
    private LedgerPlaces() {}

    /**
     * Opens the ledger of a configuration.
     *
     * @param environment where the password of a server may stand
     * @throws io.perdollar.jobs.config.ConfigurationException if the password cannot be read
     * @throws io.perdollar.jobs.ledger.LedgerBusyException if another run holds it
     */
    public static Ledger open(Configuration configuration, Clock clock, Map<String, String> environment) {
        LedgerPlace place = configuration.ledger().place();
        if (place instanceof LedgerPlace.Embedded embedded) {
            return Ledger.open(embedded.file(), clock.instant());
        }
        LedgerPlace.PostgreSql server = (LedgerPlace.PostgreSql) place;
        Secret password = server.password();
        return Ledger.open(
                server.url(), server.user(), password == null ? null : password.reveal(environment), clock.instant());
    }
}
