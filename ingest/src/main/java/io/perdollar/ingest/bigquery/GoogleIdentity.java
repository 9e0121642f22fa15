package io.perdollar.ingest.bigquery;

import java.nio.file.Path;

/** In whose name Google Cloud is asked. Holds where a secret is, never the secret. */
public sealed interface GoogleIdentity {
    /** What the environment provides: {@code gcloud auth application-default login}, or the VM's service account. */
    record ApplicationDefault() implements GoogleIdentity {}

    /** The key file of a service account. */
    record KeyFile(Path file) implements GoogleIdentity {}

    /** The application-default identity in the name of a service account. */
    record Impersonated(String serviceAccount) implements GoogleIdentity {}
}
