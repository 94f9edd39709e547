//! Codes for the letters of a municipality, each with its link and QR code, and as a file for a mail merge.

use leptos::prelude::*;

use crate::{
    dossier::{Code, Invitation, Reference, export},
    web::{
        address,
        components::{Heading, Kind, Notice, NumberField, QrCode},
        config::{Loading, Municipality},
        desk::gemeente_field::GemeenteField,
        download, entropy,
        page::Page,
        texts::desk,
        today::today,
    },
};

/// Most codes at once; more than a page can show well.
const MOST: u16 = 500;

/// What was filled in and the codes that were made, for as long as the tab is open.
#[derive(Clone, Copy)]
pub(super) struct Letters {
    gemeente: RwSignal<String>,
    count: RwSignal<String>,
    made: RwSignal<Vec<Reference>>,
    /// For which municipality they were made.
    of: RwSignal<Option<Code>>,
}

impl Letters {
    pub(super) fn new() -> Letters {
        Letters {
            gemeente: RwSignal::new(String::new()),
            count: RwSignal::new("20".into()),
            made: RwSignal::new(Vec::new()),
            of: RwSignal::new(None),
        }
    }
}

/// The page.
#[component]
pub(super) fn LettersPage() -> impl IntoView {
    let Letters { gemeente, count, made, of } = expect_context::<Letters>();
    let config = expect_context::<ReadSignal<Loading>>();
    let tried = RwSignal::new(false);
    let failed = RwSignal::new(false);
    // The municipality's own, until somebody chooses another.
    let chosen = Signal::derive(move || match (gemeente.get(), config.get()) {
        (empty, Loading::Done(config)) if empty.is_empty() => config.municipality.id,
        (chosen, _) => chosen,
    });
    let number = move || count.read().trim().parse().ok().filter(|count| (1..=MOST).contains(count));
    let gemeente_message = Signal::derive(move || {
        (tried.get() && Code::new(chosen.get()).is_err()).then(|| desk::groups_gemeente_wrong().to_string())
    });
    let count_message =
        Signal::derive(move || (tried.get() && number().is_none()).then(|| desk::letters_count_wrong(MOST)));
    let make = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        tried.set(true);
        let (Ok(code), Some(count)) = (Code::new(chosen.get_untracked()), untrack(number)) else { return };
        let mut rng = entropy::rng();
        of.set(Some(code));
        made.set((0..count).map(|_| Reference::generate(&mut rng)).collect());
    };
    let rows = move || {
        let gemeente = of.get()?;
        let row = |reference: Reference| {
            let invitation = Invitation { gemeente: gemeente.clone(), reference };
            (reference.to_string(), address::of(&Page::LetterLink(invitation.to_string())))
        };
        Some(made.get().into_iter().map(row).collect::<Vec<_>>()).filter(|rows| !rows.is_empty())
    };
    let csv = move |_| {
        let Some(rows) = untrack(rows) else { return };
        let sheet = export::letters_csv(rows.iter().map(|(code, link)| (code.as_str(), link.as_str())));
        failed.set(
            download::save_as_file(&format!("opstap-brieven-{}.csv", today()), sheet.as_bytes()).is_err(),
        );
    };
    view! {
        <Heading text=desk::letters_title() />
        <p class="lead">{desk::letters_lead()}</p>
        <form novalidate on:submit=make class="form-part">
            {move || match config.get() {
                Loading::Busy => ().into_any(),
                loaded => {
                    let own = if let Loading::Done(config) = loaded { config.municipality } else { Municipality::default() };
                    view! {
                        <GemeenteField id="letters-gemeente" own message=gemeente_message value=chosen
                            on_choose=move |id| gemeente.set(id) />
                    }.into_any()
                }
            }}
            <NumberField id="letters-count" label=Signal::stored(desk::letters_count().to_string())
                message=count_message value=count on_input=move |text| count.set(text) />
            <div class="actions">
                <button type="submit" class="nl-button nl-button--primary">{desk::letters_make()}</button>
            </div>
        </form>
        {move || rows().map(|rows| view! {
            <section class="form-part">
                <h2 class="nl-heading nl-heading--level-2">{desk::letters_made(rows.len())}</h2>
                <Notice kind=Kind::Warning><p class="nl-paragraph">{desk::letters_keep()}</p></Notice>
                <div class="actions">
                    <button type="button" class="nl-button nl-button--primary" on:click=csv>{desk::letters_csv()}</button>
                    <button type="button" class="nl-button nl-button--secondary" on:click=move |_| { let _ = window().print(); }>
                        {desk::letters_print()}
                    </button>
                </div>
                {move || failed.get().then(|| view! {
                    <Notice kind=Kind::Wrong><p class="nl-paragraph">{desk::export_failed()}</p></Notice>
                })}
                <p class="small">{desk::letters_merge()}</p>
            </section>
            <div class="sheets">
                <ul class="letter-codes" aria-label=desk::letters_title()>
                    {rows.into_iter().map(|(code, link)| view! {
                        <li class="letter-code">
                            <QrCode text=link.clone() label=desk::letters_code(&code) />
                            <strong class="letter-code__code">{code}</strong>
                            <span class="letter-code__link">{link}</span>
                        </li>
                    }).collect_view()}
                </ul>
            </div>
        })}
    }
}
