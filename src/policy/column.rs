//! One kind of household at many wages: a column of the matrix.

use super::{household_kind::HouseholdKind, local_parameters::Gemeente};
use crate::{
    calendar::Day,
    income::{
        Amounts, Household, LineId, LocalRights, Refusal, Wages,
        insight::{HARDLY, falls_most},
        minimum_wage_at_age,
        situation::{Hours, SituationError},
        trace::Silent,
        wage_of_hours,
    },
    money::{Cents, Exact, Rate},
};

/// Wages go from nothing to this percentage of the minimum wage.
const MOST_PERCENT: u32 = 200;
/// Steps of wages to choose from, in percent of the minimum wage; each divides the whole.
pub const STEPS: [u32; 3] = [5, 10, 20];
/// Hours a week of a whole job to choose from: the law has a minimum wage by the hour, and no week.
pub const FULL_TIMES: [u32; 3] = [36, 38, 40];
/// Traps are looked for in steps of this many percent of the minimum wage, about two hours of work a week: allowances
/// are paid in whole euros, which blurs less.
const TRAP_STEP: u32 = 5;

/// What holds for all households.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Assumptions {
    /// The day whose rules count.
    pub day: Day,
    /// Rent a month.
    pub rent: Cents,
    /// Hours a week of a whole job at the minimum wage.
    pub full_time: u32,
    /// Percent of the minimum wage from one wage to the next; one of [`STEPS`].
    pub step: u32,
}

/// Why there is no column.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum NotComputed {
    /// The household is impossible or absurd.
    #[error(transparent)]
    Situation(#[from] SituationError),
    /// The rules here do not cover it.
    #[error(transparent)]
    Refused(#[from] Refusal),
}

/// A kind of household at every wage.
#[derive(Clone, Debug, PartialEq)]
pub struct Column {
    /// Its bijstandsnorm a month, with vakantietoeslag.
    pub norm: Cents,
    /// From no wage to twice the minimum wage.
    pub cells: Vec<Cell>,
    /// Where earning more hardly pays, from low to high wages.
    pub traps: Vec<Trap>,
}

/// A household at a wage.
#[derive(Clone, Debug, PartialEq)]
pub struct Cell {
    /// The wage in percent of the minimum wage.
    pub percent: u32,
    /// Gross a month without holiday allowance.
    pub wage_month: Cents,
    /// What it has a month.
    pub amounts: Amounts,
    /// What schemes of the municipality give a year, exactly.
    pub local_year: Exact,
    /// What is kept of the step from the wage before; `None` at the first one.
    pub kept: Option<Kept>,
}

impl Cell {
    /// What is left as a share of a norm a month.
    pub fn of_norm(&self, norm: Cents) -> Rate {
        share(self.amounts.disposable(), norm)
    }
}

/// What is kept of a higher wage.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Kept {
    /// Of the extra gross wage with holiday allowance; below zero where more work costs money.
    pub share: Rate,
    /// In words.
    pub verdict: Verdict,
    /// The line that falls most.
    pub because: LineId,
}

/// Whether earning more pays.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Verdict {
    /// There is less left, by more than amounts are rounded.
    Costs,
    /// Less than [`HARDLY`] is left of it.
    Hardly,
    /// It pays.
    Pays,
}

/// Less of a loss than this share is rounding: every line of a budget is paid in whole cents.
const ROUNDING: Rate = Rate::millionths(-5_000);

impl Verdict {
    fn of(share: Rate) -> Verdict {
        match share {
            share if share < ROUNDING => Verdict::Costs,
            share if share < HARDLY => Verdict::Hardly,
            _ => Verdict::Pays,
        }
    }
}

/// Wages between which earning more hardly pays.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Trap {
    /// First wage, in percent of the minimum wage.
    pub from: u32,
    /// Last wage: from here a higher one pays again, unless it is the last of all.
    pub to: u32,
    /// What is kept between them.
    pub kept: Kept,
}

