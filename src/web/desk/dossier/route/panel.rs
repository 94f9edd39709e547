//! What is told of a step when it is done or begins, and how its days are changed.

use leptos::prelude::*;

use super::{
    Work,
    draft::{ENDINGS, ending},
    fields::{DayField, Mistake, day, message, past_day},
    step_line::{Open, element_id, name_of, term},
};
use crate::{
    calendar::Day,
    caseload::{Ending, Finish, State, Told, What, begin, drop_step, finish, move_step, told},
    dossier::RecordId,
    route::{ChangeError, Plan, PlannedStep},
    web::{
        components::{ChoiceField, SelectField},
        desk::agenda::why_not,
        entropy, format,
        texts::route as text,
        today::today,
    },
};

/// What is done with a step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Panel {
    /// It was done.
    Done,
    /// It began.
    Begin,
    /// Other days, longer, or not at all.
    Change,
}

/// The id of a fact that is new.
pub(super) fn new_id() -> RecordId {
    RecordId::random(&mut entropy::rng())
}

/// A change of one step, by its id and number.
type Change = fn(&State, (&str, u16)) -> Result<Vec<What>, ChangeError>;

/// The plan with a change, as an entry.
pub(super) fn changed(
    state: &State,
    change: impl FnOnce(&Plan) -> Result<Plan, ChangeError>,
) -> Result<Vec<What>, ChangeError> {
    let plan = change(state.plan.ok_or(ChangeError::NoSuchStep)?)?;
    Ok(vec![What::Planned(Box::new(plan))])
}

/// The form below a step.
#[component]
pub(super) fn PanelForm(
    work: Work,
    open: Open,
    panel: Panel,
    plan: Plan,
    step: PlannedStep,
) -> impl IntoView {
    match panel {
        Panel::Done => view! { <DoneForm work open plan step /> }.into_any(),
        Panel::Begin => view! { <BeginForm work open plan step /> }.into_any(),
        Panel::Change => view! { <ChangeForm work open plan step /> }.into_any(),
    }
}

/// Says at the field what the plan does not allow, without keeping anything; else keeps it and closes the form.
fn try_and_save(
    work: Work,
    open: Open,
    mistakes: RwSignal<Vec<Mistake>>,
    make: impl Fn(&State) -> Result<Vec<What>, ChangeError> + 'static,
    said: String,
    step: &PlannedStep,
) {
    match work.case.with_untracked(|case| make(&case.state())) {
        Err(error) => mistakes.set(vec![("day", why_not(&error))]),
        Ok(_) => {
            mistakes.set(Vec::new());
            open.set(None);
            let then = element_id(step.id.as_str(), step.number);
            work.saving.save(work.id, make, said, Some(then));
        }
    }
}

#[component]
fn DoneForm(work: Work, open: Open, plan: Plan, step: PlannedStep) -> impl IntoView {
    let typed = RwSignal::new(today().to_string());
    let talk = RwSignal::new(String::from("in-person"));
    let how = RwSignal::new(String::from(ENDINGS[0].0));
    let mistakes = RwSignal::new(Vec::<Mistake>::new());
    let kind = told(&step);
    let id = element_id(step.id.as_str(), step.number);
    let name = name_of(&plan, &step);
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let day = match past_day(&typed.get_untracked(), today()) {
            Ok(day) => day,
            Err(wrong) => return mistakes.set(vec![("day", wrong)]),
        };
        let told = Finish {
            day,
            in_person: talk.get_untracked() == "in-person",
            how: ending(&how.get_untracked()).unwrap_or(Ending::Finished),
        };
        let (of, number, new) = (step.id.clone(), step.number, new_id());
        let make = move |state: &State| finish(state, (of.as_str(), number), told, new);
        let said = text::step_said_done(format::long_date(day), &name);
        try_and_save(work, open, mistakes, make, said, &step);
    };
    let day_label = if kind == Some(Told::Traject) { text::step_day_ended() } else { text::step_day_done() };
    view! {
        <form novalidate on:submit=submit class="panel">
            <DayField id=format!("{id}-day") label=day_label value=typed message=message(mistakes, "day") />
            {(kind == Some(Told::Talk)).then(|| view! {
                <ChoiceField id=format!("{id}-talk") label=text::step_talk()
                    options=vec![("in-person", text::step_in_person()), ("remote", text::step_remote())]
                    value=talk on_choose=move |key| talk.set(key.into()) />
            })}
            {(kind == Some(Told::Traject)).then(|| view! {
                <SelectField id=format!("{id}-how") label=Signal::stored(text::step_how().to_string())
                    options=ENDINGS.map(|(key, words)| (key.to_string(), words().to_string())).to_vec()
                    value=how on_choose=move |key| how.set(key) />
            })}
            <Buttons open words=text::step_save() />
        </form>
    }
}

