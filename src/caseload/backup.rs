//! What a parcel of the desk holds: a backup of everything for oneself, or dossiers for a colleague.
//!
//! The first thing in it is a [`Head`], then papers (settings, removed ids, lists), then cases. `docs/archive.md` has
//! the format. Nothing says who sealed a parcel: whoever has a public key can. So a parcel never brings keys, and
//! never takes anything away.

use std::collections::BTreeSet;

use rand_core::CryptoRng;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use super::{
    case::{Case, CaseError},
    moment::Moment,
    settings::{Removed, Settings},
};
use crate::dossier::{
    Label, PublicKey, ReadError, RecordId, SecretKey,
    envelope::SealError,
    parcel::{Packing, ParcelError, Unpacking},
    typed,
};

/// The version of the format that is written.
const VERSION: u32 = 1;

/// What a parcel is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kind {
    /// Everything, for whoever made it.
    Backup,
    /// Some dossiers, for somebody else.
    HandOver,
}

/// What stands first in a parcel.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Head {
    format: HeadFormat,
    version: u32,
    /// What it is for.
    pub kind: Kind,
    /// When it was made.
    pub made: Moment,
    /// Who made it, as they call themselves; nothing proves it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<Label>,
    /// How many cases are in it.
    pub cases: u32,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
enum HeadFormat {
    #[default]
    #[serde(rename = "opstap-archief")]
    OpstapArchief,
}

impl Head {
    /// The head of a parcel of so many cases.
    pub fn new(kind: Kind, made: Moment, by: Option<Label>, cases: u32) -> Head {
        Head { format: HeadFormat::default(), version: VERSION, kind, made, by, cases }
    }
}

/// One thing in a parcel, behind its head.
#[derive(Clone, Debug, PartialEq)]
pub enum Thing {
    /// A case.
    Case(Box<Case>),
    /// What goes along.
    Paper(Paper),
}

/// What goes along with cases.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "paper", content = "content")]
pub enum Paper {
    /// What the consultant set; without keys.
    Settings(Box<Settings>),
    /// What was removed for good.
    Removed(Removed),
    /// A list by its name, such as that of people from the client system.
    List {
        /// Under which name the archive keeps it.
        name: String,
        /// As it is kept.
        content: Value,
    },
}

/// Why a parcel is not read.
#[derive(Clone, Debug, PartialEq, thiserror::Error)]
pub enum BackupError {
    /// The file itself.
    #[error(transparent)]
    Parcel(#[from] ParcelError),
    /// What is in it was made by a newer version.
    #[error("made by a newer version of Opstap")]
    Newer,
    /// What is in it is not what such a parcel holds.
    #[error("{0}")]
    Invalid(String),
}

impl From<CaseError> for BackupError {
    fn from(error: CaseError) -> BackupError {
        match error {
            CaseError::Unreadable(ReadError::NewerVersion { .. } | ReadError::NewerQuestionnaire { .. }) => {
                BackupError::Newer
            }
            other => BackupError::Invalid(other.to_string()),
        }
    }
}

/// A parcel that is being written: its head, then whatever is added.
pub struct Writing {
    packing: Packing,
    cases: u32,
}

impl Writing {
    /// Begins a parcel with its head. As many cases as it says must follow.
    ///
    /// # Errors
    /// As [`Packing::to`].
    pub fn begin(
        head: &Head,
        recipients: &[PublicKey],
        rng: &mut impl CryptoRng,
    ) -> Result<Writing, SealError> {
        let mut packing = Packing::to(recipients, rng)?;
        packing.add(&json(head), rng);
        Ok(Writing { packing, cases: head.cases })
    }

    /// Adds a case.
    pub fn case(&mut self, case: &Case, rng: &mut impl CryptoRng) {
        self.packing.add(case.to_json().as_bytes(), rng);
        self.cases = self.cases.saturating_sub(1);
    }

    /// Adds a paper. Keys never go along.
    pub fn paper(&mut self, paper: &Paper, rng: &mut impl CryptoRng) {
        let content = match paper {
            Paper::Settings(settings) => {
                json(&Paper::Settings(Box::new(Settings { keys: Vec::new(), ..(**settings).clone() })))
            }
            other => json(other),
        };
        self.packing.add(&content, rng);
    }

    /// The whole file.
    ///
    /// # Errors
    /// As [`Packing::finish`].
    pub fn finish(self, rng: &mut impl CryptoRng) -> Result<Vec<u8>, SealError> {
        debug_assert_eq!(self.cases, 0, "as many cases as the head says");
        self.packing.finish(rng)
    }
}

/// A parcel that is being read, thing by thing.
pub struct Reading<'a> {
    unpacking: Unpacking<'a>,
    /// What it is.
    pub head: Head,
    seen: BTreeSet<RecordId>,
}

