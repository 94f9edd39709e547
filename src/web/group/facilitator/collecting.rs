//! Every sealed dossier of this tablet at once, as a file or as QR codes. They stay here until the facilitator says that
//! they were read.

use leptos::prelude::*;

use crate::{
    dossier::{bundle, qr_parts},
    web::{
        components::{Confirm, Kind, Notice, QrCodes, TextField},
        download,
        share::{self, File, Shared},
        storage::group_store::{self, CardState, Overview, StoreError},
        texts::{errors, facilitator, later},
        today::today,
    },
};

/// What was collected, in one file.
#[derive(Clone, PartialEq)]
struct Collected {
    count: usize,
    name: String,
    zip: Vec<u8>,
}

impl Collected {
    fn file(&self) -> File {
        File { name: self.name.clone(), kind: "application/zip", content: self.zip.clone() }
    }
}

/// Collecting, and removing afterwards. `look` after each change.
#[component]
pub(super) fn Collecting(
    found: RwSignal<Option<Result<Overview, StoreError>>>,
    look: impl Fn() + Copy + Send + Sync + 'static,
) -> impl IntoView {
    let collected = RwSignal::new(None::<Collected>);
    let failed = RwSignal::new(false);
    let overview = move || found.get().and_then(Result::ok).unwrap_or_default();
    let collect = move |_| {
        leptos::task::spawn_local(async move {
            let made = match group_store::collect().await {
                Ok(dossiers) => bundle::write(dossiers.iter().map(|(_, sealed)| sealed.as_slice()))
                    .ok()
                    .map(|zip| (dossiers.len(), zip)),
                Err(_) => None,
            };
            failed.try_set(made.is_none());
            collected.try_set(made.map(|(count, zip)| {
                let name = format!("opstap-groep-{}-{count}.zip", today());
                Collected { count, name, zip }
            }));
            look();
        });
    };
    view! {
        <section class="form-part">
            <h2 class="nl-heading nl-heading--level-2">{facilitator::tablet_collect()}</h2>
            {move || if overview().here() == 0 {
                view! { <p class="nl-paragraph">{facilitator::tablet_nothing_waits()}</p> }.into_any()
            } else {
                view! {
                    <p class="nl-paragraph">{facilitator::tablet_collect_text(overview().here())}</p>
                    <div class="actions">
                        <button type="button" class="nl-button nl-button--primary" on:click=collect>
                            {facilitator::tablet_collect_button()}
                        </button>
                    </div>
                }.into_any()
            }}
            {move || failed.get().then(|| view! {
                <Notice kind=Kind::Wrong><p class="nl-paragraph">{facilitator::tablet_collect_failed()}</p></Notice>
            })}
            {move || collected.get().map(|collected| view! { <Ways collected /> })}
            {move || {
                let count = overview().count(CardState::Collected);
                let done = move || {
                    collected.set(None);
                    look();
                };
                (count > 0).then(|| view! { <Remove count done /> })
            }}
        </section>
    }
}

/// Ways to take the file along.
#[component]
fn Ways(collected: Collected) -> impl IntoView {
    let said = RwSignal::new(None::<(Kind, &'static str)>);
    let shows_codes = RwSignal::new(false);
    let can_share = share::is_possible(&collected.file());
    let collected = StoredValue::new(collected);
    let keep = move |_| {
        let kept = collected.with_value(|collected| download::save_as_file(&collected.name, &collected.zip));
        said.set(Some(match kept {
            Ok(()) => (Kind::Good, facilitator::tablet_saved()),
            Err(_) => (Kind::Wrong, errors::app_not_downloaded()),
        }));
    };
    let send = move |_| {
        let asked =
            collected.with_value(|collected| share::share(&collected.file(), facilitator::tablet_title()));
        leptos::task::spawn_local(async move {
            said.try_set(match asked.await {
                Shared::Sent => Some((Kind::Good, facilitator::tablet_shared())),
                Shared::Cancelled => None,
                Shared::Failed => Some((Kind::Wrong, facilitator::tablet_share_failed())),
            });
        });
    };
    let codes = move || {
        let parts = collected.with_value(|collected| qr_parts::split(&collected.zip));
        parts.map(|parts| parts.iter().map(|part| qr_parts::text(part)).collect::<Vec<_>>())
    };
    view! {
        <Notice kind=Kind::Info>
            <p class="nl-paragraph">{facilitator::tablet_collected(collected.with_value(|collected| collected.count))}</p>
        </Notice>
        <div class="actions">
            {(!download::is_impossible()).then(|| view! {
                <button type="button" class="nl-button nl-button--primary" on:click=keep>{facilitator::tablet_save()}</button>
            })}
            {can_share.then(|| view! {
                <button type="button" class="nl-button nl-button--secondary" on:click=send>{facilitator::tablet_share()}</button>
            })}
            <button type="button" class="nl-button nl-button--secondary"
                aria-expanded=move || shows_codes.get().to_string()
                on:click=move |_| shows_codes.update(|shown| *shown = !*shown)>
                {facilitator::tablet_codes()}
            </button>
        </div>
        {move || said.get().map(|(kind, text)| view! { <Notice kind><p class="nl-paragraph">{text}</p></Notice> })}
        {move || shows_codes.get().then(|| match codes() {
            Ok(parts) => view! {
                <p class="nl-paragraph">{later::qr_lead()}</p>
                <QrCodes parts />
            }.into_any(),
            Err(_) => view! {
                <Notice kind=Kind::Warning><p class="nl-paragraph">{facilitator::tablet_codes_too_many()}</p></Notice>
            }.into_any(),
        })}
    }
}

/// Takes away what was read elsewhere: after typing how many that were, and a question.
#[component]
fn Remove(count: usize, done: impl Fn() + Copy + Send + Sync + 'static) -> impl IntoView {
    let typed = RwSignal::new(String::new());
    let failed = RwSignal::new(false);
    let fits = move || typed.read().trim().parse() == Ok(count);
    let message = Signal::derive(move || {
        let wrong = !typed.read().trim().is_empty() && !fits();
        wrong.then(|| facilitator::tablet_imported_wrong().to_string())
    });
    view! {
        <h3 class="nl-heading nl-heading--level-3">{facilitator::tablet_imported_title()}</h3>
        <p class="nl-paragraph">{facilitator::tablet_imported_text(count)}</p>
        <TextField id="imported" label=facilitator::tablet_imported() hint=facilitator::tablet_imported_hint() message
            value=typed keyboard="numeric" />
        {move || failed.get().then(|| view! {
            <Notice kind=Kind::Wrong><p class="nl-paragraph">{facilitator::tablet_remove_failed()}</p></Notice>
        })}
        {move || fits().then(|| view! {
            <Confirm label=facilitator::tablet_remove(count) title=facilitator::tablet_remove_title()
                text=facilitator::tablet_remove_text(count) confirm=facilitator::tablet_remove_confirm()
                class="nl-button nl-button--secondary"
                on_confirm=move || leptos::task::spawn_local(async move {
                    match group_store::remove_collected().await {
                        Ok(_) => done(),
                        Err(_) => _ = failed.try_set(true),
                    }
                }) />
        })}
    }
}
