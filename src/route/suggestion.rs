//! What a municipality has beside the plan: modules, partner organisations, older orderings, how long answers stay.

use super::{
    data::{INTAKE, Module, Ordering, Partner, Term},
    facts::answered,
    local::Local,
    route,
};
use crate::{
    calendar::Day,
    diagnose::{Answers, Outcome},
};

/// The modules of Focus op Werk that the answers suggest, in the order of the data: for the talk, never a duty.
pub fn suggested_modules(outcome: &Outcome, answers: &Answers) -> Vec<&'static Module> {
    let signal = |id: &String| outcome.signals.iter().any(|(known, _)| known == id);
    let fits = |module: &&Module| {
        module.answers.iter().any(|answer| answered(answers, *answer)) || module.signals.iter().any(signal)
    };
    route().modules.iter().filter(fits).collect()
}

/// The partner organisations of a municipality for participatie; none for one that is not known.
pub fn partners(gemeente: &str) -> &'static [Partner] {
    route().gemeente(gemeente).map_or(&[], |gemeente| &gemeente.partners)
}

/// What a category is called in the older orderings that a municipality still uses; `None` where it has no place.
pub fn orderings(gemeente: &str, category: &str) -> Vec<(&'static Ordering, Option<&'static str>)> {
    let route = route();
    let used = route.gemeente(gemeente).map_or(&[][..], |gemeente| &gemeente.orderings);
    let ordering = |place: &u8| {
        let ordering = &route.orderings[usize::from(*place)];
        let place = ordering.places.iter().find(|(known, _)| known == category);
        (ordering, place.map(|(_, name)| name.as_str()))
    };
    used.iter().map(ordering).collect()
}

/// How long after the diagnosis the intake is, at most: by then a municipality knows what follows.
pub fn term_of_intake(gemeente: &str) -> Term {
    let step = route().step(INTAKE);
    let term = step.and_then(|step| Local::of(route(), gemeente).term(step));
    term.map_or(Term::Days(7), |(_, term)| term)
}

/// The last day on which the answers behind a plan of this day are kept.
pub fn answers_kept_until(gemeente: &str, plan_made: Day) -> Day {
    let retention = route().gemeente(gemeente).map_or(route().retention, |gemeente| gemeente.retention);
    retention.after(plan_made)
}
