package io.perdollar.reporting.actions;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** A gcloud that writes down what it is asked, answers what {@code describe} asks, and does nothing. */
final class FakeGcloud {
    /** One call a block of lines: an argument a line, escaped by bash, and an empty line. */
    private static final String SCRIPT = """
            #!/bin/bash
            for argument in "$@"; do printf '%q\\n' "$argument" >> "$CALLS"; done
            echo >> "$CALLS"
            case "$*" in
                *"$FAIL_AT"*) [[ -z $FAIL_AT ]] || { echo "ERROR: (gcloud) refused" >&2; exit 1; } ;;
            esac
            case "$*" in
                *instances\\ describe*csv*) printf 'True,boot-disk\\nFalse,models\\n' ;;
                *instances\\ describe*disks.source*) printf '%b' "$DISKS" ;;
                *instances\\ describe*subnetwork*) echo https://compute/regions/asia-northeast3/subnetworks/llm ;;
                *instances\\ describe*serviceAccounts*) echo llm@prod-1.iam.gserviceaccount.com ;;
                *instances\\ describe*tags.items*) echo http,llm ;;
                *instances\\ describe*labels*) echo env=dev,service=chat ;;
                *disks\\ describe*users*) printf '%s' "$USERS" ;;
            esac
            """;

    private final Shell shell;
    private final Path calls;

    FakeGcloud(Path folder) throws IOException {
        calls = folder.resolve("calls");
        shell = new Shell(folder)
                .program("gcloud", SCRIPT)
                .set("CALLS", calls.toString())
                .set("FAIL_AT", "")
                .set("DISKS", "boot-disk\\nmodels\\n")
                .set("USERS", "");
    }

    Shell shell() {
        return shell;
    }

    /** The calls since the last time, each as bash would be told it. */
    List<String> calls() throws IOException {
        List<String> found = new ArrayList<>();
        if (Files.exists(calls)) {
            for (String call : Files.readString(calls).split("\n\n")) {
                found.add(String.join(" ", call.lines().toList()));
            }
            Files.delete(calls);
        }
        return found;
    }

    /** The same without what only looks. */
    List<String> changes() throws IOException {
        return calls().stream().filter(call -> !call.contains(" describe ")).toList();
    }
}
