package io.perdollar.sampledata;

import io.perdollar.sampledata.bill.Account;
import io.perdollar.sampledata.bill.BillSource;
import io.perdollar.sampledata.bill.Nanos;
import io.perdollar.sampledata.bill.Project;
import io.perdollar.sampledata.bill.RowWriter;
import io.perdollar.sampledata.bill.Zone;
import io.perdollar.sampledata.fleet.Disk;
import io.perdollar.sampledata.fleet.Machine;
import io.perdollar.sampledata.fleet.Provisioning;
import io.perdollar.sampledata.fleet.RunPlan;
import io.perdollar.sampledata.fleet.RunPlan.Run;
import io.perdollar.sampledata.fleet.Vm;
import io.perdollar.sampledata.fleet.Vm.Names;
import io.perdollar.sampledata.fleet.VmSource;
import io.perdollar.sampledata.text.ByteText;
import io.perdollar.sampledata.text.GzipFile;
import io.perdollar.sampledata.time.HourTexts;
import io.perdollar.sampledata.time.SampleCalendar;
import java.io.IOException;
import java.io.OutputStream;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/**
 * An export for the hours of somebody's own logs: one GPU VM with its boot disk of 100 GB, at the guide's prices, in US
 * dollars and without credits. For tests that join a real log with a bill.
 *
 * <pre>{@code
 * ExportFor.vm("blog-1", Machine.N1_T4)
 *         .running(Instant.parse("2015-05-17T10:00:00Z"), Instant.parse("2015-05-20T22:00:00Z"))
 *         .write(folder.resolve("billing.json.gz"));
 * }</pre>
 */
public final class ExportFor {
    /** Who pays. */
    public static final String BILLING_ACCOUNT = "00AA11-BB22CC-33DD44";

    private static final Account ACCOUNT = new Account(BILLING_ACCOUNT, "USD", 3, 4, 1000);
    private static final Project PROJECT = new Project("llm-test", "999888777666", "LLM test", ACCOUNT);
    private static final Zone ZONE = new Zone("us-central1-a", "us-central1", "US", "Americas");
    private static final int DISK_GIB = 100;
    private static final String DISK_ID = "2222222222222222222";
    private static final long HOUR_SECONDS = 3600;

    /**
     * What was written.
     *
     * @param instanceId numeric id of the VM
     * @param rows of the export
     * @param cost Σ cost of all rows, US dollars
     */
    public record Written(String instanceId, long rows, BigDecimal cost) {}

    private final String name;
    private final Machine machine;
    private String instanceId = "1111111111111111111";
    private Map<String, String> labels = Map.of();
    private Instant runsFrom = Instant.EPOCH;
    private Instant runsTo = Instant.EPOCH;
    private Instant diskFrom = Instant.EPOCH;
    private Instant diskTo = Instant.EPOCH;

    private ExportFor(String name, Machine machine) {
        this.name = name;
        this.machine = machine;
    }

    /**
     * Begins an export.
     *
     * @param name of the VM; its service has the same name unless {@link #labelled} says otherwise
     * @param machine its type
     */
    public static ExportFor vm(String name, Machine machine) {
        return new ExportFor(name, machine);
    }

    /** Another numeric id than the usual. */
    public ExportFor instanceId(String id) {
        instanceId = id;
        return this;
    }

    /** Labels {@code service} and {@code env}. */
    public ExportFor labelled(String service, String environment) {
        labels = Map.of(Vm.SERVICE, service, Vm.ENVIRONMENT, environment);
        return this;
    }

    /** When the VM runs, {@code [from, to)} in whole seconds; its disk exists in every hour that this touches. */
    public ExportFor running(Instant from, Instant to) {
        runsFrom = from;
        runsTo = to;
        return existing(from, to);
    }

    /** When its disk exists, where that is longer than the VM runs: so that days before it have rows too. */
    public ExportFor existing(Instant from, Instant to) {
        diskFrom = from;
        diskTo = to;
        return this;
    }

    /** Writes the export as gzip JSON lines (plain where the name does not end with {@code .gz}). */
    public Written write(Path file) throws IOException {
        if (!runsTo.isAfter(runsFrom)) {
            throw new IllegalArgumentException(
                    "expected running(from, to) with from before to, got " + runsFrom + " to " + runsTo);
        }
        long fromHour = SampleCalendar.hourOf(diskFrom);
        long toHour = SampleCalendar.hourOf(diskTo.plusSeconds(HOUR_SECONDS - 1));
        Vm vm = new Vm(
                instanceId,
                PROJECT,
                ZONE,
                machine,
                Provisioning.STANDARD,
                labels,
                Names.of(name),
                true,
                RunPlan.of(List.of(new Run(runsFrom.getEpochSecond(), runsTo.getEpochSecond()))),
                fromHour,
                toHour);
        List<BillSource> sources = List.of(VmSource.plain(vm), Disk.of(vm, DISK_ID, name, DISK_GIB));
        SampleCalendar calendar = new SampleCalendar(fromHour, toHour, Long.MAX_VALUE);
        RowWriter rows = new RowWriter(new HourTexts(calendar));
        ByteText text = new ByteText();
        AtomicLong count = new AtomicLong();
        AtomicLong cost = new AtomicLong();
        try (OutputStream out = GzipFile.create(file)) {
            for (long hour = fromHour; hour < toHour; hour++) {
                for (BillSource source : sources) {
                    source.readings(hour, reading -> {
                        rows.write(reading, text);
                        count.addAndGet(reading.rows());
                        cost.addAndGet(reading.amounts().cost());
                    });
                }
                text.drainTo(out);
            }
        }
        return new Written(instanceId, count.get(), new BigDecimal(Nanos.text(cost.get())));
    }
}
