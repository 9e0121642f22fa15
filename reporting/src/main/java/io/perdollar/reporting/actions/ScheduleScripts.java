package io.perdollar.reporting.actions;

import io.perdollar.reporting.actions.Change.Replica;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The clock of a service in the forms of other schedulers: Cloud Scheduler and cron. */
final class ScheduleScripts {
    private static final String API = "https://compute.googleapis.com/compute/v1/projects/";

    private ScheduleScripts() {}

    /** {@code scheduler.sh}: Cloud Scheduler jobs that call instances.start and instances.stop. */
    static String scheduler(Change change, WeekSchedule schedule) {
        ShellScript script = new ShellScript(
                        "scheduler.sh",
                        "Starts and stops the VMs by Cloud Scheduler, in place of an instance schedule. The service account needs compute.instances.start and stop.",
                        change.service(),
                        List.of("SERVICE_ACCOUNT"))
                .onlyProjectsOf(change.machines());
        for (Replica replica : change.replicasAfter()) {
            Machine machine = replica.machine();
            script.on(
                    machine,
                    Stream.concat(
                                    jobs("start", machine, schedule.starts(), schedule.zone()),
                                    jobs("stop", machine, schedule.stops(), schedule.zone()))
                            .toList());
        }
        return script.line("echo 'done'").text();
    }

    private static Stream<String> jobs(String verb, Machine machine, List<String> expressions, String zone) {
        return IntStream.range(0, expressions.size())
                .mapToObj(at -> "run gcloud scheduler jobs create http " + jobName(verb, at, machine) + " --location="
                        + ShellText.word(machine.region()) + " --schedule=" + ShellText.quoted(expressions.get(at))
                        + " --time-zone=" + ShellText.word(zone) + " --uri=" + ShellText.word(url(machine, verb))
                        + " --http-method=POST --oauth-service-account-email=\"$service_account\""
                        + " --oauth-token-scope=https://www.googleapis.com/auth/cloud-platform --project=\"$project\"");
    }

    /** Name of the job that starts or stops a machine at one of its times, the first one 0. */
    static String jobName(String verb, int at, Machine machine) {
        return GoogleName.of("perdollar-" + verb + (at == 0 ? "" : "-" + (at + 1)), machine.name());
    }

    /** The address that starts or stops a machine. */
    static String url(Machine machine, String verb) {
        return API + segment(machine.project()) + "/zones/" + segment(machine.zone()) + "/instances/"
                + segment(machine.name()) + "/" + verb;
    }

    /** A project may be {@code example.com:name}; everything else odd is written in percent signs. */
    private static String segment(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("%3A", ":");
    }

    /** {@code crontab}: for a machine that is always on and has gcloud. */
    static String crontab(Change change, WeekSchedule schedule) {
        StringBuilder text = new StringBuilder("""
                # For crontab -e on a machine that is always on, where gcloud may start and stop these VMs.
                # cronie reads CRON_TZ; the cron of Debian and Ubuntu does not: there set the machine's own time zone to it.
                PATH=/usr/local/bin:/usr/bin:/bin:/snap/bin
                """);
        text.append("CRON_TZ=").append(CronText.word(schedule.zone())).append('\n');
        for (Replica replica : change.replicasAfter()) {
            Machine machine = replica.machine();
            schedule.starts().forEach(start -> text.append(line(start, "start", machine, "")));
            schedule.stops().forEach(stop -> text.append(line(stop, "stop", machine, " --quiet")));
        }
        return text.toString();
    }

    private static String line(String expression, String verb, Machine machine, String options) {
        return expression + " gcloud compute instances " + verb + " " + CronText.word(machine.name()) + " --zone="
                + CronText.word(machine.zone()) + " --project=" + CronText.word(machine.project()) + options + "\n";
    }
}
