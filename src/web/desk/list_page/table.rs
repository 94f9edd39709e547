//! The list as a table: sorted by a column, a page at a time.

use std::{cmp::Ordering, sync::Arc};

use leptos::prelude::*;

use super::{
    Chosen,
    lines::{Line, Lines, Shown, category},
};
use crate::web::{
    desk::pages::Pages,
    format,
    page::{DeskPage, DossierPart, Page},
    texts::{desk, intake as texts},
};

/// Lines on a page.
pub(super) const PAGE: usize = 50;

/// A column to sort by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Column {
    Who,
    Session,
    Completed,
    Suggested,
    Decided,
    Doubt,
    Signals,
}

impl Column {
    const ALL: [Column; 7] = [
        Column::Who,
        Column::Session,
        Column::Completed,
        Column::Suggested,
        Column::Decided,
        Column::Doubt,
        Column::Signals,
    ];

    fn label(self) -> &'static str {
        match self {
            Column::Who => texts::table_who(),
            Column::Session => texts::table_session(),
            Column::Completed => texts::table_completed(),
            Column::Suggested => texts::table_suggested(),
            Column::Decided => texts::table_decided(),
            Column::Doubt => texts::table_doubt(),
            Column::Signals => texts::table_signals(),
        }
    }

    /// What somebody wants to see first: names from the a, days from the last, doubt and signals before none.
    const fn begins_descending(self) -> bool {
        matches!(self, Column::Completed | Column::Doubt | Column::Signals)
    }

    /// In this order; what is empty, or kept back, comes last either way.
    fn compare(self, a: &Line, b: &Line, descending: bool) -> Ordering {
        let turned = |order: Ordering| if descending { order.reverse() } else { order };
        let by_name = || a.sorted_as.cmp(&b.sorted_as);
        let (a, b) = (&a.shown, &b.shown);
        match self {
            Column::Who => turned(by_name()),
            Column::Session => {
                let is_empty = |shown: &Shown| shown.session.is_empty();
                is_empty(a).cmp(&is_empty(b)).then_with(|| turned(a.session.cmp(&b.session)))
            }
            Column::Completed => turned(a.completed.cmp(&b.completed)),
            Column::Suggested => filled(a.suggested, b.suggested, descending),
            Column::Decided => filled(a.decided, b.decided, descending),
            Column::Doubt => filled(a.doubt, b.doubt, descending),
            Column::Signals => {
                let count = |shown: &Shown| (shown.asked.count_ones(), shown.signals.count_ones());
                turned(count(a).cmp(&count(b)))
            }
        }
    }
}

/// What is empty comes last either way.
fn filled<T: Ord>(a: Option<T>, b: Option<T>, descending: bool) -> Ordering {
    match (a, b) {
        (Some(a), Some(b)) if descending => b.cmp(&a),
        (Some(a), Some(b)) => a.cmp(&b),
        (a, b) => b.is_some().cmp(&a.is_some()),
    }
}

/// By which column, and whether from the last.
#[derive(Clone, Copy, PartialEq)]
pub(super) struct SortedBy(RwSignal<(Column, bool)>);

impl SortedBy {
    /// The latest first.
    pub(super) fn new() -> SortedBy {
        SortedBy(RwSignal::new((Column::Completed, true)))
    }

    pub(super) fn track(self) {
        self.0.track();
    }

    /// Sorts places of lines; those that are equal by name.
    pub(super) fn sort(self, found: &mut [usize], all: &[Arc<Line>]) {
        let (column, descending) = self.0.get();
        found.sort_unstable_by(|a, b| {
            let (one, other) = (&all[*a], &all[*b]);
            column
                .compare(one, other, descending)
                .then_with(|| one.sorted_as.cmp(&other.sorted_as))
                .then_with(|| a.cmp(b))
        });
    }

    fn choose(self, column: Column) {
        self.0.update(|(by, descending)| {
            *descending = if *by == column { !*descending } else { column.begins_descending() };
            *by = column;
        });
    }

    fn aria(self, column: Column) -> Option<&'static str> {
        let (by, descending) = self.0.get();
        (by == column).then_some(if descending { "descending" } else { "ascending" })
    }

    fn in_words(self) -> String {
        let (column, descending) = self.0.get();
        let column = column.label().to_lowercase();
        if descending { texts::table_descending(column) } else { texts::table_ascending(column) }
    }
}

