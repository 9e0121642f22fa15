package io.perdollar.reporting.actions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.perdollar.analysis.money.CurrencyCode;
import io.perdollar.reporting.actions.Shell.Run;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs the generated scripts against a gcloud that only writes down what it is asked. */
class CommandsTest {
    private static final String AT = "--zone=asia-northeast3-b --project=prod-1";
    private static final CurrencyCode USD = new CurrencyCode("USD");

    @TempDir
    Path folder;

    private FakeGcloud gcloud;

    @BeforeEach
    void fakeGcloud() throws IOException {
        assumeTrue(Shell.has("bash"), "skipped: the scripts need bash");
        gcloud = new FakeGcloud(folder);
    }

    private Path write(Change change) throws IOException {
        return write(change, ActionSettings.DEFAULT);
    }

    private Path write(Change change, ActionSettings settings) throws IOException {
        Path place = Files.createDirectories(folder.resolve("action"));
        for (Map.Entry<String, String> file :
                ActionFiles.files(change, Changes.DATE, USD, settings).entrySet()) {
            Files.writeString(place.resolve(file.getKey()), file.getValue());
        }
        return place;
    }

    private Run run(Path script, String... more) throws IOException, InterruptedException {
        List<String> arguments = new ArrayList<>(List.of("--project", "prod-1"));
        arguments.addAll(List.of(more));
        return gcloud.shell().bash(script, arguments.toArray(String[]::new));
    }

    /** Types yes to whatever it asks. */
    private Run carryOut(Path place) throws IOException, InterruptedException {
        return gcloud.shell()
                .run("yes\nyes\n", List.of("bash", place.resolve("commands.sh").toString(), "--project", "prod-1"));
    }

    private List<String> changes(Change change) throws IOException, InterruptedException {
        Run run = carryOut(write(change));
        assertEquals(0, run.exitCode(), run.output());
        return gcloud.changes();
    }

    @Test
    void makesOneInstanceScheduleInTheReportsTimeZoneAndAttachesEveryVm() throws Exception {
        List<Machine> machines = List.of(Changes.vm("chat-1"), Changes.vm("chat-2"));
        assertEquals(
                List.of(
                        "compute resource-policies create instance-schedule perdollar-hours-chat --region=asia-northeast3"
                                + " --vm-start-schedule=57\\ 8\\ \\*\\ \\*\\ 1-5 --vm-stop-schedule=0\\ 18\\ \\*\\ \\*\\ 1-5"
                                + " --timezone=Asia/Seoul --project=prod-1",
                        "compute instances add-resource-policies chat-1 --resource-policies=perdollar-hours-chat " + AT,
                        "compute instances add-resource-policies chat-2 --resource-policies=perdollar-hours-chat "
                                + AT),
                changes(Changes.of(machines, 2, Changes.L4, Changes.weekdays())));
    }

    @Test
    void callsTheComputeApiFromCloudSchedulerWithAnOauthToken() throws Exception {
        Path script = write(Changes.of(Changes.weekdays())).resolve("scheduler.sh");
        Run run = run(script, "--service-account", "starter@prod-1.iam.gserviceaccount.com");
        assertEquals(0, run.exitCode(), run.output());
        String place =
                "https://compute.googleapis.com/compute/v1/projects/prod-1/zones/asia-northeast3-b/instances/chat-1/";
        String token = " --http-method=POST --oauth-service-account-email=starter@prod-1.iam.gserviceaccount.com"
                + " --oauth-token-scope=https://www.googleapis.com/auth/cloud-platform --project=prod-1";
        assertEquals(
                List.of(
                        "scheduler jobs create http perdollar-start-chat-1 --location=asia-northeast3"
                                + " --schedule=57\\ 8\\ \\*\\ \\*\\ 1-5 --time-zone=Asia/Seoul --uri=" + place + "start"
                                + token,
                        "scheduler jobs create http perdollar-stop-chat-1 --location=asia-northeast3"
                                + " --schedule=0\\ 18\\ \\*\\ \\*\\ 1-5 --time-zone=Asia/Seoul --uri=" + place + "stop"
                                + token),
                gcloud.calls());
    }

