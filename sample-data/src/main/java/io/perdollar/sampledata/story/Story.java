package io.perdollar.sampledata.story;

import io.perdollar.sampledata.bill.BillSource;
import io.perdollar.sampledata.log.LogStream;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One service: its VMs, its log, and what a careful reader must conclude.
 *
 * @param service its name
 * @param vms that work for it
 * @param others charges of the story that belong to no VM, such as a commitment's fees
 * @param logs of its VMs
 * @param throughput requests an accelerator can answer per hour, as the configuration states it; null to let it be measured
 * @param advice what must be advised; null where the story asks for nothing
 * @param adoption what was advised and carried out half-way; null where nothing was
 */
public record Story(
        String service,
        List<VmEntry> vms,
        List<BillSource> others,
        List<LogStream> logs,
        @Nullable String throughput,
        @Nullable ImpliedAdvice advice,
        @Nullable Adoption adoption) {
    /**
     * Advice that somebody carries out.
     *
     * @param fromHour from which the VMs run as advised
     */
    public record Adoption(ImpliedAdvice advice, long fromHour) {}

    public Story {
        vms = List.copyOf(vms);
        others = List.copyOf(others);
        logs = List.copyOf(logs);
    }

    /** A service that changes nothing. */
    Story(
            String service,
            List<VmEntry> vms,
            List<BillSource> others,
            List<LogStream> logs,
            @Nullable String throughput,
            @Nullable ImpliedAdvice advice) {
        this(service, vms, others, logs, throughput, advice, null);
    }

    /** A service of one VM and one log. */
    static Story of(String service, VmEntry vm, LogStream log) {
        return new Story(service, List.of(vm), List.of(), List.of(log), null, null);
    }

    Story throughput(String perHour) {
        return new Story(service, vms, others, logs, perHour, advice, adoption);
    }

    Story advising(ImpliedAdvice implied) {
        return new Story(service, vms, others, logs, throughput, implied, adoption);
    }

    /** Runs as advised from an hour on; null where it did from its first hour on. */
    Story adopting(@Nullable Adoption carriedOut) {
        return new Story(service, vms, others, logs, throughput, advice, carriedOut);
    }
}
