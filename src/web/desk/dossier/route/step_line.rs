//! One step of the plan: what, when, how it stands, and what can be done with it.

use leptos::prelude::*;

use super::{
    Work,
    panel::{Panel, PanelForm, new_id},
};
use crate::{
    calendar::Day,
    caseload::{Told, can_begin, reopen, told},
    route::{Anchor, Manner, Plan, PlannedStep, Term, partners, route},
    web::{format, texts::route as text},
};

/// Which step is being worked on, and how; one at a time.
pub(super) type Open = RwSignal<Option<(String, u16, Panel)>>;

/// The id of a step in the page.
pub(super) fn element_id(id: &str, number: u16) -> String {
    format!("step-{id}-{number}")
}

/// What a step is called; the how-manieth time where it comes again.
pub(super) fn name_of(plan: &Plan, step: &PlannedStep) -> String {
    let name = step.shown_name();
    if step.number > 1 && plan.is_repeated(step) {
        text::plan_time(name, step.number)
    } else {
        name.to_string()
    }
}

/// When a step is, or was.
fn when(step: &PlannedStep) -> String {
    match (step.done, step.from) {
        (Some(done), _) => text::plan_done_on(format::long_date(done)),
        (None, Some(from)) if from != step.due => {
            text::plan_until(format::long_date(from), format::long_date(step.due))
        }
        _ => text::plan_by(format::long_date(step.due)),
    }
}

/// A number of days, weeks, months or years in words.
pub(super) fn term(term: Term) -> String {
    match term {
        Term::Days(count) => text::plan_term_days(count.into()),
        Term::Weeks(count) => text::plan_term_weeks(count.into()),
        Term::Months(count) => text::plan_term_months(count.into()),
        Term::Years(count) => text::plan_term_years(count.into()),
    }
}

/// Why a step has the day that it has; nothing where a consultant set it.
fn why_then(plan: &Plan, step: &PlannedStep) -> Option<String> {
    let (anchor, length) = plan.term_of(step)?;
    let anchor = match anchor {
        Anchor::Application => text::plan_anchor_application().to_string(),
        Anchor::Diagnosis => text::plan_anchor_diagnosis().to_string(),
        Anchor::Decision => text::plan_anchor_decision().to_string(),
        Anchor::Housing => text::plan_anchor_housing().to_string(),
        Anchor::Transfer => text::plan_anchor_transfer().to_string(),
        Anchor::Choice => text::plan_anchor_choice().to_string(),
        Anchor::Step(place) => route().steps.get(usize::from(place))?.name.clone(),
    };
    Some(if length == Term::Days(0) {
        text::plan_term_at_once(anchor)
    } else if step.from.is_some() {
        text::plan_term_lasting(anchor, term(length))
    } else {
        text::plan_term(anchor, term(length))
    })
}

/// The partner organisation of a step, and how it works.
fn partner_of(plan: &Plan, step: &PlannedStep) -> Option<String> {
    let id = step.partner.as_ref()?;
    let partner = partners(plan.gemeente()).iter().find(|partner| partner.id == id.as_str())?;
    let manner = match partner.manner {
        Manner::Group(least, most) => text::plan_group(least, most),
        Manner::OneByOne => text::plan_one_by_one().into(),
    };
    Some(text::plan_partner(format!("{} ({manner})", partner.name)))
}

