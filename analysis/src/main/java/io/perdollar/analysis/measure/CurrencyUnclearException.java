package io.perdollar.analysis.measure;

import io.perdollar.analysis.money.CurrencyCode;
import java.util.SortedSet;

/** No report currency is configured and the bill does not settle it (contracts; exit code 2). */
public final class CurrencyUnclearException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    CurrencyUnclearException(SortedSet<CurrencyCode> found) {
        super("report.currency is not set, so the bill must have exactly one currency; it has "
                + (found.isEmpty() ? "none" : found) + "; set report.currency in the configuration");
    }
}
