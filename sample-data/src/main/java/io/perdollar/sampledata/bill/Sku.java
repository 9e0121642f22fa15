package io.perdollar.sampledata.bill;

import java.util.Locale;

/**
 * What is priced.
 *
 * @param service that sells it
 * @param id e.g. {@code 88B8-C3ED-03F0}
 * @param description Google's words
 * @param unit of its usage
 * @param unitPrice billionths of a US dollar for one unit: per hour where usage is time, per gibibyte or count elsewhere
 */
public record Sku(CloudService service, String id, String description, Unit unit, long unitPrice) {

    /** An SKU whose id is not known: one in Google's form, always the same for the same description. */
    public static Sku of(CloudService service, String description, Unit unit, long unitPrice) {
        return new Sku(service, idOf(description), description, unit, unitPrice);
    }

    private static String idOf(String description) {
        long hash = 0xCBF29CE484222325L;
        for (int i = 0; i < description.length(); i++) {
            hash = (hash ^ description.charAt(i)) * 0x100000001B3L;
        }
        String hex = String.format(Locale.ROOT, "%012X", hash & 0xFFFFFFFFFFFFL);
        return hex.substring(0, 4) + "-" + hex.substring(4, 8) + "-" + hex.substring(8);
    }
}