    @Test
    void refusesASchedulerWithoutItsAccount() throws Exception {
        Run run = run(write(Changes.of(Changes.weekdays())).resolve("scheduler.sh"));
        assertEquals(2, run.exitCode());
        assertTrue(run.output().contains("expected --service-account, got none"), run.output());
        assertEquals(List.of(), gcloud.calls());
    }

    @Test
    void stopsAVmBeforeItBecomesSpot() throws Exception {
        assertEquals(
                List.of(
                        "compute instances stop chat-1 --quiet " + AT,
                        "compute instances set-scheduling chat-1 --provisioning-model=SPOT"
                                + " --instance-termination-action=STOP --maintenance-policy=TERMINATE"
                                + " --no-restart-on-failure --preemptible " + AT,
                        "compute instances start chat-1 " + AT),
                changes(Changes.of(new Step.UseSpot())));
    }

    @Test
    void makesTheAdvisedMachinesOnCopiesOfTheDisksAndKeepsTheOldOnes() throws Exception {
        List<Machine> machines = List.of(Changes.vm("chat-1"), Changes.vm("chat-2"));
        List<String> changes = changes(Changes.of(
                machines,
                1,
                Changes.T4_SPOT,
                new Step.SwitchAccelerator(),
                new Step.ChangeReplicas(),
                new Step.UseSpot(),
                Changes.weekdays()));
        assertEquals(
                List.of(
                        "compute instances stop chat-1 --quiet " + AT,
                        "compute snapshots create boot-disk-20261115 --source-disk=boot-disk"
                                + " --source-disk-zone=asia-northeast3-b --project=prod-1",
                        "compute snapshots create models-20261115 --source-disk=models"
                                + " --source-disk-zone=asia-northeast3-b --project=prod-1",
                        "compute disks create boot-disk-chat-1-t4 --source-snapshot=boot-disk-20261115 --type=pd-balanced "
                                + AT,
                        "compute disks create models-chat-1-t4 --source-snapshot=models-20261115 --type=pd-balanced "
                                + AT,
                        "compute instances create chat-1-t4 --machine-type=n1-standard-4"
                                + " --accelerator=type=nvidia-tesla-t4\\,count=1 --maintenance-policy=TERMINATE"
                                + " --provisioning-model=SPOT --instance-termination-action=STOP"
                                + " --subnet=https://compute/regions/asia-northeast3/subnetworks/llm"
                                + " --disk=name=boot-disk-chat-1-t4\\,boot=yes\\,auto-delete=no"
                                + " --disk=name=models-chat-1-t4\\,device-name=models\\,boot=no\\,auto-delete=no"
                                + " --service-account=llm@prod-1.iam.gserviceaccount.com --scopes=cloud-platform"
                                + " --tags=http\\,llm --labels=env=dev\\,service=chat " + AT,
                        "compute instances stop chat-2 --quiet " + AT,
                        "compute resource-policies create instance-schedule perdollar-hours-chat --region=asia-northeast3"
                                + " --vm-start-schedule=57\\ 8\\ \\*\\ \\*\\ 1-5 --vm-stop-schedule=0\\ 18\\ \\*\\ \\*\\ 1-5"
                                + " --timezone=Asia/Seoul --project=prod-1",
                        "compute instances add-resource-policies chat-1-t4 --resource-policies=perdollar-hours-chat "
                                + AT),
                changes);
    }

    @Test
    void changesTheSizeOfAMachineOfTheSameFamilyInPlace() throws Exception {
        Target larger = new Target("g2-standard-8", "L4", 1, "nvidia-l4", 8, new BigDecimal("32"), false);
        assertEquals(
                List.of(
                        "compute instances stop chat-1 --quiet " + AT,
                        "compute instances set-machine-type chat-1 --machine-type=g2-standard-8 " + AT,
                        "compute instances start chat-1 " + AT),
                changes(Changes.of(List.of(Changes.vm("chat-1")), 1, larger, new Step.SwitchAccelerator())));
    }

    @Test
    void addsAVmBesideThoseThatGoOn() throws Exception {
        List<String> changes = changes(Changes.of(
                List.of(Changes.vm("chat-1"), Changes.vm("chat-2")), 3, Changes.L4, new Step.ChangeReplicas()));
        assertTrue(changes.stream().noneMatch(call -> call.contains(" stop ")), changes.toString());
        assertEquals(
                1,
                changes.stream()
                        .filter(call -> call.startsWith("compute instances create chat-1-2 --machine-type=g2-standard-4"
                                + " --maintenance-policy=TERMINATE --provisioning-model=STANDARD"))
                        .count(),
                changes.toString());
    }