impl<'a> Reading<'a> {
    /// Opens a parcel and reads its head.
    ///
    /// # Errors
    /// As [`BackupError`] says. Nothing is proven before [`Reading::next`] came to the end.
    pub fn open(file: &'a [u8], keys: &[SecretKey]) -> Result<Reading<'a>, BackupError> {
        let mut unpacking = Unpacking::open(file, keys)?;
        let first = unpacking.next()?.ok_or(ParcelError::Damaged)?;
        let Version { version } =
            serde_json::from_slice(&first).map_err(|error| BackupError::Invalid(error.to_string()))?;
        if version > VERSION {
            return Err(BackupError::Newer);
        }
        let head: Head = typed(&first).map_err(|error| BackupError::Invalid(error.to_string()))?;
        Ok(Reading { unpacking, head, seen: BTreeSet::new() })
    }

    /// The next thing, checked; `None` at the end, when everything was there.
    ///
    /// # Errors
    /// As [`BackupError`] says; then nothing of the parcel should be kept.
    #[allow(clippy::should_implement_trait, reason = "an iterator would go on after a mistake")]
    pub fn next(&mut self) -> Result<Option<Thing>, BackupError> {
        let Some(thing) = self.unpacking.next()? else {
            let count = u32::try_from(self.seen.len()).unwrap_or(u32::MAX);
            return if count == self.head.cases { Ok(None) } else { Err(ParcelError::Damaged.into()) };
        };
        // A paper says so in its first field, and no case has that one.
        if thing.starts_with(b"{\"paper\"") {
            let paper = typed(&thing).map_err(|error| BackupError::Invalid(error.to_string()))?;
            return Ok(Some(Thing::Paper(paper)));
        }
        let case = Case::from_json(&thing)?;
        if !self.seen.insert(case.id()) {
            return Err(BackupError::Invalid(format!("{} stands in it twice", case.id())));
        }
        Ok(Some(Thing::Case(Box::new(case))))
    }

    /// How many cases were read.
    pub fn done(&self) -> usize {
        self.seen.len()
    }
}

/// What becomes of a case when a copy of it comes in.
#[derive(Clone, Debug, PartialEq)]
pub enum Joined {
    /// It was not here.
    New(Case),
    /// It is here now with more than before.
    Changed(Case),
    /// It was here already, with all of that.
    Unchanged,
    /// The two can't be put together: they would have too many entries. Ours stays as it is.
    Refused,
}

/// Puts a copy of a case to ours.
pub fn join(ours: Option<Case>, theirs: &Case) -> Joined {
    let Some(mut case) = ours else { return Joined::New(theirs.clone()) };
    match case.merge(theirs) {
        Ok(true) => Joined::Changed(case),
        Ok(false) => Joined::Unchanged,
        Err(_) => Joined::Refused,
    }
}

/// Settings after those of a backup came in: what somebody set here stays.
pub fn join_settings(ours: &Settings, theirs: &Settings) -> Settings {
    if ours.name.is_some() {
        return ours.clone();
    }
    Settings { keys: ours.keys.clone(), backed_up: ours.backed_up, ..theirs.clone() }
}

/// A list after another copy of it came in: what is here stays, what is missing is added.
pub fn join_list(ours: Option<Value>, theirs: Value) -> Value {
    match (ours, theirs) {
        (Some(Value::Array(mut ours)), Value::Array(theirs)) => {
            // Names of people: thousands, so not each against each.
            let known: BTreeSet<String> = ours.iter().map(Value::to_string).collect();
            ours.extend(theirs.into_iter().filter(|item| !known.contains(&item.to_string())));
            Value::Array(ours)
        }
        (Some(Value::Object(mut ours)), Value::Object(theirs)) => {
            for (name, value) in theirs {
                let joined = match ours.remove(&name) {
                    Some(own @ (Value::Array(_) | Value::Object(_))) => join_list(Some(own), value),
                    Some(own) => own,
                    None => value,
                };
                ours.insert(name, joined);
            }
            Value::Object(ours)
        }
        (Some(Value::Null) | None, theirs) => theirs,
        (Some(ours), _) => ours,
    }
}

#[derive(Deserialize)]
struct Version {
    version: u32,
}

fn json(thing: &impl Serialize) -> Vec<u8> {
    serde_json::to_vec(thing).expect("nothing in a parcel has a map that JSON lacks")
}
