package io.perdollar.reporting.mail;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.perdollar.analysis.budget.BudgetAlert;
import io.perdollar.reporting.ReportFiles;
import io.perdollar.reporting.SampleReport;
import io.perdollar.reporting.text.Language;
import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.YearMonth;
import java.util.List;
import java.util.Properties;
import java.util.regex.Pattern;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@NullMarked
class LetterTest {
    private static final Envelope ENVELOPE = new Envelope(
            "perdollar.daily.ops.2026-11-15@example.com",
            Instant.parse("2026-11-16T03:00:00Z"),
            "perdollar@example.com",
            List.of("a@example.com", "b@example.com"));

    @TempDir
    private static Path folder;

    @BeforeAll
    static void writeTheFilesThatMailsCarry() throws IOException {
        Files.write(folder.resolve("cost-report-2026-11-15.xlsx"), new byte[] {'P', 'K', 3, 4});
        Files.createDirectory(folder.resolve("charts"));
        Files.write(folder.resolve("charts/daily-cost.png"), new byte[] {(byte) 0x89, 'P', 'N', 'G'});
    }

    private static byte[] report(Language language) throws IOException {
        return new ReportMail(SampleReport.usd(), language, folder).report(ENVELOPE);
    }

    private static MimeMessage parsed(byte[] bytes) throws MessagingException {
        return new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(bytes));
    }

    @Test
    void theSubjectHasTheNumberThatMatters() throws Exception {
        String english = parsed(report(Language.ENGLISH)).getSubject();
        assertTrue(english.matches("GPU spend Oct 19–Nov 15: \\$[\\d,]+ \\(\\+8 %\\), \\$[\\d,.]+ avoidable"), english);
        String korean = parsed(report(Language.KOREAN)).getSubject();
        assertTrue(korean.matches("GPU 비용 10월 19일–11월 15일: \\$[\\d,]+ \\(\\+8 %\\), 절감 가능 \\$[\\d,.]+"), korean);
    }

    @Test
    void textHtmlPictureAndWorkbookStandWhereMailProgramsLookForThem() throws Exception {
        MimeMessage message = parsed(report(Language.ENGLISH));
        Multipart mixed = (Multipart) message.getContent();
        Multipart alternative = (Multipart) mixed.getBodyPart(0).getContent();
        assertTrue(alternative.getBodyPart(0).isMimeType("text/plain"));
        Multipart related = (Multipart) alternative.getBodyPart(1).getContent();
        String html = (String) related.getBodyPart(0).getContent();
        assertTrue(html.contains("cid:picture"), html);
        BodyPart picture = related.getBodyPart(1);
        assertArrayEquals(new String[] {"<picture>"}, picture.getHeader("Content-ID"));
        assertEquals("cost-report-2026-11-15.xlsx", mixed.getBodyPart(1).getFileName());
        assertFalse(html.contains("<script"), html);
        assertFalse(html.contains("http"), "nothing is loaded from outside");
    }

    @Test
    void theSameReportGivesTheSameBytes() throws Exception {
        assertArrayEquals(report(Language.ENGLISH), report(Language.ENGLISH));
    }

    @Test
    void messageIdAndDateAreTheRuns() throws Exception {
        MimeMessage message = parsed(report(Language.ENGLISH));
        assertEquals("<perdollar.daily.ops.2026-11-15@example.com>", message.getMessageID());
        assertArrayEquals(new String[] {"Mon, 16 Nov 2026 03:00:00 +0000"}, message.getHeader("Date"));
    }

    @Test
    void aNameCannotEndAHeader() throws Exception {
        BudgetAlert alert = new BudgetAlert(
                new BudgetAlert.Key(
                        "x\r\nBcc: thief@example.com\r\n\r\n<script>",
                        YearMonth.of(2026, 11),
                        new BigDecimal("0.5"),
                        BudgetAlert.Kind.ACTUAL),
                new BigDecimal("50"),
                new BigDecimal("61"),
                false);
        byte[] bytes = new ReportMail(SampleReport.usd(), Language.ENGLISH, folder).alerts(ENVELOPE, List.of(alert));
        MimeMessage message = parsed(bytes);
        assertEquals(null, message.getHeader("Bcc"));
        assertTrue(message.getSubject().contains("\\u000d\\u000aBcc"), message.getSubject());
        Multipart mixed = (Multipart) message.getContent();
        Multipart alternative = (Multipart) mixed.getBodyPart(0).getContent();
        assertFalse(((String) alternative.getBodyPart(1).getContent()).contains("<script>"));
    }

    @Test
    void addressesAndMessageIdsThatAreNoneAreRefused() {
        Instant date = Instant.EPOCH;
        List<String> to = List.of("a@example.com");
        assertThrows(IllegalArgumentException.class, () -> new Envelope("a b@c", date, "f@example.com", to));
        assertThrows(IllegalArgumentException.class, () -> new Envelope("a@c", date, "f@example.com\r\nBcc: x@y", to));
        assertThrows(
                IllegalArgumentException.class, () -> new Envelope("a@c", date, "f@example.com", List.of("a@b, c@d")));
        assertThrows(
                IllegalArgumentException.class, () -> new Envelope("a@c", date, "f@example.com", List.<String>of()));
    }

    @Test
    void aMonthCloseSpeaksOfItsInvoiceMonthAndNamesTheSheetThatTiesToIt() throws Exception {
        MimeMessage message = parsed(new ReportMail(SampleReport.usd(), Language.ENGLISH, folder).monthClose(ENVELOPE));
        assertTrue(
                message.getSubject().matches("Invoice month October 2026: \\$[\\d,.]+ \\+ ₩716,411"),
                message.getSubject());
        String text = plain(message);
        assertTrue(text.contains("The sheet “Month close” of the workbook ties to these invoices"), text);
        assertTrue(text.contains("tax $312.50, $12.34 of it late"), text);
        assertTrue(text.contains("as far as they were billed by Nov 16, 2026, 12:41 (Asia/Seoul)"), text);
        assertFalse(text.contains("28 days"), "an invoice month is no window: " + text);
    }

    @Test
    void aMonthCloseSaysWhereNoChargeOfItsMonthIsKnown() throws Exception {
        Path empty = folder.resolve("empty");
        ReportFiles.write(SampleReport.empty(), List.of(), empty);
        byte[] bytes = new ReportMail(SampleReport.empty(), Language.KOREAN, empty).monthClose(ENVELOPE);
        assertEquals("2026년 10월 청구월: 알려진 청구 없음", parsed(bytes).getSubject());
    }

    @Test
    void daysAndTimesAreWrittenAsTheLanguageWritesThem() throws Exception {
        String english = plain(parsed(report(Language.ENGLISH)));
        assertTrue(english.contains("Oct 19 – Nov 15, 2026 · 28 days"), english);
        assertTrue(english.contains("Billing export as of Nov 16, 2026, 12:41 (Asia/Seoul)."), english);
        String korean = plain(parsed(report(Language.KOREAN)));
        assertTrue(korean.contains("2026. 10. 19. – 11. 15. · 28일"), korean);
        assertFalse(
                Pattern.compile("\\d{4}-\\d{2}-\\d{2}(?!\\.xlsx)")
                        .matcher(english + korean)
                        .find(),
                english + korean);
    }

    @Test
    void aFailureCarriesItsMessageAndTheEndOfTheLog() throws Exception {
        byte[] bytes = FailureMail.of(
                ENVELOPE,
                SampleReport.usd().header().reportDate(),
                "billing[0]: no file",
                List.of("2026-11-16 WARN x"),
                Language.ENGLISH);
        MimeMessage message = parsed(bytes);
        assertEquals("PerDollar failed: report of Nov 15, 2026", message.getSubject());
        String text = plain(message);
        assertTrue(text.contains("billing[0]: no file") && text.contains("WARN x"), text);
        assertFalse(new String(bytes, StandardCharsets.US_ASCII).contains(".xlsx"));
    }

    private static String plain(MimeMessage message) throws Exception {
        Multipart alternative =
                (Multipart) ((Multipart) message.getContent()).getBodyPart(0).getContent();
        return (String) alternative.getBodyPart(0).getContent();
    }
}
