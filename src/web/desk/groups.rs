//! A group session: what a facilitator fills in, and the link, the card and the participants' cards that come of it.

mod form;
mod prepared;
mod recipients;
mod sheets;

use leptos::prelude::*;

use super::files;
use crate::{
    dossier::group::{GroupSession, SessionError, SessionSecret},
    web::{
        components::{Heading, Kind, Notice},
        config::{Config, Loading},
        texts::{app, desk, errors},
    },
};
use form::{Form, PrepareForm};
use prepared::PreparedSession;

/// A session that is ready, with its secret where that was made here.
#[derive(Clone)]
struct Prepared {
    session: GroupSession,
    /// In memory only, for as long as it is shown. A session that was opened from a file has none.
    secret: Option<SessionSecret>,
}

/// What was filled in and what came of it, for as long as the tab is open: a look at another page loses nothing.
#[derive(Clone, Copy)]
pub(super) struct Preparing {
    form: Form,
    prepared: RwSignal<Option<Prepared>>,
}

impl Preparing {
    pub(super) fn new() -> Preparing {
        Preparing { form: Form::new(), prepared: RwSignal::new(None) }
    }
}

/// Preparing a group session.
#[component]
pub(super) fn GroupsPage() -> impl IntoView {
    let Preparing { form, prepared } = expect_context::<Preparing>();
    let config = expect_context::<ReadSignal<Loading>>();
    view! {
        {move || match (prepared.get(), config.get()) {
            (Some(ready), _) => view! { <PreparedSession prepared=ready on_close=move || prepared.set(None) /> }.into_any(),
            (None, Loading::Busy) => view! { <p class="nl-paragraph">{app::common_loading()}</p> }.into_any(),
            (None, loaded) => {
                let (config, failed) = match loaded {
                    Loading::Done(config) => (config, false),
                    _ => (Config::default(), true),
                };
                view! {
                    <Heading text=desk::groups_title() />
                    <p class="lead">{desk::groups_lead()}</p>
                    {failed.then(|| view! {
                        <Notice kind=Kind::Warning title=errors::app_config_title()>
                            <p class="nl-paragraph">{errors::app_config_text()}</p>
                        </Notice>
                    })}
                    <PrepareForm form config on_ready=move |ready| prepared.set(Some(ready)) />
                    <OpenSaved on_open=move |session| prepared.set(Some(Prepared { session, secret: None })) />
                }
                .into_any()
            }
        }}
    }
}

/// A session that was saved, to make its link again.
#[component]
fn OpenSaved(on_open: impl Fn(GroupSession) + Copy + 'static) -> impl IntoView {
    let wrong = RwSignal::new(None::<String>);
    let choose = move |event: web_sys::Event| {
        let input: web_sys::HtmlInputElement = event_target(&event);
        let Some(file) = files::of_list(input.files()).into_iter().next() else { return };
        // The same file can be chosen again.
        input.set_value("");
        leptos::task::spawn_local(async move {
            let read = if files::size(&file) > GroupSession::MOST_JSON {
                Err(SessionError::TooLong { limit: GroupSession::MOST_JSON })
            } else {
                let bytes = files::read(&file).await.unwrap_or_default();
                String::from_utf8(bytes)
                    .map_err(|_| SessionError::Damaged)
                    .and_then(|json| GroupSession::from_json(&json))
            };
            match read {
                Ok(session) => on_open(session),
                Err(error) => wrong.set(Some(match error {
                    SessionError::Newer => desk::groups_file_newer().into(),
                    SessionError::Invalid { field, .. } if field != "." => desk::groups_file_invalid(field),
                    _ => desk::groups_file_wrong().into(),
                })),
            }
        });
    };
    view! {
        <section class="form-part">
            <h2 class="nl-heading nl-heading--level-2">{desk::groups_saved_title()}</h2>
            <div class="field" class:field--wrong=move || wrong.get().is_some()>
                <label class="field__label" for="session-file">{desk::groups_saved_file()}</label>
                <p class="field__hint" id="session-file-hint">{desk::groups_saved_hint()}</p>
                <p class="field__message" id="session-file-message" role="alert">{wrong}</p>
                <input id="session-file" type="file" accept=".json,application/json" on:change=choose
                    aria-describedby="session-file-hint session-file-message" />
            </div>
        </section>
    }
}
