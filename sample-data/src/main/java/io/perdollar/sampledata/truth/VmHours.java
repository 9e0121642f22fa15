package io.perdollar.sampledata.truth;

import io.perdollar.sampledata.bill.Adjustment;
import io.perdollar.sampledata.bill.BillSource;
import io.perdollar.sampledata.bill.BillWriter;
import io.perdollar.sampledata.bill.Category;
import io.perdollar.sampledata.bill.ConsumptionModel;
import io.perdollar.sampledata.bill.Place;
import io.perdollar.sampledata.bill.Reading;
import io.perdollar.sampledata.story.VmEntry;
import io.perdollar.sampledata.time.SampleCalendar;

/**
 * What the export says of one VM, hour by hour: running seconds, and cost in billionths of a US dollar. Only rows that
 * had been exported count.
 */
final class VmHours {
    private final SampleCalendar calendar;
    private final int[] running;
    private final long[] gpuBilled;
    private final long[] gpuEffective;
    private final long[] gpuSavable;
    private final long[] otherBilled;
    private final long[] otherEffective;
    private final long[] attachedBilled;
    private final long[] attachedEffective;

    private VmHours(SampleCalendar calendar) {
        this.calendar = calendar;
        int hours = calendar.hours();
        running = new int[hours];
        gpuBilled = new long[hours];
        gpuEffective = new long[hours];
        gpuSavable = new long[hours];
        otherBilled = new long[hours];
        otherEffective = new long[hours];
        attachedBilled = new long[hours];
        attachedEffective = new long[hours];
    }

    /** Reads a VM's part of the bill, and adds it to the whole. */
    static VmHours read(VmEntry entry, SampleCalendar calendar, BillDays bill) {
        VmHours hours = new VmHours(calendar);
        boolean gpu = isGpuVm(entry, calendar);
        for (BillSource source : entry.bill()) {
            for (long hour = calendar.startHour(); hour < calendar.endHour(); hour++) {
                source.readings(hour, reading -> {
                    if (BillWriter.isExported(reading, calendar)) {
                        Dollars dollars = Dollars.of(reading);
                        Place place = reading.meter().place();
                        bill.add(reading, gpu ? place : Place.OTHER_RESOURCES, dollars);
                        hours.add(reading, dollars);
                    }
                });
            }
        }
        return hours;
    }

    /** Whether an accelerator of it was billed in the report window or the comparison window (equations §1). */
    static boolean isGpuVm(VmEntry entry, SampleCalendar calendar) {
        return entry.vm().hasGpu() && entry.vm().runs().seconds(calendar.comparisonStart(), calendar.endHour()) > 0;
    }

    private void add(Reading reading, Dollars dollars) {
        int hour = index(reading.hour());
        if (reading.meter().place() == Place.ATTACHED) {
            attachedBilled[hour] += dollars.billed();
            attachedEffective[hour] += dollars.effective();
        } else if (reading.meter().category() == Category.GPU_INSTANCE) {
            gpuBilled[hour] += dollars.billed();
            gpuEffective[hour] += dollars.effective();
            if (reading.meter().model() == ConsumptionModel.DEFAULT) {
                gpuSavable[hour] += dollars.uncommitted();
            }
            if (reading.adjustment().equals(Adjustment.NONE)) {
                running[hour] = reading.seconds();
            }
        } else {
            otherBilled[hour] += dollars.billed();
            otherEffective[hour] += dollars.effective();
        }
    }

    private int index(long hour) {
        return (int) (hour - calendar.startHour());
    }

    /** Milliseconds of running in an hour. */
    long running(long hour) {
        return running[index(hour)] * 1000L;
    }

    long gpuBilled(long hour) {
        return gpuBilled[index(hour)];
    }

    long gpuEffective(long hour) {
        return gpuEffective[index(hour)];
    }

    /** Effective cost of the machine without anything committed. */
    long gpuSavable(long hour) {
        return gpuSavable[index(hour)];
    }

    /** Direct cost beside the machine. */
    long otherBilled(long hour) {
        return otherBilled[index(hour)];
    }

    long otherEffective(long hour) {
        return otherEffective[index(hour)];
    }

    long attachedBilled(long hour) {
        return attachedBilled[index(hour)];
    }

    long attachedEffective(long hour) {
        return attachedEffective[index(hour)];
    }
}
