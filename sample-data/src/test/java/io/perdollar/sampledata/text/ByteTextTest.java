package io.perdollar.sampledata.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;

class ByteTextTest {
    @Test
    void numbersAndTextFollowOneAnother() {
        ByteText text = new ByteText()
                .add("a")
                .add(-5L)
                .add('b')
                .padded(7, 3)
                .millis(1_002)
                .add("é");
        assertEquals("a-5b0071.002é", string(text));
    }

    @Test
    void truncatingForgetsTheRest() {
        ByteText text = new ByteText().add("abcdef");
        text.truncate(3);
        assertEquals("abc", string(text));
    }

    @Property
    void nanosAreThePlainDecimal(@ForAll @LongRange(min = -4_000_000_000_000_000_000L) long nanos) {
        BigDecimal decimal = BigDecimal.valueOf(nanos, 9).stripTrailingZeros();
        String expected = nanos == 0 ? "0" : decimal.toPlainString();
        assertEquals(expected, string(new ByteText().nanos(nanos)));
    }

    private static String string(ByteText text) {
        return new String(text.toByteArray(), StandardCharsets.UTF_8);
    }
}
