package io.perdollar.reporting.actions;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Builds a script of gcloud commands for an operator: it says what it does, and asks for the project explicitly. */
final class ShellScript {
    private final StringBuilder body = new StringBuilder();
    private final String name;
    private final String about;
    private final String service;
    private final List<String> options;
    private boolean asks;

    /**
     * Starts a script.
     *
     * @param name of its file
     * @param about what it does, one line
     * @param service whom it concerns
     * @param options further options, each an upper-case name such as {@code SERVICE_ACCOUNT}, read from {@code --service-account}
     */
    ShellScript(String name, String about, String service, List<String> options) {
        this.name = name;
        this.about = about;
        this.service = service;
        this.options = List.copyOf(options);
    }

    private String head() {
        String usage = "--project PROJECT"
                + options.stream()
                        .map(option -> " " + flag(option) + " " + option)
                        .collect(Collectors.joining())
                + " [--dry-run]" + (asks ? " [--yes]" : "");
        List<String> head = new ArrayList<>(List.of(
                "#!/bin/bash",
                "# " + ShellText.comment(about),
                "# For: " + ShellText.comment(service),
                "# usage: " + name + " " + usage,
                "# --dry-run prints the commands and changes nothing"
                        + (asks ? "; --yes answers what it would ask." : "."),
                "# Names stand between single quotes so that nothing in them is run.",
                "# shellcheck disable=SC2016",
                "set -euo pipefail",
                "",
                "project=''",
                "dry_run=''"));
        if (asks) {
            head.add("yes=''");
        }
        options.forEach(option -> head.add(variable(option) + "=''"));
        head.add("while (( $# > 0 )); do");
        head.add("    case $1 in");
        head.add("        --dry-run) dry_run=1; shift; continue ;;");
        if (asks) {
            head.add("        --yes) yes=1; shift; continue ;;");
        }
        head.add("        --project) project=${2:-} ;;");
        options.forEach(option -> head.add("        " + flag(option) + ") " + variable(option) + "=${2:-} ;;"));
        head.add("        *) echo \"usage: $0 " + usage + "\" >&2; exit 2 ;;");
        head.add("    esac");
        head.add("    shift $(( $# > 1 ? 2 : 1 ))");
        head.add("done");
        head.addAll(needed("project", "--project", usage));
        options.forEach(option -> head.addAll(needed(variable(option), flag(option), usage)));
        head.addAll(List.of(
                "",
                "# Shows each command, then runs it.",
                "run() {",
                "    printf '+'",
                "    printf ' %q' \"$@\"",
                "    printf '\\n'",
                "    if [[ -z $dry_run ]]; then \"$@\"; fi",
                "}",
                ""));
        return String.join("\n", head) + "\n";
    }

    private static List<String> needed(String variable, String flag, String usage) {
        return List.of(
                "if [[ -z $" + variable + " ]]; then",
                "    echo \"expected " + flag + ", got none; usage: $0 " + usage + "\" >&2",
                "    exit 2",
                "fi");
    }

    private static String variable(String option) {
        return option.toLowerCase(Locale.ROOT);
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
        body.append(line).append('\n');
        return this;
    }

    /** Asks before something that cannot be undone; a dry run only says it. */
    ShellScript confirm(String words) {
        asks = true;
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
        return head() + body;
    }
}
