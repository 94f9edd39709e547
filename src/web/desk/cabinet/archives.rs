//! Finding the archive of the open keys. Where several open (two windows that began at once, a spare key that was used
//! alone for a while), they become one.

use std::collections::{BTreeMap, BTreeSet};

use leptos::prelude::*;
use serde_json::Value;

use super::{Cabinet, NotKept, Open, Slice, case_name, id_of, lock_case, papers, read_case};
use crate::{
    caseload::{
        Case, KeyRole, Removed, Row, Settings,
        backup::{Joined, join, join_list, join_settings},
    },
    dossier::{PublicKey, Strongbox},
    web::{
        entropy,
        storage::archive::{self, Change, Shelf},
    },
};

/// How often another window may come in between.
const MOST_TIMES: usize = 4;
/// Written in one step, so that a window that waits for its turn does not wait long.
const AT_ONCE: usize = 25;

impl Cabinet {
    /// Finds the archive of the open keys and reads it. One at a time: what is asked for meanwhile is done after it.
    pub(super) async fn open_archive(self) -> Result<(), idb::Error> {
        if self.finding.get_value().is_some() {
            self.finding.set_value(Some(true));
            return Ok(());
        }
        for _ in 0..MOST_TIMES {
            self.finding.set_value(Some(false));
            let found = self.find_archive().await;
            if found.is_err() || self.finding.get_value() != Some(true) {
                self.finding.set_value(None);
                return found;
            }
        }
        self.finding.set_value(None);
        Ok(())
    }

    /// Slice by slice.
    async fn find_archive(self) -> Result<(), idb::Error> {
        let kept = archive::all(Shelf::Archives, "").await?;
        let keys = self.secret_keys();
        if keys.is_empty() {
            return Ok(());
        }
        let total = kept.len();
        // In the order of their ids, so that every window puts them together in the same one.
        let mut opened = kept.into_iter().filter_map(|(_, sealed)| {
            let strongbox = Strongbox::open(&sealed, &keys).ok()?;
            Some(Open { strongbox, sealed, is_kept: true })
        });
        let first = opened.next();
        let others: Vec<Open> = opened.collect();
        self.other_archives.set(total - usize::from(first.is_some()) - others.len());
        let mut open = match first {
            Some(open) => open,
            None => match self.begun() {
                Some(open) => open,
                // The browser's database is there, so sealing to keys that are open can't fail.
                None => return Ok(()),
            },
        };
        let is_alone = others.is_empty();
        for other in others {
            match put_together(&open, &other).await {
                Ok(sealed) => open.sealed = sealed,
                // Another window may be doing the same: then it is seen anew. Else both stay as they are.
                Err(_) => self.finding.set_value(Some(true)),
            }
        }
        // Closed meanwhile: it stays so.
        if self.keys_are_closed() {
            return Ok(());
        }
        let known = self.is_of(&open.strongbox);
        let is_same =
            known && self.open.with_value(|was| was.as_ref().is_some_and(|was| was.sealed == open.sealed));
        self.recipients.set(Strongbox::recipients(&open.sealed));
        let strongbox = open.strongbox.clone();
        let is_kept = open.is_kept;
        self.open.set_value(Some(open));
        if !is_alone {
            self.tell_archive();
        }
        if !is_kept {
            self.note_open_keys();
        }
        if !is_kept && known || is_same && is_alone {
            return Ok(());
        }
        if !known {
            self.rows.set(BTreeMap::new());
        }
        self.read_papers(&strongbox).await?;
        self.read_cases(&strongbox).await
    }

    /// A new archive, sealed to the keys that are open.
    fn begun(self) -> Option<Open> {
        let begun = self.open.get_value().filter(|open| !open.is_kept).map(|open| open.strongbox);
        let strongbox = begun.unwrap_or_else(|| Strongbox::new(&mut entropy::rng()));
        let to: Vec<PublicKey> = self.secret_keys().iter().map(|key| *key.public()).collect();
        let sealed = strongbox.seal(&to, &mut entropy::rng()).ok()?;
        Some(Open { strongbox, sealed, is_kept: false })
    }

