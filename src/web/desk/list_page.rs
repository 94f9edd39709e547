use leptos::prelude::*;

use super::{cabinet::Cabinet, importing::Importing};
use crate::{
    caseload::Row,
    diagnose::model,
    web::{
        components::{Heading, Kind, Notice, TextField},
        format,
        page::{DeskPage, DossierPart, Page},
        texts::desk,
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
pub(super) fn who(row: &Row) -> String {
    let label = row.reference.as_ref().or(row.name.as_ref());
    label.map_or_else(|| desk::list_nameless(&row.id.to_string()[..6]), |label| label.as_str().to_string())
}

/// The group in which it was filled in; nothing where that was at home.
fn session(row: &Row) -> &str {
    row.session.as_ref().map_or("", |session| session.as_str())
}

#[component]
fn List() -> impl IntoView {
    let cabinet = expect_context::<Cabinet>();
    let search = RwSignal::new(String::new());
    let found = move || {
        let wanted = search.read().trim().to_lowercase();
        let mut found: Vec<Row> = cabinet
            .rows
            .read()
            .values()
            .filter(|row| {
                wanted.is_empty()
                    || who(row).to_lowercase().contains(&wanted)
                    || session(row).to_lowercase().contains(&wanted)
                    || model().categories[usize::from(row.category())].id.to_lowercase() == wanted
            })
            .cloned()
            .collect();
        // Latest first; of one day by name.
        found.sort_by_cached_key(|row| (std::cmp::Reverse(row.completed), who(row)));
        found
    };
    view! {
        <section class="form-part">
            {move || {
                let (count, unopened) = (cabinet.rows.read().len(), cabinet.unopened.get());
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
            <Show when=move || !cabinet.rows.read().is_empty()>
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
                        <tbody>{move || found().into_iter().map(line).collect_view()}</tbody>
                    </table>
                </div>
                {move || found().is_empty().then(|| view! { <p class="nl-paragraph">{desk::list_none_found()}</p> })}
            </Show>
        </section>
    }
}

fn line(row: Row) -> impl IntoView {
    let name = who(&row);
    let href = Page::Desk(DeskPage::Dossier(row.id.to_string(), DossierPart::Talk)).href();
    view! {
        <tr>
            <th scope="row"><a class="nl-link" href=href>{name}</a></th>
            <td>{session(&row).to_string()}</td>
            <td><time datetime=row.completed.to_string()>{format::short_date(row.completed)}</time></td>
            <td><span class="tag">{model().categories[usize::from(row.category())].id.clone()}</span></td>
            <td>{(row.doubt != 0).then(|| view! { <span class="tag tag--doubt">{desk::list_doubt()}</span> })}</td>
        </tr>
    }
}
