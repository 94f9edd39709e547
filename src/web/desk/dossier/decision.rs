//! The consultant decides: a category of their own choice, in a field that is empty, with a reason.

use leptos::prelude::*;

use super::{
    KeptBack, href,
    notes::prose_problem,
    open::{NotSaved, Open},
    suggestion::{Contributions, Suggestion, named},
    who,
};
use crate::{
    caseload::{Decision, Entry, Prose, Settings, What},
    diagnose::model,
    dossier::Label,
    web::{
        components::{Kind, Notice, TextArea, TextField},
        page::DossierPart,
        texts::talk,
    },
};

/// To decide, beside the suggestion.
#[component]
pub(super) fn DecisionPart(open: Open) -> impl IntoView {
    let order = RwSignal::new("asked");
    let suggested = move || {
        if open.hidden.get() {
            return view! { <KeptBack id=open.id text=talk::unseen_text() /> }.into_any();
        }
        let case = open.case.read();
        let state = case.state();
        let (outcome, answers) = (state.outcome(), state.answers().clone());
        view! {
            <Suggestion outcome=outcome.clone() />
            <Contributions outcome answers order />
        }
        .into_any()
    };
    view! {
        <p class="lead">{talk::decide_lead()}</p>
        <div class="talk">
            <div class="talk__main">
                <Current open />
                <Form open />
                <History open />
            </div>
            <aside class="talk__aside talk__aside--wide">{suggested}</aside>
        </div>
    }
}

/// The decision that holds, and where to go with it.
#[component]
fn Current(open: Open) -> impl IntoView {
    move || {
        let case = open.case.read();
        let state = case.state();
        let (entry, decision) = state.decision()?;
        let to = |part| href(open.id, part).href();
        // Only the last decision made unseen asks for a second look.
        let revealed = decision.unseen && state.decisions.len() == 1;
        Some(view! {
            <section class="card decided" aria-labelledby="decided-title">
                <h2 class="nl-heading nl-heading--level-2" id="decided-title">{talk::decide_current()}</h2>
                {made(entry, decision)}
                {state.is_decision_old().then(|| view! {
                    <Notice kind=Kind::Warning title=talk::decide_old_title()>
                        <p class="nl-paragraph">{talk::decide_old_text()}</p>
                    </Notice>
                })}
                {revealed.then(|| view! {
                    <Notice kind=Kind::Info><p class="nl-paragraph">{talk::unseen_revealed()}</p></Notice>
                })}
                <div class="actions">
                    <a class="nl-button nl-button--primary" href=to(DossierPart::Route)>{talk::decide_to_route()}</a>
                    <a class="nl-button nl-button--secondary" href=to(DossierPart::Letter)>{talk::decide_to_letter()}</a>
                </div>
            </section>
        })
    }
}

/// A decision: what, who, when, why, and what was suggested.
fn made(entry: &Entry, decision: &Decision) -> impl IntoView + use<> {
    let category = model().categories.iter().find(|category| category.id == decision.category);
    let onderdeel = category.map_or_else(String::new, |category| category.onderdeel.clone());
    let category = category.map_or_else(|| decision.category.clone(), named);
    view! {
        <p class="decided__what"><strong>{talk::decide_entry(category, onderdeel, who::when(entry), who::by(entry))}</strong></p>
        <p class="note__text" dir="auto">{decision.reason.to_string()}</p>
        <p class="small">{talk::decide_suggested(decision.suggested.clone())}</p>
        {decision.unseen.then(|| view! { <p class="small">{talk::decide_unseen()}</p> })}
    }
}

