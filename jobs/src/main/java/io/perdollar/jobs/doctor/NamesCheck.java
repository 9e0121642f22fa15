package io.perdollar.jobs.doctor;

import io.perdollar.jobs.config.BudgetEntry;
import io.perdollar.jobs.config.Configuration;
import io.perdollar.jobs.config.KeyLines;
import io.perdollar.jobs.config.MailSettings;
import io.perdollar.jobs.config.Nearest;
import io.perdollar.jobs.config.Scope;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Whether names in the configuration are on the bill: a mistyped one is no error, and quietly changes nothing. */
final class NamesCheck {
    private final Configuration configuration;
    private final KeyLines lines;
    private final Diagnosis diagnosis;
    private final BilledVms vms;

    NamesCheck(Configuration configuration, KeyLines lines, Diagnosis diagnosis, BilledVms vms) {
        this.configuration = configuration;
        this.lines = lines;
        this.diagnosis = diagnosis;
        this.vms = vms;
    }

    void check() {
        if (vms.all().isEmpty()) {
            return;
        }
        Set<String> services = vms.services();
        configuration.advice().models().keySet().forEach(name -> known("advice.models", "service", name, services));
        configuration
                .advice()
                .throughput()
                .keySet()
                .forEach(name -> known("advice.throughput", "service", name, services));
        List<BudgetEntry> budgets = configuration.budgets();
        for (int i = 0; i < budgets.size(); i++) {
            scope("budgets[" + i + "]", budgets.get(i).scope());
        }
        MailSettings mail = configuration.mail();
        if (mail != null) {
            mail.groups().forEach((name, group) -> scope("mail.groups." + name, group.scope()));
        }
        Set<String> instances = new TreeSet<>();
        vms.all().forEach(vm -> instances.addAll(vm.names()));
        configuration.fleet().attached().values().forEach(name -> known("fleet.attached", "instance", name, instances));
    }

    private void scope(String key, Scope scope) {
        if (scope instanceof Scope.Only only) {
            for (String name : only.names()) {
                switch (only.kind()) {
                    case PROJECTS -> known(key, "project", name, vms.projects());
                    case SERVICES -> known(key, "service", name, vms.services());
                    case ENVIRONMENTS -> known(key, "environment", name, vms.environments());
                }
            }
        }
    }

    private void known(String key, String kind, String name, Set<String> onTheBill) {
        if (!onTheBill.contains(name)) {
            diagnosis.warn(
                    key + ": no VM of the bill's last days has the " + kind + " '" + name + "'",
                    lines.place(key) + ": "
                            + Nearest.of(name, onTheBill)
                                    .map(near -> "did you mean " + near + "?")
                                    .orElse("the bill has " + String.join(", ", onTheBill)));
        }
    }
}
