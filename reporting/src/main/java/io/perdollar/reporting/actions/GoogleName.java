package io.perdollar.reporting.actions;

import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.zip.CRC32;

/** Names of new resources, as Google Cloud allows them: lower case letters, digits and hyphens, a letter first, 63 at most. */
final class GoogleName {
    private static final int LONGEST = 63;
    private static final int SHORT = 30;

    private GoogleName() {}

    /** At most 30 letters that tell the name of a VM, for names that begin with something else. */
    static String tail(String vmName) {
        if (vmName.length() <= SHORT) {
            return vmName;
        }
        String sum = checksum(vmName);
        return vmName.substring(0, SHORT - sum.length()).replaceAll("-+$", "") + sum;
    }

    /** A name of a VM: the text itself where it is allowed. */
    static String vm(String text) {
        String name = of("vm", text);
        return name.equals("vm-" + text) && text.matches("[a-z].*") ? text : name;
    }

    /**
     * A name that begins with {@code prefix} and tells the text. Where a letter of it is not allowed or there are too many, a
     * checksum of the whole keeps two texts apart.
     *
     * @param prefix allowed by itself, and short
     */
    static String of(String prefix, String text) {
        String plain =
                text.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
        String name = plain.isEmpty() ? prefix : prefix + "-" + plain;
        if (plain.equals(text) && name.length() <= LONGEST) {
            return name;
        }
        String tail = checksum(text);
        int room = LONGEST - tail.length();
        return (name.length() <= room ? name : name.substring(0, room).replaceAll("-+$", "")) + tail;
    }

    private static String checksum(String text) {
        CRC32 sum = new CRC32();
        sum.update(text.getBytes(StandardCharsets.UTF_8));
        return String.format(Locale.ROOT, "-%08x", sum.getValue());
    }
}
