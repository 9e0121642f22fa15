package io.perdollar.reporting.mail;

import io.perdollar.reporting.text.ForeignText;
import jakarta.activation.DataHandler;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.util.ByteArrayDataSource;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * Makes the bytes of a mail: {@code mixed} of {@code alternative} (text, {@code related} of HTML and its picture) and the
 * attachments. Nothing in it depends on the clock, the machine or chance.
 */
public final class MailBytes {
    /** How the HTML names its picture. */
    static final String PICTURE_ID = "picture";

    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("EEE, d MMM yyyy HH:mm:ss '+0000'", Locale.ENGLISH);

    private MailBytes() {}

    /**
     * The whole message, lines ending in CRLF.
     *
     * @param picture PNG that the letter shows; null without one
     */
    public static byte[] of(Envelope envelope, Letter letter, byte @Nullable [] picture, List<Attachment> attachments) {
        try {
            MimeMessage message = new FixedMessage(envelope);
            message.setHeader("Date", DATE.format(envelope.date().atOffset(ZoneOffset.UTC)));
            message.setFrom(new InternetAddress(envelope.from(), true));
            for (String to : envelope.to()) {
                message.addRecipient(Message.RecipientType.TO, new InternetAddress(to, true));
            }
            message.setSubject(oneLine(letter.subject()), StandardCharsets.UTF_8.name());
            // Out-of-office replies to a program help nobody.
            message.setHeader("Auto-Submitted", "auto-generated");
            message.setContent(mixed(envelope, letter, picture, attachments));
            message.saveChanges();
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            message.writeTo(out);
            return out.toByteArray();
        } catch (MessagingException | IOException e) {
            throw new IllegalStateException("the mail could not be put together: " + e.getMessage(), e);
        }
    }

    private static MimeMultipart mixed(
            Envelope envelope, Letter letter, byte @Nullable [] picture, List<Attachment> attachments)
            throws MessagingException {
        MimeMultipart alternative = new FixedMultipart("alternative", envelope, 2);
        alternative.addBodyPart(text(PlainText.of(letter), "plain"));
        MimeBodyPart html = text(HtmlLetter.of(letter, picture != null), "html");
        if (picture == null) {
            alternative.addBodyPart(html);
        } else {
            MimeMultipart related = new FixedMultipart("related", envelope, 3);
            related.addBodyPart(html);
            MimeBodyPart image = file("picture.png", "image/png", picture);
            image.setContentID("<" + PICTURE_ID + ">");
            image.setDisposition(Part.INLINE);
            related.addBodyPart(image);
            alternative.addBodyPart(wrapped(related));
        }
        MimeMultipart mixed = new FixedMultipart("mixed", envelope, 1);
        mixed.addBodyPart(wrapped(alternative));
        for (Attachment attachment : attachments) {
            MimeBodyPart part = file(
                    attachment.name(), attachment.type(), attachment.content().bytes());
            part.setDisposition(Part.ATTACHMENT);
            mixed.addBodyPart(part);
        }
        return mixed;
    }

    private static MimeBodyPart text(String text, String subtype) throws MessagingException {
        MimeBodyPart part = new MimeBodyPart();
        part.setText(text, StandardCharsets.UTF_8.name(), subtype);
        part.setHeader("Content-Transfer-Encoding", "base64");
        return part;
    }

    private static MimeBodyPart file(String name, String type, byte[] bytes) throws MessagingException {
        MimeBodyPart part = new MimeBodyPart();
        part.setDataHandler(new DataHandler(new ByteArrayDataSource(bytes, type)));
        part.setFileName(name);
        part.setHeader("Content-Transfer-Encoding", "base64");
        return part;
    }

    private static MimeBodyPart wrapped(MimeMultipart multipart) throws MessagingException {
        MimeBodyPart part = new MimeBodyPart();
        part.setContent(multipart);
        return part;
    }

    /** Names of strangers reach the subject: nothing of them may end a header. */
    private static String oneLine(String text) {
        return ForeignText.visible(text);
    }

    /** Without the message id of its own and the machine's name that the library would make up. */
    private static final class FixedMessage extends MimeMessage {
        private final Envelope envelope;

        FixedMessage(Envelope envelope) {
            super(Session.getInstance(new Properties()));
            this.envelope = envelope;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", "<" + envelope.messageId() + ">");
        }
    }

    /** A boundary made from the message id; base64 never contains it. */
    private static final class FixedMultipart extends MimeMultipart {
        FixedMultipart(String subtype, Envelope envelope, int level) throws MessagingException {
            super(subtype);
            ContentType type = new ContentType(contentType);
            type.setParameter("boundary", "=_" + level + "_" + hash(envelope.messageId()));
            contentType = type.toString();
        }
    }

    private static String hash(String text) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest, 0, 12);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
