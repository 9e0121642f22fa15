package io.perdollar.analysis.charge;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What an SKU is, read from Google's description. Descriptions get renamed ("Egress" became "Data Transfer Out"), so
 * every known wording is listed.
 *
 * @param component the part of a machine or the service that is sold
 * @param accelerator catalogue name such as {@code T4}; null where the SKU is no accelerator
 * @param machineFamily upper-case family such as {@code N1}, {@code G2}; null where the description names none
 * @param pricing on demand, spot, committed or reserved
 * @param term of a commitment; null otherwise
 */
public record SkuTraits(
        Component component,
        @Nullable String accelerator,
        @Nullable String machineFamily,
        Pricing pricing,
        @Nullable CommitmentTerm term) {

    /** The part that an SKU sells. */
    public enum Component {
        ACCELERATOR,
        CORE,
        RAM,
        LICENCE,
        LOCAL_SSD,
        STORAGE,
        NETWORK,
        SUPPORTING,
        /** A commitment to spend, not tied to one component. */
        SPEND,
        OTHER_COMPUTE,
        OTHER
    }

    /** How an SKU is bought. */
    public enum Pricing {
        ON_DEMAND,
        SPOT,
        COMMITMENT,
        RESERVED
    }

    /** Length of a commitment. */
    public enum CommitmentTerm {
        ONE_YEAR,
        THREE_YEARS
    }

    /** Longest wording first: "A100 80GB" must win over "A100". */
    private static final List<Map.Entry<Pattern, String>> ACCELERATORS = List.of(
            accelerator("h100 80gb mega", "H100-MEGA"),
            accelerator("h100 80gb", "H100"),
            accelerator("h200 141gb", "H200"),
            accelerator("b200", "B200"),
            accelerator("rtx (?:pro )?6000 96gb", "RTX-PRO-6000"),
            accelerator("a100 80gb", "A100-80"),
            accelerator("tesla a100|nvidia a100", "A100-40"),
            accelerator("nvidia l4", "L4"),
            accelerator("tesla t4|nvidia t4", "T4"),
            accelerator("tesla v100|nvidia v100", "V100"),
            accelerator("tesla p100|nvidia p100", "P100"),
            accelerator("tesla p4|nvidia p4", "P4"));

    private static final Pattern FAMILY = Pattern.compile("\\b(n1|n2|n2d|e2|g2|g4|a2|a3|a4|c2|c3|c4|c4d|m1)\\b");
    private static final Pattern COMPUTE_CORE = Pattern.compile("instance core|\\bcpu in\\b|\\bcpu running\\b|vcpu");
    private static final Pattern COMPUTE_RAM = Pattern.compile("instance ram|\\bram in\\b|\\bram running\\b");
    private static final Pattern STORAGE = Pattern.compile(
            "pd capacity|hyperdisk|snapshot|image storage|standard storage|nearline|coldline|archive storage");
    private static final Pattern NETWORK = Pattern.compile(
            "egress|ingress|data transfer|external ip|static ip|ip charge|cloud nat|vpn|interconnect|inter zone|network");
    private static final Pattern SUPPORTING = Pattern.compile(
            "load balanc|forwarding rule|log storage|log retention|metric volume|samples ingested|monitoring|logging|trace");

    /** Reads an SKU; never fails: what is not recognised is {@link Component#OTHER}. */
    public static SkuTraits of(Sku sku) {
        String text = sku.description().toLowerCase(Locale.ROOT);
        String service = sku.service().toLowerCase(Locale.ROOT);
        Pricing pricing = pricing(text);
        CommitmentTerm term = pricing == Pricing.COMMITMENT ? term(text) : null;
        String accelerator = accelerator(text);
        return new SkuTraits(component(text, service, accelerator, pricing), accelerator, family(text), pricing, term);
    }

    /** Whether this is a core, a gibibyte of RAM or an accelerator of a machine. */
    public boolean isMachine() {
        return component == Component.ACCELERATOR || component == Component.CORE || component == Component.RAM;
    }

    /** Whether the SKU is a commitment's fee. */
    public boolean isCommitmentFee() {
        return pricing == Pricing.COMMITMENT;
    }

    private static Component component(String text, String service, @Nullable String accelerator, Pricing pricing) {
        if (service.contains("logging") || service.contains("monitoring")) {
            return Component.SUPPORTING;
        }
        if (text.contains("licens") || text.contains("licenc") || text.contains("virtual workstation")) {
            return Component.LICENCE;
        }
        if (accelerator != null) {
            return Component.ACCELERATOR;
        }
        if (COMPUTE_CORE.matcher(text).find()) {
            return Component.CORE;
        }
        if (COMPUTE_RAM.matcher(text).find()) {
            return Component.RAM;
        }
        if (pricing == Pricing.COMMITMENT) {
            return Component.SPEND;
        }
        if (text.contains("local storage") || text.contains("local ssd")) {
            return Component.LOCAL_SSD;
        }
        if (STORAGE.matcher(text).find() || service.equals("cloud storage")) {
            return Component.STORAGE;
        }
        if (SUPPORTING.matcher(text).find()) {
            return Component.SUPPORTING;
        }
        if (NETWORK.matcher(text).find() || service.equals("networking")) {
            return Component.NETWORK;
        }
        return service.equals("compute engine") ? Component.OTHER_COMPUTE : Component.OTHER;
    }

    private static Pricing pricing(String text) {
        if (text.startsWith("commitment")
                || text.contains("commitment v1")
                || text.contains("commitment - dollar based")) {
            return Pricing.COMMITMENT;
        }
        if (text.contains("spot") || text.contains("preemptible")) {
            return Pricing.SPOT;
        }
        return text.startsWith("reserved ") ? Pricing.RESERVED : Pricing.ON_DEMAND;
    }

    private static @Nullable CommitmentTerm term(String text) {
        if (text.contains("3 year")) {
            return CommitmentTerm.THREE_YEARS;
        }
        return text.contains("1 year") ? CommitmentTerm.ONE_YEAR : null;
    }

    private static @Nullable String accelerator(String text) {
        if (text.contains("virtual workstation") || text.contains("vgpu")) {
            return null;
        }
        for (Map.Entry<Pattern, String> accelerator : ACCELERATORS) {
            if (accelerator.getKey().matcher(text).find()) {
                return accelerator.getValue();
            }
        }
        return null;
    }

    private static @Nullable String family(String text) {
        Matcher matcher = FAMILY.matcher(text);
        if (matcher.find()) {
            return matcher.group(1).toUpperCase(Locale.ROOT);
        }
        // An N1 custom machine and an N1 commitment are sold without the family's name.
        return text.contains("custom instance")
                        || text.startsWith("commitment v1: cpu in")
                        || text.startsWith("commitment v1: ram in")
                ? "N1"
                : null;
    }

    private static Map.Entry<Pattern, String> accelerator(String regex, String name) {
        return Map.entry(Pattern.compile("\\b(?:" + regex + ")\\b"), name);
    }
}
