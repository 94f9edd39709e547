//! Two budgets side by side: what changes when somebody takes a job.

use super::{
    budget::{Budget, Line, steady_budget},
    household::{Household, Refusal},
    line::LineId,
    situation::Situation,
};
use crate::money::{Cents, Exact, Rate};

/// A household before and with a job.
#[derive(Clone, Debug, PartialEq)]
pub struct Comparison {
    /// Before.
    pub now: Budget,
    /// With the job.
    pub then: Budget,
    /// Gross wage a month that the job adds, with holiday allowance.
    pub extra_gross: Cents,
}

/// One row of the two.
#[derive(Clone, Debug, PartialEq)]
pub struct Row {
    /// What it is about.
    pub id: LineId,
    /// Whose it is, where each adult has one.
    pub adult: Option<usize>,
    /// Euros a month before.
    pub now: Cents,
    /// Euros a month with the job.
    pub then: Cents,
}

impl Row {
    /// What comes on top with the job; below zero where less is left.
    pub fn difference(&self) -> Cents {
        self.then - self.now
    }
}

impl Comparison {
    /// Both steady budgets.
    ///
    /// # Errors
    /// Where the rules here do not cover the household.
    pub fn of(now: &Situation, then: &Situation) -> Result<Comparison, Refusal> {
        let extra_gross = gross_month(then)? - gross_month(now)?;
        Ok(Comparison { now: steady_budget(now)?, then: steady_budget(then)?, extra_gross })
    }

    /// Every line that is something in one of the two, or says why it is nothing, in the order of a budget.
    pub fn rows(&self) -> Vec<Row> {
        let amount = |lines: &[Line], id, adult| {
            let line = lines.iter().find(|line| line.id == id && line.adult == adult);
            line.map_or(Cents::ZERO, |line| line.amount)
        };
        let is_there = |row: &Row| {
            let same = |line: &Line| line.id == row.id && line.adult == row.adult;
            self.now.lines.iter().chain(&self.then.lines).any(same)
        };
        let places = LineId::ALL.iter().flat_map(|id| [None, Some(0), Some(1)].map(|adult| (*id, adult)));
        places
            .map(|(id, adult)| Row {
                id,
                adult,
                now: amount(&self.now.lines, id, adult),
                then: amount(&self.then.lines, id, adult),
            })
            .filter(is_there)
            .collect()
    }

    /// What is left more with the job, a month.
    pub fn difference(&self) -> Cents {
        self.then.disposable - self.now.disposable
    }

    /// Whole cents that are left of each extra euro of gross wage; `None` where the job adds no wage.
    pub fn cents_kept_of_a_euro(&self) -> Option<i64> {
        let extra = self.extra_gross.get();
        (extra > 0).then(|| (self.difference().get() * 100 + extra / 2).div_euclid(extra))
    }
}

fn gross_month(situation: &Situation) -> Result<Cents, Refusal> {
    let household = Household::new(situation)?;
    let allowance = Rate::millionths(household.rules().lasting.vakantiebijslag);
    let year: Exact = household.wages().into_iter().map(|wage| wage.times(allowance.on_top())).sum();
    Ok(year.split(12).round_half_up())
}
