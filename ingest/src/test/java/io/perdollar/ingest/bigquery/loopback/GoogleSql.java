package io.perdollar.ingest.bigquery.loopback;

import com.google.zetasql.Analyzer;
import com.google.zetasql.AnalyzerOptions;
import com.google.zetasql.LanguageOptions;
import com.google.zetasql.PreparedQuery;
import com.google.zetasql.SimpleCatalog;
import com.google.zetasql.SimpleColumn;
import com.google.zetasql.SimpleTable;
import com.google.zetasql.SqlException;
import com.google.zetasql.TableContent;
import com.google.zetasql.Type;
import com.google.zetasql.Value;
import com.google.zetasql.ZetaSQLBuiltinFunctionOptions;
import com.google.zetasql.ZetaSQLOptions;
import com.google.zetasql.resolvedast.ResolvedNodes.ResolvedStatement;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Google's reference implementation of GoogleSQL. Its native part starts once per JVM, in 1.2 to 1.9 s. One request to it
 * holds 4 MiB: tables must be given with no more columns and rows than a query reads. It does not execute
 * {@code APPROX_*}, {@code FOR SYSTEM_TIME}, {@code SESSION_USER} and scripts.
 */
final class GoogleSql {
    private static final LanguageOptions LANGUAGE = language();
    private static final ZetaSQLBuiltinFunctionOptions FUNCTIONS = new ZetaSQLBuiltinFunctionOptions(LANGUAGE);

    private GoogleSql() {}

    /** A table as a query sees it. Pseudo-columns are those that {@code SELECT *} leaves out. */
    record Shape(String name, List<TableField> columns, List<TableField> pseudoColumns) {
        private SimpleTable table() {
            SimpleTable table = new SimpleTable(name);
            columns.forEach(column -> table.addSimpleColumn(column(column, false)));
            pseudoColumns.forEach(column -> table.addSimpleColumn(column(column, true)));
            return table;
        }

        private SimpleColumn column(TableField field, boolean pseudo) {
            return new SimpleColumn(name, field.name(), field.sqlType(), pseudo, false);
        }
    }

    /** Names and types of the columns, and the rows. */
    record Answer(List<TableField> columns, List<? extends List<Value>> rows) {}

    private static LanguageOptions language() {
        LanguageOptions language = new LanguageOptions();
        language.enableMaximumLanguageFeatures();
        language.setProductMode(ZetaSQLOptions.ProductMode.PRODUCT_EXTERNAL);
        return language;
    }

    private static AnalyzerOptions options(Map<String, Type> parameters) {
        AnalyzerOptions options = new AnalyzerOptions();
        options.setLanguageOptions(LANGUAGE);
        options.setDefaultTimezone("UTC");
        options.setPruneUnusedColumns(true);
        parameters.forEach(options::addQueryParameter);
        return options;
    }

    static SimpleCatalog catalogue(List<Shape> tables) {
        SimpleCatalog catalogue = new SimpleCatalog("loopback");
        catalogue.addZetaSQLFunctionsAndTypes(FUNCTIONS);
        tables.forEach(table -> catalogue.addSimpleTable(table.table()));
        return catalogue;
    }

    /** The names of the tables that a statement reads, each written in one pair of backquotes. */
    static List<String> tables(String sql) {
        try {
            return Analyzer.extractTableNamesFromStatement(sql, options(Map.of())).stream()
                    .map(path -> String.join(".", path))
                    .toList();
        } catch (SqlException e) {
            throw GoogleError.invalidQuery(message(e));
        }
    }

    static ResolvedStatement analyse(String sql, List<Shape> tables, Map<String, Type> parameters) {
        try {
            return Analyzer.analyzeStatement(sql, options(parameters), catalogue(tables));
        } catch (SqlException e) {
            throw GoogleError.invalidQuery(message(e));
        }
    }

    static Answer evaluate(
            String sql, List<Shape> tables, Map<String, TableContent> contents, Map<String, Value> parameters) {
        Map<String, Type> types = types(parameters);
        try (PreparedQuery query = PreparedQuery.builder()
                .setSql(sql)
                .setAnalyzerOptions(options(types))
                .setCatalog(catalogue(tables))
                .setTablesContents(contents)
                .prepare()) {
            List<TableField> columns = query.getColumns().stream()
                    .map(column -> RestValues.column(column.getName(), column.getType()))
                    .toList();
            return new Answer(columns, query.execute(parameters).getTableData());
        } catch (SqlException e) {
            throw GoogleError.invalidQuery(message(e));
        }
    }

    static Map<String, Type> types(Map<String, Value> parameters) {
        return parameters.entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, entry -> entry.getValue().getType()));
    }

    private static String message(SqlException e) {
        return String.valueOf(e.getMessage());
    }
}