/// A part of a whole that is not zero, in millionths.
pub(super) fn share(part: Cents, whole: Cents) -> Rate {
    Rate::millionths((i128::from(part.get()) * 1_000_000 / i128::from(whole.get().max(1))) as i64)
}

/// The wage of a year that is this percentage of the minimum wage of somebody of that age, without holiday allowance.
pub fn wage_at(assumptions: &Assumptions, age: u32, percent: u32) -> Exact {
    let hour = minimum_wage_at_age(assumptions.day, age).unwrap_or_default();
    wage_of_hours(Hours::hundredths(assumptions.full_time * percent), hour)
}

impl Column {
    /// A kind of household under these assumptions, with the schemes of a municipality on top.
    ///
    /// # Errors
    /// Where the household is absurd, or the rules here do not cover it.
    pub fn of(
        kind: &HouseholdKind,
        assumptions: &Assumptions,
        gemeente: Option<&Gemeente>,
    ) -> Result<Column, NotComputed> {
        let situation = kind.situation(assumptions.day, assumptions.rent);
        situation.check()?;
        let household = Household::new(&situation)?;
        let rights = gemeente.map(|gemeente| household.local_rights(gemeente));
        let at = At { household: &household, rights: rights.as_ref(), age: kind.adults[0], assumptions };
        let mut cells: Vec<Cell> = Vec::new();
        for percent in (0..=MOST_PERCENT).step_by(assumptions.step.max(1) as usize) {
            let mut cell = at.cell(percent);
            cell.kept = cells.last().map(|before| at.kept(before, &cell));
            cells.push(cell);
        }
        Ok(Column { norm: household.norm_of_both(), cells, traps: at.traps() })
    }
}

/// What schemes give a household a year, exactly.
pub(super) fn local_of(household: &Household, rights: &LocalRights, wages: Wages) -> Exact {
    let income = household.local_income(wages);
    rights.amounts(income, &mut Silent).map(|amount| amount.year).sum()
}

/// A household whose first adult's wage changes.
struct At<'a> {
    household: &'a Household<'a>,
    rights: Option<&'a LocalRights<'a>>,
    age: u32,
    assumptions: &'a Assumptions,
}

impl At<'_> {
    fn cell(&self, percent: u32) -> Cell {
        let mut wages = self.household.wages();
        wages[0] = wage_at(self.assumptions, self.age, percent);
        let local_year = self.rights.map_or(Exact::ZERO, |rights| local_of(self.household, rights, wages));
        Cell {
            percent,
            wage_month: wages[0].split(12).round_half_up(),
            amounts: self.household.amounts_with(self.rights, wages, &mut Silent),
            local_year,
            kept: None,
        }
    }

    fn kept(&self, before: &Cell, after: &Cell) -> Kept {
        let with_allowance = Rate::millionths(self.household.rules().lasting.vakantiebijslag).on_top();
        let earned = (after.wage_month - before.wage_month).exact().times(with_allowance).round_half_up();
        let share = share(after.amounts.disposable() - before.amounts.disposable(), earned);
        Kept { share, verdict: Verdict::of(share), because: falls_most(&before.amounts, &after.amounts) }
    }

    /// Stretches of steps that each hardly pay.
    fn traps(&self) -> Vec<Trap> {
        let cells: Vec<Cell> =
            (0..=MOST_PERCENT).step_by(TRAP_STEP as usize).map(|percent| self.cell(percent)).collect();
        let mut stretches: Vec<(usize, usize)> = Vec::new();
        for (n, pair) in cells.windows(2).enumerate() {
            if self.kept(&pair[0], &pair[1]).verdict == Verdict::Pays {
                continue;
            }
            match stretches.last_mut() {
                Some((_, to)) if *to == n => *to = n + 1,
                _ => stretches.push((n, n + 1)),
            }
        }
        let trap = |(from, to): (usize, usize)| Trap {
            from: cells[from].percent,
            to: cells[to].percent,
            kept: self.kept(&cells[from], &cells[to]),
        };
        stretches.into_iter().map(trap).collect()
    }
}
