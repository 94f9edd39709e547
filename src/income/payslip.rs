//! A month's payslip: the monthly table for wage tax, under AOW age, with the credits for wages.
//!
//! Rekenvoorschriften voor de geautomatiseerde loonadministratie: the wage goes down to a step of the
//! table, tax is rounded down by bracket and credits up, in whole euros a year.

use super::{
    parameters::Tax,
    wage_tax::{algemene_heffingskorting, arbeidskorting},
};
use crate::money::{Cents, Exact, Rate};

/// Net pay of a month from its gross wage, to the cent; no pension premium.
pub fn net_month(rules: &Tax, gross_month: Cents) -> Cents {
    let table_wage = Cents::new(gross_month.get() / rules.table_step * rules.table_step).exact().scaled(12);
    let borders = [Exact::ZERO, Cents::new(rules.bracket1_to).exact(), Cents::new(rules.bracket2_to).exact()];
    let rates = [rules.rate1, rules.rate2, rules.rate3].map(Rate::millionths);
    let mut tax = Exact::ZERO;
    for (n, rate) in rates.into_iter().enumerate() {
        let high = borders.get(n + 1).copied().unwrap_or(table_wage.max(borders[n]));
        tax += (table_wage.clamp(borders[n], high) - borders[n]).times(rate).floor_to_euro();
    }
    let credits = algemene_heffingskorting(rules, table_wage).ceil_to_euro()
        + arbeidskorting(rules, table_wage).ceil_to_euro();
    let withheld = (tax - credits).or_zero().split(12).round_half_up();
    gross_month - withheld
}
