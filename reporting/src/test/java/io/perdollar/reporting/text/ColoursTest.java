package io.perdollar.reporting.text;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.perdollar.analysis.charge.Category;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Contrast after WCAG 2.1; colour blindness after Machado, Oliveira and Fernandes, 2009, severity 1. */
class ColoursTest {
    private static final int WHITE = 0xFFFFFF;
    private static final double TEXT = 4.5;
    private static final double APART = 0.075;

    enum Sight {
        FULL(1.0, 0.0, 0.0, 0.0, 1.0, 0.0, 0.0, 0.0, 1.0),
        NO_RED(0.152286, 1.052583, -0.204868, 0.114503, 0.786281, 0.099216, -0.003882, -0.048116, 1.051998),
        NO_GREEN(0.367322, 0.860646, -0.227968, 0.280085, 0.672501, 0.047413, -0.011820, 0.042940, 0.968881),
        NO_BLUE(1.255528, -0.076749, -0.178779, -0.078411, 0.930809, 0.147602, 0.004733, 0.691367, 0.303900);

        @SuppressWarnings("ImmutableEnumChecker") // made by List.of
        private final List<Double> matrix;

        Sight(Double... matrix) {
            this.matrix = List.of(matrix);
        }

        double[] see(int colour) {
            double[] in = linear(colour);
            double[] out = new double[3];
            for (int i = 0; i < 3; i++) {
                for (int j = 0; j < 3; j++) {
                    out[i] += matrix.get(3 * i + j) * in[j];
                }
                out[i] = Math.min(1, Math.max(0, out[i]));
            }
            return out;
        }
    }

    @Test
    void wordsCanBeReadOnEveryBackground() {
        for (int words : new int[] {Colours.INK, Colours.MUTED, Colours.BLUE, Colours.WARNING, Colours.GREEN}) {
            for (int ground : new int[] {WHITE, Colours.HEAD}) {
                double contrast = contrast(words, ground);
                assertTrue(contrast >= TEXT, String.format("#%06X on #%06X: %.2f", words, ground, contrast));
            }
        }
        for (int ground : new int[] {Colours.HEAT_LOW, Colours.HEAT_MIDDLE, 0xFFF3D1, 0xFDE6D8, 0xEDE7F6}) {
            assertTrue(contrast(Colours.INK, ground) >= TEXT, String.format("#%06X", ground));
        }
    }

    @ParameterizedTest
    @EnumSource
    void neighboursInAStackedBarAreToldApartByEverySight(Sight sight) {
        List<Integer> colours = new ArrayList<>();
        for (Category category : Category.values()) {
            colours.add(Colours.category(category));
        }
        for (int i = 1; i < colours.size(); i++) {
            double distance = distance(sight.see(colours.get(i - 1)), sight.see(colours.get(i)));
            assertTrue(
                    distance > APART,
                    String.format("%s: #%06X beside #%06X: %.3f", sight, colours.get(i - 1), colours.get(i), distance));
        }
        assertTrue(distance(sight.see(Colours.BLUE), sight.see(Colours.ACCENT)) > APART);
        assertTrue(distance(sight.see(Colours.HEAT_LOW), sight.see(Colours.HEAT_HIGH)) > 2 * APART);
    }

    private static double contrast(int a, int b) {
        double high = Math.max(luminance(linear(a)), luminance(linear(b)));
        double low = Math.min(luminance(linear(a)), luminance(linear(b)));
        return (high + 0.05) / (low + 0.05);
    }

    private static double luminance(double[] linear) {
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2];
    }

    private static double[] linear(int colour) {
        double[] parts = new double[3];
        for (int i = 0; i < 3; i++) {
            double part = ((colour >> (16 - 8 * i)) & 0xFF) / 255.0;
            parts[i] = part <= 0.04045 ? part / 12.92 : Math.pow((part + 0.055) / 1.055, 2.4);
        }
        return parts;
    }

    /** Distance in Oklab (Ottosson, 2020), whose units are about equal to the eye. */
    private static double distance(double[] a, double[] b) {
        double[] x = oklab(a);
        double[] y = oklab(b);
        return Math.sqrt(Math.pow(x[0] - y[0], 2) + Math.pow(x[1] - y[1], 2) + Math.pow(x[2] - y[2], 2));
    }

    private static double[] oklab(double[] c) {
        double l = Math.cbrt(0.4122214708 * c[0] + 0.5363325363 * c[1] + 0.0514459929 * c[2]);
        double m = Math.cbrt(0.2119034982 * c[0] + 0.6806995451 * c[1] + 0.1073969566 * c[2]);
        double s = Math.cbrt(0.0883024619 * c[0] + 0.2817188376 * c[1] + 0.6299787005 * c[2]);
        return new double[] {
            0.2104542553 * l + 0.7936177850 * m - 0.0040720468 * s,
            1.9779984951 * l - 2.4285922050 * m + 0.4505937099 * s,
            0.0259040371 * l + 0.7827717662 * m - 0.8086757660 * s
        };
    }
}
