package io.perdollar.jobs.config;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where the ledger is and how long it keeps what.
 *
 * @param keepHours how long hours are kept
 * @param keepDays how long day sums are kept; null for ever
 */
public record LedgerSettings(
        LedgerPlace place, Duration keepHours, @Nullable Duration keepDays) {

    /** The database of the ledger. */
    public sealed interface LedgerPlace {
        /** Embedded H2; the file without its {@code .mv.db}. */
        record Embedded(Path file) implements LedgerPlace {}

        /** A PostgreSQL server. */
        record PostgreSql(
                String url, @Nullable String user, @Nullable Secret password) implements LedgerPlace {}
    }

    private static final ScalarForm<String> URL = ScalarForm.matching(
            "file:<path> or jdbc:postgresql://<host>/<database>, without user and password",
            Pattern.compile("file:\\S.*|jdbc:postgresql://[^\\s?@]+(\\?(?!.*(?i:user|password)=)\\S+)?"));
    private static final ScalarForm<Optional<Duration>> FOREVER_OR_DURATION = new ScalarForm<>(
            "forever or a duration such as 800d",
            text -> text.equals("forever")
                    ? Optional.empty()
                    : Optional.of(ScalarForm.DURATION.parse().apply(text)));

    static LedgerSettings read(Section ledger, Path folder) {
        String url = ledger.value("url", URL, "file:./ledger");
        String user = ledger.optional("user", ScalarForm.TEXT);
        Secret password = Secret.read(ledger, folder);
        Section retention = ledger.section("retention");
        Duration hours = retention.value("hours", ScalarForm.DURATION, Duration.ofDays(400));
        Optional<Duration> days = retention.value("days", FOREVER_OR_DURATION, Optional.empty());
        retention.done();
        ledger.done();
        boolean embedded = url.startsWith("file:");
        if (embedded && (user != null || password != null)) {
            ledger.problem(
                    "url", "a PostgreSQL url where a user is given", "'" + url + "'", "remove user and password");
        }
        return new LedgerSettings(
                embedded
                        ? new LedgerPlace.Embedded(
                                folder.resolve(url.substring("file:".length())).normalize())
                        : new LedgerPlace.PostgreSql(url, user, password),
                hours,
                days.orElse(null));
    }
}
