package io.perdollar.ingest.requests.scan;

import io.perdollar.ingest.requests.format.LogFormat;
import io.perdollar.ingest.requests.format.TemplatePlan;
import io.perdollar.ingest.requests.format.Unescape;
import io.perdollar.ingest.requests.format.WantedFields;

/** A format made ready to read lines; any number of threads may use it at once. */
public final class FormatScanner {

    private final LineScanner lines;
    private final Unescape.Mode escape;

    private FormatScanner(LineScanner lines, Unescape.Mode escape) {
        this.lines = lines;
        this.escape = escape;
    }

    /**
     * Compiles a format.
     *
     * @throws io.perdollar.ingest.requests.format.LogFormatException if it lacks a field that is needed
     */
    public static FormatScanner compile(LogFormat format, WantedFields wanted) {
        if (format instanceof LogFormat.JsonLines json) {
            return new FormatScanner(new JsonScanner(json, wanted), Unescape.Mode.JSON);
        }
        LogFormat.Template template = (LogFormat.Template) format;
        return new FormatScanner(new TemplateScanner(TemplatePlan.of(template, wanted)), Unescape.Mode.of(template));
    }

    LineScanner lines() {
        return lines;
    }

    Unescape.Mode escape() {
        return escape;
    }
}
