package io.perdollar.sampledata.truth;

import io.perdollar.sampledata.bill.Account;
import io.perdollar.sampledata.bill.Credit;
import io.perdollar.sampledata.bill.CreditKind;
import io.perdollar.sampledata.bill.Reading;
import io.perdollar.sampledata.time.SampleCalendar;

/**
 * One charge in billionths of a US dollar: each of its amounts is converted and rounded once (equations §3, §4).
 *
 * @param list at list prices
 * @param contracted before commitment discounts
 * @param billed cost and all credits
 * @param promotion Σ promotion credits
 * @param share of a commitment's fee that it carries (equations §5)
 */
record Dollars(long list, long contracted, long billed, long promotion, long share) {

    static Dollars of(Reading reading) {
        Account account = reading.meter().project().account();
        long day = SampleCalendar.utcDay(reading.hour());
        long billed = account.toDollars(reading.amounts().cost(), day);
        long promotion = 0;
        for (Credit credit : reading.credits()) {
            long amount = account.toDollars(credit.nanos(), day);
            billed += amount;
            if (credit.kind() == CreditKind.PROMOTION) {
                promotion += amount;
            }
        }
        return new Dollars(
                account.toDollars(reading.amounts().list(), day),
                account.toDollars(reading.amounts().contracted(), day),
                billed,
                promotion,
                account.toDollars(reading.committedShare(), day));
    }

    /** Cost without promotions, with the share of a fee. */
    long effective() {
        return billed - promotion + share;
    }

    /** Effective cost that stopping could have saved: nothing of what is committed. */
    long uncommitted() {
        return billed - promotion;
    }
}
