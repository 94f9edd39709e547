//! From a decision to a plan.

use super::{
    data::{Anchor, RouteData, Step},
    facts::{Facts, any_holds},
    local::Local,
    plan::{Plan, PlanError, PlannedStep, VERSION, invalid},
    route,
};
use crate::{calendar::Day, dossier::Code};

/// The plan that follows from what is known: every step whose condition holds and whose day is known.
///
/// # Errors
/// [`PlanError::Category`] for a category that nobody can decide on, [`PlanError::Invalid`] for days that lead outside
/// 2000 to 2100 or a municipality that is no id.
pub fn plan(facts: &Facts) -> Result<Plan, PlanError> {
    let route = route();
    let local = Local::of(route, facts.gemeente);
    let unknown = || PlanError::Category { category: facts.category.to_string() };
    let kind = route.kinds.iter().find(|kind| any_holds(&kind.when, route, facts)).ok_or_else(unknown)?;
    let code = |path: &str, text: &str| Code::new(text).map_err(|error| invalid(path, error.to_string()));
    let mut plan = Plan {
        version: VERSION,
        kind: code("kind", &kind.id)?,
        category: code("category", facts.category)?,
        gemeente: code("gemeente", facts.gemeente)?,
        start: facts.days.decision,
        option: None,
        steps: Vec::new(),
    };
    for step in fitting(route, facts) {
        let Some((anchor, term)) = local.term(step) else { continue };
        let start = match anchor {
            Anchor::Step(place) => {
                first_of(&plan.steps, &route.steps[usize::from(place)]).map(PlannedStep::base)
            }
            known => facts.days.get(known),
        };
        let Some(start) = start else { continue };
        let planned = PlannedStep {
            from: step.lasting.then_some(start),
            until: local.again(step).and_then(|again| again.at_most).map(|most| most.after(start)),
            done: step.behind.and_then(|anchor| facts.days.get(anchor)),
            ..open(step, 1, term.after(start))
        };
        plan.steps.push(planned);
    }
    plan.check().map(|()| plan)
}

/// The days that are not known and without which a step is not planned, each once.
pub fn missing_days(facts: &Facts) -> Vec<Anchor> {
    let mut missing = Vec::new();
    for step in fitting(route(), facts) {
        if let Some((anchor, _)) = step.term
            && !matches!(anchor, Anchor::Step(_))
            && facts.days.get(anchor).is_none()
            && !missing.contains(&anchor)
        {
            missing.push(anchor);
        }
    }
    missing
}

fn fitting<'a>(route: &'a RouteData, facts: &Facts) -> impl Iterator<Item = &'a Step> {
    route.steps.iter().filter(move |step| any_holds(&step.when, route, facts))
}

/// The first of a step in a plan.
pub(super) fn first_of<'a>(steps: &'a [PlannedStep], step: &Step) -> Option<&'a PlannedStep> {
    steps.iter().find(|planned| planned.is(&step.id, 1))
}

/// A step that is to be done.
pub(super) fn open(step: &Step, number: u16, due: Day) -> PlannedStep {
    PlannedStep {
        id: Code::new(step.id.clone()).expect("build lets no other id through"),
        number,
        name: None,
        from: None,
        due,
        moved: false,
        lengthened: false,
        done: None,
        dropped: false,
        until: None,
        partner: None,
    }
}
