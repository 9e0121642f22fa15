package io.perdollar.jobs.ledger;

import io.perdollar.analysis.catalogue.Provisioning;
import io.perdollar.analysis.life.AdviceSubject;
import io.perdollar.analysis.life.GivenAdvice;
import io.perdollar.analysis.life.SubjectDay;
import io.perdollar.analysis.life.Target;
import io.perdollar.analysis.money.CurrencyCode;
import io.perdollar.analysis.plan.Lever;
import io.perdollar.analysis.report.Action;
import io.perdollar.analysis.report.AdviceLife;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Advice, days and lives as rows of their tables. */
final class AdviceRows {
    static final String INSERT_ADVICE = """
            INSERT INTO advice (run_id, part, subject_id, advised_change, recommendation_id, instances, project_id, environment,
                currency, actions, target_accelerator, target_machine_type, target_provisioning, hours_before, hours_advised,
                saving_accelerator, saving_replicas, saving_provisioning, saving_operation, monthly_saving)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """;
    static final String INSERT_DAY = """
            INSERT INTO advised_day (subject_id, usage_day, run_id, currency, running_micros, accelerator, accelerator_share,
                machine_type, machine_type_share, spot_share, committed_share, gpu_cost, total_cost, served)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """;
    static final String INSERT_LIFE = """
            INSERT INTO advice_life (run_id, part, service, recommendation_id, currency, actions, carried_out, state,
                first_advised, last_advised, state_since, expired_because, predicted_saving, cost_before, cost_after,
                realised_saving, realised_error, settled_days)
            VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """;

    private static final int ID_LENGTH = 4_000;
    private static final int INSTANCES_LENGTH = 1_000_000;

    private AdviceRows() {}

    static Object[] row(Run run, int part, CurrencyCode currency, GivenAdvice given, AdvisedSubjects subjects) {
        Target target = given.target();
        Provisioning provisioning = target.provisioning();
        return values(
                run.id(),
                part,
                subjects.id(given.subject()),
                given.change(),
                Sql.clipped(given.id(), ID_LENGTH),
                Sql.clipped(String.join("\n", given.instances()), INSTANCES_LENGTH),
                Sql.storableOrNull(given.project()),
                Sql.storableOrNull(given.environment()),
                currency.code(),
                words(given.actions()),
                target.accelerator(),
                target.machineType(),
                provisioning == null ? null : provisioning.name(),
                target.hoursBefore(),
                target.hoursAdvised(),
                saving(given, Lever.Kind.ACCELERATOR),
                saving(given, Lever.Kind.REPLICAS),
                saving(given, Lever.Kind.PROVISIONING),
                saving(given, Lever.Kind.OPERATION),
                given.monthlySaving());
    }

    static Object[] row(Run run, CurrencyCode currency, SubjectDay day, AdvisedSubjects subjects) {
        return values(
                subjects.id(day.subject()),
                day.date(),
                run.id(),
                currency.code(),
                day.runningMicros(),
                day.accelerator(),
                day.acceleratorShare(),
                day.machineType(),
                day.machineTypeShare(),
                day.spotShare(),
                day.committedShare(),
                day.gpuCost(),
                day.totalCost(),
                day.served());
    }

    static Object[] row(Run run, int part, CurrencyCode currency, AdviceLife life) {
        AdviceLife.Measure measure = life.measure();
        AdviceLife.Reason reason = life.reason();
        return values(
                run.id(),
                part,
                Sql.storable(life.service()),
                Sql.clipped(life.id(), ID_LENGTH),
                currency.code(),
                words(life.actions()),
                words(life.carriedOut()),
                life.state().name(),
                life.firstAdvised(),
                life.lastAdvised(),
                life.since(),
                reason == null ? null : reason.name(),
                life.predicted(),
                measure == null ? null : measure.before(),
                measure == null ? null : measure.after(),
                measure == null ? null : measure.realised(),
                measure == null ? null : measure.error(),
                life.settledDays());
    }

    static GivenAdvice given(ResultSet row, AdvisedSubjects subjects) throws SQLException {
        String provisioning = row.getString("target_provisioning");
        List<Action> actions = Arrays.stream(row.getString("actions").split(","))
                .map(Action::valueOf)
                .toList();
        List<Lever> levers = new ArrayList<>();
        for (Lever.Kind kind : Lever.Kind.values()) {
            BigDecimal saving = row.getBigDecimal("saving_" + kind.name().toLowerCase(Locale.ROOT));
            if (saving != null) {
                levers.add(new Lever(kind, saving));
            }
        }
        return new GivenAdvice(
                subjects.subject(row.getLong("subject_id")),
                row.getString("advised_change"),
                row.getString("recommendation_id"),
                Arrays.asList(row.getString("instances").split("\n", -1)),
                row.getString("project_id"),
                row.getString("environment"),
                actions,
                new Target(
                        row.getString("target_accelerator"),
                        row.getString("target_machine_type"),
                        provisioning == null ? null : Provisioning.valueOf(provisioning),
                        row.getBigDecimal("hours_before"),
                        row.getBigDecimal("hours_advised"),
                        Target.isRemoval(actions)),
                levers,
                row.getBigDecimal("monthly_saving"));
    }

    static SubjectDay day(ResultSet row, AdvisedSubjects subjects) throws SQLException {
        AdviceSubject subject = subjects.subject(row.getLong("subject_id"));
        return new SubjectDay(
                subject,
                Sql.day(row, "usage_day"),
                row.getLong("running_micros"),
                row.getString("accelerator"),
                row.getBigDecimal("accelerator_share"),
                row.getString("machine_type"),
                row.getBigDecimal("machine_type_share"),
                row.getBigDecimal("spot_share"),
                row.getBigDecimal("committed_share"),
                row.getBigDecimal("gpu_cost"),
                row.getBigDecimal("total_cost"),
                Sql.longOrNull(row, "served"));
    }

    private static @Nullable BigDecimal saving(GivenAdvice given, Lever.Kind kind) {
        return given.levers().stream()
                .filter(lever -> lever.kind() == kind)
                .map(Lever::monthlySaving)
                .reduce(BigDecimal::add)
                .orElse(null);
    }

    private static String words(List<Action> actions) {
        return actions.stream().map(Action::name).collect(Collectors.joining(","));
    }

    private static @Nullable Object[] values(@Nullable Object... values) {
        return values;
    }
}
