//! What is to be done when, over all cases: the steps of plans, and what no plan has a step for.

use super::{fact::Fact, row::Row};
use crate::{
    calendar::Day,
    diagnose::model,
    dossier::{Code, Label, RecordId},
    route::{EXEMPTION, OUTFLOW_LASTED, TALKS, term_of_intake},
};

/// How far an agenda looks ahead, in days: six weeks.
pub const DAYS_AHEAD: u32 = 42;
/// After how many months without benefit outflow is called successful.
const MONTHS_WITHOUT: u32 = 6;
/// Within how many months somebody in participatie is spoken to.
const MONTHS_BETWEEN_TALKS: u32 = 12;

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

/// What is overdue for somebody or due within [`DAYS_AHEAD`], in no order.
pub fn todo(row: &Row, today: Day) -> Vec<Due> {
    let horizon = today.days_later(DAYS_AHEAD);
    let mut found = Vec::new();
    let mut add = |day: Day, todo: Todo| {
        if day <= horizon {
            found.push(Due { id: row.id, day, todo });
        }
    };
    let has_left = row.facts.iter().any(|fact| match fact {
        Fact::Outflow { lasted, .. } => *lasted != Some(false),
        _ => false,
    });
    let mut ending = None;
    let mut asked = false;
    for fact in &row.facts {
        match fact {
            Fact::Exemption { until, .. } if *until >= today && !has_left => {
                // The one that ends last: what was made longer is no longer asked about.
                ending = ending.max(Some(*until));
            }
            Fact::Outflow { on, lasted: None, .. } => {
                asked = true;
                add(on.months_later(MONTHS_WITHOUT), Todo::OutflowLasted);
            }
            _ => {}
        }
    }
    if let Some(until) = ending {
        add(until, Todo::ExemptionEnds);
    }
    let open = || row.plan.iter().flat_map(|plan| plan.steps()).filter(|step| step.is_open());
    for step in open() {
        let id = step.id.as_str();
        // Said already, by what was recorded.
        let is_said = id == EXEMPTION && ending == Some(step.due) || id == OUTFLOW_LASTED && asked;
        if !is_said {
            add(
                step.due,
                Todo::Step {
                    id: step.id.clone(),
                    number: step.number,
                    name: step.name.clone(),
                    from: step.from,
                },
            );
        }
    }
    match row.decision() {
        None => add(term_of_intake(row.gemeente.as_str()).after(row.completed), Todo::Decision),
        Some(decision) if !has_left && is_participatie(decision.category) => {
            let talk = |fact: &Fact| match fact {
                Fact::Talk { on, .. } => Some(*on),
                _ => None,
            };
            let last = row.facts.iter().filter_map(talk).max();
            let since = last.or(row.judged.map(|(first, _)| first.on)).unwrap_or(decision.on);
            let day = since.months_later(MONTHS_BETWEEN_TALKS);
            // The plan has it as a step, and that one is late already or comes in time.
            let is_planned = open().any(|step| TALKS.contains(&step.id.as_str()) && step.due <= day);
            if day < today && !is_planned {
                add(day, Todo::Talk);
            }
        }
        Some(_) => {}
    }
    found
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
    for due in rows.into_iter().flat_map(|row| todo(row, today)) {
        match When::of(due.day, today) {
            Some(When::Overdue) => counts.overdue += 1,
            Some(When::ThisWeek) => counts.this_week += 1,
            _ => {}
        }
    }
    counts
}
