//! How much of the inkomensafhankelijke combinatiekorting somebody on bijstand can use.
//!
//! Wet IB 2001 art. 8.8 (no more credit than tax is due) and 8.14a; Participatiewet art. 31 and 32: the
//! credit counts as income for bijstand, which lowers the bijstand, its tax, and so the credit again.

use super::{
    parameters::Tax,
    trace::{Trace, step},
    wage_tax,
};
use crate::money::{Exact, Rate};

/// More rounds than a fixed point within a cent ever takes: each brings it nearer by more than a half.
const ROUNDS: usize = 60;
/// A hundredth of a cent.
const STANDS_STILL: i64 = 100;

/// A year's income of the person who can have the credit, but for the bijstand.
#[derive(Clone, Copy, Debug, Default)]
pub struct Claimant {
    /// Wage, as taxed.
    pub wage_year: Exact,
    /// Other taxed income.
    pub other_year: Exact,
    /// Credits that come before this one, besides those for wages.
    pub other_credits: Exact,
}

/// The credit that can be used in a year, where `gross_bijstand` gives a year's gross bijstand of this person
/// once so much credit has been set off.
pub fn usable(
    rules: &Tax,
    claimant: Claimant,
    gross_bijstand: impl Fn(Exact) -> Exact,
    trace: &mut impl Trace,
) -> Exact {
    let credit = wage_tax::combinatiekorting(rules, claimant.wage_year);
    if credit == Exact::ZERO {
        return Exact::ZERO;
    }
    let before = wage_tax::arbeidskorting(rules, claimant.wage_year) + claimant.other_credits;
    let own_income = claimant.wage_year + claimant.other_year;
    let after = |usable| covered_after(rules, before, own_income + gross_bijstand(usable), credit);
    let mut usable = credit;
    for _ in 0..ROUNDS {
        let once = after(usable);
        let moved = once - usable;
        usable = once;
        if moved.get().abs() < STANDS_STILL {
            break;
        }
        let twice = after(once);
        let back = twice - once;
        usable = twice;
        if back.get().abs() < STANDS_STILL {
            break;
        }
        // Between two borders of the law all is on one straight line, and each step is the same part of the one
        // before it, the other way: that says where they end. It is between the two steps, also across a border.
        let part = Rate::millionths(-back.get() * Rate::ONE.get() / moved.get());
        usable = once + back.divided_by(part.on_top());
    }
    step!(trace, Iack, credit = credit, usable = usable);
    usable
}

/// The part of a credit for which there is tax to take it from, beside so much gross bijstand.
pub fn covered(rules: &Tax, claimant: Claimant, gross_bijstand: Exact, credit: Exact) -> Exact {
    let before = wage_tax::arbeidskorting(rules, claimant.wage_year) + claimant.other_credits;
    covered_after(rules, before, claimant.wage_year + claimant.other_year + gross_bijstand, credit)
}

/// The same where so much of other credits comes before it, at an income of a year.
fn covered_after(rules: &Tax, before: Exact, income: Exact, credit: Exact) -> Exact {
    let credits = wage_tax::algemene_heffingskorting(rules, income) + before;
    credit.min((wage_tax::tax(rules, income) - credits).or_zero())
}
