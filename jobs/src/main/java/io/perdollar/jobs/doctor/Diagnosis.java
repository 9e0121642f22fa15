package io.perdollar.jobs.doctor;

import io.perdollar.jobs.doctor.Finding.Grade;
import java.util.ArrayList;
import java.util.List;

/** The findings so far, in the order in which they were made. */
public final class Diagnosis {
    private final List<Finding> findings = new ArrayList<>();

    Diagnosis() {}

    /** All of them. */
    public List<Finding> findings() {
        return List.copyOf(findings);
    }

    /** Whether there is a finding of a grade. */
    public boolean has(Grade grade) {
        return findings.stream().anyMatch(finding -> finding.grade() == grade);
    }

    void ok(String what) {
        ok(what, List.of());
    }

    void ok(String what, List<String> details) {
        findings.add(new Finding(Grade.OK, what, null, details));
    }

    void warn(String what, String remedy) {
        findings.add(new Finding(Grade.WARN, what, remedy, List.of()));
    }

    void configuration(String what, String remedy) {
        findings.add(new Finding(Grade.CONFIGURATION, what, remedy, List.of()));
    }

    void data(String what, String remedy) {
        findings.add(new Finding(Grade.DATA, what, remedy, List.of()));
    }
}
