//! The household at every number of hours, and at every wage.

use super::super::calculation::Computed;
use crate::{
    income::{Point, Situation, situation::Hours, sweep, sweep_wages},
    money::Cents,
};

/// Steps of a quarter of an hour, to 40 hours a week.
const STEP: u32 = 25;
pub(super) const MOST_HOURS: Hours = Hours::hundredths(4000);
/// Steps of a wage a month: fine enough for a drawing.
const WAGE_STEP: i64 = 25;
/// A full week at one and a half times the minimum wage: few first jobs pay more.
const MOST_WAGE: i64 = 4000;
/// A rise in wage that people can picture.
pub(super) const MORE_WAGE: Cents = Cents::euros(100);

/// At every quarter of an hour.
pub(crate) fn by_hours(computed: &Computed) -> Option<Vec<Point>> {
    let hours = (1..=MOST_HOURS.get() / STEP).map(|n| Hours::hundredths(n * STEP));
    let mut points = sweep(&idle(computed), 0, std::iter::once(Hours::default())).ok()?;
    points.extend(sweep(&computed.then, 0, hours).ok()?);
    Some(points)
}

/// At every wage a month.
pub(super) fn by_wage(computed: &Computed) -> Option<Vec<Point>> {
    let wages = (1..=MOST_WAGE / WAGE_STEP).map(|n| Cents::euros(n * WAGE_STEP));
    let mut points = sweep(&idle(computed), 0, std::iter::once(Hours::default())).ok()?;
    points.extend(sweep_wages(&computed.then, 0, wages).ok()?);
    Some(points)
}

/// Without work nobody pays for care: the first point is the household as it is now, without any job.
fn idle(computed: &Computed) -> Situation {
    let mut idle = computed.now.clone();
    idle.adults[0].job = None;
    idle.children.iter_mut().for_each(|child| child.care.clear());
    idle.costs_of_work_month = Cents::ZERO;
    idle
}
