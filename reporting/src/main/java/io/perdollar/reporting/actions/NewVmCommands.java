package io.perdollar.reporting.actions;

import io.perdollar.reporting.actions.Change.Replica;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** A new VM beside an old one, on copies of its disks: the old one stays until somebody deletes it. */
final class NewVmCommands {
    private NewVmCommands() {}

    /**
     * The commands that make all new VMs of one old VM.
     *
     * @param stopFirst whether the old VM stops before its disks are copied
     */
    static List<String> of(Machine source, List<Replica> replicas, Target target, boolean stopFirst, LocalDate date) {
        List<String> lines = new ArrayList<>();
        for (Replica replica : replicas) {
            lines.add("echo "
                    + ShellText.quoted("a new VM " + replica.machine().name() + " on copies of the disks of "
                            + ShellText.comment(source.name()) + "; the old VM stays"
                            + (stopFirst ? ", stopped" : "")));
        }
        lines.add("# Ends here where the zone does not sell the machine.");
        lines.add("run gcloud compute machine-types describe " + ShellText.word(target.machineType())
                + Gcloud.place(source));
        lines.add(Gcloud.disks(source));
        lines.add(Gcloud.noDisk(source));
        lines.add(Gcloud.describe(
                        "boot",
                        source,
                        "--flatten='disks[]' --format='csv[no-heading](disks.boot,disks.source.basename())'")
                .replace(")\"", " | sed -n 's/^True,//p')\""));
        lines.add(Gcloud.describe("subnet", source, "--format='value(networkInterfaces[0].subnetwork)'"));
        lines.add(Gcloud.describe("account", source, "--format='value(serviceAccounts[0].email)'"));
        lines.add(Gcloud.describe("tags", source, "--format='value(tags.items.list())'"));
        lines.add("# The labels say whose VM it is, on the bill too.");
        lines.add(Gcloud.describe("labels", source, "--format='value(labels.list())'"));
        if (stopFirst) {
            lines.add(Gcloud.instance(source, "stop", "--quiet"));
        }
        lines.add("for disk in $disks; do");
        lines.add("    " + Gcloud.snapshot("disk", source, date));
        lines.add("done");
        lines.add("options=()");
        lines.add("if [[ -n $account ]]; then options+=(\"--service-account=$account\" --scopes=cloud-platform); fi");
        lines.add("if [[ -n $tags ]]; then options+=(\"--tags=$tags\"); fi");
        lines.add("if [[ -n $labels ]]; then options+=(\"--labels=$labels\"); fi");
        for (Replica replica : replicas) {
            lines.addAll(create(replica, target, date));
        }
        return lines;
    }

    private static List<String> create(Replica replica, Target target, LocalDate date) {
        String name = replica.machine().name();
        return List.of(
                "attach=()",
                "for disk in $disks; do",
                "    copy=\"${disk:0:30}-" + GoogleName.tail(name) + "\"",
                "    # pd-balanced: G2 and A3 machines do not take pd-standard.",
                "    run gcloud compute disks create \"$copy\" --source-snapshot=\"" + Gcloud.snapshotName("disk", date)
                        + "\" --type=pd-balanced" + Gcloud.place(replica.source()),
                "    if [[ $disk == \"$boot\" ]]; then attach+=(\"--disk=name=$copy,boot=yes,auto-delete=no\")",
                "    else attach+=(\"--disk=name=$copy,device-name=$disk,boot=no,auto-delete=no\"); fi",
                "done",
                "run gcloud compute instances create " + ShellText.word(name) + " --machine-type="
                        + ShellText.word(target.machineType())
                        + (target.isAttached()
                                ? " --accelerator="
                                        + ShellText.word(target.acceleratorOption(target.acceleratorCount()))
                                : "")
                        + " --maintenance-policy=TERMINATE"
                        + (target.spot()
                                ? " --provisioning-model=SPOT --instance-termination-action=STOP"
                                : " --provisioning-model=STANDARD")
                        + " --subnet=\"$subnet\" \"${attach[@]}\" \"${options[@]}\""
                        + Gcloud.place(replica.source()));
    }
}
