//! What a chart over hours says in words: where working more hardly pays and why, and how much work a wish takes.
//!
//! Everything is found by search over the same engine that makes a budget; nothing here knows a law.

use super::{
    budget::Amounts,
    household::{Household, Wages, wage_of_hours},
    line::LineId,
    situation::Hours,
    sweep::Point,
    trace::Silent,
};
use crate::money::{Cents, Exact, Rate};

/// An extra hour hardly pays when less than this share of its gross wage is left. A fifth is what people take for
/// "nothing"; the law has no such number.
pub const HARDLY: Rate = Rate::millionths(200_000);

/// Steps of whole hours are looked at: allowances are paid in whole euros, which blurs a quarter of an hour.
const HOUR: u32 = 100;

/// A stretch of hours in which working more hardly pays.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Trap {
    /// First hours a week.
    pub from: Hours,
    /// Last hours a week: from here an extra hour pays again, unless the chart ends here.
    pub to: Hours,
    /// What is left of an extra hour of work, on average; below zero where it costs money.
    pub kept: Cents,
    /// The line that falls most.
    pub because: LineId,
}

/// Every stretch of the chart in which an extra hour hardly pays. `points` are a sweep by equal steps that divide
/// an hour.
pub fn traps(points: &[Point]) -> Vec<Trap> {
    let whole: Vec<&Point> = points.iter().filter(|point| point.hours.get().is_multiple_of(HOUR)).collect();
    let mut traps: Vec<(usize, usize)> = Vec::new();
    for (n, pair) in whole.windows(2).enumerate() {
        let gained = pair[1].amounts.disposable() - pair[0].amounts.disposable();
        let earned = pair[1].wage_month - pair[0].wage_month;
        if gained.exact() >= earned.exact().times(HARDLY) {
            continue;
        }
        match traps.last_mut() {
            Some((_, to)) if *to == n => *to = n + 1,
            _ => traps.push((n, n + 1)),
        }
    }
    traps.into_iter().map(|(from, to)| trap(whole[from], whole[to])).collect()
}

fn trap(from: &Point, to: &Point) -> Trap {
    let gained = to.amounts.disposable() - from.amounts.disposable();
    // Hours a week to hours a month: 52 weeks in 12 months. Hours are in hundredths.
    let hours_month = i64::from(to.hours.get() - from.hours.get()) * 52;
    let kept = gained.exact().scaled(12 * 100).split(hours_month.max(1)).round_half_up();
    Trap { from: from.hours, to: to.hours, kept, because: falls_most(&from.amounts, &to.amounts) }
}

/// The line that falls most from one to the other.
pub fn falls_most(from: &Amounts, to: &Amounts) -> LineId {
    let fall = |line: &LineId| to.of(*line) - from.of(*line);
    LineId::ALL.iter().copied().min_by_key(fall).unwrap_or(LineId::Bijstand)
}

/// The fewest hours at which so much is left, if any of these points gets there.
pub fn hours_for(points: &[Point], disposable: Cents) -> Option<Hours> {
    points.iter().find(|point| point.amounts.disposable() >= disposable).map(|point| point.hours)
}

/// The fewest hours from which no bijstand is paid any more, however much more is worked.
pub fn hours_without_bijstand(points: &[Point]) -> Option<Hours> {
    let last_with = points.iter().rposition(|point| point.amounts.of(LineId::Bijstand) > Cents::ZERO);
    let first_without = last_with.map_or(0, |at| at + 1);
    points.get(first_without).map(|point| point.hours)
}

/// The lowest hourly wage between two at which so much is left at these hours, if there is one.
pub fn wage_for(
    household: &Household,
    adult: usize,
    hours: Hours,
    between: (Cents, Cents),
    disposable: Cents,
) -> Option<Cents> {
    let mut wages: Wages = household.wages();
    (between.0.get()..=between.1.get()).map(Cents::new).find(|wage| {
        wages[adult] = wage_of_hours(hours, *wage);
        household.amounts(wages, &mut Silent).disposable() >= disposable
    })
}

/// What is left of the next hour a week that somebody works, per hour; `None` at the end of the chart.
pub fn kept_of_next_hour(points: &[Point], hours: Hours) -> Option<Cents> {
    let at = |hours: u32| points.iter().find(|point| point.hours.get() == hours);
    let (now, next) = (at(hours.get())?, at(hours.get() + HOUR)?);
    let gained: Exact = (next.amounts.disposable() - now.amounts.disposable()).exact();
    Some(gained.scaled(12).split(52).round_half_up())
}

/// What is left a month of so much more gross wage a month, without holiday allowance, on top of these wages.
pub fn kept_of_more_wage(household: &Household, wages: Wages, adult: usize, more_month: Cents) -> Cents {
    let left = |wages| household.amounts(wages, &mut Silent).disposable();
    let mut more = wages;
    more[adult] += more_month.exact().scaled(12);
    left(more) - left(wages)
}
