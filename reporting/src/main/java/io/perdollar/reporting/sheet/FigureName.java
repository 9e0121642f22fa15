package io.perdollar.reporting.sheet;

/** Names of the figures that several sheets refer to; in the workbook they are named ranges. */
final class FigureName {
    static final String BILLED = "BilledCost";
    static final String EFFECTIVE = "EffectiveCost";
    static final String TAX = "TaxAndAdjustment";
    static final String SHARE_BASE = "ShareBase";
    static final String GPU_CATEGORY = "GpuInstanceCategory";
    static final String DAILY_BILLED = "DailyBilledCost";
    static final String DAILY_EFFECTIVE = "DailyEffectiveCost";
    static final String RESOURCES_BILLED = "ResourceBilledCost";
    static final String RESOURCES_EFFECTIVE = "ResourceEffectiveCost";
    static final String IDENTITY_SUM = "IdentitySum";
    static final String IDENTITY_BILLED = "IdentityBilledCost";
    static final String IDENTITY_PROMOTIONS = "IdentityPromotions";
    static final String GPU_INSTANCES = "GpuInstanceCost";
    static final String RUNNING = "RunningHours";
    static final String IDLE = "IdleHours";
    static final String IDLE_COST = "IdleCost";
    static final String AVOIDABLE_COST = "AvoidableIdleCost";
    static final String SERVED = "ServedRequests";
    static final String SAVING = "MonthlySaving";
    static final String KEY_BILLED = "KeyBilledCost";
    static final String KEY_GPU = "KeyGpuInstanceCost";
    static final String KEY_RATIO = "KeyRequestsPerDollar";
    static final String KEY_AVOIDABLE = "KeyAvoidableIdleCost";

    private FigureName() {}

    /** The total of one invoice of the month close. */
    static String invoice(int number) {
        return "InvoiceTotal" + number;
    }

    /** The relative change of a key figure against the window before. */
    static String change(String name) {
        return name + "Change";
    }
}
