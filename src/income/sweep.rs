//! The same household at many numbers of hours: the points of a chart.

use super::{
    budget::Amounts,
    household::{Household, Refusal, wage_of_hours},
    minimum_wage::minimum_wage_at_age,
    situation::{Hours, Job, Situation},
    timeline::{Assumptions, timeline},
    trace::Silent,
};
use crate::money::{Cents, Exact};

/// A household at a number of hours.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Point {
    /// Hours a week of the adult whose work changes; zero where their wage is not by the hour.
    pub hours: Hours,
    /// Gross wage a month of that adult, without holiday allowance.
    pub wage_month: Cents,
    /// What is left.
    pub amounts: Amounts,
}

/// One point for each gross wage a month of one adult, without holiday allowance.
///
/// # Errors
/// Where the household is not covered, or has no such adult.
pub fn sweep_wages(
    situation: &Situation,
    adult: usize,
    wages_month: impl Iterator<Item = Cents>,
) -> Result<Vec<Point>, SweepError> {
    let household = Household::new(situation)?;
    situation.adults.get(adult).ok_or(SweepError::NoSuchAdult(adult))?;
    let wage_hour = situation.adults[adult].job.as_ref().and_then(|job| job.wage_hour);
    let mut wages = household.wages();
    Ok(wages_month
        .map(|wage_month| {
            wages[adult] = wage_month.exact().scaled(12);
            Point {
                hours: wage_hour.map_or(Hours::default(), |wage| hours_of_wage(wages[adult], wage)),
                wage_month,
                amounts: household.amounts(wages, &mut Silent),
            }
        })
        .collect())
}

/// The hours a week that make a year's wage at an hourly one, to the nearest hundredth.
fn hours_of_wage(wage_year: Exact, wage_hour: Cents) -> Hours {
    let of_an_hour = 52 * wage_hour.get().max(1);
    // Cents of a year times a hundred, over cents of an hour a week.
    let hundredths = (wage_year.round_half_up().get() * 100 + of_an_hour / 2) / of_an_hour;
    Hours::hundredths(u32::try_from(hundredths).unwrap_or(u32::MAX))
}

/// Why there is no chart.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SweepError {
    /// The household itself can't be computed.
    #[error(transparent)]
    Refused(#[from] Refusal),
    /// There is no such adult.
    #[error("adults[{0}]: there is no such adult")]
    NoSuchAdult(usize),
    /// Hours make no wage without a wage an hour.
    #[error("adults[{0}].job: a monthly wage does not change with hours; give hours_week and wage_hour")]
    MonthlyWage(usize),
}

/// One point for each number of hours of one adult, at their hourly wage or else the minimum wage.
///
/// # Errors
/// Where the household is not covered, or the adult has no wage by the hour.
pub fn sweep(
    situation: &Situation,
    adult: usize,
    hours: impl Iterator<Item = Hours>,
) -> Result<Vec<Point>, SweepError> {
    let household = Household::new(situation)?;
    let wage_hour = wage_hour_of(situation, adult)?;
    let mut wages = household.wages();
    Ok(hours
        .map(|hours| {
            wages[adult] = wage_of_hours(hours, wage_hour);
            Point {
                hours,
                wage_month: wages[adult].split(12).round_half_up(),
                amounts: household.amounts(wages, &mut Silent),
            }
        })
        .collect())
}

/// The same over real months: the mean of twelve of them, with what is settled of their years. Of the year in which
/// they begin everything is settled, of the next one the part of these months.
///
/// # Errors
/// As [`sweep`], and where a month is not covered.
pub fn sweep_months(
    situation: &Situation,
    adult: usize,
    hours: impl Iterator<Item = Hours>,
    assumptions: Assumptions,
) -> Result<Vec<Point>, SweepError> {
    let wage_hour = wage_hour_of(situation, adult)?;
    hours
        .map(|hours| {
            let mut at = situation.clone();
            let who = &mut at.adults[adult];
            who.job = Some(who.job.take().unwrap_or(Job::of_hours(hours, wage_hour)).at_hours(hours));
            let amounts = timeline(&at, 12, assumptions)?.mean();
            let wage_month = wage_of_hours(hours, wage_hour).split(12).round_half_up();
            Ok(Point { hours, wage_month, amounts })
        })
        .collect()
}

/// The hourly wage of an adult, or else the minimum wage.
fn wage_hour_of(situation: &Situation, adult: usize) -> Result<Cents, SweepError> {
    let who = situation.adults.get(adult).ok_or(SweepError::NoSuchAdult(adult))?;
    let age = situation.date.age_of(who.birth_date).unwrap_or(0);
    match &who.job {
        Some(job) => job.wage_hour.ok_or(SweepError::MonthlyWage(adult)),
        None => Ok(minimum_wage_at_age(situation.date, age).unwrap_or_default()),
    }
}
