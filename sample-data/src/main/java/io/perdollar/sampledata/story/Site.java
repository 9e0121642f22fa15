package io.perdollar.sampledata.story;

import io.perdollar.sampledata.bill.Project;
import io.perdollar.sampledata.bill.Zone;
import io.perdollar.sampledata.fleet.Machine;
import io.perdollar.sampledata.fleet.Provisioning;
import io.perdollar.sampledata.fleet.RowRule;
import io.perdollar.sampledata.fleet.RowRules;
import io.perdollar.sampledata.fleet.RunPlan;
import io.perdollar.sampledata.fleet.Vm;
import io.perdollar.sampledata.fleet.Vm.Names;
import io.perdollar.sampledata.fleet.VmSource;
import io.perdollar.sampledata.fleet.VmSource.Equipment;
import io.perdollar.sampledata.log.LogFormat;
import io.perdollar.sampledata.log.LogStream;
import io.perdollar.sampledata.log.LogStream.Oddities;
import io.perdollar.sampledata.log.Rotation;
import io.perdollar.sampledata.log.Traffic;
import io.perdollar.sampledata.time.Dice;
import io.perdollar.sampledata.time.SampleCalendar;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Where and when a story is told.
 *
 * @param calendar hours of bill and logs
 * @param seed chance of everything that is not fixed
 * @param copy 1 for the fleet itself, more for its copies
 */
public record Site(SampleCalendar calendar, long seed, int copy) {
    private static final int LATE = 72;
    private static final long SMALLEST_ID = 1_000_000_000_000_000_000L;

    /** A name of this copy. */
    String name(String base) {
        return copy == 1 ? base : base + "-c" + copy;
    }

    /** A numeric id as Google gives them: 19 digits, always the same for the same thing. */
    String id(String what) {
        long random = Dice.of(0, "id of " + name(what), 0).nextLong();
        return String.valueOf(SMALLEST_ID + Math.floorMod(random, 8 * SMALLEST_ID));
    }

    /** Runs the whole time. */
    RunPlan always() {
        return RunPlan.hours(calendar.startHour(), calendar.endHour());
    }

    /** Labels of a service in an environment. */
    Map<String, String> labels(String service, String environment) {
        return Map.of(Vm.SERVICE, name(service), Vm.ENVIRONMENT, environment);
    }

    /** A VM that keeps its name, runs the whole time and is bought on demand; its export rows bear its short name. */
    Vm vm(String name, Project project, Zone zone, Machine machine, Map<String, String> labels) {
        return new Vm(
                id("vm " + name),
                project,
                zone,
                machine,
                Provisioning.STANDARD,
                labels,
                Names.of(name(name)),
                false,
                always(),
                calendar.startHour(),
                calendar.endHour());
    }

    /** A VM as its rows usually come: sustained use where it is due, now and then two rows for an hour. */
    VmSource source(Vm vm, Equipment equipment, RowRule... more) {
        List<RowRule> rules = new ArrayList<>(List.of(more));
        rules.add(RowRules.sustainedUse());
        rules.add(RowRules.splitRows(seed));
        return new VmSource(vm, equipment, rules, 0, 0);
    }

    /** The same for a VM some of whose rows, of the hours {@code [from, to)}, arrive three days late. */
    VmSource lateSource(Vm vm, Equipment equipment, long from, long to) {
        return new VmSource(vm, equipment, List.of(RowRules.sustainedUse(), RowRules.late(from, to, LATE)), from, to);
    }

    /** A weekly rotated log in the plain timed format and UTC. */
    static LogStream log(Vm vm, Traffic traffic) {
        return new LogStream(
                List.of(vm), traffic, LogFormat.TIMED, ZoneOffset.UTC, Rotation.WEEKLY, false, Oddities.NONE);
    }
}
