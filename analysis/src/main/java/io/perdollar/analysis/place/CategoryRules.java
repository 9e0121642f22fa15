package io.perdollar.analysis.place;

import io.perdollar.analysis.charge.Category;
import io.perdollar.analysis.charge.ChargeKey;
import io.perdollar.analysis.charge.SkuTraits;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Which category a charge belongs to, and which categories are shared (equations §4, §6).
 *
 * @param rules configured rules, tried before the built-in ones, first match
 * @param shareable categories whose charges are shared where they name no VM
 */
public record CategoryRules(List<Rule> rules, Set<Category> shareable) {
    /** The built-in rules; network and supporting services are shared. */
    public static final CategoryRules DEFAULT =
            new CategoryRules(List.of(), Set.of(Category.NETWORK, Category.SUPPORTING_SERVICES));

    public CategoryRules {
        rules = List.copyOf(rules);
        shareable = Set.copyOf(shareable);
    }

    /** SKUs whose service or description contains these words (case does not matter) belong to a category. */
    public record Rule(String contains, Category category) {}

    /**
     * The category of a charge that is neither tax nor adjustment.
     *
     * @param gpuVm whether it names a GPU VM
     */
    public Category category(ChargeKey key, SkuTraits traits, boolean gpuVm) {
        String words = (key.sku().service() + " " + key.sku().description()).toLowerCase(Locale.ROOT);
        for (Rule rule : rules) {
            if (words.contains(rule.contains().toLowerCase(Locale.ROOT))) {
                return rule.category();
            }
        }
        if (traits.isCommitmentFee()) {
            return Category.COMMITMENT;
        }
        if (traits.isMachine() && (gpuVm || (key.machine().unusedReservation() && traits.accelerator() != null))) {
            return Category.GPU_INSTANCE;
        }
        return switch (traits.component()) {
            case ACCELERATOR, CORE, RAM, LICENCE, OTHER_COMPUTE -> Category.OTHER_COMPUTE;
            case LOCAL_SSD, STORAGE -> Category.STORAGE;
            case NETWORK -> Category.NETWORK;
            case SUPPORTING -> Category.SUPPORTING_SERVICES;
            case SPEND -> Category.COMMITMENT;
            case OTHER -> Category.OTHER;
        };
    }
}
