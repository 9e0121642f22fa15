package io.perdollar.sampledata.bill;

/**
 * The four amounts that the detailed export states for a price or a cost, in billionths of the account's currency.
 *
 * @param cost under the model that applies, after the negotiated discount
 * @param list under the default model, at list
 * @param contracted under the default model, after the negotiated discount
 * @param listOfModel under the model that applies, at list
 */
public record Amounts(long cost, long list, long contracted, long listOfModel) {

    /** {@code part ÷ whole} of each, rounded once. */
    Amounts prorated(long part, long whole) {
        return new Amounts(
                Nanos.multiplyDivide(cost, part, whole),
                Nanos.multiplyDivide(list, part, whole),
                Nanos.multiplyDivide(contracted, part, whole),
                Nanos.multiplyDivide(listOfModel, part, whole));
    }

    Amounts minus(Amounts other) {
        return new Amounts(
                cost - other.cost, list - other.list, contracted - other.contracted, listOfModel - other.listOfModel);
    }

    Amounts times(long factor) {
        return new Amounts(cost * factor, list * factor, contracted * factor, listOfModel * factor);
    }
}
