//! An exemption is a step of the plan, the review before its end, and a fact: one thing, with the same days.

use super::{
    fact::Fact,
    state::State,
    together::{Entries, planned, recorded},
};
use crate::{
    calendar::Day,
    dossier::RecordId,
    route::{ChangeError, EXEMPTION, PlannedStep},
};

/// An exemption after the advice of an expert: in the plan with its review, and as a fact.
///
/// # Errors
/// As [`Plan::with_exemption`](crate::route::Plan::with_exemption): [`ChangeError::AdviceFirst`] without that advice.
pub fn exempt(state: &State, (from, until): (Day, Day), partial: bool, new: RecordId) -> Entries {
    let plan = state.plan.ok_or(ChangeError::NotOffered)?.with_exemption(from, until)?;
    let fact = Fact::Exemption { from, until, partial, by_expert: true };
    Ok(vec![planned(plan), recorded(new, fact)])
}

/// The exemption that a step is: known by its first day, or else by its last.
pub(super) fn exemption_of(state: &State, step: &PlannedStep) -> Option<(RecordId, Fact)> {
    let days = |fact: &Fact| match fact {
        Fact::Exemption { from, until, .. } if step.id.as_str() == EXEMPTION => Some((*from, *until)),
        _ => None,
    };
    let found = state.facts.iter().filter(|(_, fact)| days(fact).is_some_and(|days| is_of(step, days)));
    let found = found.min_by_key(|(_, fact)| step.from != Some(fact.start()));
    found.map(|(id, fact)| (*id, (*fact).clone()))
}

/// Whether a step is the exemption with this first day, or else this last one.
pub(super) fn is_of(exemption: &PlannedStep, (from, until): (Day, Day)) -> bool {
    exemption.from == Some(from) || exemption.due == until
}

/// An exemption with these days.
pub(super) fn lasting(mut exemption: Fact, first: Day, last: Day) -> Fact {
    if let Fact::Exemption { from, until, .. } = &mut exemption {
        (*from, *until) = (first, last);
    }
    exemption
}

/// An exemption that is over on a day: no longer than until then.
pub(super) fn ending_by(exemption: Fact, day: Day) -> Result<Fact, ChangeError> {
    let (from, until) = (exemption.start(), exemption.end().unwrap_or(day));
    if day < from { Err(ChangeError::EndsBefore) } else { Ok(lasting(exemption, from, until.min(day))) }
}
