package io.perdollar.reporting.actions;

import java.util.List;
import java.util.Locale;
import java.util.TreeSet;

/** Builds a script of gcloud commands for an operator: it says what it does, and asks for the project explicitly. */
final class ShellScript {
    private final StringBuilder text = new StringBuilder();

    /**
     * Starts a script.
     *
     * @param name of its file
     * @param about what it does, one line
     * @param service whom it concerns
     * @param options further options, each an upper-case name such as {@code SERVICE_ACCOUNT}, read from {@code --service-account}
     */
    ShellScript(String name, String about, String service, List<String> options) {
        StringBuilder usage = new StringBuilder("--project PROJECT");
        for (String option : options) {
            usage.append(' ').append(flag(option)).append(' ').append(option);
        }
        line("#!/bin/bash");
        line("# " + ShellText.comment(about));
        line("# For: " + ShellText.comment(service));
        line("# usage: " + name + " " + usage + " [--dry-run] [--yes]");
        line("# --dry-run prints the commands and changes nothing; --yes answers what it would ask.");
        line("set -euo pipefail");
        line("");
        line("project=''");
        line("dry_run=''");
        line("yes=''");
        for (String option : options) {
            line(option.toLowerCase(Locale.ROOT) + "=''");
        }
        line("while (( $# > 0 )); do");
        line("    case $1 in");
        line("        --dry-run) dry_run=1; shift; continue ;;");
        line("        --yes) yes=1; shift; continue ;;");
        line("        --project) project=${2:-} ;;");
        for (String option : options) {
            line("        " + flag(option) + ") " + option.toLowerCase(Locale.ROOT) + "=${2:-} ;;");
        }
        line("        *) echo \"usage: $0 " + usage + " [--dry-run] [--yes]\" >&2; exit 2 ;;");
        line("    esac");
        line("    shift $(( $# > 1 ? 2 : 1 ))");
        line("done");
        line("if [[ -z $project ]]; then");
        line("    echo \"expected --project, got none; usage: $0 " + usage + " [--dry-run] [--yes]\" >&2");
        line("    exit 2");
        line("fi");
        for (String option : options) {
            String variable = option.toLowerCase(Locale.ROOT);
            line("if [[ -z $" + variable + " ]]; then");
            line("    echo \"expected " + flag(option) + ", got none; usage: $0 " + usage
                    + " [--dry-run] [--yes]\" >&2");
            line("    exit 2");
            line("fi");
        }
        line("");
        line("# Shows each command, then runs it.");
        line("run() {");
        line("    printf '+'");
        line("    printf ' %q' \"$@\"");
        line("    printf '\\n'");
        line("    if [[ -z $dry_run ]]; then \"$@\"; fi");
        line("}");
        line("");
    }

    private static String flag(String option) {
        return "--" + option.toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Refuses any project but those of the machines, and tells which of them are meant. */
    ShellScript onlyProjectsOf(List<Machine> machines) {
        TreeSet<String> projects = new TreeSet<>();
        machines.forEach(machine -> projects.add(machine.project()));
        line("case $project in");
        for (String project : projects) {
            line("    " + ShellText.quoted(project) + ") ;;");
        }
        line("    *) printf 'no VM of this recommendation is in project %s\\n' \"$project\" >&2; exit 2 ;;");
        line("esac");
        return line("");
    }

    ShellScript line(String line) {
        text.append(line).append('\n');
        return this;
    }

    /** Asks before something that cannot be undone; a dry run only says it. */
    ShellScript confirm(String words) {
        String quoted = ShellText.quoted(ShellText.comment(words));
        line("echo " + quoted);
        line("if [[ -z $dry_run && -z $yes ]]; then");
        line("    read -r -p 'Type yes to go on: ' answer || answer=''");
        line("    if [[ $answer != yes ]]; then echo 'nothing was changed' >&2; exit 1; fi");
        return line("fi");
    }

    ShellScript say(String words) {
        return line("echo " + ShellText.quoted(ShellText.comment(words)));
    }

    /** The commands of one machine, only run for its project. */
    ShellScript on(Machine machine, List<String> commands) {
        line("if [[ $project == " + ShellText.quoted(machine.project()) + " ]]; then");
        commands.forEach(command -> line("    " + command.replace("\n", "\n    ")));
        return line("fi");
    }

    String text() {
        return text.toString();
    }
}
