package io.perdollar.ingest.requests.bench;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.SplittableRandom;

/**
 * Writes a log of invented requests to an LLM server, as large as wanted, the same for the same seed: generations, health
 * checks, scrapes and bots, 28 days from 2026-10-01 unless told otherwise, in one of several formats.
 *
 * <pre>{@code LogWriter FILE combined-time|ingress|upstream|json|none|free BYTES [SEED]}</pre>
 */
public final class LogWriter {

    /** The formats by name, as nginx.conf would have them. */
    public enum Format {
        COMBINED_TIME("log_format llm '$remote_addr - $remote_user [$time_local] \"$request\" $status $body_bytes_sent "
                + "\"$http_referer\" \"$http_user_agent\" $request_time';"),
        INGRESS("ingress-nginx"),
        UPSTREAM("log_format up '$msec $request_time $status $host \"$request\" $upstream_addr $body_bytes_sent "
                + "rt=$upstream_response_time ua=\"$http_user_agent\" in=$upstream_http_x_prompt_tokens "
                + "out=$upstream_http_x_completion_tokens';"),
        JSON("log_format j escape=json '{\"time\":\"$time_iso8601\",\"remote_addr\":\"$remote_addr\","
                + "\"method\":\"$request_method\",\"uri\":\"$request_uri\",\"status\":$status,"
                + "\"bytes\":$body_bytes_sent,\"request_time\":$request_time,\"ua\":\"$http_user_agent\"}';"),
        NONE("log_format n escape=none '$time_iso8601|$remote_addr|$request_method|$uri|$status|$request_time|"
                + "$bytes_sent|$http_user_agent';"),
        /** What another program writes: nested objects and keys of its own. */
        FREE("json time=ts request_method=http.method request_uri=http.path status=http.status "
                + "body_bytes_sent=http.bytes request_time=took");

        private final String text;

        Format(String text) {
            this.text = text;
        }

        /** What the configuration would say. */
        public String text() {
            return text;
        }

        static Format named(String name) {
            return valueOf(name.toUpperCase(Locale.ROOT).replace('-', '_'));
        }
    }

    private static final long START = Instant.parse("2026-10-01T00:00:00Z").toEpochMilli();
    private static final int DAYS = 28;
    private static final long DAY = 86_400_000;
    private static final DateTimeFormatter LOCAL =
            DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss '+0900'", Locale.ENGLISH);
    private static final DateTimeFormatter ISO = DateTimeFormatter.ofPattern("yyyy-MM-dd'T'HH:mm:ss'+09:00'");
    private static final ZoneOffset SEOUL = ZoneOffset.ofHours(9);
    private static final String[] PATHS = {
        "/generate",
        "/generate",
        "/generate",
        "/v1/chat/completions",
        "/v1/chat/completions",
        "/generate_stream",
        "/v1/completions",
        "/v1/embeddings",
        "/tokenize",
        "/v2/score"
    };
    private static final String[] READS = {"/health", "/metrics", "/health", "/v1/models", "/robots.txt", "/"};
    private static final String[] AGENTS = {
        "python-requests/2.32.3",
        "OpenAI/Python 1.54.0",
        "curl/8.5.0",
        "Prometheus/2.53.0",
        "kube-probe/1.30",
        "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/130.0.0.0 Safari/537.36",
        "Go-http-client/1.1",
        "okhttp/4.12.0"
    };

    private final Format format;
    private final SplittableRandom random;
    private String local = "";
    private String iso = "";
    private long second = -1;

    private LogWriter(Format format, long seed) {
        this.format = format;
        this.random = new SplittableRandom(seed);
    }

    public static void main(String[] args) throws IOException {
        Format format = Format.named(args[1]);
        long seed = args.length > 3 ? Long.parseLong(args[3]) : 1;
        long lines = write(Path.of(args[0]), format, Long.parseLong(args[2]), seed);
        System.out.println(lines + " lines, " + Files.size(Path.of(args[0])) + " bytes");
    }

    /** Writes at least so many bytes of 28 days; gives the number of lines. */
    public static long write(Path file, Format format, long bytes, long seed) throws IOException {
        return write(file, format, bytes, seed, DAYS);
    }

