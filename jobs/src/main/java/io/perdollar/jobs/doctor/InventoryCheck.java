package io.perdollar.jobs.doctor;

import io.perdollar.analysis.fleet.Inventory;
import io.perdollar.ingest.inventory.InventoryException;
import io.perdollar.ingest.json.JsonFileException;
import io.perdollar.jobs.config.Configuration;
import io.perdollar.jobs.config.KeyLines;
import io.perdollar.jobs.nightly.References;
import java.io.UncheckedIOException;

/** Whether the inventory is there, and how old it is. */
final class InventoryCheck {
    private final Configuration configuration;
    private final KeyLines lines;
    private final Diagnosis diagnosis;

    InventoryCheck(Configuration configuration, KeyLines lines, Diagnosis diagnosis) {
        this.configuration = configuration;
        this.lines = lines;
        this.diagnosis = diagnosis;
    }

    /** What was listed; nothing where that cannot be read. */
    Inventory check() {
        if (configuration.inventory() == null) {
            diagnosis.warn(
                    "inventory: none: disks and addresses are matched by name only, addresses in logs by nothing",
                    lines.place("inventory") + ": add inventory: ./inventory, and let the collect recipe of the README"
                            + " write gcloud's listings there");
            return Inventory.NONE;
        }
        try {
            Inventory inventory = References.inventory(configuration);
            Inventory.Snapshot newest =
                    inventory.snapshots().get(inventory.snapshots().size() - 1);
            diagnosis.ok("inventory: " + inventory.snapshots().size() + " listings, the newest of " + newest.date()
                    + " with " + newest.instances().size() + " VMs and "
                    + newest.disks().size() + " disks");
            return inventory;
        } catch (InventoryException | JsonFileException | IllegalArgumentException | UncheckedIOException e) {
            diagnosis.configuration(
                    "inventory: " + e.getMessage(), lines.place("inventory") + ": correct the folder or its files");
            return Inventory.NONE;
        }
    }
}
