//! What bijstand counts for as income: net bijstand with the wage tax that the municipality pays on it.
//!
//! Rekenregels loonheffingen over bijstandsuitkeringen 3.2 (second phase, per calendar year, per person);
//! Participatiewet art. 19 lid 4.

use super::{parameters::Tax, wage_tax::NetWage};
use crate::money::{Cents, Exact, Rate};

/// Gross bijstand of one person in a year from the net one, beside a year's wage.
pub fn gross_bijstand(rules: &Tax, net_year: Exact, wage: &NetWage) -> Exact {
    let rate = Rate::millionths(rules.rate1);
    let whole_credit = Cents::new(rules.ahk_max).exact();
    // The part of the heffingskorting that the employer has used already.
    let used = if wage.withheld_year > Exact::ZERO {
        whole_credit
    } else {
        wage.gross_year.times(rate.minus(Rate::millionths(rules.ak1_rate)))
    };
    let free = (whole_credit - used).or_zero();
    // Tax (N - Q)·t/(1-t) - Q: nothing is due while the credit covers it.
    let taxed = (net_year - free).or_zero();
    let due = taxed.divided_by(rate.rest()) - taxed - free;
    net_year + due.or_zero()
}
