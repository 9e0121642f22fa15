package io.perdollar.sampledata.bill;

/** Under which price model a row is charged. */
public enum ConsumptionModel {
    DEFAULT("7754-699E-0EBF", "Default", 1000),
    /** 28 % off what the default model costs. */
    FLEXIBLE_ONE_YEAR("D97B-0795-975B", "Compute Flexible CUDs 1 Year", 720);

    private final String id;
    private final String description;
    private final int permille;

    ConsumptionModel(String id, String description, int permille) {
        this.id = id;
        this.description = description;
        this.permille = permille;
    }

    public String id() {
        return id;
    }

    public String description() {
        return description;
    }

    /** What is left of the default price, in thousandths. */
    public int permille() {
        return permille;
    }
}
