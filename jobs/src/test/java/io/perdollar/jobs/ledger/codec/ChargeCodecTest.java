package io.perdollar.jobs.ledger.codec;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.perdollar.analysis.charge.Charge;
import io.perdollar.analysis.charge.ChargeKey;
import io.perdollar.analysis.charge.CostType;
import io.perdollar.analysis.charge.Labels;
import io.perdollar.analysis.charge.Location;
import io.perdollar.analysis.charge.MachineSpec;
import io.perdollar.analysis.charge.Resource;
import io.perdollar.analysis.charge.Sku;
import io.perdollar.analysis.money.CurrencyCode;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class ChargeCodecTest {
    private static final LocalDate DAY = LocalDate.parse("2026-11-03");

    @Property(tries = 300)
    void readsWhatItWrote(@ForAll("charges") List<Charge> charges) {
        byte[] row = ChargeCodec.encode(DAY, charges);
        assertThat(ChargeCodec.decode(DAY, row)).containsExactlyInAnyOrderElementsOf(charges);
    }

    @Property(tries = 100)
    void writesTheSameBytesInAnyOrder(@ForAll("charges") List<Charge> charges, @ForAll Random random) {
        List<Charge> shuffled = new ArrayList<>(charges);
        Collections.shuffle(shuffled, random);
        assertThat(ChargeCodec.encode(DAY, shuffled)).isEqualTo(ChargeCodec.encode(DAY, charges));
    }

    @Property(tries = 300)
    void refusesRatherThanMisreadsDamagedRows(
            @ForAll("charges") List<Charge> charges, @ForAll int place, @ForAll byte damage) {
        byte[] row = ChargeCodec.encode(DAY, charges);
        byte[] damaged = row.clone();
        damaged[Math.floorMod(place, row.length)] ^= damage;
        try {
            // Bits that say nothing (the padding before the checksum) may change; no figure may.
            assertThat(ChargeCodec.decode(DAY, damaged)).isEqualTo(ChargeCodec.decode(DAY, row));
        } catch (LedgerRowException e) {
            assertThat(e.getMessage()).contains("expected");
        }
    }

    @Test
    void refusesATextThatIsLongerThanWhatIsLeft() {
        // One text, said to be of three bytes; two follow.
        ByteReader in = new ByteReader(new byte[] {1, 3, 'a', 'b'});
        assertThatThrownBy(() -> TextTable.read(in))
                .isInstanceOf(LedgerRowException.class)
                .hasMessage("expected a text of 3 bytes at byte 2, got 2 bytes");
    }

    @Test
    void refusesARowOfAnotherVersion() {
        byte[] row = ChargeCodec.encode(DAY, List.of());
        row[0] = 9;
        assertThatThrownBy(() -> ChargeCodec.decode(DAY, row))
                .isInstanceOf(LedgerRowException.class)
                .hasMessageContaining("version 1, got version 9");
    }

    @Test
    void refusesARowThatIsCutOff() {
        byte[] row = ChargeCodec.encode(DAY, List.of());
        assertThatThrownBy(() -> ChargeCodec.decode(DAY, Arrays.copyOf(row, row.length - 1)))
                .isInstanceOf(LedgerRowException.class);
        assertThatThrownBy(() -> ChargeCodec.decode(DAY, Arrays.copyOf(row, row.length + 1)))
                .isInstanceOf(LedgerRowException.class);
    }

    @Test
    void refusesAChargeOfAnotherDay() {
        ChargeKey key = keys().sample();
        Charge charge = new Charge(
                Instant.parse("2026-11-04T00:00:00Z"),
                key,
                BigDecimal.ONE,
                BigDecimal.ONE,
                BigDecimal.ONE,
                BigDecimal.ONE,
                BigDecimal.ONE,
                new TreeMap<>());
        assertThatThrownBy(() -> ChargeCodec.encode(DAY, List.of(charge)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("expected a charge of 2026-11-03, got one of 2026-11-04");
    }

    @Provide
    Arbitrary<List<Charge>> charges() {
        Arbitrary<Charge> charge = Combinators.combine(
                        Arbitraries.integers().between(0, 23),
                        keys(),
                        amounts().list().ofSize(5),
                        Arbitraries.maps(Arbitraries.of("PROMOTION", "COMMITTED_USAGE_DISCOUNT", "DISCOUNT"), amounts())
                                .ofMaxSize(3))
                .as((hour, key, amounts, credits) -> new Charge(
                        DAY.atStartOfDay(ZoneOffset.UTC).toInstant().plusSeconds(3_600L * hour),
                        key,
                        amounts.get(0),
                        amounts.get(1),
                        amounts.get(2),
                        amounts.get(3),
                        amounts.get(4),
                        new TreeMap<>(credits)));
        return charge.list().ofMaxSize(60).map(list -> new ArrayList<>(new HashSet<>(list)));
    }

    private static Arbitrary<BigDecimal> amounts() {
        return Arbitraries.oneOf(
                Arbitraries.just(BigDecimal.ZERO.setScale(9)),
                Arbitraries.bigDecimals()
                        .between(new BigDecimal("-5"), new BigDecimal("5"))
                        .ofScale(9),
                Arbitraries.bigDecimals()
                        .between(new BigDecimal("-1e24"), new BigDecimal("1e24"))
                        .ofScale(2)
                        .map(amount -> amount.setScale(9)));
    }

    private static Arbitrary<ChargeKey> keys() {
        Arbitrary<String> texts = Arbitraries.of("a", "b", "한국", "", "null");
        return Combinators.combine(
                        texts.injectNull(0.3).list().ofSize(12),
                        Arbitraries.of(CostType.values()),
                        Arbitraries.integers().between(0, 30),
                        Arbitraries.of("USD", "KRW"),
                        Arbitraries.of("1", "1390.5", "0.000717").injectNull(0.3),
                        Arbitraries.of(true, false))
                .as((text, costType, number, currency, rate, flag) -> new ChargeKey(
                        "01338E-BE3FD6-363B4C",
                        text.get(0),
                        new Location(text.get(1), text.get(2), text.get(3)),
                        text.get(4) == null && text.get(5) == null ? null : new Resource(text.get(4), text.get(5)),
                        new Sku("Compute Engine", "id" + number, "description"),
                        "seconds",
                        "hour",
                        costType,
                        text.get(6),
                        YearMonth.of(2026, 1).plusMonths(number),
                        new CurrencyCode(currency),
                        rate == null ? null : new BigDecimal(rate),
                        text.get(7),
                        text.get(8),
                        new MachineSpec(text.get(9), number == 0 ? null : Integer.valueOf(number), flag, text.get(10)),
                        new Labels(text.get(11), text.get(0), text.get(1))));
    }
}
