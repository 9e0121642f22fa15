package io.perdollar.reporting.actions;

import io.perdollar.analysis.report.Action;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** {@code commands.sh}: the gcloud commands that carry a recommendation out. */
final class CommandsScript {
    private static final String VM = " --zone=%s --project=\"$project\"";

    private CommandsScript() {}

    static String text(Change change, LocalDate date) {
        ShellScript script = new ShellScript(
                "Carries out " + change.id() + ", recommended on " + date + ". Read README.md first.",
                change.service(),
                List.of());
        for (String name : change.unaddressed()) {
            script.say("not covered, the bill does not tell its project and zone: " + name);
        }
        if (change.machines().isEmpty()) {
            return script.say("no VM of this recommendation can be addressed").text();
        }
        script.onlyProjectsOf(change.machines());
        for (Action action : change.actions()) {
            switch (action) {
                case SWITCH_ACCELERATOR -> switchAccelerator(script, change, date);
                case USE_SPOT -> useSpot(script, change);
                case WEEKLY_HOURS -> weeklyHours(script, change);
                case STOP_WHEN_IDLE -> stopWhenIdle(script, change);
                case DELETE -> delete(script, change, date);
            }
        }
        return script.line("echo 'done'").text();
    }

    /** Snapshots of every disk first, the boot disk among them; a failed one ends the script before anything is deleted. */
    private static void delete(ShellScript script, Change change, LocalDate date) {
        for (Machine machine : change.machines()) {
            script.on(
                    machine,
                    List.of(
                            "echo "
                                    + ShellText.quoted(
                                            "snapshots of every disk of " + machine.name() + ", then delete it"),
                            disks(machine),
                            noDisk(machine),
                            "for disk in $disks; do",
                            "    run gcloud compute snapshots create \"" + snapshot("$disk", date)
                                    + "\" --source-disk=\"$disk\"" + sourceZone(machine),
                            "done",
                            instance(machine, "delete", "--quiet")));
        }
    }

    /** Stopped first: scheduling of a running VM cannot be set. */
    private static void useSpot(ShellScript script, Change change) {
        for (Machine machine : change.machines()) {
            script.on(
                    machine,
                    List.of(
                            instance(machine, "stop", "--quiet"),
                            instance(
                                    machine,
                                    "set-scheduling",
                                    "--provisioning-model=SPOT --instance-termination-action=STOP"
                                            + " --maintenance-policy=TERMINATE --no-restart-on-failure --preemptible"),
                            instance(machine, "start", "")));
        }
    }

    private static void weeklyHours(ShellScript script, Change change) {
        WeekSchedule schedule = change.schedule();
        if (schedule == null) {
            script.say("the hours of this recommendation are not known: see README.md");
            return;
        }
        if (!schedule.isInstanceSchedule()) {
            script.say("an instance schedule has room for one start and one stop: use scheduler.sh");
            return;
        }
        String policy = GoogleName.of("perdollar-hours", change.service());
        List<String> made = new ArrayList<>();
        for (Machine machine : change.machines()) {
            String place = machine.project() + " " + machine.region();
            List<String> commands = new ArrayList<>();
            if (!made.contains(place)) {
                made.add(place);
                commands.add("run gcloud compute resource-policies create instance-schedule " + policy + " --region="
                        + ShellText.word(machine.region()) + " --vm-start-schedule="
                        + ShellText.quoted(schedule.starts().get(0)) + " --vm-stop-schedule="
                        + ShellText.quoted(schedule.stops().get(0)) + " --timezone=" + ShellText.word(schedule.zone())
                        + " --project=\"$project\"");
            }
            commands.add(instance(machine, "add-resource-policies", "--resource-policies=" + policy));
            script.on(machine, commands);
        }
    }

    /** Copies the script onto each VM and starts its timer. */
    private static void stopWhenIdle(ShellScript script, Change change) {
        script.line("here=$(cd \"$(dirname \"${BASH_SOURCE[0]}\")\" && pwd)");
        for (Machine machine : change.machines()) {
            script.on(
                    machine,
                    List.of(
                            "run gcloud compute scp \"$here/stop-when-idle.sh\" \"$here/perdollar-idle.conf\""
                                    + " \"$here/perdollar-idle.service\" \"$here/perdollar-idle.timer\" \"$here/install.sh\" "
                                    + ShellText.word(machine.name() + ":/tmp/") + place(machine),
                            "run gcloud compute ssh " + ShellText.word(machine.name()) + place(machine)
                                    + " --command='sudo bash /tmp/install.sh'"));
        }
    }

    /** A new VM beside the old one, on copies of its disks: the old one stays, stopped, until somebody deletes it. */
    private static void switchAccelerator(ShellScript script, Change change, LocalDate date) {
        Change.Target target = change.target();
        if (target == null) {
            script.say("the machine to switch to is not known: see README.md");
            return;
        }
        for (Machine machine : change.machines()) {
            script.on(machine, isInPlace(machine, target) ? inPlace(machine, target) : newVm(machine, target, date));
        }
    }

