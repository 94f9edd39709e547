//! Changing the schemes of a municipality: what that does to every kind of household, and what it costs.

use leptos::prelude::*;
use web_sys::HtmlInputElement;

use super::{
    as_of::{AsOf, short},
    caseload::CaseloadPart,
    choices::{GemeenteChoice, WageChoice},
    edit::{Changes, EditSchemes, refusals},
    files::{self, Unreadable},
    saving,
    side_by_side::{Side, SideBySide},
    state::Policy,
};
use crate::{
    policy::{
        Draft,
        gemeente_file::{Mistake, Problem},
        gemeente_of,
    },
    web::{
        components::{Confirm, Heading, Kind, Notice},
        texts::policy,
    },
};

/// Choose or open a file, change it, see what that does, save it.
#[component]
pub(super) fn SchemesPage() -> impl IntoView {
    let state = expect_context::<Policy>();
    let is_open = Memo::new(move |_| state.draft().is_some());
    view! {
        <Heading text=policy::schemes_title() />
        <p class="lead">{policy::schemes_lead()}</p>
        <section class="form-part policy-open">
            <GemeenteChoice id="gemeente" label=policy::schemes_choose() none=policy::schemes_choose_none() />
            <OpenFile />
        </section>
        {move || is_open.get().then(|| view! {
            <AsOf days=Signal::derive(move || vec![state.day.get()])
                gemeenten=Signal::derive(move || state.schemes().into_iter().collect::<Vec<_>>()) />
            <EditSchemes />
            <SaveFile />
            <Changes />
            <BeforeAndAfter />
            <CaseloadPart />
        })}
    }
}

/// What a chosen file came to.
#[derive(Clone)]
enum Opened {
    Done(String),
    Refused(Vec<String>),
}

#[component]
fn OpenFile() -> impl IntoView {
    let state = expect_context::<Policy>();
    let opened = RwSignal::new(None::<Opened>);
    let choose = move |event: web_sys::Event| {
        let input: HtmlInputElement = event_target(&event);
        let Some(file) = files::take(&input) else { return };
        leptos::task::spawn_local(async move {
            let id = gemeente_of(&file.name());
            let refused = |why: &str| Opened::Refused(vec![why.into()]);
            opened.set(Some(match files::text(&file).await {
                Err(Unreadable::TooLarge) => refused(policy::schemes_file_large()),
                Err(Unreadable::NoText) => refused(policy::schemes_file_text()),
                Ok(_) if state.is_unsaved(&id) => refused(policy::schemes_file_unsaved()),
                Ok(text) => match state.open(&id, &text) {
                    Ok(()) => Opened::Done(policy::schemes_file_opened(file.name())),
                    Err(mistakes) => Opened::Refused(mistakes.iter().map(mistake_text).collect()),
                },
            }));
        });
    };
    view! {
        <div class="field">
            <label class="field__label" for="gemeente-file">{policy::schemes_file()}</label>
            <p class="field__hint" id="gemeente-file-hint">{policy::schemes_file_hint()}</p>
            <input id="gemeente-file" type="file" accept=".toml" aria-describedby="gemeente-file-hint" on:change=choose />
        </div>
        {move || opened.get().map(|opened| match opened {
            Opened::Done(text) => view! { <Notice kind=Kind::Good><p class="nl-paragraph">{text}</p></Notice> }.into_any(),
            Opened::Refused(why) => view! {
                <Notice kind=Kind::Wrong title=policy::schemes_file_wrong()>
                    <ul class="plain-list">{why.into_iter().map(|why| view! { <li>{why}</li> }).collect_view()}</ul>
                </Notice>
            }.into_any(),
        })}
    }
}

/// A mistake in a file, with its line.
fn mistake_text(mistake: &Mistake) -> String {
    policy::schemes_file_line(mistake.line, problem_text(&mistake.problem))
}

