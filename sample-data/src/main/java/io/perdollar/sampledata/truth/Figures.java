package io.perdollar.sampledata.truth;

/**
 * Sums over a VM, a service, a day or the fleet. Money in billionths of a US dollar, time in milliseconds. What has no
 * evidence is told by the flags, never by a zero.
 */
final class Figures {
    /** Some log speaks of it. */
    boolean logged;

    /** Some log speaks of it and states tokens. */
    boolean logsTokens;

    /** Coverage of billed hours, running or not. */
    long coverage;

    long running;
    long unknown;
    long idle;
    long avoidable;
    long idleCost;
    long avoidableCost;

    final Pair direct = new Pair();
    final Pair attached = new Pair();
    final Pair shared = new Pair();
    final Pair gpu = new Pair();

    final Pair gpuActive = new Pair();
    final Pair gpuIdle = new Pair();
    final Pair gpuUnknown = new Pair();
    final Pair whileRunning = new Pair();
    final Pair whileStopped = new Pair();

    /** Lines of billed hours. */
    long served;

    long failed;
    long ignored;
    long unrecognised;
    long tokensIn;
    long tokensOut;

    /** What the ratios take: requests and tokens of covered, billed hours, and the cost of the same. */
    long coveredServed;

    long coveredTokensIn;
    long coveredTokensOut;
    long coveredCost;
    long coveredGpuCost;

    /** Lines of all hours, billed or not. */
    long seenRequests;

    long seenIgnored;
    long seenUnrecognised;
    long hoursServedUnbilled;
    long awaitingBill;

    void add(Figures other) {
        logged |= other.logged;
        logsTokens |= other.logsTokens;
        coverage += other.coverage;
        running += other.running;
        unknown += other.unknown;
        idle += other.idle;
        avoidable += other.avoidable;
        idleCost += other.idleCost;
        avoidableCost += other.avoidableCost;
        direct.add(other.direct);
        attached.add(other.attached);
        shared.add(other.shared);
        gpu.add(other.gpu);
        gpuActive.add(other.gpuActive);
        gpuIdle.add(other.gpuIdle);
        gpuUnknown.add(other.gpuUnknown);
        whileRunning.add(other.whileRunning);
        whileStopped.add(other.whileStopped);
        served += other.served;
        failed += other.failed;
        ignored += other.ignored;
        unrecognised += other.unrecognised;
        tokensIn += other.tokensIn;
        tokensOut += other.tokensOut;
        coveredServed += other.coveredServed;
        coveredTokensIn += other.coveredTokensIn;
        coveredTokensOut += other.coveredTokensOut;
        coveredCost += other.coveredCost;
        coveredGpuCost += other.coveredGpuCost;
        seenRequests += other.seenRequests;
        seenIgnored += other.seenIgnored;
        seenUnrecognised += other.seenUnrecognised;
        hoursServedUnbilled += other.hoursServedUnbilled;
        awaitingBill += other.awaitingBill;
    }
}
