//! What the consultant asks figures about, and what they write beside them: kept while they look at other pages.

use leptos::prelude::*;

use crate::{
    calendar::Day,
    caseload::{Asked, Length, Period, Place},
    dossier::{Code, Label},
    web::today::today,
};

/// Value of the period for days of one's own.
pub(super) const OWN: &str = "own";
/// Value of the place for what was filled in at home; a session has [`SESSION`] before its name.
pub(super) const HOME: &str = "home";
/// Before the name of a session, so that none is taken for something else.
pub(super) const SESSION: &str = "session:";

/// What the fields above figures say.
#[derive(Clone, Copy)]
pub(in crate::web::desk) struct Chosen {
    /// First and last day as `2026-07-01/2026-12-31`, or [`OWN`].
    pub period: RwSignal<String>,
    /// Days of one's own, as in `2026-07-01`.
    pub from: RwSignal<String>,
    pub to: RwSignal<String>,
    /// Id of a municipality; empty is all.
    pub gemeente: RwSignal<String>,
    /// [`HOME`], a session, or empty for all.
    pub place: RwSignal<String>,
    /// What the consultant writes beside the report.
    pub explanation: RwSignal<String>,
    /// The last period that was right.
    last: StoredValue<Period>,
}

impl Chosen {
    pub(in crate::web::desk) fn new() -> Chosen {
        let now = Period::around(today(), Length::HalfYear);
        Chosen {
            period: RwSignal::new(key(now)),
            from: RwSignal::new(now.from().to_string()),
            to: RwSignal::new(now.to().to_string()),
            gemeente: RwSignal::new(String::new()),
            place: RwSignal::new(String::new()),
            explanation: RwSignal::new(String::new()),
            last: StoredValue::new(now),
        }
    }

    /// The period, where what is filled in is one.
    pub(super) fn typed(self) -> Option<Period> {
        let chosen = self.period.get();
        let (from, to) = match chosen.split_once('/') {
            Some((from, to)) => (from.to_string(), to.to_string()),
            None => (self.from.get(), self.to.get()),
        };
        Period::new(Day::parse(&from)?, Day::parse(&to)?)
    }

    /// What is asked; while the days make no period, the last ones that did.
    pub(in crate::web::desk) fn asked(self) -> Asked {
        if let Some(period) = self.typed() {
            self.last.set_value(period);
        }
        let place = self.place.get();
        Asked {
            period: self.last.get_value(),
            gemeente: Code::new(self.gemeente.get()).ok(),
            place: match place.strip_prefix(SESSION) {
                Some(session) => Label::new(session).ok().map(Place::Session),
                None => (place == HOME).then_some(Place::Home),
            },
        }
    }
}

/// How a period is kept in the field.
pub(super) fn key(period: Period) -> String {
    format!("{}/{}", period.from(), period.to())
}
