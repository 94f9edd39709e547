use std::time::Duration;

use leptos::prelude::*;

use super::{QrCode, Segmented};
use crate::web::texts::later;

/// Milliseconds that a code stays, from slow to fast.
const PACES: [u64; 5] = [2000, 1400, 1000, 700, 500];
const FIRST_PACE: usize = 2;

/// Several QR codes that belong together, one at a time: they change by themselves, or by hand.
#[component]
pub(crate) fn QrCodes(parts: Vec<String>) -> impl IntoView {
    let total = parts.len();
    let parts = StoredValue::new(parts);
    let at = RwSignal::new(0_usize);
    let pace = RwSignal::new(FIRST_PACE);
    let way = RwSignal::new("auto");
    let larger = RwSignal::new(false);
    let go = move |step: usize| at.update(|at| *at = (*at + step) % total);
    Effect::new(move |_| {
        if way.get() == "hand" || total < 2 {
            return;
        }
        let every = Duration::from_millis(PACES[pace.get()]);
        if let Ok(interval) = set_interval_with_handle(move || go(1), every) {
            on_cleanup(move || interval.clear());
        }
    });
    let ways = vec![("auto", later::qr_automatic()), ("hand", later::qr_by_hand())];
    view! {
        <div class="qr-codes" class:qr-codes--larger=move || larger.get()>
            {move || view! {
                <QrCode text=parts.with_value(|parts| parts[at.get()].clone())
                    label=later::qr_described(at.get() + 1, total) />
            }}
            {if total == 1 {
                view! { <p class="qr-codes__part">{later::qr_one()}</p> }.into_any()
            } else {
                view! {
                    <p class="qr-codes__part">{move || later::qr_part(at.get() + 1, total)}</p>
                    <progress class="progress__bar" aria-hidden="true" max=total prop:value=move || at.get() + 1></progress>
                    <Segmented id="qr-way" label=later::qr_automatic() options=ways value=way />
                    <div class="actions">
                        {move || if way.get() == "hand" {
                            view! {
                                <Step label=later::qr_previous() on_click=move || go(total - 1) />
                                <Step label=later::qr_next() on_click=move || go(1) />
                            }.into_any()
                        } else {
                            view! {
                                <Step label=later::qr_slower() on_click=move || pace.update(|pace| *pace = pace.saturating_sub(1)) />
                                <Step label=later::qr_faster() on_click=move || pace.update(|pace| *pace = (*pace + 1).min(PACES.len() - 1)) />
                            }.into_any()
                        }}
                    </div>
                }.into_any()
            }}
            <button type="button" class="nl-button nl-button--subtle" aria-pressed=move || larger.get().to_string()
                on:click=move |_| larger.update(|larger| *larger = !*larger)>
                {later::qr_larger()}
            </button>
        </div>
    }
}

#[component]
fn Step(#[prop(into)] label: String, on_click: impl Fn() + 'static) -> impl IntoView {
    view! {
        <button type="button" class="nl-button nl-button--secondary" on:click=move |_| on_click()>{label}</button>
    }
}
