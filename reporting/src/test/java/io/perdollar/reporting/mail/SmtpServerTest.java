package io.perdollar.reporting.mail;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import io.perdollar.reporting.mail.SmtpServer.Protection;
import io.perdollar.reporting.mail.SmtpServer.Settings;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Against real servers in this process: GreenMail, and one that breaks off where it is told to. */
@NullMarked
class SmtpServerTest {
    private static final String FROM = "perdollar@example.com";
    private static final String TO = "finance@example.com";
    private static final byte[] MESSAGE =
            "Subject: spend\r\nMessage-ID: <a@b>\r\n\r\n.hello\r\n".getBytes(StandardCharsets.US_ASCII);

    private @Nullable GreenMail greenMail;

    @AfterEach
    void stop() {
        if (greenMail != null) {
            greenMail.stop();
        }
    }

    private GreenMail start(String protocol) {
        ServerSetup setup = new ServerSetup(0, "127.0.0.1", protocol);
        setup.setServerStartupTimeout(20_000);
        GreenMail started = new GreenMail(setup);
        started.start();
        greenMail = started;
        return started;
    }

    private static SmtpServer server(
            int port, Protection protection, @Nullable String user, @Nullable String password) {
        return new SmtpServer(
                new Settings("localhost", port, protection, user, password, Duration.ofSeconds(20), trustingAll()));
    }

    /** GreenMail signs its own certificate. */
    private static SSLSocketFactory trustingAll() {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(null, new TrustManager[] {new TrustsAll()}, null);
            return context.getSocketFactory();
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException(e);
        }
    }

    private static final class TrustsAll extends X509ExtendedTrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }

    @Test
    void theBytesArriveAsTheyAre() throws Exception {
        GreenMail mail = start("smtp");
        Delivery delivery =
                server(mail.getSmtp().getPort(), Protection.NONE, null, null).send(MESSAGE, FROM, TO);
        assertEquals(new Delivery(Delivery.State.SENT, ""), delivery);
        assertEquals(1, mail.getReceivedMessages().length);
        ByteArrayOutputStream got = new ByteArrayOutputStream();
        mail.getReceivedMessages()[0].writeTo(got);
        assertTrue(got.toString(StandardCharsets.US_ASCII).contains("\r\n\r\n.hello"), got::toString);
    }

    @Test
    void tlsFromTheFirstByteWithUserAndPassword() throws Exception {
        GreenMail mail = start("smtps");
        mail.setUser(TO, "reports", "right");
        SmtpServer server = server(mail.getSmtps().getPort(), Protection.TLS, "reports", "right");
        assertTrue(server.check().isEmpty(), () -> server.check().toString());
        assertEquals(Delivery.State.SENT, server.send(MESSAGE, FROM, TO).state());
    }

    @Test
    void aWrongPasswordIsSaidWithoutThePassword() {
        GreenMail mail = start("smtps");
        mail.setUser(TO, "reports", "right");
        SmtpServer server = server(mail.getSmtps().getPort(), Protection.TLS, "reports", "s3cret-wrong");
        Delivery delivery = server.send(MESSAGE, FROM, TO);
        assertEquals(Delivery.State.UNREACHABLE, delivery.state());
        assertTrue(delivery.detail().startsWith("the server refused user or password"), delivery.detail());
        assertFalse(delivery.detail().contains("s3cret"), delivery.detail());
        assertEquals(0, mail.getReceivedMessages().length);
    }

    @Test
    void aServerWithoutStartTlsGetsNothing() throws IOException {
        try (BreakingServer plain = new BreakingServer(BreakingServer.At.NEVER)) {
            Delivery delivery =
                    server(plain.port(), Protection.STARTTLS, "u", "p").send(MESSAGE, FROM, TO);
            assertEquals(Delivery.State.UNREACHABLE, delivery.state());
            assertTrue(delivery.detail().contains("STARTTLS"), delivery.detail());
            assertFalse(plain.heard().stream().anyMatch(line -> line.startsWith("AUTH")));
        }
    }

    @Test
    void aCertificateThatNobodySignedIsRefused() {
        GreenMail mail = start("smtps");
        SmtpServer trusting = new SmtpServer(new Settings(
                "127.0.0.1", mail.getSmtps().getPort(), Protection.TLS, null, null, Duration.ofSeconds(20), null));
        assertTrue(trusting.check().isPresent());
    }

    @Test
    void aRefusedReaderIsRefusedAndABusyServerIsTriedAgain() throws IOException {
        try (BreakingServer server = new BreakingServer(BreakingServer.At.NEVER)) {
            SmtpServer smtp = server(server.port(), Protection.NONE, null, null);
            assertEquals(
                    Delivery.State.REFUSED,
                    smtp.send(MESSAGE, FROM, "refused@example.com").state());
            assertEquals(
                    Delivery.State.FAILED,
                    smtp.send(MESSAGE, FROM, "busy@example.com").state());
            assertEquals(Delivery.State.SENT, smtp.send(MESSAGE, FROM, TO).state());
        }
    }

    @Test
    void aLostAnswerToTheWholeMailIsAmbiguousAndAnEarlierLossIsNot() throws IOException {
        assertEquals(Delivery.State.AMBIGUOUS, brokenAt(BreakingServer.At.AFTER_DATA));
        assertEquals(Delivery.State.FAILED, brokenAt(BreakingServer.At.BEFORE_DATA));
        assertEquals(Delivery.State.FAILED, brokenAt(BreakingServer.At.RECIPIENT));
        assertEquals(Delivery.State.REFUSED, brokenAt(BreakingServer.At.REJECT_DATA));
    }

    private static Delivery.State brokenAt(BreakingServer.At at) throws IOException {
        try (BreakingServer server = new BreakingServer(at)) {
            return server(server.port(), Protection.NONE, null, null)
                    .send(MESSAGE, FROM, TO)
                    .state();
        }
    }

    @Test
    void aServerThatNeverAnswersIsGivenUp() throws IOException {
        try (BreakingServer silent = new BreakingServer(BreakingServer.At.SILENT)) {
            SmtpServer smtp = new SmtpServer(new Settings(
                    "127.0.0.1", silent.port(), Protection.NONE, null, null, Duration.ofMillis(200), null));
            assertEquals(
                    Delivery.State.UNREACHABLE, smtp.send(MESSAGE, FROM, TO).state());
        }
    }

    @Test
    void settingsNeverShowThePassword() {
        String words = new Settings("h", 25, Protection.TLS, "u", "s3cret", Duration.ofSeconds(1), null).toString();
        assertFalse(words.contains("s3cret"), words);
        assertArrayEquals(new String[] {"h:25 (TLS, as u)"}, List.of(words).toArray());
    }
}
