//! Wet op het kindgebonden budget art. 1 (assets, threshold) and 2 (amounts, taper).

use super::{
    allowance::Allowance,
    bijstandsnorm::ADULT_AGE,
    parameters::KindgebondenBudget,
    trace::{Trace, step},
};
use crate::money::{Cents, Exact, Rate};

/// The most for a household a year, before the taper, by the ages of its children under 18.
///
/// Ages are those on the day before the month, since a birthday counts from the month after it.
pub fn most(rules: &KindgebondenBudget, partner: bool, ages: impl Iterator<Item = u32>) -> Cents {
    let (mut children, mut most) = (0, 0);
    for age in ages.filter(|age| *age < ADULT_AGE) {
        children += 1;
        most += rules.per_child
            + match age {
                16.. => rules.extra_16_17,
                12..16 => rules.extra_12_15,
                _ => 0,
            };
    }
    let alone = if children > 0 && !partner { rules.single_parent } else { 0 };
    Cents::new(most + alone)
}

/// Kindgebonden budget at a toetsingsinkomen a year, joint with a partner.
pub fn kindgebonden_budget(
    rules: &KindgebondenBudget,
    partner: bool,
    most: Cents,
    income: Exact,
    assets: Cents,
    trace: &mut impl Trace,
) -> Allowance {
    if most == Cents::ZERO {
        return Allowance::NONE;
    }
    let most_assets = Cents::new(if partner { rules.vermogen_partner } else { rules.vermogen_single });
    if assets > most_assets {
        step!(trace, BudgetAssets, assets = assets, most = most_assets);
        return Allowance::NONE;
    }
    let extra = if partner { rules.threshold_partner_extra } else { 0 };
    let threshold = Cents::new(rules.threshold_single + extra).exact();
    let share = Rate::millionths(rules.afbouw_pct);
    let off = (income - threshold).or_zero().times(share);
    step!(trace, BudgetChildren, most = most);
    if off > Exact::ZERO {
        step!(trace, BudgetTaper, income = income, threshold = threshold, share = share, off = off);
    }
    let year = (most.exact() - off).or_zero();
    if Allowance::is_too_small(year, Cents::new(rules.min_grant_year), trace) {
        return Allowance::NONE;
    }
    Allowance::of_year(year)
}
