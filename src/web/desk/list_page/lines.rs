//! The lines of the list: of each case what is shown, sorted by or looked for, made once when cases change.

use std::collections::BTreeMap;

use js_sys::JsString;

use super::named;
use crate::{
    calendar::Day,
    caseload::{People, Row},
    diagnose::model,
    dossier::RecordId,
};

/// A case in the list.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub(super) struct Line {
    pub id: RecordId,
    /// How the resident is named.
    pub who: String,
    /// The same, to sort by.
    pub sorted_as: String,
    /// Everything that somebody may look for, [`folded`].
    pub words: String,
    /// Empty at home.
    pub session: String,
    pub gemeente: String,
    pub language: String,
    pub completed: Day,
    /// Place in the categories of the questionnaire; nothing where it is kept back until somebody decided.
    pub suggested: Option<u8>,
    pub decided: Option<u8>,
    /// Answers changed after the decision.
    pub decision_is_old: bool,
    /// Kept back with the suggestion.
    pub doubt: Option<bool>,
    /// A bit for each signal, and for each that was asked for.
    pub signals: u32,
    pub asked: u32,
}

/// A line for each row, in the same order; of one in so many the suggestion is kept back.
pub(super) fn lines(rows: &BTreeMap<RecordId, Row>, people: &People, unseen_one_in: u8) -> Vec<Line> {
    rows.values().map(|row| Line::of(row, people, unseen_one_in)).collect()
}

impl Line {
    fn of(row: &Row, people: &People, unseen_one_in: u8) -> Line {
        let who = named(row, people);
        let decided = row.decision().map(|decision| decision.category);
        let is_hidden = row.is_kept_back(unseen_one_in);
        let suggested = (!is_hidden).then_some(row.suggested);
        let text = |label: &Option<_>| label.as_ref().map_or_else(String::new, ToString::to_string);
        let session = text(&row.session);
        let category = decided.or(suggested).map_or("", |place| category(place));
        // The code is found too where a name stands in its place.
        let words = [&who, &text(&row.reference), &text(&row.name), &session, category].join("\n");
        Line {
            id: row.id,
            sorted_as: folded(&who),
            words: folded(&words),
            who,
            session,
            gemeente: row.gemeente.as_str().to_string(),
            language: row.language.as_str().to_string(),
            completed: row.completed,
            suggested,
            decided,
            decision_is_old: row.decision_is_old,
            doubt: (!is_hidden).then_some(row.doubt != 0),
            signals: row.signals,
            asked: row.asked,
        }
    }
}

/// What a category is called.
pub(super) fn category(place: u8) -> &'static str {
    model().categories.get(usize::from(place)).map_or("", |category| category.id.as_str())
}

/// In small letters and without accents: who looks for "celik" finds "Çelik", and it stands at the c.
pub(super) fn folded(text: &str) -> String {
    let small = text.to_lowercase();
    if small.is_ascii() {
        return small;
    }
    let apart = JsString::from(small).normalize("NFD");
    String::from(apart).chars().filter(|character| !('\u{300}'..='\u{36F}').contains(character)).collect()
}
