//! The ids of what was removed for good, which keep it from coming back.

use leptos::prelude::*;

use super::working::{Said, Saying};
use crate::{
    caseload::Removed,
    web::{
        components::{Confirm, Kind},
        desk::cabinet::Cabinet,
        texts::archive,
    },
};

/// How many there are, and the way to forget them.
#[component]
pub(super) fn RemovedList() -> impl IntoView {
    let cabinet = expect_context::<Cabinet>();
    let said: Said = RwSignal::new(None);
    let forget = move || {
        leptos::task::spawn_local(async move {
            said.set(Some(match cabinet.forget_removed(None).await {
                Ok(()) => (Kind::Good, archive::removed_forgotten().to_string()),
                Err(_) => (Kind::Wrong, archive::archive_not_kept().to_string()),
            }));
        });
    };
    view! {
        <section class="form-part">
            <h2 class="nl-heading nl-heading--level-2">{archive::removed_title()}</h2>
            {move || match cabinet.removed.with(Removed::len) {
                0 => view! { <p class="nl-paragraph">{archive::removed_none()}</p> }.into_any(),
                count => view! {
                    <p class="nl-paragraph">{archive::removed_text(count)}</p>
                    <div class="actions">
                        <Confirm label=archive::removed_forget() title=archive::removed_forget_title()
                            text=archive::removed_forget_text() confirm=archive::removed_forget_confirm()
                            class="nl-button nl-button--secondary" on_confirm=forget />
                    </div>
                }.into_any(),
            }}
            <Saying said />
        </section>
    }
}
