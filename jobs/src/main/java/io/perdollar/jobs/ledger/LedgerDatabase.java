package io.perdollar.jobs.ledger;

import java.sql.SQLException;
import javax.sql.DataSource;

/** The open database of a ledger, on either product. */
interface LedgerDatabase {
    /** Where it is, for people; without a password. */
    String place();

    DataSource dataSource();

    /** Folder of the migrations that only this product needs, below {@code db/dialect}. */
    String dialect();

    /**
     * Closes the database; a second time does nothing.
     *
     * @param compact gives back the room of what was deleted or replaced, where that is not the product's own business
     */
    void shutDown(boolean compact) throws SQLException;
}
