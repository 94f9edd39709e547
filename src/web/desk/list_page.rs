//! All dossiers, and the place where more come in.

mod choosing;
mod exporting;
mod filters;
mod lines;
mod names;
mod table;

use std::collections::BTreeSet;

use leptos::prelude::*;

use super::{cabinet::Cabinet, importing::Importing, intake::Intake};
use crate::{
    caseload::{People, Row},
    dossier::RecordId,
    web::{
        components::{Heading, Kind, Notice, TextField},
        page::{DeskPage, Page},
        texts::{desk, intake as texts},
    },
};
use choosing::Choosing;
use exporting::Exporting;
use filters::{FilterFields, Filters};
use lines::{Lines, lines};
use names::Names;
use table::{SortedBy, Table};

/// The dossiers that are chosen in the list, to be exported or handed over; never to decide about.
#[derive(Clone, Copy)]
pub(super) struct Chosen(pub RwSignal<BTreeSet<RecordId>>);

/// What of the list stays when another page is shown: in memory, and gone when the keys are closed.
pub(super) fn provide(cabinet: Cabinet) {
    let chosen = Chosen(RwSignal::new(BTreeSet::new()));
    let filters = Filters::new();
    let sorted = SortedBy::new();
    provide_context(chosen);
    provide_context(filters);
    provide_context(sorted);
    provide_context(Intake::new(cabinet));
    Effect::new(move |_| {
        if cabinet.is_locked() {
            chosen.0.set(BTreeSet::new());
            filters.clear();
            filters.search.set(String::new());
        }
    });
    // What is no longer here can't be handed over.
    Effect::new(move |_| {
        let rows = cabinet.rows.read();
        if chosen.0.with_untracked(|chosen| chosen.iter().any(|id| !rows.contains_key(id))) {
            chosen.0.update(|chosen| chosen.retain(|id| rows.contains_key(id)));
        }
    });
}

/// All dossiers, and the place where more come in.
#[component]
pub(super) fn ListPage() -> impl IntoView {
    let cabinet = expect_context::<Cabinet>();
    view! {
        <Heading text=desk::list_title() />
        <p class="lead">{desk::desk_lead()}</p>
        {move || if cabinet.is_locked() {
            view! { <Locked /> }.into_any()
        } else {
            view! { <Importing /> <List /> <Names /> }.into_any()
        }}
    }
}

/// Without an open key there is nothing to see; the way to one.
#[component]
pub(super) fn Locked() -> impl IntoView {
    let cabinet = expect_context::<Cabinet>();
    view! {
        {move || cabinet.locked_by_idleness.get().then(|| view! {
            <Notice kind=Kind::Info><p class="nl-paragraph">{desk::keys_locked(super::lock::MINUTES)}</p></Notice>
        })}
        <p class="nl-paragraph">{desk::keys_needed()}</p>
        <div class="actions">
            <a class="nl-button nl-button--primary" href=Page::from(DeskPage::Keys).href()>{desk::keys_to_keys()}</a>
        </div>
    }
}

/// How a resident is named at the desk: by the name that the client system has for their code, by code, by the name that
/// they typed, or by the first letters of the id. Hears of a change of the list of names where it is read in a view.
pub(super) fn who(row: &Row) -> String {
    match use_context::<Cabinet>() {
        Some(cabinet) => cabinet.people.with(|people| named(row, people)),
        None => named(row, &People::default()),
    }
}

fn named(row: &Row, people: &People) -> String {
    let known = row.reference.as_ref().and_then(|code| people.name(code));
    let label = known.or(row.reference.as_ref()).or(row.name.as_ref());
    label.map_or_else(|| desk::list_nameless(&row.id.to_string()[..6]), |label| label.as_str().to_string())
}

#[component]
fn List() -> impl IntoView {
    let cabinet = expect_context::<Cabinet>();
    let filters = expect_context::<Filters>();
    let sorted = expect_context::<SortedBy>();
    let all = Memo::new(move |before: Option<&Lines>| {
        let one_in = cabinet.settings.with(|settings| settings.unseen_one_in);
        lines(&cabinet.rows.read(), &cabinet.people.read(), one_in, before)
    });
    let found = Memo::new(move |_| {
        let (all, matches) = (all.read(), filters.matching());
        let mut found: Vec<usize> = (0..all.len()).filter(|place| matches(&all[*place])).collect();
        sorted.sort(&mut found, &all);
        found
    });
    let page = RwSignal::new(0);
    // Another list begins at its first page.
    Effect::new(move |before: Option<()>| {
        filters.track();
        sorted.track();
        if before.is_some() {
            page.set(0);
        }
    });
    // Rows may have gone.
    let page_shown = Memo::new(move |_| page.get().min(found.read().len().saturating_sub(1) / table::PAGE));
    let none = Memo::new(move |_| all.read().is_empty());
    let some_found = Memo::new(move |_| !found.read().is_empty());
    view! {
        <section class="form-part">
            <Opening cabinet />
            {move || {
                let (count, unopened) = (cabinet.rows.read().len(), cabinet.unopened.get());
                view! {
                    <p class="nl-paragraph">
                        {match count {
                            0 if cabinet.opening.read().is_some() => String::new(),
                            0 => desk::list_empty().to_string(),
                            _ => desk::list_count(count),
                        }}
                    </p>
                    {(unopened > 0).then(|| view! { <p class="nl-paragraph">{desk::list_unopened(unopened)}</p> })}
                }
            }}
            <Show when=move || !none.get()>
                <TextField id="search" label=desk::list_search() value=filters.search />
                <FilterFields filters all />
                <p class="visually-hidden" role="status">{move || texts::table_found(found.read().len())}</p>
                <Show when=move || some_found.get() fallback=|| view! { <p class="nl-paragraph">{texts::table_none_found()}</p> }>
                    <Choosing all found />
                    <Table all found page page_shown />
                </Show>
                <Exporting all found />
            </Show>
        </section>
    }
}

/// How far the archive is that is being opened.
#[component]
fn Opening(cabinet: Cabinet) -> impl IntoView {
    let is_opening = Memo::new(move |_| cabinet.opening.read().is_some());
    view! {
        <p class="visually-hidden" role="status">{move || is_opening.get().then(texts::intake_opening_soon)}</p>
        {move || cabinet.opening.get().map(|(done, total)| view! {
            <p class="nl-paragraph" aria-hidden="true">
                {if total == 0 { texts::intake_opening_soon().to_string() } else { texts::intake_opening(done, total) }}
            </p>
        })}
    }
}
