//! One thing that somebody did to a case.

use serde::{Deserialize, Serialize};

use super::{fact::Fact, moment::Moment, prose::Prose};
use crate::{
    diagnose::{Answers, model},
    dossier::{Dossier, Given, Label, Questionnaire, RecordId},
    route::Plan,
};

/// What somebody did, who, and when.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Entry {
    /// Random; the same entry in two copies of a case has the same.
    pub id: RecordId,
    /// One more than every entry that was there: what came first is decided by this, then by the id. Never by a clock.
    pub seq: u32,
    /// What the clock said.
    pub at: Moment,
    /// The name that the consultant gave; none where the desk itself did it.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub by: Option<Label>,
    /// What was done.
    pub what: What,
}

/// What was done.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum What {
    /// A dossier came in: the first of the case, or a newer one with the same id. Kept as it came.
    Received(Box<Dossier>),
    /// An answer was corrected together with the resident; a version with its own outcome.
    Corrected(Box<Correction>),
    /// The consultant saw the suggestion, where it was kept back at first.
    Revealed,
    /// The consultant chose a category.
    Decided(Box<Decision>),
    /// A note. Never part of the answers.
    Noted(Prose),
    /// A note is taken back: its text is removed.
    Withdrawn(RecordId),
    /// The plan from here on.
    Planned(Box<Plan>),
    /// What became of somebody; the id stays the same when a fact is changed later.
    Recorded {
        /// Of the fact.
        fact: RecordId,
        /// What it is now; nothing takes it back.
        now: Option<Fact>,
    },
    /// The diagnose before this one, of the same person; nothing takes that back.
    Follows(Option<RecordId>),
}

/// Answers as they are after a correction.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Correction {
    /// Which questions they answer.
    pub questionnaire: Questionnaire,
    /// All of them.
    pub answers: Given,
    /// Why.
    pub why: Prose,
}

impl Correction {
    /// Answers to the questionnaire of today.
    pub fn new(answers: Answers, why: Prose) -> Correction {
        Correction { questionnaire: Questionnaire::current(), answers: answers.into(), why }
    }
}

/// What a consultant decided.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Decision {
    /// `1A` to `3B`, as in the questionnaire's data.
    pub category: String,
    /// Why: for the resident, the plan and the file.
    pub reason: Prose,
    /// What the answers came to at that moment.
    pub suggested: String,
    /// Whether the consultant chose before seeing the suggestion.
    pub unseen: bool,
}

impl Decision {
    /// Whether it is another category than the suggested one. Where nothing could be suggested, there is nothing to
    /// deviate from.
    pub fn deviates(&self) -> Option<bool> {
        let model = model();
        let nothing = &model.categories[usize::from(model.category_unknown)].id;
        (self.suggested != *nothing).then_some(self.category != self.suggested)
    }
}
