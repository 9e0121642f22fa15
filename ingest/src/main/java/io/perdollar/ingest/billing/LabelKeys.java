package io.perdollar.ingest.billing;

/**
 * Which user labels of an export row are read; a label with an empty value counts as absent.
 *
 * @param service key of the label that names the service
 * @param environment key of the label that names the environment
 * @param instance key of the label by which a disk or address names its VM
 */
public record LabelKeys(String service, String environment, String instance) {
    /** {@code service}, {@code env}, {@code instance}. */
    public static final LabelKeys DEFAULT = new LabelKeys("service", "env", "instance");
}
