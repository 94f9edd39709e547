use leptos::prelude::*;

use super::{Kind, Notice};
use crate::web::{
    download,
    session::{Old, Session},
    storage::drafts::Saving,
    texts::{app, errors},
};

/// What is the matter with keeping answers on this device, above every page until it is solved.
#[component]
pub(crate) fn StorageNotices() -> impl IntoView {
    let session = expect_context::<Session>();
    let failing = move || match session.saving.get() {
        Saving::Saved | Saving::Busy => None,
        Saving::Full => Some(app::storage_failed_full()),
        Saving::Off => (session.progress().get().done > 0).then(app::storage_failed_off),
    };
    view! {
        {move || failing().map(|text| view! {
            <Notice kind=Kind::Wrong title=app::storage_failed_title()>
                <p class="nl-paragraph" data-read>{text}</p>
                <button type="button" class="nl-button nl-button--secondary" on:click=move |_| session.save()>
                    {app::storage_retry()}
                </button>
            </Notice>
        })}
        {move || session.gone.get().then(|| view! {
            <Notice kind=Kind::Warning title=app::keeping_gone_title()>
                <p class="nl-paragraph">{app::keeping_gone_text()}</p>
            </Notice>
        })}
        {move || session.old.get().map(|old| view! { <OldAnswers old /> })}
    }
}

#[component]
fn OldAnswers(old: Old) -> impl IntoView {
    let (title, text) = match &old {
        Old::Unreadable(_) => (app::storage_unreadable_title(), app::storage_unreadable_text().to_string()),
        Old::Partly { questions, .. } => {
            (app::storage_partly_title(), app::storage_partly_text(questions.join(", ")))
        }
    };
    let failed = RwSignal::new(false);
    let save = move |_| {
        failed.set(download::save_as_file("opstap-oude-antwoorden.json", old.text().as_bytes()).is_err());
    };
    view! {
        <Notice kind=Kind::Warning title=title>
            <p class="nl-paragraph" data-read>{text}</p>
            <button type="button" class="nl-button nl-button--secondary" on:click=save>
                {app::storage_unreadable_save()}
            </button>
            {move || failed.get().then(|| view! { <p class="nl-paragraph">{errors::app_not_downloaded()}</p> })}
        </Notice>
    }
}
