//! The consultant's keys: making, opening, sharing, replacing them.

mod change;
mod form;
mod list;
mod make;
mod open;
mod share;

use leptos::prelude::*;

use super::cabinet::Cabinet;
use crate::{
    dossier::key_file::KeyFileError,
    web::{
        components::{Heading, Kind, Notice},
        page::{DeskPage, Page},
        texts::{archive, desk},
    },
};
pub(super) use open::OpenKey;

/// The key page.
#[component]
pub(super) fn KeysPage() -> impl IntoView {
    let cabinet = expect_context::<Cabinet>();
    // Only whether it is open: a second key must not make the page anew.
    let is_locked = Memo::new(move |_| cabinet.is_locked());
    view! {
        <Heading text=desk::keys_title() />
        <p class="lead">{desk::keys_lead()}</p>
        {move || if is_locked.get() {
            view! { <open::OpenKey /> <make::FirstKey /> }.into_any()
        } else {
            view! { <Opened /> }.into_any()
        }}
    }
}

/// With a key that is open: its public half, the others, and what can be done with them.
#[component]
fn Opened() -> impl IntoView {
    let cabinet = expect_context::<Cabinet>();
    // Of a spare key that was just made; on the screen until somebody printed it.
    let spare = RwSignal::new(None::<String>);
    view! {
        <Notice kind=Kind::Good>
            <p class="nl-paragraph">{move || cabinet.said.get().unwrap_or_else(|| desk::keys_opened().into())}</p>
        </Notice>
        <make::SparePassphrase spare />
        {move || cabinet.own_key().map(|key| view! { <share::PublicHalf key /> })}
        <div class="actions">
            <a class="nl-button nl-button--primary" href=Page::from(DeskPage::Dossiers).href()>{desk::import_title()}</a>
        </div>
        <list::KeyList />
        <div class="key-work">
            <details class="form-part form-part--more">
                <summary>{archive::ring_spare_title()}</summary>
                <make::SpareKey spare />
            </details>
            <details class="form-part form-part--more">
                <summary>{archive::ring_rotate_title()}</summary>
                <make::NextKey retire=true />
            </details>
            <details class="form-part form-part--more">
                <summary>{archive::ring_another()}</summary>
                <make::NextKey retire=false />
            </details>
            <details class="form-part form-part--more">
                <summary>{archive::ring_change_title()}</summary>
                <change::ChangePassphrase />
            </details>
            <details class="form-part form-part--more">
                <summary>{archive::ring_open_other()}</summary>
                <open::OpenFile />
            </details>
        </div>
    }
}

fn say(error: KeyFileError) -> String {
    desk::lookup(error.key()).unwrap_or_default().into()
}
