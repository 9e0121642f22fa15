package io.perdollar.reporting.mail;

import io.perdollar.analysis.budget.BudgetAlert;
import io.perdollar.analysis.report.FleetReport;
import io.perdollar.reporting.ReportFiles;
import io.perdollar.reporting.text.Language;
import io.perdollar.reporting.text.Texts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Makes the mails of one report; they carry the workbook and a picture of its folder. */
public final class ReportMail {
    private static final String WORKBOOK_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";

    private static final String PICTURE = "daily-cost.png";

    private final FleetReport report;
    private final Path folder;
    private final LetterWriter writer;
    private final Texts texts;
    private @Nullable Parts parts;

    private static final class Parts {
        private final byte @Nullable [] picture;
        private final Attachment workbook;

        Parts(byte @Nullable [] picture, Attachment workbook) {
            this.picture = picture;
            this.workbook = workbook;
        }

        byte @Nullable [] picture() {
            return picture;
        }

        Attachment workbook() {
            return workbook;
        }
    }

    /**
     * Prepares the mails.
     *
     * @param report cut to what its readers may see
     * @param folder where its files were written
     */
    public ReportMail(FleetReport report, Language language, Path folder) {
        this.folder = folder;
        this.report = report;
        this.texts = Texts.of(language);
        this.writer = new LetterWriter(report, language);
    }

    /**
     * The report, as each cadence brings it.
     *
     * @throws IOException if the files of the report cannot be read
     */
    public byte[] report(Envelope envelope) throws IOException {
        Parts with = parts();
        return bytes(envelope, writer.report(title(with), with.workbook().name()), with);
    }

    /**
     * The invoice month that is over, with the report's workbook, whose sheet ties to it.
     *
     * @throws IOException if the files of the report cannot be read
     */
    public byte[] monthClose(Envelope envelope) throws IOException {
        Attachment workbook = parts().workbook();
        return MailBytes.of(envelope, writer.monthClose(workbook.name()), null, List.of(workbook));
    }

    /** Alerts alone, without attachment. */
    public byte[] alerts(Envelope envelope, List<BudgetAlert> alerts) {
        return MailBytes.of(envelope, writer.alerts(alerts), null, List.of());
    }

    private static byte[] bytes(Envelope envelope, Letter letter, Parts with) {
        return MailBytes.of(envelope, letter, with.picture(), List.of(with.workbook()));
    }

    private @Nullable String title(Parts with) {
        return with.picture() == null
                ? null
                : texts.get("chart.daily", report.header().currency());
    }

    private Parts parts() throws IOException {
        Parts known = parts;
        if (known == null) {
            String name = ReportFiles.workbookName(report);
            byte[] workbook = Files.readAllBytes(folder.resolve(name));
            Path picture = folder.resolve("charts").resolve(PICTURE);
            known = new Parts(
                    Files.exists(picture) ? Files.readAllBytes(picture) : null,
                    new Attachment(name, WORKBOOK_TYPE, workbook::clone));
            parts = known;
        }
        return known;
    }
}
