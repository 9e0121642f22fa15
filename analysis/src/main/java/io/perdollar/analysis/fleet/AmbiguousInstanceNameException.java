package io.perdollar.analysis.fleet;

import io.perdollar.analysis.time.Micros;

/** Two VMs of one name ran in one hour and the log source does not say which one it speaks of (equations §7). */
public final class AmbiguousInstanceNameException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    AmbiguousInstanceNameException(String name, long hour) {
        super("instance name '" + name + "' was used in two projects or zones in the hour " + Micros.instant(hour)
                + "; expected one; put {project} or {zone} into the source's files pattern, or log the instance id");
    }
}
