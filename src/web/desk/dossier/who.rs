//! Who did something, and when.

use crate::{
    caseload::Entry,
    web::{format, texts::talk},
};

/// The name of who did it; that there is none.
pub(super) fn by(entry: &Entry) -> String {
    entry.by.as_ref().map_or_else(|| talk::notes_somebody().into(), |label| label.as_str().into())
}

/// The day and the minute.
pub(super) fn when(entry: &Entry) -> String {
    let moment = entry.at.to_string();
    let time = moment.split_once('T').and_then(|(_, time)| time.get(..5)).unwrap_or_default();
    format!("{} {time}", format::short_date(entry.at.day()))
}