#[component]
fn BeginForm(work: Work, open: Open, plan: Plan, step: PlannedStep) -> impl IntoView {
    let typed = RwSignal::new(today().to_string());
    let mistakes = RwSignal::new(Vec::<Mistake>::new());
    let id = element_id(step.id.as_str(), step.number);
    let label = if told(&step) == Some(Told::Examination) {
        text::step_day_ordered()
    } else {
        text::step_day_begun()
    };
    let name = name_of(&plan, &step);
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let day = match past_day(&typed.get_untracked(), today()) {
            Ok(day) => day,
            Err(wrong) => return mistakes.set(vec![("day", wrong)]),
        };
        let (of, number, new) = (step.id.clone(), step.number, new_id());
        let make = move |state: &State| begin(state, (of.as_str(), number), day, new);
        try_and_save(work, open, mistakes, make, text::step_said_begun(format::long_date(day), &name), &step);
    };
    view! {
        <form novalidate on:submit=submit class="panel">
            <DayField id=format!("{id}-day") label value=typed message=message(mistakes, "day") />
            <Buttons open words=text::step_save() />
        </form>
    }
}

#[component]
fn ChangeForm(work: Work, open: Open, plan: Plan, step: PlannedStep) -> impl IntoView {
    let from = RwSignal::new(step.from.map(|from| from.to_string()).unwrap_or_default());
    let due = RwSignal::new(step.due.to_string());
    let mistakes = RwSignal::new(Vec::<Mistake>::new());
    let element = element_id(step.id.as_str(), step.number);
    let lasts = step.from.is_some();
    let name = name_of(&plan, &step);
    let (longer, again) = (plan.longer_of(&step), plan.is_repeated(&step));
    let step = StoredValue::new(step);
    let save = move |change: Change, said: String| {
        step.with_value(|step| {
            let (of, number) = (step.id.clone(), step.number);
            let make = move |state: &State| change(state, (of.as_str(), number));
            try_and_save(work, open, mistakes, make, said, step);
        });
    };
    let said_moved = text::step_said_moved(&name);
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let mut wrong = Vec::new();
        let mut read = |field: &'static str, typed: RwSignal<String>| -> Option<Day> {
            day(&typed.get_untracked()).map_err(|text| wrong.push((field, text))).ok()
        };
        let first = if lasts { read("from", from) } else { None };
        let last = read("day", due);
        let (true, Some(last)) = (wrong.is_empty(), last) else { return mistakes.set(wrong) };
        step.with_value(|step| {
            let (of, number) = (step.id.clone(), step.number);
            let make = move |state: &State| move_step(state, (of.as_str(), number), first, last);
            try_and_save(work, open, mistakes, make, said_moved.clone(), step);
        });
    };
    let (said_longer, said_skipped, said_dropped) =
        (text::step_said_longer(&name), text::step_said_skipped(&name), text::step_said_dropped(&name));
    view! {
        <form novalidate on:submit=submit class="panel">
            {lasts.then(|| view! {
                <DayField id=format!("{element}-from") label=text::step_from() value=from
                    message=message(mistakes, "from") />
            })}
            <DayField id=format!("{element}-day") label=if lasts { text::step_until() } else { text::step_due() }
                value=due message=message(mistakes, "day") />
            <Buttons open words=text::step_move() />
            <div class="panel__more">
                {longer.map(|longer| view! {
                    <button type="button" class="step__button"
                        on:click=move |_| save(|state, (id, n)| changed(state, |plan| plan.lengthened(id, n)), said_longer.clone())>
                        {text::step_longer(term(longer))}
                    </button>
                })}
                {again.then(|| view! {
                    <button type="button" class="step__button"
                        on:click=move |_| save(|state, (id, n)| changed(state, |plan| plan.skipped(id, n)), said_skipped.clone())>{text::step_skip()}</button>
                })}
                <button type="button" class="step__button"
                    on:click=move |_| save(drop_step, said_dropped.clone())>{text::step_drop()}</button>
            </div>
        </form>
    }
}

#[component]
fn Buttons(open: Open, words: &'static str) -> impl IntoView {
    view! {
        <div class="panel__buttons">
            <button type="submit" class="step__button step__button--main">{words}</button>
            <button type="button" class="step__button" on:click=move |_| open.set(None)>{text::step_cancel()}</button>
        </div>
    }
}
