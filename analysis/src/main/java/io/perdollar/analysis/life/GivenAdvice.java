package io.perdollar.analysis.life;

import io.perdollar.analysis.plan.Lever;
import io.perdollar.analysis.report.Action;
import io.perdollar.analysis.report.Recommendation;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One recommendation as one night made it, kept so that later nights can see what became of it. Subject and change say
 * which recommendation it is, from night to night; the id is only how that night's report showed it.
 *
 * @param subject whom it concerns
 * @param change the levers and what each leads to, the same every night
 * @param id of the report's recommendation
 * @param instances names of its VMs, or of the disk, sorted
 * @param project of all of its VMs, or of the disk; null where they differ or the bill names none
 * @param environment of the service; null for a disk
 * @param actions every lever pulled, in order
 * @param target what a bill must show
 * @param levers parts of the predicted saving
 * @param monthlySaving predicted, report currency per month; null where the evidence gave none
 */
public record GivenAdvice(
        AdviceSubject subject,
        String change,
        String id,
        List<String> instances,
        @Nullable String project,
        @Nullable String environment,
        List<Action> actions,
        Target target,
        List<Lever> levers,
        @Nullable BigDecimal monthlySaving) {
    /** Which recommendation it is. */
    public record Key(AdviceSubject subject, String change) {}

    public GivenAdvice {
        instances = List.copyOf(instances);
        actions = List.copyOf(actions);
        levers = List.copyOf(levers);
        if (actions.isEmpty()) {
            throw new IllegalArgumentException("advice names an action, got none for " + subject);
        }
    }

    /**
     * What is kept of a recommendation.
     *
     * @param project of all of its VMs; null where they differ
     * @param environment of the service; null for a disk
     */
    public static GivenAdvice of(Recommendation advice, @Nullable String project, @Nullable String environment) {
        boolean disk = Target.isDisk(advice);
        return new GivenAdvice(
                disk
                        ? AdviceSubject.disk(
                                advice.service(), advice.instances().get(0))
                        : AdviceSubject.service(advice.service()),
                Target.change(advice),
                advice.id(),
                advice.instances(),
                project,
                environment,
                advice.actions(),
                Target.of(advice),
                advice.levers(),
                advice.monthlySaving());
    }

    /** Whether the advised hours follow the requests, so that fewer requests alone would shorten them. */
    boolean followsRequests() {
        return actions.contains(Action.STOP_WHEN_IDLE);
    }

    /** Which recommendation it is. */
    public Key key() {
        return new Key(subject, change);
    }
}
