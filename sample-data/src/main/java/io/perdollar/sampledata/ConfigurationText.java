package io.perdollar.sampledata;

import io.perdollar.sampledata.log.LogFormat;
import io.perdollar.sampledata.story.Fleet;
import io.perdollar.sampledata.story.Story;

/** The {@code perdollar.yaml} that reads a sample. */
final class ConfigurationText {
    private ConfigurationText() {}

    static String of(Fleet fleet, boolean logs) {
        StringBuilder text = new StringBuilder("""
                # perdollar nightly --config perdollar.yaml        Relative paths: from this file.
                report:
                  timeZone: Asia/Seoul
                  currency: USD
                  language: en
                  windowDays: 28
                output: ./reports
                ledger:
                  url: file:./ledger
                  retention: { hours: 400d, days: forever }

                billing:
                  - files: billing/*.json.gz

                inventory: ./inventory
                prices: guide                   # the sample's machines cost what the guide says

                """);
        if (logs) {
            requests(text);
        }
        text.append("""
                fleet:
                  serviceLabel: service
                  environmentLabel: env
                  sharedCost: requests

                idle: { threshold: 5m, startUp: 3m }

                advice:
                  policies:
                    prod: { refused: 0%, delayed: 1%, objective: 30s, spot: false, stopWhenIdle: false }
                    dev:  { refused: 2%, delayed: 10%, objective: 60s, spot: true, stopWhenIdle: true }
                  throughput:
                """);
        for (Story story : fleet.stories()) {
            if (story.throughput() != null) {
                text.append("    ")
                        .append(story.service())
                        .append(": ")
                        .append(story.throughput())
                        .append('\n');
            }
        }
        text.append("""

                budgets:
                  - { name: everything, scope: all, monthly: 8000, thresholds: [50%, 90%, 100%], to: [ops] }
                  - { name: chat, scope: { services: [chat] }, monthly: 100, to: [ops, finance] }

                mail:
                  smtp: { host: localhost, port: 25, tls: none }
                  from: perdollar@example.com
                  dryRun: true                  # mails are written into reports/<date>/mail, and not sent
                  groups:
                    ops:     { to: [ops@example.com], scope: all, when: daily, onFailure: true }
                    finance: { to: [finance@example.com], scope: all, when: month-close, workingDay: 4 }
                """);
        return text.toString();
    }

    private static void requests(StringBuilder text) {
        text.append("requests:\n");
        for (LogFormat format : LogFormat.values()) {
            text.append("  - name: ").append(format.sourceName()).append('\n');
            text.append("    files: logs/{instance}/").append(format.fileName()).append("*\n");
            text.append("    format: |\n");
            format.nginx()
                    .lines()
                    .forEach(line -> text.append("      ").append(line).append('\n'));
            if (format == LogFormat.TOKENS) {
                text.append(
                        "    tokens: { in: upstream_http_x_prompt_tokens, out: upstream_http_x_completion_tokens }\n");
            }
        }
        text.append("""

                endpoints:
                  ignore: [ "POST /tokenize" ]

                """);
    }
}
