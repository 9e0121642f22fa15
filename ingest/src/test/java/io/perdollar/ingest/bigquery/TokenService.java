package io.perdollar.ingest.bigquery;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/** Gives {@code token-1}, {@code token-2} …, to a service account's assertion and for impersonation. */
final class TokenService implements AutoCloseable {
    private final HttpServer server;
    private final List<String> asked = new CopyOnWriteArrayList<>();
    private volatile @Nullable String refusal;

    TokenService() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    String endpoint() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Path, authorization and body of each call. */
    List<String> asked() {
        return asked;
    }

    /** From now on nobody gets a token, and is told this. */
    void refuseWith(String words) {
        refusal = words;
    }

    /** A key file whose tokens come from here. */
    String serviceAccountKey() throws GeneralSecurityException {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        String pem = Base64.getEncoder()
                .encodeToString(generator.generateKeyPair().getPrivate().getEncoded());
        return "{\"type\":\"service_account\",\"project_id\":\"my-finops\",\"private_key_id\":\"k\",\"private_key\":"
                + "\"-----BEGIN PRIVATE KEY-----\\n" + pem + "\\n-----END PRIVATE KEY-----\\n\","
                + "\"client_email\":\"reader@my-finops.iam.gserviceaccount.com\",\"client_id\":\"1\",\"token_uri\":\""
                + endpoint() + "/token\"}";
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            asked.add(path + " " + exchange.getRequestHeaders().getFirst("Authorization") + " " + body(exchange));
            String token = "token-" + asked.size();
            String words = refusal;
            byte[] bytes = (words != null
                            ? "{\"error\":\"invalid_grant\",\"error_description\":\"" + words + "\"}"
                            : path.equals("/token")
                                    ? "{\"access_token\":\"" + token
                                            + "\",\"expires_in\":3600,\"token_type\":\"Bearer\"}"
                                    : "{\"accessToken\":\"" + token + "\",\"expireTime\":\"2100-01-01T00:00:00Z\"}")
                    .getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().set("Content-Type", "application/json");
            exchange.sendResponseHeaders(words == null ? 200 : 400, bytes.length);
            exchange.getResponseBody().write(bytes);
        }
    }

    private static String body(HttpExchange exchange) throws IOException {
        boolean gzip = "gzip".equals(exchange.getRequestHeaders().getFirst("Content-Encoding"));
        try (InputStream in = gzip ? new GZIPInputStream(exchange.getRequestBody()) : exchange.getRequestBody()) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
