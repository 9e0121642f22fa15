package io.perdollar.ingest.bigquery.loopback;

import io.perdollar.ingest.bigquery.BigQueryAccess;
import io.perdollar.ingest.bigquery.GoogleIdentity;
import io.perdollar.ingest.bigquery.Query;
import io.perdollar.ingest.bigquery.Warehouse;
import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The {@code .sql} files beside a class and the {@code .md} beside each: what Google's analyser makes of the one, and whether
 * the other names every column of it.
 */
public final class DocumentedSql {
    private static final Pattern OTHER_FILE = Pattern.compile("`([a-z-]+)\\.sql`");

    private DocumentedSql() {}

    /** The names of the SQL files, without their ending. */
    public static Set<String> names(Class<?> beside) throws IOException {
        try (Stream<Path> files = Files.list(folder(beside))) {
            return new TreeSet<>(files.map(file -> String.valueOf(file.getFileName()))
                    .filter(name -> name.endsWith(".sql"))
                    .map(name -> name.substring(0, name.length() - ".sql".length()))
                    .toList());
        }
    }

    /**
     * Has every query analysed against the server's tables.
     *
     * @return the columns of each answer, by the SQL of its query
     * @throws io.perdollar.ingest.bigquery.BigQueryFailure if a name or a type is wrong
     */
    public static SortedMap<String, List<String>> analyse(LoopbackBigQuery bigQuery, Collection<Query> queries) {
        Warehouse warehouse = warehouse(bigQuery);
        SortedMap<String, List<String>> columns = new TreeMap<>();
        for (Query query : queries) {
            warehouse.estimate(query, null);
            List<ServedJob> jobs = bigQuery.jobs();
            columns.put(query.sql(), jobs.get(jobs.size() - 1).columnNames());
        }
        return columns;
    }

    /** The files of whose text no query has every line. */
    public static List<String> unused(Class<?> beside, Collection<String> sql) throws IOException {
        List<String> unused = new ArrayList<>();
        for (String name : names(beside)) {
            List<String> lines = read(beside, name + ".sql")
                    .lines()
                    .map(String::strip)
                    .filter(line -> !line.contains("${"))
                    .toList();
            if (sql.stream().noneMatch(text -> lines.stream().allMatch(text::contains))) {
                unused.add(name);
            }
        }
        return unused;
    }

    /** What the page of a file lacks: its grain, or columns that neither it nor a file that it points to names. */
    public static List<String> undocumented(Class<?> beside, String name, Collection<String> columns)
            throws IOException {
        String page = read(beside, name + ".md");
        SortedMap<String, String> pages = new TreeMap<>();
        addPages(beside, name, pages);
        List<String> missing = new ArrayList<>();
        if (!page.contains("**Grain**")) {
            missing.add("the grain");
        }
        if (!page.contains("| column | unit | meaning |")) {
            missing.add("the table of columns, units and meanings");
        }
        columns.stream()
                .filter(column -> pages.values().stream().noneMatch(text -> text.contains("`" + column + "`")))
                .forEach(missing::add);
        return missing;
    }

    /** The page of a file and of all that it points to. */
    private static void addPages(Class<?> beside, String name, SortedMap<String, String> pages) throws IOException {
        String page = read(beside, name + ".md");
        if (pages.put(name, page) == null) {
            Matcher others = OTHER_FILE.matcher(page);
            while (others.find()) {
                if (!pages.containsKey(others.group(1))) {
                    addPages(beside, others.group(1), pages);
                }
            }
        }
    }

    public static Warehouse warehouse(LoopbackBigQuery bigQuery) {
        return Warehouse.open(
                new BigQueryAccess(
                        "my-finops",
                        new GoogleIdentity.ApplicationDefault(),
                        bigQuery.endpoint(),
                        BigQueryAccess.USUAL_MAXIMUM_BYTES,
                        BigQueryAccess.USUAL_TIME_LIMIT,
                        "billing[0].bigquery"),
                "test");
    }

    private static String read(Class<?> beside, String file) throws IOException {
        return Files.readString(folder(beside).resolve(file));
    }

    /** Main classes and their resources lie in one folder; those of a package's tests in another. */
    private static Path folder(Class<?> beside) {
        URL own = Objects.requireNonNull(beside.getResource(beside.getSimpleName() + ".class"), beside.getName());
        try {
            return Objects.requireNonNull(Path.of(own.toURI()).getParent());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
