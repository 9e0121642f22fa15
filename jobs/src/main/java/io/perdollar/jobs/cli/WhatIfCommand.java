package io.perdollar.jobs.cli;

import io.perdollar.analysis.advice.WhatIf;
import io.perdollar.analysis.plan.Operation;
import io.perdollar.analysis.plan.WeeklyHours;
import io.perdollar.jobs.config.Configuration;
import io.perdollar.jobs.config.ConfigurationException;
import io.perdollar.jobs.nightly.StoredReport;
import io.perdollar.reporting.WhatIfText;
import io.perdollar.reporting.summary.WhatIfJson;
import io.perdollar.reporting.text.Language;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code whatif}: replays a change that an analyst names on the requests of a report. */
@Command(
        name = "whatif",
        mixinStandardHelpOptions = true,
        description =
                "Replay a change of one service on the requests of a report: what it would cost, and who would have waited or been refused.")
final class WhatIfCommand implements Callable<Integer> {
    private static final Pattern HOURS = Pattern.compile("(\\d{1,2})-(\\d{1,2})");
    private static final Pattern MINUTES = Pattern.compile("(\\d{1,4})\\s*(m|h)");
    private static final int WORKING_DAYS = 5;
    private static final int DAYS = 7;

    private final Surroundings surroundings;

    @Spec
    private @Nullable CommandSpec spec;

    @Option(names = "--config", paramLabel = "FILE", required = true, description = "The configuration.")
    private Path config = Path.of("");

    @Option(names = "--service", paramLabel = "NAME", required = true, description = "Whose requests are replayed.")
    private String service = "";

    @Option(names = "--date", paramLabel = "DATE", description = "Of the report (default: the newest).")
    private @Nullable LocalDate date;

    @Option(names = "--gpu", paramLabel = "NAME", description = "Another accelerator: T4, L4, A100-40, …")
    private @Nullable String gpu;

    @Option(names = "--replicas", paramLabel = "N", description = "So many machines.")
    private @Nullable Integer replicas;

    @Option(names = "--spot", negatable = true, description = "Spot machines; --no-spot for standard ones.")
    private @Nullable Boolean spot;

    @Option(names = "--hours", paramLabel = "HH-HH", description = "Run in these hours from Monday to Friday: 09-18.")
    private @Nullable String hours;

    @Option(names = "--every-day", description = "With --hours: on Saturday and Sunday too.")
    private boolean everyDay;

    @Option(names = "--idle-threshold", paramLabel = "TIME", description = "Stop after so long without a request: 15m.")
    private @Nullable String idleThreshold;

    @Option(names = "--json", description = "Print JSON for scripts.")
    private boolean json;

    WhatIfCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    @Override
    public Integer call() throws IOException {
        WhatIf question = question();
        Configuration configuration = Configuration.read(config);
        RunLog.start("whatif " + service, configuration, surroundings, Verbosity.of(spec));
        StoredReport.Answer answer;
        try (ProgressLine progress = ProgressLine.of(surroundings, Verbosity.of(spec))) {
            answer = StoredReport.whatIf(
                    configuration, surroundings.clock(), surroundings.environment(), date, question, progress);
        }
        PrintWriter out = Output.of(spec);
        if (json) {
            ByteArrayOutputStream document = new ByteArrayOutputStream();
            WhatIfJson.write(answer.answer(), answer.date(), answer.currency(), document);
            out.print(document.toString(StandardCharsets.UTF_8));
        } else {
            out.print(WhatIfText.text(answer.answer(), answer.currency(), Language.ENGLISH));
        }
        out.flush();
        return ExitCode.DONE;
    }

    private WhatIf question() {
        if (gpu == null && replicas == null && spot == null && hours == null && idleThreshold == null) {
            throw new ConfigurationException(
                    "expected a change: --gpu, --replicas, --spot, --hours or --idle-threshold, got none");
        }
        if (replicas != null && replicas < 1) {
            throw new ConfigurationException("--replicas: expected 1 or more, got " + replicas);
        }
        return new WhatIf(service, gpu, replicas, spot, operation());
    }

    private @Nullable Operation operation() {
        if (hours != null && idleThreshold != null) {
            throw new ConfigurationException("expected --hours or --idle-threshold, got both; ask for one at a time");
        }
        if (everyDay && hours == null) {
            throw new ConfigurationException("--every-day: expected with --hours, got it alone");
        }
        if (hours != null) {
            return hours(hours, everyDay ? DAYS : WORKING_DAYS);
        }
        return idleThreshold == null ? null : stop(idleThreshold);
    }

    private static Operation hours(String text, int days) {
        Matcher shape = HOURS.matcher(text);
        if (shape.matches()) {
            int from = Integer.parseInt(shape.group(1));
            int to = Integer.parseInt(shape.group(2));
            if (from < to && to <= WeeklyHours.DAY) {
                return new Operation.Weekly(WeeklyHours.daily(from, to, days));
            }
        }
        throw new ConfigurationException(
                "--hours: expected full hours of one day, the first before the last, such as 09-18, got " + text);
    }

    private static Operation stop(String text) {
        Matcher shape = MINUTES.matcher(text);
        if (shape.matches()) {
            int count = Integer.parseInt(shape.group(1));
            Duration threshold = shape.group(2).equals("h") ? Duration.ofHours(count) : Duration.ofMinutes(count);
            if (threshold.compareTo(Duration.ofMinutes(5)) >= 0) {
                return new Operation.StopWhenIdle(threshold);
            }
        }
        throw new ConfigurationException("--idle-threshold: expected 5m or more, such as 15m or 1h, got " + text);
    }
}
