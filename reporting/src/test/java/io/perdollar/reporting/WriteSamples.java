package io.perdollar.reporting;

import io.perdollar.reporting.actions.ActionSettings;
import io.perdollar.reporting.rejects.Reject;
import io.perdollar.reporting.text.Language;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** Writes the sample reports into a folder, to look at them. */
public final class WriteSamples {
    private WriteSamples() {}

    public static void main(String[] arguments) throws IOException {
        Path folder = Path.of(arguments[0]);
        List<Reject> rejects = List.of(new Reject(
                "llm-vms",
                "logs/chat-00/access.log",
                8_899,
                "does not match log_format llm",
                "=cmd|'/c calc'!A1, \"x\""));
        ReportFiles.write(SampleReport.usd(), rejects, folder.resolve("usd"));
        ReportFiles.write(
                SampleReport.krw(),
                rejects,
                folder.resolve("krw"),
                Language.parse(arguments[1]),
                ActionSettings.DEFAULT);
        ReportFiles.write(SampleReport.empty(), List.of(), folder.resolve("empty"));
        System.out.println(Findings.text(SampleReport.usd()));
    }
}
