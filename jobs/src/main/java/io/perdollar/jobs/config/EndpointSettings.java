package io.perdollar.jobs.config;

import io.perdollar.analysis.activity.Endpoint;
import io.perdollar.analysis.activity.EndpointRules;
import java.util.List;

/** Reads which paths are requests: each list that is given replaces the built-in one. */
final class EndpointSettings {
    private static final ScalarForm<Endpoint> ENDPOINT = new ScalarForm<>(
            "a method and a path such as POST **/v1/completions", Endpoint::parse, EndpointSettings::remedy);

    private EndpointSettings() {}

    static EndpointRules read(Section endpoints) {
        EndpointRules rules = new EndpointRules(
                list(endpoints, "inference", EndpointRules.DEFAULT_INFERENCE),
                list(endpoints, "ignore", EndpointRules.DEFAULT_IGNORE));
        endpoints.done();
        return rules;
    }

    private static List<Endpoint> list(Section endpoints, String key, List<Endpoint> builtIn) {
        Value value = endpoints.get(key);
        return value == null ? builtIn : value.items(ENDPOINT);
    }

    private static String remedy(String text) {
        try {
            return "no fault found in " + Endpoint.parse(text);
        } catch (IllegalArgumentException e) {
            return String.valueOf(e.getMessage());
        }
    }
}
