package io.perdollar.jobs.config;

import java.nio.file.Path;
import java.util.regex.Pattern;

/** Who asks Google Cloud. */
public sealed interface Credentials {
    /** What the environment provides. */
    record ApplicationDefault() implements Credentials {}

    /** A service account's key file. */
    record KeyFile(Path file) implements Credentials {}

    /** The application-default identity in the name of a service account. */
    record Impersonated(String serviceAccount) implements Credentials {}

    ScalarForm<String> PROJECT =
            ScalarForm.matching("a project id", Pattern.compile("(?:[a-z0-9.-]+:)?[a-z][a-z0-9-]{4,28}[a-z0-9]"));
    ScalarForm<String> TABLE = ScalarForm.matching(
            "a table such as project.dataset.table",
            Pattern.compile("(?:[a-z0-9.-]+:)?[a-z][a-z0-9-]{4,28}[a-z0-9]\\.[A-Za-z0-9_]+\\.[A-Za-z0-9_*$-]+"));

    static Credentials read(Section section, Path folder) {
        Value value = section.get("credentials");
        if (value == null) {
            return new ApplicationDefault();
        }
        if (value.isScalar()) {
            value.as(ScalarForm.matching(
                    "application-default, { file: PATH } or { impersonate: ACCOUNT }",
                    Pattern.compile("application-default")));
            return new ApplicationDefault();
        }
        Section choice = value.section();
        choice.exclusive("file", "impersonate");
        Path file = choice.file("file", folder);
        String account = choice.optional("impersonate", ScalarForm.EMAIL);
        choice.done();
        if (file == null && account == null) {
            choice.problem("", "file: or impersonate:", "neither", "add one of them");
        }
        if (file != null) {
            return new KeyFile(file);
        }
        return account == null ? new ApplicationDefault() : new Impersonated(account);
    }
}
