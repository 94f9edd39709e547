//! What an archive holds besides cases: settings, what was removed, lists.

use leptos::prelude::*;
use serde::{Serialize, de::DeserializeOwned};

use super::{Cabinet, NotKept};
use crate::{
    caseload::{People, Removed, Settings},
    dossier::Strongbox,
    web::{
        entropy,
        storage::archive::{self, Change, Shelf},
    },
};

/// What the consultant set.
pub(in crate::web::desk) const SETTINGS: &str = "settings";
/// The ids of what was removed.
pub(in crate::web::desk) const REMOVED: &str = "removed";

/// Before the full name of a paper that could not be read.
const ASIDE: &str = "aside";

/// Names for codes, from the client system.
pub(in crate::web::desk) use crate::caseload::backup::PEOPLE;

impl Cabinet {
    pub(super) async fn read_papers(self, strongbox: &Strongbox) -> Result<(), idb::Error> {
        let mut unread = Vec::new();
        let settings = read_or_set_aside(strongbox, SETTINGS, &mut unread).await?;
        let removed = read_or_set_aside(strongbox, REMOVED, &mut unread).await?;
        let people = read_or_set_aside(strongbox, PEOPLE, &mut unread).await?;
        if self.is_of(strongbox) {
            self.unread_papers.set(unread);
            self.settings.set(settings);
            self.note_open_keys();
            self.removed.set(removed);
            self.people.set(people);
        }
        Ok(())
    }

    /// Keeps what the consultant set. The notes on keys stay as another window kept them meanwhile.
    pub(in crate::web::desk) async fn set(self, settings: Settings) -> Result<(), NotKept> {
        for _ in 0..2 {
            let strongbox = self.strongbox().ok_or(NotKept)?;
            let along = self.founding(&strongbox)?;
            let name = full_name(&strongbox, SETTINGS);
            let mut now = settings.clone();
            let revise = |_: usize, found: Option<Vec<u8>>| {
                if let Some(kept) = opened::<Settings>(&strongbox, &name, found) {
                    now = settings.clone().with_keys_of(&kept);
                }
                Some(lock(&strongbox, SETTINGS, &now))
            };
            if archive::revise(Shelf::Papers, std::slice::from_ref(&name), revise, &along).await.is_ok() {
                self.is_founded();
                self.tell_papers();
                if self.is_of(&strongbox) {
                    self.settings.set(now);
                }
                return Ok(());
            }
            // Another window may have changed the archive's key meanwhile.
            self.open_archive().await.map_err(|_| NotKept)?;
        }
        Err(NotKept)
    }

    /// Keeps a list or the like under a name of its own.
    pub(in crate::web::desk) async fn keep_paper(
        self,
        name: &str,
        paper: &impl Serialize,
    ) -> Result<(), NotKept> {
        for _ in 0..2 {
            let strongbox = self.strongbox().ok_or(NotKept)?;
            let mut changes = self.founding(&strongbox)?;
            changes.push(change(&strongbox, name, paper));
            if archive::write(&changes).await.is_ok() {
                self.is_founded();
                self.tell_papers();
                return Ok(());
            }
            // Another window may have changed the archive's key meanwhile.
            self.open_archive().await.map_err(|_| NotKept)?;
        }
        Err(NotKept)
    }

    /// Changes the list of what was removed, and whatever goes along, as one step. What another window put on it stays.
    pub(super) async fn revise_removed(
        self,
        strongbox: &Strongbox,
        along: &[Change],
        change: impl FnOnce(&mut Removed),
    ) -> Result<(), NotKept> {
        self.revise_papers(strongbox, along, change, |_| {}).await
    }

    /// The same, with the names for codes.
    pub(super) async fn revise_papers(
        self,
        strongbox: &Strongbox,
        along: &[Change],
        change: impl FnOnce(&mut Removed),
        change_people: impl FnOnce(&mut People),
    ) -> Result<(), NotKept> {
        let names = [full_name(strongbox, REMOVED), full_name(strongbox, PEOPLE)];
        let (mut change, mut change_people) = (Some(change), Some(change_people));
        let (mut changed, mut people) = (Removed::default(), None);
        let revise = |place: usize, found: Option<Vec<u8>>| {
            if place == 0 {
                let mut removed = opened::<Removed>(strongbox, &names[0], found).unwrap_or_default();
                change.take()?(&mut removed);
                let kept = lock(strongbox, REMOVED, &removed);
                changed = removed;
                return Some(kept);
            }
            let was = opened::<People>(strongbox, &names[1], found)?;
            let mut now = was.clone();
            change_people.take()?(&mut now);
            let kept = (now != was).then(|| lock(strongbox, PEOPLE, &now));
            people = Some(now);
            kept
        };
        archive::revise(Shelf::Papers, &names, revise, along).await.map_err(|_| self.not_kept())?;
        self.is_founded();
        if self.is_of(strongbox) {
            self.removed.set(changed);
            if let Some(people) = people {
                self.people.set(people);
            }
        }
        self.tell_papers();
        Ok(())
    }

