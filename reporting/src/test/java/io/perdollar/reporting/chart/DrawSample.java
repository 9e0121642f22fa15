package io.perdollar.reporting.chart;

import io.perdollar.reporting.SampleReport;
import io.perdollar.reporting.text.Language;
import io.perdollar.reporting.text.Texts;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Prints the digest of each chart of the sample report; a test runs it in a JVM of its own. */
public final class DrawSample {
    private DrawSample() {}

    public static void main(String[] arguments) throws NoSuchAlgorithmException {
        System.out.println(digests());
    }

    static String digests() throws NoSuchAlgorithmException {
        StringBuilder digests = new StringBuilder();
        for (ChartImage chart : Charts.draw(SampleReport.usd(), Texts.of(Language.ENGLISH))) {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(chart.png());
            digests.append(chart.name())
                    .append('=')
                    .append(HexFormat.of().formatHex(digest))
                    .append(' ');
        }
        return digests.toString().strip();
    }
}
