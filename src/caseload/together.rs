//! Where a step of the plan and a fact are the same thing: what a consultant does once makes both, so that nobody types
//! it twice. Every function gives the entries to be added, all of them at once.

use super::{
    entry::What,
    exemption::{ending_by, exemption_of, is_of, lasting},
    fact::{Ended, Ending, Fact},
    state::State,
};
use crate::{
    calendar::Day,
    dossier::{Label, RecordId},
    route::{
        ADVICE, ChangeError, EXEMPTION, INTAKE, LEERWERKTRAJECT, OUTFLOW_LASTED, Plan, PlannedStep, TALKS,
        TRAJECTEN, partners, route,
    },
};

/// What a step is besides a step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Told {
    /// A talk, face to face or not.
    Talk,
    /// Guidance, which begins and ends.
    Traject,
    /// The intake.
    Intake,
    /// The advice of an expert, which is asked and given.
    Examination,
}

/// What is told of a step that is done, besides that it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Finish {
    /// The day.
    pub day: Day,
    /// Of a talk: face to face.
    pub in_person: bool,
    /// Of guidance: how it ended.
    pub how: Ending,
}

pub(super) type Entries = Result<Vec<What>, ChangeError>;

/// What a step is besides a step; `None` for most.
pub fn told(step: &PlannedStep) -> Option<Told> {
    match step.id.as_str() {
        id if TALKS.contains(&id) => Some(Told::Talk),
        id if TRAJECTEN.contains(&id) => Some(Told::Traject),
        INTAKE => Some(Told::Intake),
        ADVICE => Some(Told::Examination),
        _ => None,
    }
}

/// The fact that goes on, of a step that began; `None` before that.
pub(super) fn begun(state: &State, step: &PlannedStep) -> Option<(RecordId, Fact)> {
    fact_of(state, step, None)
}

/// The fact that a step is as well, of those that ended on a day, or go on where there is none. Two of one name are told
/// apart by their first day.
fn fact_of(state: &State, step: &PlannedStep, ended: Option<Day>) -> Option<(RecordId, Fact)> {
    let is_it = |fact: &Fact| match (told(step), fact) {
        (Some(Told::Traject), Fact::Traject { name, .. }) => name.as_str() == step.shown_name(),
        (Some(Told::Intake), Fact::Intake { .. })
        | (Some(Told::Examination), Fact::Examination { .. })
        | (Some(Told::Talk), Fact::Talk { .. }) => true,
        _ => false,
    };
    let began = |step: &PlannedStep, fact: &Fact| step.from == Some(fact.start());
    let others = || {
        let all = state.plan.iter().flat_map(|plan| plan.steps());
        all.filter(|other| other.id == step.id && other.number != step.number && other.done == ended)
    };
    let is_of_another = |fact: &Fact| !began(step, fact) && others().any(|other| began(other, fact));
    let found = state.facts.iter().filter(|(_, fact)| is_it(fact) && fact.end() == ended);
    let own = found.filter(|(_, fact)| !is_of_another(fact));
    own.min_by_key(|(_, fact)| !began(step, fact)).map(|(id, fact)| (*id, (*fact).clone()))
}

/// A step is done: the plan after it, and what became of somebody by it. `new` is the id of a fact that is not there
/// yet.
///
/// # Errors
/// As [`Plan::done`]; [`ChangeError::EndsBefore`] where it would end before it began.
pub fn finish(state: &State, step: (&str, u16), finish: Finish, new: RecordId) -> Entries {
    let plan = state.plan.ok_or(ChangeError::NoSuchStep)?;
    let (id, number) = step;
    let found = plan.step(id, number).ok_or(ChangeError::NoSuchStep)?;
    let after = plan.done(id, number, finish.day)?;
    let mut entries = vec![planned(after)];
    let day = finish.day;
    if let Some((fact, now)) = exemption_of(state, found) {
        entries.push(recorded(fact, ending_by(now, day)?));
    }
    let Some(told) = told(found) else { return Ok(entries) };
    let (fact, mut now) = begun(state, found).unwrap_or_else(|| (new, beginning(plan, found, told, day)));
    match &mut now {
        Fact::Traject { end, .. } => *end = Some(Ended { on: day, how: finish.how }),
        Fact::Intake { done, .. } | Fact::Examination { done, .. } => *done = Some(day),
        Fact::Talk { in_person, .. } => *in_person = finish.in_person,
        _ => {}
    }
    if now.problem().is_some() {
        return Err(ChangeError::EndsBefore);
    }
    let is_known = told == Told::Talk && state.facts.values().any(|known| **known == now);
    if !is_known {
        entries.push(What::Recorded { fact, now: Some(now) });
    }
    Ok(entries)
}

