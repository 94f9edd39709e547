//! A first key, another one, one that takes the place of the own one, a spare one.

use leptos::prelude::*;

use super::form::{KeyForm, Made};
use crate::{
    caseload::KeyRole,
    web::{
        components::PrintButton,
        desk::cabinet::Cabinet,
        texts::{archive, desk},
    },
};

/// The first key of this desk.
#[component]
pub(super) fn FirstKey() -> impl IntoView {
    let cabinet = expect_context::<Cabinet>();
    let made = move |made: Made| {
        leptos::task::spawn_local(async move {
            let Made { key, file, name, .. } = made;
            let kept = cabinet.keep_key_file(*key.public(), file).await;
            let text = desk::keys_made(name);
            let said = if kept { text } else { format!("{text} {}", desk::keys_not_stored()) };
            cabinet.unlock(key);
            cabinet.said.set(Some(said));
        });
    };
    view! {
        <section class="form-part">
            <h2 class="nl-heading nl-heading--level-2">{desk::keys_make_title()}</h2>
            <KeyForm prefix="" make=desk::keys_make() on_made=made />
        </section>
    }
}

/// Another own key: beside the one that is, or in its place.
#[component]
pub(super) fn NextKey(retire: bool) -> impl IntoView {
    let cabinet = expect_context::<Cabinet>();
    let made = move |made: Made| {
        leptos::task::spawn_local(async move {
            let Made { key, file, name, .. } = made;
            let said = match cabinet.add_key(key, KeyRole::Own, retire, file).await {
                Ok(()) if retire => archive::ring_rotated(name),
                Ok(()) => archive::ring_another_made(name),
                Err(_) => archive::archive_not_kept().into(),
            };
            cabinet.said.set(Some(said));
        });
    };
    let (prefix, text, make) = if retire {
        ("next-", archive::ring_rotate_text(), archive::ring_rotate_make())
    } else {
        ("another-", archive::ring_another_text(), archive::ring_another())
    };
    view! {
        <p class="nl-paragraph">{text}</p>
        <KeyForm prefix make on_made=made />
    }
}

/// A key for the safe.
#[component]
pub(super) fn SpareKey(spare: RwSignal<Option<String>>) -> impl IntoView {
    let cabinet = expect_context::<Cabinet>();
    let made = move |made: Made| {
        leptos::task::spawn_local(async move {
            let Made { key, file, name, passphrase } = made;
            let said = match cabinet.add_key(key, KeyRole::Spare, false, file).await {
                Ok(()) => {
                    spare.set(Some(passphrase));
                    archive::ring_spare_made(name)
                }
                Err(_) => archive::archive_not_kept().into(),
            };
            cabinet.said.set(Some(said));
        });
    };
    view! {
        <p class="nl-paragraph">{archive::ring_spare_text()}</p>
        <KeyForm prefix="spare-" make=archive::ring_spare_make() on_made=made />
    }
}

/// The passphrase of a spare key that was just made, to be printed; nowhere else any more.
#[component]
pub(super) fn SparePassphrase(spare: RwSignal<Option<String>>) -> impl IntoView {
    move || {
        spare.get().map(|passphrase| view! {
            <section class="form-part" id="spare-passphrase">
                <h2 class="nl-heading nl-heading--level-2">{archive::ring_spare()}</h2>
                <p><code class="key-text">{passphrase}</code></p>
                <div class="actions">
                    <PrintButton label=archive::ring_spare_print() />
                    <button type="button" class="nl-button nl-button--secondary" on:click=move |_| spare.set(None)>
                        {archive::ring_spare_hide()}
                    </button>
                </div>
            </section>
        })
    }
}
