//! Every sealed dossier of this tablet at once, as a file or as QR codes. They count as collected once the facilitator
//! has those, and stay here until the facilitator says that they were read.

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

/// Dossiers in one file.
#[derive(Clone, PartialEq)]
struct Collected {
    /// Their cards.
    numbers: Vec<u16>,
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
            let made = match group_store::dossiers().await {
                Ok(dossiers) => bundle::write(dossiers.iter().map(|(_, sealed)| sealed.as_slice()))
                    .ok()
                    .map(|zip| (dossiers.iter().map(|(number, _)| *number).collect::<Vec<_>>(), zip)),
                Err(_) => None,
            };
            failed.try_set(made.is_none());
            collected.try_set(made.map(|(numbers, zip)| {
                let name = format!("opstap-groep-{}-{}.zip", today(), numbers.len());
                Collected { numbers, name, zip }
            }));
        });
    };
    // What is typed below stays for as long as it is about the same cards.
    let given = Memo::new(move |_| overview().cards(CardState::Collected));
    let offered = move |numbers: Vec<u16>| {
        leptos::task::spawn_local(async move {
            failed.try_set(group_store::mark_collected(&numbers).await.is_err());
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
            {move || collected.get().map(|collected| view! { <Ways collected offered /> })}
            {move || {
                let numbers = given.get();
                let done = move || {
                    collected.set(None);
                    look();
                };
                (!numbers.is_empty()).then(|| view! { <Remove numbers done /> })
            }}
        </section>
    }
}

/// Ways to take the file along. `offered` gets the cards once one of them worked.
#[component]
fn Ways(collected: Collected, offered: impl Fn(Vec<u16>) + Copy + Send + Sync + 'static) -> impl IntoView {
    let said = RwSignal::new(None::<(Kind, &'static str)>);
    let shows_codes = RwSignal::new(false);
    let can_share = share::is_possible(&collected.file());
    let collected = StoredValue::new(collected);
    let worked = move || {
        if let Some(numbers) = collected.try_with_value(|collected| collected.numbers.clone()) {
            offered(numbers);
        }
    };
    let keep = move |_| {
        let kept = collected.with_value(|collected| download::save_as_file(&collected.name, &collected.zip));
        if kept.is_ok() {
            worked();
        }
        said.set(Some(match kept {
            Ok(()) => (Kind::Good, facilitator::tablet_saved()),
            Err(_) => (Kind::Wrong, errors::app_not_downloaded()),
        }));
    };
    let send = move |_| {
        let asked =
            collected.with_value(|collected| share::share(&collected.file(), facilitator::tablet_title()));
        leptos::task::spawn_local(async move {
            let shared = asked.await;
            if matches!(shared, Shared::Sent) {
                worked();
            }
            said.try_set(match shared {
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
    let show = move |_| {
        shows_codes.update(|shown| *shown = !*shown);
        if shows_codes.get_untracked() && codes().is_ok() {
            worked();
        }
    };
    view! {
        <Notice kind=Kind::Info>
            <p class="nl-paragraph">{facilitator::tablet_collected(collected.with_value(|collected| collected.numbers.len()))}</p>
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
                on:click=show>
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

/// Takes away the dossiers of these cards, which were read elsewhere: after typing how many that were, and a question.
/// The number is only known there: it doesn't stand here to be copied.
#[component]
fn Remove(numbers: Vec<u16>, done: impl Fn() + Copy + Send + Sync + 'static) -> impl IntoView {
    let count = numbers.len();
    let numbers = StoredValue::new(numbers);
    let typed = RwSignal::new(String::new());
    let failed = RwSignal::new(false);
    let fits = move || typed.read().trim().parse() == Ok(count);
    let message = Signal::derive(move || {
        let wrong = !typed.read().trim().is_empty() && !fits();
        wrong.then(|| facilitator::tablet_imported_wrong().to_string())
    });
    view! {
        <h3 class="nl-heading nl-heading--level-3">{facilitator::tablet_imported_title()}</h3>
        <p class="nl-paragraph">{facilitator::tablet_imported_text()}</p>
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
                    let Some(numbers) = numbers.try_get_value() else { return };
                    match group_store::remove(&numbers).await {
                        Ok(()) => done(),
                        Err(_) => _ = failed.try_set(true),
                    }
                }) />
        })}
    }
}
