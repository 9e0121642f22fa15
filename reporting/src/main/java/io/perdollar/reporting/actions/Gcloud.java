package io.perdollar.reporting.actions;

import java.time.LocalDate;

/** Lines of gcloud commands about one machine; {@code run} shows each and runs it, {@code $project} is what the operator named. */
final class Gcloud {
    private Gcloud() {}

    /** {@code gcloud compute instances VERB …} */
    static String instance(Machine machine, String verb, String options) {
        return "run gcloud compute instances " + verb + " " + ShellText.word(machine.name())
                + (options.isEmpty() ? "" : " " + options) + place(machine);
    }

    /** The options that say where a machine is. */
    static String place(Machine machine) {
        return " --zone=" + ShellText.word(machine.zone()) + " --project=\"$project\"";
    }

    /** Puts what {@code describe} tells of a VM into a variable; reading changes nothing, so a dry run does it too. */
    static String describe(String variable, Machine machine, String format) {
        return variable + "=\"$(gcloud compute instances describe " + ShellText.word(machine.name()) + place(machine)
                + " " + format + ")\"";
    }

    /** Names of its disks, one a line. */
    static String disks(Machine machine) {
        return describe("disks", machine, "--flatten='disks[]' --format='value(disks.source.basename())'");
    }

    /** Nothing is stopped or deleted where its disks are not known. */
    static String noDisk(Machine machine) {
        return "if [[ -z $disks ]]; then echo "
                + ShellText.quoted("expected the disks of " + ShellText.comment(machine.name())
                        + ", got none; nothing was changed")
                + " >&2; exit 1; fi";
    }

    /** A snapshot of the disk that a variable names; a failed one ends the script. */
    static String snapshot(String variable, Machine machine, LocalDate date) {
        return "run gcloud compute snapshots create \"" + snapshotName(variable, date) + "\" --source-disk=\"$"
                + variable + "\" --source-disk-zone=" + ShellText.word(machine.zone()) + " --project=\"$project\"";
    }

    /** Its name: the disk's and the day, 63 letters at most. */
    static String snapshotName(String variable, LocalDate date) {
        return "${" + variable + ":0:50}-" + date.toString().replace("-", "");
    }
}
