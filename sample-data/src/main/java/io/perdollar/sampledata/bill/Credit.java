package io.perdollar.sampledata.bill;

/**
 * A credit of one reading.
 *
 * @param kind why it is given
 * @param nanos billionths of the account's currency, mostly negative
 */
public record Credit(CreditKind kind, long nanos) {}
