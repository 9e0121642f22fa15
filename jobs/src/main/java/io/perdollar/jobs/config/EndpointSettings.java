package io.perdollar.jobs.config;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which paths are requests.
 *
 * @param inference null where the built-in list is meant
 * @param ignore null where the built-in list is meant
 */
public record EndpointSettings(
        @Nullable List<String> inference, @Nullable List<String> ignore) {
    static EndpointSettings read(Section endpoints) {
        EndpointSettings settings = new EndpointSettings(list(endpoints, "inference"), list(endpoints, "ignore"));
        endpoints.done();
        return settings;
    }

    private static @Nullable List<String> list(Section endpoints, String key) {
        Value value = endpoints.get(key);
        return value == null ? null : value.items(ScalarForm.TEXT);
    }
}
