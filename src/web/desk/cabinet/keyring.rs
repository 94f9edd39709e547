//! The consultant's keys: files on this device, what each is for, and which of them open the archive.

use leptos::prelude::*;

use super::{Cabinet, NotKept, Open, papers};
use crate::{
    calendar::Day,
    caseload::{KeyRole, Settings},
    dossier::{PublicKey, SecretKey, Strongbox, key_file},
    web::{
        entropy,
        storage::archive::{self, Change, Shelf},
        today::today,
    },
};

/// A key of the consultant as the page lists it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(in crate::web::desk) struct KeyLine {
    pub key: PublicKey,
    pub role: KeyRole,
    pub since: Option<Day>,
    /// Whether it is open now.
    pub is_open: bool,
    /// Whether the archive opens with it.
    pub opens_archive: bool,
    /// Whether its file is on this device.
    pub is_stored: bool,
}

impl Cabinet {
    /// Reads which key files this device has.
    pub(super) async fn read_key_files(self) {
        match archive::all(Shelf::Keys, "").await {
            Ok(files) => self.key_files.set(
                files
                    .into_iter()
                    .filter_map(|(_, file)| Some((key_file::public_key(&file).ok()?, file)))
                    .collect(),
            ),
            Err(_) => self.unavailable.set(true),
        }
    }

    /// Keeps a key file on this device. Whether that worked.
    pub(in crate::web::desk) async fn keep_key_file(self, public: PublicKey, file: Vec<u8>) -> bool {
        let kept = archive::write(&[put_key_file(public, &file)]).await.is_ok();
        if kept {
            self.has_key_file(public, file);
        }
        kept
    }

    fn has_key_file(self, public: PublicKey, file: Vec<u8>) {
        self.key_files.update(|files| {
            files.retain(|(known, _)| *known != public);
            files.push((public, file));
        });
        self.tell_keys();
    }

    /// Removes a key file from this device. Whether that worked.
    pub(in crate::web::desk) async fn forget_key_file(self, public: PublicKey) -> bool {
        let gone = archive::write(&[Change::remove(Shelf::Keys, public.to_string())]).await.is_ok();
        if gone {
            self.key_files.update(|files| files.retain(|(known, _)| *known != public));
            self.tell_keys();
        }
        gone
    }

    /// The key that residents should seal to: the own one that was taken last.
    pub(in crate::web::desk) fn own_key(self) -> Option<PublicKey> {
        let open = self.open_keys();
        self.settings.with(|settings| {
            let own =
                settings.keys.iter().rev().filter(|note| note.role == KeyRole::Own).map(|note| note.key);
            own.clone().find(|key| open.contains(key)).or_else(|| open.last().copied())
        })
    }

    /// Every key that is known here: those with a note first, then files and open keys without one.
    pub(in crate::web::desk) fn key_lines(self) -> Vec<KeyLine> {
        let open = self.open_keys();
        let recipients = self.recipients.get();
        let files: Vec<PublicKey> = self.key_files.read().iter().map(|(key, _)| *key).collect();
        let line = |key: PublicKey, role, since| KeyLine {
            key,
            role,
            since,
            is_open: open.contains(&key),
            opens_archive: recipients.contains(&key.id()),
            is_stored: files.contains(&key),
        };
        let settings = self.settings.read();
        let mut lines: Vec<KeyLine> =
            settings.keys.iter().map(|note| line(note.key, note.role, Some(note.since))).collect();
        for key in files.iter().chain(&open) {
            if !lines.iter().any(|known| known.key == *key) {
                lines.push(line(*key, KeyRole::Former, None));
            }
        }
        lines
    }

    /// Notes open keys that open the archive and have no note yet: of an archive of before there were notes. Kept with
    /// the next thing that is set.
    pub(super) fn note_open_keys(self) {
        let recipients = self.recipients.get_untracked();
        let on = today();
        let missing: Vec<PublicKey> = untrack(|| self.open_keys())
            .into_iter()
            .filter(|key| recipients.contains(&key.id()))
            .filter(|key| self.settings.with_untracked(|settings| settings.role(key).is_none()))
            .collect();
        if !missing.is_empty() {
            self.settings
                .update(|settings| missing.into_iter().for_each(|key| settings.note(key, KeyRole::Own, on)));
        }
    }

