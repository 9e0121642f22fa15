package io.perdollar.analysis.life;

import java.util.Comparator;

/**
 * Whom advice concerns.
 *
 * @param kind a service or a disk
 * @param owner the service; of a disk its project, or the billing account where the bill names none
 * @param name of the disk; empty for a service
 */
public record AdviceSubject(Kind kind, String owner, String name) implements Comparable<AdviceSubject> {
    private static final Comparator<AdviceSubject> ORDER = Comparator.comparing(AdviceSubject::kind)
            .thenComparing(AdviceSubject::owner)
            .thenComparing(AdviceSubject::name);

    /** What is advised about. */
    public enum Kind {
        SERVICE,
        DISK
    }

    /** A service. */
    public static AdviceSubject service(String service) {
        return new AdviceSubject(Kind.SERVICE, service, "");
    }

    /** A disk that no VM uses. */
    public static AdviceSubject disk(String owner, String name) {
        return new AdviceSubject(Kind.DISK, owner, name);
    }

    @Override
    public int compareTo(AdviceSubject other) {
        return ORDER.compare(this, other);
    }
}
