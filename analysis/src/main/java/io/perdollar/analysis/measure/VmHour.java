package io.perdollar.analysis.measure;

import io.perdollar.analysis.activity.HourActivity;
import io.perdollar.analysis.fleet.Vm;
import io.perdollar.analysis.idle.IdleHour;
import io.perdollar.analysis.money.Cost;
import io.perdollar.analysis.money.CurrencyCode;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * What one GPU VM cost, did and served in one billed clock hour. Shared cost is known by day only and not in it.
 *
 * @param vm the VM
 * @param service equations §1
 * @param environment equations §1
 * @param currency of every cost
 * @param time how the hour was spent (equations §10)
 * @param gpu cost of accelerator, cores and RAM, commitment shares included
 * @param direct cost of whatever names the VM, {@code gpu} included
 * @param attached cost of disks and addresses mapped to it
 * @param idleCost the idle part of the effective GPU cost; null without coverage
 * @param avoidableIdleCost what stopping would have saved; null without coverage
 * @param activity what was logged; null where no log speaks of the VM
 */
public record VmHour(
        Vm vm,
        String service,
        String environment,
        CurrencyCode currency,
        IdleHour time,
        Cost gpu,
        Cost direct,
        Cost attached,
        @Nullable BigDecimal idleCost,
        @Nullable BigDecimal avoidableIdleCost,
        @Nullable HourActivity activity) {}
