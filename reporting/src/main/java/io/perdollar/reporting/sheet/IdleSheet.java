package io.perdollar.reporting.sheet;

import io.perdollar.analysis.report.FleetReport.IdleHeat;
import io.perdollar.reporting.table.Cell;
import io.perdollar.reporting.table.Column;
import io.perdollar.reporting.table.Column.Look;
import io.perdollar.reporting.table.Derivation.RowTotal;
import io.perdollar.reporting.table.Kind;
import io.perdollar.reporting.table.Sheet;
import io.perdollar.reporting.table.Sheet.Topic;
import io.perdollar.reporting.table.Table;
import io.perdollar.reporting.table.Value;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Idle hours by weekday and local hour, for the fleet and for each service: a heat map. */
public final class IdleSheet {
    private static final int DAYS = 7;
    private static final int HOURS = 24;

    private IdleSheet() {}

    /**
     * Idle hours of the whole fleet.
     *
     * @return 7 rows (Monday first) of 24 hours; null where nothing is known of any service
     */
    public static List<List<@Nullable Double>> fleet(List<IdleHeat> heats) {
        List<List<@Nullable Double>> week = new ArrayList<>();
        for (int day = 0; day < DAYS; day++) {
            List<@Nullable Double> hours = new ArrayList<>();
            for (int hour = 0; hour < HOURS; hour++) {
                hours.add(sum(heats, day, hour));
            }
            week.add(hours);
        }
        return week;
    }

    static Sheet build(SheetContext context) {
        Table.Builder fleet = Table.builder("IdleByHour", context.text("table.idleFleet"))
                .fixed()
                .note(context.text("note.idleHours", context.report().header().zone()))
                .columns(context.words("scope", 26), context.words("weekday", 12));
        Table.Builder services = Table.builder("IdleByServiceAndHour", context.text("table.idleServices"))
                .columns(context.words("service", 26), context.words("weekday", 12));
        for (Table.Builder table : List.of(fleet, services)) {
            for (int hour = 0; hour < HOURS; hour++) {
                table.columns(Column.of(hour(hour), String.format(Locale.ROOT, "%02d", hour), Kind.HOURS, 7)
                        .look(Look.HEAT));
            }
            table.columns(context.number("idleTotal", Kind.HOURS, 12));
        }
        addWeek(
                context,
                fleet,
                context.text("figure.allServices"),
                fleet(context.report().idleHeat()));
        for (IdleHeat heat : context.report().idleHeat()) {
            addWeek(context, services, heat.service(), heat.idleHours());
        }
        String[] summed = new String[HOURS + 1];
        for (int hour = 0; hour < HOURS; hour++) {
            summed[hour] = hour(hour);
        }
        summed[HOURS] = "idleTotal";
        fleet.totals(context.text("total"), summed);
        return context.sheet(Topic.IDLE, fleet.build(), services.build());
    }

    private static void addWeek(
            SheetContext context, Table.Builder table, String scope, List<? extends List<@Nullable Double>> week) {
        for (int day = 0; day < week.size(); day++) {
            List<Cell> row = new ArrayList<>();
            row.add(Cell.text(scope));
            row.add(Cell.text(context.text("weekday." + (day + 1))));
            Long total = null;
            for (Double idle : week.get(day)) {
                Long micros = idle == null ? null : Long.valueOf(Math.round(idle * Value.Hours.MICROS));
                row.add(Cell.hours(micros));
                total = micros == null ? total : Long.valueOf((total == null ? 0 : total) + micros);
            }
            row.add(Cell.hours(total).derivedBy(new RowTotal(hour(0), hour(HOURS - 1))));
            table.row(row);
        }
    }

    private static @Nullable Double sum(List<IdleHeat> heats, int day, int hour) {
        Double sum = null;
        for (IdleHeat heat : heats) {
            Double idle = heat.idleHours().get(day).get(hour);
            if (idle != null) {
                sum = (sum == null ? 0 : sum) + idle;
            }
        }
        return sum;
    }

    private static String hour(int hour) {
        return "h" + hour;
    }
}
