//! What is due when.

use super::plan::{Plan, PlannedStep};
use crate::calendar::Day;

/// The open steps of a plan around a day, each list from early to late.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Agenda<'a> {
    /// Due before today.
    pub overdue: Vec<&'a PlannedStep>,
    /// Due from today to the Sunday of this week.
    pub this_week: Vec<&'a PlannedStep>,
    /// Due after that.
    pub later: Vec<&'a PlannedStep>,
    /// The first day from today on which something is due.
    pub next: Option<Day>,
}

impl Plan {
    /// What is overdue, due this week, and due later. What lasts is due on its last day.
    pub fn agenda(&self, today: Day) -> Agenda<'_> {
        let sunday = today.first_of_week().days_later(6);
        let mut open: Vec<&PlannedStep> = self.steps.iter().filter(|step| step.is_open()).collect();
        open.sort_by_key(|step| step.due);
        let (overdue, ahead): (Vec<_>, Vec<_>) = open.into_iter().partition(|step| step.due < today);
        let next = ahead.first().map(|step| step.due);
        let (this_week, later) = ahead.into_iter().partition(|step| step.due <= sunday);
        Agenda { overdue, this_week, later, next }
    }

    /// The open steps with a day in a window, both its days included, from early to late: what is repeated with each
    /// time that is still to come, as if each were done on its day; what lasts where it lasts in the window.
    pub fn within(&self, first: Day, last: Day) -> Vec<PlannedStep> {
        let mut found = Vec::new();
        for step in self.steps.iter().filter(|step| step.is_open()) {
            let mut time = Some(step.clone());
            while let Some(this) = time.take_if(|this| this.from.unwrap_or(this.due) <= last) {
                time = self.following(&this);
                if this.due >= first {
                    found.push(this);
                }
            }
        }
        found.sort_by_key(|step| step.from.unwrap_or(step.due));
        found
    }

    /// The next time of what is repeated, if the step is done when it is due.
    fn following(&self, step: &PlannedStep) -> Option<PlannedStep> {
        let id = step.id.as_str();
        let (_, again) = self.repeats(id)?;
        let due = self.next_time(again, id, step.number, step.due, step.due)?;
        let number = step.number.checked_add(1)?;
        step.until.is_none_or(|until| due <= until).then(|| PlannedStep {
            number,
            due,
            moved: false,
            ..step.clone()
        })
    }
}
