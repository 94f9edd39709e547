//! Dossiers that may be of somebody who is counted already.

use leptos::prelude::*;

use super::with_rows;
use crate::{
    caseload::unlinked,
    web::{
        desk::list_page::who,
        format,
        page::{DeskPage, DossierPart, Page},
        texts::figures as text,
    },
};

/// Most dossiers that are named.
const MOST_NAMED: usize = 10;

/// How many dossiers have the code of an earlier one and are not linked to it, and the way to the first of them.
#[component]
pub(super) fn Unlinked() -> impl IntoView {
    let found = Memo::new(move |_| {
        with_rows(|rows| {
            let found = unlinked(rows);
            let named = found.iter().take(MOST_NAMED);
            let named = named.map(|row| (row.id.to_string(), who(row), row.completed)).collect::<Vec<_>>();
            (found.len(), named)
        })
    });
    move || {
        let (count, named) = found.get();
        let links = named.into_iter().map(|(id, who, completed)| {
            let href = Page::from(DeskPage::Dossier(id, DossierPart::Talk)).href();
            let name = text::figures_unlinked_one(format::long_date(completed), who);
            view! { <li><a class="nl-link" href=href dir="auto">{name}</a></li> }
        });
        (count > 0).then(|| {
            view! {
                <details class="why only-on-screen">
                    <summary>{text::figures_unlinked(count)}</summary>
                    <div class="why__text">
                        <ul class="plain-list figure-names">{links.collect_view()}</ul>
                        {count.checked_sub(MOST_NAMED).filter(|more| *more > 0).map(|more| view! {
                            <p class="nl-paragraph">{text::figures_unlinked_more(more)}</p>
                        })}
                    </div>
                </details>
            }
        })
    }
}
