package io.perdollar.reporting.table;

import java.util.List;

/**
 * One sheet of a report: what a reader opens at once.
 *
 * @param topic which sheet it is
 * @param name words on its tab, at most 31 characters
 * @param title words at its head
 * @param lead what it says, in one or two sentences
 * @param period what it speaks of; empty where it speaks of the report's window
 * @param tables at least one
 */
public record Sheet(Topic topic, String name, String title, String lead, String period, List<Table> tables) {

    /** The sheets of a report, in order. */
    public enum Topic {
        SUMMARY("summary"),
        RESOURCES("resources"),
        SERVICES("services"),
        CATEGORIES("categories"),
        DAILY("daily"),
        EFFICIENCY("efficiency"),
        IDLE("idle"),
        RECOMMENDATIONS("recommendations"),
        PLANS("plans"),
        REALISED("realised"),
        BUDGETS("budgets"),
        INVOICES("invoices"),
        MONTH_CLOSE("month-close"),
        RECONCILIATION("reconciliation"),
        METHOD("method");

        private final String key;

        Topic(String key) {
            this.key = key;
        }

        /** The key of its words. */
        public String key() {
            return key;
        }
    }

    public Sheet {
        tables = List.copyOf(tables);
        if (name.length() > 31) {
            throw new IllegalArgumentException("a sheet's name must have at most 31 characters, got '" + name + "'");
        }
        if (tables.isEmpty()) {
            throw new IllegalArgumentException("sheet " + topic + " needs at least one table, got none");
        }
    }

    /**
     * A table by its id.
     *
     * @throws IllegalArgumentException if the sheet has no such table
     */
    public Table table(String id) {
        return tables.stream()
                .filter(table -> table.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("sheet " + topic + " has no table '" + id + "'"));
    }
}
