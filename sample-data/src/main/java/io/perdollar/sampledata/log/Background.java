package io.perdollar.sampledata.log;

import io.perdollar.sampledata.time.Dice;
import java.util.List;
import java.util.function.Consumer;

/** What calls every web server and is no request for an answer: health checks, scrapes, bots, scanners. */
public final class Background implements Traffic {
    private static final long MINUTE = 60_000L;
    private static final String HEALTH = "GET /health HTTP/1.1";
    private static final String METRICS = "GET /metrics HTTP/1.1";
    private static final String PROBE = "GoogleHC/1.0";
    private static final String PROMETHEUS = "Prometheus/2.53.0";
    private static final String NOBODY = "-";
    private static final String CRAWLER = "Mozilla/5.0 (compatible; CensysInspect/1.1; +https://about.censys.io/)";
    private static final String CLIENT = "python-requests/2.32.3";

    /** A visit that no model answers. */
    private record Visit(String request, int status, long bytes, String agent) {}

    private static final List<Visit> VISITS = List.of(
            new Visit("GET / HTTP/1.1", 404, 153, CRAWLER),
            new Visit("GET /.env HTTP/1.1", 404, 153, CRAWLER),
            new Visit("POST /wp-login.php HTTP/1.1", 404, 153, CRAWLER),
            new Visit("HEAD /robots.txt HTTP/1.0", 404, 0, CRAWLER),
            new Visit("OPTIONS /v1/chat/completions HTTP/1.1", 204, 0, CLIENT),
            new Visit("GET /v1/models HTTP/1.1", 200, 412, CLIENT),
            new Visit("POST /tokenize HTTP/1.1", 200, 96, CLIENT),
            // A TLS client on a plain port: nginx logs the handshake's bytes.
            new Visit("\\x16\\x03\\x01\\x02\\x00\\x01\\x00\\x01\\xFC\\x03\\x03", 400, 157, NOBODY),
            new Visit("", 400, 0, NOBODY));

    private final int everyMinutes;
    private final double visitsPerDay;

    /**
     * @param everyMinutes between two checks, which are health checks and scrapes in turn
     * @param visitsPerDay bots, scanners and curious clients
     */
    public Background(int everyMinutes, double visitsPerDay) {
        this.everyMinutes = everyMinutes;
        this.visitsPerDay = visitsPerDay;
    }

    @Override
    public void arrive(long hour, Dice dice, Consumer<LogLine> sink) {
        long from = hour * 60;
        for (long minute = Math.floorDiv(from + everyMinutes - 1, everyMinutes) * everyMinutes;
                minute < from + 60;
                minute += everyMinutes) {
            boolean scrape = minute / everyMinutes % 4 == 0;
            sink.accept(line(
                    minute * MINUTE + 7_000,
                    new Visit(scrape ? METRICS : HEALTH, 200, scrape ? 6210 : 2, scrape ? PROMETHEUS : PROBE),
                    scrape ? "10.8.0.9" : "35.191.8.72"));
        }
        int visits = dice.count(visitsPerDay / 24);
        for (int i = 0; i < visits; i++) {
            sink.accept(line(
                    from * MINUTE + dice.between(0, 60 * MINUTE),
                    VISITS.get((int) dice.between(0, VISITS.size())),
                    "203.0.113." + dice.between(1, 250)));
        }
    }

    private static LogLine line(long arrival, Visit visit, String client) {
        return new LogLine(
                arrival,
                1,
                LineKind.IGNORED,
                visit.request(),
                visit.status(),
                visit.bytes(),
                client,
                visit.agent(),
                -1,
                -1);
    }
}
