//! What a letter to the resident says of a plan.

use super::{
    plan::{Plan, PlannedStep},
    route,
};
use crate::calendar::Day;

/// Most steps that a letter has room for: more is a list that nobody reads.
const MOST: usize = 5;

/// What the day of a step is to the resident. It is never an appointment: who reads it as one comes for nothing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LetterDay {
    /// On this day at the latest.
    By(Day),
    /// It lasts, and begins on this day.
    From(Day),
    /// It goes on, to the end of this day.
    Until(Day),
}

impl LetterDay {
    fn of(step: &PlannedStep, today: Day) -> LetterDay {
        match step.from {
            None => LetterDay::By(step.due),
            Some(from) if from >= today => LetterDay::From(from),
            Some(_) => LetterDay::Until(step.due),
        }
    }

    /// The day, whatever it is.
    pub const fn day(self) -> Day {
        match self {
            LetterDay::By(day) | LetterDay::From(day) | LetterDay::Until(day) => day,
        }
    }
}

/// The sentences for the resident of the next few steps, from early to late, each sentence once, with what its day is.
/// What is overdue is left out, since a letter can't ask for yesterday; so are steps that a consultant made, whose name
/// is a note to themselves.
pub fn for_letter(plan: &Plan, today: Day) -> Vec<(LetterDay, &str)> {
    let mut said: Vec<(LetterDay, &str)> = plan
        .steps()
        .iter()
        .filter(|step| step.is_open() && step.due >= today)
        .filter_map(|step| {
            let sentence = route().step(step.id.as_str())?.resident.as_str();
            Some((LetterDay::of(step, today), sentence))
        })
        .collect();
    said.sort_by_key(|(day, _)| day.day());
    let mut seen = Vec::new();
    said.retain(|(_, sentence)| {
        let is_new = !seen.contains(sentence);
        seen.push(*sentence);
        is_new
    });
    said.truncate(MOST);
    said
}
