//! What is to be done over all cases: overdue, this week, next week and after that.

pub(super) mod calendar;
mod line;
mod list;
mod saving;

use std::sync::Arc;

use calendar::{Window, save_calendar};
use leptos::prelude::*;
use list::{Entry, Filter, entries};
pub(super) use saving::{SavedLine, Saving, why_not};

use super::{cabinet::Cabinet, gemeente_field::name_of, list_page::Locked};
use crate::{
    caseload::{DAYS_AHEAD, Row, When, standing},
    web::{
        components::{Heading, PrintButton, SelectField},
        format,
        texts::{desk, route as text},
        today::today,
    },
};

/// How many lines of a group are shown at first, and more each time that is asked.
const AT_ONCE: usize = 50;

/// What is due, and what is overdue.
#[component]
pub(super) fn AgendaPage() -> impl IntoView {
    let cabinet = expect_context::<Cabinet>();
    view! {
        <Heading text=desk::desk_nav_agenda() />
        {move || if cabinet.is_locked() {
            view! { <Locked /> }.into_any()
        } else {
            view! { <Agenda cabinet /> }.into_any()
        }}
    }
}

#[component]
fn Agenda(cabinet: Cabinet) -> impl IntoView {
    let saving = Saving::new(cabinet);
    let filter = Filter::new();
    let now = today();
    let horizon = format::long_date(now.days_later(DAYS_AHEAD));
    // Everything once for each change of the archive; a choice only looks through it.
    let all: Memo<Arc<Vec<Entry>>> = Memo::new(move |_| Arc::new(entries(&cabinet.rows.read(), now)));
    let found: Memo<Arc<Vec<Entry>>> = Memo::new(move |_| {
        let all = all.get();
        if filter.is_open() {
            return all;
        }
        Arc::new(all.iter().filter(|entry| filter.fits(entry)).cloned().collect())
    });
    let shown = When::ALL.map(|_| RwSignal::new(AT_ONCE));
    let labelled = RwSignal::new(false);
    let save = move |window: Window| {
        let rows = cabinet.rows.read_untracked();
        let of: std::collections::BTreeSet<_> = match filter.is_open_untracked() {
            true => rows.keys().copied().collect(),
            false => found.get_untracked().iter().map(|entry| entry.due.id).collect(),
        };
        let mut rows: Vec<&Row> = standing(rows.values());
        rows.retain(|row| of.contains(&row.id));
        save_calendar(saving, &rows, window, labelled.get_untracked(), "agenda");
    };
    view! {
        <p class="lead">{text::agenda_lead(&horizon)}</p>
        <p class="only-on-paper">{text::agenda_printed(format::long_date(now))}</p>
        <Counts found />
        <Filters all filter />
        {When::ALL.into_iter().zip(shown).map(|(when, shown)| view! { <Group saving found when shown /> }).collect_view()}
        {move || found.read().is_empty().then(|| view! { <p class="nl-paragraph">{text::agenda_all_clear(&horizon)}</p> })}
        <section class="card agenda-export">
            <h2 class="nl-heading nl-heading--level-2">{text::calendar_title()}</h2>
            <p class="small">{text::calendar_text()}</p>
            <div class="option">
                <input class="option__input" type="checkbox" id="calendar-label" bind:checked=labelled
                    aria-describedby="calendar-label-hint" />
                <label class="option__label" for="calendar-label">{text::calendar_label()}</label>
            </div>
            <p class="field__hint" id="calendar-label-hint">{text::calendar_label_hint()}</p>
            <div class="actions">
                <button type="button" class="nl-button nl-button--secondary" on:click=move |_| save(Window::ThisWeek)>
                    {text::calendar_save_week()}
                </button>
                <button type="button" class="nl-button nl-button--secondary" on:click=move |_| save(Window::All)>
                    {text::calendar_save_all()}
                </button>
                <PrintButton label=text::agenda_print() class="nl-button nl-button--secondary" />
            </div>
        </section>
        <SavedLine saving />
    }
}

/// What a group is called.
fn title(when: When) -> String {
    match when {
        When::Overdue => text::agenda_overdue().into(),
        When::ThisWeek => text::agenda_this_week().into(),
        When::NextWeek => text::agenda_next_week().into(),
        When::ThisMonth => text::agenda_this_month().into(),
        When::Soon => text::agenda_soon(format::long_date(today().days_later(DAYS_AHEAD))),
    }
}