/// What was done or left out is open again: the step, and the fact that came of it, which goes on. A talk that was not
/// held is no fact; an exemption that was left out is one again, with `new` as its id.
///
/// # Errors
/// As [`Plan::undone`].
pub fn reopen(state: &State, (id, number): (&str, u16), new: RecordId) -> Entries {
    let plan = state.plan.ok_or(ChangeError::NoSuchStep)?;
    let step = plan.step(id, number).ok_or(ChangeError::NoSuchStep)?;
    let mut entries = vec![planned(plan.undone(id, number)?)];
    let came_of_it = step.done.and_then(|day| fact_of(state, step, Some(day)));
    entries.extend(came_of_it.map(|(fact, now)| What::Recorded { fact, now: going_on(now) }));
    if let Some(from) = step.from.filter(|_| id == EXEMPTION) {
        let (fact, before) = exemption_of(state, step)
            .unwrap_or((new, Fact::Exemption { from, until: step.due, partial: false, by_expert: true }));
        entries.push(recorded(fact, lasting(before, from, step.due)));
    }
    Ok(entries)
}

/// A fact as it is before its end; `None` for a talk, which has no other day than its own.
fn going_on(mut fact: Fact) -> Option<Fact> {
    match &mut fact {
        Fact::Traject { end, .. } => *end = None,
        Fact::Intake { done, .. } | Fact::Examination { done, .. } => *done = None,
        _ => return None,
    }
    Some(fact)
}

/// A step has other days, and with it the exemption that it is.
///
/// # Errors
/// As [`Plan::moved`].
pub fn move_step(state: &State, (id, number): (&str, u16), from: Option<Day>, due: Day) -> Entries {
    let plan = state.plan.ok_or(ChangeError::NoSuchStep)?;
    let mut entries = vec![planned(plan.moved(id, number, from, due)?)];
    let found =
        plan.step(id, number).and_then(|step| Some((exemption_of(state, step)?, from.or(step.from)?)));
    entries.extend(found.map(|((fact, now), from)| recorded(fact, lasting(now, from, due))));
    Ok(entries)
}

/// A step is left out. An exemption that is left out never was. What has begun ends in one way or another, and that has
/// to be said: it would go on for ever otherwise, and count as such.
///
/// # Errors
/// As [`Plan::dropped`]; [`ChangeError::Begun`].
pub fn drop_step(state: &State, (id, number): (&str, u16)) -> Entries {
    let plan = state.plan.ok_or(ChangeError::NoSuchStep)?;
    let has_begun =
        |step: &PlannedStep| step.is_open() && told(step) != Some(Told::Talk) && begun(state, step).is_some();
    if plan.step(id, number).is_some_and(has_begun) {
        return Err(ChangeError::Begun);
    }
    let mut entries = vec![planned(plan.dropped(id, number)?)];
    let fact = plan.step(id, number).and_then(|step| exemption_of(state, step));
    entries.extend(fact.map(|(fact, _)| What::Recorded { fact, now: None }));
    Ok(entries)
}

/// The fact that a step begins with, where it is known by no more than its step.
fn beginning(plan: &Plan, step: &PlannedStep, told: Told, day: Day) -> Fact {
    match told {
        Told::Traject => traject(plan, step.shown_name(), step.from.unwrap_or(day).min(day)),
        Told::Intake => Fact::Intake { from: day, done: None },
        Told::Examination => Fact::Examination { ordered: day, done: None },
        Told::Talk => Fact::Talk { on: day, in_person: false },
    }
}

fn traject(plan: &Plan, name: &str, start: Day) -> Fact {
    // The names in the data are labels, as are those of consultants.
    let name = Label::cleaned(name).expect("a step has a name");
    Fact::Traject { name, participation: has_options(plan), start, end: None }
}

fn has_options(plan: &Plan) -> bool {
    route().kind(plan.kind()).is_some_and(|kind| kind.options)
}

/// Whether it can be said of an open step that it began.
pub fn can_begin(state: &State, step: &PlannedStep) -> bool {
    step.is_open()
        && matches!(told(step), Some(Told::Traject | Told::Intake | Told::Examination))
        && begun(state, step).is_none()
}

