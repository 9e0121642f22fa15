package io.perdollar.jobs.config;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Where a password stands; never the password itself. */
public sealed interface Secret {
    /** In an environment variable. */
    record InEnvironment(String variable) implements Secret {}

    /** In a file, whose trailing line end is not part of it. */
    record InFile(Path file) implements Secret {}

    /**
     * Reads it.
     *
     * @throws ConfigurationException if the variable is not set or the file cannot be read
     */
    default String reveal(Map<String, String> environment) {
        if (this instanceof InEnvironment in) {
            String value = environment.get(in.variable());
            if (value == null) {
                throw new ConfigurationException("environment variable " + in.variable()
                        + ": expected a password, got nothing; set it for this command");
            }
            return value;
        }
        Path file = ((InFile) this).file();
        try {
            return Files.readString(file).stripTrailing();
        } catch (IOException e) {
            throw new ConfigurationException(file + ": expected a file with a password, got "
                    + e.getClass().getSimpleName() + "; create it, readable by this user only");
        }
    }

    /** From {@code passwordEnv} or {@code passwordFile}; null where neither is given. */
    static @Nullable Secret read(Section section, Path folder) {
        section.exclusive("passwordEnv", "passwordFile");
        String variable = section.optional(
                "passwordEnv",
                ScalarForm.matching("the name of an environment variable", Pattern.compile("[A-Za-z_][A-Za-z0-9_]*")));
        Path file = section.file("passwordFile", folder);
        if (variable != null) {
            return new InEnvironment(variable);
        }
        return file == null ? null : new InFile(file);
    }
}
