package io.perdollar.jobs.config;

import io.perdollar.jobs.config.MailSettings.Cadence;
import io.perdollar.jobs.config.MailSettings.Group;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;

/** Refuses what would tell readers of a part of the fleet about the rest of it. */
final class Audiences {
    private Audiences() {}

    static void check(Section root, Configuration configuration, MailSettings mail) {
        for (Map.Entry<String, Group> group : new TreeMap<>(mail.groups()).entrySet()) {
            String name = "mail.groups." + group.getKey();
            if (!(group.getValue().scope() instanceof Scope.Only only)) {
                continue;
            }
            if (group.getValue().onFailure()) {
                root.problem(
                        "mail",
                        "a group of scope all where onFailure is true: the log names everything",
                        word(only) + " in " + name,
                        "give the operators a group of scope all");
            }
            if (group.getValue().when() == Cadence.MONTH_CLOSE && only.kind() != Scope.Kind.PROJECTS) {
                root.problem(
                        "mail",
                        "scope all or projects where when is month-close: invoices do not tell services apart",
                        word(only) + " in " + name,
                        "make it monthly");
            }
        }
        for (BudgetEntry budget : configuration.budgets()) {
            for (String reader : budget.to()) {
                Group group = mail.groups().get(reader);
                if (group != null && !sees(group.scope(), budget.scope())) {
                    root.problem(
                            "budgets",
                            "a group of mail.groups whose scope holds that of the budget",
                            "'" + reader + "' in budget '" + budget.name() + "'",
                            "name a group of scope all, or narrow the budget");
                }
            }
        }
    }

    private static String word(Scope.Only only) {
        return only.kind().name().toLowerCase(Locale.ROOT);
    }

    private static boolean sees(Scope group, Scope budget) {
        return !(group instanceof Scope.Only mine)
                || (budget instanceof Scope.Only theirs
                        && mine.kind() == theirs.kind()
                        && mine.names().containsAll(theirs.names()));
    }
}
