package io.perdollar.analysis.commitment;

import io.perdollar.analysis.charge.ChargeKey;
import java.math.BigDecimal;

/**
 * The part of a commitment's fee that one charge carries: plus on the charge, minus on the group's line of unused
 * commitment, in the same hour (equations §5).
 *
 * @param hour start of the charge's hour, epoch microseconds
 * @param charge key of the charge that carries it
 * @param group whose fees it takes from
 * @param amount in the charge's own currency, 9 digits
 */
public record CommitmentShare(long hour, ChargeKey charge, CommitmentGroup group, BigDecimal amount) {}
