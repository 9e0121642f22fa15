package io.perdollar.reporting.actions;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A commitment for the machines that run afterwards, one for each zone: Compute Engine sells accelerators only with a
 * reservation of the machines, and a reservation has a zone.
 */
final class CommitCommands {
    private CommitCommands() {}

    static void add(ShellScript script, Change change, Step.Commit commit) {
        Target target = change.target();
        if (target == null || target.cores() == 0 || target.acceleratorType() == null) {
            script.say("the machine to commit to is not known to the catalogue: see README.md");
            return;
        }
        script.confirm("a commitment of " + commit.months() + " months cannot be cancelled");
        Map<Machine, Integer> zones = new LinkedHashMap<>();
        Map<String, Machine> first = new LinkedHashMap<>();
        change.replicasAfter().forEach(replica -> {
            Machine machine = replica.machine();
            Machine place = first.computeIfAbsent(machine.project() + "\n" + machine.zone(), zone -> machine);
            zones.merge(place, 1, Integer::sum);
        });
        zones.forEach((machine, count) -> {
            String name = GoogleName.of("perdollar-commitment", change.service() + "-" + machine.zone());
            script.on(
                    machine,
                    List.of("run gcloud compute commitments create " + name + " --region="
                            + ShellText.word(machine.region()) + " --plan=" + commit.months() + "-month --type="
                            + type(target.machineType()) + " --resources=vcpu=" + target.cores() * count + ",memory="
                            + target.memoryGb()
                                    .multiply(BigDecimal.valueOf(count))
                                    .stripTrailingZeros()
                                    .toPlainString()
                            + "GB --resources-accelerator="
                            + ShellText.word(target.acceleratorOption(target.acceleratorCount() * count))
                            + " --reservation=" + name + " --reservation-zone=" + ShellText.word(machine.zone())
                            + " --machine-type=" + ShellText.word(target.machineType()) + " --vm-count=" + count
                            + (target.isAttached()
                                    ? " --accelerator="
                                            + ShellText.word(target.acceleratorOption(target.acceleratorCount()))
                                    : "")
                            + " --project=\"$project\""));
        });
    }

    /** Compute Engine's word for the machines that a commitment covers. */
    private static String type(String machineType) {
        if (machineType.startsWith("g2-")) {
            return "graphics-optimized";
        }
        if (machineType.startsWith("a2-")) {
            return "accelerator-optimized";
        }
        if (machineType.startsWith("a3-")) {
            return machineType.startsWith("a3-mega") ? "accelerator-optimized-a3-mega" : "accelerator-optimized-a3";
        }
        return "general-purpose";
    }
}