/// What is wrong, and what belongs there.
pub(super) fn problem_text(problem: &Problem) -> String {
    match problem {
        Problem::Malformed(reason) => policy::problem_malformed(reason),
        Problem::InheritsTwice(_) => policy::problem_inherits_twice().into(),
        Problem::UnknownGemeente(name) => policy::problem_unknown_gemeente(name),
        other => policy::lookup(other.key()).unwrap_or_default().into(),
    }
}

#[component]
fn SaveFile() -> impl IntoView {
    let state = expect_context::<Policy>();
    // Whose file was saved, and whether it was.
    let saved = RwSignal::new(None::<(String, bool)>);
    // Whether somebody would save while a field is wrong.
    let blocked = RwSignal::new(false);
    let save = move |_| {
        let Some(draft) = state.draft() else { return };
        blocked.set(!draft.waiting().is_empty());
        if !draft.waiting().is_empty() {
            return saved.set(None);
        }
        let (name, text) = (format!("{}.toml", draft.id()), draft.text());
        let done = saving::save(&name, text.as_bytes());
        if done {
            state.note_saved(draft.id(), text);
        }
        saved.set(Some((name, done)));
    };
    let restart = move || {
        state.change(Draft::restart);
        state.reshape();
        saved.set(None);
    };
    let name = move || state.schemes().map(|gemeente| gemeente.name).unwrap_or_default();
    let can_restart = Memo::new(move |_| {
        state.draft().is_some_and(|draft| draft.is_changed() || !draft.waiting().is_empty())
    });
    view! {
        <section>
            <p class="small">{policy::schemes_save_hint()}</p>
            <div class="actions">
                <button type="button" class="nl-button nl-button--primary" on:click=save>{policy::schemes_save()}</button>
                {move || can_restart.get().then(|| view! {
                    <Confirm label=policy::schemes_restart() title=policy::schemes_restart_title()
                        text=policy::schemes_restart_text(name()) confirm=policy::schemes_restart_confirm() on_confirm=restart />
                })}
            </div>
            {move || {
                let wrong = state.draft().map(|draft| refusals(&draft)).unwrap_or_default();
                (blocked.get() && !wrong.is_empty()).then(|| view! {
                    <Notice kind=Kind::Wrong title=policy::schemes_save_blocked()>
                        <ul class="plain-list">{wrong.into_iter().map(|why| view! { <li>{why}</li> }).collect_view()}</ul>
                    </Notice>
                })
            }}
            {move || saved.get().map(|(name, done)| if done {
                view! { <Notice kind=Kind::Good><p class="nl-paragraph">{policy::schemes_saved(name)}</p></Notice> }.into_any()
            } else {
                view! { <Notice kind=Kind::Wrong><p class="nl-paragraph">{policy::common_save_failed()}</p></Notice> }.into_any()
            })}
        </section>
    }
}

/// Every kind of household with the file as it was, and as it is.
#[component]
fn BeforeAndAfter() -> impl IntoView {
    let state = expect_context::<Policy>();
    let sides = Memo::new(move |_| {
        let Some(draft) = state.draft() else { return Vec::new() };
        let day = state.day.get();
        let side = |heading: &str, gemeente| Side {
            heading: heading.into(),
            day,
            gemeente: Some(format!("{} ({heading})", draft.before().name)),
            columns: state.fine_columns(day, Some(gemeente)),
        };
        vec![side(policy::schemes_before(), draft.before()), side(policy::schemes_after(), draft.after())]
    });
    view! {
        <section>
            <h2 class="nl-heading nl-heading--level-2">{policy::schemes_compare_title()}</h2>
            <WageChoice id="wage" label=policy::common_wage() value=state.percent />
            <SideBySide sides caption=policy::schemes_compare_caption() difference=true file="voor-en-na"
                title=|kind| policy::schemes_chart_title(kind)
                rules=|sides| {
                    let days: Vec<_> = sides.first().map(|side| side.day).into_iter().collect();
                    short(&days, sides.first().and_then(|side| side.gemeente.as_deref()?.rsplit_once(" (").map(|(name, _)| name)))
                } />
        </section>
    }
}
