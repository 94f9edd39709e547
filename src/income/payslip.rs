//! A month's payslip: the monthly table for wage tax, under AOW age, with the credits for wages.
//!
//! Rekenvoorschriften voor de geautomatiseerde loonadministratie: the wage goes down to a step of the
//! table, tax is rounded down by bracket and credits up, in whole euros a year.

use super::{
    parameters::Tax,
    wage_tax::{algemene_heffingskorting, arbeidskorting, withheld},
};
use crate::money::{Cents, Exact, Rate};

/// Net pay of a month from its gross wage, to the cent; no pension premium.
pub fn net_month(rules: &Tax, gross_month: Cents) -> Cents {
    gross_month - withheld_month(rules, gross_month, Exact::ZERO)
}

/// What is withheld from a month's taxed wage, to the cent; `more_credits` a year, such as the
/// jonggehandicaptenkorting.
pub fn withheld_month(rules: &Tax, gross_month: Cents, more_credits: Exact) -> Cents {
    let table_wage = Cents::new(gross_month.get() / rules.table_step * rules.table_step).exact().scaled(12);
    let borders = [Exact::ZERO, Cents::new(rules.bracket1_to).exact(), Cents::new(rules.bracket2_to).exact()];
    let rates = [rules.rate1, rules.rate2, rules.rate3].map(Rate::millionths);
    let mut tax = Exact::ZERO;
    for (n, rate) in rates.into_iter().enumerate() {
        let high = borders.get(n + 1).copied().unwrap_or(table_wage.max(borders[n]));
        tax += (table_wage.clamp(borders[n], high) - borders[n]).times(rate).floor_to_euro();
    }
    let credits = algemene_heffingskorting(rules, table_wage).ceil_to_euro()
        + arbeidskorting(rules, table_wage).ceil_to_euro()
        + more_credits;
    (tax - credits).or_zero().split(12).round_half_up()
}

/// The share that is withheld from a holiday allowance beside a year's wage: the bracket in which the next euro
/// falls, with what that euro does to the credits, in the hundredths of a percent in which the table is printed.
///
/// Wet op de loonbelasting 1964 art. 26 (bijzonder tarief); under the wage from which anything is withheld, nothing.
pub fn special_rate(rules: &Tax, year_wage: Exact) -> Rate {
    if withheld(rules, year_wage) == Exact::ZERO {
        return Rate::default();
    }
    let (first, second) = (Cents::new(rules.bracket1_to).exact(), Cents::new(rules.bracket2_to).exact());
    let bracket = if year_wage < first {
        rules.rate1
    } else if year_wage < second {
        rules.rate2
    } else {
        rules.rate3
    };
    // What one more euro does to the credits.
    let euro = Exact::euros(1);
    let credits = |wage: Exact| algemene_heffingskorting(rules, wage) + arbeidskorting(rules, wage);
    let lost = credits(year_wage) - credits(year_wage + euro);
    let hundredth = 100;
    let millionths = (bracket + lost.get()).max(0);
    Rate::millionths((millionths + hundredth / 2) / hundredth * hundredth)
}
