package io.perdollar.jobs.doctor;

import io.perdollar.analysis.activity.EndpointRules;
import io.perdollar.analysis.activity.LineKind;
import io.perdollar.ingest.requests.SourceSample;
import io.perdollar.ingest.requests.SourceSampler;
import io.perdollar.ingest.requests.StreamSample;
import io.perdollar.ingest.requests.TokenFields;
import io.perdollar.ingest.requests.format.ParsedLine;
import io.perdollar.jobs.config.KeyLines;
import io.perdollar.jobs.nightly.RejectLimits;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Whether a source has files and its format reads them; shows one line taken apart. */
final class FormatCheck {
    private static final int SHOWN_NOTES = 10;
    private static final int LONGEST_VALUE = 120;

    private final KeyLines lines;
    private final Diagnosis diagnosis;
    private final EndpointRules rules;

    FormatCheck(KeyLines lines, Diagnosis diagnosis, EndpointRules rules) {
        this.lines = lines;
        this.diagnosis = diagnosis;
        this.rules = rules;
    }

    /** Whether the source has streams, and no line of it was refused that should not have been. */
    boolean check(LookedAt source) {
        if (source.streams().isEmpty()) {
            missing(source);
            return false;
        }
        int files = source.streams().stream().mapToInt(StreamSample::fileCount).sum();
        diagnosis.ok(
                source.name() + ": " + files + " files in " + source.streams().size() + " streams: "
                        + source.streams().stream()
                                .map(StreamSample::stream)
                                .limit(SHOWN_NOTES)
                                .collect(Collectors.joining(", "))
                        + (source.streams().size() > SHOWN_NOTES ? ", …" : ""));
        SourceSample sample = SourceSampler.sample(source.source(), rules);
        notes(source, sample.notes());
        if (sample.rejected() > 0 && !rejected(source, sample)) {
            return false;
        }
        if (sample.parsed() != null) {
            shown(source, sample, sample.parsed());
        }
        return true;
    }

    private void missing(LookedAt source) {
        Path folder = source.source()
                .base()
                .resolve(literalFolder(source.source().files().toString()));
        diagnosis.configuration(
                source.name() + ": expected log files for " + source.source().files() + ", got none; "
                        + contents(folder),
                lines.place(source.key() + ".files") + ": correct the pattern, or collect the logs first");
    }

    /** The folders of a pattern before its first wildcard. */
    private static String literalFolder(String pattern) {
        String before = pattern.split("[*?{]", 2)[0];
        return before.substring(0, before.lastIndexOf('/') + 1);
    }

    private static String contents(Path folder) {
        if (!Files.isDirectory(folder)) {
            return "there is no folder " + folder;
        }
        try (Stream<Path> entries = Files.list(folder)) {
            List<String> names = entries.map(entry -> String.valueOf(entry.getFileName()))
                    .sorted()
                    .limit(SHOWN_NOTES)
                    .toList();
            return folder + " holds " + (names.isEmpty() ? "nothing" : String.join(", ", names));
        } catch (IOException e) {
            return folder + " cannot be listed: " + e;
        }
    }

    private void notes(LookedAt source, List<String> notes) {
        notes.stream()
                .limit(SHOWN_NOTES)
                .forEach(note -> diagnosis.warn(
                        source.name() + ": " + note,
                        "what is meant stands in " + lines.place(source.key() + ".files")));
        if (notes.size() > SHOWN_NOTES) {
            diagnosis.warn(
                    source.name() + ": " + (notes.size() - SHOWN_NOTES) + " more remarks of this kind",
                    "settle these first");
        }
    }

    /** Says what is refused; false where so much is that the format must be wrong. */
    private boolean rejected(LookedAt source, SourceSample sample) {
        String format = lines.place(source.key() + ".format");
        String where = sample.file() + ":" + sample.lineNumber() + ": "
                + (sample.departure() == null ? "" : sample.departure().words() + ", in: ") + sample.line();
        if (sample.rejected() <= RejectLimits.LINES * sample.looked()) {
            diagnosis.warn(
                    source.name() + ": " + sample.rejected() + " of " + sample.looked()
                            + " lines do not match the format; " + where,
                    "nothing, if such lines are rare; else correct " + format);
            return true;
        }
        String what = source.name() + ": " + (sample.parsed() == null ? "none" : sample.looked() - sample.rejected())
                + " of " + sample.looked() + " lines matches the format; " + where;
        diagnosis.data(what, format + ": " + formatRemedy(source, sample));
        return false;
    }

    private static String formatRemedy(LookedAt source, SourceSample sample) {
        if (sample.matchingFormats().isEmpty()) {
            return "paste the log_format that access_log of this server names in nginx.conf, in place of '"
                    + source.source().format().name() + "'";
        }
        return "these lines match " + String.join(" or ", sample.matchingFormats()) + ": write format: "
                + quoted(sample.matchingFormats().get(0));
    }

    /** As YAML takes it. */
    private static String quoted(String format) {
        return format.contains(" ") ? "'" + format.replace("'", "''") + "'" : format;
    }

    private void shown(LookedAt source, SourceSample sample, ParsedLine line) {
        List<String> details = new ArrayList<>();
        line.values().forEach((name, value) -> details.add("$" + name + " = " + shortened(value)));
        details.add("understood as: " + understood(line, source.source().tokens()));
        diagnosis.ok(source.name() + ": " + sample.file() + " reads; a line of it is " + words(sample.kind()), details);
        if (line.requestTime() == null) {
            diagnosis.warn(
                    source.name() + ": the lines have no duration: how long a VM was busy is not known",
                    "add $request_time to the log_format in nginx.conf and to "
                            + lines.place(source.key() + ".format"));
        }
    }

    private static String understood(ParsedLine line, TokenFields tokens) {
        StringBuilder text = new StringBuilder();
        text.append(line.time()).append(' ').append(line.method()).append(' ').append(shortened(line.path()));
        text.append(", status ").append(line.status());
        if (line.requestTime() != null) {
            text.append(
                    String.format(Locale.ROOT, ", %.3f s", line.requestTime().toNanos() / 1e9));
        }
        if (tokens.in() != null || tokens.out() != null) {
            text.append(", tokens in ").append(orNone(line.tokensIn()));
            text.append(", out ").append(orNone(line.tokensOut()));
        }
        if (line.instance() != null) {
            text.append(", VM by ").append(shortened(line.instance()));
        }
        return text.toString();
    }

    private static String orNone(@Nullable Long count) {
        return count == null ? "none" : count.toString();
    }

    private static String words(@Nullable LineKind kind) {
        return kind == null ? "unknown" : kind.name().toLowerCase(Locale.ROOT);
    }

    private static String shortened(String value) {
        return value.length() <= LONGEST_VALUE ? value : value.substring(0, LONGEST_VALUE - 1) + "…";
    }
}
