package io.perdollar.reporting.actions;

import io.perdollar.reporting.actions.Change.Replica;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** {@code main.tf}: the same change for who keeps machines in Terraform (provider hashicorp/google, 6.31 or newer). */
final class TerraformText {
    private TerraformText() {}

    static String text(Change change, LocalDate date) {
        StringBuilder out = new StringBuilder("# " + HclText.comment(change.id()) + ", recommended on " + date
                + ". A snippet: merge it into the configuration that holds these VMs.\n");
        boolean switched = change.step(Step.SwitchAccelerator.class) != null;
        for (Step step : change.steps()) {
            if (step instanceof Step.SwitchAccelerator || (step instanceof Step.ChangeReplicas && !switched)) {
                TerraformMachines.machines(out, change);
            } else if (step instanceof Step.UseSpot) {
                TerraformMachines.scheduling(out, change, true);
            } else if (step instanceof Step.UseStandard) {
                TerraformMachines.scheduling(out, change, false);
            } else if (step instanceof Step.WeeklyHours hours && hours.schedule() != null) {
                weeklyHours(out, change, hours.schedule());
            } else if (step instanceof Step.StopWhenIdle) {
                stopWhenIdle(out, change);
            } else if (step instanceof Step.Delete) {
                TerraformMachines.delete(out, change.machines(), date);
            } else if (step instanceof Step.DeleteDisk) {
                TerraformMachines.deleteDisk(out, change.machines(), date);
            } else if (step instanceof Step.Commit) {
                out.append("\n# A commitment is bought once and cannot be destroyed: commands.sh buys it.\n");
            } else if (step instanceof Step.RunAlways) {
                out.append(
                        "\n# Remove the schedule of these VMs, or the timer that stops them; there is nothing to add.\n");
            } else if (step instanceof Step.CheckDisk) {
                out.append("\n# Nothing to change before somebody has looked at the disk.\n");
            }
        }
        return out.toString();
    }

    private static void weeklyHours(StringBuilder out, Change change, WeekSchedule schedule) {
        if (!schedule.isInstanceSchedule()) {
            scheduler(out, change, schedule);
            return;
        }
        Map<String, Machine> places = new LinkedHashMap<>();
        for (Replica replica : change.replicasAfter()) {
            places.putIfAbsent(place(change, replica.machine()), replica.machine());
        }
        places.values()
                .forEach(machine -> out.append("""

                resource "google_compute_resource_policy" %s {
                  name    = %s
                  project = %s
                  region  = %s

                  instance_schedule_policy {
                    vm_start_schedule {
                      schedule = %s
                    }
                    vm_stop_schedule {
                      schedule = %s
                    }
                    time_zone = %s
                  }
                }
                """.formatted(
                                HclText.string(place(change, machine)),
                                HclText.string(CommandsScript.policy(change)),
                                HclText.string(machine.project()),
                                HclText.string(machine.region()),
                                HclText.string(schedule.starts().get(0)),
                                HclText.string(schedule.stops().get(0)),
                                HclText.string(schedule.zone()))));
        for (Replica replica : change.replicasAfter()) {
            Machine machine = replica.machine();
            out.append("""

                    # The VM's own resource: lifecycle { ignore_changes = [resource_policies] }
                    resource "google_compute_resource_policy_attachment" %s {
                      name     = google_compute_resource_policy.%s.name
                      instance = %s
                      project  = %s
                      zone     = %s
                    }
                    """.formatted(
                            HclText.string(id("hours", machine)),
                            place(change, machine),
                            HclText.string(machine.name()),
                            HclText.string(machine.project()),
                            HclText.string(machine.zone())));
        }
    }

    private static String place(Change change, Machine machine) {
        return id("hours", change.service() + "-" + machine.project() + "-" + machine.region());
    }

    private static void scheduler(StringBuilder out, Change change, WeekSchedule schedule) {
        serviceAccount(out, "May start and stop the VMs");
        for (Replica replica : change.replicasAfter()) {
            Machine machine = replica.machine();
            List<String> starts = schedule.starts();
            for (int at = 0; at < starts.size(); at++) {
                job(out, machine, "start", at, starts.get(at), schedule.zone());
            }
            for (int at = 0; at < schedule.stops().size(); at++) {
                job(out, machine, "stop", at, schedule.stops().get(at), schedule.zone());
            }
        }
    }

    private static void job(StringBuilder out, Machine machine, String verb, int at, String expression, String zone) {
        String name = ScheduleScripts.jobName(verb, at, machine);
        out.append("""

                resource "google_cloud_scheduler_job" %s {
                  name      = %s
                  project   = %s
                  region    = %s
                  schedule  = %s
                  time_zone = %s

                  http_target {
                    http_method = "POST"
                    uri         = %s

                    oauth_token {
                      service_account_email = var.service_account
                      scope                 = "https://www.googleapis.com/auth/cloud-platform"
                    }
                  }
                }
                """.formatted(
                        HclText.string(id(verb + (at + 1), machine)),
                        HclText.string(name),
                        HclText.string(machine.project()),
                        HclText.string(machine.region()),
                        HclText.string(expression),
                        HclText.string(zone),
                        HclText.string(ScheduleScripts.url(machine, verb))));
    }

    private static void stopWhenIdle(StringBuilder out, Change change) {
        serviceAccount(out, "The service account that the VMs run as");
        List<String> projects = new ArrayList<>();
        for (Replica replica : change.replicasAfter()) {
            String project = replica.machine().project();
            if (projects.contains(project)) {
                continue;
            }
            projects.add(project);
            out.append(
                    """

                    # The VMs' service account may stop VMs, and nothing else.
                    resource "google_project_iam_custom_role" %1$s {
                      project     = %2$s
                      role_id     = "perdollarStopWhenIdle"
                      title       = "Stop VMs"
                      permissions = ["compute.instances.stop", "compute.instances.get", "compute.zoneOperations.get"]
                    }

                    resource "google_project_iam_member" %1$s {
                      project = %2$s
                      role    = google_project_iam_custom_role.%3$s.name
                      member  = "serviceAccount:${var.service_account}"
                    }
                    """.formatted(HclText.string(id("stop", project)), HclText.string(project), id("stop", project)));
        }
    }

    private static void serviceAccount(StringBuilder out, String description) {
        variable(out, "service_account", description);
    }

    static void variable(StringBuilder out, String name, String description) {
        out.append("""

                variable %s {
                  type        = string
                  description = %s
                }
                """.formatted(HclText.string(name), HclText.string(description)));
    }

    static String id(String kind, Machine machine) {
        return id(kind, machine.project() + "-" + machine.zone() + "-" + machine.name());
    }

    /** A name within Terraform. */
    static String id(String kind, String text) {
        return GoogleName.of(kind, text).replace('-', '_');
    }
}
