//! What a consultant typed about a case and did not keep yet. In memory only, by the id of the case: going to another
//! part, a lock and a save that fails take nothing of it away.

use std::collections::BTreeMap;

use leptos::prelude::*;

use crate::{
    diagnose::{Answer, QuestionIndex},
    dossier::RecordId,
};

/// All of it, for as long as the tab is there.
#[derive(Clone, Copy)]
pub(in crate::web::desk) struct Unsaved {
    /// Of the program: fields outlive the page that first asked for them.
    owner: StoredValue<Owner>,
    cases: StoredValue<BTreeMap<RecordId, Fields>>,
}

/// What was typed about one case.
#[derive(Clone, Copy)]
pub(super) struct Fields {
    pub note: RwSignal<String>,
    /// Id of the category that was chosen; empty for none.
    pub category: RwSignal<String>,
    pub reason: RwSignal<String>,
    /// What the correction changes, and nothing else: other answers may change meanwhile.
    pub corrected: RwSignal<BTreeMap<QuestionIndex, Option<Answer>>>,
    /// Why they are corrected.
    pub why: RwSignal<String>,
    /// Of the letter; nothing until somebody typed one.
    pub salutation: RwSignal<Option<String>>,
    pub signature: RwSignal<Option<String>>,
}

impl Unsaved {
    pub(in crate::web::desk) fn new() -> Unsaved {
        let owner = Owner::current().unwrap_or_default();
        Unsaved { owner: StoredValue::new(owner), cases: StoredValue::new(BTreeMap::new()) }
    }

    /// What was typed about this case.
    pub(super) fn of(self, id: RecordId) -> Fields {
        if let Some(fields) = self.cases.with_value(|cases| cases.get(&id).copied()) {
            return fields;
        }
        let fields = self.owner.with_value(|owner| {
            owner.with(|| Fields {
                note: RwSignal::default(),
                category: RwSignal::default(),
                reason: RwSignal::default(),
                corrected: RwSignal::default(),
                why: RwSignal::default(),
                salutation: RwSignal::default(),
                signature: RwSignal::default(),
            })
        });
        self.cases.update_value(|cases| _ = cases.insert(id, fields));
        fields
    }

    /// Forgets it, with the case.
    pub(super) fn forget(self, id: RecordId) {
        self.cases.update_value(|cases| _ = cases.remove(&id));
    }
}
