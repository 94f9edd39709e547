//! The lines of the list: of each case what is shown, sorted by or looked for, made when that case changes.

use std::{collections::BTreeMap, sync::Arc};

use js_sys::JsString;

use super::named;
use crate::{
    calendar::Day,
    caseload::{People, Row},
    diagnose::model,
    dossier::{Label, RecordId},
};

/// Every line, in the order of the ids.
pub(super) type Lines = Vec<Arc<Line>>;

/// A case in the list.
#[derive(Debug, PartialEq, Eq, Hash)]
pub(super) struct Line {
    pub shown: Shown,
    /// How the resident is named, to sort by.
    pub sorted_as: String,
    /// Everything that somebody may look for, [`folded`].
    pub words: String,
}

/// What is shown of a case, and what follows from nothing else.
#[derive(Debug, PartialEq, Eq, Hash)]
pub(super) struct Shown {
    pub id: RecordId,
    /// How the resident is named.
    pub who: String,
    /// The code of the letter, and the name that was typed: one of them may be how the resident is named.
    reference: String,
    name: String,
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

/// A line for each row, in the same order; of one in so many the suggestion is kept back. Lines that were there `before`
/// and are still right are used again: to fold the words of thousands takes longer than a click may wait.
pub(super) fn lines(
    rows: &BTreeMap<RecordId, Row>,
    people: &People,
    unseen_one_in: u8,
    before: Option<&Lines>,
) -> Lines {
    let mut before = before.into_iter().flatten().peekable();
    let mut line = |row: &Row| {
        let shown = Shown::of(row, people, unseen_one_in);
        while before.next_if(|line| line.shown.id < shown.id).is_some() {}
        let same = before.next_if(|line| line.shown == shown).cloned();
        same.unwrap_or_else(|| Arc::new(Line::of(shown)))
    };
    rows.values().map(&mut line).collect()
}

impl Line {
    fn of(shown: Shown) -> Line {
        let category = shown.decided.or(shown.suggested).map_or("", category);
        // The code is found too where a name stands in its place.
        let words = [&shown.who, &shown.reference, &shown.name, &shown.session, category].join("\n");
        Line { sorted_as: folded(&shown.who), words: folded(&words), shown }
    }
}

impl Shown {
    fn of(row: &Row, people: &People, unseen_one_in: u8) -> Shown {
        let is_hidden = row.is_kept_back(unseen_one_in);
        let text = |label: &Option<Label>| label.as_ref().map_or_else(String::new, ToString::to_string);
        Shown {
            id: row.id,
            who: named(row, people),
            reference: text(&row.reference),
            name: text(&row.name),
            session: text(&row.session),
            gemeente: row.gemeente.as_str().to_string(),
            language: row.language.as_str().to_string(),
            completed: row.completed,
            suggested: (!is_hidden).then_some(row.suggested),
            decided: row.decision().map(|decision| decision.category),
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
