//! A sealed file put to what is here, or only looked at. All of it in slices: the page stays awake, shows how far it is,
//! and can stop it.

use std::collections::{BTreeMap, BTreeSet};

use leptos::prelude::*;

use super::{
    Cabinet, NotKept, Slice, case_name, lock_case,
    papers::{self, PEOPLE},
    read_case,
};
use crate::{
    caseload::{
        Case, People, Row, Settings,
        backup::{BackupError, Head, Joined, Kind, Paper, Reading, Thing, join, join_settings},
    },
    dossier::{RecordId, envelope::SealError},
    web::storage::archive::{self, Change, Shelf},
};

/// Written in one step.
const AT_ONCE: usize = 25;

/// How far something is, and whether somebody stopped it.
#[derive(Clone, Copy)]
pub(in crate::web::desk) struct Progress {
    /// How many of how many; nothing when nothing goes on.
    pub at: RwSignal<Option<(usize, usize)>>,
    pub stop: RwSignal<bool>,
}

/// What a file holds, against what is here.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::web::desk) struct Inspected {
    pub head: Head,
    pub new: usize,
    /// Here already; whether with all that is in the file is seen when they are put together.
    pub known: usize,
    /// Removed here before.
    pub removed: usize,
}

/// What came of putting a file to what is here.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::web::desk) struct Restored {
    pub new: usize,
    pub changed: usize,
    pub unchanged: usize,
    /// Removed here before, and left out.
    pub removed: usize,
    /// Of which ours can't be read, or the two can't be put together: ours stays as it is.
    pub refused: usize,
    /// Whether its list of names was left out: it is none, or together with ours it is too large.
    pub without_names: bool,
}

/// Why a file was not made or read to its end.
#[derive(Clone, Debug, PartialEq)]
pub(in crate::web::desk) enum Unread {
    /// Somebody stopped it, or closed the desk.
    Stopped(Restored),
    Wrong(BackupError),
    Unsealed(SealError),
    /// The browser's storage refuses; what was put together before that is kept.
    NotKept(Restored),
}

impl From<BackupError> for Unread {
    fn from(error: BackupError) -> Unread {
        Unread::Wrong(error)
    }
}

impl Progress {
    pub(in crate::web::desk) fn new() -> Progress {
        Progress { at: RwSignal::new(None), stop: RwSignal::new(false) }
    }

    pub(super) fn begin(self, total: usize) {
        self.stop.set(false);
        self.at.set(Some((0, total)));
    }

    /// Rests when it is time to. Whether somebody stopped it.
    pub(super) async fn rest(self, slice: &mut Slice, done: usize, total: usize) -> bool {
        if slice.is_over() {
            self.at.set(Some((done, total)));
            slice.rest().await;
        }
        self.stop.get_untracked()
    }
}

impl Cabinet {
    /// Reads a file to its end and says what is in it. Nothing is kept.
    pub(in crate::web::desk) async fn inspect(
        self,
        file: &[u8],
        progress: Progress,
    ) -> Result<Inspected, Unread> {
        let mut reading = Reading::open(file, &self.secret_keys())?;
        let total = reading.head.cases as usize;
        let mut found = Inspected { head: reading.head.clone(), new: 0, known: 0, removed: 0 };
        progress.begin(total);
        let mut slice = Slice::begin();
        while let Some(thing) = reading.next()? {
            match thing {
                Thing::Case(case) => {
                    let id = case.id();
                    if self.removed.with_untracked(|removed| removed.contains(&id)) {
                        found.removed += 1;
                    } else if self.rows.with_untracked(|rows| rows.contains_key(&id)) {
                        found.known += 1;
                    } else {
                        found.new += 1;
                    }
                }
                Thing::Paper(_) | Thing::Unread(_) => {}
            }
            if progress.rest(&mut slice, reading.done(), total).await || self.keys_are_closed() {
                progress.at.set(None);
                return Err(Unread::Stopped(Restored::default()));
            }
        }
        progress.at.set(None);
        Ok(found)
    }

