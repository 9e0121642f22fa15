package io.perdollar.jobs.config;

import io.perdollar.analysis.advice.AdviceRules;
import io.perdollar.analysis.advice.Interruptions;
import io.perdollar.analysis.advice.Profile;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What the replay assumes where neither bill nor log tells (equations §13).
 *
 * @param interruptions of spot machines, with the source of their rates
 * @param stopping how long a machine stops, in which it cannot be started
 * @param failedStarts share of a schedule's starts for which there is no capacity, 0 to 1
 * @param supportMonths for how long an accelerator must still be supported to be advised
 * @param profiles against which services are held
 */
public record AdviceAssumptions(
        Interruptions interruptions,
        Duration stopping,
        BigDecimal failedStarts,
        int supportMonths,
        List<Profile> profiles) {
    /** Where the file says nothing. */
    public static final AdviceAssumptions DEFAULT = new AdviceAssumptions(
            AdviceRules.DEFAULT.interruptions(),
            AdviceRules.DEFAULT.stopping(),
            AdviceRules.DEFAULT.failedStarts(),
            AdviceRules.DEFAULT.supportMonths(),
            AdviceRules.DEFAULT.profiles());

    private static final ScalarForm<String> RANGE =
            ScalarForm.matching("US dollars a month such as 70-100", Pattern.compile("\\d{1,7}-\\d{1,7}"));

    public AdviceAssumptions {
        profiles = List.copyOf(profiles);
    }

    static AdviceAssumptions read(Section advice) {
        List<Profile> profiles = new ArrayList<>();
        advice.section("profiles").values().forEach((name, value) -> {
            Profile profile = profile(name, value);
            if (profile != null) {
                profiles.add(profile);
            }
        });
        return new AdviceAssumptions(
                interruptions(advice.section("interruptions")),
                advice.value("stopping", ScalarForm.DURATION, DEFAULT.stopping()),
                advice.value("failedStarts", ScalarForm.PERCENT, DEFAULT.failedStarts()),
                advice.value("supportMonths", ScalarForm.integer(0, 120), DEFAULT.supportMonths()),
                advice.has("profiles") ? profiles : DEFAULT.profiles());
    }

    private static Interruptions interruptions(Section section) {
        Interruptions absent = DEFAULT.interruptions();
        Map<String, BigDecimal> perDay = section.map("perDay", value -> value.as(ScalarForm.PERCENT));
        boolean own = section.has("perDay") || section.has("otherwise");
        String source = section.optional("source", ScalarForm.TEXT);
        if (own && source == null) {
            section.missing("source", "where the rates come from, with a date");
        }
        Interruptions read = new Interruptions(
                perDay,
                section.value("otherwise", ScalarForm.PERCENT, absent.otherwise()),
                source == null ? absent.source() : source,
                section.value("outage", ScalarForm.DURATION, absent.outage()));
        section.done();
        return read;
    }

    private static @Nullable Profile profile(String name, Value value) {
        Section profile = value.section();
        String accelerator = profile.required("accelerator", ScalarForm.NAME);
        String monthly = profile.optional("monthly", RANGE);
        String[] ends = monthly == null ? new String[0] : monthly.split("-", 2);
        Profile read = new Profile(
                name,
                profile.value("environment", ScalarForm.NAME, "prod"),
                accelerator == null ? "" : accelerator,
                profile.value("hoursPerDay", ScalarForm.integer(1, 24), 24),
                profile.value("spot", ScalarForm.BOOLEAN, false),
                ends.length == 0 ? null : new BigDecimal(ends[0]),
                ends.length == 0 ? null : new BigDecimal(ends[1]),
                profile.value("lastResort", ScalarForm.BOOLEAN, false));
        profile.done();
        return accelerator == null ? null : read;
    }
}