    /** Only G2 and A2 highgpu machines change their size in place; every other switch is a new VM. */
    static boolean isInPlace(Machine machine, Change.Target target) {
        String from = machine.machineType();
        return from != null && (both(from, target, "g2-") || both(from, target, "a2-highgpu-"));
    }

    private static boolean both(String from, Change.Target target, String family) {
        return from.startsWith(family) && target.machineType().startsWith(family);
    }

    private static List<String> inPlace(Machine machine, Change.Target target) {
        return List.of(
                instance(machine, "stop", "--quiet"),
                instance(machine, "set-machine-type", "--machine-type=" + ShellText.word(target.machineType())),
                instance(machine, "start", ""));
    }

    private static List<String> newVm(Machine machine, Change.Target target, LocalDate date) {
        String next = nextName(machine, target);
        String attached = attached(target);
        return List.of(
                "echo "
                        + ShellText.quoted("a new VM " + next + " on copies of the disks of " + machine.name()
                                + "; the old VM stays, stopped"),
                "# Ends here where the zone does not sell the machine.",
                "run gcloud compute machine-types describe " + ShellText.word(target.machineType())
                        + String.format(VM, ShellText.word(machine.zone())),
                disks(machine),
                            noDisk(machine),
                describe(
                                "boot",
                                machine,
                                "--flatten='disks[]' --format='csv[no-heading](disks.boot,disks.source.basename())'")
                        .replace(")\"", " | sed -n 's/^True,//p')\""),
                describe("subnet", machine, "--format='value(networkInterfaces[0].subnetwork)'"),
                describe("account", machine, "--format='value(serviceAccounts[0].email)'"),
                describe("tags", machine, "--format='value(tags.items.list())'"),
                instance(machine, "stop", "--quiet"),
                "attach=()",
                "for disk in $disks; do",
                "    snapshot=\"" + snapshot("$disk", date) + "\"",
                "    copy=\"${disk:0:40}-" + suffix(target) + "\"",
                "    run gcloud compute snapshots create \"$snapshot\" --source-disk=\"$disk\"" + sourceZone(machine),
                "    # pd-balanced: G2 and A3 machines do not take pd-standard.",
                "    run gcloud compute disks create \"$copy\" --source-snapshot=\"$snapshot\" --type=pd-balanced"
                        + String.format(VM, ShellText.word(machine.zone())),
                "    if [[ $disk == \"$boot\" ]]; then attach+=(\"--disk=name=$copy,boot=yes,auto-delete=no\")",
                "    else attach+=(\"--disk=name=$copy,device-name=$disk,boot=no,auto-delete=no\"); fi",
                "done",
                "options=()",
                "if [[ -n $account ]]; then options+=(\"--service-account=$account\" --scopes=cloud-platform); fi",
                "if [[ -n $tags ]]; then options+=(\"--tags=${tags//;/,}\"); fi",
                "run gcloud compute instances create " + next + " --machine-type="
                        + ShellText.word(target.machineType())
                        + (attached == null ? "" : " --accelerator=" + attached)
                        + " --maintenance-policy=TERMINATE --subnet=\"$subnet\" \"${attach[@]}\" \"${options[@]}\""
                        + String.format(VM, ShellText.word(machine.zone())));
    }

    /** Name of the new VM, such as {@code chat-1-l4}. */
    static String nextName(Machine machine, Change.Target target) {
        return GoogleName.of("vm", machine.name() + "-" + suffix(target)).replaceFirst("^vm-(?=[a-z])", "");
    }

    static String suffix(Change.Target target) {
        return target.accelerator().toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-");
    }

    private static @Nullable String attached(Change.Target target) {
        String type = target.attachedType();
        return type == null ? null : "type=" + type + ",count=" + target.acceleratorCount();
    }

    /** Names of its disks, one a line; reading changes nothing, so a dry run does it too. */
    private static String disks(Machine machine) {
        return describe("disks", machine, "--flatten='disks[]' --format='value(disks.source.basename())'");
    }

    /** Nothing is stopped or deleted where its disks are not known. */
    private static String noDisk(Machine machine) {
        return "if [[ -z $disks ]]; then echo "
                + ShellText.quoted("expected the disks of " + machine.name() + ", got none; nothing was changed")
                + " >&2; exit 1; fi";
    }

    private static String describe(String variable, Machine machine, String format) {
        return variable + "=\"$(gcloud compute instances describe " + ShellText.word(machine.name()) + place(machine)
                + " " + format + ")\"";
    }

    private static String instance(Machine machine, String verb, String options) {
        return "run gcloud compute instances " + verb + " " + ShellText.word(machine.name())
                + (options.isEmpty() ? "" : " " + options) + place(machine);
    }

    private static String place(Machine machine) {
        return String.format(VM, ShellText.word(machine.zone()));
    }

    private static String sourceZone(Machine machine) {
        return " --source-disk-zone=" + ShellText.word(machine.zone()) + " --project=\"$project\"";
    }

    private static String snapshot(String disk, LocalDate date) {
        return "${" + disk.substring(1) + ":0:50}-" + date.toString().replace("-", "");
    }
}