    @Test
    void stopsAVmThatIsNotNeededAndDeletesNothing() throws Exception {
        assertEquals(
                List.of("compute instances stop chat-2 --quiet " + AT),
                changes(Changes.of(
                        List.of(Changes.vm("chat-1"), Changes.vm("chat-2")),
                        1,
                        Changes.L4,
                        new Step.ChangeReplicas())));
    }

    @Test
    void deletesAVmOnlyAfterASnapshotOfEveryDisk() throws Exception {
        assertEquals(
                List.of(
                        "compute snapshots create boot-disk-20261115 --source-disk=boot-disk"
                                + " --source-disk-zone=asia-northeast3-b --project=prod-1",
                        "compute snapshots create models-20261115 --source-disk=models"
                                + " --source-disk-zone=asia-northeast3-b --project=prod-1",
                        "compute instances delete chat-1 --quiet " + AT),
                changes(Changes.of(new Step.Delete())));
    }

    @Test
    void deletesNothingWhereASnapshotFails() throws Exception {
        gcloud.shell().set("FAIL_AT", "snapshots create models");
        Run run = run(write(Changes.of(new Step.Delete())).resolve("commands.sh"), "--yes");
        assertEquals(1, run.exitCode());
        assertFalse(gcloud.changes().stream().anyMatch(call -> call.contains("delete")));
    }

    @Test
    void deletesNothingWhereNobodySaysYes() throws Exception {
        Path script = write(Changes.of(new Step.Delete())).resolve("commands.sh");
        for (String answer : List.of("", "no\n", "y\n")) {
            Run run = gcloud.shell().run(answer, List.of("bash", script.toString(), "--project", "prod-1"));
            assertEquals(1, run.exitCode());
            assertTrue(run.output().contains("nothing was changed"), run.output());
            assertEquals(List.of(), gcloud.calls());
        }
        Run yes = gcloud.shell().run("yes\n", List.of("bash", script.toString(), "--project", "prod-1"));
        assertEquals(0, yes.exitCode(), yes.output());
        assertEquals(3, gcloud.changes().size());
    }

    @Test
    void changesNothingWhereTheDisksAreNotKnown() throws Exception {
        gcloud.shell().set("DISKS", "");
        Run run = run(write(Changes.of(new Step.Delete())).resolve("commands.sh"), "--yes");
        assertEquals(1, run.exitCode());
        assertTrue(run.output().contains("expected the disks of chat-1, got none"), run.output());
        assertEquals(List.of(), gcloud.changes());
    }

    @Test
    void deletesADiskOnlyWhereNothingUsesIt() throws Exception {
        Path script = write(Changes.of(new Step.DeleteDisk())).resolve("commands.sh");
        gcloud.shell().set("USERS", "chat-9");
        assertTrue(run(script, "--yes").output().contains("chat-1 is attached, it stays. To: chat-9"));
        assertEquals(List.of(), gcloud.changes());

        gcloud.shell().set("USERS", "");
        assertEquals(0, run(script, "--yes").exitCode());
        assertEquals(
                List.of(
                        "compute snapshots create chat-1-20261115 --source-disk=chat-1"
                                + " --source-disk-zone=asia-northeast3-b --project=prod-1",
                        "compute disks delete chat-1 --quiet " + AT),
                gcloud.changes());
    }

    @Test
    void buysACommitmentWithTheReservationThatAcceleratorsNeed() throws Exception {
        List<Machine> machines = List.of(Changes.vm("chat-1"), Changes.vm("chat-2"));
        assertEquals(
                List.of(
                        "compute commitments create perdollar-commitment-chat-asia-northeast3-b --region=asia-northeast3"
                                + " --plan=12-month --type=graphics-optimized --resources=vcpu=8\\,memory=32GB"
                                + " --resources-accelerator=type=nvidia-l4\\,count=2"
                                + " --reservation=perdollar-commitment-chat-asia-northeast3-b"
                                + " --reservation-zone=asia-northeast3-b --machine-type=g2-standard-4 --vm-count=2"
                                + " --project=prod-1"),
                changes(Changes.of(machines, 2, Changes.L4, new Step.Commit(12))));
    }