    /** Writes at least so many bytes, spread over so many days; gives the number of lines. */
    public static long write(Path file, Format format, long bytes, long seed, int days) throws IOException {
        LogWriter writer = new LogWriter(format, seed);
        long written = 0;
        long lines = 0;
        StringBuilder line = new StringBuilder(512);
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file), 1 << 20)) {
            while (written < bytes) {
                line.setLength(0);
                writer.line(line, START + (long) (days * DAY * ((double) written / bytes)));
                byte[] text = line.append('\n').toString().getBytes(StandardCharsets.ISO_8859_1);
                out.write(text);
                written += text.length;
                lines++;
            }
        }
        return lines;
    }

    private void line(StringBuilder out, long millis) {
        if (millis / 1000 != second) {
            second = millis / 1000;
            var time = Instant.ofEpochSecond(second).atOffset(SEOUL);
            local = LOCAL.format(time);
            iso = ISO.format(time);
        }
        boolean post = random.nextInt(100) < 80;
        String method = post ? "POST" : "GET";
        String path = post ? PATHS[random.nextInt(PATHS.length)] : READS[random.nextInt(READS.length)];
        int status = random.nextInt(50) == 0 ? (post ? 503 : 404) : 200;
        long took = post ? (long) Math.exp(3 + 7 * random.nextDouble()) : random.nextInt(3);
        int bytes = status == 200 ? random.nextInt(20_000) : 162;
        String agent = AGENTS[random.nextInt(AGENTS.length)];
        String ip = "10." + random.nextInt(4) + "." + random.nextInt(256) + "." + random.nextInt(256);
        String duration = seconds(took);
        String request = method + " " + path + " HTTP/1.1";
        switch (format) {
            case COMBINED_TIME, INGRESS -> {
                out.append(ip)
                        .append(" - - [")
                        .append(local)
                        .append("] \"")
                        .append(request)
                        .append("\" ");
                out.append(status)
                        .append(' ')
                        .append(bytes)
                        .append(" \"-\" \"")
                        .append(agent)
                        .append("\" ");
                if (format == Format.COMBINED_TIME) {
                    out.append(duration);
                } else {
                    out.append("512 ")
                            .append(duration)
                            .append(" [llm-svc-8000] [] ")
                            .append(address());
                    out.append(' ')
                            .append(bytes)
                            .append(' ')
                            .append(duration)
                            .append(' ')
                            .append(status);
                    out.append(" 5d1e9c0f2b7a4e6d8c3b1a0f9e8d7c6b");
                }
            }
            case UPSTREAM -> {
                out.append(seconds(millis));
                out.append(' ').append(duration).append(' ').append(status).append(" llm.example.com \"");
                out.append(request)
                        .append("\" ")
                        .append(address())
                        .append(' ')
                        .append(bytes)
                        .append(" rt=");
                out.append(duration)
                        .append(" ua=\"")
                        .append(agent)
                        .append("\" in=")
                        .append(took)
                        .append(" out=");
                out.append(post ? String.valueOf(took / 3) : "-");
            }
            case JSON -> {
                out.append("{\"time\":\"")
                        .append(iso)
                        .append("\",\"remote_addr\":\"")
                        .append(ip);
                out.append("\",\"method\":\"")
                        .append(method)
                        .append("\",\"uri\":\"")
                        .append(path);
                out.append("\",\"status\":")
                        .append(status)
                        .append(",\"bytes\":")
                        .append(bytes);
                out.append(",\"request_time\":")
                        .append(duration)
                        .append(",\"ua\":\"")
                        .append(agent)
                        .append("\"}");
            }
            case FREE -> {
                out.append("{\"level\":\"info\",\"ts\":\"")
                        .append(iso)
                        .append("\",\"client\":{\"ip\":\"")
                        .append(ip);
                out.append("\",\"agent\":\"").append(agent).append("\"},\"http\":{\"method\":\"");
                out.append(method).append("\",\"path\":\"").append(path).append("\",\"status\":");
                out.append(status)
                        .append(",\"bytes\":")
                        .append(bytes)
                        .append("},\"took\":")
                        .append(duration)
                        .append('}');
            }
            case NONE -> {
                out.append(iso)
                        .append('|')
                        .append(ip)
                        .append('|')
                        .append(method)
                        .append('|')
                        .append(path);
                out.append('|')
                        .append(status)
                        .append('|')
                        .append(duration)
                        .append('|')
                        .append(bytes);
                out.append('|').append(agent);
            }
        }
    }

    private static String seconds(long millis) {
        return millis / 1000 + "." + String.valueOf(1000 + millis % 1000).substring(1);
    }

    private String address() {
        String first = "10.0.0." + (1 + random.nextInt(8)) + ":8000";
        return random.nextInt(100) == 0 ? "10.0.0.9:8000, " + first : first;
    }
}
