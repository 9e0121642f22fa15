package io.perdollar.analysis.advice;

import static io.perdollar.analysis.advice.Cases.decimal;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import io.perdollar.analysis.advice.Rate.Unit;
import io.perdollar.analysis.plan.Throughput;
import io.perdollar.analysis.plan.Throughput.Origin;
import io.perdollar.analysis.replay.Demand;
import java.math.BigDecimal;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** Throughput in requests and in output tokens, by hand. */
class CapacitiesTest {
    private static final Map<String, Rate> TOKENS = Map.of("L4", new Rate(decimal("80000"), Unit.OUTPUT_TOKENS));

    private static Throughput of(String accelerator, Demand demand, Map<String, Rate> configured) {
        ServiceCase service = Cases.service("prod", "L4", demand);
        AdviceRules rules =
                AdviceRules.DEFAULT.describing(AdviceRules.DEFAULT.policies(), Map.of(), Map.of("service", configured));
        return new Capacities(service, Objects.requireNonNull(service.machine()), rules, Cases.catalogue())
                .of(accelerator, 1)
                .orElseThrow()
                .throughput();
    }

    @Test
    void configuredTokensBecomeRequestsByTheServicesOwnMean() {
        Demand demand = Cases.demand(hour -> 8, hour -> hour % 2 == 0 ? 100 : 300, 10);
        Throughput l4 = of("L4", demand, TOKENS);
        // 80,000 ÷ 200
        assertEquals(
                new Throughput(Origin.CONFIGURED, decimal("400.000"), decimal("400.000"), 16, decimal("200.0")), l4);
        // T4 against L4: 320 ÷ 300 of the bandwidth, 65 ÷ 121 of FP16
        Throughput t4 = of("T4", demand, TOKENS);
        assertEquals(Origin.SCALED, t4.origin());
        assertEquals(decimal("214.876"), t4.perHour());
        assertEquals(decimal("426.667"), t4.upperPerHour());
        assertEquals(decimal("200.0"), t4.tokensPerRequest());
    }

    @Test
    void tokensThatNoLogCountsTellNothing() {
        Throughput l4 = of("L4", Cases.demand(hour -> 8), TOKENS);
        assertEquals(new Throughput(Origin.LOGGED_TIMES, null, null, 16, null), l4);
    }

    @Test
    void requestsStayRequestsWhereTokensAreLoggedToo() {
        Throughput l4 = of(
                "L4", Cases.demand(hour -> 8, hour -> 100, 10), Map.of("L4", Rate.requests(BigDecimal.valueOf(400))));
        assertEquals(decimal("400.000"), l4.perHour());
        assertNull(l4.tokensPerRequest());
    }

    /** One hour of long answers with every slot taken, ten short ones in every other. */
    @Test
    void whatIsMeasuredCountsTokensWhereTheyAreLogged() {
        Throughput inTokens =
                of("L4", Cases.demand(CapacitiesTest::busyHour, hour -> hour == 100 ? 400 : 100, 60), Map.of());
        // 960 × 400 tokens an hour; a request's mean is (960 × 400 + 167 × 10 × 100) ÷ (960 + 167 × 10) = 209.506
        assertEquals(
                new Throughput(Origin.MEASURED, decimal("1832.886"), decimal("1832.886"), 16, decimal("209.5")),
                inTokens);
        Throughput inRequests = of("L4", Cases.demand(CapacitiesTest::busyHour, hour -> -1, 60), Map.of());
        assertEquals(new Throughput(Origin.MEASURED, decimal("960.000"), decimal("960.000"), 16, null), inRequests);
    }

    private static int busyHour(int hourOfWeek) {
        return hourOfWeek == 100 ? 960 : 10;
    }
}
