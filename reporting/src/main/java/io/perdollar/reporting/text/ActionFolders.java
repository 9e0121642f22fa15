package io.perdollar.reporting.text;

import io.perdollar.analysis.report.Recommendation;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Where the files of each recommendation lie within a run: {@code actions/<id>}. */
public final class ActionFolders {
    /** Name of the folder within a run. */
    public static final String ROOT = "actions";

    /** What to read first in each of them. */
    public static final String README = "README.md";

    private ActionFolders() {}

    /**
     * Names of the folders below {@link #ROOT}: the ids. Should two recommendations carry one id, the second gets a number,
     * so that no file is written over another.
     */
    public static Map<Recommendation, String> of(List<Recommendation> recommendations) {
        Map<String, Integer> seen = new HashMap<>();
        Map<Recommendation, String> names = new LinkedHashMap<>();
        for (Recommendation advice : recommendations) {
            int number = seen.merge(advice.id(), 1, Integer::sum);
            names.put(advice, number == 1 ? advice.id() : advice.id() + "-" + number);
        }
        return names;
    }

    /** A folder's README, from the files at the top of a run. */
    public static String path(String name) {
        return ROOT + "/" + name + "/" + README;
    }

    /** A link to a folder's README from the files at the top of a run. */
    public static String link(String name) {
        return ROOT + "/" + URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20") + "/" + README;
    }
}
