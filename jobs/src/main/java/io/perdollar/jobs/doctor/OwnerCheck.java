package io.perdollar.jobs.doctor;

import io.perdollar.analysis.measure.Subject;
import io.perdollar.ingest.requests.StreamSample;
import io.perdollar.ingest.requests.scan.InstanceMapping;
import io.perdollar.jobs.config.KeyLines;
import io.perdollar.jobs.config.Nearest;
import io.perdollar.jobs.doctor.BilledVms.BilledVm;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/** Whether logs and bill speak of the same VMs. */
final class OwnerCheck {
    private static final int SHOWN = 10;

    private final KeyLines lines;
    private final Diagnosis diagnosis;
    private final BilledVms vms;

    OwnerCheck(KeyLines lines, Diagnosis diagnosis, BilledVms vms) {
        this.lines = lines;
        this.diagnosis = diagnosis;
        this.vms = vms;
    }

    void check(List<LookedAt> sources) {
        List<BilledVm> gpus = vms.all().stream().filter(BilledVm::isGpu).toList();
        if (gpus.isEmpty()) {
            if (!diagnosis.has(Finding.Grade.CONFIGURATION) && !diagnosis.has(Finding.Grade.DATA)) {
                diagnosis.data(
                        "bill: expected VMs with an accelerator, got none in its newest days",
                        lines.place("billing")
                                + ": name the export of the projects whose GPUs are meant, in the detailed"
                                + " format (gcp_billing_export_resource_v1)");
            }
            return;
        }
        if (sources.isEmpty()) {
            return;
        }
        Set<BilledVm> spoken = new HashSet<>();
        Map<Subject, LookedAt> strangers = new HashMap<>();
        for (LookedAt source : sources) {
            for (StreamSample stream : source.streams()) {
                for (Subject subject : stream.subjects()) {
                    List<BilledVm> meant =
                            vms.all().stream().filter(vm -> vm.is(subject)).toList();
                    spoken.addAll(meant);
                    if (meant.stream().noneMatch(BilledVm::isGpu)) {
                        strangers.put(subject, source);
                    }
                }
            }
        }
        List<BilledVm> silent = gpus.stream().filter(vm -> !spoken.contains(vm)).toList();
        if (silent.size() == gpus.size()) {
            noneMeets(sources, strangers, gpus);
        } else {
            diagnosis.ok("logs and bill: " + (gpus.size() - silent.size()) + " of " + gpus.size()
                    + " GPU VMs of the bill have a log");
            silent(silent, strangers.keySet(), sources);
            strangers(strangers, silent, gpus);
        }
        sources.forEach(source -> unmapped(source, silent.isEmpty() ? gpus : silent));
    }

    private void noneMeets(List<LookedAt> sources, Map<Subject, LookedAt> strangers, List<BilledVm> gpus) {
        LookedAt source = sources.get(0);
        List<String> logs = names(strangers.keySet());
        diagnosis.data(
                "logs and bill: no log names a GPU VM of the bill; the logs name "
                        + (logs.isEmpty() ? "nobody" : shown(logs)) + ", the bill has "
                        + shown(gpus.stream().map(BilledVm::toString).toList())
                        + nearest(logs.isEmpty() ? "" : logs.get(0), gpus),
                ownerRemedy(source));
    }

    private void silent(List<BilledVm> silent, Set<Subject> strangers, List<LookedAt> sources) {
        List<String> candidates = names(strangers);
        silent.stream().limit(SHOWN).forEach(vm -> {
            String near = vm.names().stream()
                    .flatMap(name -> Nearest.of(name, candidates).stream())
                    .findFirst()
                    .map(name -> "; the nearest name among the logs is " + name)
                    .orElse("");
            diagnosis.warn(
                    "logs and bill: " + vm + " is on the bill and has no log: its hours are unknown, not idle" + near,
                    "collect its log to where " + lines.place(sources.get(0).key() + ".files") + " looks");
        });
        if (silent.size() > SHOWN) {
            diagnosis.warn(
                    "logs and bill: " + (silent.size() - SHOWN) + " more GPU VMs have no log",
                    "collect their logs too");
        }
    }

    private void strangers(Map<Subject, LookedAt> strangers, List<BilledVm> silent, List<BilledVm> gpus) {
        Map<String, Subject> sorted = new TreeMap<>();
        strangers.keySet().forEach(subject -> sorted.put(subject.name(), subject));
        sorted.values().stream().limit(SHOWN).forEach(subject -> {
            LookedAt source = strangers.get(subject);
            boolean billed = vms.all().stream().anyMatch(vm -> vm.is(subject));
            if (source != null) {
                diagnosis.warn(
                        "logs and bill: " + source.name() + " has a log of " + subject.name() + ", which is "
                                + (billed ? "on the bill without an accelerator" : "no VM of the bill's newest days")
                                + (billed ? "" : nearest(subject.name(), silent.isEmpty() ? gpus : silent)),
                        ownerRemedy(source));
            }
        });
        if (sorted.size() > SHOWN) {
            diagnosis.warn(
                    "logs and bill: " + (sorted.size() - SHOWN) + " more logs name no GPU VM of the bill",
                    "settle these first");
        }
    }

    private void unmapped(LookedAt source, List<BilledVm> candidates) {
        Map<String, Integer> values = new TreeMap<>();
        source.streams()
                .forEach(stream ->
                        stream.unmapped().forEach((value, count) -> values.merge(value, count, Integer::sum)));
        if (values.isEmpty() || !(source.source().mapping() instanceof InstanceMapping.ByField field)) {
            return;
        }
        values.entrySet().stream()
                .sorted(Map.Entry.<String, Integer>comparingByValue().reversed())
                .limit(SHOWN)
                .forEach(value -> diagnosis.warn(
                        source.name() + ": $" + field.field() + " is \"" + value.getKey() + "\" in " + value.getValue()
                                + " lines, and nobody has that name or address"
                                + nearest(value.getKey(), candidates),
                        mapPlace(source) + ": say whose it is with map: { \"" + value.getKey() + "\": "
                                + candidates.get(0).names().stream().findFirst().orElse("VM") + " }"));
    }

    private String mapPlace(LookedAt source) {
        return lines.place(source.key() + ".instanceFrom.map");
    }

    private String ownerRemedy(LookedAt source) {
        InstanceMapping mapping = source.source().mapping();
        if (mapping instanceof InstanceMapping.ByField) {
            return mapPlace(source) + ": say in map which value is which VM, or name another field";
        }
        if (mapping instanceof InstanceMapping.Fixed fixed) {
            boolean service = fixed.subject().kind() == Subject.Kind.SERVICE;
            return lines.place(source.key() + (service ? ".service" : ".instance"))
                    + ": write the name that the bill has";
        }
        return lines.place(source.key() + ".files") + ": put {instance} where the path has the VM's name"
                + " ({instanceId} for its number, {service} for its service), or name the folder as the bill names the VM";
    }

    private static String nearest(String name, List<BilledVm> vms) {
        List<String> names = new ArrayList<>();
        vms.forEach(vm -> names.addAll(vm.names()));
        return Nearest.of(name, names)
                .map(near -> "; the nearest name on the bill is " + near)
                .orElse("");
    }

    private static List<String> names(Set<Subject> subjects) {
        return subjects.stream().map(Subject::name).distinct().sorted().toList();
    }

    private static String shown(List<String> names) {
        return String.join(", ", names.stream().limit(SHOWN).toList())
                + (names.size() > SHOWN ? " and " + (names.size() - SHOWN) + " more" : "");
    }
}