/// A step begins on a day: guidance, the intake, or that an expert was asked.
///
/// # Errors
/// As [`Plan::moved`].
pub fn begin(state: &State, (id, number): (&str, u16), day: Day, new: RecordId) -> Entries {
    let plan = state.plan.ok_or(ChangeError::NoSuchStep)?;
    let step = plan.step(id, number).ok_or(ChangeError::NoSuchStep)?;
    let mut entries = Vec::new();
    let told = told(step).filter(|told| *told != Told::Talk).ok_or(ChangeError::NotOffered)?;
    let fact = match told {
        Told::Traject => traject(plan, step.shown_name(), day),
        other => beginning(plan, step, other, day),
    };
    if told == Told::Traject && step.from != Some(day) {
        let due = step.due.max(day);
        entries.push(planned(match plan.moved(id, number, Some(day), due) {
            // It began earlier than planned, and so it ends earlier.
            Err(ChangeError::TooLong { latest }) => plan.moved(id, number, Some(day), latest)?,
            other => other?,
        }));
    }
    entries.push(What::Recorded { fact: new, now: Some(fact) });
    Ok(entries)
}

/// A step that the data offers is put into the plan. Guidance that begins today at the latest has begun, and an expert
/// that is asked by then was asked.
///
/// # Errors
/// As [`Plan::with_step`].
pub fn plan_step(state: &State, id: &str, from: Day, due: Option<Day>, today: Day, new: RecordId) -> Entries {
    let plan = state.plan.ok_or(ChangeError::NotOffered)?;
    let after = if id == LEERWERKTRAJECT && due.is_none() {
        plan.with_leerwerktraject(from)?
    } else {
        plan.with_step(id, from, due)?
    };
    let mut entries = vec![planned(after)];
    let name = route().step(id).map_or(id, |step| &step.name);
    let fact = if TRAJECTEN.contains(&id) {
        Some(traject(plan, name, from))
    } else {
        (id == ADVICE).then_some(Fact::Examination { ordered: from, done: None })
    };
    entries.extend(fact.filter(|_| from <= today).map(|fact| What::Recorded { fact: new, now: Some(fact) }));
    Ok(entries)
}

/// One of the five options of participatie was chosen: in the plan, as the form in which somebody takes part, and,
/// where it was chosen in a talk (face to face or not), as that talk, which was the one that the plan had open.
///
/// # Errors
/// As [`Plan::with_option`].
pub fn choose(
    state: &State,
    (number, partner): (u8, Option<&str>),
    on: Day,
    talk: Option<bool>,
    new: [RecordId; 2],
) -> Entries {
    let plan = state.plan.ok_or(ChangeError::NoSuchOption)?;
    let spoken = match open_talk(plan).filter(|_| talk.is_some()) {
        Some(step) => plan.done(step.id.as_str(), step.number, on)?,
        None => plan.clone(),
    };
    let after = spoken.with_option(number, on, partner)?;
    let partner = after.steps().last().and_then(|step| step.partner.as_ref());
    let partner = partner.and_then(|id| partner_name(plan.gemeente(), id.as_str()));
    let form = Fact::Participation { form: number, from: on, partner, active: None };
    let [first, second] = new;
    let mut entries = vec![planned(after), What::Recorded { fact: first, now: Some(form) }];
    let talk = talk.map(|in_person| Fact::Talk { on, in_person });
    let talk = talk.filter(|talk| !state.facts.values().any(|known| *known == talk));
    entries.extend(talk.map(|talk| What::Recorded { fact: second, now: Some(talk) }));
    Ok(entries)
}

fn partner_name(gemeente: &str, id: &str) -> Option<Label> {
    partners(gemeente)
        .iter()
        .find(|partner| partner.id == id)
        .and_then(|partner| Label::cleaned(&partner.name))
}

/// The talk that the plan has open, the first where there are more.
fn open_talk(plan: &Plan) -> Option<&PlannedStep> {
    let talks = plan.steps().iter().filter(|step| step.is_open() && TALKS.contains(&step.id.as_str()));
    talks.min_by_key(|step| step.due)
}

/// A fact is recorded, or changed: the fact, and the plan where that has a step which it is. What the plan does not
/// allow changes the fact alone: a fact is what happened, also where a plan would not have it. With `ends_plan` what is
/// open in the plan is left out: somebody is gone.
pub fn record(state: &State, id: RecordId, now: Fact, ends_plan: bool) -> Vec<What> {
    let after = state.plan.and_then(|plan| {
        let before = state.facts.get(&id).copied();
        let after = plan_after(state, plan, before, &now).unwrap_or_else(|| plan.clone());
        let after = if ends_plan { after.ended().ok()? } else { after };
        (after != *plan).then_some(after)
    });
    let fact = What::Recorded { fact: id, now: Some(now) };
    after.map(planned).into_iter().chain([fact]).collect()
}

