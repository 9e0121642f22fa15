package io.perdollar.reporting.mail;

import io.perdollar.reporting.ReportFiles;
import io.perdollar.reporting.SampleReport;
import io.perdollar.reporting.text.Language;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.NullMarked;

/** Writes the sample mails into a folder, to be looked at. */
@NullMarked
final class WriteMails {
    private WriteMails() {}

    public static void main(String[] args) throws IOException {
        Path folder = Files.createDirectories(Path.of(args[0]));
        ReportFiles.write(SampleReport.usd(), List.of(), folder);
        for (Language language : Language.values()) {
            Envelope envelope = new Envelope(
                    "sample." + language.key() + "@example.com",
                    Instant.parse("2026-11-16T03:00:00Z"),
                    "perdollar@example.com",
                    List.of("finance@example.com"));
            Files.write(
                    folder.resolve(language.key() + ".eml"),
                    new ReportMail(SampleReport.usd(), language, folder).report(envelope));
            Files.write(
                    folder.resolve("close-" + language.key() + ".eml"),
                    new ReportMail(SampleReport.usd(), language, folder).monthClose(envelope));
        }
    }
}
