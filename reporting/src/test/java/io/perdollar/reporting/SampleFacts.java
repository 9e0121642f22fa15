package io.perdollar.reporting;

import io.perdollar.analysis.plan.Fact;
import io.perdollar.analysis.plan.Fact.Figure;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.NullMarked;

/** Every fact that can be said, once, with figures of the kinds that it names. */
@NullMarked
public final class SampleFacts {
    private SampleFacts() {}

    /** One of each kind, in their order. */
    public static List<Fact> all() {
        return List.of(Fact.Kind.values()).stream().map(SampleFacts::of).toList();
    }

    private static Fact of(Fact.Kind kind) {
        return switch (kind) {
            case UNUSED -> Fact.of(kind, count(28));
            case REPLAYED ->
                Fact.of(
                        kind,
                        count(28),
                        count(96_400),
                        share("0.0004"),
                        share("0"),
                        new Figure.Time(Duration.ofSeconds(30)));
            case HOURS_FIT -> Fact.of(kind, count(3), share("0"), share("0.0002"));
            case GUIDE_HOURS -> Fact.of(kind, share("0.083"), money("198.1"));
            case GUIDE_MONTH ->
                Fact.of(
                        kind,
                        money("0.35"),
                        count(8),
                        money("84"),
                        money("25.2"),
                        share("0.7"),
                        money("68.4375"),
                        money("20.53125"));
            case GUIDE_T4_SAVING -> Fact.of(kind, money("0.35"), money("0.6"), share("0.416667"), share("0.7"));
            case MODEL_NEEDS ->
                Fact.of(
                        kind,
                        text("13B"),
                        text("fp16"),
                        count(4_096),
                        count(16),
                        ratio("38.976"),
                        ratio("26"),
                        ratio("12.976"),
                        text("A100-80"));
            case MODEL_SMALLER, MODEL_SPECIALISED ->
                Fact.of(kind, text("7B"), ratio("22.59"), ratio("14"), ratio("8.59"), text("A100-40"));
            case MODEL_HALF_PRECISION ->
                Fact.of(kind, text("fp16"), ratio("22.59"), ratio("14"), ratio("8.59"), text("A100-40"));
            case MODEL_SHORTER_CONTEXT ->
                Fact.of(kind, text("2048"), ratio("18.295"), ratio("14"), ratio("4.295"), text("–"));
            case FITTED_MONTH -> Fact.of(kind, count(20), money("30.416666667"), money("9.125"));
            case PEAK_FITS -> Fact.of(kind, count(22), ratio("600"));
            case PER_DOLLAR -> Fact.of(kind, text("T4"), ratio("565.9"), text("L4"), ratio("370.37"));
            case BREAK_EVEN_LOAD ->
                Fact.of(kind, text("L4"), text("T4"), ratio("212.4"), ratio("565.9"), ratio("370.37"));
            case LARGE_NEEDED -> Fact.of(kind);
            case LARGE_NOT_NEEDED -> Fact.of(kind, text("A100-40"), text("L4"), money("438"));
            case SUPPORT_ENDS, LEAVE_BEFORE -> Fact.of(kind, text("T4"), new Figure.Day(LocalDate.of(2027, 8, 1)));
            case MEMORY_BOUND -> Fact.of(kind, text("T4"), count(320), text("L4"), count(300));
            case NEW_MACHINE -> Fact.of(kind, text("T4"), text("N1"));
            case POLICY_FORBIDS_SPOT, POLICY_FORBIDS_STOPPING -> Fact.of(kind, text("prod"));
            case UNRECOGNISED_FORBIDS -> Fact.of(kind, count(1_768));
            case MODEL_TOO_LARGE -> Fact.of(kind, count(1), text("L4"), ratio("22.59"), ratio("20.4"));
            case INTERRUPTIONS -> Fact.of(kind, ratio("2.5"));
            case GUIDE_SPOT -> Fact.of(kind, share("0.46"), share("0.7"));
            case NO_CAPACITY_GUARANTEE -> Fact.of(kind, count(6));
            case COLD_STARTS -> Fact.of(kind, count(44));
            case DISKS_LOST -> Fact.of(kind);
            case COMMITTED_STAYS -> Fact.of(kind, money("143.66"));
            case BREAK_EVEN_MONTH -> Fact.of(kind, count(7), count(12));
            case COMMITMENT_PAYS -> Fact.of(kind, count(1), count(2), count(12), money("292"), money("438"), count(8));
            case COMMITMENT_NEVER_PAYS -> Fact.of(kind, count(1), count(2), count(12), money("467.2"), money("438"));
            case COMMITMENT_OFF_FLOOR -> Fact.of(kind, count(0), count(1));
            case COMMITMENT_NOT_SOLD -> Fact.of(kind, text("T4"));
            case COMMITMENT_BEATEN -> Fact.of(kind, money("182.5"), money("292"));
            case CALIBRATION_OFF -> Fact.of(kind, share("-0.124"));
            case DISK_UNATTACHED -> Fact.of(kind, text("=old-models"), new Figure.Day(LocalDate.of(2026, 11, 14)));
            case DISK_UNMATCHED -> Fact.of(kind, text("scratch\u202e"));
        };
    }

    private static Figure text(String text) {
        return new Figure.Text(text);
    }

    private static Figure count(long count) {
        return new Figure.Count(count);
    }

    private static Figure share(String share) {
        return new Figure.Share(new BigDecimal(share));
    }

    private static Figure money(String amount) {
        return new Figure.Money(new BigDecimal(amount));
    }

    private static Figure ratio(String ratio) {
        return new Figure.Ratio(new BigDecimal(ratio));
    }
}
