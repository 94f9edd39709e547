//! How long a dossier is kept, and which are due for deletion.

use super::{row::Row, settings::Settings};
use crate::{calendar::Day, dossier::RecordId, route::answers_kept_until};

/// Fewest and most months that a consultant can set.
pub const MONTHS: std::ops::RangeInclusive<u16> = 1..=120;

/// What a consultant set instead of the term of the municipality.
fn own_term(settings: &Settings) -> Option<u32> {
    settings.retention_months.filter(|months| MONTHS.contains(months)).map(u32::from)
}

/// The last day on which a dossier of this municipality is kept, when its term runs from this day.
pub fn kept_until(gemeente: &str, from: Day, settings: &Settings) -> Day {
    match own_term(settings) {
        Some(months) => from.months_later(months),
        None => answers_kept_until(gemeente, from),
    }
}

/// The term in whole months; of a municipality that set none, or of which nothing is known, the usual one.
pub fn retention_months(gemeente: &str, settings: &Settings) -> u32 {
    let from = Day::parse("2026-01-01").expect("a day");
    kept_until(gemeente, from, settings).months_since(from).unsigned_abs()
}

/// A dossier with the last day on which it is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Due {
    /// The last day.
    pub until: Day,
    /// Of the case.
    pub id: RecordId,
    /// The day from which the term runs.
    pub from: Day,
    /// Whether that is the day of the decision; else that of the last question.
    pub decided: bool,
}

impl Due {
    /// Of one case.
    pub fn of(row: &Row, settings: &Settings) -> Due {
        let decision = row.decision().map(|decision| decision.on);
        // A plan that was made later counts from then.
        let planned = row.plan.as_ref().map(|plan| plan.start());
        let decided = decision.max(planned);
        let from = decided.unwrap_or(row.completed);
        let until = kept_until(row.gemeente.as_str(), from, settings);
        Due { until, id: row.id, from, decided: decided.is_some() }
    }

    /// Whether its term is over on this day.
    pub fn is_over(&self, today: Day) -> bool {
        self.until < today
    }
}

/// What is due for deletion today, and what will be within a month, both by the day, longest ago first.
pub fn due<'a>(rows: impl Iterator<Item = &'a Row>, settings: &Settings, today: Day) -> (Vec<Due>, Vec<Due>) {
    let soon = today.months_later(1);
    let mut all: Vec<Due> = rows.map(|row| Due::of(row, settings)).filter(|due| due.is_over(soon)).collect();
    all.sort();
    all.into_iter().partition(|due| due.is_over(today))
}
