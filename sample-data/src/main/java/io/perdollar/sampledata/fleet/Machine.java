package io.perdollar.sampledata.fleet;

import org.jspecify.annotations.Nullable;

/** The machine types of the sample, as Google sells them. */
public enum Machine {
    N1_T4("n1-standard-4", "N1", 4, 15, Accelerator.T4, 1),
    N1_TWO_T4("n1-standard-8", "N1", 8, 30, Accelerator.T4, 2),
    G2_L4("g2-standard-4", "G2", 4, 16, Accelerator.L4, 1),
    A2_A100("a2-highgpu-1g", "A2", 12, 85, Accelerator.A100, 1),
    E2("e2-standard-2", "E2", 2, 8, null, 0);

    /** GPUs, by the names that Google and people give them. */
    public enum Accelerator {
        T4("T4", "nvidia-tesla-t4", "Nvidia Tesla T4 GPU"),
        L4("L4", "nvidia-l4", "Nvidia L4 GPU"),
        A100("A100-40", "nvidia-tesla-a100", "Nvidia Tesla A100 GPU");

        private final String shortName;
        private final String type;
        private final String skuName;

        Accelerator(String shortName, String type, String skuName) {
            this.shortName = shortName;
            this.type = type;
            this.skuName = skuName;
        }

        /** As in {@code T4}. */
        public String shortName() {
            return shortName;
        }

        /** As gcloud lists it. */
        public String type() {
            return type;
        }

        /** As SKU descriptions call it. */
        public String skuName() {
            return skuName;
        }
    }

    private final String typeName;
    private final String family;
    private final int cores;
    private final int ramGib;
    private final @Nullable Accelerator accelerator;
    private final int accelerators;

    Machine(
            String typeName,
            String family,
            int cores,
            int ramGib,
            @Nullable Accelerator accelerator,
            int accelerators) {
        this.typeName = typeName;
        this.family = family;
        this.cores = cores;
        this.ramGib = ramGib;
        this.accelerator = accelerator;
        this.accelerators = accelerators;
    }

    /** As in {@code n1-standard-4}. */
    public String typeName() {
        return typeName;
    }

    public String family() {
        return family;
    }

    public int cores() {
        return cores;
    }

    public int ramGib() {
        return ramGib;
    }

    /** Its kind of GPU; null without one. */
    public @Nullable Accelerator accelerator() {
        return accelerator;
    }

    /** Number of its GPUs. */
    public int accelerators() {
        return accelerators;
    }
}