/// The lines that were found.
#[component]
pub(super) fn Table(
    all: Memo<Lines>,
    found: Memo<Vec<usize>>,
    page: RwSignal<usize>,
    /// The same, never behind the last.
    page_shown: Memo<usize>,
) -> impl IntoView {
    let sorted = expect_context::<SortedBy>();
    let chosen = expect_context::<Chosen>();
    let on_page = Memo::new(move |_| {
        let (all, found) = (all.read(), found.read());
        let places = found.iter().skip(page_shown.get() * PAGE).take(PAGE);
        places.filter_map(|place| all.get(*place).cloned()).collect::<Lines>()
    });
    let is_page_chosen = move || {
        let chosen = chosen.0.read();
        on_page.read().iter().all(|line| chosen.contains(&line.shown.id))
    };
    let choose_page = move |event| {
        let choose = event_target_checked(&event);
        chosen.0.update(|chosen| {
            for line in on_page.read_untracked().iter() {
                if choose {
                    chosen.insert(line.shown.id);
                } else {
                    chosen.remove(&line.shown.id);
                }
            }
        });
    };
    Effect::new(move |_| {
        // A later page goes on from what is shown.
        let shown = page_shown.get();
        if page.get_untracked() != shown {
            page.set(shown);
        }
    });
    view! {
        <div class="table-scroll" tabindex="0" role="region" aria-label=desk::list_title()>
            <table class="dossier-table dossier-list">
                <caption class="visually-hidden">{move || texts::table_caption(sorted.in_words())}</caption>
                <thead>
                    <tr>
                        <th scope="col" class="dossier-list__choose">
                            <span class="visually-hidden">{texts::table_choose()}</span>
                            <label class="tick">
                                <input type="checkbox" aria-label=texts::table_choose_page() prop:checked=is_page_chosen
                                    on:change=choose_page />
                            </label>
                        </th>
                        {Column::ALL.map(|column| view! {
                            <th scope="col" aria-sort=move || sorted.aria(column)>
                                <button type="button" class="sort" on:click=move |_| sorted.choose(column)>
                                    {column.label()}
                                    <span class="sort__way" aria-hidden="true"></span>
                                </button>
                            </th>
                        }).collect_view()}
                    </tr>
                </thead>
                <tbody>
                    <For each=move || on_page.get() key=Arc::clone children=move |line| row(line, chosen) />
                </tbody>
            </table>
        </div>
        <Pages page size=PAGE total=Signal::derive(move || found.read().len()) label=desk::list_title() />
    }
}

fn row(line: Arc<Line>, chosen: Chosen) -> impl IntoView {
    let shown = &line.shown;
    let id = shown.id;
    let href = Page::from(DeskPage::Dossier(id.to_string(), DossierPart::Talk)).href();
    let choose = move |event| {
        let choose = event_target_checked(&event);
        chosen.0.update(|chosen| {
            if choose {
                chosen.insert(id);
            } else {
                chosen.remove(&id);
            }
        });
    };
    let suggested = match shown.suggested {
        Some(place) => view! { <span class="tag">{category(place)}</span> }.into_any(),
        None => view! {
            <span class="small" title=texts::table_suggested_hidden_hint()>{texts::table_suggested_hidden()}</span>
        }
        .into_any(),
    };
    let decided = shown.decided.map(|place| view! {
        <span class="tag tag--decided">{category(place)}</span>
        {shown.decision_is_old.then(|| view! { " " <span class="small">{texts::table_decided_old()}</span> })}
    });
    let signals = match (shown.signals.count_ones() as usize, shown.asked.count_ones() as usize) {
        (0, _) => String::new(),
        (signals, 0) => signals.to_string(),
        (signals, asked) => texts::table_signals_asked(asked, signals),
    };
    view! {
        <tr>
            <td class="dossier-list__choose">
                <label class="tick">
                    <input type="checkbox" aria-label=texts::table_choose_one(&shown.who)
                        prop:checked=move || chosen.0.read().contains(&id) on:change=choose />
                </label>
            </td>
            <th scope="row"><a class="nl-link" href=href><bdi>{shown.who.clone()}</bdi></a></th>
            <td><bdi>{shown.session.clone()}</bdi></td>
            <td><time datetime=shown.completed.to_string()>{format::short_date(shown.completed)}</time></td>
            <td>{suggested}</td>
            <td>{decided}</td>
            <td>{(shown.doubt == Some(true)).then(|| view! { <span class="tag tag--doubt">{desk::list_doubt()}</span> })}</td>
            <td>{signals}</td>
        </tr>
    }
}