    /// What must be written along: the archive's own key as long as it is not on this device, and from then on that
    /// it still is the same. Another window may have taken another key for the archive, or put it to another archive;
    /// what was locked with the old one could never be read again.
    pub(super) fn founding(self, strongbox: &Strongbox) -> Result<Vec<Change>, NotKept> {
        let open = self.open.get_value().filter(|open| open.strongbox.is_same(strongbox)).ok_or(NotKept)?;
        let id = strongbox.id().to_string();
        if open.is_kept {
            return Ok(vec![Change::expect(Shelf::Archives, id, open.sealed)]);
        }
        self.founded.set_value(Some(strongbox.id()));
        let settings = self.settings.with_untracked(|settings| change(strongbox, SETTINGS, settings));
        Ok(vec![Change::put(Shelf::Archives, id, open.sealed), settings])
    }

    /// The archive is on this device now.
    pub(super) fn is_founded(self) {
        let Some(id) = self.founded.try_update_value(Option::take).flatten() else { return };
        if self.open.with_value(|open| open.as_ref().is_some_and(|open| open.strongbox.id() != id)) {
            // Another window was just before us, and its archive is open here now: the two become one.
            leptos::task::spawn_local(async move {
                let _ = self.open_archive().await;
            });
            return;
        }
        let was_kept = self.open.with_value(|open| open.as_ref().is_none_or(|open| open.is_kept));
        if !was_kept {
            self.open.update_value(|open| {
                if let Some(open) = open {
                    open.is_kept = true;
                }
            });
            self.tell_archive();
        }
    }
}

/// A paper as it is kept.
pub(super) fn lock(strongbox: &Strongbox, name: &str, paper: &impl Serialize) -> Vec<u8> {
    let json = serde_json::to_vec(paper).expect("papers have no map that JSON lacks");
    strongbox.lock(&full_name(strongbox, name), &json, &mut entropy::rng())
}

/// A paper, to be written.
pub(super) fn change(strongbox: &Strongbox, name: &str, paper: &impl Serialize) -> Change {
    Change::put(Shelf::Papers, full_name(strongbox, name), lock(strongbox, name, paper))
}

/// A paper of this archive; none where there is none, or it can't be read.
pub(super) async fn read<T: DeserializeOwned>(
    strongbox: &Strongbox,
    name: &str,
) -> Result<Option<T>, idb::Error> {
    let name = full_name(strongbox, name);
    let kept = archive::get(Shelf::Papers, &name).await?;
    Ok(opened(strongbox, &name, kept))
}

/// A paper of this archive, or an empty one. What is there and can't be read, by a fault of the disk or because a newer
/// Opstap wrote it, is named, and kept aside: whatever is written in its place takes nothing away.
async fn read_or_set_aside<T: DeserializeOwned + Default>(
    strongbox: &Strongbox,
    name: &'static str,
    unread: &mut Vec<&'static str>,
) -> Result<T, idb::Error> {
    let full = full_name(strongbox, name);
    let Some(kept) = archive::get(Shelf::Papers, &full).await? else { return Ok(T::default()) };
    if let Some(paper) = opened(strongbox, &full, Some(kept.clone())) {
        return Ok(paper);
    }
    // Where the disk is full the desk opens all the same.
    let _ = archive::write(&[Change::put(Shelf::Papers, format!("{ASIDE}/{full}"), kept)]).await;
    unread.push(name);
    Ok(T::default())
}

/// What a paper says, by its full name; none where there is none, or it can't be read.
fn opened<T: DeserializeOwned>(strongbox: &Strongbox, name: &str, kept: Option<Vec<u8>>) -> Option<T> {
    let json = strongbox.unlock(name, &kept?)?;
    serde_json::from_slice(&json).ok()
}

pub(super) fn full_name(strongbox: &Strongbox, name: &str) -> String {
    format!("{}/{name}", strongbox.id())
}
