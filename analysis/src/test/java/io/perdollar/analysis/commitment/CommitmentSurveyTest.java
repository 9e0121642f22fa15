package io.perdollar.analysis.commitment;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.perdollar.analysis.charge.Charge;
import io.perdollar.analysis.charge.Charges;
import io.perdollar.analysis.fleet.TestCatalogue;
import io.perdollar.analysis.time.ReportZone;
import java.math.BigDecimal;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class CommitmentSurveyTest {
    private static final String HOUR = "2026-11-02T05:00:00Z";
    private static final String COVERED = "COMMITTED_USAGE_DISCOUNT";

    private static List<CommitmentShare> shares(Charge... charges) {
        CommitmentSurvey survey = new CommitmentSurvey(new ReportZone(ZoneOffset.UTC), TestCatalogue.GUIDE_PRICES);
        for (Charge charge : charges) {
            survey.add(charge);
        }
        return survey.finish().shares();
    }

    /** Four committed L4 at $0.35 an hour each. */
    private static Charges fee() {
        return new Charges()
                .resource(null, null)
                .sku("Compute Engine", "Commitment v1: Nvidia L4 GPU running in Americas for 1 Year")
                .usage("14400")
                .cost("1.40");
    }

    private static Charges use(String id, String usage, String cost) {
        return new Charges().vm(id, "chat-" + id).gpu("L4").usage(usage).cost(cost);
    }

    private static BigDecimal sum(List<CommitmentShare> shares) {
        return shares.stream().map(CommitmentShare::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    @Test
    void ofFourCommittedL4TheOneInUseCarriesAQuarterOfTheFee() {
        List<CommitmentShare> shares = shares(
                fee().at(HOUR),
                use("1", "3600", "0.56").credit(COVERED, "-0.56").at(HOUR));
        assertEquals(1, shares.size());
        assertEquals(new BigDecimal("0.350000000"), shares.get(0).amount());
        assertEquals("01AAAA-BBBBBB-CCCCCC", shares.get(0).group().billingAccount());
    }

    @Test
    void usageThatIsHalfCoveredCarriesHalf() {
        List<CommitmentShare> shares = shares(
                fee().at(HOUR),
                use("1", "3600", "0.56").credit(COVERED, "-0.28").at(HOUR));
        assertEquals(new BigDecimal("0.175000000"), sum(shares));
    }

    @Test
    void sharesBeyondTheFeesAreScaledDownToThem() {
        Charge[] charges = new Charge[7];
        charges[0] = fee().at(HOUR);
        for (int i = 1; i < 7; i++) {
            charges[i] = use(Integer.toString(i), "3600", "0.56")
                    .credit(COVERED, "-0.56")
                    .at(HOUR);
        }
        List<CommitmentShare> shares = shares(charges);
        assertEquals(6, shares.size());
        assertEquals(0, sum(shares).compareTo(new BigDecimal("1.40")));
        // 1.4 ÷ 6 = 0.2333…: the units left over go to the smallest ResourceIds.
        assertEquals(new BigDecimal("0.233333334"), shares.get(0).amount());
        assertEquals(new BigDecimal("0.233333333"), shares.get(5).amount());
    }

    @Test
    void adjustmentTypesOfOneHourAreSummedFirst() {
        List<CommitmentShare> shares = shares(
                fee().at(HOUR),
                use("1", "7200", "1.12").credit(COVERED, "-1.12").at(HOUR),
                use("1", "-3600", "-0.56")
                        .credit(COVERED, "0.56")
                        .costType(io.perdollar.analysis.charge.CostType.REGULAR, "USAGE_CORRECTION")
                        .at(HOUR));
        assertEquals(1, shares.size());
        assertEquals(new BigDecimal("0.350000000"), shares.get(0).amount());
    }

    @Test
    void theNewerModelMovesNothing() {
        assertEquals(
                List.of(),
                shares(
                        fee().credit("FEE_UTILIZATION_OFFSET", "-0.35").at(HOUR),
                        use("1", "3600", "0.35").model("Commitment 1 Year").at(HOUR)));
    }

    @Test
    void creditsWithoutAnyFeeMoveNothing() {
        assertEquals(
                List.of(),
                shares(use("1", "3600", "0.56").credit(COVERED, "-0.56").at(HOUR)));
    }

    @Test
    void feesOfAnotherKindOrAccountAreNotTouched() {
        assertEquals(
                List.of(),
                shares(
                        fee().account("0ZZZZZ-BBBBBB-CCCCCC").at(HOUR),
                        fee().sku("Compute Engine", "Commitment v1: Nvidia Tesla T4 GPU running in Americas for 1 Year")
                                .at(HOUR),
                        use("1", "3600", "0.56").credit(COVERED, "-0.56").at(HOUR)));
    }

    @Test
    void aCommonIdJoinsFeeAndUsageBeforeTheKindDoes() {
        List<CommitmentShare> shares = shares(
                fee().subscription("c1").usage("3600").cost("0.30").at(HOUR),
                fee().subscription("c2").usage("3600").cost("0.40").at(HOUR),
                use("1", "3600", "0.56")
                        .subscription("c2")
                        .credit(COVERED, "-0.56")
                        .at(HOUR));
        assertEquals(new BigDecimal("0.400000000"), sum(shares));
        assertEquals("id c2", shares.get(0).group().name());
    }

    @Test
    void aCommitmentToSpendWithoutAKnownDiscountSaysSoAndMovesNothing() {
        CommitmentSurvey survey = new CommitmentSurvey(new ReportZone(ZoneOffset.UTC), TestCatalogue.GUIDE_PRICES);
        survey.add(new Charges()
                .resource(null, null)
                .sku("Compute Engine", "Commitment - dollar based v1: GCE for 1 Year")
                .at(HOUR));
        survey.add(use("1", "3600", "0.56")
                .credit("COMMITTED_USAGE_DISCOUNT_DOLLAR_BASE", "-0.56")
                .at(HOUR));
        CommitmentSurvey.Result result = survey.finish();
        assertEquals(List.of(), result.shares());
        assertEquals(1, result.notes().size());
    }
}
