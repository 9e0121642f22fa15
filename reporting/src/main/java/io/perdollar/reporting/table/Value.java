package io.perdollar.reporting.table;

import io.perdollar.analysis.money.CurrencyCode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.YearMonth;

/** What stands in a cell: typed, exact and not yet formatted. Unknown is {@link Missing}, never 0. */
public sealed interface Value {

    /** Words. */
    record Text(String text) implements Value {}

    /**
     * A file of the same run.
     *
     * @param path relative to the report, with slashes, made safe to show
     * @param address the same as a relative address, odd letters in percent signs
     */
    record File(String path, String address) implements Value {}

    /** An amount of money, exact; rounded only when shown. */
    record Money(BigDecimal amount, CurrencyCode currency) implements Value {}

    /** An amount that the reader types, or that follows from it: empty until then. */
    record Awaited(CurrencyCode currency) implements Value {}

    /** Money per so many requests or tokens: small, so shown with more digits. */
    record UnitPrice(BigDecimal amount, CurrencyCode currency) implements Value {}

    /** A ratio such as requests per dollar, or the difference of two. */
    record Ratio(BigDecimal ratio) implements Value {}

    /** A part of a whole; 1 is all of it. */
    record Share(BigDecimal share) implements Value {}

    /** A relative change; 0.08 is 8 % more. */
    record Change(BigDecimal change) implements Value {}

    /** A number of things. */
    record Count(long count) implements Value {}

    /** A length of time, in microseconds, shown in hours. */
    record Hours(long micros) implements Value {
        /** Microseconds of one hour. */
        public static final long MICROS = 3_600_000_000L;
    }

    /** A calendar day. */
    record Day(LocalDate date) implements Value {}

    /** A calendar month. */
    record Month(YearMonth month) implements Value {}

    /** Not known, or without meaning here. */
    record Missing() implements Value {}
}
