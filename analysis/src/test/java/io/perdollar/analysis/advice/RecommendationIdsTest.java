package io.perdollar.analysis.advice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.perdollar.analysis.plan.Fact;
import io.perdollar.analysis.report.Action;
import io.perdollar.analysis.report.Recommendation;
import io.perdollar.analysis.report.Recommendation.Confidence;
import io.perdollar.analysis.report.Recommendation.Effort;
import java.util.List;
import org.junit.jupiter.api.Test;

class RecommendationIdsTest {
    private static Recommendation advice(String service) {
        return new Recommendation(
                Slug.of(service) + "-delete",
                service,
                List.of(service + "-1"),
                Action.DELETE,
                List.of(Action.DELETE),
                null,
                null,
                null,
                Confidence.HIGH,
                Effort.LOW,
                List.of(),
                28,
                null,
                List.of(Fact.of(Fact.Kind.DISKS_LOST)),
                List.of(),
                List.of());
    }

    @Test
    void servicesWhoseNamesFoldersCannotTellApartGetIdsOfTheirOwn() {
        Recommendation dash = advice("my-app");
        Recommendation dot = advice("my.app");
        Recommendation other = advice("chat");
        List<Recommendation> distinct = RecommendationIds.distinct(List.of(dash, other, dot));
        assertNotEquals(distinct.get(0).id(), distinct.get(2).id());
        assertTrue(
                distinct.get(0).id().startsWith("my-app-delete-"),
                distinct.get(0).id());
        assertSame(other, distinct.get(1));
        assertEquals(
                distinct.get(0).id(),
                RecommendationIds.distinct(List.of(dot, dash)).get(1).id(),
                "whatever their order");
    }
}
