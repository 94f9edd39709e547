//! A newer version of the app: known, offered, and moved to.

use leptos::prelude::*;

use super::{
    offline::{self, Offline},
    storage::drafts,
};

/// Stands in the storage of the tab from the last moment of one version to the first of the next.
const MOVED: &str = "opstap.moved";

/// What is known of newer versions. It is kept for the whole tab.
#[derive(Clone, Copy)]
pub(crate) struct Updates {
    page: StoredValue<Option<Offline>, LocalStorage>,
    waiting: RwSignal<bool>,
    declined: RwSignal<bool>,
}

impl Updates {
    pub(crate) fn follow() -> Updates {
        let updates = Updates {
            page: StoredValue::new_local(None),
            waiting: RwSignal::new(false),
            declined: RwSignal::new(false),
        };
        leptos::task::spawn_local(async move {
            // Without it there is no newer version either.
            let Ok(page) = offline::module().await else { return };
            updates.waiting.set(page.waiting());
            updates.page.set_value(Some(page.clone()));
            let listener = move |_| updates.waiting.set(page.waiting());
            // For as long as the page is there.
            let _listener = window_event_listener_untyped(offline::UPDATE, listener);
        });
        updates
    }

    /// Whether to offer a newer version on a page that is opened now. One that comes later is for the next page: nothing
    /// moves under the finger of somebody at work.
    pub(crate) fn is_to_be_offered(self) -> bool {
        self.waiting.get_untracked() && !self.declined.get_untracked() && drafts::is_all_saved()
    }

    /// Whether somebody said: later. They are asked again when they come back another time.
    pub(crate) fn is_declined(self) -> bool {
        self.declined.get()
    }

    pub(crate) fn decline(self) {
        self.declined.set(true);
    }

    /// Loads the page anew with the newer version, at the same address.
    pub(crate) fn move_on(self) {
        if let Some(storage) = window().session_storage().ok().flatten() {
            // Where the tab keeps nothing, the word that it was done is not said.
            let _ = storage.set_item(MOVED, "");
        }
        self.page.with_value(|page| page.as_ref().map(Offline::update));
    }
}

/// Whether this tab has just moved to a newer version; true once.
pub(crate) fn has_just_moved() -> bool {
    let Some(storage) = window().session_storage().ok().flatten() else { return false };
    let moved = storage.get_item(MOVED).ok().flatten().is_some();
    let _ = storage.remove_item(MOVED);
    moved
}
