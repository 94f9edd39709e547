//! Dossiers that come in become cases: many at a time, as one step for the browser's database.

use std::collections::BTreeMap;

use leptos::prelude::*;

use super::{Cabinet, NotKept, case_name, lock_case, read_case};
use crate::{
    caseload::{Case, What},
    dossier::{
        Dossier, RecordId,
        import::{Known, Verdict, import},
    },
    web::{
        entropy,
        storage::archive::{self, Change, Shelf},
        today::now,
    },
};

/// What came in and was judged, and is kept together with the others of its batch.
#[derive(Default)]
pub(in crate::web::desk) struct Batch {
    /// What came in by id, in the order in which it came.
    incoming: BTreeMap<RecordId, Vec<Dossier>>,
    /// The verdict on each file, in their order.
    pub verdicts: Vec<Verdict>,
    hashes: BTreeMap<RecordId, Known>,
}

#[allow(dead_code, reason = "for the pages that come next")]
impl Batch {
    /// How many dossiers wait to be kept.
    pub(in crate::web::desk) fn len(&self) -> usize {
        self.incoming.len()
    }
}

impl Cabinet {
    /// Judges a file. Nothing is kept before [`Cabinet::keep`].
    pub(in crate::web::desk) fn judge(self, file: &[u8], batch: &mut Batch) {
        let known = |id: &RecordId| {
            let earlier = batch.hashes.get(id).cloned();
            earlier.or_else(|| self.known(id))
        };
        let verdict = self.keys.with_untracked(|keys| import(file, keys, known));
        if let Verdict::Imported { dossier, hash, .. } | Verdict::Revised { dossier, hash, .. } = &verdict {
            let created = dossier.created;
            let mut hashes = match known(&dossier.id) {
                Some(Known::Here { hashes, .. }) => hashes,
                _ => Vec::new(),
            };
            hashes.push(*hash);
            batch.hashes.insert(dossier.id, Known::Here { hashes, created });
            batch.incoming.entry(dossier.id).or_default().push((**dossier).clone());
        }
        batch.verdicts.push(verdict);
    }

    /// What is here of an id.
    fn known(self, id: &RecordId) -> Option<Known> {
        if self.removed.read_untracked().contains(id) {
            return Some(Known::Removed);
        }
        let rows = self.rows.read_untracked();
        rows.get(id).map(|row| Known::Here { hashes: row.hashes.clone(), created: row.created })
    }

    /// Keeps what came in, all of it or nothing.
    pub(in crate::web::desk) async fn keep(self, batch: &Batch) -> Result<(), NotKept> {
        self.keep_along(batch, Vec::new()).await
    }

    async fn keep_along(self, batch: &Batch, mut along: Vec<Change>) -> Result<(), NotKept> {
        if batch.incoming.is_empty() && along.is_empty() {
            return Ok(());
        }
        let strongbox = self.strongbox().ok_or(NotKept)?;
        along.extend(self.founding(&strongbox)?);
        let (names, incoming): (Vec<String>, Vec<&Vec<Dossier>>) =
            batch.incoming.iter().map(|(id, dossiers)| (case_name(&strongbox, *id), dossiers)).unzip();
        let mut kept = Vec::with_capacity(names.len());
        let revise = |place: usize, found: Option<Vec<u8>>| {
            let rng = &mut entropy::rng();
            let mut dossiers = incoming[place].iter().cloned();
            let before = found.and_then(|found| read_case(&strongbox, &names[place], &found));
            let mut case = match before {
                Some(case) => case,
                None => Case::new(dossiers.next()?, now(), rng),
            };
            for dossier in dossiers {
                case.add(What::Received(Box::new(dossier)), now(), None, rng);
            }
            let content = lock_case(&strongbox, &case);
            kept.push(case);
            Some(content)
        };
        archive::revise(Shelf::Cases, &names, revise, &along).await.map_err(|_| NotKept)?;
        self.is_founded();
        self.took(&kept);
        Ok(())
    }

    /// Takes dossiers that an earlier Opstap kept as they came into the archive, once their key is open.
    pub(super) async fn take_in_sealed(self) {
        let Ok(sealed) = archive::all(Shelf::Sealed, "").await else { return };
        for chunk in sealed.chunks(25) {
            let mut batch = Batch::default();
            let mut along = Vec::new();
            let mut unopened = 0;
            for (name, file) in chunk {
                self.judge(file, &mut batch);
                if batch.verdicts.last().is_some_and(Verdict::is_accepted) {
                    along.push(Change::remove(Shelf::Sealed, name.clone()));
                } else {
                    unopened += 1;
                }
            }
            self.unopened.update(|count| *count += unopened);
            // Where that fails they stay as they are, for the next time.
            let _ = self.keep_along(&batch, along).await;
        }
    }
}
