use leptos::prelude::*;

use crate::web::{components::Confirm, navigation, page::Page, session::Session, texts::app};

/// Wipes everything of this person from the device, after asking.
#[component]
pub(crate) fn Restart(#[prop(into)] label: String) -> impl IntoView {
    let session = expect_context::<Session>();
    view! {
        <Confirm
            label=label
            title=app::restart_title()
            text=app::restart_text()
            confirm=app::restart_confirm()
            on_confirm=move || {
                session.wipe();
                navigation::replace(&Page::Introduction);
            }
        />
    }
}
