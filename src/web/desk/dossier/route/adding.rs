//! A step more: one that the municipality offers, or one of the consultant's own.

use leptos::prelude::*;

use super::{
    Work,
    draft::label,
    fields::{DayField, Mistake, Mistakes, Tick, day, day_or_none, message},
    panel::{changed, new_id},
    plan::HEADING,
};
use crate::{
    caseload::{State, What, exempt, plan_step},
    route::{ChangeError, EXEMPTION, EXEMPTION_REVIEW, OWN, PAUSE, Step, route},
    web::{
        components::{SelectField, TextField},
        desk::agenda::why_not,
        texts::route as text,
        today::today,
    },
};

/// What is typed for a step.
#[derive(Clone, Copy)]
struct Form {
    /// The id of a step, [`OWN`], or nothing yet.
    what: RwSignal<String>,
    name: RwSignal<String>,
    from: RwSignal<String>,
    until: RwSignal<String>,
    lasts: RwSignal<bool>,
    partial: RwSignal<bool>,
}

/// What becomes of the form: entries, as the case stands.
type Make = Box<dyn Fn(&State) -> Result<Vec<What>, ChangeError>>;

fn known(id: &str) -> Option<&'static Step> {
    route().step(id)
}

/// The form for a step more.
#[component]
pub(super) fn Adding(work: Work) -> impl IntoView {
    let typed = || RwSignal::new(String::new());
    let form = Form {
        what: typed(),
        name: typed(),
        from: RwSignal::new(today().to_string()),
        until: typed(),
        lasts: RwSignal::new(false),
        partial: RwSignal::new(false),
    };
    let mistakes: Mistakes = RwSignal::new(Vec::new());
    // Options of participatie and the review of an exemption come of what they belong to.
    let led_to = || route().options.iter().map(|option| usize::from(option.step));
    let offered = route().steps.iter().enumerate().filter(|(place, step)| {
        step.offered
            && step.id != EXEMPTION_REVIEW
            && (!led_to().any(|led| led == *place) || step.id == "nieuwe_diagnose")
    });
    let mut options =
        vec![(String::new(), text::add_choose().to_string()), (OWN.to_string(), text::add_own().to_string())];
    options.extend(offered.map(|(_, step)| (step.id.clone(), step.name.clone())));
    let choose = move |what: String| {
        mistakes.set(Vec::new());
        form.from.set(today().to_string());
        form.until.set(String::new());
        form.lasts.set(false);
        form.partial.set(false);
        form.what.set(what);
    };
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let (make, name) = match untrack(|| read(form)) {
            Ok(found) => found,
            Err(wrong) => return mistakes.set(wrong),
        };
        match work.case.with_untracked(|case| make(&case.state())) {
            Err(error) => {
                let field = match error {
                    ChangeError::EndsBefore | ChangeError::TooLong { .. } => "until",
                    _ => "from",
                };
                mistakes.set(vec![(field, why_not(&error))]);
            }
            Ok(_) => {
                mistakes.set(Vec::new());
                work.saving.save(work.id, make, text::step_said_added(name), Some(HEADING.into()));
                choose(String::new());
                form.name.set(String::new());
            }
        }
    };
    let is_own = move || form.what.read().as_str() == OWN;
    let lasts =
        move || known(&form.what.read()).map_or_else(|| is_own() && form.lasts.get(), |step| step.lasting);
    let has_term = move || known(&form.what.read()).is_some_and(|step| step.term.is_some());
    let from_label = move || {
        if lasts() {
            text::add_from()
        } else if has_term() {
            text::add_from_day()
        } else {
            text::add_on()
        }
    };
    let fields = move || {
        let what = form.what.get();
        if what.is_empty() {
            return ().into_any();
        }
        let own = what == OWN;
        view! {
            {known(&what).and_then(|step| step.explanation.as_deref()).map(|more| view! { <p class="small">{more}</p> })}
            {(what == PAUSE).then(|| view! { <p class="small">{text::add_pause_note()}</p> })}
            <div class="route-form__fields">
                {own.then(|| view! {
                    <TextField id="add-name" label=text::add_name() hint=text::add_name_hint() value=form.name
                        message=message(mistakes, "name") />
                    <Tick id="add-lasts" label=text::add_lasting() value=form.lasts />
                })}
                {move || if own && !form.lasts.get() {
                    view! { <DayField id="add-from" label=text::add_due_own() value=form.from message=message(mistakes, "from") /> }
                } else {
                    view! { <DayField id="add-from" label=from_label() value=form.from message=message(mistakes, "from") /> }
                }}
                {move || lasts().then(|| {
                    let hint = if has_term() { text::add_until_hint() } else { "" };
                    view! { <DayField id="add-until" label=text::add_until() hint value=form.until message=message(mistakes, "until") /> }
                })}
                {(what == EXEMPTION).then(|| view! { <Tick id="add-partial" label=text::add_partial() value=form.partial /> })}
            </div>
            <div class="actions">
                <button type="submit" class="nl-button nl-button--primary">{text::add_save()}</button>
            </div>
        }
        .into_any()
    };
    view! {
        <form novalidate on:submit=submit class="card route-form">
            <h2 class="nl-heading nl-heading--level-2">{text::add_title()}</h2>
            <SelectField id="add-what" label=Signal::stored(text::add_what().to_string()) options value=form.what
                on_choose=choose />
            {fields}
        </form>
    }
}

/// What is to be added, and what it is called.
fn read(form: Form) -> Result<(Make, String), Vec<Mistake>> {
    let mut wrong: Vec<Mistake> = Vec::new();
    let what = form.what.get();
    let step = known(&what);
    let lasts = step.map_or(form.lasts.get(), |step| step.lasting);
    let from = day(&form.from.read()).map_err(|text| wrong.push(("from", text))).ok();
    let may_be_empty = step.is_some_and(|step| step.term.is_some());
    let until = match (lasts, may_be_empty) {
        (false, _) => Some(None),
        (true, true) => day_or_none(&form.until.read()).map_err(|text| wrong.push(("until", text))).ok(),
        (true, false) => day(&form.until.read()).map(Some).map_err(|text| wrong.push(("until", text))).ok(),
    };
    let name = match step {
        Some(step) => Ok(step.name.clone()),
        None => label(&form.name.read()).map(|name| name.to_string()),
    };
    let name = name.map_err(|text| wrong.push(("name", text))).ok();
    let (Some(from), Some(until), Some(name), true) = (from, until, name, wrong.is_empty()) else {
        return Err(wrong);
    };
    let (new, partial, now) = (new_id(), form.partial.get(), today());
    let make: Make = match (step, until) {
        (None, _) => {
            let own = label(&name).map_err(|text| vec![("name", text)])?;
            let (first, due) = until.map_or((None, from), |until| (Some(from), until));
            Box::new(move |state| changed(state, |plan| plan.with_own_step(own.clone(), first, due)))
        }
        (Some(step), Some(until)) if step.id == EXEMPTION => {
            Box::new(move |state| exempt(state, (from, until), partial, new))
        }
        (Some(step), until) => Box::new(move |state| plan_step(state, &step.id, from, until, now, new)),
    };
    Ok((make, name))
}
