package io.perdollar.reporting.chart;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.perdollar.reporting.SampleReport;
import io.perdollar.reporting.text.Language;
import io.perdollar.reporting.text.Texts;
import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class ChartsTest {
    private static final Texts TEXTS = Texts.of(Language.ENGLISH);

    @Test
    void drawsFiveChartsAtTwiceTheirSize() throws IOException {
        List<ChartImage> charts = Charts.draw(SampleReport.usd(), TEXTS);

        assertEquals(
                List.of("daily-cost", "requests-per-dollar", "idle-hours", "savings", "plans"),
                charts.stream().map(ChartImage::name).toList());
        for (ChartImage chart : charts) {
            BufferedImage image = ImageIO.read(new ByteArrayInputStream(chart.png()));
            assertEquals(2 * chart.width(), image.getWidth(), chart.name());
            assertEquals(2 * chart.height(), image.getHeight(), chart.name());
        }
    }

    @Test
    void leavesOutWhatHasNothingToShow() {
        assertEquals(List.of(), Charts.draw(SampleReport.empty(), TEXTS));
    }

    @Test
    void sameReportGivesTheSameBytes() {
        List<ChartImage> first = Charts.draw(SampleReport.krw(), TEXTS);
        List<ChartImage> second = Charts.draw(SampleReport.krw(), TEXTS);
        for (int i = 0; i < first.size(); i++) {
            assertArrayEquals(
                    first.get(i).png(), second.get(i).png(), first.get(i).name());
        }
    }

    @Test
    void theFontHoldsHangulAndTheSignsOfCurrencies() {
        assertEquals(-1, Fonts.regular(12).canDisplayUpTo("한국어-챗봇 뷁 chat-00 $₩€£¥ −–…·×→"));
        assertEquals(-1, Fonts.semiBold(12).canDisplayUpTo("한국어-챗봇 $₩"));
    }

    @Test
    void hangulSyllablesAreDrawnAsThemselvesAndNotAsBoxes() {
        int[] first = pixels("한국어");
        int[] second = pixels("챗봇은");
        int[] missing = pixels("\uD83D\uDE80\uD83D\uDE80\uD83D\uDE80");

        assertTrue(ink(first) > 100, "ink: " + ink(first));
        assertNotEquals(ink(first), ink(second));
        assertNotEquals(ink(first), ink(missing));
    }

    @Test
    void whatTheFontLacksIsShownAsABox() {
        assertEquals("chat □", Fonts.drawable("chat \uD83D\uDE80"));
        assertEquals("한국어", Fonts.drawable("한국어"));
    }

    private static int[] pixels(String text) {
        BufferedImage image = new BufferedImage(120, 40, BufferedImage.TYPE_INT_RGB);
        var graphics = image.createGraphics();
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, 120, 40);
        graphics.setColor(Color.BLACK);
        graphics.setFont(Fonts.regular(24));
        graphics.drawString(text, 4, 30);
        graphics.dispose();
        return image.getRGB(0, 0, 120, 40, null, 0, 120);
    }

    private static long ink(int[] pixels) {
        long dark = 0;
        for (int pixel : pixels) {
            if ((pixel & 0xFF) < 128) {
                dark++;
            }
        }
        return dark;
    }
}
