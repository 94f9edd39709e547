//! What a consultant sets for their archive, and the ids of what was removed from it.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::moment::Moment;
use crate::{
    calendar::Day,
    dossier::{Label, RecordId},
};

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
    /// Public keys that open this archive and whose files it reads, with what each is for.
    pub keys: Vec<KeyNote>,
    /// When a backup was last made.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub backed_up: Option<Moment>,
}

/// Whether the suggestion about a case is kept back until somebody has decided, where that is so for one in so many
/// (0: for none). Follows from the id, which is random: the same at every desk, and nobody chooses which.
pub fn is_unseen(id: &RecordId, one_in: u8) -> bool {
    let [.., a, b, c, d] = *id.as_bytes();
    one_in != 0 && u32::from_be_bytes([a, b, c, d]).is_multiple_of(one_in.into())
}

/// What a key of the consultant is for.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct KeyNote {
    /// The public key as text.
    pub key: String,
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

    /// How many.
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// Whether nothing was.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}
