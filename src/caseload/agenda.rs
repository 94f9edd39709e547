//! What is to be done when, over all cases: the steps of plans, and what no plan has a step for.

use super::{
    fact::Fact,
    figures::{definitions, outflow_known_on},
    persons::{Person, people},
    row::{Judged, Row},
};
use crate::{
    calendar::Day,
    diagnose::model,
    dossier::{Code, Label, RecordId},
    route::{EXEMPTION, OUTFLOW_LASTED, PlannedStep, TALKS, term_of_intake},
};

/// How far an agenda looks ahead, in days: six weeks.
pub const DAYS_AHEAD: u32 = 42;

/// Something to be done for somebody.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Due {
    /// The case.
    pub id: RecordId,
    /// The day before or on which.
    pub day: Day,
    /// What.
    pub todo: Todo,
}

/// What is to be done.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Todo {
    /// A step of the plan.
    Step {
        /// Its id in `data/route/`.
        id: Code,
        /// The how-manieth of this id.
        number: u16,
        /// What a consultant called it; only of a step of their own.
        name: Option<Label>,
        /// First day, where it lasts.
        from: Option<Day>,
    },
    /// Look again at an exemption that ends on this day.
    ExemptionEnds,
    /// Ask whether outflow lasted six months.
    OutflowLasted,
    /// Talk with somebody in participatie whose last talk is a year ago, or who had none.
    Talk,
    /// Decide on what was filled in.
    Decision,
}

/// When something is due, as an agenda groups it. A week begins on Monday.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum When {
    /// Before today.
    Overdue,
    /// From today to Sunday.
    ThisWeek,
    /// The week after.
    NextWeek,
    /// After that, in the month it is now.
    ThisMonth,
    /// After that, to the end of what an agenda shows.
    Soon,
}

impl When {
    /// From early to late.
    pub const ALL: [When; 5] = [When::Overdue, When::ThisWeek, When::NextWeek, When::ThisMonth, When::Soon];

    /// When a day is, seen from today; `None` past [`DAYS_AHEAD`].
    pub fn of(day: Day, today: Day) -> Option<When> {
        let sunday = today.first_of_week().days_later(6);
        Some(match day {
            _ if day < today => When::Overdue,
            _ if day <= sunday => When::ThisWeek,
            _ if day <= sunday.days_later(7) => When::NextWeek,
            _ if day.first_of_month() == today.first_of_month() => When::ThisMonth,
            _ if day <= today.days_later(DAYS_AHEAD) => When::Soon,
            _ => return None,
        })
    }
}

/// What is overdue or due within [`DAYS_AHEAD`] for the people of these cases, in no order.
pub fn todo<'a>(rows: impl IntoIterator<Item = &'a Row>, today: Day) -> Vec<Due> {
    people(rows).iter().flat_map(|person| todo_of(person, today)).collect()
}

/// The cases that still stand: those that no later, decided diagnose of the same person took the place of.
pub fn standing<'a>(rows: impl IntoIterator<Item = &'a Row>) -> Vec<&'a Row> {
    people(rows).iter().flat_map(|person| person.standing()).collect()
}

fn todo_of(person: &Person, today: Day) -> Vec<Due> {
    let mut found: Vec<Due> = person.diagnoses().flat_map(outflow_lasted).collect();
    found.extend(exemption_ends(person, today));
    // Said already, by what was recorded.
    let is_said = |step: &PlannedStep| match step.id.as_str() {
        EXEMPTION => found.iter().any(|due| due.todo == Todo::ExemptionEnds && due.day == step.due),
        OUTFLOW_LASTED => found.iter().any(|due| due.todo == Todo::OutflowLasted),
        _ => false,
    };
    let mut more = Vec::new();
    for row in person.standing() {
        more.extend(open_steps(row).filter(|step| !is_said(step)).map(|step| Due {
            id: row.id,
            day: step.due,
            todo: Todo::Step {
                id: step.id.clone(),
                number: step.number,
                name: step.name.clone(),
                from: step.from,
            },
        }));
        more.extend(match row.decision() {
            None => {
                let day = term_of_intake(row.gemeente.as_str()).after(row.completed);
                Some(Due { id: row.id, day, todo: Todo::Decision })
            }
            Some(decision) => talk(person, row, decision, today),
        });
    }
    found.extend(more);
    found.retain(|due| due.day <= today.days_later(DAYS_AHEAD));
    found
}

