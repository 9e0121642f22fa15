package io.perdollar.reporting.actions;

import io.perdollar.analysis.report.Action;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/** {@code main.tf}: the same change for who keeps machines in Terraform (provider hashicorp/google). */
final class TerraformText {
    private TerraformText() {}

    static String text(Change change, LocalDate date) {
        StringBuilder out = new StringBuilder("# " + HclText.comment(change.id()) + ", recommended on " + date
                + ". A snippet: merge it into the configuration that holds these VMs.\n");
        for (Action action : change.actions()) {
            switch (action) {
                case WEEKLY_HOURS -> weeklyHours(out, change);
                case USE_SPOT -> change.machines().forEach(machine -> spot(out, machine));
                case SWITCH_ACCELERATOR -> change.machines().forEach(machine -> machine(out, machine, change.target()));
                case DELETE -> change.machines().forEach(machine -> delete(out, machine, date));
                case STOP_WHEN_IDLE -> stopWhenIdle(out, change);
            }
        }
        return out.toString();
    }

    private static void weeklyHours(StringBuilder out, Change change) {
        WeekSchedule schedule = change.schedule();
        if (schedule == null) {
            return;
        }
        if (!schedule.isInstanceSchedule()) {
            scheduler(out, change, schedule);
            return;
        }
        change.machines().stream()
                .map(machine -> machine.project() + "\n" + machine.region())
                .distinct()
                .forEach(place -> {
                    String[] parts = place.split("\n", -1);
                    out.append("""

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
                                    HclText.string(id("hours", place)),
                                    HclText.string(GoogleName.of("perdollar-hours", change.service())),
                                    HclText.string(parts[0]),
                                    HclText.string(parts[1]),
                                    HclText.string(schedule.starts().get(0)),
                                    HclText.string(schedule.stops().get(0)),
                                    HclText.string(schedule.zone())));
                });
        out.append("""

                # On each VM: resource_policies = [google_compute_resource_policy.….self_link]
                # Changing it recreates the VM: attach it with commands.sh first and then import, or take the window for it.
                """);
    }

    private static void scheduler(StringBuilder out, Change change, WeekSchedule schedule) {
        out.append("""

                variable "service_account" {
                  type        = string
                  description = "May start and stop the VMs"
                }
                """);
        for (Machine machine : change.machines()) {
            for (int at = 0; at < schedule.starts().size() + schedule.stops().size(); at++) {
                boolean start = at < schedule.starts().size();
                int number = start ? at : at - schedule.starts().size();
                String verb = start ? "start" : "stop";
                String name =
                        GoogleName.of("perdollar-" + verb + (number == 0 ? "" : "-" + (number + 1)), machine.name());
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
                            }
                          }
                        }
                        """.formatted(
                                HclText.string(id(verb + number, machine.project() + machine.zone() + machine.name())),
                                HclText.string(name),
                                HclText.string(machine.project()),
                                HclText.string(machine.region()),
                                HclText.string((start ? schedule.starts() : schedule.stops()).get(number)),
                                HclText.string(schedule.zone()),
                                HclText.string(ScheduleScripts.url(machine, verb))));
            }
        }
    }

    private static void spot(StringBuilder out, Machine machine) {
        out.append("""

                # In the resource of %s in %s:
                locals {
                  %s = {
                    provisioning_model          = "SPOT"
                    preemptible                 = true
                    automatic_restart           = false
                    instance_termination_action = "STOP"
                    on_host_maintenance         = "TERMINATE"
                  }
                }
                # scheduling { … } takes these five values; the VM must be stopped: allow_stopping_for_update = true
                """.formatted(
                        HclText.comment(machine.name()), HclText.comment(machine.zone()), id("scheduling", machine)));
    }

    private static void machine(StringBuilder out, Machine machine, Change.@Nullable Target target) {
        if (target == null) {
            return;
        }
        String attached = target.attachedType();
        out.append("""

                # In place of %s in %s: a new VM on copies of its disks (commands.sh makes them).
                resource "google_compute_instance" %s {
                  name         = %s
                  project      = %s
                  zone         = %s
                  machine_type = %s
                %s
                  scheduling {
                    on_host_maintenance = "TERMINATE"
                  }

                  boot_disk {
                    auto_delete = false
                    source      = %s
                  }

                  network_interface {
                    network = "default"
                  }
                }
                """.formatted(
                        HclText.comment(machine.name()),
                        HclText.comment(machine.zone()),
                        HclText.string(id("vm", machine)),
                        HclText.string(CommandsScript.nextName(machine, target)),
                        HclText.string(machine.project()),
                        HclText.string(machine.zone()),
                        HclText.string(target.machineType()),
                        attached == null
                                ? ""
                                : "\n  guest_accelerator {\n    type  = \"" + attached + "\"\n    count = "
                                        + target.acceleratorCount() + "\n  }\n",
                        HclText.string(machine.name() + "-" + CommandsScript.suffix(target))));
    }

    private static void delete(StringBuilder out, Machine machine, LocalDate date) {
        out.append("""

                # First the snapshot of the boot disk (it carries the VM's name unless it was named otherwise); then remove the VM's resource.
                resource "google_compute_snapshot" %s {
                  name        = %s
                  project     = %s
                  zone        = %s
                  source_disk = %s

                  lifecycle {
                    prevent_destroy = true
                  }
                }
                """.formatted(
                HclText.string(id("snapshot", machine)),
                HclText.string(GoogleName.of(
                        "before-delete", machine.name() + "-" + date.toString().replace("-", ""))),
                HclText.string(machine.project()),
                HclText.string(machine.zone()),
                HclText.string(machine.name())));
    }

    private static void stopWhenIdle(StringBuilder out, Change change) {
        out.append("""

                # The VMs' service account may stop VMs, and nothing else.
                variable "service_account" {
                  type        = string
                  description = "The service account that the VMs run as"
                }
                """);
        change.machines().stream()
                .map(Machine::project)
                .distinct()
                .forEach(project -> out.append("""

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
                        """.formatted(
                                HclText.string(id("stop", project)), HclText.string(project), id("stop", project))));
    }

    private static String id(String kind, Machine machine) {
        return id(kind, machine.project() + "-" + machine.zone() + "-" + machine.name());
    }

    /** A name within Terraform. */
    private static String id(String kind, String text) {
        return GoogleName.of(kind, text).replace('-', '_');
    }
}
