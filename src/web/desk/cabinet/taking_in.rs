//! Dossiers that come in become cases: many at a time, as one step for the browser's database.

use std::collections::BTreeMap;

use leptos::prelude::*;

use super::{Cabinet, NotKept, case_name, lock_case, read_case};
use crate::{
    caseload::{Case, Row, What},
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

/// What came in and was judged, and is kept together.
#[derive(Default)]
pub(in crate::web::desk) struct Batch {
    /// What came in by id, in the order in which it came, with the hash of each.
    incoming: BTreeMap<RecordId, Vec<(Dossier, [u8; 32])>>,
    /// What is here of those, once they are kept.
    known: BTreeMap<RecordId, Known>,
}

impl Batch {
    /// How many cases wait to be kept.
    pub(in crate::web::desk) fn len(&self) -> usize {
        self.incoming.len()
    }

    /// Whether a verdict is about something that waits here: if it can't be kept, the verdict doesn't hold.
    pub(in crate::web::desk) fn has(&self, verdict: &Verdict) -> bool {
        match verdict {
            Verdict::Imported { .. } | Verdict::Revised { .. } => true,
            Verdict::AlreadyHere { id } | Verdict::Outdated { id } => {
                RecordId::parse(id).is_some_and(|id| self.incoming.contains_key(&id))
            }
            _ => false,
        }
    }
}

/// Whether this very dossier came in before.
fn has(case: &Case, hash: &[u8; 32]) -> bool {
    let mut received = case.entries().iter().filter_map(|entry| match &entry.what {
        What::Received(dossier) => Some(dossier),
        _ => None,
    });
    received.any(|dossier| dossier.hash() == *hash)
}

impl Cabinet {
    /// Judges a file. Nothing is kept before [`Cabinet::keep`].
    pub(in crate::web::desk) fn judge(self, file: &[u8], batch: &mut Batch) -> Verdict {
        let known = |id: &RecordId| batch.known.get(id).cloned().or_else(|| self.known(id));
        let verdict = self.keys.with_untracked(|keys| import(file, keys, known));
        if let Verdict::Imported { dossier, hash, .. } | Verdict::Revised { dossier, hash, .. } = &verdict {
            let created = dossier.created;
            let mut hashes = match known(&dossier.id) {
                Some(Known::Here { hashes, .. }) => hashes,
                _ => Vec::new(),
            };
            hashes.push(*hash);
            batch.known.insert(dossier.id, Known::Here { hashes, created });
            batch.incoming.entry(dossier.id).or_default().push(((**dossier).clone(), *hash));
        }
        verdict
    }

    /// What is here of an id.
    fn known(self, id: &RecordId) -> Option<Known> {
        if self.removed.read_untracked().contains(id) {
            return Some(Known::Removed);
        }
        let rows = self.rows.read_untracked();
        rows.get(id).map(|row| Known::Here { hashes: row.hashes.clone(), created: row.created })
    }

    /// Keeps what came in, all of it or nothing. Who looks at the rows is not told: a list must not be made anew for each
    /// of hundreds of batches. [`Cabinet::tell`] does.
    pub(in crate::web::desk) async fn keep(self, batch: Batch) -> Result<(), NotKept> {
        self.keep_along(batch, Vec::new()).await
    }

    /// Tells who looks at the rows that there are new ones.
    pub(in crate::web::desk) fn tell(self) {
        self.rows.notify();
    }

    async fn keep_along(self, batch: Batch, mut along: Vec<Change>) -> Result<(), NotKept> {
        if batch.incoming.is_empty() && along.is_empty() {
            return Ok(());
        }
        let strongbox = self.strongbox().ok_or(NotKept)?;
        along.extend(self.founding(&strongbox)?);
        let names: Vec<String> = batch.incoming.keys().map(|id| case_name(&strongbox, *id)).collect();
        let mut incoming: Vec<_> = batch.incoming.into_values().collect();
        let shown = self.case.with_untracked(|shown| shown.id());
        let (mut rows, mut shown_anew) = (Vec::with_capacity(names.len()), None);
        let revise = |place: usize, found: Option<Vec<u8>>| {
            let rng = &mut entropy::rng();
            let mut dossiers = std::mem::take(&mut incoming[place]).into_iter();
            let before = found.and_then(|found| read_case(&strongbox, &names[place], &found));
            let mut case = match before {
                Some(case) => case,
                None => Case::new(dossiers.next()?.0, now(), rng),
            };
            for (dossier, hash) in dossiers {
                // Another window may have taken in the same meanwhile.
                if !has(&case, &hash) {
                    case.add(What::Received(Box::new(dossier)), now(), None, rng);
                }
            }
            let content = lock_case(&strongbox, &case);
            rows.push(Row::of(&case));
            if shown == Some(case.id()) {
                shown_anew = Some(case);
            }
            Some(content)
        };
        archive::revise(Shelf::Cases, &names, revise, &along).await.map_err(|_| NotKept)?;
        // Also where another archive was opened meanwhile: the two become one.
        self.is_founded();
        self.tell_cases(rows.iter().map(|row| row.id).collect());
        // Somebody may have closed the keys meanwhile: then it is kept, and not shown.
        if self.is_of(&strongbox) {
            self.touched.update_value(|touched| touched.extend(rows.iter().map(|row| row.id)));
            self.rows.update_untracked(|all| all.extend(rows.into_iter().map(|row| (row.id, row))));
            self.show_anew(shown_anew.as_slice());
        }
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
                if self.judge(file, &mut batch).is_accepted() {
                    along.push(Change::remove(Shelf::Sealed, name.clone()));
                } else {
                    unopened += 1;
                }
            }
            self.unopened.update(|count| *count += unopened);
            // Where that fails they stay as they are, for the next time.
            let _ = self.keep_along(batch, along).await;
            self.tell();
        }
    }
}
