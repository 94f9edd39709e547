//! How long a dossier is kept, and which are due for deletion.

use std::sync::OnceLock;

use serde::Deserialize;

use super::{row::Row, settings::Settings};
use crate::{calendar::Day, dossier::RecordId};

/// Fewest and most months that a consultant can set.
pub const MONTHS: std::ops::RangeInclusive<u16> = 1..=120;

#[derive(Deserialize)]
struct Data {
    months: u16,
    source: String,
}

fn data() -> &'static Data {
    static DATA: OnceLock<Data> = OnceLock::new();
    DATA.get_or_init(|| {
        serde_json::from_str(include_str!("../../data/retention.json"))
            .expect("a test reads what is compiled in")
    })
}

/// Months after the decision, or else after the questionnaire, that a dossier of this municipality is kept.
pub fn retention_months(gemeente: &str, settings: &Settings) -> u16 {
    // No municipality has set a term of its own yet.
    let _ = gemeente;
    settings.retention_months.filter(|months| MONTHS.contains(months)).unwrap_or(data().months)
}

/// Where the term comes from that holds when nobody set another.
pub fn retention_source() -> &'static str {
    &data().source
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
        let decision = row.decision();
        let from = decision.map_or(row.completed, |decision| decision.on);
        let months = retention_months(row.gemeente.as_str(), settings);
        Due { until: from.months_later(u32::from(months)), id: row.id, from, decided: decision.is_some() }
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
