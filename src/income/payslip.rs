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
    gross_month - withheld_month(rules, gross_month)
}

/// What is withheld from a month's taxed wage, to the cent.
pub fn withheld_month(rules: &Tax, gross_month: Cents) -> Cents {
    let table = Table::of(rules, gross_month);
    (table.tax - table.credit - table.work_credit).or_zero().split(12).round_half_up()
}

/// The arbeidskorting that lowers what is withheld from a month's taxed wage.
pub fn work_credit_month(rules: &Tax, gross_month: Cents) -> Exact {
    let table = Table::of(rules, gross_month);
    table.work_credit.min((table.tax - table.credit).or_zero()).split(12)
}

/// A row of the monthly table, over a year.
struct Table {
    tax: Exact,
    credit: Exact,
    work_credit: Exact,
}

impl Table {
    fn of(rules: &Tax, gross_month: Cents) -> Table {
        let step = Cents::new(gross_month.get() / rules.table_step * rules.table_step);
        let wage = step.exact().scaled(12);
        let borders =
            [Exact::ZERO, Cents::new(rules.bracket1_to).exact(), Cents::new(rules.bracket2_to).exact()];
        let rates = [rules.rate1, rules.rate2, rules.rate3].map(Rate::millionths);
        let mut tax = Exact::ZERO;
        for (n, rate) in rates.into_iter().enumerate() {
            let high = borders.get(n + 1).copied().unwrap_or(wage.max(borders[n]));
            tax += (wage.clamp(borders[n], high) - borders[n]).times(rate).floor_to_euro();
        }
        Table {
            tax,
            credit: algemene_heffingskorting(rules, wage).ceil_to_euro(),
            work_credit: arbeidskorting(rules, wage).ceil_to_euro(),
        }
    }
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
    let next = year_wage + Exact::euros(1);
    let credits = |wage: Exact| algemene_heffingskorting(rules, wage) + arbeidskorting(rules, wage);
    let lost = credits(year_wage) - credits(next);
    let hundredth = 100;
    let millionths = (bracket + lost.get()).max(0);
    Rate::millionths((millionths + hundredth / 2) / hundredth * hundredth)
}
