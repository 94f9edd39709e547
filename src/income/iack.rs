//! How much of the inkomensafhankelijke combinatiekorting somebody on bijstand can use.
//!
//! Wet IB 2001 art. 8.8 (no more credit than tax is due) and 8.14a; Participatiewet art. 31 and 32: the
//! credit counts as income for bijstand, which lowers the bijstand, its tax, and so the credit again.

use super::{
    parameters::Tax,
    trace::{Trace, step},
    wage_tax::{self, NetWage},
};
use crate::money::Exact;

/// More rounds than a fixed point within a cent ever takes: each brings it nearer by almost a half.
const ROUNDS: usize = 60;
/// A hundredth of a cent.
const STANDS_STILL: i64 = 100;

/// The credit that can be used in a year, where `gross_bijstand` gives a year's gross bijstand of this person
/// once so much credit has been set off.
pub fn usable(
    rules: &Tax,
    wage: &NetWage,
    gross_bijstand: impl Fn(Exact) -> Exact,
    trace: &mut impl Trace,
) -> Exact {
    let credit = wage_tax::combinatiekorting(rules, wage.gross_year);
    if credit == Exact::ZERO {
        return Exact::ZERO;
    }
    let mut usable = credit;
    for _ in 0..ROUNDS {
        let income = wage.gross_year + gross_bijstand(usable);
        let credits = wage_tax::algemene_heffingskorting(rules, income)
            + wage_tax::arbeidskorting(rules, wage.gross_year);
        let due = (wage_tax::tax(rules, income) - credits).or_zero();
        let next = credit.min(due);
        let moved = next - usable;
        usable = next;
        if moved.get().abs() < STANDS_STILL {
            break;
        }
    }
    step!(trace, Iack, credit = credit, usable = usable);
    usable
}