    async fn read_cases(self, strongbox: &Strongbox) -> Result<(), idb::Error> {
        let prefix = format!("{}/", strongbox.id());
        let kept = archive::all(Shelf::Cases, &prefix).await?;
        let total = kept.len();
        let mut rows = BTreeMap::new();
        let mut broken = BTreeSet::new();
        self.touched.set_value(BTreeSet::new());
        let mut slice = Slice::begin();
        for (done, (name, content)) in kept.into_iter().enumerate() {
            match read_case(strongbox, &name, &content) {
                Some(case) => {
                    rows.insert(case.id(), Row::of(&case));
                }
                None => broken.extend(id_of(&name)),
            }
            if slice.is_over() {
                self.opening.set(Some((done, total)));
                slice.rest().await;
                // Somebody may have closed the keys meanwhile.
                if self.is_of(strongbox) {
                    continue;
                }
                return Ok(());
            }
        }
        if self.is_of(strongbox) {
            // What was changed here while this was read is newer than what was read.
            self.touched.with_value(|touched| {
                self.rows.update(|all| {
                    all.retain(|id, _| touched.contains(id) || rows.contains_key(id));
                    all.extend(rows.into_iter().filter(|(id, _)| !touched.contains(id)));
                });
            });
            self.broken.set(broken);
        }
        self.opening.set(None);
        Ok(())
    }
}

/// Puts everything of one archive to another, and then takes the one away. Gives the key of what is left, sealed to
/// everybody who could open either. What can't be read stays where it is, with its archive.
async fn put_together(into: &Open, from: &Open) -> Result<Vec<u8>, NotKept> {
    let removed: Removed = paper(&into.strongbox, papers::REMOVED).await?;
    let cases = all_of(Shelf::Cases, &from.strongbox).await?;
    let mut is_whole = true;
    for chunk in cases.chunks(AT_ONCE) {
        is_whole &= put_cases(into, from, chunk, &removed).await?;
    }
    let lists = all_of(Shelf::Papers, &from.strongbox).await?;
    let settings: Settings = paper(&into.strongbox, papers::SETTINGS).await?;
    let theirs: Settings = paper(&from.strongbox, papers::SETTINGS).await?;
    let mut joined = join_settings(&settings, &theirs);
    for note in &theirs.keys {
        if joined.role(&note.key).is_none() {
            joined.keys.push(note.clone());
        }
    }
    let sealed = sealed_to_both(into, from, &settings, &joined)?;
    if !is_whole {
        return Err(NotKept);
    }
    let mut all_removed = removed.clone();
    all_removed.merge(&paper(&from.strongbox, papers::REMOVED).await?);
    let (to, of) = (into.strongbox.id().to_string(), from.strongbox.id().to_string());
    let mut changes = vec![
        Change::expect(Shelf::Archives, to.clone(), into.sealed.clone()),
        Change::expect(Shelf::Archives, of.clone(), from.sealed.clone()),
        Change::put(Shelf::Archives, to, sealed.clone()),
        Change::remove(Shelf::Archives, of.clone()),
        papers::change(&into.strongbox, papers::SETTINGS, &joined),
        papers::change(&into.strongbox, papers::REMOVED, &all_removed),
    ];
    for (name, content) in lists {
        let own = name.strip_prefix(&format!("{of}/")).unwrap_or_default().to_string();
        if own != papers::SETTINGS && own != papers::REMOVED {
            let json = from.strongbox.unlock(&name, &content).ok_or(NotKept)?;
            let theirs: Value = serde_json::from_slice(&json).map_err(|_| NotKept)?;
            let ours = papers::read(&into.strongbox, &own).await.map_err(|_| NotKept)?;
            changes.push(papers::change(&into.strongbox, &own, &join_list(ours, theirs)));
        }
        changes.push(Change::expect(Shelf::Papers, name.clone(), content));
        changes.push(Change::remove(Shelf::Papers, name));
    }
    archive::write(&changes).await.map_err(|_| NotKept)?;
    Ok(sealed)
}

