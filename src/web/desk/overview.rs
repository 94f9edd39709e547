//! Figures over all dossiers: what the policy papers ask, and how the caseload is made up.

mod cards;
mod charts;
mod chosen;
mod division;
mod filters;
mod names;
mod numbers;
mod tables;
mod unlinked;

use leptos::prelude::*;

use charts::bar;
pub(super) use chosen::Chosen;
pub(super) use division::division;
pub(super) use filters::period_name;
use filters::{Filters, Navigation};
pub(super) use names::{caption, column_name, key_name, language_name, part_name};
pub(super) use numbers::{amount, decimal, percent, shown, target, whole};
pub(super) use tables::figure_table;
use unlinked::Unlinked;

use super::{archive_page::Team, cabinet::Cabinet, list_page::Locked};
use crate::{
    caseload::{Asked, Figures, Row},
    web::{
        components::Heading,
        format,
        texts::{desk, figures as text},
        today::today,
    },
};

/// Hands over every row that figures are about, as far as it may be seen.
pub(super) fn with_rows<T>(read: impl FnOnce(&mut dyn Iterator<Item = &Row>) -> T) -> T {
    let cabinet = expect_context::<Cabinet>();
    let Team(team) = expect_context();
    let one_in = cabinet.settings.with(|settings| settings.unseen_one_in);
    let show = |rows: &mut dyn Iterator<Item = &Row>| {
        let shown: Vec<_> = rows.map(|row| row.for_figures(one_in)).collect();
        read(&mut shown.iter().map(|row| &**row))
    };
    team.with(|team| match team {
        Some(team) => show(&mut team.iter()),
        None => cabinet.rows.with(|rows| show(&mut rows.values())),
    })
}

/// The figures that are asked for.
pub(super) fn figures() -> Memo<Figures> {
    let chosen = expect_context::<Chosen>();
    Memo::new(move |_| {
        let asked: Asked = chosen.asked();
        with_rows(|rows| Figures::of(rows, &asked, today()))
    })
}

/// A page with figures: nothing of it while the keys are closed, and a way on while there are no dossiers.
#[component]
pub(super) fn Frame(title: &'static str, lead: String, children: ChildrenFn) -> impl IntoView {
    let cabinet = expect_context::<Cabinet>();
    let children = StoredValue::new(children);
    // Not made again for every dossier that comes in.
    let state = Memo::new(move |_| (cabinet.is_locked(), with_rows(|rows| rows.next().is_none())));
    view! {
        <Heading text=title />
        <Navigation />
        <p class="lead">{lead}</p>
        {move || match state.get() {
            (true, _) => view! { <Locked /> }.into_any(),
            (_, true) => view! { <p class="nl-paragraph">{text::figures_empty()}</p> }.into_any(),
            _ => view! { <Filters /> {children.with_value(|children| children())} }.into_any(),
        }}
    }
}

/// That some dossiers are to be judged before their suggestion counts anywhere.
fn blank(people: u32) -> Option<impl IntoView> {
    (people > 0)
        .then(|| view! { <p class="nl-paragraph only-on-screen">{text::figures_blank(people as usize)}</p> })
}

/// Figures over all dossiers.
#[component]
pub(super) fn OverviewPage() -> impl IntoView {
    view! {
        <Frame title=desk::desk_nav_overview() lead=text::figures_lead().to_string()>
            <Content />
        </Frame>
    }
}

#[component]
fn Content() -> impl IntoView {
    let figures = figures();
    view! {
        {move || figures.with(|figures| {
            let numbers = figures.sheet.open();
            let people = figures.sheet.get(figures.diagnosed) as usize;
            let caseload = whole(figures.sheet.get(figures.caseload));
            let day = format::long_date(figures.on);
            view! {
                <p class="nl-paragraph only-on-paper">{text::figures_print_report()}</p>
                <p class="nl-paragraph only-on-screen" role="status">{text::filter_counts(people, caseload, &day)}</p>
                <Unlinked />
                {blank(figures.blank)}
                <div class="only-on-screen">
                    {cards::alarm(figures)}
                    <section aria-labelledby="figures-cards">
                        <h2 class="nl-heading nl-heading--level-2" id="figures-cards">{text::figures_cards_title()}</h2>
                        {cards::cards(figures, &numbers)}
                    </section>
                    <section aria-labelledby="figures-tables">
                        <h2 class="nl-heading nl-heading--level-2" id="figures-tables">{text::figures_tables_title()}</h2>
                        <p class="nl-paragraph">{text::figures_tables_lead(&day)}</p>
                        <div class="figure-tables">
                            {figures.tables.iter().map(|table| figure_table(table, &numbers)).collect_view()}
                        </div>
                    </section>
                    <p class="nl-paragraph small">{text::figures_screen_only()}</p>
                </div>
            }
        })}
    }
}