    @Test
    void copiesTheIdleScriptOntoEachVm() throws Exception {
        List<String> changes = changes(Changes.of(new Step.StopWhenIdle(Duration.ofMinutes(15))));
        String here = folder.resolve("action").toRealPath().toString();
        assertEquals(3, changes.size(), changes.toString());
        assertEquals("compute ssh chat-1 " + AT + " --command=mkdir\\ -p\\ perdollar-idle", changes.get(0));
        assertTrue(changes.get(1).startsWith("compute scp " + here + "/stop-when-idle.sh "), changes.get(1));
        assertTrue(changes.get(1).endsWith("/install.sh chat-1:perdollar-idle/ " + AT), changes.get(1));
        assertEquals("compute ssh chat-1 " + AT + " --command=sudo\\ bash\\ perdollar-idle/install.sh", changes.get(2));
    }

    @Test
    void createsABudgetOfWhatTheServiceCostsThen() throws Exception {
        Run run = run(
                write(Changes.of(new Step.UseSpot())).resolve("budget.sh"),
                "--billing-account",
                "01338E-BE3FD6-363B4C");
        assertEquals(0, run.exitCode(), run.output());
        assertEquals(
                List.of("billing budgets create --billing-account=01338E-BE3FD6-363B4C --display-name=chat"
                        + " --budget-amount=252.35USD --calendar-period=month --filter-labels=service=chat"
                        + " --threshold-rule=percent=0.5 --threshold-rule=percent=0.9 --threshold-rule=percent=1"
                        + " --billing-project=prod-1"),
                gcloud.calls());
    }

    @Test
    void aDryRunOfAnyChangePrintsAndChangesNothing() throws Exception {
        for (Change change : Changes.all()) {
            Run run = run(write(change).resolve("commands.sh"), "--dry-run");
            assertEquals(0, run.exitCode(), change.steps() + ": " + run.output());
            assertEquals(List.of(), gcloud.changes(), change.steps().toString());
        }
    }

    @Test
    void refusesAProjectThatIsNotMeant() throws Exception {
        Path script = write(Changes.of(new Step.UseSpot())).resolve("commands.sh");
        Run wrong = gcloud.shell().bash(script, "--project", "prod-2");
        Run none = gcloud.shell().bash(script);
        assertEquals(2, wrong.exitCode());
        assertTrue(wrong.output().contains("no VM of this recommendation is in project prod-2"), wrong.output());
        assertEquals(2, none.exitCode());
        assertTrue(none.output().contains("expected --project, got none"), none.output());
        assertEquals(List.of(), gcloud.calls());
    }

    @Test
    void aHostileNameRunsNothingAndArrivesWhole() throws Exception {
        String name = "x'; touch pwned; $(touch pwned) `touch pwned`\ntouch pwned # \"%\" \\ 한글";
        Machine machine = new Machine(name, "prod-1", Changes.ZONE, "g2-standard-4");
        for (Change plain : Changes.all()) {
            Change change = new Change(
                    plain.id(),
                    name,
                    plain.steps(),
                    List.of(machine),
                    List.of(name),
                    1,
                    plain.target(),
                    BigDecimal.TEN);
            Path place = write(change);
            Run run = carryOut(place);
            assertEquals(0, run.exitCode(), change.steps() + ": " + run.output());
            run(place.resolve("budget.sh"), "--billing-account", "A");
            if (Files.exists(place.resolve("scheduler.sh"))) {
                run(place.resolve("scheduler.sh"), "--service-account", "a@b");
                for (String line : Files.readAllLines(place.resolve("crontab"))) {
                    if (line.contains("gcloud")) {
                        // What cron hands to the shell: up to the first bare percent sign.
                        String command = line.split(" ", 6)[5].replace("\\%", "%");
                        gcloud.shell().run("", List.of("sh", "-c", command));
                    }
                }
            }
        }
        List<String> calls = gcloud.calls();
        assertTrue(calls.stream().anyMatch(call -> call.startsWith("compute instances stop $'x\\'; touch pwned;")));
        assertFalse(Files.exists(folder.resolve("pwned")), "a name was run");
    }
}
