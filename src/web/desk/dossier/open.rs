//! The case on the screen, as its parts share it.

use leptos::prelude::*;

use super::unsaved::{Fields, Unsaved};
use crate::{
    caseload::{Case, What},
    dossier::RecordId,
    web::{
        components::{Kind, Notice},
        desk::cabinet::{Cabinet, Shown},
        texts::talk,
    },
};

/// The case on the screen.
#[derive(Clone, Copy)]
pub(super) struct Open {
    pub cabinet: Cabinet,
    pub id: RecordId,
    /// As it is kept now; the last that was there once the keys are closed.
    pub case: RwSignal<Case>,
    /// Whether the suggestion and all that tells of it are kept back until somebody decided.
    pub hidden: Memo<bool>,
    pub typed: Fields,
    /// Whether the last save failed.
    pub failed: RwSignal<bool>,
    /// Whether something is being kept: a second press of a button does nothing then.
    busy: StoredValue<bool>,
}

impl Open {
    pub(super) fn new(cabinet: Cabinet, case: Case) -> Open {
        let id = case.id();
        let typed = expect_context::<Unsaved>().of(id);
        let case = RwSignal::new(case);
        Effect::new(move |_| {
            if let Shown::Here(now) = cabinet.case.get()
                && now.id() == id
            {
                case.set(now);
            }
        });
        let hidden = Memo::new(move |_| is_hidden(cabinet, &case.read()));
        // Who sees the suggestion before they judge has seen it, also when later one in so many is to be judged unseen.
        let is_first_seen = Memo::new(move |_| !hidden.get() && !case.read().state().is_revealed());
        Effect::new(move |_| {
            if is_first_seen.get() {
                leptos::task::spawn_local(async move {
                    // Where that fails, the next time that it is opened.
                    let _ = cabinet.add(id, vec![What::Revealed]).await;
                });
            }
        });
        Open { cabinet, id, case, hidden, typed, failed: RwSignal::new(false), busy: StoredValue::new(false) }
    }

    /// Keeps what the consultant did, and then goes on; where that fails, says so and changes nothing.
    pub(super) fn add(self, what: Vec<What>, then: impl FnOnce() + 'static) {
        if self.busy.get_value() {
            return;
        }
        self.busy.set_value(true);
        leptos::task::spawn_local(async move {
            let kept = self.cabinet.add(self.id, what).await.is_ok();
            // Somebody may have gone to another page meanwhile.
            let _ = self.busy.try_set_value(false);
            let _ = self.failed.try_set(!kept);
            if kept {
                then();
            }
        });
    }
}

/// Whether a case is judged before its suggestion is shown, and nobody did yet.
pub(super) fn is_hidden(cabinet: Cabinet, case: &Case) -> bool {
    case.is_kept_back(cabinet.settings.with(|settings| settings.unseen_one_in))
}

/// Says that the last save failed.
#[component]
pub(super) fn NotSaved(failed: RwSignal<bool>) -> impl IntoView {
    move || {
        failed.get().then(|| {
            view! {
                <Notice kind=Kind::Wrong><p class="nl-paragraph">{talk::prose_not_kept()}</p></Notice>
            }
        })
    }
}
