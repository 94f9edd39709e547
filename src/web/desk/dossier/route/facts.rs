//! What became of somebody: recorded in a few words, changed and removed.

use leptos::prelude::*;

use super::{
    Work,
    draft::{Draft, KINDS},
    fact_form::FactFields,
    fact_line::{details, title},
    fields::Mistake,
    panel::new_id,
};
use crate::{
    caseload::{Fact, State, outflow_known_on, record, remove},
    dossier::RecordId,
    web::{
        components::{Kind, Notice, SelectField},
        format,
        texts::route as text,
        today::today,
    },
};

/// The id of the heading, which takes the focus when something was recorded.
const HEADING: &str = "facts-title";

/// The facts, latest first, and the form for one more.
#[component]
pub(super) fn Facts(work: Work, name: String) -> impl IntoView {
    let facts = Memo::new(move |_| {
        let mut facts: Vec<(RecordId, Fact)> = work
            .case
            .with(|case| case.state().facts.iter().map(|(id, fact)| (*id, (*fact).clone())).collect());
        facts.sort_by_key(|(_, fact)| std::cmp::Reverse(fact.start()));
        facts
    });
    // The fact that is being changed.
    let changing = RwSignal::new(None::<RecordId>);
    view! {
        <section class="route-facts">
            <h2 class="nl-heading nl-heading--level-2" id=HEADING tabindex="-1">{text::fact_title()}</h2>
            <p class="nl-paragraph">{text::fact_lead()}</p>
            {move || facts.read().iter().filter_map(|(id, fact)| ask(work, *id, fact, &name)).collect_view()}
            {move || if facts.read().is_empty() {
                view! { <p class="nl-paragraph">{text::fact_none()}</p> }.into_any()
            } else {
                let lines = facts.get().into_iter().map(|(id, fact)| line(work, changing, id, fact)).collect_view();
                view! { <ul class="steps">{lines}</ul> }.into_any()
            }}
            <AddForm work />
        </section>
    }
}

/// The question whether outflow lasted, once six months have gone by.
fn ask(work: Work, id: RecordId, fact: &Fact, name: &str) -> Option<impl IntoView + use<>> {
    let Fact::Outflow { on, to, lasted: None } = fact else { return None };
    if outflow_known_on(*on) > today() {
        return None;
    }
    let (on, to) = (*on, *to);
    let question = text::fact_ask_text(format::long_date(on), name);
    let answer = move |lasted: bool| {
        let now = Fact::Outflow { on, to, lasted: Some(lasted) };
        let said = text::fact_said(format!("{} – {}", title(&now), details(&now)));
        work.saving.save(work.id, move |state| Ok(record(state, id, now, false)), said, Some(HEADING.into()));
    };
    Some(view! {
        <Notice kind=Kind::Info title=text::fact_ask_title()>
            <p class="nl-paragraph">{question}</p>
            <div class="panel__buttons">
                <button type="button" class="step__button" on:click=move |_| answer(true)>{text::fact_lasted_yes()}</button>
                <button type="button" class="step__button" on:click=move |_| answer(false)>{text::fact_lasted_no()}</button>
            </div>
        </Notice>
    })
}

fn line(work: Work, changing: RwSignal<Option<RecordId>>, id: RecordId, fact: Fact) -> impl IntoView {
    let (title, details) = (title(&fact), details(&fact));
    let whole = format!("{title}, {details}");
    let said = text::fact_said_removed(&title);
    let remove = move |_| {
        work.saving.save(work.id, move |state| Ok(remove(state, id)), said.clone(), None);
    };
    let panel = format!("fact-{id}");
    view! {
        <li class="step">
            <div class="step__what">
                <p class="step__name">{title}</p>
                <p class="step__when">{details}</p>
            </div>
            <div class="step__actions">
                <button type="button" class="step__button" aria-label=text::fact_change_label(&whole)
                    aria-controls=panel.clone()
                    aria-expanded=move || if changing.get() == Some(id) { "true" } else { "false" }
                    on:click=move |_| changing.update(|open| *open = (*open != Some(id)).then_some(id))>
                    {text::fact_change()}
                </button>
                <button type="button" class="step__button" aria-label=text::fact_remove_label(&whole) on:click=remove>
                    {text::fact_remove()}
                </button>
            </div>
            <div class="step__panel" id=panel>
                {move || (changing.get() == Some(id)).then(|| view! { <ChangeForm work changing id fact=fact.clone() /> })}
            </div>
        </li>
    }
}

/// Keeps a fact when every field is right. Whether it was.
fn keep(work: Work, draft: Draft, mistakes: RwSignal<Vec<Mistake>>, id: RecordId) -> bool {
    match untrack(|| draft.fact(today())) {
        Err(wrong) => {
            mistakes.set(wrong);
            false
        }
        Ok(fact) => {
            mistakes.set(Vec::new());
            let ends_plan = draft.ends_plan.get_untracked();
            let said = text::fact_said(format!("{}, {}", title(&fact), details(&fact)));
            let make = move |state: &State| Ok(record(state, id, fact, ends_plan));
            work.saving.save(work.id, make, said, Some(HEADING.into()));
            true
        }
    }
}

#[component]
fn ChangeForm(work: Work, changing: RwSignal<Option<RecordId>>, id: RecordId, fact: Fact) -> impl IntoView {
    let draft = Draft::of(&fact, today());
    let mistakes = RwSignal::new(Vec::new());
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        if keep(work, draft, mistakes, id) {
            changing.set(None);
        }
    };
    view! {
        <form novalidate on:submit=submit class="panel">
            <FactFields work draft mistakes id="change" is_new=false />
            <div class="panel__buttons">
                <button type="submit" class="step__button step__button--main">{text::fact_save()}</button>
                <button type="button" class="step__button" on:click=move |_| changing.set(None)>{text::step_cancel()}</button>
            </div>
        </form>
    }
}

#[component]
fn AddForm(work: Work) -> impl IntoView {
    let draft = Draft::new(today());
    let mistakes = RwSignal::new(Vec::new());
    let options = std::iter::once((String::new(), text::fact_choose().to_string()))
        .chain(KINDS.map(|(key, words)| (key.into(), words().into())))
        .collect::<Vec<_>>();
    let choose = move |kind: String| {
        mistakes.set(Vec::new());
        draft.begin(&kind, today());
    };
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        if keep(work, draft, mistakes, new_id()) {
            draft.begin("", today());
        }
    };
    view! {
        <form novalidate on:submit=submit class="card route-form">
            <h3 class="nl-heading nl-heading--level-3">{text::fact_add()}</h3>
            <div class="route-form__fields">
                <SelectField id="fact-kind" label=Signal::stored(text::fact_what().to_string()) options
                    value=draft.kind on_choose=choose />
                <FactFields work draft mistakes id="fact" is_new=true />
            </div>
            <Show when=move || !draft.kind.read().is_empty()>
                <div class="actions">
                    <button type="submit" class="nl-button nl-button--primary">{text::fact_save()}</button>
                </div>
            </Show>
        </form>
    }
}
