//! Income that is no wage, after tax: WW, pension before AOW age, alimony.
//!
//! Wet IB 2001 art. 3.81 and 3.100 (taxed as income from former work or as periodic payments), 8.11 (no
//! arbeidskorting on it); Zvw art. 43 (contribution on alimony); Participatiewet art. 31 and 32 (all of it counts).

use super::{
    parameters::Tax,
    situation::IncomeKind,
    trace::{Trace, step},
    wage_tax::{self, NetWage},
};
use crate::money::{Exact, Rate};

/// What somebody has a year besides a wage, before tax.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct OtherYear {
    /// Taxed.
    pub taxed: Exact,
    /// The part of it on which the person pays the Zvw contribution.
    pub with_zvw: Exact,
    /// Not taxed.
    pub untaxed: Exact,
}

impl OtherYear {
    /// Takes an income into account, so much a year.
    pub fn add(&mut self, kind: IncomeKind, year: Exact) {
        if kind == IncomeKind::PartnerAlimony {
            self.with_zvw += year;
        }
        if kind.is_taxed() { self.taxed += year } else { self.untaxed += year }
    }
}

/// The same after tax.
#[derive(Clone, Copy, Debug, Default)]
pub struct NetOther {
    /// What is taxed a year.
    pub gross_year: Exact,
    /// Tax on it a year on top of that on the wage.
    pub tax_year: Exact,
    /// Net a month.
    pub month: Exact,
}

/// Other income after tax, beside a wage: the tax on both together less that on the wage alone.
pub fn net_other(rules: &Tax, other: OtherYear, wage: &NetWage, trace: &mut impl Trace) -> NetOther {
    if other == OtherYear::default() {
        return NetOther::default();
    }
    let together = wage.gross_year + other.taxed;
    let credits = wage_tax::algemene_heffingskorting(rules, together)
        + wage_tax::arbeidskorting(rules, wage.gross_year);
    let due = (wage_tax::tax(rules, together) - credits).or_zero();
    let tax_year = due - wage.withheld_year;
    let zvw = other.with_zvw.times(Rate::millionths(rules.zvw_low));
    let month = (other.taxed + other.untaxed - tax_year - zvw).split(12);
    if other.taxed > Exact::ZERO {
        step!(trace, OtherTaxed, gross = other.taxed.split(12), tax = tax_year.split(12));
    }
    if zvw > Exact::ZERO {
        step!(trace, OtherZvw, share = Rate::millionths(rules.zvw_low), zvw = zvw.split(12));
    }
    if other.untaxed > Exact::ZERO {
        step!(trace, OtherUntaxed, amount = other.untaxed.split(12));
    }
    step!(trace, OtherNet, net = month);
    NetOther { gross_year: other.taxed, tax_year, month }
}
