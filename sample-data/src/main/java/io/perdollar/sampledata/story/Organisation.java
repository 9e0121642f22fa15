package io.perdollar.sampledata.story;

import io.perdollar.sampledata.bill.Account;
import io.perdollar.sampledata.bill.Project;
import io.perdollar.sampledata.bill.Zone;

/** Accounts, projects and zones of the invented company. */
public final class Organisation {
    /** Pays in dollars, list prices, older commitments. */
    public static final Account DOLLARS = new Account("01338E-BE3FD6-363B4C", "USD", 12, 4, 1000);

    /** Pays in won, 3 % off list, newer commitments, exported later. */
    public static final Account WON = new Account("0A1B2C-3D4E5F-607182", "KRW", 19, 5560, 970);

    static final Project PROD = new Project("llm-prod", "412345678901", "LLM production", DOLLARS);
    static final Project DEV = new Project("llm-dev", "523456789012", "LLM development", DOLLARS);
    static final Project RESEARCH = new Project("llm-research", "634567890123", "LLM research", DOLLARS);
    static final Project SEOUL = new Project("llm-seoul", "745678901234", "LLM Seoul", WON);

    static final Zone IOWA_A = new Zone("us-central1-a", "us-central1", "US", "Americas");
    static final Zone IOWA_B = new Zone("us-central1-b", "us-central1", "US", "Americas");
    static final Zone IOWA_C = new Zone("us-central1-c", "us-central1", "US", "Americas");
    static final Zone IOWA_F = new Zone("us-central1-f", "us-central1", "US", "Americas");
    static final Zone OREGON_B = new Zone("us-west1-b", "us-west1", "US", "Americas");
    static final Zone VIRGINIA_A = new Zone("us-east4-a", "us-east4", "US", "Northern Virginia");
    static final Zone NETHERLANDS_A = new Zone("europe-west4-a", "europe-west4", "NL", "Netherlands");
    static final Zone NETHERLANDS_B = new Zone("europe-west4-b", "europe-west4", "NL", "Netherlands");
    static final Zone SEOUL_B = new Zone("asia-northeast3-b", "asia-northeast3", "KR", "Seoul");

    private Organisation() {}
}
