package io.perdollar.sampledata.bill;

/** A Google Cloud service, by the id and name that the export gives it. */
public enum CloudService {
    COMPUTE_ENGINE("6F81-5844-456A", "Compute Engine"),
    NETWORKING("E505-1604-58F8", "Networking"),
    BIGQUERY("24E6-581D-38E5", "BigQuery"),
    CLOUD_STORAGE("95FF-2EF5-5EA1", "Cloud Storage"),
    LOGGING("5490-F7B7-8DF6", "Cloud Logging"),
    MONITORING("58CD-E7C3-72CA", "Cloud Monitoring"),
    INVOICE("A1E1-BE35-7EBC", "Invoice");

    private final String id;
    private final String description;

    CloudService(String id, String description) {
        this.id = id;
        this.description = description;
    }

    public String id() {
        return id;
    }

    public String description() {
        return description;
    }
}