fn open_steps(row: &Row) -> impl Iterator<Item = &PlannedStep> {
    row.plan.iter().flat_map(|plan| plan.steps()).filter(|step| step.is_open())
}

fn outflow_lasted(row: &Row) -> impl Iterator<Item = Due> {
    row.facts.iter().filter_map(|fact| match fact {
        Fact::Outflow { on, lasted: None, .. } => {
            Some(Due { id: row.id, day: outflow_known_on(*on), todo: Todo::OutflowLasted })
        }
        _ => None,
    })
}

/// The end of the exemption that ends last: what was made longer is no longer asked about. One that ended is asked about
/// until somebody decided after it, or says in the plan that it is over.
fn exemption_ends(person: &Person, today: Day) -> Option<Due> {
    let ends = |row: &Row| {
        let days = row.facts.iter().filter_map(|fact| match fact {
            Fact::Exemption { until, .. } => Some(*until),
            _ => None,
        });
        days.max()
    };
    let (day, row) =
        person.diagnoses().filter_map(|row| Some((ends(row)?, row))).max_by_key(|(day, _)| *day)?;
    let has_left = person.diagnoses().last().is_some_and(|latest| person.has_left(latest, today));
    let is_decided = || person.diagnoses().filter_map(Row::decision).any(|decision| decision.on > day);
    let is_over = |step: &PlannedStep| {
        step.id.as_str() == EXEMPTION && step.due >= day && step.done.is_some_and(|done| done >= day)
    };
    let is_closed = || row.plan.iter().flat_map(|plan| plan.steps()).any(is_over);
    let is_settled = has_left || is_closed() || day < today && is_decided();
    (!is_settled).then_some(Due { id: row.id, day, todo: Todo::ExemptionEnds })
}

/// A talk with somebody in participatie: a year after the last one, or after they came there.
fn talk(person: &Person, row: &Row, decision: Judged, today: Day) -> Option<Due> {
    if person.has_left(row, today) || !is_participatie(decision.category) {
        return None;
    }
    let talks = person.facts().filter_map(|fact| match fact {
        Fact::Talk { on, .. } => Some(*on),
        _ => None,
    });
    let came = row.in_participation_since.unwrap_or(decision.on);
    let last = talks.max().filter(|last| *last > came);
    let day = last.unwrap_or(came).months_later(definitions().contact_months);
    // The plan has it as a step, and that one is late already or comes in time. The first talk counts from the day of
    // the transfer, which only the plan knows.
    let is_first = |step: &PlannedStep| last.is_none() && step.id.as_str() == TALKS[0] && !step.moved;
    let is_planned =
        open_steps(row).any(|step| TALKS.contains(&step.id.as_str()) && (step.due <= day || is_first(step)));
    (day < today && !is_planned).then_some(Due { id: row.id, day, todo: Todo::Talk })
}

fn is_participatie(category: u8) -> bool {
    model().categories.get(usize::from(category)).is_some_and(|category| category.onderdeel == "participatie")
}

/// How much is due, for who opens the desk.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct AgendaCounts {
    /// Due before today.
    pub overdue: usize,
    /// Due from today to Sunday.
    pub this_week: usize,
}

/// How much is overdue and due this week, over all these cases.
pub fn agenda_counts<'a>(rows: impl IntoIterator<Item = &'a Row>, today: Day) -> AgendaCounts {
    let mut counts = AgendaCounts::default();
    for due in todo(rows, today) {
        match When::of(due.day, today) {
            Some(When::Overdue) => counts.overdue += 1,
            Some(When::ThisWeek) => counts.this_week += 1,
            _ => {}
        }
    }
    counts
}
