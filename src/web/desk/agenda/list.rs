//! What is due over all cases, ready to be shown, and what of it is looked at.

use std::collections::BTreeMap;

use leptos::prelude::*;

use crate::{
    calendar::Day,
    caseload::{Due, Row, Todo, When, todo},
    dossier::RecordId,
    route::{OWN, route},
    web::{desk::list_page::who, texts::route as text},
};

/// A line of the agenda.
#[derive(Clone, PartialEq)]
pub(super) struct Entry {
    pub due: Due,
    pub when: When,
    /// How the resident is named in a list.
    pub who: String,
    /// The id of a step, or `!` and what no plan has a step for.
    pub kind: String,
    pub gemeente: String,
    /// The group session; empty at home.
    pub session: String,
}

/// Everything that is overdue or due soon, from early to late; of one day by name.
pub(super) fn entries(rows: &BTreeMap<RecordId, Row>, today: Day) -> Vec<Entry> {
    let due = todo(rows.values(), today).into_iter();
    let mut found: Vec<Entry> = due
        .filter_map(|due| {
            let row = rows.get(&due.id)?;
            Some(Entry {
                when: When::of(due.day, today)?,
                who: who(row),
                kind: kind(&due.todo),
                gemeente: row.gemeente.as_str().to_string(),
                session: row.session.as_ref().map_or("", |session| session.as_str()).to_string(),
                due,
            })
        })
        .collect();
    found.sort_by(|one, other| (one.due.day, &one.who).cmp(&(other.due.day, &other.who)));
    found
}

fn kind(todo: &Todo) -> String {
    match todo {
        Todo::Step { id, .. } => id.as_str().to_string(),
        Todo::ExemptionEnds => "!exemption".into(),
        Todo::OutflowLasted => "!outflow".into(),
        Todo::Talk => "!talk".into(),
        Todo::Decision => "!decision".into(),
    }
}

/// What a kind is called.
pub(super) fn kind_name(kind: &str) -> String {
    match kind {
        "!exemption" => text::agenda_exemption_ends().into(),
        "!outflow" => text::agenda_outflow_lasted().into(),
        "!talk" => text::agenda_talk().into(),
        "!decision" => text::agenda_decision().into(),
        OWN => text::add_own().into(),
        id => route().step(id).map_or_else(|| id.to_string(), |step| step.name.clone()),
    }
}

/// What of the agenda is looked at; nothing chosen is everything.
#[derive(Clone, Copy)]
pub(super) struct Filter {
    pub kind: RwSignal<Option<String>>,
    pub gemeente: RwSignal<Option<String>>,
    pub session: RwSignal<Option<String>>,
}

impl Filter {
    pub(super) fn new() -> Filter {
        let none = || RwSignal::new(None);
        Filter { kind: none(), gemeente: none(), session: none() }
    }

    /// Whether everything is looked at.
    pub(super) fn is_open(self) -> bool {
        [self.kind, self.gemeente, self.session].iter().all(|chosen| chosen.read().is_none())
    }

    pub(super) fn is_open_untracked(self) -> bool {
        untrack(|| self.is_open())
    }

    pub(super) fn fits(self, entry: &Entry) -> bool {
        let fits = |chosen: RwSignal<Option<String>>, of: &str| {
            chosen.read().as_ref().is_none_or(|chosen| chosen == of)
        };
        fits(self.kind, &entry.kind)
            && fits(self.gemeente, &entry.gemeente)
            && fits(self.session, &entry.session)
    }
}
