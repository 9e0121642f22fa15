package io.perdollar.ingest.bigquery.loopback;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.google.zetasql.ArrayType;
import com.google.zetasql.StructType;
import com.google.zetasql.TableContent;
import com.google.zetasql.Type;
import com.google.zetasql.TypeFactory;
import com.google.zetasql.Value;
import io.perdollar.ingest.bigquery.loopback.StoredTable.Row;
import io.perdollar.ingest.bigquery.loopback.TableView.Part;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A table too large for one request to the evaluator: each column as numbers into a list of its distinct values. The lists
 * travel as parameters, in a request of their own, and the table's name becomes a query that puts rows together again.
 * Three times as many rows of a billing export fit as without.
 *
 * @param shape the table of numbers
 * @param sql takes the place of the table's name, backquotes included
 */
record CodedTable(GoogleSql.Shape shape, TableContent content, Map<String, Value> lists, String sql) {
    private static final String VALUE = "v";

    static CodedTable of(TableView view, int number) {
        List<TableField> columns = new ArrayList<>();
        List<Column> coded = new ArrayList<>();
        List<TableField> named = new ArrayList<>(view.columns());
        named.addAll(view.unread());
        for (TableField column : named) {
            columns.add(TableField.of("c" + columns.size(), "INTEGER"));
            boolean read = coded.size() < view.columns().size();
            coded.add(new Column(column, read, "loopback_" + number + "_" + coded.size(), new LinkedHashMap<>()));
        }
        columns.addAll(view.pseudoColumns());
        List<List<Value>> rows = new ArrayList<>();
        for (Part part : view.parts()) {
            for (Row row : part.rows()) {
                rows.add(row(view, coded, part, StoredBytes.read(row.json())));
            }
        }
        GoogleSql.Shape shape = new GoogleSql.Shape(view.name() + "#", columns, List.of());
        Map<String, Value> lists = new LinkedHashMap<>();
        coded.forEach(column -> lists.put(column.list(), column.values()));
        return new CodedTable(shape, TableContent.create(rows), lists, sql(view, coded));
    }

    private static List<Value> row(TableView view, List<Column> coded, Part part, JsonNode json) {
        List<Value> values = new ArrayList<>();
        coded.forEach(column -> values.add(Value.createInt64Value(column.number(json))));
        view.pseudoColumns().forEach(column -> values.add(TableView.pseudo(column, part)));
        return values;
    }

    private static String sql(TableView view, List<Column> coded) {
        List<String> terms = new ArrayList<>();
        for (int i = 0; i < coded.size(); i++) {
            Column column = coded.get(i);
            terms.add("@" + column.list() + "[OFFSET(c" + i + ")]." + VALUE + " AS `"
                    + column.field().name() + "`");
        }
        view.pseudoColumns().forEach(column -> terms.add("`" + column.name() + "`"));
        return "(SELECT " + (terms.isEmpty() ? "1" : String.join(", ", terms)) + " FROM `" + view.name() + "#`)";
    }

    private record Column(TableField field, boolean read, String list, Map<JsonNode, Integer> numbers) {
        int number(JsonNode row) {
            JsonNode value = read ? row.path(field.name()) : MissingNode.getInstance();
            Integer known = numbers.get(value);
            if (known == null) {
                known = numbers.size();
                numbers.put(value, known);
            }
            return known;
        }

        Value values() {
            Type type = field.sqlType();
            StructType element = TypeFactory.createStructType(List.of(new StructType.StructField(VALUE, type)));
            ArrayType list = TypeFactory.createArrayType(element);
            return Value.createArrayValue(
                    list,
                    numbers.keySet().stream()
                            .map(json -> Value.createStructValue(element, List.of(SqlValues.of(field, json))))
                            .toList());
        }
    }
}