/// The plan after a fact; `None` where it changes nothing.
pub(super) fn plan_after(state: &State, plan: &Plan, before: Option<&Fact>, now: &Fact) -> Option<Plan> {
    let open = |id: &str| plan.steps().iter().find(|step| step.is_open() && step.id.as_str() == id);
    let done = |step: &PlannedStep, day: Day| plan.done(step.id.as_str(), step.number, day).ok();
    match now {
        // One that is corrected was done then already.
        Fact::Talk { on, .. } if before.is_none() && has_options(plan) => done(open_talk(plan)?, *on),
        Fact::Intake { done: Some(day), .. } => done(open(INTAKE)?, *day),
        Fact::Examination { done: Some(day), .. } => match open(ADVICE) {
            Some(step) => done(step, *day),
            // Nobody planned it, and an exemption asks for it.
            None if before.is_none() => {
                let added = plan.with_step(ADVICE, *day, Some(*day)).ok()?;
                let number = added.steps().last()?.number;
                added.done(ADVICE, number, *day).ok()
            }
            None => None,
        },
        Fact::Examination { ordered, done: None } if open(ADVICE).is_none() => {
            plan.with_step(ADVICE, *ordered, None).ok()
        }
        Fact::Exemption { from, until, by_expert: true, .. } if before.is_none() => {
            plan.with_exemption(*from, *until).ok()
        }
        Fact::Exemption { from, until, .. } => {
            let (first, last) = before.map(|before| (before.start(), before.end()))?;
            let of_it = plan.steps().iter().filter(|step| {
                step.is_open() && step.id.as_str() == EXEMPTION && is_of(step, (first, last.unwrap_or(first)))
            });
            let step = of_it.min_by_key(|step| step.from != Some(first))?;
            plan.moved(EXEMPTION, step.number, Some(*from), *until).ok()
        }
        Fact::Participation { form, from, partner, .. } => {
            let is_new = plan.option().is_none_or(|chosen| chosen.number != *form);
            let known = partners(plan.gemeente());
            let partner =
                partner.as_ref().and_then(|name| known.iter().find(|known| known.name == name.as_str()));
            let is_last = !state
                .facts
                .values()
                .any(|fact| matches!(fact, Fact::Participation { .. } if fact.start() > *from));
            if is_new && is_last {
                plan.with_option(*form, *from, partner.map(|known| &*known.id)).ok()
            } else {
                None
            }
        }
        Fact::Traject { name, start, end: Some(end), .. } => {
            let of_that_name = plan.steps().iter().filter(|step| {
                step.is_open() && told(step) == Some(Told::Traject) && step.shown_name() == name.as_str()
            });
            done(of_that_name.min_by_key(|step| step.from != Some(*start))?, end.on)
        }
        Fact::Outflow { lasted: Some(_), .. } => {
            let step = open(OUTFLOW_LASTED)?;
            done(step, step.due)
        }
        _ => None,
    }
}

/// The entries that take these back; `None` where one of them can't be, such as the first plan.
pub fn undo(state: &State, entries: &[What]) -> Option<Vec<What>> {
    let back = |entry: &What| match entry {
        What::Planned(_) => state.plan.map(|plan| planned(plan.clone())),
        What::Recorded { fact, .. } => {
            Some(What::Recorded { fact: *fact, now: state.facts.get(fact).map(|now| (*now).clone()) })
        }
        _ => None,
    };
    entries.iter().map(back).collect()
}

/// A fact is removed, and the exemption that the plan had for it is left out.
pub fn remove(state: &State, id: RecordId) -> Vec<What> {
    let after = state.plan.and_then(|plan| {
        let mut open = plan.steps().iter().filter(|step| step.is_open());
        let step = open.find(|step| exemption_of(state, step).is_some_and(|(of, _)| of == id))?;
        plan.dropped(step.id.as_str(), step.number).ok()
    });
    after.map(planned).into_iter().chain([What::Recorded { fact: id, now: None }]).collect()
}

pub(super) fn planned(plan: Plan) -> What {
    What::Planned(Box::new(plan))
}

pub(super) fn recorded(fact: RecordId, now: Fact) -> What {
    What::Recorded { fact, now: Some(now) }
}
