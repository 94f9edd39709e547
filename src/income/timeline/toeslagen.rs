//! Toeslagen as they are paid: in advance on an estimate of the year's income, and settled when that is known.
//!
//! Awir art. 8 (the income of the calendar year counts for every month), 14 (whole euros), 16 (advance), 24 (settled);
//! Wet kinderopvang art. 1.6 (three months after work ends).

use super::{Amounts, Cents, Day, Exact, Household, LineId, PartOfMonth, Trace, Work, step};
use crate::income::{
    budget::Toeslagen,
    kinderopvangtoeslag::{self, EligibleCare},
    situation::Care,
    trace::{Silent, Value},
};

/// One month.
#[derive(Clone, Debug, Default)]
struct MonthOfToeslagen {
    year: i32,
    /// What there is a right to, exactly.
    right: [Exact; 4],
    /// What is paid in advance, whole euros.
    paid: [Cents; 4],
    /// The income on which it is paid.
    basis: Exact,
    /// Whether that is not the income the year will have.
    old_income: bool,
    care: Vec<EligibleCare>,
    care_cost: Cents,
    works: bool,
}

/// Advances and rights by month.
pub(super) struct Payments {
    months: Vec<MonthOfToeslagen>,
    incomes: Vec<(i32, Exact)>,
    /// A year's grant below it is none (art. 14 lid 5 Awir).
    least: Cents,
}

impl Payments {
    /// Advances on `estimates` from a change of income on, until it is reported or the year ends; else on `incomes`.
    pub(super) fn new(
        households: &[Household],
        work: &Work,
        incomes: &[(i32, Exact)],
        estimates: &[(i32, Exact)],
        change: Option<Day>,
        reported: bool,
    ) -> Payments {
        let of = |list: &[(i32, Exact)], year: i32| {
            list.iter().find(|(of, _)| *of == year).map_or(Exact::ZERO, |(_, income)| *income)
        };
        let months = households
            .iter()
            .enumerate()
            .map(|(at, household)| {
                let today = household.date;
                let income = of(incomes, today.year());
                let known = change.is_none_or(|change| {
                    today.year() > change.year() || reported && today > change.first_of_month()
                });
                let basis = if known { income } else { of(estimates, today.year()) };
                let (care, care_cost) = care(household);
                let works = works_or_did(household, work, at);
                let right = household.toeslagen(income, &care, works, &mut Silent);
                let paid = household.toeslagen(basis, &care, works, &mut Silent);
                MonthOfToeslagen {
                    year: today.year(),
                    right: right.0.map(|allowance| allowance.year.split(12)),
                    paid: paid.0.map(|allowance| allowance.month),
                    basis,
                    old_income: basis != income,
                    care,
                    care_cost,
                    works,
                }
            })
            .collect();
        let least = Cents::new(households[0].rules.year.zorgtoeslag.min_grant_year);
        Payments { months, incomes: incomes.to_vec(), least }
    }

    /// What is settled of a year, by line.
    pub(super) fn settled(&self, year: i32) -> [(LineId, Cents); 4] {
        [0, 1, 2, 3].map(|n| {
            let (right, paid) = self.of_year(year, n);
            (SETTLEMENTS[n], right - paid)
        })
    }

    /// Right and advances of one toeslag in a year; a grant is in whole euros, and not too small to be one.
    fn of_year(&self, year: i32, n: usize) -> (Cents, Cents) {
        let months = || self.months.iter().filter(|month| month.year == year);
        let right: Exact = months().map(|month| month.right[n]).sum();
        let right = right.round_to_euro().round_half_up();
        let right = if right < self.least { Cents::ZERO } else { right };
        (right, months().map(|month| month.paid[n]).sum())
    }

    /// The lines of one month.
    pub(super) fn lines(
        &self,
        household: &Household,
        at: usize,
        amounts: &mut Amounts,
        trace: &mut impl Trace,
    ) {
        let month = &self.months[at];
        household.toeslagen(month.basis, &month.care, month.works, trace);
        for (line, paid) in Toeslagen::LINES.into_iter().zip(month.paid) {
            if month.old_income && paid > Cents::ZERO {
                trace.begin(line, None);
                step!(trace, OldIncome, income = month.basis);
            }
            amounts.add(line, paid);
        }
        amounts.add(LineId::ChildcareCosts, -month.care_cost);
    }

    /// How a settlement was made.
    pub(super) fn explain(&self, year: i32, line: LineId, trace: &mut impl Trace) {
        let Some(n) = SETTLEMENTS.iter().position(|settlement| *settlement == line) else { return };
        let (right, paid) = self.of_year(year, n);
        let income =
            self.incomes.iter().find(|(of, _)| *of == year).map_or(Exact::ZERO, |(_, income)| *income);
        step!(
            trace,
            SettlementToeslag,
            year = Value::Year(year),
            income = income,
            right = right,
            paid = paid
        );
    }
}

/// The settlements, in the order of [`Toeslagen::LINES`].
pub(super) const SETTLEMENTS: [LineId; 4] = [
    LineId::SettlementZorgtoeslag,
    LineId::SettlementHuurtoeslag,
    LineId::SettlementKindgebondenBudget,
    LineId::SettlementKinderopvangtoeslag,
];

/// Whether every adult works in a month, or did in one of the last few.
fn works_or_did(household: &Household, work: &Work, at: usize) -> bool {
    let after = household.rules.lasting.calendar.care_after_work_months as usize;
    let recent = at.saturating_sub(after)..=at;
    (0..household.situation.adults.len()).all(|adult| recent.clone().any(|at| work.pay[at][adult].works()))
}

/// What care of a month the law looks at, and what it costs: a contract that begins or ends within the month counts
/// for its days.
fn care(household: &Household) -> (Vec<EligibleCare>, Cents) {
    let mut eligible = Vec::new();
    let mut cost = Exact::ZERO;
    for child in &household.situation.children {
        let contracts: Vec<Care> = child
            .care
            .iter()
            .filter_map(|care| {
                let part = PartOfMonth::of(household.date, care.start, care.end);
                let hours_month = care.hours_month.part(part.days, part.of);
                (!part.is_none()).then(|| Care { hours_month, ..care.clone() })
            })
            .collect();
        if contracts.is_empty() {
            continue;
        }
        cost += contracts.iter().map(Care::cost_month).sum::<Exact>();
        let table = &household.rules.year.kinderopvangtoeslag;
        eligible.push(kinderopvangtoeslag::eligible(table, &contracts, &mut Silent));
    }
    (eligible, cost.round_half_up())
}
