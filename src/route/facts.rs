//! What a plan is made from, and whether a condition of the data holds for it.

use super::data::{Anchor, AnswerId, Condition, DoubtId, RouteData};
use crate::{
    calendar::Day,
    diagnose::{Answers, Code, DoubtReason, Outcome},
};

/// What is known about somebody when a consultant has decided.
#[derive(Clone, Copy, Debug)]
pub struct Facts<'a> {
    /// The category that the consultant decided on, `1A` to `3B`.
    pub category: &'a str,
    /// What the answers come to: for routes, signals and the advice.
    pub outcome: &'a Outcome,
    /// The answers.
    pub answers: &'a Answers,
    /// As in `data/gemeenten/`. One without a file of its own has the general terms.
    pub gemeente: &'a str,
    /// The days from which terms count.
    pub days: Days,
    /// Whether there is a benefit; not for a nug.
    pub has_benefit: bool,
    /// Whether somebody is younger than 27.
    pub under_27: bool,
    /// The doubts that remain after the decision.
    pub doubts: &'a [DoubtReason],
}

/// The days from which terms count; a step whose day is not known is not planned.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Days {
    /// The application for benefit.
    pub application: Option<Day>,
    /// The diagnosis was completed.
    pub diagnosis: Option<Day>,
    /// The consultant decided.
    pub decision: Day,
    /// A statushouder got a home.
    pub housing: Option<Day>,
    /// Handed over to participatie; the decision where it is not known.
    pub transfer: Option<Day>,
}

impl Days {
    /// Only the decision is known.
    pub const fn of(decision: Day) -> Days {
        Days { application: None, diagnosis: None, decision, housing: None, transfer: None }
    }

    /// The day of an anchor that is known before the plan.
    pub(super) fn get(&self, anchor: Anchor) -> Option<Day> {
        match anchor {
            Anchor::Application => self.application,
            Anchor::Diagnosis => self.diagnosis,
            Anchor::Decision => Some(self.decision),
            Anchor::Housing => self.housing,
            Anchor::Transfer => Some(self.transfer.unwrap_or(self.decision)),
            Anchor::Choice | Anchor::Step(_) => None,
        }
    }
}

/// Whether one of the conditions holds.
pub(super) fn any_holds(conditions: &[Condition], route: &RouteData, facts: &Facts) -> bool {
    conditions.iter().any(|condition| holds(condition, route, facts))
}

fn holds(condition: &Condition, route: &RouteData, facts: &Facts) -> bool {
    let outcome = facts.outcome;
    let fact = |place: &u8| any_holds(&route.facts[usize::from(*place)].when, route, facts);
    let signal = |id: &String| outcome.signals.iter().any(|(known, _)| known == id);
    let doubt = |id: &DoubtId| facts.doubts.contains(&reason(*id));
    let one_of = |ids: &[String], has: &dyn Fn(&String) -> bool| ids.is_empty() || ids.iter().any(has);

    one_of(&condition.category, &|id| id == facts.category)
        && one_of(&condition.route, &|id| outcome.routes.contains(id))
        && one_of(&condition.advice, &|id| *id == outcome.advice)
        && one_of(&condition.signal, &signal)
        && (condition.fact.is_empty() || condition.fact.iter().any(fact))
        && (condition.doubt.is_empty() || condition.doubt.iter().any(doubt))
        && !condition.without_fact.iter().any(fact)
        && !condition.without_route.iter().any(|id| outcome.routes.contains(id))
        && !condition.without_answer.iter().any(|answer| answered(facts.answers, *answer))
        && condition.benefit.is_none_or(|benefit| benefit == facts.has_benefit)
        && condition.under_27.is_none_or(|under_27| under_27 == facts.under_27)
}

/// Whether this option was chosen.
pub(super) fn answered(answers: &Answers, AnswerId { question, option }: AnswerId) -> bool {
    answers.get(question).is_some_and(|answer| answer.includes(Code::Option(option)))
}

const fn reason(id: DoubtId) -> DoubtReason {
    match id {
        DoubtId::Border => DoubtReason::Border,
        DoubtId::Missing => DoubtReason::Missing,
        DoubtId::Medical => DoubtReason::Medical,
        DoubtId::Indication => DoubtReason::Indication,
        DoubtId::Contradiction => DoubtReason::Contradiction,
    }
}
