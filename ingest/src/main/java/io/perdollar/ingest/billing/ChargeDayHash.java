package io.perdollar.ingest.billing;

import io.perdollar.analysis.charge.Charge;
import io.perdollar.analysis.charge.ChargeDay;
import io.perdollar.analysis.charge.ChargeKey;
import io.perdollar.analysis.charge.Resource;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.IdentityHashMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What makes two reads of a day equal (equations §12): SHA-256 over the day, the account and every charge with its key,
 * usage, amounts and credits. The order of charges does not matter, nor do the number of export rows and their
 * {@code export_time}: rows that come again with the same sums are no new version.
 */
public final class ChargeDayHash {
    private static final char FIELD = '\u001f';
    private static final String ABSENT = "\u0000";

    private ChargeDayHash() {}

    /** 64 hexadecimal digits, lower case. */
    public static String of(ChargeDay day) {
        // Charges of a day share key objects, and a key's text is most of a charge's.
        IdentityHashMap<ChargeKey, byte[]> keys = new IdentityHashMap<>();
        List<byte[]> charges = new ArrayList<>(day.charges().size());
        for (Charge charge : day.charges()) {
            MessageDigest digest = sha256();
            digest.update(keys.computeIfAbsent(charge.key(), key -> sha256().digest(utf8(text(key)))));
            charges.add(digest.digest(utf8(amounts(charge))));
        }
        charges.sort(Arrays::compareUnsigned);
        MessageDigest digest = sha256();
        digest.update(utf8("perdollar.charge-day/1" + FIELD + day.day() + FIELD + day.billingAccount()));
        charges.forEach(digest::update);
        return HexFormat.of().formatHex(digest.digest());
    }

    private static String amounts(Charge charge) {
        StringBuilder text = new StringBuilder(160);
        text.append(charge.hour().getEpochSecond());
        for (BigDecimal amount : List.of(
                charge.usage(),
                charge.pricingUsage(),
                charge.exportCost(),
                charge.listCost(),
                charge.contractedCost())) {
            text.append(FIELD).append(amount.unscaledValue());
        }
        charge.credits()
                .forEach((type, amount) -> text.append(FIELD)
                        .append(type)
                        .append(FIELD)
                        .append(amount.setScale(9).unscaledValue()));
        return text.toString();
    }

    private static String text(ChargeKey key) {
        Resource resource = key.resource();
        StringBuilder text = new StringBuilder(600);
        for (@Nullable
        Object field : new @Nullable Object[] {
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
            key.costType(),
            key.adjustmentType(),
            key.invoiceMonth(),
            key.currency(),
            plain(key.conversionRate()),
            key.consumptionModel(),
            key.subscriptionId(),
            key.machine().machineType(),
            key.machine().cores(),
            key.machine().unusedReservation(),
            key.machine().reservationName(),
            key.labels().service(),
            key.labels().environment(),
            key.labels().instance()
        }) {
            text.append(field == null ? ABSENT : field).append(FIELD);
        }
        return text.toString();
    }

    private static @Nullable String plain(@Nullable BigDecimal number) {
        return number == null ? null : number.toPlainString();
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
