//! The public half of a key: as text, as a file, as a QR code.

use leptos::prelude::*;
use wasm_bindgen_futures::JsFuture;

use crate::{
    dossier::PublicKey,
    web::{
        components::QrCode,
        download,
        texts::{archive, desk},
    },
};

/// The public half, to be copied, saved, scanned or read out.
#[component]
pub(super) fn PublicHalf(key: PublicKey) -> impl IntoView {
    let text = StoredValue::new(key.to_string());
    let words = key.check_words().join(" ");
    let said = RwSignal::new(None::<&'static str>);
    let copy = move |_| {
        let done = JsFuture::from(window().navigator().clipboard().write_text(&text.get_value()));
        leptos::task::spawn_local(async move {
            said.set(Some(if done.await.is_ok() { desk::keys_copied() } else { desk::keys_copy_failed() }));
        });
    };
    let file = archive::ring_file_text(text.get_value(), &words);
    let name = format!("opstap-openbare-sleutel-{}.txt", words.replace(' ', "-"));
    let save = move |_| {
        let saved = download::save_as_file(&name, file.as_bytes());
        said.set(Some(if saved.is_ok() { archive::all_exported() } else { desk::export_failed() }));
    };
    view! {
        <section class="form-part">
            <h2 class="nl-heading nl-heading--level-2">{desk::keys_public_title()}</h2>
            <p class="nl-paragraph">{desk::keys_public_text()}</p>
            <p><code class="key-text" id="public-key">{text.get_value()}</code></p>
            <p class="nl-paragraph">{desk::keys_words(words)}</p>
            <div class="actions">
                <button type="button" class="nl-button nl-button--secondary" on:click=copy>{desk::keys_copy()}</button>
                <button type="button" class="nl-button nl-button--secondary" on:click=save>{archive::ring_save_text()}</button>
                <p class="saved" role="status">{said}</p>
            </div>
            <details class="why">
                <summary>{archive::ring_qr()}</summary>
                <QrCode text=text.get_value() label=archive::ring_qr_label() />
            </details>
        </section>
    }
}
