//! What a consultant does to a case.

use leptos::prelude::*;

use super::{Cabinet, case_name, lock_case, read_case};
use crate::{
    caseload::{Case, CaseError, What},
    dossier::RecordId,
    web::{
        entropy,
        storage::archive::{self, Shelf},
        today::now,
    },
};

/// Why what a consultant did is not kept. Nothing has changed then.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::web::desk) enum NotAdded {
    /// The browser has no room, or keeps nothing; or the case is not there.
    NotKept,
    /// The case has no room.
    Full,
}

impl Cabinet {
    /// Adds what the consultant did to a case, all of it or nothing. What another window wrote meanwhile stays.
    pub(in crate::web::desk) async fn add(self, id: RecordId, what: Vec<What>) -> Result<Case, NotAdded> {
        let by = self.settings.with_untracked(|settings| settings.name.clone());
        let change = move |case: &mut Case| {
            let mut all = what.into_iter();
            all.try_for_each(|what| case.add(what, now(), by.clone(), &mut entropy::rng()))
        };
        let added = self.change(id, change).await;
        self.full.set(added == Err(NotAdded::Full));
        added
    }

    /// Changes a case as it is kept now. Where another window changed the archive's key meanwhile, once more.
    async fn change(
        self,
        id: RecordId,
        change: impl FnOnce(&mut Case) -> Result<(), CaseError>,
    ) -> Result<Case, NotAdded> {
        let mut change = Some(change);
        for _ in 0..2 {
            let strongbox = self.strongbox().ok_or(NotAdded::NotKept)?;
            let name = case_name(&strongbox, id);
            let (mut changed, mut is_full) = (None, false);
            let revise = |_: usize, found: Option<Vec<u8>>| {
                let mut case = read_case(&strongbox, &name, &found?)?;
                if change.take()?(&mut case).is_err() {
                    is_full = true;
                    return None;
                }
                let kept = lock_case(&strongbox, &case);
                changed = Some(case);
                Some(kept)
            };
            let along = self.founding(&strongbox).map_err(|_| NotAdded::NotKept)?;
            let kept = archive::revise(Shelf::Cases, std::slice::from_ref(&name), revise, &along).await;
            if is_full {
                return Err(NotAdded::Full);
            }
            if let Some(case) = changed.filter(|_| kept.is_ok()) {
                self.took(std::slice::from_ref(&case));
                return Ok(case);
            }
            if change.is_none() || self.open_archive().await.is_err() {
                break;
            }
        }
        Err(NotAdded::NotKept)
    }
}
