//! What a parcel of the desk holds: a backup of everything for oneself, or dossiers for a colleague.
//!
//! The first thing in it is a [`Head`], then papers (settings, removed ids, lists), then cases. `docs/archive.md` has
//! the format. Nothing says who sealed a parcel: whoever has a public key can. So a parcel never brings keys, and
//! never takes anything away.

use std::collections::BTreeSet;

use rand_core::CryptoRng;
use serde::{Deserialize, Serialize, de::IgnoredAny};
use serde_json::Value;

use super::{
    case::{Case, CaseError},
    moment::Moment,
    people::People,
    settings::{Removed, Settings},
};
use crate::dossier::{
    Label, PublicKey, ReadError, RecordId, SecretKey,
    envelope::SealError,
    parcel::{MAX_THINGS, Packing, ParcelError, Unpacking},
    typed,
};

/// The version of the format that is written.
const VERSION: u32 = 1;
/// Under which name a parcel and the archive have the names for codes.
pub const PEOPLE: &str = "people";
/// Most papers in a parcel: more than there are kinds, for those of later versions.
const MOST_PAPERS: usize = 16;
/// Most bytes of a paper that is no list of names.
const MAX_PAPER: usize = 8 * 1024 * 1024;

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
    /// A list that is left out, by its name: this version does not know it, or it is not what such a list is.
    Unread(String),
}

/// What goes along with cases, each at most once.
#[derive(Clone, Debug, PartialEq)]
pub enum Paper {
    /// What the consultant set; without keys.
    Settings(Box<Settings>),
    /// What was removed for good.
    Removed(Removed),
    /// Names for codes, from the client system.
    People(People),
}

/// A paper as it is written. A list has its name, so that a later version can have others.
#[derive(Serialize, Deserialize)]
#[serde(rename_all = "snake_case", tag = "paper", content = "content")]
enum Written<S, R, L> {
    Settings(S),
    Removed(R),
    List { name: String, content: L },
}

/// What kind of paper it is; nothing in it is looked at yet.
type Outline = Written<IgnoredAny, IgnoredAny, IgnoredAny>;

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
        let written = match paper {
            Paper::Settings(settings) => {
                Written::Settings(Settings { keys: Vec::new(), ..(**settings).clone() })
            }
            Paper::Removed(removed) => Written::Removed(removed),
            Paper::People(people) => Written::List { name: PEOPLE.into(), content: people },
        };
        self.packing.add(&json(&written), rng);
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
    /// Names of the papers that were there.
    papers: BTreeSet<String>,
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
        if head.cases as usize >= MAX_THINGS {
            return Err(ParcelError::TooLarge.into());
        }
        Ok(Reading { unpacking, head, seen: BTreeSet::new(), papers: BTreeSet::new() })
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
            return self.paper(&thing).map(Some);
        }
        let case = Case::from_json(&thing)?;
        if !self.seen.insert(case.id()) {
            return Err(BackupError::Invalid(format!("{} stands in it twice", case.id())));
        }
        Ok(Some(Thing::Case(Box::new(case))))
    }

    fn paper(&mut self, thing: &[u8]) -> Result<Thing, BackupError> {
        let invalid = |error: ReadError| BackupError::Invalid(error.to_string());
        let outline: Outline = typed(thing).map_err(invalid)?;
        let name = match &outline {
            Written::Settings(_) => "settings",
            Written::Removed(_) => "removed",
            Written::List { name, .. } => name,
        };
        if !self.papers.insert(name.to_string()) || self.papers.len() > MOST_PAPERS {
            return Err(BackupError::Invalid(format!(
                "{name:.40} stands in it twice, or there are too many"
            )));
        }
        let is_large = thing.len() > MAX_PAPER;
        let read = |thing| typed::<Written<Settings, Removed, IgnoredAny>>(thing).map_err(invalid);
        match outline {
            // One that is not what it should be takes nothing else with it.
            Written::List { name, .. } if name == PEOPLE => Ok(match typed(thing) {
                Ok(Written::<IgnoredAny, IgnoredAny, People>::List { content, .. }) if content.fits() => {
                    Thing::Paper(Paper::People(content))
                }
                _ => Thing::Unread(name),
            }),
            Written::List { name, .. } => Ok(Thing::Unread(name)),
            _ if is_large => Err(ParcelError::TooLarge.into()),
            Written::Settings(_) | Written::Removed(_) => match read(thing)? {
                Written::Settings(settings) => Ok(Thing::Paper(Paper::Settings(Box::new(settings)))),
                Written::Removed(removed) => Ok(Thing::Paper(Paper::Removed(removed))),
                Written::List { name, .. } => Ok(Thing::Unread(name)),
            },
        }
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
    /// It, or the two together, would be more than can be read again. Ours stays as it is.
    Refused,
}

/// Puts a copy of a case to ours.
pub fn join(ours: Option<Case>, theirs: &Case) -> Joined {
    let Some(mut case) = ours else {
        // As it came it was small enough to be read; as we write it, it may be longer.
        return if theirs.fits().is_ok() { Joined::New(theirs.clone()) } else { Joined::Refused };
    };
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