/// A step in the list.
pub(super) fn step_line(work: Work, open: Open, plan: &Plan, step: &PlannedStep, today: Day) -> AnyView {
    let (id, number) = (step.id.as_str().to_string(), step.number);
    let name = name_of(plan, step);
    let explanation = route().step(&id).and_then(|known| known.explanation.as_deref());
    let is_late = step.is_open() && step.due < today;
    let is_running = step.is_open() && !is_late && step.from.is_some_and(|from| from <= today);
    let mut small: Vec<String> = why_then(plan, step).into_iter().collect();
    if step.moved && step.name.is_none() && step.is_open() && plan.term_of(step).is_none() {
        small.extend(step.lengthened.then(|| text::plan_lengthened().to_string()));
    }
    small.extend(partner_of(plan, step));
    let begin = work.case.with_untracked(|case| can_begin(&case.state(), step));
    let begin_texts: (&str, fn(&str) -> String) = if told(step) == Some(Told::Examination) {
        (text::step_ordered(), |name| text::step_ordered_label(name))
    } else {
        (text::step_begin(), |name| text::step_begin_label(name))
    };
    let is_this = {
        let id = id.clone();
        move |panel: Panel| {
            open.with(|open| open.as_ref().is_some_and(|(of, n, p)| *of == id && *n == number && *p == panel))
        }
    };
    let element = element_id(&id, number);
    let button = {
        let (id, element) = (id.clone(), element.clone());
        move |panel: Panel, label: String, words: &'static str, class: &'static str| {
            let (id, is_this) = (id.clone(), is_this.clone());
            let pressed = is_this.clone();
            view! {
                <button type="button" class=class aria-label=label aria-controls=format!("{element}-panel")
                    aria-expanded=move || if pressed(panel) { "true" } else { "false" }
                    on:click=move |_| open.set((!is_this(panel)).then(|| (id.clone(), number, panel)))>
                    {words}
                </button>
            }
        }
    };
    let actions = if step.is_open() {
        view! {
            {button(Panel::Done, text::step_done_label(&name), text::step_done(), "step__button step__button--main")}
            {begin.then(|| button(Panel::Begin, begin_texts.1(&name), begin_texts.0, "step__button"))}
            {button(Panel::Change, text::step_change_label(&name), text::step_change(), "step__button")}
        }
        .into_any()
    } else {
        let (label, words) = if step.dropped {
            (text::step_restore_label(&name), text::step_restore())
        } else {
            (text::step_reopen_label(&name), text::step_reopen())
        };
        let (id, element) = (id.clone(), element.clone());
        let said = text::step_said_reopened(&name);
        view! {
            <button type="button" class="step__button" aria-label=label on:click=move |_| {
                let (id, new) = (id.clone(), new_id());
                work.saving.save(work.id, move |state| reopen(state, (&id, number), new), said.clone(),
                    Some(element.clone()));
            }>{words}</button>
        }
        .into_any()
    };
    let class = if step.dropped {
        "step step--dropped"
    } else if step.done.is_some() {
        "step step--done"
    } else if is_late {
        "step step--late"
    } else if is_running {
        "step step--running"
    } else {
        "step"
    };
    let panel = {
        let (plan, step, id) = (plan.clone(), step.clone(), id.clone());
        move || {
            let found = open.with(|open| {
                open.as_ref().filter(|(of, n, _)| *of == id && *n == number).map(|(_, _, panel)| *panel)
            });
            found.map(|panel| view! { <PanelForm work open panel plan=plan.clone() step=step.clone() /> })
        }
    };
    view! {
        <li class=class id=element.clone() tabindex="-1">
            <div class="step__what">
                <p class="step__name">
                    {name}
                    {is_late.then(|| view! { <span class="tag tag--late">{text::plan_late()}</span> })}
                    {is_running.then(|| view! { <span class="tag">{text::plan_running()}</span> })}
                    {step.dropped.then(|| view! { <span class="tag tag--quiet">{text::plan_dropped()}</span> })}
                </p>
                <p class="step__when">
                    <time datetime=step.done.unwrap_or(step.due).to_string()>{when(step)}</time>
                    {(!small.is_empty()).then(|| view! { <span class="step__why">{small.join(" · ")}</span> })}
                </p>
                {explanation.map(|explanation| view! { <p class="step__more">{explanation}</p> })}
            </div>
            <div class="step__actions">{actions}</div>
            <div class="step__panel" id=format!("{element}-panel")>{panel}</div>
        </li>
    }
    .into_any()
}