    /// Takes a key to the archive: from now on it opens it. Its file is kept here, but for a spare key, which belongs in
    /// a safe. With `retire` the own keys that were become former ones.
    pub(in crate::web::desk) async fn add_key(
        self,
        key: SecretKey,
        role: KeyRole,
        retire: bool,
        file: Vec<u8>,
    ) -> Result<(), NotKept> {
        let public = *key.public();
        let sitting = self.sitting();
        let mut settings = self.settings.get_untracked();
        if retire {
            let own = settings.keys.iter_mut().filter(|note| note.role == KeyRole::Own);
            own.for_each(|note| note.role = KeyRole::Former);
        }
        settings.note(public, role, today());
        let mut to = self.openers()?;
        to.push(public);
        let is_spare = role == KeyRole::Spare;
        let along: Vec<Change> = (!is_spare).then(|| put_key_file(public, &file)).into_iter().collect();
        self.seal_to(&to, settings, along).await?;
        if !is_spare {
            self.has_key_file(public, file);
            // Closed meanwhile: it stays so.
            if self.sitting() == sitting {
                self.keys.update(|keys| keys.push(key));
            }
        }
        Ok(())
    }

    /// Whether a key can be locked out: another one that is open must still open the archive.
    pub(in crate::web::desk) fn can_lock_out(self, key: PublicKey) -> bool {
        let recipients = self.recipients.get();
        recipients.contains(&key.id())
            && self.open_keys().iter().any(|open| *open != key && recipients.contains(&open.id()))
    }

    /// Locks a key out: the archive gets another key, and everything in it is locked anew, as one step.
    pub(in crate::web::desk) async fn lock_out(self, key: PublicKey) -> Result<(), NotKept> {
        if !untrack(|| self.can_lock_out(key)) {
            return Err(NotKept);
        }
        let was = self.open.get_value().ok_or(NotKept)?;
        let to: Vec<PublicKey> = self.openers()?.into_iter().filter(|known| *known != key).collect();
        let mut settings = self.settings.get_untracked();
        settings.note(key, KeyRole::Former, today());
        let strongbox = was.strongbox.with_new_key(&mut entropy::rng());
        let sealed = strongbox.seal(&to, &mut entropy::rng()).map_err(|_| NotKept)?;
        let id = strongbox.id().to_string();
        let mut along = vec![
            Change::put(Shelf::Archives, id.clone(), sealed.clone()),
            papers::change(&strongbox, papers::SETTINGS, &settings),
        ];
        if was.is_kept {
            along.insert(0, Change::expect(Shelf::Archives, id.clone(), was.sealed));
        }
        let renew = |_: Shelf, name: &str, kept: &[u8]| {
            let content = was.strongbox.unlock(name, kept)?;
            Some(strongbox.lock(name, &content, &mut entropy::rng()))
        };
        archive::renew(&[Shelf::Cases, Shelf::Papers], &format!("{id}/"), renew, &along)
            .await
            .map_err(|_| self.not_kept())?;
        self.has_sealed(Open { strongbox, sealed, is_kept: true }, settings);
        Ok(())
    }

    /// The keys that open the archive. An error when one of them is not known here: it would be locked out unseen.
    fn openers(self) -> Result<Vec<PublicKey>, NotKept> {
        let recipients = self.recipients.get_untracked();
        let known: Vec<PublicKey> = untrack(|| self.key_lines())
            .into_iter()
            .filter(|line| line.opens_archive)
            .map(|line| line.key)
            .collect();
        if known.len() == recipients.len() { Ok(known) } else { Err(NotKept) }
    }

    /// Seals the archive's key to these, as one step with the notes on them.
    async fn seal_to(self, to: &[PublicKey], settings: Settings, along: Vec<Change>) -> Result<(), NotKept> {
        let was = self.open.get_value().ok_or(NotKept)?;
        let sealed = was.strongbox.seal(to, &mut entropy::rng()).map_err(|_| NotKept)?;
        let id = was.strongbox.id().to_string();
        let mut changes = along;
        if was.is_kept {
            changes.push(Change::expect(Shelf::Archives, id.clone(), was.sealed));
        }
        changes.push(Change::put(Shelf::Archives, id, sealed.clone()));
        changes.push(papers::change(&was.strongbox, papers::SETTINGS, &settings));
        archive::write(&changes).await.map_err(|_| self.not_kept())?;
        self.has_sealed(Open { strongbox: was.strongbox, sealed, is_kept: true }, settings);
        Ok(())
    }

    fn has_sealed(self, open: Open, settings: Settings) {
        // Closed meanwhile: it stays so.
        if self.keys_are_closed() {
            return;
        }
        self.recipients.set(Strongbox::recipients(&open.sealed));
        self.open.set_value(Some(open));
        self.settings.set(settings);
        self.tell_archive();
    }
}

fn put_key_file(public: PublicKey, file: &[u8]) -> Change {
    Change::put(Shelf::Keys, public.to_string(), file.to_vec())
}
