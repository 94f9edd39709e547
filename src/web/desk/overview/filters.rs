//! The row above figures: which period, municipality and group; and the way between the pages with figures.

use leptos::prelude::*;

use super::{
    chosen::{Chosen, HOME, OWN, SESSION, key},
    with_rows,
};
use crate::{
    caseload::{Length, Period, choices},
    web::{
        components::{DateField, SelectField, SubNavigation},
        desk::gemeente_field::name_of,
        navigation,
        page::{DeskPage, Page},
        texts::{desk, figures as text},
        today::today,
    },
};

/// Between the pages with figures.
#[component]
pub(in crate::web::desk) fn Navigation() -> impl IntoView {
    let pages = vec![
        (Page::from(DeskPage::Overview), desk::desk_nav_overview()),
        (Page::from(DeskPage::Fairness), desk::desk_nav_fairness()),
        (Page::from(DeskPage::Report), desk::desk_nav_report()),
    ];
    let current = Signal::stored(navigation::current());
    view! { <SubNavigation label=text::figures_parts() pages current /> }
}

/// The row above figures.
#[component]
pub(in crate::web::desk) fn Filters() -> impl IntoView {
    let chosen = expect_context::<Chosen>();
    let label = |text: &'static str| Signal::stored(text.to_string());
    let message = Signal::derive(move || chosen.typed().is_none().then(|| text::filter_wrong().to_string()));
    // What occurs, once more only when that changes.
    let found = Memo::new(move |_| with_rows(|rows| choices(rows)));
    view! {
        <form class="figure-filters" aria-label=text::filter_title() on:submit=|event| event.prevent_default()>
            <SelectField
                id="figures-period"
                label=label(text::filter_period())
                options=periods()
                value=chosen.period
                on_choose=move |period| chosen.period.set(period)
            />
            <Show when=move || chosen.period.get() == OWN>
                <DateField
                    id="figures-from"
                    label=label(text::filter_from())
                    message
                    value=chosen.from
                    on_input=move |day| chosen.from.set(day)
                />
                <DateField
                    id="figures-to"
                    label=label(text::filter_to())
                    message=Signal::stored(None::<String>)
                    value=chosen.to
                    on_input=move |day| chosen.to.set(day)
                />
            </Show>
            {move || {
                let (gemeenten, sessions) = found.get();
                let all = || (String::new(), text::filter_all().to_string());
                let gemeenten: Vec<_> = std::iter::once(all())
                    .chain(gemeenten.iter().map(|code| (code.to_string(), name_of(code.as_str()))))
                    .collect();
                let home = (HOME.to_string(), text::filter_home().to_string());
                let places: Vec<_> = [all(), home]
                    .into_iter()
                    .chain(sessions.iter().map(|name| (format!("{SESSION}{name}"), name.to_string())))
                    .collect();
                view! {
                    <SelectField
                        id="figures-gemeente"
                        label=label(text::filter_gemeente())
                        options=gemeenten
                        value=chosen.gemeente
                        on_choose=move |id| chosen.gemeente.set(id)
                    />
                    <SelectField
                        id="figures-place"
                        label=label(text::filter_place())
                        options=places
                        value=chosen.place
                        on_choose=move |place| chosen.place.set(place)
                    />
                }
            }}
        </form>
    }
}

/// Half-years, quarters and years of the last two years, the newest first; and days of one's own.
fn periods() -> Vec<(String, String)> {
    let today = today();
    let back = |length: Length, count: usize| {
        std::iter::successors(Some(Period::around(today, length)), move |period| Some(period.before(length)))
            .take(count)
    };
    let all = back(Length::HalfYear, 4).chain(back(Length::Quarter, 4)).chain(back(Length::Year, 3));
    let own = (OWN.to_string(), text::filter_own().to_string());
    all.map(|period| (key(period), period_name(period))).chain([own]).collect()
}

/// "2e helft van 2026", or its days.
pub(in crate::web::desk) fn period_name(period: Period) -> String {
    match period.name() {
        Some((Length::HalfYear, year, 1)) => text::filter_half_first(year),
        Some((Length::HalfYear, year, _)) => text::filter_half_second(year),
        Some((Length::Quarter, year, quarter)) => text::filter_quarter(quarter, year),
        Some((Length::Year, year, _)) => text::filter_year(year),
        None => String::new(),
    }
}
