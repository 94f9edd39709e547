//! Everything about one questionnaire at the desk.

use rand_core::CryptoRng;
use serde::{Deserialize, Serialize};

use super::{
    entry::{Entry, What},
    moment::Moment,
    state::State,
};
use crate::{
    diagnose::{Earlier, earlier},
    dossier::{Dossier, Label, ReadError, RecordId, typed},
};

/// Most bytes of a case as JSON.
pub const MAX_CASE: usize = 1024 * 1024;
/// Most entries of a case: far more than anybody makes by hand.
const MOST_ENTRIES: usize = 2000;
/// The highest place of an entry: far more than anybody reaches, and far from the end of the numbers.
const MOST_SEQ: u32 = 1_000_000;
/// The version of the format that is written.
const VERSION: u32 = 1;

/// One questionnaire with everything that was done to it. Holds at least one dossier.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Case {
    format: Format,
    version: u32,
    /// That of its dossiers.
    id: RecordId,
    /// In the order of [`Entry::seq`], then of their ids.
    entries: Vec<Entry>,
}

#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
enum Format {
    #[default]
    #[serde(rename = "opstap-case")]
    OpstapCase,
}

/// Why a case is not read, or not put together with another.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum CaseError {
    /// It is no case, or one of its fields is wrong.
    #[error(transparent)]
    Unreadable(#[from] ReadError),
    /// It is about another questionnaire.
    #[error("is about another questionnaire")]
    Other,
    /// There is no room in it: nobody could read it any more.
    #[error("is full")]
    Full,
}

impl Case {
    /// A case that begins with a dossier that came in.
    pub fn new(dossier: Dossier, at: Moment, rng: &mut impl CryptoRng) -> Case {
        let id = dossier.id;
        let what = What::Received(Box::new(dossier));
        let first = Entry { id: RecordId::random(rng), seq: 0, at, by: None, what };
        Case { format: Format::default(), version: VERSION, id, entries: vec![first] }
    }

    /// Reads what [`Case::to_json`] wrote, and checks all of it. Answers to an earlier version of the questionnaire are
    /// carried over; written again they stay what they were.
    ///
    /// # Errors
    /// As [`CaseError`] says, with the path of the first wrong field.
    pub fn from_json(json: &[u8]) -> Result<Case, CaseError> {
        Case::from_json_with(json, earlier())
    }

    /// The same, with these earlier versions of the questionnaire.
    ///
    /// # Errors
    /// As [`Case::from_json`].
    pub fn from_json_with(json: &[u8], earlier: &Earlier) -> Result<Case, CaseError> {
        if json.len() > MAX_CASE {
            return Err(ReadError::TooLarge { limit: MAX_CASE }.into());
        }
        let Head { version, .. } = typed(json)?;
        if version > VERSION {
            return Err(ReadError::NewerVersion { found: version }.into());
        }
        let mut case: Case = typed(json)?;
        case.settle(earlier)?;
        case.check()?;
        case.tidy();
        Ok(case)
    }

    /// The exchange format; the same for equal cases.
    pub fn to_json(&self) -> String {
        serde_json::to_string(self).expect("a case has no map and no float that JSON lacks")
    }

    /// The id of its dossiers.
    pub const fn id(&self) -> RecordId {
        self.id
    }

    /// Everything that was done, first to last.
    pub fn entries(&self) -> &[Entry] {
        &self.entries
    }

    /// The dossiers that came in, first to last.
    pub fn received(&self) -> impl Iterator<Item = &Dossier> {
        self.entries.iter().filter_map(|entry| match &entry.what {
            What::Received(dossier) => Some(&**dossier),
            _ => None,
        })
    }

