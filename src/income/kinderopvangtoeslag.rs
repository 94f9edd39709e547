//! Wet kinderopvang art. 1.7; Besluit kinderopvangtoeslag art. 4 (hours, prices) and 6 (table).

use super::{
    allowance::Allowance,
    parameters::Kinderopvangtoeslag,
    situation::{Care, CareKind, Hours},
    trace::{Trace, step},
};
use crate::money::{Cents, Exact, Rate};

/// What of one child's care a month the law looks at.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct EligibleCare {
    /// Hundredths of an hour. First, since the child with most hours is the first child.
    hours: u32,
    /// Hours times price, each capped.
    cost: Exact,
}

/// The hours and prices of one child that count: both have a maximum, hours over all contracts together.
pub fn eligible(rules: &Kinderopvangtoeslag, contracts: &[Care], trace: &mut impl Trace) -> EligibleCare {
    let mut room = Hours::hundredths(rules.max_hours_month * 100);
    let mut care = EligibleCare::default();
    for contract in contracts {
        let most_price = Cents::new(
            rules.max_price[match contract.kind {
                CareKind::Dagopvang => 0,
                CareKind::Bso => 1,
                CareKind::Gastouder => 2,
            }],
        );
        let price = contract.price_hour.min(most_price);
        let hours = contract.hours_month.min(room);
        // Hundredths of hours times cents are hundredths of cents.
        let cost = Exact::micro(i64::from(hours.get()) * price.get() * 100);
        step!(
            trace,
            CareChild,
            hours = hours,
            price = contract.price_hour,
            most_price = most_price,
            amount = cost,
        );
        room = Hours::hundredths(room.get() - hours.get());
        care.hours += hours.get();
        care.cost += cost;
    }
    care
}

/// Kinderopvangtoeslag at a joint toetsingsinkomen a year.
pub fn kinderopvangtoeslag(
    rules: &Kinderopvangtoeslag,
    children: &[EligibleCare],
    income: Exact,
    trace: &mut impl Trace,
) -> Allowance {
    // Most hours; of equal hours the highest cost.
    let Some(first) = children.iter().max() else { return Allowance::NONE };
    let whole = income.whole_euros();
    let row = rules.table.partition_point(|(to, ..)| *to < whole);
    let (_, first_share, next_share) = rules.table[row.min(rules.table.len() - 1)];
    let (first_share, next_share) = (Rate::millionths(first_share), Rate::millionths(next_share));
    step!(trace, CareShare, income = income, first = first_share, next = next_share);
    let all: Exact = children.iter().map(|child| child.cost).sum();
    let month = first.cost.times(first_share) + (all - first.cost).times(next_share);
    if Allowance::is_too_small(month.scaled(12), Cents::new(rules.min_grant_year), trace) {
        return Allowance::NONE;
    }
    Allowance { year: month.scaled(12), month: Cents::euros(month.whole_euros()) }
}
