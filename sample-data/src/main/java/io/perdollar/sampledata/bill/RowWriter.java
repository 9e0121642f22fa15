package io.perdollar.sampledata.bill;

import io.perdollar.sampledata.text.ByteText;
import io.perdollar.sampledata.text.Json;
import io.perdollar.sampledata.time.HourTexts;
import io.perdollar.sampledata.time.SampleCalendar;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.YearMonth;
import java.util.IdentityHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Writes readings as rows of {@code gcp_billing_export_resource_v1}, one JSON object per line with the table's columns in
 * its order, as {@code bq extract} does: NUMERIC as strings, FLOAT64 as numbers, absent values left out. For one thread.
 */
public final class RowWriter {
    private static final byte[] ONE_NUMERIC = bytes("\",\"tier_start_amount\":\"0\",\"unit\":\"");
    private static final byte[] END_TIME = bytes("\",\"usage_end_time\":\"");
    private static final byte[] EXPORT_TIME = bytes(",\"transaction_type\":\"GOOGLE\",\"export_time\":\"");
    private static final byte[] COST = bytes("\",\"cost\":");
    private static final byte[] CREDITS = bytes(",\"credits\":[");
    private static final byte[] INVOICE = bytes("],\"invoice\":{\"month\":\"");
    private static final byte[] COST_TYPE = bytes("\",\"publisher_type\":\"GOOGLE\"},\"cost_type\":\"");
    private static final byte[] ADJUSTMENT = bytes("\",\"adjustment_info\":");
    private static final byte[] AT_LIST = bytes(",\"cost_at_list\":");
    private static final byte[] AT_DEFAULT = bytes(",\"cost_at_effective_price_default\":");
    private static final byte[] AT_LIST_OF_MODEL = bytes(",\"cost_at_list_consumption_model\":");
    private static final byte[] LIST_PRICE = bytes("\",\"pricing_unit_quantity\":\"1\",\"list_price\":\"");
    private static final byte[] PRICE_DEFAULT = bytes("\",\"effective_price_default\":\"");
    private static final byte[] LIST_PRICE_OF_MODEL = bytes("\",\"list_price_consumption_model\":\"");

    private final HourTexts hours;
    // Sources keep their meters, and hashing a meter by content would cost more than the row.
    private final IdentityHashMap<Meter, MeterTexts> texts = new IdentityHashMap<>();

    public RowWriter(HourTexts hours) {
        this.hours = hours;
    }

    /** Appends the rows of one reading. */
    public void write(Reading reading, ByteText out) {
        if (reading.firstSeconds() == 0) {
            row(reading, reading.usage(), reading.pricing(), reading.amounts(), 1, 1, false, out);
            return;
        }
        int part = reading.firstSeconds();
        int whole = reading.seconds();
        long usage = Nanos.multiplyDivide(reading.usage(), part, whole);
        long pricing = Nanos.multiplyDivide(reading.pricing(), part, whole);
        Amounts first = reading.amounts().prorated(part, whole);
        row(reading, usage, pricing, first, part, whole, false, out);
        row(
                reading,
                reading.usage() - usage,
                reading.pricing() - pricing,
                reading.amounts().minus(first),
                part,
                whole,
                true,
                out);
    }

    private void row(
            Reading reading,
            long usage,
            long pricing,
            Amounts amounts,
            int part,
            int whole,
            boolean rest,
            ByteText out) {
        Meter meter = reading.meter();
        MeterTexts text = texts.computeIfAbsent(meter, MeterTexts::new);
        long hour = reading.hour();
        out.add(text.head).add(hours.start(hour));
        out.add(END_TIME).add(hours.start(hour + reading.hours()));
        out.add(text.place);
        prices(meter, hour, text, out);
        hours.instant(reading.exportMicros(), out.add(text.subscription).add(EXPORT_TIME));
        out.add(COST);
        money(amounts.cost(), reading.rawCost(), out);
        out.add(text.currency)
                .add(meter.project().account().rate(SampleCalendar.utcDay(hour)).toPlainString());
        out.add(text.usage).add(usage);
        out.add(text.usageUnit).nanos(pricing);
        out.add(text.pricingUnit).add(CREDITS);
        credits(reading, part, whole, rest, out);
        out.add(INVOICE).add(invoice(reading, hour)).add(COST_TYPE);
        out.add(reading.adjustment().costType()).add(ADJUSTMENT);
        out.add(reading.adjustment().json()).add(AT_LIST);
        money(amounts.list(), reading.rawCost(), out);
        out.add(text.model).add(AT_DEFAULT);
        money(amounts.contracted(), reading.rawCost(), out);
        out.add(AT_LIST_OF_MODEL);
        money(amounts.listOfModel(), reading.rawCost(), out);
        out.add('}').add('\n');
    }

