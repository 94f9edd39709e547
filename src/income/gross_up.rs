//! What bijstand counts for as income: net bijstand with the wage tax that the municipality pays on it.
//!
//! Rekenregels loonheffingen over bijstandsuitkeringen 3.2 (second phase, per calendar year, per person);
//! Participatiewet art. 19 lid 4.

use super::{other_income::NetOther, parameters::Tax, wage_tax::NetWage};
use crate::money::{Cents, Exact, Rate};

/// The part of the algemene heffingskorting that is left for the bijstand, beside a year's other income.
pub fn credit_left(rules: &Tax, wage: &NetWage, other: &NetOther) -> Exact {
    let whole = Cents::new(rules.ahk_max).exact();
    (whole - credit_used(rules, whole, wage, other)).or_zero()
}

/// The part of a credit that employers and others have used over the time for which it is: all of it where they
/// withheld anything.
pub fn credit_used(rules: &Tax, whole: Exact, wage: &NetWage, other: &NetOther) -> Exact {
    if wage.withheld_year + other.tax_year > Exact::ZERO {
        whole
    } else {
        let rate = Rate::millionths(rules.rate1);
        wage.gross_year.times(rate.minus(Rate::millionths(rules.ak1_rate))) + other.gross_year.times(rate)
    }
}

/// Gross bijstand of one person in a year from the net one, where so much of the heffingskorting is left for it.
///
/// Tax is `(N - Q)·t/(1-t) - Q`: nothing is due while the credit covers it.
pub fn gross_bijstand(rules: &Tax, net_year: Exact, credit_left: Exact) -> Exact {
    if net_year <= credit_left {
        return net_year;
    }
    let taxed = net_year - credit_left;
    let due = taxed.divided_by(Rate::millionths(rules.rate1).rest()) - taxed - credit_left;
    net_year + due.or_zero()
}
