package io.perdollar.sampledata.log;

import io.perdollar.sampledata.fleet.Vm;
import java.time.ZoneId;
import java.util.List;

/**
 * One web server's log: whose it is, who calls it, and how it is kept.
 *
 * @param vms that write it, one after the other; more than one where a VM was created again under the same name
 * @param traffic who calls
 * @param format of its lines
 * @param zone of the server's clock
 * @param rotation of its files
 * @param markers whether {@code .collected} tells when it was copied
 * @param oddities what is wrong with it
 */
public record LogStream(
        List<Vm> vms,
        Traffic traffic,
        LogFormat format,
        ZoneId zone,
        Rotation rotation,
        boolean markers,
        Oddities oddities) {
    public LogStream {
        vms = List.copyOf(vms);
    }

    /**
     * What goes wrong in a log.
     *
     * @param garbageHour hour before whose first line a line of another log got in; 0 for none
     * @param tornFile number of the file whose last line is cut off: by a crash where it is rotated, because nginx is still
     *     writing it where it is 0; -1 for none
     */
    public record Oddities(long garbageHour, int tornFile) {
        public static final Oddities NONE = new Oddities(0, -1);
    }
}