    /// Puts a file that was [inspected](Cabinet::inspect) to what is here. Dossiers that were removed here stay away,
    /// unless somebody asked for them `again`.
    pub(in crate::web::desk) async fn restore(
        self,
        file: &[u8],
        again: bool,
        progress: Progress,
    ) -> Result<Restored, Unread> {
        let restored = self.put_all(file, again, progress).await;
        // Once, and not for each of hundreds of steps: a page makes its lists anew.
        self.rows.notify();
        restored
    }

    async fn put_all(self, file: &[u8], again: bool, progress: Progress) -> Result<Restored, Unread> {
        let mut reading = Reading::open(file, &self.secret_keys())?;
        let total = reading.head.cases as usize;
        let is_backup = reading.head.kind == Kind::Backup;
        progress.begin(total);
        let mut restored = Restored::default();
        let (mut batch, mut brought) = (Vec::new(), Vec::new());
        let mut slice = Slice::begin();
        while let Some(thing) = reading.next()? {
            match thing {
                Thing::Case(case) if !again && self.was_removed(case.id()) => restored.removed += 1,
                Thing::Case(case) => batch.push(*case),
                Thing::Paper(paper) => brought.push(paper),
                Thing::Unread(name) => restored.without_names |= name == PEOPLE,
            }
            if batch.len() == AT_ONCE {
                self.put(&mut batch, again, &mut restored).await.map_err(|_| Unread::NotKept(restored))?;
            }
            if progress.rest(&mut slice, reading.done(), total).await || self.keys_are_closed() {
                progress.at.set(None);
                return Err(Unread::Stopped(restored));
            }
        }
        self.put(&mut batch, again, &mut restored).await.map_err(|_| Unread::NotKept(restored))?;
        restored.without_names |=
            !self.put_papers(brought, is_backup).await.map_err(|_| Unread::NotKept(restored))?;
        progress.at.set(None);
        Ok(restored)
    }

    fn was_removed(self, id: RecordId) -> bool {
        self.removed.with_untracked(|removed| removed.contains(&id))
    }

    /// Puts some cases to ours, as one step.
    async fn put(self, batch: &mut Vec<Case>, again: bool, restored: &mut Restored) -> Result<(), NotKept> {
        let cases = std::mem::take(batch);
        if cases.is_empty() {
            return Ok(());
        }
        let strongbox = self.strongbox().ok_or(NotKept)?;
        if again && cases.iter().any(|case| self.was_removed(case.id())) {
            let ids: Vec<RecordId> = cases.iter().map(Case::id).collect();
            self.forget_removed(Some(&ids)).await?;
        }
        let names: Vec<String> = cases.iter().map(|case| case_name(&strongbox, case.id())).collect();
        let mut counts = *restored;
        let mut kept = Vec::new();
        let revise = |place: usize, found: Option<Vec<u8>>| {
            let ours = match found {
                Some(found) => match read_case(&strongbox, &names[place], &found) {
                    Some(case) => Some(case),
                    None => {
                        counts.refused += 1;
                        return None;
                    }
                },
                None => None,
            };
            let case = match join(ours, &cases[place]) {
                Joined::New(case) => {
                    counts.new += 1;
                    case
                }
                Joined::Changed(case) => {
                    counts.changed += 1;
                    case
                }
                Joined::Unchanged => {
                    counts.unchanged += 1;
                    return None;
                }
                Joined::Refused => {
                    counts.refused += 1;
                    return None;
                }
            };
            let content = lock_case(&strongbox, &case);
            kept.push(case);
            Some(content)
        };
        let along = self.founding(&strongbox)?;
        archive::revise(Shelf::Cases, &names, revise, &along).await.map_err(|_| self.not_kept())?;
        self.is_founded();
        *restored = counts;
        self.tell_cases(kept.iter().map(Case::id).collect());
        if self.is_of(&strongbox) {
            self.touched.update_value(|touched| touched.extend(kept.iter().map(Case::id)));
            self.rows
                .update_untracked(|rows| rows.extend(kept.iter().map(|case| (case.id(), Row::of(case)))));
            self.show_anew(&kept);
        }
        Ok(())
    }

