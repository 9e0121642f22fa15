package io.perdollar.jobs.ledger;

import io.perdollar.analysis.budget.BudgetAlert;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/** What was told of budgets, so that it is told once and taken back where it was wrong. */
public final class ToldAlerts {
    private final JdbcTemplate jdbc;
    private final TransactionTemplate transaction;

    ToldAlerts(JdbcTemplate jdbc, TransactionTemplate transaction) {
        this.jdbc = jdbc;
        this.transaction = transaction;
    }

    /**
     * Alerts of a month that stood before a report date: told by an earlier report and not taken back by one. What the same
     * date told or took back does not count, so that a run that goes on finds the same news again.
     */
    public List<BudgetAlert.Key> standing(YearMonth month, LocalDate reportDate) {
        return jdbc.query("""
                SELECT budget, usage_month, threshold, kind FROM budget_alert
                WHERE usage_month = ? AND raised_date < ? AND (retracted_date IS NULL OR retracted_date >= ?)
                ORDER BY budget, threshold, kind
                """, (row, number) -> key(row), month.atDay(1), reportDate, reportDate);
    }

    /** Keeps what a report tells; a second time changes nothing. */
    public void record(Collection<BudgetAlert> news, LocalDate reportDate) {
        transaction.executeWithoutResult(status -> news.forEach(alert -> record(alert, reportDate)));
    }

    private void record(BudgetAlert alert, LocalDate reportDate) {
        BudgetAlert.Key key = alert.key();
        Object[] where = {
            key.budget(), key.month().atDay(1), key.threshold(), key.kind().name()
        };
        String condition = " WHERE budget = ? AND usage_month = ? AND threshold = ? AND kind = ?";
        if (alert.retracted()) {
            jdbc.update(
                    "UPDATE budget_alert SET retracted_date = ?" + condition,
                    reportDate,
                    where[0],
                    where[1],
                    where[2],
                    where[3]);
            return;
        }
        int known = jdbc.update(
                "UPDATE budget_alert SET raised_date = ?, retracted_date = NULL" + condition,
                reportDate,
                where[0],
                where[1],
                where[2],
                where[3]);
        if (known == 0) {
            jdbc.update(
                    "INSERT INTO budget_alert (budget, usage_month, threshold, kind, raised_date) VALUES (?, ?, ?, ?, ?)",
                    where[0],
                    where[1],
                    where[2],
                    where[3],
                    reportDate);
        }
    }

    private static BudgetAlert.Key key(ResultSet row) throws SQLException {
        return new BudgetAlert.Key(
                row.getString("budget"),
                YearMonth.from(Sql.day(row, "usage_month")),
                row.getBigDecimal("threshold"),
                BudgetAlert.Kind.valueOf(row.getString("kind")));
    }
}
