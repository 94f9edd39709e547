//! Getting drafts on the disk of the tablet: one at a time, the newest of each card, again and again until it is there.
//! What the browser refuses stays here in memory, sealed as it is, also when the screen has locked meanwhile.

use std::{
    cell::{Cell, RefCell},
    collections::BTreeMap,
    rc::Rc,
};

use leptos::prelude::*;

use crate::{
    dossier::group::SealedDraft,
    web::storage::group_store::{self, StoreError, sleep},
};

/// Milliseconds before each next try when a connection was lost.
const AT_ONCE: [i32; 3] = [0, 100, 400];
/// Milliseconds between tries while it keeps failing.
const LATER: i32 = 3_000;

/// Whether everything is on the disk.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kept {
    All,
    Busy,
    Failing(StoreError),
}

/// Why a draft will never be kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Refused {
    /// The card is done with.
    Finished,
    /// The disk has a newer draft, of another window.
    Older,
}

/// Keeps drafts.
#[derive(Clone, Copy)]
pub(super) struct Keeping {
    pub state: RwSignal<Kept>,
    /// The last card whose draft the disk will not have any more, and why.
    pub refused: RwSignal<Option<(u16, Refused)>>,
    inner: StoredValue<Rc<Inner>, LocalStorage>,
}

#[derive(Default)]
struct Inner {
    /// What is not on the disk yet, by card.
    open: RefCell<BTreeMap<u16, SealedDraft>>,
    busy: Cell<bool>,
}

impl Keeping {
    pub(super) fn new() -> Keeping {
        Keeping {
            state: RwSignal::new(Kept::All),
            refused: RwSignal::new(None),
            inner: StoredValue::new_local(Rc::default()),
        }
    }

    /// Keeps this draft.
    pub(super) fn put(self, number: u16, sealed: SealedDraft) {
        let Some(inner) = self.inner.try_get_value() else { return };
        inner.open.borrow_mut().insert(number, sealed);
        self.retry();
    }

    /// Tries at once whatever is not on the disk yet.
    pub(super) fn retry(self) {
        let Some(inner) = self.inner.try_get_value() else { return };
        if inner.open.borrow().is_empty() {
            return;
        }
        self.state.try_set(Kept::Busy);
        if !inner.busy.replace(true) {
            leptos::task::spawn_local(self.work(inner));
        }
    }

    /// The newest draft of a card, wherever it is.
    pub(super) async fn draft(self, number: u16) -> Result<Option<SealedDraft>, StoreError> {
        let inner = self.inner.try_get_value();
        let open = inner.and_then(|inner| inner.open.borrow().get(&number).cloned());
        match (open, group_store::draft(number).await) {
            (_, Err(StoreError::Finished)) => Err(StoreError::Finished),
            // Another window may have gone on since; of two with the same count the disk keeps its own.
            (Some(open), Ok(Some(kept))) => {
                Ok(Some(if open.counter() > kept.counter() { open } else { kept }))
            }
            (Some(open), _) => Ok(Some(open)),
            (None, kept) => kept,
        }
    }

    /// Waits until nothing is being written.
    pub(super) async fn settle(self) {
        while self.inner.try_get_value().is_some_and(|inner| inner.busy.get()) {
            sleep(10).await;
        }
    }

    /// Forgets every draft that is not on the disk yet.
    pub(super) fn forget_all(self) {
        if let Some(inner) = self.inner.try_get_value() {
            inner.open.borrow_mut().clear();
        }
    }

    /// A card whose draft is needed no longer.
    pub(super) fn forget(self, number: u16) {
        let Some(inner) = self.inner.try_get_value() else { return };
        inner.open.borrow_mut().remove(&number);
        if inner.open.borrow().is_empty() {
            self.state.try_set(Kept::All);
        }
    }

    async fn work(self, inner: Rc<Inner>) {
        let mut tries = 0;
        loop {
            let next = inner.open.borrow().iter().next().map(|(number, sealed)| (*number, sealed.clone()));
            let Some((number, sealed)) = next else {
                self.state.try_set(Kept::All);
                break;
            };
            let put = group_store::put_draft(number, &sealed).await;
            match put {
                Ok(()) => {
                    tries = 0;
                    let mut open = inner.open.borrow_mut();
                    if open.get(&number) == Some(&sealed) {
                        open.remove(&number);
                    }
                }
                // Nothing that comes after it would be kept either; whoever is busy with it is told.
                Err(error @ (StoreError::Finished | StoreError::Older)) => {
                    tries = 0;
                    inner.open.borrow_mut().remove(&number);
                    let why = if error == StoreError::Older { Refused::Older } else { Refused::Finished };
                    self.refused.try_set(Some((number, why)));
                }
                Err(StoreError::Lost) if tries < AT_ONCE.len() => {
                    sleep(AT_ONCE[tries]).await;
                    tries += 1;
                }
                Err(error) => {
                    self.state.try_set(Kept::Failing(error));
                    set_timeout(
                        move || self.retry_if_failing(),
                        std::time::Duration::from_millis(LATER as u64),
                    );
                    break;
                }
            }
        }
        inner.busy.set(false);
    }

    fn retry_if_failing(self) {
        let failing = self.state.try_get_untracked();
        let Some(Kept::Failing(_)) = failing else { return };
        let Some(inner) = self.inner.try_get_value() else { return };
        if !inner.busy.replace(true) {
            leptos::task::spawn_local(self.work(inner));
        }
    }
}
