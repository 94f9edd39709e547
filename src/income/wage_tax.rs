//! Income tax and premiums on a year's income in box 1, and the credits on it.
//!
//! Wet inkomstenbelasting 2001 art. 2.10 and 2.10a (rates), 8.10 (algemene heffingskorting), 8.11
//! (arbeidskorting), 8.14a (inkomensafhankelijke combinatiekorting); under AOW age.

use super::{
    parameters::Tax,
    trace::{Trace, step},
};
use crate::money::{Cents, Exact, Rate};

const fn euro(cents: i64) -> Exact {
    Cents::new(cents).exact()
}

const fn share(millionths: i64) -> Rate {
    Rate::millionths(millionths)
}

/// The part of `amount` between two borders.
fn between(amount: Exact, low: Exact, high: Exact) -> Exact {
    amount.min(high).max(low) - low
}

/// Tax and premiums on a year's income, before credits.
pub fn tax(rules: &Tax, income: Exact) -> Exact {
    let (first, second) = (euro(rules.bracket1_to), euro(rules.bracket2_to));
    let low = between(income, Exact::ZERO, first).times(share(rules.rate1));
    if income <= first {
        return low;
    }
    low + between(income, first, second).times(share(rules.rate2))
        + between(income, second, income.max(second)).times(share(rules.rate3))
}

/// Algemene heffingskorting on a year's income.
pub fn algemene_heffingskorting(rules: &Tax, income: Exact) -> Exact {
    let over = (income - euro(rules.ahk_from)).or_zero();
    (euro(rules.ahk_max) - over.times(share(rules.ahk_rate))).or_zero()
}

/// Arbeidskorting on a year's wage.
pub fn arbeidskorting(rules: &Tax, wage: Exact) -> Exact {
    let over = |from: i64| (wage - euro(from)).or_zero();
    let credit = wage.times(share(rules.ak1_rate)).min(euro(rules.ak1_cum_max));
    // The borders are in this order.
    if wage <= euro(rules.ak2_from) {
        return credit;
    }
    let credit = (credit + over(rules.ak2_from).times(share(rules.ak2_rate))).min(euro(rules.ak2_cum_max));
    if wage <= euro(rules.ak3_from) {
        return credit;
    }
    let credit = (credit + over(rules.ak3_from).times(share(rules.ak3_rate))).min(euro(rules.ak3_cum_max));
    (credit - over(rules.ak_down_from).times(share(rules.ak_down_rate))).or_zero()
}

/// Inkomensafhankelijke combinatiekorting on a year's wage, before the cap by the tax that is due.
pub fn combinatiekorting(rules: &Tax, wage: Exact) -> Exact {
    let over = (wage - euro(rules.iack_from)).or_zero();
    over.times(share(rules.iack_rate)).min(euro(rules.iack_max))
}

/// What an employer withholds on a year's wage with the credits for wages.
pub fn withheld(rules: &Tax, wage: Exact) -> Exact {
    let credits = algemene_heffingskorting(rules, wage) + arbeidskorting(rules, wage);
    (tax(rules, wage) - credits).or_zero()
}

/// What decides on a net wage besides the wage itself.
#[derive(Clone, Copy, Debug, Default)]
pub struct Terms {
    /// Holiday allowance on top of the wage.
    pub vakantiebijslag: Rate,
    /// The employee's own pension premium, as a share of the wage without holiday allowance.
    pub pension: Rate,
}

/// Net wage over twelve months.
#[derive(Clone, Copy, Debug, Default)]
pub struct NetWage {
    /// Gross a year, with holiday allowance and less pension premium: what is taxed.
    pub gross_year: Exact,
    /// What is withheld a year.
    pub withheld_year: Exact,
    /// Net a month, with a twelfth of the holiday allowance.
    pub month: Exact,
    /// Gross a year of the wage alone, less pension premium.
    pub base_year: Exact,
}

impl NetWage {
    /// Net a month of the wage alone, without holiday allowance: the base of a vrijlating. Only made where it is asked
    /// for, since most charts need none.
    pub fn month_without_allowance(&self, rules: &Tax) -> Exact {
        (self.base_year - withheld(rules, self.base_year)).split(12)
    }
}

/// Net wage from a year's gross wage without holiday allowance.
pub fn net_wage(rules: &Tax, base_year: Exact, terms: Terms, trace: &mut impl Trace) -> NetWage {
    let premium = base_year.times(terms.pension);
    let gross_year = base_year.times(terms.vakantiebijslag.on_top()) - premium;
    let withheld_year = withheld(rules, gross_year);
    let month = (gross_year - withheld_year).split(12);
    step!(trace, WageGross, gross = (gross_year + premium).split(12), year = gross_year + premium);
    if premium > Exact::ZERO {
        step!(trace, WagePension, premium = premium.split(12));
    }
    step!(
        trace,
        WageTax,
        tax = tax(rules, gross_year),
        credits = algemene_heffingskorting(rules, gross_year) + arbeidskorting(rules, gross_year),
        withheld = withheld_year.split(12),
    );
    step!(trace, WageNet, net = month);
    NetWage { gross_year, withheld_year, month, base_year: base_year - premium }
}
