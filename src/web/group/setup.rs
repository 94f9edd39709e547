//! The facilitator makes a tablet ready: the link says which session it is, the card has the secret.

use leptos::prelude::*;
use zeroize::Zeroizing;

use super::{
    guard,
    tablet::{LinkProblem, State},
};
use crate::{
    dossier::group::SessionSecret,
    web::{
        camera::CameraError,
        components::{CodeCamera, Heading, Kind, Notice, TextField},
        format,
        storage::{group_store::StoreError, persistence},
        texts::{errors, facilitator, group},
    },
};

/// Asks for the secret of the session.
#[component]
pub(super) fn Setup() -> impl IntoView {
    let state = expect_context::<State>();
    let typed = RwSignal::new(String::new());
    let wrong = RwSignal::new(false);
    let message = Signal::derive(move || wrong.get().then(|| facilitator::setup_secret_wrong().to_string()));
    let scanning = RwSignal::new(false);
    // Nobody waits for a lock here: what was typed must not stay for whoever comes by.
    let hide = window_event_listener(leptos::ev::visibilitychange, move |_| {
        if document().hidden() {
            typed.set(String::new());
        }
    });
    let leave = window_event_listener(leptos::ev::pagehide, move |_| typed.set(String::new()));
    on_cleanup(move || {
        hide.remove();
        leave.remove();
    });
    let give = move |text: &str| {
        let secret = SessionSecret::parse(text).ok();
        let session = state.session.get_untracked();
        let secret = secret.filter(|secret| session.is_some_and(|session| session.is_secret(secret)));
        wrong.set(secret.is_none());
        typed.set(String::new());
        if let Some(secret) = secret {
            scanning.set(false);
            // Browsers decide by themselves; what they say stands on the facilitator's page.
            leptos::task::spawn_local(async { _ = persistence::ask().await });
            state.set_up(secret);
        }
    };
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let text = Zeroizing::new(typed.get_untracked());
        give(&text);
    };
    view! {
        <Heading text=facilitator::setup_title() />
        <Problem />
        {move || state.session.get().map(|session| view! {
            <p class="lead">{group::welcome_session(format::long_date(session.date), &session.name, &session.place)}</p>
            <p class="nl-paragraph">{facilitator::setup_recipients()}</p>
            <ul>
                {session.recipients.iter().map(|recipient| view! {
                    <li>
                        {recipient.name.to_string()} ". "
                        <span class="small">{facilitator::setup_recipient_words(recipient.public_key.check_words().join(" "))}</span>
                    </li>
                }).collect_view()}
            </ul>
        })}
        <form novalidate autocomplete="off" on:submit=submit>
            <TextField id="session-secret" label=facilitator::setup_secret() hint=facilitator::setup_secret_hint() message value=typed />
            <div class="actions">
                <button type="submit" class="nl-button nl-button--primary">{facilitator::setup_ready()}</button>
                <button type="button" class="nl-button nl-button--secondary" on:click=move |_| scanning.update(|on| *on = !*on)>
                    {move || if scanning.get() { facilitator::camera_close() } else { facilitator::camera_open() }}
                </button>
            </div>
        </form>
        {move || scanning.get().then(|| view! {
            <p class="nl-paragraph">{facilitator::camera_how()}</p>
            <CodeCamera label=facilitator::camera_picture() opening=facilitator::camera_opening() explain
                on_code=move |text: String| give(&Zeroizing::new(text)) />
        })}
    }
}

fn explain(error: CameraError) -> &'static str {
    match error {
        CameraError::Denied => facilitator::camera_denied(),
        CameraError::Missing => facilitator::camera_none(),
        CameraError::Busy => facilitator::camera_busy(),
        CameraError::Impossible => facilitator::camera_impossible(),
        CameraError::NoReader => facilitator::camera_no_reader(),
    }
}

/// No session is known here.
#[component]
pub(super) fn NoSession() -> impl IntoView {
    view! {
        <Heading text=facilitator::setup_title() />
        <Problem />
        <p class="nl-paragraph">{facilitator::setup_no_session()}</p>
    }
}

/// What is wrong with the link that was opened.
#[component]
fn Problem() -> impl IntoView {
    let state = expect_context::<State>();
    move || {
        state.link_problem.get().map(|problem| {
            let text = match problem {
                LinkProblem::Damaged => facilitator::setup_link_damaged(),
                LinkProblem::Newer => facilitator::setup_link_newer(),
                LinkProblem::Other => facilitator::setup_link_other(),
            };
            view! { <Notice kind=Kind::Warning><p class="nl-paragraph">{text}</p></Notice> }
        })
    }
}

/// This tablet keeps nothing: said before the first question.
#[component]
pub(super) fn Broken(error: StoreError) -> impl IntoView {
    let (title, text) = match error {
        StoreError::Off => (facilitator::setup_storage_off_title(), facilitator::setup_storage_off()),
        StoreError::Full => (facilitator::setup_storage_full_title(), facilitator::setup_storage_full()),
        StoreError::Newer => (facilitator::setup_storage_newer_title(), facilitator::setup_storage_newer()),
        _ => (facilitator::setup_storage_lost_title(), facilitator::setup_storage_lost()),
    };
    view! {
        <Heading text=title />
        <Notice kind=Kind::Wrong><p class="nl-paragraph">{text}</p></Notice>
        <div class="actions">
            <a class="nl-button nl-button--secondary" href="" on:click=guard::reload>{errors::app_reload()}</a>
        </div>
    }
}