    private byte[] invoice(Reading reading, long hour) {
        YearMonth month = reading.invoiceMonth();
        return month == null ? hours.invoiceText(hour) : bytes(month.toString().replace("-", ""));
    }

    private static void prices(Meter meter, long hour, MeterTexts text, ByteText out) {
        // A disk's price is per month of its real length, so the same hour costs the same in each.
        long quantity = meter.sku().unit() == Unit.DISK ? Meter.monthSeconds(hour) / 3600 : 1;
        Amounts price = meter.unitPrice(SampleCalendar.utcDay(hour), quantity);
        out.nanos(price.cost()).add(ONE_NUMERIC).add(text.priceUnit).add(LIST_PRICE);
        out.nanos(price.list()).add(PRICE_DEFAULT).nanos(price.contracted());
        out.add(LIST_PRICE_OF_MODEL).nanos(price.listOfModel()).add('"').add('}');
    }

    private static void credits(Reading reading, int part, int whole, boolean rest, ByteText out) {
        boolean more = false;
        for (Credit credit : reading.credits()) {
            long first = Nanos.multiplyDivide(credit.nanos(), part, whole);
            if (more) {
                out.add(',');
            }
            out.add(credit.kind().beforeAmount())
                    .nanos(rest ? credit.nanos() - first : first)
                    .add(credit.kind().afterAmount());
            more = true;
        }
    }

    private static void money(long nanos, @Nullable Double raw, ByteText out) {
        if (raw == null) {
            out.nanos(nanos);
        } else {
            out.add(new BigDecimal(Double.toString(raw)).toPlainString());
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** The parts of a row that are the same in all rows of one meter. */
    private static final class MeterTexts {
        final byte[] head;
        final byte[] place;
        final byte[] priceUnit;
        final byte[] subscription;
        final byte[] currency;
        final byte[] usage;
        final byte[] usageUnit;
        final byte[] pricingUnit;
        final byte[] model;

        MeterTexts(Meter meter) {
            Project project = meter.project();
            Sku sku = meter.sku();
            head = bytes(
                    "{\"billing_account_id\":" + Json.compact(project.account().id()) + ",\"service\":"
                            + Json.compact(RowObjects.described(
                                    sku.service().id(), sku.service().description()))
                            + ",\"sku\":" + Json.compact(RowObjects.described(sku.id(), sku.description()))
                            + ",\"usage_start_time\":\"");
            place = bytes("\",\"project\":" + Json.compact(RowObjects.project(project)) + ",\"labels\":"
                    + Json.compact(RowObjects.pairs(meter.labels())) + ",\"system_labels\":"
                    + Json.compact(RowObjects.pairs(meter.systemLabels())) + ",\"location\":"
                    + Json.compact(RowObjects.location(meter)) + ",\"resource\":"
                    + Json.compact(RowObjects.resource(meter))
                    + ",\"tags\":[],\"price\":{\"effective_price\":\"");
            priceUnit = bytes(sku.unit().pricingUnit());
            String id = meter.subscription();
            subscription = bytes(",\"subscription\":" + (id == null ? "{}" : Json.compact(Map.of("instance_id", id))));
            currency = bytes(
                    ",\"currency\":" + Json.compact(project.account().currency()) + ",\"currency_conversion_rate\":");
            usage = bytes(",\"usage\":{\"amount\":");
            usageUnit = bytes(",\"unit\":" + Json.compact(sku.unit().usageUnit()) + ",\"amount_in_pricing_units\":");
            pricingUnit = bytes(",\"pricing_unit\":" + Json.compact(sku.unit().pricingUnit()) + "}");
            model = bytes(",\"consumption_model\":"
                    + Json.compact(RowObjects.described(
                            meter.model().id(), meter.model().description())));
        }
    }
}
