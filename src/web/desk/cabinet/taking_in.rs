//! Dossiers that come in become cases: many at a time, as one step for the browser's database.

use std::collections::BTreeMap;

use leptos::prelude::*;

use super::{Cabinet, NotKept, case_name, found_of, lock_case};
use crate::{
    caseload::{Row, take_in},
    dossier::{
        Dossier, RecordId,
        import::{Known, Verdict, import},
    },
    web::{
        entropy,
        storage::archive::{self, Change, Shelf},
        today::{now, today},
    },
};

/// What came in and was judged, and is kept together.
#[derive(Default)]
pub(in crate::web::desk) struct Batch {
    /// What came in by id, in the order in which it came.
    incoming: BTreeMap<RecordId, Vec<Dossier>>,
    /// What is here of those, once they are kept.
    known: BTreeMap<RecordId, Known>,
}

/// What was judged and could not be kept after all, with the verdict that holds: by the id of the dossier.
pub(in crate::web::desk) type Refused = BTreeMap<RecordId, Verdict>;

impl Batch {
    /// How many dossiers wait to be kept.
    pub(in crate::web::desk) fn len(&self) -> usize {
        self.incoming.values().map(Vec::len).sum()
    }

    /// The id of what waits here that a verdict is about: if it can't be kept, the verdict doesn't hold.
    pub(in crate::web::desk) fn has(&self, verdict: &Verdict) -> Option<RecordId> {
        match verdict {
            Verdict::Imported { dossier, .. } | Verdict::Revised { dossier, .. } => Some(dossier.id),
            Verdict::AlreadyHere { id } | Verdict::Outdated { id } => {
                RecordId::parse(id).filter(|id| self.incoming.contains_key(id))
            }
            _ => None,
        }
    }
}

impl Cabinet {
    /// Judges a file. Nothing is kept before [`Cabinet::keep`].
    pub(in crate::web::desk) fn judge(self, file: &[u8], batch: &mut Batch) -> Verdict {
        let known = |id: &RecordId| batch.known.get(id).cloned().or_else(|| self.known(id));
        let verdict = self.keys.with_untracked(|keys| import(file, keys, known));
        if let Verdict::Imported { dossier, hash, .. } | Verdict::Revised { dossier, hash, .. } = &verdict {
            // A clock that runs ahead must not make what comes later look older.
            let created = dossier.created.min(today());
            let mut hashes = match known(&dossier.id) {
                Some(Known::Here { hashes, .. }) => hashes,
                _ => Vec::new(),
            };
            hashes.push(*hash);
            batch.known.insert(dossier.id, Known::Here { hashes, created });
            batch.incoming.entry(dossier.id).or_default().push((**dossier).clone());
        }
        verdict
    }

    /// What is here of an id.
    fn known(self, id: &RecordId) -> Option<Known> {
        if self.removed.read_untracked().contains(id) {
            return Some(Known::Removed);
        }
        if self.broken.read_untracked().contains(id) {
            return Some(Known::Unreadable);
        }
        let rows = self.rows.read_untracked();
        rows.get(id).map(|row| Known::Here { hashes: row.hashes.clone(), created: row.created })
    }

    /// Keeps what came in, as one step. What is kept under an id and can't be read, or has no room, stays as it is: those
    /// are given back. Who looks at the rows is not told: a list must not be made anew for each of hundreds of batches.
    /// [`Cabinet::tell`] does.
    pub(in crate::web::desk) async fn keep(self, batch: Batch) -> Result<Refused, NotKept> {
        if batch.incoming.is_empty() {
            return Ok(Refused::new());
        }
        let strongbox = self.strongbox().ok_or(NotKept)?;
        let along = self.founding(&strongbox)?;
        let ids: Vec<RecordId> = batch.incoming.keys().copied().collect();
        let names: Vec<String> = ids.iter().map(|id| case_name(&strongbox, *id)).collect();
        let mut incoming: Vec<_> = batch.incoming.into_values().collect();
        let shown = self.case.with_untracked(|shown| shown.id());
        let (mut rows, mut shown_anew) = (Vec::with_capacity(names.len()), None);
        let mut refused = Refused::new();
        let revise = |place: usize, found: Option<Vec<u8>>| {
            let mut dossiers = std::mem::take(&mut incoming[place]).into_iter();
            let kept = found_of(&strongbox, &names[place], found);
            let case = match take_in(kept, dossiers.next()?, dossiers, now(), &mut entropy::rng()) {
                Ok(case) => case,
                Err(verdict) => {
                    refused.insert(ids[place], verdict);
                    return None;
                }
            };
            let content = lock_case(&strongbox, &case);
            rows.push(Row::of(&case));
            if shown == Some(case.id()) {
                shown_anew = Some(case);
            }
            Some(content)
        };
        archive::revise(Shelf::Cases, &names, revise, &along).await.map_err(|_| self.not_kept())?;
        // Also where another archive was opened meanwhile: the two become one.
        self.is_founded();
        self.tell_cases(rows.iter().map(|row| row.id).collect());
        // Somebody may have closed the keys meanwhile: then it is kept, and not shown.
        if self.is_of(&strongbox) {
            self.touched.update_value(|touched| touched.extend(rows.iter().map(|row| row.id)));
            self.rows.update_untracked(|all| all.extend(rows.into_iter().map(|row| (row.id, row))));
            self.show_anew(shown_anew.as_slice());
            let unreadable = |verdict: &Verdict| matches!(verdict, Verdict::KeptUnreadable { .. });
            if refused.values().any(unreadable) {
                let ids = refused.iter().filter(|(_, verdict)| unreadable(verdict)).map(|(id, _)| *id);
                self.broken.update(|broken| broken.extend(ids));
            }
        }
        Ok(refused)
    }

    /// Tells who looks at the rows that there are new ones.
    pub(in crate::web::desk) fn tell(self) {
        self.rows.notify();
    }

    /// Takes dossiers that an earlier Opstap kept as they came into the archive, once their key is open.
    pub(super) async fn take_in_sealed(self) {
        let Ok(sealed) = archive::all(Shelf::Sealed, "").await else { return };
        for chunk in sealed.chunks(25) {
            let mut batch = Batch::default();
            let mut accepted = Vec::new();
            let mut unopened = 0;
            for (name, file) in chunk {
                let verdict = self.judge(file, &mut batch);
                if verdict.is_accepted() {
                    accepted.push((batch.has(&verdict), Change::remove(Shelf::Sealed, name.clone())));
                } else {
                    unopened += 1;
                }
            }
            self.unopened.update(|count| *count += unopened);
            // Where that fails they stay as they are, for the next time. They go once they are safe in the archive.
            if let Ok(refused) = self.keep(batch).await {
                let is_safe = |id: &Option<RecordId>| id.is_none_or(|id| !refused.contains_key(&id));
                let gone: Vec<Change> =
                    accepted.into_iter().filter(|(id, _)| is_safe(id)).map(|(_, gone)| gone).collect();
                let _ = archive::write(&gone).await;
            }
            self.tell();
        }
    }
}
