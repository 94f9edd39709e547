//! A plan in the place of an earlier one: what was done is not asked again, and what goes on goes on.

use super::{
    change::ChangeError,
    data::{ADVICE, Anchor, EXEMPTION, EXEMPTION_REVIEW, OUTFLOW_LASTED, OWN, PAUSE},
    plan::{Plan, PlannedStep},
    route,
};
use crate::calendar::Day;

impl Plan {
    /// This plan, in the place of an earlier one. Its own steps are done where they were; of what it does not plan itself
    /// it takes the advice of an expert, an exemption that has not ended and what belongs to it, steps of the consultant's
    /// own, and what goes on as `goes_on` says. Of a plan of the same kind also what was done or added to it, and the
    /// option that was chosen.
    ///
    /// # Errors
    /// [`ChangeError::NoPlan`] for too many steps.
    pub fn in_place_of(
        &self,
        earlier: &Plan,
        goes_on: impl Fn(&PlannedStep) -> bool,
    ) -> Result<Plan, ChangeError> {
        self.change(|plan| {
            if self.kind == earlier.kind {
                plan.option = earlier.option;
            }
            for step in &earlier.steps {
                let goes_on = step.is_open() && goes_on(step);
                let is_whole = self.takes_whole(earlier, step);
                match plan.find(step.id.as_str(), step.number) {
                    Ok(own) if is_whole || goes_on && own.from.is_some() => *own = as_it_stood(step),
                    Ok(own) => own.done = own.done.or(step.done.filter(|_| self.counts(earlier, step))),
                    Err(_) if is_whole || goes_on || self.takes(earlier, step) => {
                        plan.steps.push(as_it_stood(step));
                    }
                    Err(_) => {}
                }
            }
            Ok(())
        })
    }

    /// The day from which terms count, as a step says that counts from it; `None` where none does, or a consultant set
    /// its days.
    pub fn day_of(&self, anchor: Anchor) -> Option<Day> {
        self.steps.iter().find_map(|step| {
            let (_, term) = self.term_of(step).filter(|(known, _)| *known == anchor)?;
            let day = step.from.unwrap_or_else(|| term.before(step.due));
            (term.after(day) == step.due).then_some(day)
        })
    }

    /// Whether what was done in an earlier plan is done for this one too. A look back at a decision is of that decision
    /// alone, and a rhythm that ended begins again with the next.
    fn counts(&self, earlier: &Plan, step: &PlannedStep) -> bool {
        let id = step.id.as_str();
        let is_of_decision = route().step(id).is_some_and(|step| step.each_decision || step.again.is_some());
        self.start == earlier.start || !is_of_decision
    }

    /// Whether a step belongs to a rhythm that goes on as it was.
    fn takes_whole(&self, earlier: &Plan, step: &PlannedStep) -> bool {
        let times = || earlier.steps.iter().filter(|time| time.id == step.id);
        self.is_repeated(step)
            && self.step(step.id.as_str(), 1).is_some()
            && times().any(|time| time.done.is_some())
            && times().any(PlannedStep::is_open)
    }

    /// Whether this plan takes a step that it does not plan itself.
    fn takes(&self, earlier: &Plan, step: &PlannedStep) -> bool {
        let (is_open, is_done) = (step.is_open(), step.done.is_some());
        let has_not_ended = |step: &PlannedStep| step.is_open() && step.due >= self.start;
        match step.id.as_str() {
            EXEMPTION | PAUSE if is_open => has_not_ended(step),
            EXEMPTION_REVIEW if is_open || is_done => {
                earlier.step(EXEMPTION, step.number).is_some_and(has_not_ended)
            }
            OUTFLOW_LASTED if is_open => true,
            ADVICE if is_done => true,
            OWN => is_open || is_done,
            id => {
                let is_added = step.moved && route().step(id).is_some_and(|step| step.offered);
                self.kind == earlier.kind && (is_done || is_open && is_added)
            }
        }
    }
}

/// A step of an earlier plan: where it lasts, its days are its own.
fn as_it_stood(step: &PlannedStep) -> PlannedStep {
    PlannedStep { moved: step.moved || step.from.is_some(), ..step.clone() }
}
