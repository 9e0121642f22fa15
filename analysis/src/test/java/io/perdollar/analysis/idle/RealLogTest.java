package io.perdollar.analysis.idle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.perdollar.analysis.activity.ActivityBuilder;
import io.perdollar.analysis.activity.ActivityTimeline;
import io.perdollar.analysis.activity.Endpoint;
import io.perdollar.analysis.activity.EndpointRules;
import io.perdollar.analysis.activity.Gap;
import io.perdollar.analysis.activity.HourActivity;
import io.perdollar.analysis.activity.LineKind;
import io.perdollar.analysis.coverage.ListedFile;
import io.perdollar.analysis.coverage.StreamCoverage;
import io.perdollar.analysis.time.Interval;
import io.perdollar.analysis.time.Intervals;
import io.perdollar.analysis.time.Micros;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/**
 * A real web site's log, made by others; its README states the figures. Coverage is the stream's own, from the first line
 * of any kind (10:05:00Z, 3 s before the first request: a gap below every threshold) to the last, which is a request; the
 * VM runs throughout. So every idle gap lies between two requests and pays the start-up time.
 */
class RealLogTest {
    private static final Pattern COMBINED =
            Pattern.compile("\\S+ \\S+ \\S+ \\[([^]]+)] \"([^\"]*)\" (\\d{3}) (\\d+|-) \"[^\"]*\" \"[^\"]*\"");
    private static final DateTimeFormatter TIME_LOCAL =
            DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss Z", Locale.ENGLISH);
    private static final EndpointRules RULES =
            new EndpointRules(List.of(Endpoint.parse("GET /blog/**")), EndpointRules.DEFAULT_IGNORE);

    @Test
    void givesTheFiguresOfTheReadme() throws IOException {
        Path log = realFolder().resolve("elastic-apache/access.log");
        assumeTrue(
                Files.isReadable(log), () -> "skipped: there is no " + log + "; name its folder by -Dperdollar.real=…");

        ActivityBuilder builder = new ActivityBuilder();
        long first = Long.MAX_VALUE;
        long last = Long.MIN_VALUE;
        int rejected = 0;
        List<String> lines = Files.readAllLines(log, StandardCharsets.ISO_8859_1);
        for (String line : lines) {
            Matcher matcher = COMBINED.matcher(line);
            if (!matcher.matches()) {
                rejected++;
                continue;
            }
            long at =
                    Micros.of(OffsetDateTime.parse(matcher.group(1), TIME_LOCAL).toInstant());
            first = Math.min(first, at);
            last = Math.max(last, at);
            String[] request = matcher.group(2).split(" ", -1);
            LineKind kind = RULES.classify(request[0], request.length > 1 ? request[1] : "", status(matcher));
            builder.add(kind, at, at, at, false, -1, -1, -1, -1);
        }
        ActivityTimeline timeline = ActivityTimeline.of(builder.build());
        Interval hours = new Interval(Micros.hourStart(first), Micros.hourStart(last) + Micros.HOUR);
        HourActivity total = timeline.total(hours);
        assertEquals(10_000, lines.size());
        assertEquals(1, rejected);
        assertEquals(1_897, total.served());
        assertEquals(19, total.failed());
        assertEquals(9_999, total.requests() + total.ignored() + total.unrecognised());

        List<HourActivity> each = LongStream.iterate(
                        hours.from(), hour -> hour < hours.to(), hour -> hour + Micros.HOUR)
                .mapToObj(timeline::hour)
                .toList();
        assertEquals(84, each.size());
        assertEquals(84, each.stream().filter(hour -> hour.requests() > 0).count());
        assertEquals(55, each.stream().mapToLong(HourActivity::requests).max().orElseThrow());

        Intervals coverage = StreamCoverage.runs(List.of(new ListedFile("access.log", new Interval(first, last))));
        List<Gap> gaps = timeline.gaps(coverage).stream()
                .filter(gap -> gap.length() >= Micros.MINUTE)
                .toList();
        assertEquals(83, gaps.size());
        assertEquals(
                3_592 * Micros.SECOND,
                gaps.stream().mapToLong(Gap::length).max().orElseThrow());

        IdleTotals idle = IdleTotals.of(
                IdleTime.measure(hours, coverage, timeline.busy(), hour -> Micros.HOUR, IdleRules.DEFAULT));
        assertNotNull(idle.idle());
        assertNotNull(idle.avoidable());
        assertEquals(294_458 * Micros.SECOND, idle.idle());
        assertEquals(254_618 * Micros.SECOND, idle.avoidable());
        assertEquals(84 * Micros.HOUR - (last - first), idle.unknown());
    }

    private static int status(Matcher matcher) {
        return Integer.parseInt(matcher.group(3));
    }

    private static Path realFolder() {
        String named = System.getProperty("perdollar.real");
        if (named != null) {
            return Path.of(named);
        }
        Path folder = Path.of("").toAbsolutePath();
        while (folder.getParent() != null && !Files.isDirectory(folder.resolve(".mvn"))) {
            folder = folder.getParent();
        }
        return folder.resolve("../shared/real").normalize();
    }
}
