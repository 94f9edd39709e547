//! What goes on at the archive page and what came of it: kept for as long as the desk is open, so that a backup goes on
//! while another page is shown.

use std::{collections::BTreeMap, sync::Arc};

use leptos::prelude::*;

use super::working::Said;
use crate::{
    caseload::Case,
    dossier::RecordId,
    web::desk::cabinet::{Cabinet, Inspected, Progress},
};

/// How far something is, and what came of it.
#[derive(Clone, Copy)]
pub(super) struct Work {
    pub progress: Progress,
    pub said: Said,
}

impl Work {
    fn new() -> Work {
        Work { progress: Progress::new(), said: RwSignal::new(None) }
    }

    /// Whether it goes on now.
    pub(super) fn is_going(self) -> bool {
        self.progress.at.with_untracked(Option::is_some)
    }
}

/// Everything that the archive page does and that takes a while.
#[derive(Clone, Copy)]
pub(in crate::web::desk) struct Works {
    pub(super) backup: Work,
    pub(super) hand_over: Work,
    /// Dossiers that were handed over, and may go here.
    pub(super) handed: RwSignal<Vec<RecordId>>,
    pub(super) reading: Work,
    /// A file that was looked through, and waits for somebody to say so.
    pub(super) found: RwSignal<Option<(Inspected, Arc<Vec<u8>>)>>,
    pub(super) team: Work,
    /// What came of each file of a team.
    pub(super) team_lines: RwSignal<Vec<String>>,
    /// What is in those files.
    pub(super) team_cases: RwSignal<BTreeMap<RecordId, Case>>,
}

impl Works {
    /// Nothing yet, and nothing again whenever the desk closes.
    pub(in crate::web::desk) fn new(cabinet: Cabinet) -> Works {
        let works = Works {
            backup: Work::new(),
            hand_over: Work::new(),
            handed: RwSignal::new(Vec::new()),
            reading: Work::new(),
            found: RwSignal::new(None),
            team: Work::new(),
            team_lines: RwSignal::new(Vec::new()),
            team_cases: RwSignal::new(BTreeMap::new()),
        };
        Effect::new(move |_| {
            if cabinet.is_locked() {
                works.forget();
            }
        });
        works
    }

    fn forget(self) {
        for work in [self.backup, self.hand_over, self.reading, self.team] {
            work.said.set(None);
        }
        self.handed.set(Vec::new());
        self.found.set(None);
        self.team_lines.set(Vec::new());
        self.team_cases.set(BTreeMap::new());
    }
}
