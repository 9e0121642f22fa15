package io.perdollar.reporting.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.perdollar.analysis.money.CurrencyCode;
import io.perdollar.reporting.text.Language;
import java.math.BigDecimal;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TableTest {
    private static final CurrencyCode KRW = new CurrencyCode("KRW");

    @Test
    void addsWhatTheRowsKnowAndLeavesTheRestUnknown() {
        Table table = table().row(Cell.text("a"), Cell.money(new BigDecimal("1.5"), CurrencyCode.USD), Cell.missing())
                .row(Cell.text("b"), Cell.missing(), Cell.missing())
                .row(Cell.text("c"), Cell.money(new BigDecimal("2"), CurrencyCode.USD), Cell.missing())
                .totals("Total", "cost", "served")
                .build();

        assertEquals(
                new Value.Money(new BigDecimal("3.5"), CurrencyCode.USD),
                table.totals().get(1).value());
        assertEquals(new Value.Missing(), table.totals().get(2).value());
    }

    @Test
    void aSumIsProvisionalAsItsPartsAreButItsCoverageIsItsOwn() {
        Table table = table().row(
                        Cell.text("a"),
                        Cell.money(BigDecimal.ONE, CurrencyCode.USD).mark(Mark.PROVISIONAL, true),
                        Cell.count(3L).mark(Mark.LOW_COVERAGE, true))
                .totals("Total", "cost", "served")
                .build();

        assertEquals(Set.of(Mark.PROVISIONAL), table.totals().get(1).marks());
        assertEquals(Set.of(), table.totals().get(2).marks());
    }

    @Test
    void refusesToAddCurrencies() {
        Table.Builder mixed = table().row(Cell.text("a"), Cell.money(BigDecimal.ONE, CurrencyCode.USD), Cell.missing())
                .row(Cell.text("b"), Cell.money(BigDecimal.ONE, KRW), Cell.missing());

        assertThrows(IllegalArgumentException.class, () -> mixed.totals("Total", "cost"));
    }

    @Test
    void refusesRowsOfAnotherWidthAndTitlesThatOccurTwice() {
        assertThrows(
                IllegalArgumentException.class,
                () -> table().row(Cell.text("a")).build());
        Table.Builder twice = Table.builder("T", "t")
                .columns(Column.of("a", "Same", Kind.TEXT, 5), Column.of("b", "Same", Kind.TEXT, 5));
        assertThrows(IllegalArgumentException.class, twice::build);
    }

    @Test
    void anUnknownValueCarriesNoDoubtAndNoFormula() {
        Cell cell = Cell.missing().mark(Mark.PROVISIONAL, true).derivedBy(new Derivation.ColumnTotal());
        assertEquals(Cell.missing(), cell);
        assertEquals("–", Format.marked(cell, Language.ENGLISH));
    }

    @Test
    void withoutRowsThereAreNoTotals() {
        assertEquals(0, table().totals("Total", "cost").build().totals().size());
    }

    private static Table.Builder table() {
        return Table.builder("T", "t")
                .columns(
                        Column.of("name", "Name", Kind.TEXT, 10),
                        Column.of("cost", "Cost", Kind.MONEY, 10),
                        Column.of("served", "Served", Kind.COUNT, 10));
    }
}
