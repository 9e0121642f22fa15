package io.perdollar.ingest.catalogue;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.perdollar.analysis.catalogue.MachinePrice;
import io.perdollar.analysis.catalogue.Origin;
import java.util.List;

/** Writes machine prices as a catalogue, in the form that {@link CatalogueLoader} reads. */
public final class CatalogueText {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String ORIGIN = "prices";

    private CatalogueText() {}

    /**
     * A catalogue that extends a built-in one.
     *
     * @param name of the new one
     * @param base {@code google} or {@code guide}: gives what is not priced
     * @param origin of every price
     */
    public static String of(String name, String base, Origin origin, List<MachinePrice> prices) {
        ObjectNode root = JSON.createObjectNode().put("name", name).put("extends", base);
        root.putObject("origins")
                .putObject(ORIGIN)
                .put("source", origin.source())
                .put("asOf", origin.asOf().toString())
                .put("pricingExport", origin.pricingExport());
        ArrayNode list = root.putArray("prices");
        for (MachinePrice price : prices) {
            list.addObject()
                    .put("region", price.region())
                    .put("machineType", price.machineType())
                    .put("accelerator", price.accelerator())
                    .put("acceleratorCount", price.acceleratorCount())
                    .put("provisioning", price.provisioning().name())
                    .put("hourly", price.hourly().toPlainString())
                    .put("origin", ORIGIN);
        }
        return root.toString();
    }
}
