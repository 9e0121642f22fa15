package io.perdollar.jobs.nightly;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * SIGTERM, as a scheduler or a machine that shuts down sends it: the run ends where its next piece of work would begin, with
 * everything kept that was done. A signal speaks to the process, so there is one of these.
 */
public final class StopSignal {
    private static final Logger LOG = LoggerFactory.getLogger(StopSignal.class);
    private static final String NAME = "TERM";

    private static volatile boolean received;

    private StopSignal() {}

    /** From now on SIGTERM no longer ends the process at once. Nothing changes where Java cannot be told of signals. */
    public static void listen() {
        try {
            // The JDK has no other way to hear a signal and go on; by reflection, since the compiler warns of the name.
            Class<?> signal = Class.forName("sun.misc.Signal");
            Class<?> handler = Class.forName("sun.misc.SignalHandler");
            Object receiver = Proxy.newProxyInstance(
                    handler.getClassLoader(), new Class<?>[] {handler}, (proxy, method, args) -> {
                        if (method.getName().equals("handle")) {
                            receive();
                        }
                        return null;
                    });
            signal.getMethod("handle", signal, handler)
                    .invoke(null, signal.getConstructor(String.class).newInstance(NAME), receiver);
        } catch (ReflectiveOperationException | IllegalArgumentException e) {
            LOG.debug(
                    "SIGTERM ends this process at once: {}",
                    e instanceof InvocationTargetException target ? target.getCause() : e);
        }
    }

    private static void receive() {
        received = true;
        LOG.info("SIGTERM: stopping when the piece of work under way is done");
    }

    /**
     * Between two pieces of work.
     *
     * @throws StoppedException if the process was told to stop
     */
    static void check() {
        if (received) {
            throw new StoppedException();
        }
    }
}
