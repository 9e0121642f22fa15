package io.perdollar.reporting.actions;

import io.perdollar.analysis.budget.Budget;
import io.perdollar.analysis.money.CurrencyCode;
import io.perdollar.analysis.scope.Scope;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Budgets of Cloud Billing, which alert by themselves: the configured ones, and one for what a recommendation leads to. */
final class BudgetFiles {
    private static final int LONGEST_NAME = 60;
    private static final int NANOS = 9;

    private BudgetFiles() {}

    /** The budget of a service that costs so much a month after a change, with the guide's thresholds. */
    static Budget after(String service, BigDecimal monthly) {
        return new Budget(
                service,
                new Scope.Only(Scope.Kind.SERVICES, List.of(service)),
                monthly.setScale(2, RoundingMode.CEILING),
                List.of(new BigDecimal("0.5"), new BigDecimal("0.9"), BigDecimal.ONE));
    }

    /** The script that creates them. */
    static String commands(
            String file, String about, List<Budget> budgets, CurrencyCode currency, ActionSettings settings) {
        ShellScript script =
                new ShellScript(file, about + " --project pays for the calls.", "budgets", List.of("BILLING_ACCOUNT"));
        for (Budget budget : budgets) {
            String filter = filter(budget.scope(), settings);
            if (filter == null) {
                script.say("not created, Cloud Billing filters by one label value only: " + budget.name() + " ("
                        + budget.scope().words() + ")");
                continue;
            }
            script.line("run gcloud billing budgets create --billing-account=\"$billing_account\" --display-name="
                    + ShellText.word(displayName(budget)) + " --budget-amount="
                    + ShellText.word(amount(budget) + currency.code()) + " --calendar-period=month" + filter
                    + budget.thresholds().stream()
                            .map(threshold -> " --threshold-rule=percent=" + threshold.toPlainString())
                            .collect(Collectors.joining())
                    + " --billing-project=\"$project\"");
        }
        return script.line("echo 'done'").text();
    }

    /** The same for Terraform. */
    static String terraform(List<Budget> budgets, CurrencyCode currency, ActionSettings settings) {
        StringBuilder out = new StringBuilder("""
                variable "billing_account" {
                  type = string
                }
                """);
        for (Budget budget : budgets) {
            if (filter(budget.scope(), settings) == null) {
                continue;
            }
            BigDecimal whole = budget.monthly().setScale(0, RoundingMode.DOWN);
            out.append("""

                    resource "google_billing_budget" %s {
                      billing_account = var.billing_account
                      display_name    = %s

                      budget_filter {
                        calendar_period = "MONTH"
                    %s  }

                      amount {
                        specified_amount {
                          currency_code = %s
                          units         = "%s"
                          nanos         = %s
                        }
                      }
                    %s}
                    """.formatted(
                    HclText.string(GoogleName.of("budget", budget.name()).replace('-', '_')),
                    HclText.string(displayName(budget)),
                    hclFilter(budget.scope(), settings),
                    HclText.string(currency.code()),
                    whole.toPlainString(),
                    budget.monthly().subtract(whole).movePointRight(NANOS).toBigInteger(),
                    budget.thresholds().stream()
                            .map(threshold -> "\n  threshold_rules {\n    threshold_percent = "
                                    + threshold.toPlainString() + "\n  }\n")
                            .collect(Collectors.joining())));
        }
        return out.toString();
    }

    private static String amount(Budget budget) {
        return budget.monthly().stripTrailingZeros().toPlainString();
    }

    private static String displayName(Budget budget) {
        return budget.name().length() <= LONGEST_NAME
                ? budget.name()
                : budget.name().substring(0, LONGEST_NAME);
    }

    /** Options that limit a budget; null where Cloud Billing cannot: it takes many projects, but one value of one label. */
    private static @Nullable String filter(Scope scope, ActionSettings settings) {
        if (!(scope instanceof Scope.Only only)) {
            return "";
        }
        if (only.kind() == Scope.Kind.PROJECTS) {
            return only.names().stream()
                    .map(project -> " --filter-projects=" + ShellText.word("projects/" + project))
                    .collect(Collectors.joining());
        }
        String name = only.names().get(0);
        return only.names().size() > 1
                ? null
                : " --filter-labels=" + ShellText.word(label(only.kind(), settings) + "=" + name);
    }

    private static String hclFilter(Scope scope, ActionSettings settings) {
        if (!(scope instanceof Scope.Only only)) {
            return "";
        }
        if (only.kind() == Scope.Kind.PROJECTS) {
            return "    projects        = ["
                    + only.names().stream()
                            .map(project -> HclText.string("projects/" + project))
                            .collect(Collectors.joining(", "))
                    + "]\n";
        }
        return "    labels = {\n      " + HclText.string(label(only.kind(), settings)) + " = "
                + HclText.string(only.names().get(0)) + "\n    }\n";
    }

    private static String label(Scope.Kind kind, ActionSettings settings) {
        return kind == Scope.Kind.SERVICES ? settings.serviceLabel() : settings.environmentLabel();
    }
}