    /// What the entries come to.
    pub fn state(&self) -> State<'_> {
        State::of(self)
    }

    /// Adds what somebody did.
    ///
    /// # Errors
    /// [`CaseError::Full`] when it could not be read any more with that in it; nothing has changed then.
    pub fn add(
        &mut self,
        what: What,
        at: Moment,
        by: Option<Label>,
        rng: &mut impl CryptoRng,
    ) -> Result<(), CaseError> {
        let last = self.entries.iter().map(|entry| entry.seq).max();
        let seq = last.map_or(0, |last| last.saturating_add(1));
        let mut changed = self.clone();
        changed.entries.push(Entry { id: RecordId::random(rng), seq, at, by, what });
        changed.tidy();
        changed.fits()?;
        *self = changed;
        Ok(())
    }

    /// Puts the entries of another copy of this case to those of this one. Whether that changed anything; the same
    /// copy a second time never does, and the order of copies makes no difference.
    ///
    /// # Errors
    /// [`CaseError::Other`] when it is about another questionnaire, [`CaseError::Full`] when together they are more than
    /// a case can hold; nothing has changed then.
    pub fn merge(&mut self, other: &Case) -> Result<bool, CaseError> {
        if self.id != other.id {
            return Err(CaseError::Other);
        }
        let mut merged = self.clone();
        let known = |entry: &&Entry| !self.entries.iter().any(|own| own.id == entry.id);
        merged.entries.extend(other.entries.iter().filter(known).cloned());
        merged.tidy();
        let changed = merged != *self;
        if changed {
            merged.fits()?;
            *self = merged;
        }
        Ok(changed)
    }

    /// Whether it can be read once it is written.
    pub(super) fn fits(&self) -> Result<(), CaseError> {
        let is_high = self.entries.iter().any(|entry| entry.seq > MOST_SEQ);
        let fits = self.entries.len() <= MOST_ENTRIES && !is_high && self.to_json().len() <= MAX_CASE;
        if fits { Ok(()) } else { Err(CaseError::Full) }
    }

    /// In order, and without the text of notes that were taken back.
    fn tidy(&mut self) {
        self.entries.sort_by_key(|entry| (entry.seq, entry.id));
        let withdrawn: Vec<RecordId> = self
            .entries
            .iter()
            .filter_map(|entry| match entry.what {
                What::Withdrawn(note) => Some(note),
                _ => None,
            })
            .collect();
        // Only what is there to be read is taken away: that somebody wrote a note remains.
        self.entries.retain(|entry| !(matches!(entry.what, What::Noted(_)) && withdrawn.contains(&entry.id)));
    }

    /// Reads answers as those to the questionnaire that they were given to.
    fn settle(&mut self, earlier: &Earlier) -> Result<(), ReadError> {
        for (at, entry) in self.entries.iter_mut().enumerate() {
            let (settled, what) = match &mut entry.what {
                What::Received(dossier) => (dossier.settle(earlier), "received"),
                What::Corrected(correction) => {
                    (correction.answers.settle(&correction.questionnaire, earlier), "corrected")
                }
                _ => continue,
            };
            settled.map_err(|error| below(format!("entries[{at}].what.{what}"), error))?;
        }
        Ok(())
    }

    fn check(&self) -> Result<(), ReadError> {
        if self.version != VERSION {
            return Err(wrong("version", "there is no version 0"));
        }
        if self.entries.len() > MOST_ENTRIES {
            return Err(wrong("entries", "are too many"));
        }
        let mut received = false;
        let mut ids = std::collections::HashSet::new();
        for (at, entry) in self.entries.iter().enumerate() {
            let here = |field: &str| format!("entries[{at}].{field}");
            if entry.seq > MOST_SEQ {
                return Err(wrong(here("seq"), "is too high"));
            }
            if !ids.insert(entry.id) {
                return Err(wrong(here("id"), "stands there twice"));
            }
            match &entry.what {
                What::Received(dossier) => {
                    received = true;
                    if dossier.id != self.id {
                        return Err(wrong(here("what.received.id"), "is another than that of the case"));
                    }
                }
                What::Decided(decision)
                    if !is_choice(&decision.category) || !is_category(&decision.suggested) =>
                {
                    return Err(wrong(here("what.decided.category"), "there is no such category"));
                }
                What::Recorded { now: Some(fact), .. } => {
                    if let Some(problem) = fact.problem() {
                        return Err(wrong(here("what.recorded.now"), problem));
                    }
                }
                _ => {}
            }
        }
        if received { Ok(()) } else { Err(wrong("entries", "no dossier is among them")) }
    }
}

/// Whether the questionnaire's data has such a category.
fn is_category(id: &str) -> bool {
    crate::diagnose::model().categories.iter().any(|category| category.id == id)
}

/// Whether a consultant can choose it: that nothing is known is no choice.
fn is_choice(id: &str) -> bool {
    let model = crate::diagnose::model();
    is_category(id) && model.categories[usize::from(model.category_unknown)].id != id
}

/// The fields that say how to read the others.
#[derive(Deserialize)]
struct Head {
    #[serde(rename = "format")]
    _format: Format,
    version: u32,
}

fn wrong(path: impl Into<String>, problem: &str) -> ReadError {
    ReadError::Invalid { path: path.into(), problem: problem.into() }
}

/// The same mistake, of what is in a case.
fn below(path: String, error: ReadError) -> ReadError {
    match error {
        ReadError::Invalid { path: field, problem } => {
            ReadError::Invalid { path: format!("{path}.{field}"), problem }
        }
        other => other,
    }
}
