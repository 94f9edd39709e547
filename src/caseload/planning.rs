//! Making a plan for a case that may have had one: nobody does again what was done.

use super::{
    fact::Fact,
    state::State,
    together::{Entries, Told, begun, plan_after, planned, told},
};
use crate::{
    diagnose::DoubtReason,
    route::{ADVICE, Plan, PlannedStep},
};

/// A plan for this case, in the place of the one that it has: with what was done, and what goes on.
///
/// # Errors
/// As [`Plan::in_place_of`].
pub fn make_plan(state: &State, plan: Plan) -> Entries {
    let goes_on = |step: &PlannedStep| {
        matches!(told(step), Some(Told::Traject | Told::Examination)) && begun(state, step).is_some()
    };
    let made = match state.plan {
        Some(earlier) => plan.in_place_of(earlier, goes_on)?,
        None => plan,
    };
    let advice = advices(state).next().filter(|_| !is_advised(&made));
    let advised = advice.and_then(|advice| plan_after(state, &made, None, advice));
    Ok(vec![planned(advised.unwrap_or(made))])
}

/// The doubts of the questionnaire that remain: not that about health, once an expert gave an advice.
pub fn doubts_left(state: &State) -> Vec<DoubtReason> {
    let is_advised = state.plan.is_some_and(is_advised) || advices(state).next().is_some();
    let mut doubts = state.outcome().doubt_reasons;
    doubts.retain(|doubt| *doubt != DoubtReason::Medical || !is_advised);
    doubts
}

fn is_advised(plan: &Plan) -> bool {
    plan.steps().iter().any(|step| step.id.as_str() == ADVICE && step.done.is_some())
}

/// The advices that experts gave.
fn advices<'a>(state: &'a State) -> impl Iterator<Item = &'a Fact> {
    state.facts.values().copied().filter(|fact| matches!(fact, Fact::Examination { done: Some(_), .. }))
}
