/**
 * What the pipeline must find, computed from what the generator knows; shares nothing with analysis.
 *
 * <p>Where the equations leave two engineers a choice, this is what was chosen:
 *
 * <ul>
 *   <li>§1: a gap that ends with an arrival pays the start-up time; one that ends with coverage or with the window does not.
 *       The comparison window is measured as a report of its own: gaps are cut at its end too. The frontier of an account
 *       cuts no gap: a gap across it is judged by its whole length.
 *   <li>§3: amounts are rounded to nine digits per row, summed over the rows of a charge, and converted once per charge.
 *   <li>§5: shares of older commitments are formed in the account's currency and converted as one amount.
 *   <li>§6: other direct and attached cost of a VM's hour is split by running as one sum, rounded once, billed and effective
 *       apart. Shared cost of a day is split as one sum, billed and effective apart, by served and failed requests of
 *       billed hours; a VM whose day had none, while others had some, carries nothing.
 *   <li>§7: a name means the VM that runs under it in the hour; the sample writes no line in an hour in which two share it.
 *   <li>§9: each log folder has its own rotation; runs that touch are one. Lines without a time cover nothing.
 *   <li>§10: idleCost and avoidableIdleCost are rounded per VM and hour, then summed. A VM with a log but without any
 *       coverage of a billed hour has counts, and null for idle figures.
 *   <li>§11: what counts of a VM-hour's direct and attached cost in a ratio is rounded once, as one sum, to nine digits;
 *       the same for the machine alone, and for a day's shared cost. A service's and the fleet's cost per million tokens
 *       has the same cost in its numerator as the other ratios, also where some of its VMs log no tokens.
 *   <li>§12: hours after the frontier add nothing but {@code awaitingBill} and the lines of {@code dataQuality}. A day is
 *       settled when the newest {@code export_time} of all accounts is 24 h past its local end.
 *       {@code hoursServedUnbilled} asks for a served or failed request in flight; unrecognised lines do not count.
 * </ul>
 */
@NullMarked
package io.perdollar.sampledata.truth;

import org.jspecify.annotations.NullMarked;