/// Puts some cases over. Whether all of them could be.
async fn put_cases(
    into: &Open,
    from: &Open,
    kept: &[(String, Vec<u8>)],
    removed: &Removed,
) -> Result<bool, NotKept> {
    let readable: Vec<(&(String, Vec<u8>), Case)> =
        kept.iter().filter_map(|kept| Some((kept, read_case(&from.strongbox, &kept.0, &kept.1)?))).collect();
    let names: Vec<String> = readable.iter().map(|(_, case)| case_name(&into.strongbox, case.id())).collect();
    let mut is_safe = vec![false; readable.len()];
    let revise = |place: usize, found: Option<Vec<u8>>| {
        let theirs = &readable[place].1;
        if removed.contains(&theirs.id()) {
            is_safe[place] = true;
            return None;
        }
        let ours = match found {
            // One of ours that can't be read is not written over.
            Some(found) => Some(read_case(&into.strongbox, &names[place], &found)?),
            None => None,
        };
        let joined = join(ours, theirs);
        is_safe[place] = joined != Joined::Refused;
        match joined {
            Joined::New(case) | Joined::Changed(case) => Some(lock_case(&into.strongbox, &case)),
            Joined::Unchanged | Joined::Refused => None,
        }
    };
    let expected = [
        Change::expect(Shelf::Archives, into.strongbox.id().to_string(), into.sealed.clone()),
        Change::expect(Shelf::Archives, from.strongbox.id().to_string(), from.sealed.clone()),
    ];
    archive::revise(Shelf::Cases, &names, revise, &expected).await.map_err(|_| NotKept)?;
    // Only once they are safe there, and only as they were read: another window may have added to one meanwhile.
    let mut changes = Vec::new();
    for (((name, content), _), is_safe) in readable.iter().zip(&is_safe) {
        if *is_safe {
            changes.push(Change::expect(Shelf::Cases, name.clone(), content.clone()));
            changes.push(Change::remove(Shelf::Cases, name.clone()));
        }
    }
    archive::write(&changes).await.map_err(|_| NotKept)?;
    Ok(readable.len() == kept.len() && is_safe.iter().all(|safe| *safe))
}

/// The key of an archive for everybody who could open it or the other; not for a key that was locked out of it.
fn sealed_to_both(
    into: &Open,
    from: &Open,
    settings: &Settings,
    joined: &Settings,
) -> Result<Vec<u8>, NotKept> {
    let (ours, theirs) = (Strongbox::recipients(&into.sealed), Strongbox::recipients(&from.sealed));
    let to: Vec<PublicKey> = joined
        .keys
        .iter()
        .map(|note| note.key)
        .filter(|key| {
            let is_former = settings.role(key) == Some(KeyRole::Former);
            ours.contains(&key.id()) || theirs.contains(&key.id()) && !is_former
        })
        .collect();
    // A key whose note is missing can't be sealed to: then it stays as it is.
    if ours.iter().any(|id| !to.iter().any(|key| key.id() == *id)) {
        return Err(NotKept);
    }
    into.strongbox.seal(&to, &mut entropy::rng()).map_err(|_| NotKept)
}

async fn all_of(shelf: Shelf, strongbox: &Strongbox) -> Result<Vec<(String, Vec<u8>)>, NotKept> {
    archive::all(shelf, &format!("{}/", strongbox.id())).await.map_err(|_| NotKept)
}

async fn paper<T: Default + serde::de::DeserializeOwned>(
    strongbox: &Strongbox,
    name: &str,
) -> Result<T, NotKept> {
    Ok(papers::read(strongbox, name).await.map_err(|_| NotKept)?.unwrap_or_default())
}
