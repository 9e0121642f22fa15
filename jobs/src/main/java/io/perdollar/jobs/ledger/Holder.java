package io.perdollar.jobs.ledger;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Optional;

/**
 * Who works with the ledger.
 *
 * @param host name of the machine
 * @param pid process id there
 * @param since when it began, UTC
 */
public record Holder(String host, long pid, Instant since) {
    /** This process. */
    public static Holder self(Instant since) {
        return new Holder(hostName(), ProcessHandle.current().pid(), since);
    }

    /** One line of text. */
    String line() {
        return pid + " " + since + " " + host + "\n";
    }

    /** Reads {@link #line}; empty where the text is none, as between taking a lock and writing the name. */
    static Optional<Holder> parse(String line) {
        String[] parts = line.strip().split(" ", 3);
        try {
            return parts.length == 3
                    ? Optional.of(new Holder(parts[2], Long.parseLong(parts[0]), Instant.parse(parts[1])))
                    : Optional.empty();
        } catch (NumberFormatException | DateTimeException e) {
            return Optional.empty();
        }
    }

    private static String hostName() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            // The exception's text begins with the name that has no address.
            String message = e.getMessage();
            return message == null ? "localhost" : message.split(":", 2)[0];
        }
    }

    @Override
    public String toString() {
        return "process " + pid + " on " + host + " since " + since;
    }
}
