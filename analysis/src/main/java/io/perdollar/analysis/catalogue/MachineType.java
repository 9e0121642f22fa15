package io.perdollar.analysis.catalogue;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A machine that can be ordered.
 *
 * @param name e.g. {@code g2-standard-4}; for N1 the usual machine of an accelerator, e.g. {@code n1-standard-4}
 * @param family upper case, e.g. {@code G2}
 * @param cores vCPUs
 * @param memoryGb RAM, GB
 * @param accelerator catalogue name; null where the type itself fixes none (N1)
 * @param acceleratorCount number fixed by the type; 0 where it fixes none
 * @param soldOnDemand false where only Spot or Flex-start can create it
 * @param origin source and date
 */
public record MachineType(
        String name,
        String family,
        int cores,
        BigDecimal memoryGb,
        @Nullable String accelerator,
        int acceleratorCount,
        boolean soldOnDemand,
        Origin origin) {}
