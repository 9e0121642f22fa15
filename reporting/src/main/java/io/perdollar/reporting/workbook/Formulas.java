package io.perdollar.reporting.workbook;

import io.perdollar.reporting.table.Cell;
import io.perdollar.reporting.table.Derivation;
import io.perdollar.reporting.table.Derivation.AgainstTyped;
import io.perdollar.reporting.table.Derivation.ColumnTotal;
import io.perdollar.reporting.table.Derivation.Difference;
import io.perdollar.reporting.table.Derivation.Growth;
import io.perdollar.reporting.table.Derivation.InRow;
import io.perdollar.reporting.table.Derivation.Match;
import io.perdollar.reporting.table.Derivation.Named;
import io.perdollar.reporting.table.Derivation.Operand;
import io.perdollar.reporting.table.Derivation.Quotient;
import io.perdollar.reporting.table.Derivation.RowTotal;
import io.perdollar.reporting.table.Derivation.Same;
import io.perdollar.reporting.table.Derivation.SumWhere;
import io.perdollar.reporting.table.Derivation.Words;
import io.perdollar.reporting.table.Table;
import io.perdollar.reporting.table.Value;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.apache.poi.ss.util.CellReference;
import org.jspecify.annotations.Nullable;

/** Turns derivations into formulas of the spreadsheet. */
final class Formulas {
    /** What a criterion of a spreadsheet does not take literally. */
    private static final Pattern WILDCARD = Pattern.compile("[*?~]");

    private final Map<String, String> references = new LinkedHashMap<>();
    private final Map<String, String> operands = new LinkedHashMap<>();
    private final Map<String, Placement> tables = new HashMap<>();

    /** Learns where the named figures of all tables stand. */
    Formulas(List<Placement> placements) {
        for (Placement placement : placements) {
            tables.put(placement.table().id(), placement);
            placement.table().names().forEach((name, address) -> learn(placement, name, address));
        }
    }

    /** Named figures and the cells they stand in. */
    Map<String, String> names() {
        return references;
    }

    /**
     * The formula of one cell.
     *
     * @param placement the table it stands in; null for a cell outside of tables, which has no row to refer to
     * @return without the equals sign; null where a figure that it needs does not exist in this report
     */
    @Nullable
    String formula(Derivation derivation, @Nullable Placement placement, int row, int column) {
        if (derivation instanceof Same same) {
            return operand(same.figure(), placement, row);
        }
        if (derivation instanceof Quotient quotient) {
            return join(
                    operand(quotient.numerator(), placement, row),
                    "/",
                    operand(quotient.denominator(), placement, row),
                    "%s");
        }
        if (derivation instanceof Difference difference) {
            return join(
                    operand(difference.minuend(), placement, row),
                    "-",
                    operand(difference.subtrahend(), placement, row),
                    "ROUND(%s,6)");
        }
        if (derivation instanceof Growth growth) {
            return join(operand(growth.now(), placement, row), "/", operand(growth.before(), placement, row), "%s-1");
        }
        if (derivation instanceof AgainstTyped typed) {
            String cell = operand(typed.typed(), placement, row);
            String figure = operand(typed.figure(), placement, row);
            return cell == null || figure == null
                    ? null
                    : "IF(ISNUMBER(" + cell + "),ROUND(" + cell + "-" + figure + "," + typed.digits() + "),\"\")";
        }
        if (derivation instanceof SumWhere sum) {
            return sum(sum, placement, row);
        }
        if (placement == null) {
            throw new IllegalArgumentException("a total needs a table, got " + derivation);
        }
        if (derivation instanceof RowTotal total) {
            return "SUM(" + cell(placement.column(total.firstColumn()), row) + ":"
                    + cell(placement.column(total.lastColumn()), row) + ")";
        }
        if (derivation instanceof ColumnTotal) {
            return "SUBTOTAL(109," + cell(column, placement.firstRow()) + ":" + cell(column, placement.lastDataRow())
                    + ")";
        }
        throw new IllegalArgumentException("unknown derivation " + derivation);
    }

    /** Each criterion begins with an equals sign, so that a sign at the head of a name is not taken for an operator. */
    private @Nullable String sum(SumWhere sum, @Nullable Placement placement, int row) {
        Placement source = tables.get(sum.table());
        if (source == null || source.table().rows().isEmpty()) {
            return null;
        }
        StringBuilder terms = new StringBuilder();
        for (Match term : sum.where()) {
            String holds = term.holds() instanceof Words words
                    ? quoted("=" + WILDCARD.matcher(words.words()).replaceAll("~$0"))
                    : "\"=\"&" + operand(term.holds(), placement, row);
            terms.append(',').append(source.range(term.column())).append(',').append(holds);
        }
        return "SUMIFS(" + source.range(sum.column()) + terms + ")";
    }

    private static String quoted(String words) {
        return "\"" + words.replace("\"", "\"\"") + "\"";
    }

    private void learn(Placement placement, String name, Table.Address address) {
        Table table = placement.table();
        boolean total = address.row() == Table.TOTALS;
        List<Cell> row = total ? table.totals() : table.rows().get(address.row());
        if (row.isEmpty() || row.get(table.indexOf(address.column())).value() instanceof Value.Missing) {
            return;
        }
        int at = total ? placement.totalRow() : placement.firstRow() + address.row();
        references.put(name, placement.reference(at, placement.column(address.column())));
        // Totals follow the reader's filter; what other sheets build on must not.
        boolean summed = total && row.get(table.indexOf(address.column())).derivation() instanceof ColumnTotal;
        operands.put(name, summed ? "SUM(" + placement.range(address.column()) + ")" : name);
    }

    private @Nullable String operand(Operand operand, @Nullable Placement placement, int row) {
        if (operand instanceof Named named) {
            return operands.get(named.name());
        }
        if (operand instanceof Words words) {
            return quoted(words.words());
        }
        if (operand instanceof InRow inRow && placement != null) {
            return cell(placement.column(inRow.column()), row);
        }
        throw new IllegalArgumentException("a cell outside of tables has no row to refer to, got " + operand);
    }

    private static String cell(int column, int row) {
        return CellReference.convertNumToColString(column) + (row + 1);
    }

    private static @Nullable String join(@Nullable String a, String operator, @Nullable String b, String frame) {
        return a == null || b == null ? null : frame.replace("%s", a + operator + b);
    }
}
