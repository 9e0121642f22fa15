package io.perdollar.reporting.actions;

import io.perdollar.reporting.actions.Change.Replica;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** {@code commands.sh}: the gcloud commands that carry a recommendation out, in the order of its steps. */
final class CommandsScript {
    private CommandsScript() {}

    static String text(Change change, LocalDate date) {
        ShellScript script = new ShellScript(
                "commands.sh",
                "Carries out " + change.id() + ", recommended on " + date + ". Read README.md first.",
                change.service(),
                List.of());
        for (String name : change.unaddressed()) {
            script.say("not covered, the bill does not tell its project and zone: " + name);
        }
        if (change.machines().isEmpty()) {
            return script.say("nothing of this recommendation can be addressed").text();
        }
        script.onlyProjectsOf(change.machines());
        for (Step step : change.steps()) {
            carryOut(script, step, change, date);
        }
        return script.line("echo 'done'").text();
    }

    private static void carryOut(ShellScript script, Step step, Change change, LocalDate date) {
        if (step instanceof Step.SwitchAccelerator) {
            machines(script, change, date);
        } else if (step instanceof Step.ChangeReplicas) {
            if (change.step(Step.SwitchAccelerator.class) == null) {
                machines(script, change, date);
            }
        } else if (step instanceof Step.UseSpot) {
            reschedule(
                    script,
                    change,
                    "--provisioning-model=SPOT --instance-termination-action=STOP"
                            + " --maintenance-policy=TERMINATE --no-restart-on-failure --preemptible");
        } else if (step instanceof Step.UseStandard) {
            reschedule(
                    script,
                    change,
                    "--provisioning-model=STANDARD --clear-instance-termination-action"
                            + " --maintenance-policy=TERMINATE --restart-on-failure --no-preemptible");
        } else if (step instanceof Step.Commit commit) {
            CommitCommands.add(script, change, commit);
        } else if (step instanceof Step.WeeklyHours hours) {
            weeklyHours(script, change, hours);
        } else if (step instanceof Step.StopWhenIdle) {
            stopWhenIdle(script, change);
        } else if (step instanceof Step.RunAlways) {
            runAlways(script, change);
        } else if (step instanceof Step.Delete) {
            delete(script, change, date);
        } else {
            disk(script, change, step instanceof Step.DeleteDisk, date);
        }
    }

    /** Other machines, or another number of them. */
    private static void machines(ShellScript script, Change change, LocalDate date) {
        Target target = change.target();
        if (target == null || !target.isOrderable()) {
            script.say("the machine to run on is not known to the catalogue: see README.md");
            return;
        }
        boolean switched = change.step(Step.SwitchAccelerator.class) != null;
        List<Replica> after = change.replicasAfter();
        for (Machine machine : change.machines()) {
            List<Replica> own = after.stream()
                    .filter(replica -> replica.source().equals(machine))
                    .toList();
            List<Replica> created = own.stream().filter(Replica::isNew).toList();
            boolean kept = own.size() > created.size();
            List<String> lines = new ArrayList<>();
            if (kept && switched) {
                lines.add(Gcloud.instance(machine, "stop", "--quiet"));
                lines.add(Gcloud.instance(
                        machine, "set-machine-type", "--machine-type=" + ShellText.word(target.machineType())));
                lines.add(Gcloud.instance(machine, "start", ""));
            }
            if (!created.isEmpty()) {
                lines.addAll(NewVmCommands.of(machine, created, target, !kept, date));
            } else if (!kept) {
                lines.add("echo "
                        + ShellText.quoted(
                                ShellText.comment(machine.name()) + " is not needed any more: stopped, not deleted"));
                lines.add(Gcloud.instance(machine, "stop", "--quiet"));
            }
            if (!lines.isEmpty()) {
                script.on(machine, lines);
            }
        }
    }

    /** Of VMs that were there before; new ones are created as they are to be. Stopped first: scheduling of a running VM cannot be set. */
    private static void reschedule(ShellScript script, Change change, String options) {
        for (Replica replica : change.replicasAfter()) {
            if (!replica.isNew()) {
                Machine machine = replica.machine();
                script.on(
                        machine,
                        List.of(
                                Gcloud.instance(machine, "stop", "--quiet"),
                                Gcloud.instance(machine, "set-scheduling", options),
                                Gcloud.instance(machine, "start", "")));
            }
        }
    }

