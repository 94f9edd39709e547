//! The facilitator makes a tablet ready: the link says which session it is, the card has the secret.

use leptos::prelude::*;

use super::{
    guard,
    tablet::{LinkProblem, State},
};
use crate::{
    dossier::group::SessionSecret,
    web::{
        components::{Heading, Kind, Notice, TextField},
        format,
        storage::{group_store::StoreError, persistence},
        texts::{errors, group},
    },
};

/// Asks for the secret of the session.
#[component]
pub(super) fn Setup() -> impl IntoView {
    let state = expect_context::<State>();
    let typed = RwSignal::new(String::new());
    let wrong = RwSignal::new(false);
    let message = Signal::derive(move || wrong.get().then(|| group::setup_secret_wrong().to_string()));
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let secret = SessionSecret::parse(&typed.read_untracked()).ok();
        let session = state.session.get_untracked();
        let secret = secret.filter(|secret| session.is_some_and(|session| session.is_secret(secret)));
        wrong.set(secret.is_none());
        if let Some(secret) = secret {
            typed.set(String::new());
            // Browsers decide by themselves; what they say stands on the facilitator's page.
            leptos::task::spawn_local(async { _ = persistence::ask().await });
            state.set_up(secret);
        }
    };
    view! {
        <Heading text=group::setup_title() />
        <Problem />
        {move || state.session.get().map(|session| view! {
            <p class="lead">{group::welcome_session(format::long_date(session.date), &session.name, &session.place)}</p>
        })}
        <form novalidate autocomplete="off" on:submit=submit>
            <TextField id="session-secret" label=group::setup_secret() hint=group::setup_secret_hint() message value=typed />
            <div class="actions">
                <button type="submit" class="nl-button nl-button--primary">{group::setup_ready()}</button>
            </div>
        </form>
    }
}

/// No session is known here.
#[component]
pub(super) fn NoSession() -> impl IntoView {
    view! {
        <Heading text=group::setup_title() />
        <Problem />
        <p class="nl-paragraph">{group::setup_no_session()}</p>
    }
}

/// What is wrong with the link that was opened.
#[component]
fn Problem() -> impl IntoView {
    let state = expect_context::<State>();
    move || {
        state.link_problem.get().map(|problem| {
            let text = match problem {
                LinkProblem::Damaged => group::setup_link_damaged(),
                LinkProblem::Newer => group::setup_link_newer(),
                LinkProblem::Other => group::setup_link_other(),
            };
            view! { <Notice kind=Kind::Warning><p class="nl-paragraph">{text}</p></Notice> }
        })
    }
}

/// This tablet keeps nothing: said before the first question.
#[component]
pub(super) fn Broken(error: StoreError) -> impl IntoView {
    let (title, text) = match error {
        StoreError::Off => (group::setup_storage_off_title(), group::setup_storage_off()),
        StoreError::Full => (group::setup_storage_full_title(), group::setup_storage_full()),
        StoreError::Newer => (group::setup_storage_newer_title(), group::setup_storage_newer()),
        _ => (group::setup_storage_lost_title(), group::setup_storage_lost()),
    };
    view! {
        <Heading text=title />
        <Notice kind=Kind::Wrong><p class="nl-paragraph">{text}</p></Notice>
        <div class="actions">
            <a class="nl-button nl-button--secondary" href="" on:click=guard::reload>{errors::app_reload()}</a>
        </div>
    }
}
