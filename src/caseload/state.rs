//! Where a case stands: what its entries come to, one after another.

use std::collections::BTreeMap;

use super::{
    case::Case,
    entry::{Correction, Decision, Entry, What},
    fact::Fact,
    prose::Prose,
};
use crate::{
    diagnose::{Answers, Outcome, model, score},
    dossier::{Dossier, Given, Questionnaire, RecordId},
    route::Plan,
};

/// What the entries of a case come to.
#[derive(Clone, Debug)]
pub struct State<'a> {
    /// The dossier that came in last.
    pub dossier: &'a Dossier,
    /// Every version of the answers, first to last: each dossier that came in, each correction. Never empty.
    pub versions: Vec<Version<'a>>,
    /// Notes that stand.
    pub notes: Vec<(&'a Entry, &'a Prose)>,
    /// Decisions, first to last; the last one holds.
    pub decisions: Vec<(&'a Entry, &'a Decision)>,
    revealed: bool,
    /// The plan as it stands.
    pub plan: Option<&'a Plan>,
    /// What became of the person, by the id of the fact.
    pub facts: BTreeMap<RecordId, &'a Fact>,
    /// The diagnose before this one.
    pub follows: Option<RecordId>,
    /// The highest place of an entry that changed answers, against that of the last decision.
    changed_at: usize,
    decided_at: Option<usize>,
}

/// Answers at some time.
#[derive(Clone, Copy, Debug)]
pub struct Version<'a> {
    /// What brought them.
    pub entry: &'a Entry,
    /// The questionnaire that they were given to.
    pub questionnaire: &'a Questionnaire,
    /// The answers.
    pub given: &'a Given,
    /// The correction, where it is one and not a dossier that came in.
    pub correction: Option<&'a Correction>,
}

impl<'a> State<'a> {
    pub(super) fn of(case: &'a Case) -> State<'a> {
        let mut state = State {
            dossier: case.received().next().expect("a case is made with a dossier, and read only with one"),
            versions: Vec::new(),
            notes: Vec::new(),
            decisions: Vec::new(),
            revealed: false,
            plan: None,
            facts: BTreeMap::new(),
            follows: None,
            changed_at: 0,
            decided_at: None,
        };
        for (at, entry) in case.entries().iter().enumerate() {
            state.take(at, entry);
        }
        state
    }

    fn take(&mut self, at: usize, entry: &'a Entry) {
        match &entry.what {
            What::Received(dossier) => {
                self.dossier = dossier;
                self.versions.push(Version {
                    entry,
                    questionnaire: &dossier.questionnaire,
                    given: &dossier.answers,
                    correction: None,
                });
                self.changed_at = at;
            }
            What::Corrected(correction) => {
                self.versions.push(Version {
                    entry,
                    questionnaire: &correction.questionnaire,
                    given: &correction.answers,
                    correction: Some(correction),
                });
                self.changed_at = at;
            }
            What::Revealed => self.revealed = true,
            What::Decided(decision) => {
                self.decisions.push((entry, decision));
                self.decided_at = Some(at);
            }
            What::Noted(text) => self.notes.push((entry, text)),
            What::Withdrawn(_) => {}
            What::Planned(plan) => self.plan = Some(plan),
            What::Recorded { fact, now } => {
                match now {
                    Some(now) => self.facts.insert(*fact, now),
                    None => self.facts.remove(fact),
                };
            }
            What::Follows(earlier) => self.follows = *earlier,
        }
    }

    /// The answers as they stand.
    pub fn answers(&self) -> &'a Answers {
        self.versions.last().map_or(&self.dossier.answers, |version| version.given).today()
    }

    /// What they come to.
    pub fn outcome(&self) -> Outcome {
        score(model(), self.answers())
    }

    /// Whether a consultant may have seen the suggestion: it was shown, or somebody has decided.
    pub fn is_revealed(&self) -> bool {
        self.revealed || !self.decisions.is_empty()
    }

    /// The decision that holds, with its entry.
    pub fn decision(&self) -> Option<(&'a Entry, &'a Decision)> {
        self.decisions.last().copied()
    }

    /// The plan that belongs to the decision that holds; one made for another category is none of it.
    pub fn plan_of_decision(&self) -> Option<&'a Plan> {
        let (_, decision) = self.decision()?;
        self.plan.filter(|plan| plan.category() == decision.category)
    }

    /// Whether answers changed after the decision that holds.
    pub fn is_decision_old(&self) -> bool {
        self.decided_at.is_some_and(|decided| decided < self.changed_at)
    }
}
