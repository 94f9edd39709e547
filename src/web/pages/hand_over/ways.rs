//! The ways to give a sealed file: keep it, send it with another app, or show it as QR codes.

use leptos::prelude::*;

use super::{Sealed, SealedFile};
use crate::{
    dossier::qr_parts,
    web::{
        components::{Kind, Notice, QrCodes},
        download,
        share::{self, Shared},
        texts::{errors, later},
    },
};

/// What there is to do with a file once it is made.
#[component]
pub(super) fn Ways(sealed: Sealed) -> impl IntoView {
    let file = expect_context::<SealedFile>();
    let said = RwSignal::new(None::<(Kind, &'static str)>);
    let sealed = StoredValue::new(sealed);
    let keep = move |_| {
        let kept = sealed.with_value(|sealed| download::save_as_file(&sealed.name, &sealed.bytes));
        said.set(kept.is_err().then(|| (Kind::Wrong, errors::app_not_downloaded())));
    };
    // Browsers share no files of kinds that they don't know: it goes as text, which the desk reads as well.
    let can_share = sealed.with_value(|sealed| share::is_possible(&sealed.armoured()));
    let send = move |_| {
        let asked =
            sealed.with_value(|sealed| share::share(&sealed.armoured(), later::hand_over_share_title()));
        leptos::task::spawn_local(async move {
            said.set(match asked.await {
                Shared::Sent => Some((Kind::Good, later::hand_over_share_done())),
                Shared::Cancelled => None,
                Shared::Failed => Some((Kind::Wrong, later::hand_over_share_failed())),
            });
        });
    };
    let parts = move || {
        let parts = sealed.with_value(|sealed| qr_parts::split(&sealed.compact));
        parts.unwrap_or_default().iter().map(|part| qr_parts::text(part)).collect::<Vec<_>>()
    };
    view! {
        <section class="form-part">
            <h2 class="nl-heading nl-heading--level-2">{later::hand_over_ways()}</h2>
            <div class="actions">
                <button type="button" class="nl-button nl-button--secondary" on:click=keep>{later::hand_over_way_file()}</button>
                <button type="button" class="nl-button nl-button--secondary"
                    aria-expanded=move || file.shows_codes.get().to_string()
                    on:click=move |_| file.shows_codes.update(|shown| *shown = !*shown)>
                    {later::hand_over_way_qr()}
                </button>
                {can_share.then(|| view! {
                    <button type="button" class="nl-button nl-button--secondary" on:click=send>{later::hand_over_way_share()}</button>
                })}
            </div>
            {can_share.then(|| view! { <p class="field__hint">{later::hand_over_share_warning()}</p> })}
            {move || said.get().map(|(kind, text)| view! { <Notice kind><p class="nl-paragraph">{text}</p></Notice> })}
            {move || file.shows_codes.get().then(|| view! {
                <h3 class="nl-heading nl-heading--level-3">{later::qr_title()}</h3>
                <p class="nl-paragraph">{later::qr_lead()}</p>
                <QrCodes parts=parts() />
                <div class="actions">
                    <button type="button" class="nl-button nl-button--primary" on:click=move |_| file.shows_codes.set(false)>
                        {later::qr_done()}
                    </button>
                </div>
            })}
        </section>
    }
}