/// How much there is of each, each a way to it.
#[component]
fn Counts(found: Memo<Arc<Vec<Entry>>>) -> impl IntoView {
    view! {
        <dl class="agenda-counts" aria-label=text::agenda_counts()>
            {When::ALL.map(|when| view! {
                <div class:agenda-counts__late=move || { when == When::Overdue && count(&found.read(), when) > 0 }>
                    <dt>{title(when)}</dt>
                    <dd>{move || count(&found.read(), when)}</dd>
                </div>
            }).collect_view()}
        </dl>
    }
}

fn count(found: &[Entry], when: When) -> usize {
    found.iter().filter(|entry| entry.when == when).count()
}

/// By kind, municipality and group session; each only where there is something to choose.
#[component]
fn Filters(all: Memo<Arc<Vec<Entry>>>, filter: Filter) -> impl IntoView {
    let choices = Memo::new(move |_| {
        let all = all.get();
        let distinct = |of: fn(&Entry) -> &str| {
            let mut found: Vec<String> = all.iter().map(|entry| of(entry).to_string()).collect();
            found.sort_unstable();
            found.dedup();
            found
        };
        [distinct(|entry| &entry.kind), distinct(|entry| &entry.gemeente), distinct(|entry| &entry.session)]
    });
    let field = move |id: &'static str,
                      place: usize,
                      label: &'static str,
                      every: &'static str,
                      value: RwSignal<Option<String>>,
                      name: fn(&str) -> String| {
        move || {
            let found = choices.with(|choices| choices[place].clone());
            (found.len() > 1 || value.get_untracked().is_some()).then(|| {
                // A session may be called anything: what it is called never is the key of "all".
                let mut options = vec![(String::from("*"), every.to_string())];
                options.extend(found.into_iter().map(|key| (format!("={key}"), name(&key))));
                let shown =
                    Signal::derive(move || value.get().map_or_else(|| "*".into(), |key| format!("={key}")));
                view! {
                    <SelectField id label=Signal::stored(label.to_string()) options value=shown
                        on_choose=move |key| value.set(key.strip_prefix('=').map(String::from)) />
                }
            })
        }
    };
    let session =
        |name: &str| if name.is_empty() { text::agenda_session_home().to_string() } else { name.to_string() };
    view! {
        <div class="agenda-filters">
            {field("agenda-kind", 0, text::agenda_kind(), text::agenda_kind_all(), filter.kind, list::kind_name)}
            {field("agenda-gemeente", 1, text::agenda_gemeente(), text::agenda_gemeente_all(), filter.gemeente, name_of)}
            {field("agenda-session", 2, text::agenda_session(), text::agenda_session_all(), filter.session, session)}
        </div>
    }
}

/// One group with its lines, a page at a time.
#[component]
fn Group(saving: Saving, found: Memo<Arc<Vec<Entry>>>, when: When, shown: RwSignal<usize>) -> impl IntoView {
    let page = Memo::new(move |_| {
        let found = found.read();
        let of: Vec<Entry> =
            found.iter().filter(|entry| entry.when == when).take(shown.get()).cloned().collect();
        (of, count(&found, when))
    });
    move || {
        let (lines, total) = page.get();
        if total == 0 {
            return None;
        }
        let rest = (total - lines.len()).min(AT_ONCE);
        let said = text::agenda_shown(lines.len(), total);
        Some(view! {
            <section>
                <div class="table-scroll" tabindex="0" role="region" aria-label=title(when)>
                    <table class="dossier-table agenda-table">
                        <caption>{title(when)} <span class="tag tag--quiet">{total}</span></caption>
                        <thead>
                            <tr>
                                <th scope="col">{text::agenda_day()}</th>
                                <th scope="col">{text::agenda_who()}</th>
                                <th scope="col">{text::agenda_what()}</th>
                                <th scope="col">{text::agenda_gemeente()}</th>
                                <th scope="col" class="agenda-table__action">{text::agenda_action()}</th>
                            </tr>
                        </thead>
                        <tbody>{lines.into_iter().map(|entry| line::line(saving, entry)).collect_view()}</tbody>
                    </table>
                </div>
                {(rest > 0).then(|| view! {
                    <div class="actions">
                        <button type="button" class="nl-button nl-button--secondary"
                            on:click=move |_| shown.update(|shown| *shown += AT_ONCE)>
                            {text::agenda_more(rest)}
                        </button>
                        <span class="small">{said}</span>
                    </div>
                })}
            </section>
        })
    }
}
