package io.perdollar.reporting.mail;

import jakarta.mail.Address;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.URLName;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.Optional;
import java.util.Properties;
import javax.net.ssl.SSLSocketFactory;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPTransport;
import org.jspecify.annotations.Nullable;

/** The server that takes mails. Without {@link Protection#NONE} nothing is said to it before the connection is encrypted. */
public final class SmtpServer {
    private static final int PERMANENT = 500;

    private final Settings settings;

    /** How the connection is protected. */
    public enum Protection {
        /** Begins in the clear and is refused where the server offers no STARTTLS. */
        STARTTLS,
        /** Encrypted from the first byte. */
        TLS,
        /** In the clear; for a server on this machine. */
        NONE
    }

    /**
     * How to reach it.
     *
     * @param user null where the server asks for none
     * @param password null without a user
     * @param timeout for connecting, for each answer and for each write
     * @param sockets null for the JVM's own trust
     */
    public record Settings(
            String host,
            int port,
            Protection protection,
            @Nullable String user,
            @Nullable String password,
            Duration timeout,
            @Nullable SSLSocketFactory sockets) {
        /** Never with the password. */
        @Override
        public String toString() {
            return host + ":" + port + " (" + protection + (user == null ? "" : ", as " + user) + ")";
        }
    }

    public SmtpServer(Settings settings) {
        this.settings = settings;
    }

    /**
     * Connects, authenticates and says goodbye.
     *
     * @return what went wrong; empty where mails can be sent
     */
    public Optional<String> check() {
        Session session = session();
        try (Watched transport = new Watched(session)) {
            connect(transport);
            return Optional.empty();
        } catch (MessagingException e) {
            return Optional.of(words(e));
        }
    }

    /**
     * Hands one mail over for one reader.
     *
     * @param message whole message, lines ending in CRLF
     * @param from sender's address
     * @param to the reader's address
     */
    public Delivery send(byte[] message, String from, String to) {
        Session session = session();
        // Bounces go where the mail says it comes from.
        session.getProperties().setProperty("mail.smtp.from", from);
        Watched transport = new Watched(session);
        try {
            connect(transport);
        } catch (MessagingException e) {
            return new Delivery(Delivery.State.UNREACHABLE, words(e));
        }
        try {
            transport.sendMessage(
                    new MimeMessage(session, new ByteArrayInputStream(message)),
                    new Address[] {new InternetAddress(to, true)});
            return new Delivery(Delivery.State.SENT, "");
        } catch (MessagingException e) {
            return failure(transport, e);
        } finally {
            quietly(transport);
        }
    }

    private static Delivery failure(Watched transport, MessagingException e) {
        if (transport.taken) {
            return new Delivery(Delivery.State.SENT, words(e));
        }
        int answer = answer(transport, e);
        if (transport.handedOver && answer < 0) {
            return new Delivery(Delivery.State.AMBIGUOUS, words(e));
        }
        return new Delivery(answer >= PERMANENT ? Delivery.State.REFUSED : Delivery.State.FAILED, words(e));
    }

    /** The server's last number; −1 where there is none because the connection was lost. */
    private static int answer(Watched transport, MessagingException e) {
        for (Exception at = e; at != null; at = at instanceof MessagingException m ? m.getNextException() : null) {
            if (at instanceof SMTPAddressFailedException refused) {
                return refused.getReturnCode();
            }
            if (at instanceof IOException) {
                return -1;
            }
        }
        return transport.getLastReturnCode();
    }

    private void connect(Watched transport) throws MessagingException {
        transport.connect(settings.host(), settings.port(), settings.user(), settings.password());
    }

    private Session session() {
        Properties properties = new Properties();
        String millis = Long.toString(settings.timeout().toMillis());
        properties.setProperty("mail.smtp.connectiontimeout", millis);
        properties.setProperty("mail.smtp.timeout", millis);
        properties.setProperty("mail.smtp.writetimeout", millis);
        properties.setProperty("mail.smtp.auth", Boolean.toString(settings.user() != null));
        properties.setProperty("mail.smtp.ssl.checkserveridentity", "true");
        switch (settings.protection()) {
            case STARTTLS -> {
                properties.setProperty("mail.smtp.starttls.enable", "true");
                properties.setProperty("mail.smtp.starttls.required", "true");
            }
            case TLS -> properties.setProperty("mail.smtp.ssl.enable", "true");
            case NONE -> properties.setProperty("mail.smtp.starttls.enable", "false");
        }
        if (settings.sockets() != null) {
            properties.put("mail.smtp.ssl.socketFactory", settings.sockets());
        }
        return Session.getInstance(properties);
    }

    /** Without the stack of causes that mail libraries like to repeat. */
    private static String words(MessagingException e) {
        String message = String.valueOf(e.getMessage()).strip().replaceAll("\\s+", " ");
        Exception cause = e.getNextException();
        String more = cause == null
                        || cause.getMessage() == null
                        || message.contains(cause.getMessage().strip())
                ? ""
                : " (" + cause.getMessage().strip().replaceAll("\\s+", " ") + ")";
        return (e instanceof AuthenticationFailedException ? "the server refused user or password: " : "")
                + message
                + more;
    }

    private static void quietly(Watched transport) {
        try {
            transport.close();
        } catch (MessagingException e) {
            // What the server says at goodbye changes nothing of what it took.
        }
    }

    /** Knows how far the conversation came: only a lost answer to the mail's last line leaves anything in doubt. */
    private static final class Watched extends SMTPTransport {
        private boolean handedOver;
        private boolean taken;

        Watched(Session session) {
            super(session, new URLName("smtp", null, -1, null, null, null));
        }

        @Override
        protected OutputStream data() throws MessagingException {
            handedOver = false;
            return super.data();
        }

        @Override
        protected void finishData() throws IOException, MessagingException {
            handedOver = true;
            super.finishData();
            taken = true;
        }
    }
}
