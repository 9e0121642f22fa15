package io.perdollar.sampledata.story;

import io.perdollar.sampledata.bill.BillSource;
import io.perdollar.sampledata.bill.Nanos;
import io.perdollar.sampledata.fleet.Disk;
import io.perdollar.sampledata.fleet.MonthEnd;
import io.perdollar.sampledata.fleet.Supporting;
import io.perdollar.sampledata.time.SampleCalendar;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/**
 * All stories, and what the company pays beside them.
 *
 * @param stories every service, copy by copy
 * @param common charges that belong to no story
 */
public record Fleet(List<Story> stories, List<BillSource> common) {
    private static final List<Function<Site, Story>> STORIES = List.of(
            ChatStory::tell,
            TranslateStory::tell,
            SearchStory::tell,
            PlaygroundStory::tell,
            DigestStory::tell,
            DemoStory::tell,
            EmbeddingsStory::tell,
            VisionStory::tell,
            EvalStory::tell,
            RagStory::tell,
            RankerStory::tell,
            SupportStory::tell,
            NotebookStory::tell,
            BastionStory::tell,
            WebStory::tell);

    public Fleet {
        stories = List.copyOf(stories);
        common = List.copyOf(common);
    }

    /** The fleet and its copies. */
    public static Fleet of(SampleCalendar calendar, long seed, int copies) {
        List<Story> stories = new ArrayList<>();
        for (int copy = 1; copy <= copies; copy++) {
            for (Function<Site, Story> story : STORIES) {
                stories.add(story.apply(new Site(calendar, seed, copy)));
            }
        }
        return new Fleet(stories, common(calendar, seed));
    }

    /** All VMs with what belongs to them. */
    public List<VmEntry> vms() {
        return stories.stream().flatMap(story -> story.vms().stream()).toList();
    }

    /** Everything on the bill that belongs to no VM. */
    public List<BillSource> others() {
        List<BillSource> all = new ArrayList<>(common);
        stories.forEach(story -> all.addAll(story.others()));
        return all;
    }

    /** Disks of VMs and of nobody. */
    public List<Disk> disks() {
        List<Disk> disks = new ArrayList<>();
        for (VmEntry vm : vms()) {
            disks.addAll(vm.disks());
        }
        for (BillSource other : others()) {
            if (other instanceof Disk disk) {
                disks.add(disk);
            }
        }
        return disks;
    }

    private static List<BillSource> common(SampleCalendar calendar, long seed) {
        return List.of(
                Supporting.forwardingRule(Organisation.PROD),
                Supporting.nat(Organisation.PROD),
                Supporting.logging(Organisation.PROD, seed),
                Supporting.logging(Organisation.SEOUL, seed),
                Supporting.monitoring(Organisation.PROD, seed),
                Supporting.analysis(Organisation.RESEARCH, seed),
                Supporting.bucket(Organisation.PROD, "llm-models", 2400),
                Supporting.goodwill(Organisation.PROD, calendar.before(5, 3), -5 * Nanos.ONE),
                new MonthEnd(Organisation.PROD, 171_403_921_000L, -2_310L),
                new MonthEnd(Organisation.RESEARCH, 264_910_115_000L, 4_407L),
                new MonthEnd(Organisation.SEOUL, 63_120 * Nanos.ONE, -370_000_000L));
    }
}
