//! What is due for deletion, now and within a month; one person at a time, or all that is due once somebody looked.

use leptos::prelude::*;

use super::working::{Said, Saying};
use crate::{
    calendar::Day,
    caseload::{
        Row, Settings,
        retention::{Due, due, retention_months},
    },
    dossier::RecordId,
    web::{
        components::{Confirm, Kind, TextField},
        desk::{cabinet::Cabinet, list_page::who},
        format,
        page::{DeskPage, DossierPart, Page},
        texts::archive,
        today::today,
    },
};

/// Lines of a list before somebody asks for more.
const AT_ONCE: usize = 50;

/// A person whose term is over, or nearly.
#[derive(Clone, PartialEq)]
struct Line {
    due: Due,
    who: String,
    /// Something goes on that the consultant may want to keep the dossier for.
    is_running: bool,
}

/// What is due, and the way to delete it.
#[component]
pub(super) fn Retention() -> impl IntoView {
    let cabinet = expect_context::<Cabinet>();
    let said: Said = RwSignal::new(None);
    let typed = RwSignal::new(String::new());
    let tried = RwSignal::new(false);
    let lists = Memo::new(move |_| lists(cabinet, today()));
    let most = RwSignal::new(AT_ONCE);
    let count = move || lists.read().0.len();
    let remove = move |ids: Vec<RecordId>| {
        leptos::task::spawn_local(async move {
            said.set(Some(match cabinet.remove(&ids).await {
                Ok(()) => (Kind::Good, archive::retention_deleted(ids.len())),
                Err(_) => (Kind::Wrong, archive::archive_not_kept().to_string()),
            }));
        });
    };
    let is_right = move || typed.read().trim().parse() == Ok(count());
    let message =
        Signal::derive(move || (tried.get() && !is_right()).then(|| archive::retention_all_wrong(count())));
    let remove_all = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        tried.set(true);
        if untrack(is_right) {
            tried.set(false);
            typed.set(String::new());
            remove(lists.with_untracked(|(now, _)| now.iter().map(|line| line.due.id).collect()));
        }
    };
    let months = move || cabinet.settings.with(|settings| retention_months("", settings) as usize);
    view! {
        <section class="form-part archive-wide" id="retention">
            <h2 class="nl-heading nl-heading--level-2">{archive::retention_title()}</h2>
            <p class="nl-paragraph">{move || archive::retention_text(months())}</p>
            <h3 class="nl-heading nl-heading--level-3">{archive::retention_now()}</h3>
            {move || table(&lists.read().0, archive::retention_now(), archive::retention_none_now(), most, remove)}
            <h3 class="nl-heading nl-heading--level-3">{archive::retention_soon()}</h3>
            {move || table(&lists.read().1, archive::retention_soon(), archive::retention_none_soon(), most, remove)}
            <Show when=move || { count() > 0 }>
                <form novalidate on:submit=remove_all>
                    <h3 class="nl-heading nl-heading--level-3">{archive::retention_all_title()}</h3>
                    <p class="nl-paragraph">
                        {archive::retention_all_text()} " "
                        <a class="nl-link" href="#backup" on:click=to_backup>{archive::backup_title()}</a>
                    </p>
                    <TextField id="retention-count" label=archive::retention_all_count() message=message value=typed
                        keyboard="numeric" />
                    <div class="actions">
                        <button type="submit" class="nl-button nl-button--secondary">{archive::retention_all_do()}</button>
                    </div>
                </form>
            </Show>
            <Saying said />
        </section>
    }
}

/// The address of a page stands behind the `#`, so a place on the page can't.
fn to_backup(event: leptos::ev::MouseEvent) {
    event.prevent_default();
    if let Some(part) = document().get_element_by_id("backup") {
        part.scroll_into_view();
    }
}

fn lists(cabinet: Cabinet, today: Day) -> (Vec<Line>, Vec<Line>) {
    let settings = cabinet.settings.read();
    let settings: &Settings = &settings;
    cabinet.rows.with(|rows| {
        let (now, soon) = due(rows.values(), settings, today);
        let lines = |dues: Vec<Due>| {
            let line = |due: Due| rows.get(&due.id).map(|row| line(due, row, today));
            dues.into_iter().filter_map(line).collect()
        };
        (lines(now), lines(soon))
    })
}

fn line(due: Due, row: &Row, today: Day) -> Line {
    Line { due, who: who(row), is_running: row.facts.iter().any(|fact| fact.is_running(today)) }
}

fn table(
    lines: &[Line],
    caption: &'static str,
    none: &'static str,
    most: RwSignal<usize>,
    remove: impl Fn(Vec<RecordId>) + Copy + 'static,
) -> AnyView {
    if lines.is_empty() {
        return view! { <p class="nl-paragraph">{none}</p> }.into_any();
    }
    let left = lines.len().saturating_sub(most.get());
    let rows = lines.iter().take(most.get()).cloned().map(|Line { due, who, is_running }| {
        let href = Page::from(DeskPage::Dossier(due.id.to_string(), DossierPart::Everything)).href();
        let from = format::short_date(due.from);
        let from = if due.decided { archive::retention_decided(from) } else { archive::retention_completed(from) };
        view! {
            <tr>
                <th scope="row"><a class="nl-link" href=href>{who.clone()}</a></th>
                <td>{from}</td>
                <td><time datetime=due.until.to_string()>{format::short_date(due.until)}</time></td>
                <td>{is_running.then(|| view! { <span class="tag tag--doubt">{archive::retention_running()}</span> })}</td>
                <td>
                    <Confirm label=archive::retention_delete_of(&who) title=archive::retention_delete_title(&who)
                        text=archive::retention_delete_text() confirm=archive::retention_delete_confirm()
                        on_confirm=move || remove(vec![due.id]) />
                </td>
            </tr>
        }
    });
    view! {
        <div class="table-scroll" tabindex="0" role="region" aria-label=caption>
            <table class="dossier-table">
                <caption class="visually-hidden">{caption}</caption>
                <thead>
                    <tr>
                        <th scope="col">{archive::retention_who()}</th>
                        <th scope="col">{archive::retention_from()}</th>
                        <th scope="col">{archive::retention_until()}</th>
                        <th scope="col">{archive::ring_state()}</th>
                        <th scope="col">{archive::retention_delete()}</th>
                    </tr>
                </thead>
                <tbody>{rows.collect_view()}</tbody>
            </table>
        </div>
        {(left > 0).then(|| view! {
            <div class="actions">
                <button type="button" class="nl-button nl-button--secondary"
                    on:click=move |_| most.update(|most| *most += AT_ONCE * 4)>
                    {archive::retention_more(left)}
                </button>
            </div>
        })}
    }
    .into_any()
}
