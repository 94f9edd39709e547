//! What a consultant sets for their archive, and the ids of what was removed from it.

use std::{collections::BTreeMap, ops::RangeInclusive};

use serde::{Deserialize, Serialize};

use super::moment::Moment;
use crate::{
    calendar::Day,
    dossier::{Label, PublicKey, RecordId},
};

/// Minutes without a touch that a consultant can choose.
pub const IDLE_MINUTES: RangeInclusive<u8> = 2..=60;
/// Until they choose.
const IDLE_AT_FIRST: u8 = 10;

/// What a consultant sets.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Settings {
    /// Who stands beside what is done here.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub name: Option<Label>,
    /// Of so many dossiers one is judged before the suggestion is shown; 0 is none.
    pub unseen_one_in: u8,
    /// Months after which a dossier is due for deletion; none for those of the municipality.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub retention_months: Option<u16>,
    /// Minutes without a touch after which the desk closes; none for those at first.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub idle_minutes: Option<u8>,
    /// Public keys that open this archive and whose files it reads, with what each is for.
    pub keys: Vec<KeyNote>,
    /// When a backup was last made.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub backed_up: Option<Moment>,
}

impl Settings {
    /// Minutes without a touch after which the desk closes.
    pub fn idle_minutes(&self) -> u8 {
        let chosen = self.idle_minutes.unwrap_or(IDLE_AT_FIRST);
        chosen.clamp(*IDLE_MINUTES.start(), *IDLE_MINUTES.end())
    }

    /// What a key is for, if that was noted.
    pub fn role(&self, key: &PublicKey) -> Option<KeyRole> {
        self.keys.iter().find(|note| note.key == *key).map(|note| note.role)
    }

    /// These settings with the notes on keys as they are kept now: another window may have taken a key or locked one out
    /// since these were read. A note that is not kept yet goes along.
    pub fn with_keys_of(mut self, kept: &Settings) -> Settings {
        let own = std::mem::replace(&mut self.keys, kept.keys.clone());
        for note in own {
            if kept.role(&note.key).is_none() {
                self.keys.push(note);
            }
        }
        self
    }

    /// Notes what a key is for; since when stays.
    pub fn note(&mut self, key: PublicKey, role: KeyRole, on: Day) {
        match self.keys.iter_mut().find(|note| note.key == key) {
            Some(note) => note.role = role,
            None => self.keys.push(KeyNote { key, role, since: on }),
        }
    }
}

/// What a key of the consultant is for.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct KeyNote {
    /// Which.
    pub key: PublicKey,
    /// What for.
    pub role: KeyRole,
    /// Since when.
    pub since: Day,
}

/// What a key is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum KeyRole {
    /// Every day.
    Own,
    /// In a safe, for when the others are lost.
    Spare,
    /// No longer given to residents; still opens what was sealed to it.
    Former,
}

/// The ids of dossiers that were removed for good, with the day: a backup or a copy never brings them back. An id is
/// random and says nothing of the person.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Removed(BTreeMap<RecordId, Day>);

impl Removed {
    /// Whether it was removed.
    pub fn contains(&self, id: &RecordId) -> bool {
        self.0.contains_key(id)
    }

    /// Remembers that it was.
    pub fn insert(&mut self, id: RecordId, on: Day) {
        self.0.entry(id).or_insert(on);
    }

    /// Takes over what another archive removed.
    pub fn merge(&mut self, other: &Removed) {
        for (id, on) in &other.0 {
            self.insert(*id, *on);
        }
    }

    /// Forgets that it was.
    pub fn forget(&mut self, id: &RecordId) {
        self.0.remove(id);
    }

    /// Which, with the day.
    pub fn iter(&self) -> impl Iterator<Item = (&RecordId, Day)> {
        self.0.iter().map(|(id, on)| (id, *on))
    }

    /// How many.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether nothing was.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}
