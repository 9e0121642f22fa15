package io.perdollar.ingest.requests.files;

import java.util.Locale;

/** What a file pattern can read from a path. */
public enum Placeholder {
    PROJECT("project"),
    ZONE("zone"),
    INSTANCE("instance"),
    INSTANCE_ID("instanceId"),
    SERVICE("service");

    private final String key;

    Placeholder(String key) {
        this.key = key;
    }

    /** As it stands between braces. */
    public String key() {
        return key;
    }

    String group() {
        return key.toLowerCase(Locale.ROOT);
    }
}