    /// Puts what goes along to ours. Whether the names could be.
    async fn put_papers(self, brought: Vec<Paper>, is_backup: bool) -> Result<bool, NotKept> {
        let strongbox = self.strongbox().ok_or(NotKept)?;
        let mut fits = true;
        for paper in brought {
            match paper {
                // Somebody else's are theirs.
                Paper::Settings(_) | Paper::Removed(_) if !is_backup => {}
                Paper::Settings(theirs) => {
                    let ours: Settings = self.settings.get_untracked();
                    let joined = join_settings(&ours, &theirs);
                    if joined != ours {
                        self.set(joined).await?;
                    }
                }
                Paper::Removed(theirs) => {
                    let here: BTreeSet<RecordId> =
                        self.rows.with_untracked(|rows| rows.keys().copied().collect());
                    let along = self.founding(&strongbox)?;
                    self.revise_removed(&strongbox, &along, |removed| {
                        // What is here is here: a list must not say that it is gone.
                        theirs
                            .iter()
                            .filter(|(id, _)| !here.contains(id))
                            .for_each(|(id, on)| removed.insert(*id, on));
                    })
                    .await?;
                }
                Paper::People(theirs) => {
                    let ours: People =
                        papers::read(&strongbox, PEOPLE).await.map_err(|_| NotKept)?.unwrap_or_default();
                    let Some(both) = ours.with(&theirs) else {
                        fits = false;
                        continue;
                    };
                    self.keep_paper(PEOPLE, &both).await?;
                    self.people.set(both);
                }
            }
        }
        Ok(fits)
    }

    /// Forgets that dossiers were removed, all of them or these: then a file of one can be read again.
    pub(in crate::web::desk) async fn forget_removed(self, ids: Option<&[RecordId]>) -> Result<(), NotKept> {
        let strongbox = self.strongbox().ok_or(NotKept)?;
        let along: Vec<Change> = self.founding(&strongbox)?;
        self.revise_removed(&strongbox, &along, |removed| match ids {
            Some(ids) => ids.iter().for_each(|id| removed.forget(id)),
            None => *removed = crate::caseload::Removed::default(),
        })
        .await
    }

    /// Reads files of others to look at, with what is there of them so far. Nothing is kept.
    pub(in crate::web::desk) async fn look_at(
        self,
        file: &[u8],
        cases: &mut BTreeMap<RecordId, Case>,
        progress: Progress,
    ) -> Result<Head, Unread> {
        let mut reading = Reading::open(file, &self.secret_keys())?;
        let total = reading.head.cases as usize;
        progress.begin(total);
        let mut slice = Slice::begin();
        // As many as there are: what its head says is not proven yet.
        let mut read = Vec::new();
        while let Some(thing) = reading.next()? {
            if let Thing::Case(case) = thing {
                read.push(*case);
            }
            if progress.rest(&mut slice, reading.done(), total).await || self.keys_are_closed() {
                progress.at.set(None);
                return Err(Unread::Stopped(Restored::default()));
            }
        }
        // The whole file was sound: now its cases count, one of a person who is in several files once.
        for case in read {
            match cases.remove(&case.id()) {
                Some(ours) => {
                    let joined = match join(Some(ours.clone()), &case) {
                        Joined::New(case) | Joined::Changed(case) => case,
                        Joined::Unchanged | Joined::Refused => ours,
                    };
                    cases.insert(joined.id(), joined);
                }
                None => {
                    cases.insert(case.id(), case);
                }
            }
        }
        progress.at.set(None);
        Ok(reading.head)
    }

    /// Rows of cases that are only looked at, together with those of the open archive.
    pub(in crate::web::desk) async fn rows_with(self, cases: BTreeMap<RecordId, Case>) -> Vec<Row> {
        let mut rows = self.rows.get_untracked();
        for (id, case) in cases {
            let ours = if rows.contains_key(&id) { self.read(id).await } else { None };
            let joined = match join(ours.clone(), &case) {
                Joined::New(case) | Joined::Changed(case) => case,
                Joined::Unchanged | Joined::Refused => ours.unwrap_or(case),
            };
            rows.insert(id, Row::of(&joined));
        }
        rows.into_values().collect()
    }
}
