//! The ladder step, and an earlier diagnose of the same person beside this one.

use leptos::prelude::*;

use crate::{
    caseload::{Case, Row, What, differences},
    diagnose::model,
    dossier::RecordId,
    web::{
        desk::{
            dossier::{
                compare::{Changes, Outcomes},
                open::{Open, is_hidden},
                suggestion::{facts, ladder},
            },
            list_page::who,
        },
        format,
        page::{DeskPage, DossierPart, Page},
        texts::{desk, talk},
    },
};

/// Most dossiers that are offered to be linked.
const MOST: usize = 10;

/// The step, the earlier diagnose, and what changed.
#[component]
pub(super) fn Earlier(open: Open) -> impl IntoView {
    let follows = Memo::new(move |_| open.case.read().state().follows);
    let step = Memo::new(move |_| open.case.read().state().outcome().ladder_step);
    view! {
        <h2 class="nl-heading nl-heading--level-2">{talk::ladder_title()}</h2>
        {move || facts(vec![(talk::ladder_step(), Some(ladder(step.get())))])}
        {move || match follows.get() {
            Some(earlier) => view! { <Linked open earlier /> }.into_any(),
            None => view! { <Candidates open /> }.into_any(),
        }}
    }
}

/// Earlier dossiers with the same code or name.
#[component]
fn Candidates(open: Open) -> impl IntoView {
    let found = Memo::new(move |_| {
        let own = Row::of(&open.case.read());
        let mut found: Vec<(RecordId, String, crate::calendar::Day)> = open.cabinet.rows.with(|rows| {
            rows.values()
                .filter(|row| is_earlier(row, &own))
                .map(|row| (row.id, who(row), row.completed))
                .collect()
        });
        found.sort_by_key(|(_, _, completed)| std::cmp::Reverse(*completed));
        found.truncate(MOST);
        found
    });
    move || {
        let found = found.get();
        if found.is_empty() {
            return view! { <p class="small">{talk::ladder_candidates_none()}</p> }.into_any();
        }
        let items = found
            .into_iter()
            .map(|(id, who, completed)| {
                let link = move |_| open.add(vec![What::Follows(Some(id))], || {});
                let date = format::long_date(completed);
                view! {
                    <li>
                        <span dir="auto">{talk::ladder_candidate(date.clone(), who)}</span>
                        <button type="button" class="nl-button nl-button--secondary" on:click=link
                            aria-label=talk::ladder_link_named(date)>{talk::ladder_link()}</button>
                    </li>
                }
            })
            .collect_view();
        view! {
            <h3 class="nl-heading nl-heading--level-3">{talk::ladder_candidates()}</h3>
            <ul class="candidates">{items}</ul>
        }
        .into_any()
    }
}

/// Whether it may be an earlier diagnose of the same person.
fn is_earlier(row: &Row, own: &Row) -> bool {
    let same = |a: Option<&str>, b: Option<&str>| {
        a.is_some_and(|a| b.is_some_and(|b| a.to_lowercase() == b.to_lowercase()))
    };
    let reference = |row: &'_ Row| row.reference.as_ref().map(|label| label.as_str().to_string());
    let name = |row: &'_ Row| row.name.as_ref().map(|label| label.as_str().to_string());
    row.id != own.id
        && row.completed <= own.completed
        && row.follows != Some(own.id)
        && (same(reference(row).as_deref(), reference(own).as_deref())
            || same(name(row).as_deref(), name(own).as_deref()))
}

/// The earlier diagnose beside this one.
#[component]
fn Linked(open: Open, earlier: RecordId) -> impl IntoView {
    let found = RwSignal::new(None::<Option<Case>>);
    leptos::task::spawn_local(async move {
        let case = open.cabinet.read(earlier).await;
        // Somebody may have gone to another page meanwhile.
        let _ = found.try_set(Some(case));
    });
    let unlink = move |_| open.add(vec![What::Follows(None)], || {});
    let beside = move || {
        let before = match found.get()? {
            None => return Some(view! { <p class="nl-paragraph">{talk::ladder_missing()}</p> }.into_any()),
            Some(before) => before,
        };
        let now = open.case.read();
        let (then, state) = (before.state(), now.state());
        let dates = (format::long_date(then.dossier.completed), format::long_date(state.dossier.completed));
        let changed = differences(then.answers(), state.answers(), model());
        let href = Page::from(DeskPage::Dossier(earlier.to_string(), DossierPart::Talk)).href();
        // While the suggestion is kept back, here or there, one beside the other would tell of it.
        let compared = if open.hidden.get() || is_hidden(open.cabinet, &before) {
            let steps = [(desk::dossier_ladder(), Some(ladder(then.outcome().ladder_step)))];
            facts(steps.into()).into_any()
        } else {
            view! {
                <Outcomes before=then.outcome() after=state.outcome() was=talk::ladder_earlier(dates.0)
                    is=talk::ladder_now(dates.1) />
            }
            .into_any()
        };
        Some(
            view! {
                {compared}
                <p class="nl-paragraph"><a class="nl-link" href=href>{talk::ladder_open_earlier()}</a></p>
                <h3 class="nl-heading nl-heading--level-3">{talk::ladder_changed()}</h3>
                {if changed.is_empty() {
                    view! { <p class="nl-paragraph">{talk::ladder_changed_none()}</p> }.into_any()
                } else {
                    view! { <Changes changes=changed /> }.into_any()
                }}
            }
            .into_any(),
        )
    };
    view! {
        {beside}
        <button type="button" class="nl-button nl-button--subtle" on:click=unlink>{talk::ladder_unlink()}</button>
    }
}
