package io.perdollar.ingest.requests.scan;

import io.perdollar.ingest.requests.format.Numbers;
import io.perdollar.ingest.requests.format.TemplateMatcher;
import io.perdollar.ingest.requests.format.TemplatePlan;
import org.jspecify.annotations.Nullable;

/** What a scanner read from the line before it: one per thread, overwritten line by line. Ranges point into the buffer. */
final class Line {
    /** Epoch microseconds. */
    long time;
    /** Microseconds, or {@link Numbers#ABSENT}. */
    long duration = Numbers.ABSENT;

    int status;
    /** The count that was read last. */
    long count;

    long bytes = Numbers.ABSENT;
    long tokensIn = Numbers.ABSENT;
    long tokensOut = Numbers.ABSENT;
    long tokensCached = Numbers.ABSENT;

    /** The whole request line, not taken apart yet. */
    int requestStart;

    /** Exclusive; -1 where method and target come as fields of their own. */
    int requestEnd = -1;

    /** Of the request line among those known, or {@link KnownRequests#UNKNOWN}. */
    int requestNumber = KnownRequests.UNKNOWN;

    /** Those that this line's thread met. */
    KnownRequests requests = new KnownRequests();

    /** The method's bytes as a word; 0 where there is none or it has more than eight. */
    long method;

    int methodStart;
    int methodEnd;
    int uriStart;
    /** Exclusive; a query string may still be inside. */
    int uriEnd;

    int instanceStart;
    int instanceEnd;

    // The hour that the time of the last line fell into, by the bytes that spelt it.
    long hourDate;
    long hourBytes;
    long hourOffset;
    long hourStart;

    /** Forgets the line before, for formats of which a line need not have every field. */
    void forget() {
        duration = Numbers.ABSENT;
        bytes = Numbers.ABSENT;
        tokensIn = Numbers.ABSENT;
        tokensOut = Numbers.ABSENT;
        tokensCached = Numbers.ABSENT;
        requestEnd = -1;
        requestNumber = KnownRequests.UNKNOWN;
        instanceStart = 0;
        instanceEnd = 0;
    }

    /**
     * The next time, and the next request line like the last one, are looked up anew. Once per buffer that costs nothing,
     * and keeps the JIT compiler from taking them for granted: it would have to compile again when they change.
     */
    void startBuffer() {
        hourOffset = 0;
        if (requests.full()) {
            requests = new KnownRequests();
        } else if (requestNumber >= 0) {
            requests.forget(requestNumber);
        }
    }

    private @Nullable TemplateMatcher matcher;

    /** The matcher for lines that need a thorough look; a line belongs to one format. */
    TemplateMatcher matcher(TemplatePlan plan) {
        if (matcher == null) {
            matcher = new TemplateMatcher(plan);
        }
        return matcher;
    }
}
