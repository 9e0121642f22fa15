package io.perdollar.reporting.actions;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.perdollar.analysis.activity.EndpointRules;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/** A VM in a folder: the script as it is installed, a log, a metadata server, a clock and programs that pretend. */
final class IdleVm implements AutoCloseable {
    static final Instant NOW = Instant.parse("2026-11-24T03:00:00Z");

    private static final DateTimeFormatter LOCAL = DateTimeFormatter.ofPattern("dd/MMM/yyyy:HH:mm:ss Z", Locale.ROOT);

    private final Path folder;
    private final HttpServer server;
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private final Path calls;
    private final Shell shell;

    /** Idle since long ago: up for a day, the model server listens, nobody is connected. */
    IdleVm(Path folder) throws IOException {
        this.folder = folder;
        calls = folder.resolve("calls");
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
        Files.createDirectories(folder.resolve("proc"));
        Files.writeString(folder.resolve("stop-when-idle.sh"), Shell.resource("stop-when-idle.sh"));
        Files.writeString(folder.resolve("request-lines.awk"), Shell.resource("request-lines.awk"));
        String address = "127.0.0.1:" + server.getAddress().getPort();
        shell = new Shell(folder)
                .set("PERDOLLAR_IDLE_CONF", folder.resolve("conf").toString())
                .set("PERDOLLAR_PROC", folder.resolve("proc").toString())
                .set("PERDOLLAR_COMPUTE_API", "http://" + address + "/compute/v1")
                .set("GCE_METADATA_HOST", address)
                .set("CALLS", calls.toString())
                .set("no_proxy", "*")
                .program("date", "#!/bin/sh\n[ \"$*\" = +%s ] || exit 9\necho \"$NOW\"\n")
                .program("gcloud", "#!/bin/sh\necho \"$*\" >> \"$CALLS\"\nexit \"${GCLOUD_EXIT:-0}\"\n")
                .program("ss", """
                        #!/bin/sh
                        case "$*" in
                            *-Hltn*) [ -n "$LISTENING" ] && echo "LISTEN 0 128 127.0.0.1:8000 0.0.0.0:*" ;;
                            *established*) i=0; while [ "$i" -lt "$CONNECTED" ]; do echo "0 0 127.0.0.1:8000 127.0.0.1:5$i"; i=$((i + 1)); done ;;
                        esac
                        exit 0
                        """);
        at(NOW).upFor(Duration.ofDays(1)).connected(0);
        settings("");
    }

    /** Writes the settings file; what is added counts more than what is there. */
    IdleVm settings(String more) throws IOException {
        ActionSettings settings = new ActionSettings(
                EndpointRules.DEFAULT,
                Duration.ofMinutes(5),
                Duration.ofMinutes(3),
                List.of(
                        "default ${remote_addr} - ${remote_user} [${time_local}] \"${request}\" ${status} ${body_bytes_sent}"
                                + " \"${http_referer}\" \"${http_user_agent}\" ${request_time}"),
                "service",
                "env",
                ActionSettings.DEFAULT.catalogue());
        Files.writeString(
                folder.resolve("conf"),
                IdleSettingsFile.text(settings, Duration.ofMinutes(5)) + "LOGS=(" + ShellText.quoted(log().toString())
                        + ")\nSTATE=" + ShellText.quoted(folder.resolve("state").toString()) + "\n" + more + "\n");
        return this;
    }

    Path log() {
        return folder.resolve("access.log");
    }

    IdleVm at(Instant now) {
        shell.set("NOW", String.valueOf(now.getEpochSecond()));
        return this;
    }

    IdleVm upFor(Duration uptime) throws IOException {
        Files.writeString(folder.resolve("proc/uptime"), uptime.toSeconds() + ".25 1.00\n");
        return this;
    }

    /** So many connections to the model server; null where nothing listens. */
    IdleVm connected(@Nullable Integer connections) {
        shell.set("LISTENING", connections == null ? "" : "1");
        shell.set("CONNECTED", connections == null ? "0" : connections.toString());
        return this;
    }

    Shell shell() {
        return shell;
    }

    /** A line of a request that was answered then. */
    static String line(Instant then, String request, int status) {
        return "10.0.0.9 - - [" + LOCAL.format(then.atOffset(ZoneOffset.ofHours(9))) + "] \"" + request + " HTTP/1.1\" "
                + status + " 512 \"-\" \"curl/8\" 1.250";
    }

    static String request(Duration ago) {
        return line(NOW.minus(ago), "POST /generate", 200) + "\n";
    }

    static String health(Duration ago) {
        return line(NOW.minus(ago), "GET /health", 200) + "\n";
    }

    Shell.Run look(String... options) throws IOException, InterruptedException {
        return shell.bash(folder.resolve("stop-when-idle.sh"), options);
    }

    /** What gcloud was asked since the last time. */
    List<String> stops() throws IOException {
        if (!Files.exists(calls)) {
            return List.of();
        }
        List<String> found = Files.readAllLines(calls);
        Files.delete(calls);
        return found;
    }

    /** Every address of the metadata server and the API that was asked for, with the method. */
    List<String> asked() {
        return asked;
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        String flavor = exchange.getRequestHeaders().getFirst("Metadata-Flavor");
        String token = exchange.getRequestHeaders().getFirst("Authorization");
        asked.add(exchange.getRequestMethod() + " " + path + (token == null ? "" : " " + token));
        String answer = switch (path) {
            case "/computeMetadata/v1/instance/name" -> "chat-1";
            case "/computeMetadata/v1/instance/zone" -> "projects/123456/zones/asia-northeast3-b";
            case "/computeMetadata/v1/project/project-id" -> "prod-1";
            case "/computeMetadata/v1/instance/service-accounts/default/token" ->
                "{\"access_token\":\"ya29.secret\",\"expires_in\":3599,\"token_type\":\"Bearer\"}";
            default -> "{}";
        };
        boolean refused = path.startsWith("/computeMetadata") && !"Google".equals(flavor);
        byte[] bytes = answer.getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(refused ? 403 : 200, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