/// The empty field, the reason, and the name of who decides.
#[component]
fn Form(open: Open) -> impl IntoView {
    let (category, reason) = (open.typed.category, open.typed.reason);
    let wrong_category = RwSignal::new(false);
    let wrong_reason = RwSignal::new(None::<String>);
    let wrong_name = RwSignal::new(None::<String>);
    let name = RwSignal::new(String::new());
    let saved = RwSignal::new(false);
    let has_name = Memo::new(move |_| open.cabinet.name().is_some());
    let is_again = Memo::new(move |_| !open.case.read().state().decisions.is_empty());

    let save = move |_| {
        saved.set(false);
        let chosen = category.get_untracked();
        let typed = Prose::typed(&reason.get_untracked());
        let new_name = Label::cleaned(&name.get_untracked());
        let nameless = !has_name.get_untracked() && new_name.is_none();
        wrong_category.set(chosen.is_empty());
        wrong_reason
            .set(typed.as_ref().err().map(|problem| prose_problem(*problem, talk::decide_reason_wrong())));
        wrong_name.set(nameless.then(|| talk::decide_name_wrong().into()));
        let Ok(why) = typed else { return };
        if chosen.is_empty() || nameless {
            return;
        }
        let decide = move || {
            let unseen = open.hidden.get_untracked();
            let suggested = open.case.read_untracked().state().outcome().category;
            let decision = Decision { category: chosen, reason: why.clone(), suggested, unseen };
            // Once somebody has decided, the suggestion is there to be seen.
            let what =
                [What::Decided(Box::new(decision))].into_iter().chain(unseen.then_some(What::Revealed));
            let sent = (category.get_untracked(), reason.get_untracked());
            open.add(what.collect(), move || {
                // What was typed after it went stays.
                if (category.get_untracked(), reason.get_untracked()) == sent {
                    category.set(String::new());
                    reason.set(String::new());
                }
                let _ = saved.try_set(true);
            });
        };
        if has_name.get_untracked() {
            decide();
            return;
        }
        let settings = Settings { name: new_name, ..open.cabinet.settings.get_untracked() };
        leptos::task::spawn_local(async move {
            if open.cabinet.set(settings).await.is_ok() {
                decide();
            } else {
                let _ = open.failed.try_set(true);
            }
        });
    };
    view! {
        <section class="card" aria-labelledby="decide-title">
            <h2 class="nl-heading nl-heading--level-2" id="decide-title">
                {move || if is_again.get() { talk::decide_again() } else { talk::decide_title() }}
            </h2>
            <Categories category wrong=wrong_category />
            <TextArea id="reason" label=talk::decide_reason() hint=talk::decide_reason_hint().to_string()
                message=wrong_reason value=reason />
            {move || (!has_name.get()).then(|| view! {
                <TextField id="consultant" label=talk::decide_name() hint=talk::decide_name_hint().to_string()
                    message=wrong_name value=name />
            })}
            <NotSaved failed=open.failed />
            <div class="actions">
                <button type="button" class="nl-button nl-button--primary" on:click=save>{talk::decide_save()}</button>
            </div>
            <p class="small" role="status">{move || saved.get().then(talk::decide_saved)}</p>
        </section>
    }
}

/// The six categories; none is chosen.
#[component]
fn Categories(category: RwSignal<String>, wrong: RwSignal<bool>) -> impl IntoView {
    let nothing = usize::from(model().category_unknown);
    let choices =
        model().categories.iter().enumerate().filter(|(at, _)| *at != nothing).map(|(_, choice)| choice);
    let options = choices
        .map(|choice| {
            let id = choice.id.as_str();
            let input = format!("category-{id}");
            view! {
                <div class="option">
                    <input class="option__input" type="radio" id=input.clone() name="category"
                        prop:checked=move || *category.read() == id on:change=move |_| category.set(id.into()) />
                    <label class="option__label" for=input><span>{named(choice)}</span></label>
                </div>
            }
        })
        .collect_view();
    let onderdeel = move || {
        let chosen = category.get();
        let found = model().categories.iter().find(|choice| choice.id == chosen)?;
        Some(talk::decide_onderdeel(found.onderdeel.clone()))
    };
    view! {
        <fieldset class="field field--choice categories" class:field--wrong=move || wrong.get()
            aria-describedby=move || wrong.get().then_some("category-message")>
            <legend class="field__label">{talk::decide_category()}</legend>
            {move || wrong.get().then(|| view! {
                <p class="field__message" id="category-message">{talk::decide_category_wrong()}</p>
            })}
            {options}
        </fieldset>
        <p class="small" role="status">{onderdeel}</p>
    }
}

/// Decisions that no longer hold.
#[component]
fn History(open: Open) -> impl IntoView {
    move || {
        let case = open.case.read();
        let state = case.state();
        let (_, earlier) = state.decisions.split_last()?;
        (!earlier.is_empty()).then(|| {
            let items =
                earlier.iter().rev().map(|(entry, decision)| view! { <li>{made(entry, decision)}</li> });
            view! {
                <h2 class="nl-heading nl-heading--level-2">{talk::decide_history()}</h2>
                <ol class="versions">{items.collect_view()}</ol>
            }
        })
    }
}
