package io.perdollar.analysis.advice;

import io.perdollar.analysis.report.Recommendation;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;

/** Ids of one report's recommendations. Names may differ only in letters that no folder can hold: those get a mark of their own. */
public final class RecommendationIds {
    private static final int MARK_BYTES = 4;

    private RecommendationIds() {}

    /** The same recommendations, no two of which share an id; which others there are decides only whether there is a mark. */
    public static List<Recommendation> distinct(List<Recommendation> recommendations) {
        Map<String, Integer> uses = new HashMap<>();
        recommendations.forEach(advice -> uses.merge(advice.id(), 1, Integer::sum));
        return recommendations.stream()
                .map(advice -> uses.getOrDefault(advice.id(), 1) == 1
                        ? advice
                        : advice.called(advice.id() + "-" + mark(advice)))
                .toList();
    }

    private static String mark(Recommendation advice) {
        String named = advice.service() + "\0" + String.join("\0", advice.instances());
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(named.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash, 0, MARK_BYTES);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
