package io.perdollar.reporting.actions;

import io.perdollar.reporting.actions.Change.Replica;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Collectors;

/** The parts of {@code main.tf} that make, change and remove VMs and disks. */
final class TerraformMachines {
    private TerraformMachines() {}

    /** Other machines, or another number of them. */
    static void machines(StringBuilder out, Change change) {
        Target target = change.target();
        if (target == null || !target.isOrderable()) {
            out.append("\n# The machine to run on is not known to the catalogue: see README.md.\n");
            return;
        }
        for (Replica replica : change.replicasAfter()) {
            if (replica.isNew()) {
                created(out, replica, target);
            } else if (change.step(Step.SwitchAccelerator.class) != null) {
                out.append(
                        "\n# In the resource of %s in %s, with allow_stopping_for_update = true:\n#   machine_type = %s\n"
                                .formatted(
                                        HclText.comment(replica.machine().name()),
                                        HclText.comment(replica.machine().zone()),
                                        HclText.string(target.machineType())));
            }
        }
        for (Machine machine : change.retired()) {
            out.append("\n# In the resource of %s in %s, until it is removed:\n#   desired_status = \"TERMINATED\"\n"
                    .formatted(HclText.comment(machine.name()), HclText.comment(machine.zone())));
        }
    }

    private static void created(StringBuilder out, Replica replica, Target target) {
        Machine machine = replica.machine();
        String id = TerraformText.id("vm", machine);
        TerraformText.variable(
                out,
                id + "_boot_disk",
                "The copy of the boot disk of "
                        + HclText.comment(replica.source().name()) + " that commands.sh makes");
        TerraformText.variable(
                out,
                id + "_subnetwork",
                "The subnetwork of " + HclText.comment(replica.source().name()));
        out.append("""

                # On copies of the disks of %s in %s; its labels, tags and further disks belong here too.
                resource "google_compute_instance" %s {
                  name         = %s
                  project      = %s
                  zone         = %s
                  machine_type = %s
                %s
                  boot_disk {
                    auto_delete = false
                    source      = var.%s_boot_disk
                  }

                  network_interface {
                    subnetwork = var.%s_subnetwork
                  }

                  scheduling {
                %s  }
                }
                """.formatted(
                        HclText.comment(replica.source().name()),
                        HclText.comment(replica.source().zone()),
                        HclText.string(id),
                        HclText.string(machine.name()),
                        HclText.string(machine.project()),
                        HclText.string(machine.zone()),
                        HclText.string(target.machineType()),
                        target.isAttached()
                                ? "\n  guest_accelerator {\n    type  = "
                                        + HclText.string(String.valueOf(target.acceleratorType())) + "\n    count = "
                                        + target.acceleratorCount() + "\n  }\n"
                                : "",
                        id,
                        id,
                        target.spot() ? spot("    ") : "    on_host_maintenance = \"TERMINATE\"\n"));
    }

    /** How VMs that were there before are bought from now on. */
    static void scheduling(StringBuilder out, Change change, boolean spot) {
        for (Replica replica : change.replicasAfter()) {
            if (!replica.isNew()) {
                out.append(
                        "\n# In the resource of %s in %s, with allow_stopping_for_update = true:\n#   scheduling {\n%s#   }\n"
                                .formatted(
                                        HclText.comment(replica.machine().name()),
                                        HclText.comment(replica.machine().zone()),
                                        spot ? spot("#     ") : standard("#     ")));
            }
        }
    }

    private static String spot(String margin) {
        return """
                provisioning_model          = "SPOT"
                preemptible                 = true
                automatic_restart           = false
                instance_termination_action = "STOP"
                on_host_maintenance         = "TERMINATE"
                """.lines().map(line -> margin + line + "\n").collect(Collectors.joining());
    }

    private static String standard(String margin) {
        return """
                provisioning_model  = "STANDARD"
                preemptible         = false
                automatic_restart   = true
                on_host_maintenance = "TERMINATE"
                """.lines().map(line -> margin + line + "\n").collect(Collectors.joining());
    }

    static void delete(StringBuilder out, List<Machine> machines, LocalDate date) {
        for (Machine machine : machines) {
            out.append("""

                    # First a snapshot of each disk (the boot disk carries the VM's name unless it was named otherwise);
                    # then remove the resource of %s.
                    """.formatted(HclText.comment(machine.name())));
            snapshot(out, machine, date);
        }
    }

    static void deleteDisk(StringBuilder out, List<Machine> disks, LocalDate date) {
        for (Machine disk : disks) {
            out.append("\n# First a snapshot; then remove the resource of the disk %s.\n"
                    .formatted(HclText.comment(disk.name())));
            snapshot(out, disk, date);
        }
    }

    private static void snapshot(StringBuilder out, Machine disk, LocalDate date) {
        out.append("""
                resource "google_compute_snapshot" %s {
                  name        = %s
                  project     = %s
                  zone        = %s
                  source_disk = %s

                  lifecycle {
                    prevent_destroy = true
                  }
                }
                """.formatted(
                HclText.string(TerraformText.id("snapshot", disk)),
                HclText.string(GoogleName.of(
                        "before-delete", disk.name() + "-" + date.toString().replace("-", ""))),
                HclText.string(disk.project()),
                HclText.string(disk.zone()),
                HclText.string(disk.name())));
    }
}
