package io.perdollar.jobs.ledger.codec;

import io.perdollar.analysis.charge.ChargeKey;
import io.perdollar.analysis.charge.CostType;
import io.perdollar.analysis.charge.Labels;
import io.perdollar.analysis.charge.Location;
import io.perdollar.analysis.charge.MachineSpec;
import io.perdollar.analysis.charge.Resource;
import io.perdollar.analysis.charge.Sku;
import io.perdollar.analysis.money.CurrencyCode;
import java.math.BigDecimal;
import java.time.YearMonth;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The key of a charge, its texts as numbers of a table. */
final class ChargeKeyCodec {
    private static final int MAX_SCALE = 1_000;
    private static final int UNUSED_RESERVATION = 1;
    private static final int HAS_RATE = 2;

    private static final Comparator<@Nullable String> TEXT_ORDER = Comparator.nullsFirst(Comparator.naturalOrder());
    private static final Comparator<ChargeKey> REST_ORDER = Comparator.comparing(ChargeKey::invoiceMonth)
            .thenComparing(ChargeKey::conversionRate, Comparator.nullsFirst(Comparator.naturalOrder()))
            .thenComparing(key -> key.machine().cores(), Comparator.nullsFirst(Comparator.naturalOrder()))
            .thenComparing(key -> key.machine().unusedReservation());

    private ChargeKeyCodec() {}

    /**
     * A key, taken apart.
     *
     * @param texts its texts in the order in which they are written
     */
    record Parts(ChargeKey key, List<@Nullable String> texts) implements Comparable<Parts> {
        static Parts of(ChargeKey key) {
            return new Parts(key, ChargeKeyCodec.texts(key));
        }

        /** A total order: keys that compare as equal are equal. */
        @Override
        public int compareTo(Parts other) {
            for (int i = 0; i < texts.size(); i++) {
                int order = TEXT_ORDER.compare(texts.get(i), other.texts.get(i));
                if (order != 0) {
                    return order;
                }
            }
            return REST_ORDER.compare(key, other.key);
        }
    }

    static void write(ByteWriter out, TextTable table, Parts parts) {
        ChargeKey key = parts.key();
        MachineSpec machine = key.machine();
        BigDecimal rate = key.conversionRate();
        out.unsigned((machine.unusedReservation() ? UNUSED_RESERVATION : 0) | (rate == null ? 0 : HAS_RATE));
        out.unsigned(12L * key.invoiceMonth().getYear() + key.invoiceMonth().getMonthValue() - 1);
        out.unsigned(machine.cores() == null ? 0 : machine.cores());
        if (rate != null) {
            out.signed(rate.scale());
            out.signed(rate.unscaledValue());
        }
        for (String text : parts.texts()) {
            out.unsigned(table.number(text));
        }
    }

    private static List<@Nullable String> texts(ChargeKey key) {
        Resource resource = key.resource();
        MachineSpec machine = key.machine();
        return Arrays.asList(
                key.billingAccount(),
                key.projectId(),
                key.location().location(),
                key.location().region(),
                key.location().zone(),
                resource == null ? null : resource.globalName(),
                resource == null ? null : resource.name(),
                key.sku().service(),
                key.sku().id(),
                key.sku().description(),
                key.usageUnit(),
                key.pricingUnit(),
                key.costType().name(),
                key.adjustmentType(),
                key.currency().code(),
                key.consumptionModel(),
                key.subscriptionId(),
                machine.machineType(),
                machine.reservationName(),
                key.labels().service(),
                key.labels().environment(),
                key.labels().instance());
    }

    static ChargeKey read(ByteReader in, TextTable texts) {
        int flags = in.count(UNUSED_RESERVATION | HAS_RATE);
        int month = in.count(12 * 9999 + 11);
        int cores = in.count(Integer.MAX_VALUE);
        BigDecimal rate = (flags & HAS_RATE) == 0 ? null : rate(in);
        String account = texts.required(in);
        String project = texts.next(in);
        Location location = new Location(texts.next(in), texts.next(in), texts.next(in));
        String globalName = texts.next(in);
        String resourceName = texts.next(in);
        Resource resource = globalName == null && resourceName == null ? null : new Resource(globalName, resourceName);
        Sku sku = new Sku(texts.required(in), texts.required(in), texts.required(in));
        String usageUnit = texts.required(in);
        String pricingUnit = texts.required(in);
        CostType costType = CostType.valueOf(texts.required(in));
        String adjustmentType = texts.next(in);
        CurrencyCode currency = new CurrencyCode(texts.required(in));
        String consumptionModel = texts.next(in);
        String subscriptionId = texts.next(in);
        MachineSpec machine = new MachineSpec(
                texts.next(in), cores == 0 ? null : cores, (flags & UNUSED_RESERVATION) != 0, texts.next(in));
        Labels labels = new Labels(texts.next(in), texts.next(in), texts.next(in));
        return new ChargeKey(
                account,
                project,
                location,
                resource,
                sku,
                usageUnit,
                pricingUnit,
                costType,
                adjustmentType,
                YearMonth.of(month / 12, month % 12 + 1),
                currency,
                rate,
                consumptionModel,
                subscriptionId,
                machine,
                labels);
    }

    private static BigDecimal rate(ByteReader in) {
        long scale = in.signed();
        if (Math.abs(scale) > MAX_SCALE) {
            throw new LedgerRowException("expected a conversion rate, got one with the scale " + scale);
        }
        return new BigDecimal(in.signedBig(), (int) scale);
    }
}
