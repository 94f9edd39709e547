//! Everything, or some dossiers, as one sealed file.

use std::collections::{BTreeMap, BTreeSet};

use leptos::prelude::*;

use super::{
    Cabinet, Slice, case_name,
    moving::{Progress, Restored, Unread},
    papers::{self, PEOPLE},
    read_case,
};
use crate::{
    caseload::{
        People,
        backup::{Head, Kind, Paper, Writing},
    },
    dossier::{PublicKey, RecordId, Strongbox},
    web::{
        entropy,
        storage::archive::{self, Shelf},
        today::now,
    },
};

/// Which dossiers go into a file.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::web::desk) enum Which {
    All,
    These(BTreeSet<RecordId>),
}

/// A file that was made.
pub(in crate::web::desk) struct Packed {
    pub file: Vec<u8>,
    pub ids: Vec<RecordId>,
    /// How many are here that can't be read, and so are not in it.
    pub left_out: usize,
}

/// Cases as they are kept, by their full name.
type Kept = Vec<(String, Vec<u8>)>;

impl Cabinet {
    /// One sealed file of dossiers. What can't be read is left out of it, and counted.
    pub(in crate::web::desk) async fn pack(
        self,
        kind: Kind,
        to: &[PublicKey],
        which: Which,
        with_people: bool,
        progress: Progress,
    ) -> Result<Packed, Unread> {
        let nothing = Restored::default();
        let strongbox = self.strongbox().ok_or(Unread::NotKept(nothing))?;
        progress.begin(self.rows.with_untracked(BTreeMap::len));
        let prefix = format!("{}/", strongbox.id());
        let kept = archive::all(Shelf::Cases, &prefix).await.map_err(|_| Unread::NotKept(nothing))?;
        let names: BTreeSet<String> = self.rows.with_untracked(|rows| {
            let wanted = |id: &&RecordId| match &which {
                Which::All => true,
                Which::These(these) => these.contains(*id),
            };
            rows.keys().filter(wanted).map(|id| case_name(&strongbox, *id)).collect()
        });
        let known = if which == Which::All { self.broken.read_untracked().len() } else { 0 };
        let wanted: Kept = kept.into_iter().filter(|(name, _)| names.contains(name)).collect();
        let total = wanted.len();
        // The head says how many there are, so what can't be read is looked for first.
        let readable = self.readable(&strongbox, wanted, progress).await?;
        if readable.is_empty() && total > 0 {
            // All of them at once: another window changed the archive's key.
            self.not_kept();
            return Err(Unread::NotKept(nothing));
        }
        let left_out = known + total - readable.len();
        let by = self.settings.with_untracked(|settings| settings.name.clone());
        let count = u32::try_from(readable.len()).unwrap_or(u32::MAX);
        let rng = &mut entropy::rng();
        let mut writing =
            Writing::begin(&Head::new(kind, now(), by, count), to, rng).map_err(Unread::Unsealed)?;
        if kind == Kind::Backup {
            let settings = self.settings.get_untracked();
            writing.paper(&Paper::Settings(Box::new(settings)), rng);
            writing.paper(&Paper::Removed(self.removed.get_untracked()), rng);
        }
        if with_people {
            let people = papers::read::<People>(&strongbox, PEOPLE).await;
            if let Some(people) = people.map_err(|_| Unread::NotKept(nothing))? {
                writing.paper(&Paper::People(people), rng);
            }
        }
        let mut slice = Slice::begin();
        let mut ids = Vec::with_capacity(readable.len());
        for (name, content) in &readable {
            let case = read_case(&strongbox, name, content).ok_or(Unread::NotKept(nothing))?;
            ids.push(case.id());
            writing.case(&case, rng);
            self.goes_on(&strongbox, progress, &mut slice, (ids.len(), readable.len())).await?;
        }
        let file = writing.finish(rng).map_err(Unread::Unsealed)?;
        progress.at.set(None);
        Ok(Packed { file, ids, left_out })
    }

    /// Those that can be read.
    async fn readable(self, strongbox: &Strongbox, kept: Kept, progress: Progress) -> Result<Kept, Unread> {
        let mut slice = Slice::begin();
        let total = kept.len();
        let mut readable = Vec::with_capacity(total);
        for (name, content) in kept {
            if read_case(strongbox, &name, &content).is_some() {
                readable.push((name, content));
            }
            self.goes_on(strongbox, progress, &mut slice, (0, total)).await?;
        }
        Ok(readable)
    }

    /// Rests when it is time to. An error when somebody stopped it, or closed the desk.
    async fn goes_on(
        self,
        strongbox: &Strongbox,
        progress: Progress,
        slice: &mut Slice,
        (done, total): (usize, usize),
    ) -> Result<(), Unread> {
        if progress.rest(slice, done, total).await || !self.is_of(strongbox) {
            progress.at.set(None);
            return Err(Unread::Stopped(Restored::default()));
        }
        Ok(())
    }
}
