package io.perdollar.reporting.workbook;

import io.perdollar.reporting.table.Value;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.poi.ss.usermodel.DateUtil;
import org.apache.poi.ss.util.CellRangeAddress;
import org.apache.poi.ss.util.CellReference;
import org.apache.poi.xddf.usermodel.chart.XDDFCategoryDataSource;
import org.apache.poi.xddf.usermodel.chart.XDDFDataSourcesFactory;
import org.apache.poi.xddf.usermodel.chart.XDDFNumericalDataSource;
import org.jspecify.annotations.Nullable;

/** Columns of a placed table as sources of a chart: references to the cells, with their values beside. */
final class ChartColumns {
    private final Placement place;
    private final int first;
    private final int rows;

    /** The first {@code most} rows of a table. */
    ChartColumns(Placement place, int most) {
        this(place, 0, most);
    }

    /** So many rows from one on. */
    ChartColumns(Placement place, int first, int most) {
        this.place = place;
        this.first = first;
        this.rows = Math.min(most, place.table().rows().size() - first);
    }

    XDDFCategoryDataSource words(String key) {
        String[] words = values(key).stream()
                .map(value -> value instanceof Value.Text text ? text.text() : "")
                .toArray(String[]::new);
        return XDDFDataSourcesFactory.fromArray(words, range(key));
    }

    XDDFNumericalDataSource<Double> dates(String key) {
        Double[] dates = values(key).stream()
                .map(value -> value instanceof Value.Day day ? Double.valueOf(DateUtil.getExcelDate(day.date())) : null)
                .toArray(Double[]::new);
        XDDFNumericalDataSource<Double> source = XDDFDataSourcesFactory.fromArray(dates, range(key));
        source.setFormatCode("m/d/yyyy");
        return source;
    }

    XDDFNumericalDataSource<Double> numbers(String key) {
        Double[] numbers = values(key).stream().map(ChartColumns::number).toArray(Double[]::new);
        XDDFNumericalDataSource<Double> source = XDDFDataSourcesFactory.fromArray(numbers, range(key));
        source.setFormatCode("General");
        return source;
    }

    CellReference title(String key) {
        return new CellReference(place.sheet().name(), place.headerRow(), place.column(key), true, true);
    }

    /** The cell of the first row. */
    CellReference cell(String key) {
        return new CellReference(place.sheet().name(), place.firstRow() + first, place.column(key), true, true);
    }

    /** The words in it. */
    String word(String key) {
        return values(key).get(0) instanceof Value.Text text ? text.text() : "";
    }

    boolean isAnyNotZero(String key) {
        return values(key).stream().map(ChartColumns::number).anyMatch(number -> number != null && number != 0);
    }

    private List<Value> values(String key) {
        int column = place.table().indexOf(key);
        return IntStream.range(first, first + rows)
                .mapToObj(row -> place.table().rows().get(row).get(column).value())
                .toList();
    }

    private String range(String key) {
        int column = place.column(key);
        return new CellRangeAddress(place.firstRow() + first, place.firstRow() + first + rows - 1, column, column)
                .formatAsString(place.sheet().name(), true);
    }

    private static @Nullable Double number(Value value) {
        BigDecimal number = null;
        if (value instanceof Value.Money money) {
            number = money.amount();
        } else if (value instanceof Value.Ratio ratio) {
            number = ratio.ratio();
        } else if (value instanceof Value.Share share) {
            number = share.share();
        }
        return number == null ? null : Double.valueOf(number.doubleValue());
    }
}
