//! Wet op de zorgtoeslag art. 2 (amount) and 3 (assets); Awir art. 14 lid 4 and 5 (rounding, least grant).

use super::{
    allowance::Allowance,
    parameters::Zorgtoeslag,
    trace::{Trace, step},
};
use crate::money::{Cents, Exact, Rate};

/// Zorgtoeslag at a toetsingsinkomen a year, joint with a partner.
///
/// `insured` of the adults are 18 or older and have Dutch health insurance.
pub fn zorgtoeslag(
    rules: &Zorgtoeslag,
    partner: bool,
    insured: usize,
    income: Exact,
    assets: Cents,
    trace: &mut impl Trace,
) -> Allowance {
    if insured == 0 {
        return Allowance::NONE;
    }
    let most = Cents::new(if partner { rules.vermogen_partner } else { rules.vermogen_single });
    if assets > most {
        step!(trace, ZorgtoeslagAssets, assets = assets, most = most);
        return Allowance::NONE;
    }
    let threshold = Cents::new(rules.drempelinkomen).exact();
    let share = if partner { rules.norm_pct_partner } else { rules.norm_pct_single };
    // The share is of the threshold, not of the income: below the threshold the amount is flat.
    let own = threshold.times(Rate::millionths(share))
        + (income - threshold).or_zero().times(Rate::millionths(rules.afbouw_pct));
    let premium = Cents::new(rules.standaardpremie).exact().scaled(if partner { 2 } else { 1 });
    let mut year = (premium - own).or_zero();
    if partner && insured == 1 {
        // Art. 2 lid 4: half, where one of the partners has no claim.
        year = year.split(2);
    }
    let year = year.round_to_euro();
    step!(trace, ZorgtoeslagPremium, premium = premium, own = own, year = year);
    if Allowance::is_too_small(year, Cents::new(rules.min_grant_year), trace) {
        return Allowance::NONE;
    }
    Allowance::of_year(year)
}
