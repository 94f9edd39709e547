use leptos::prelude::*;

use super::{
    cabinet::{Cabinet, Filed},
    importing::Importing,
};
use crate::{
    dossier::{Dossier, export},
    web::{
        components::{Heading, Kind, Notice, TextField},
        download, format,
        page::{DeskPage, Page},
        texts::desk,
        today::today,
    },
};

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
            view! { <Importing /> <List /> }.into_any()
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
            <a class="nl-button nl-button--primary" href=Page::Desk(DeskPage::Keys).href()>{desk::keys_to_keys()}</a>
        </div>
    }
}

/// How a resident is named in a list: by code, by name, or by the first letters of the id.
pub(super) fn who(dossier: &Dossier) -> String {
    let label = dossier.reference.as_ref().or(dossier.name.as_ref());
    label
        .map_or_else(|| desk::list_nameless(&dossier.id.to_string()[..6]), |label| label.as_str().to_string())
}

/// The group in which it was filled in; nothing where that was at home.
fn session(dossier: &Dossier) -> &str {
    dossier.session.as_ref().map_or("", |session| session.as_str())
}

#[component]
fn List() -> impl IntoView {
    let cabinet = expect_context::<Cabinet>();
    let search = RwSignal::new(String::new());
    let failed = RwSignal::new(false);
    let found = move || {
        let wanted = search.read().trim().to_lowercase();
        let mut found: Vec<Filed> = cabinet
            .filed
            .read()
            .values()
            .filter(|filed| {
                let category = filed.dossier.score().category;
                wanted.is_empty()
                    || who(&filed.dossier).to_lowercase().contains(&wanted)
                    || session(&filed.dossier).to_lowercase().contains(&wanted)
                    || category.to_lowercase() == wanted
            })
            .cloned()
            .collect();
        // Latest first; of one day by name.
        found.sort_by_cached_key(|filed| (std::cmp::Reverse(filed.dossier.completed), who(&filed.dossier)));
        found
    };
    let csv = move |_| {
        let sheet = export::csv(cabinet.filed.read_untracked().values().map(|filed| &filed.dossier));
        let name = format!("opstap-{}.csv", today());
        failed.set(download::save_as_file(&name, sheet.as_bytes()).is_err());
    };
    view! {
        <section class="form-part">
            {move || {
                let (count, unopened) = (cabinet.filed.read().len(), cabinet.unopened.get());
                view! {
                    <p class="nl-paragraph">
                        {match count {
                            0 => desk::list_empty().to_string(),
                            _ => desk::list_count(count),
                        }}
                    </p>
                    {(unopened > 0).then(|| view! { <p class="nl-paragraph">{desk::list_unopened(unopened)}</p> })}
                }
            }}
            <Show when=move || !cabinet.filed.read().is_empty()>
                <TextField id="search" label=desk::list_search() value=search />
                <div class="table-scroll" tabindex="0" role="region" aria-label=desk::list_title()>
                    <table class="dossier-table">
                        <thead>
                            <tr>
                                <th scope="col">{desk::list_who()}</th>
                                <th scope="col">{desk::list_session()}</th>
                                <th scope="col">{desk::list_completed()}</th>
                                <th scope="col">{desk::list_category()}</th>
                                <th scope="col">{desk::list_doubt()}</th>
                            </tr>
                        </thead>
                        <tbody>{move || found().into_iter().map(row).collect_view()}</tbody>
                    </table>
                </div>
                {move || found().is_empty().then(|| view! { <p class="nl-paragraph">{desk::list_none_found()}</p> })}
                <div class="actions">
                    <button type="button" class="nl-button nl-button--secondary" on:click=csv>{desk::export_csv()}</button>
                </div>
                <p class="small">{desk::export_csv_text()}</p>
                {move || failed.get().then(|| view! {
                    <Notice kind=Kind::Wrong><p class="nl-paragraph">{desk::export_failed()}</p></Notice>
                })}
            </Show>
        </section>
    }
}

fn row(filed: Filed) -> impl IntoView {
    let dossier = filed.dossier;
    let outcome = dossier.score();
    let name = who(&dossier);
    let href = Page::Desk(DeskPage::Dossier(dossier.id.to_string())).href();
    view! {
        <tr>
            <th scope="row"><a class="nl-link" href=href>{name}</a></th>
            <td>{session(&dossier).to_string()}</td>
            <td><time datetime=dossier.completed.to_string()>{format::short_date(dossier.completed)}</time></td>
            <td><span class="tag">{outcome.category}</span></td>
            <td>{outcome.doubt.then(|| view! { <span class="tag tag--doubt">{desk::list_doubt()}</span> })}</td>
        </tr>
    }
}