    private static void weeklyHours(ShellScript script, Change change, Step.WeeklyHours hours) {
        WeekSchedule schedule = hours.schedule();
        if (schedule == null) {
            script.say("these hours never open or never close: there is nothing to schedule");
            return;
        }
        if (!schedule.isInstanceSchedule()) {
            script.say("an instance schedule has room for one start and one stop: use scheduler.sh or crontab");
            return;
        }
        String policy = policy(change);
        List<String> made = new ArrayList<>();
        for (Replica replica : change.replicasAfter()) {
            Machine machine = replica.machine();
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
            commands.add(Gcloud.instance(machine, "add-resource-policies", "--resource-policies=" + policy));
            script.on(machine, commands);
        }
    }

    /** Name of the instance schedule. */
    static String policy(Change change) {
        return GoogleName.of("perdollar-hours", change.service());
    }

    /** Copies the script onto each VM, into a folder of the operator's own, and starts its timer. */
    private static void stopWhenIdle(ShellScript script, Change change) {
        script.line("here=$(cd \"$(dirname \"${BASH_SOURCE[0]}\")\" && pwd)");
        String files = ActionFiles.IDLE_FILES.stream()
                .map(file -> "\"$here/" + file + "\"")
                .collect(Collectors.joining(" "));
        for (Replica replica : change.replicasAfter()) {
            Machine machine = replica.machine();
            String ssh = "run gcloud compute ssh " + ShellText.word(machine.name()) + Gcloud.place(machine);
            script.on(
                    machine,
                    List.of(
                            ssh + " --command='mkdir -p perdollar-idle'",
                            "run gcloud compute scp " + files + " "
                                    + ShellText.word(machine.name() + ":perdollar-idle/") + Gcloud.place(machine),
                            ssh + " --command='sudo bash perdollar-idle/install.sh'"));
        }
    }

    private static void runAlways(ShellScript script, Change change) {
        for (Replica replica : change.replicasAfter()) {
            Machine machine = replica.machine();
            script.on(
                    machine,
                    List.of(
                            "# A schedule that is attached goes on stopping the VM: README.md says how to take it off.",
                            Gcloud.describe("policies", machine, "--format='value(resourcePolicies.basename())'"),
                            "if [[ -n $policies ]]; then echo "
                                    + ShellText.quoted(ShellText.comment(machine.name()) + " has resource policies:")
                                    + " \"$policies\"; fi",
                            Gcloud.instance(machine, "start", "")));
        }
    }

    /** Snapshots of every disk first, the boot disk among them; a failed one ends the script before anything is deleted. */
    private static void delete(ShellScript script, Change change, LocalDate date) {
        script.confirm("VMs are deleted: "
                + change.machines().stream().map(Machine::name).collect(Collectors.joining(", ")));
        for (Machine machine : change.machines()) {
            script.on(
                    machine,
                    List.of(
                            "echo "
                                    + ShellText.quoted("snapshots of every disk of " + ShellText.comment(machine.name())
                                            + ", then delete it"),
                            Gcloud.disks(machine),
                            Gcloud.noDisk(machine),
                            "for disk in $disks; do",
                            "    " + Gcloud.snapshot("disk", machine, date),
                            "done",
                            Gcloud.instance(machine, "delete", "--quiet")));
        }
    }

    /** Looks who uses a disk; deletes it, after a snapshot, only where nobody does. */
    private static void disk(ShellScript script, Change change, boolean delete, LocalDate date) {
        if (delete) {
            script.confirm("disks are deleted: "
                    + change.machines().stream().map(Machine::name).collect(Collectors.joining(", ")));
        }
        for (Machine disk : change.machines()) {
            String name = ShellText.word(disk.name());
            String shown = ShellText.comment(disk.name());
            List<String> lines = new ArrayList<>(List.of(
                    "disk=" + name,
                    "users=\"$(gcloud compute disks describe \"$disk\"" + Gcloud.place(disk)
                            + " --format='value(users.basename())')\"",
                    "if [[ -n $users ]]; then echo " + ShellText.quoted(shown + " is attached, it stays. To:")
                            + " \"$users\""));
            lines.add(delete ? "else" : "else echo " + ShellText.quoted(shown + " is attached to nothing"));
            if (delete) {
                lines.add("    " + Gcloud.snapshot("disk", disk, date));
                lines.add("    run gcloud compute disks delete \"$disk\" --quiet" + Gcloud.place(disk));
            }
            lines.add("fi");
            script.on(disk, lines);
        }
    }
}
