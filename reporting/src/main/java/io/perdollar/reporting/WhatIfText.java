package io.perdollar.reporting;

import io.perdollar.analysis.money.CurrencyCode;
import io.perdollar.analysis.plan.Lever;
import io.perdollar.analysis.plan.Replay;
import io.perdollar.analysis.plan.ReplayedPlan;
import io.perdollar.analysis.report.Recommendation;
import io.perdollar.reporting.table.Format;
import io.perdollar.reporting.text.AdviceWords;
import io.perdollar.reporting.text.Columns;
import io.perdollar.reporting.text.ForeignText;
import io.perdollar.reporting.text.Language;
import io.perdollar.reporting.text.Numbers;
import io.perdollar.reporting.text.Texts;
import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The answer of {@code whatif} as plain text: today's plan and the one asked for side by side, then the evidence in sentences. */
public final class WhatIfText {
    private static final int LABEL = 24;
    private static final int FIGURE = 20;

    private WhatIfText() {}

    /** The answer, each line ended by a line feed. */
    public static String text(Recommendation answer, CurrencyCode currency, Language language) {
        Texts texts = Texts.of(language);
        AdviceWords words = new AdviceWords(texts, currency);
        StringBuilder out = new StringBuilder();
        out.append(ForeignText.visible(answer.service())).append('\n');
        out.append(Columns.left(texts.get("whatif.today"), LABEL))
                .append(words.from(answer))
                .append('\n');
        out.append(Columns.left(texts.get("whatif.asked"), LABEL))
                .append(words.to(answer))
                .append("\n\n");
        ReplayedPlan today = answer.today();
        ReplayedPlan asked = answer.advised();
        if (today != null && asked != null) {
            figures(today.replay(), asked.replay(), currency, texts, out);
        }
        out.append('\n');
        for (Lever lever : answer.levers()) {
            line(out, texts.get("whatif.saving", texts.word("lever", key(lever.kind()))), null, money(lever, currency));
        }
        BigDecimal saving = answer.monthlySaving();
        line(
                out,
                texts.get("whatif.saving", texts.get("whatif.total")),
                null,
                saving == null ? Format.MISSING : Numbers.money(saving, currency));
        line(out, texts.get("column.confidence"), null, texts.word("confidence", key(answer.confidence())));
        out.append('\n');
        List.of(
                        words.reason(answer),
                        words.risk(answer),
                        words.notes(answer),
                        texts.get("column.priceOrigin") + ": " + words.priceOrigin(answer),
                        texts.get("column.throughputOrigin") + ": " + words.throughputOrigin(answer))
                .stream()
                .filter(sentence -> !sentence.isEmpty())
                .forEach(sentence -> out.append(sentence).append('\n'));
        return out.toString();
    }

    private static void figures(Replay today, Replay asked, CurrencyCode currency, Texts texts, StringBuilder out) {
        both(out, texts.get("whatif.cost"), today, asked, replay -> Numbers.money(replay.monthlyCost(), currency));
        both(
                out,
                texts.get("column.refusedShare"),
                today,
                asked,
                replay -> AdviceWords.share(replay.refusedShare(), texts));
        both(
                out,
                texts.get("column.delayedShare"),
                today,
                asked,
                replay -> AdviceWords.share(replay.delayedShare(), texts));
        both(
                out,
                texts.get("whatif.p95"),
                today,
                asked,
                replay -> texts.get("seconds", replay.p95Wait().toSeconds()));
        both(out, texts.get("column.coldStarts"), today, asked, replay -> Numbers.count(replay.coldStarts()));
        both(out, texts.get("column.interruptions"), today, asked, replay -> Numbers.plain(replay.interruptions()));
        both(out, texts.get("column.verdict"), today, asked, replay -> texts.get("verdict." + key(replay.verdict())));
        both(out, texts.get("column.calibration"), today, asked, replay -> {
            BigDecimal error = replay.calibrationError();
            return error == null ? Format.MISSING : Numbers.change(error);
        });
    }

    private static void both(
            StringBuilder out, String label, Replay today, Replay asked, Function<Replay, String> figure) {
        line(out, label, figure.apply(today), figure.apply(asked));
    }

    private static void line(StringBuilder out, String label, @Nullable String today, String asked) {
        out.append(Columns.left(label, LABEL + 8))
                .append(Columns.right(today == null ? "" : today, FIGURE))
                .append(Columns.right(asked, FIGURE))
                .append('\n');
    }

    private static String money(Lever lever, CurrencyCode currency) {
        return Numbers.money(lever.monthlySaving(), currency);
    }

    private static String key(Enum<?> word) {
        return word.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
