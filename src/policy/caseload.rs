//! What the schemes of a municipality cost a year, at numbers of households that somebody types in.

use super::{
    column::{Assumptions, NotComputed, local_of, wage_at},
    household_kind::HouseholdKind,
    local_parameters::Gemeente,
};
use crate::{
    income::Household,
    money::{Cents, Exact},
};

/// Millionths of a euro in a cent: many households times a small amount are more than [`Exact`] holds.
const MICRO_IN_CENT: i128 = 10_000;

/// Households of one kind: how many of them have no wage, and how many have this one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Caseload {
    /// Without a wage of the first adult.
    pub without_wage: u32,
    /// With one.
    pub with_wage: u32,
    /// That wage, in percent of the minimum wage.
    pub percent: u32,
    /// How many of a hundred who have a right ask for it.
    pub take_up: u32,
}

impl Caseload {
    /// What a municipality's schemes give these households a year; who asks for something asks for all there is. Of what is given
    /// once in five years a fifth; what is paid back up to an amount counts whole; premiums for leaving bijstand don't
    /// count, since they are given once.
    ///
    /// # Errors
    /// As [`Column::of`](super::Column::of).
    pub fn cost_year(
        &self,
        kind: &HouseholdKind,
        assumptions: &Assumptions,
        gemeente: &Gemeente,
    ) -> Result<Cents, NotComputed> {
        let of = |count: u32, percent| {
            let each = local_year(kind, assumptions, gemeente, percent)?;
            Ok::<_, NotComputed>(i128::from(each.get()) * i128::from(count))
        };
        let everybody = of(self.without_wage, 0)? + of(self.with_wage, self.percent)?;
        let in_cent = MICRO_IN_CENT * 100;
        let cents = (everybody * i128::from(self.take_up) + in_cent / 2).div_euclid(in_cent);
        Ok(Cents::new(cents.clamp(0, i64::MAX.into()) as i64))
    }
}

/// What a municipality's schemes give one household a year, at a wage in percent of the minimum wage.
///
/// # Errors
/// As [`Column::of`](super::Column::of).
pub fn local_year(
    kind: &HouseholdKind,
    assumptions: &Assumptions,
    gemeente: &Gemeente,
    percent: u32,
) -> Result<Exact, NotComputed> {
    let situation = kind.situation(assumptions.day, assumptions.rent);
    situation.check()?;
    let household = Household::new(&situation)?;
    let mut wages = household.wages();
    wages[0] = wage_at(assumptions, kind.adults[0], percent);
    Ok(local_of(&household, &household.local_rights(gemeente), wages))
}
