//! Everything on one or two sheets of paper, for the talk with the consultant.

mod filled_in;
mod year_table;

use leptos::prelude::*;

use super::{
    calculation::Computed,
    hours_page,
    months_page::{TodoList, usual_year},
    not_covered::NotCovered,
    result::{Gaps, Headline, Notes, range_text, rules_used, sentences},
    with_answer::WithAnswer,
};
use crate::{
    income::flexible,
    web::{
        components::{ComparisonTable, Heading},
        format,
        texts::later,
        today::today,
    },
};
pub(crate) use filled_in::FilledIn;
use year_table::YearTable;

/// The page to print.
#[component]
pub(super) fn SummaryPage() -> impl IntoView {
    view! {
        <Heading text=later::summary_title() />
        <WithAnswer content=|computed| view! { <Content computed /> }.into_any() />
    }
}

#[component]
fn Content(computed: Computed) -> impl IntoView {
    let comparison = computed.comparison.clone();
    let range = flexible::range(&computed.now, &computed.then).ok().flatten();
    let (situation, timeline) = usual_year(&computed).unzip();
    let traps = hours_page::said(&computed);
    let rules = rules_used(&comparison.then);
    let assumed = assumptions();
    view! {
        <p class="nl-paragraph">{later::summary_made(format::long_date(today()))} " " {rules}</p>
        <div class="actions">
            <button type="button" class="nl-button nl-button--primary" on:click=move |_| {
                // A browser that can't print does nothing.
                let _ = window().print();
            }>{later::summary_print()}</button>
        </div>
        <div class="summary">
            <Headline difference=comparison.difference() />
            <p class="nl-paragraph">{sentences(&comparison)}</p>
            {range.map(|range| view! { <p class="nl-paragraph">{range_text(&range)}</p> })}
            <section>
                <h2 class="nl-heading nl-heading--level-2">{later::calculator_result()}</h2>
                <ComparisonTable comparison=comparison.clone() />
            </section>
            <section>
                <h2 class="nl-heading nl-heading--level-2">{later::hours_title()}</h2>
                {traps.into_iter().map(|text| view! { <p class="nl-paragraph">{text}</p> }).collect_view()}
            </section>
            {timeline.clone().map(|timeline| view! { <YearTable timeline /> })}
            {situation.zip(timeline).map(|(situation, timeline)| view! { <TodoList situation timeline /> })}
            <section>
                <h2 class="nl-heading nl-heading--level-2">{later::summary_filled_in()}</h2>
                <FilledIn now=computed.now.clone() then=computed.then.clone() />
            </section>
            <section>
                <h2 class="nl-heading nl-heading--level-2">{later::summary_assumed()}</h2>
                <ul class="plain-list">
                    {assumed.into_iter().map(|text| view! { <li>{text}</li> }).collect_view()}
                </ul>
            </section>
            <Notes notes=comparison.then.notes />
            <Gaps gaps=comparison.then.gaps />
            <NotCovered open=true />
            <p class="nl-paragraph"><strong>{later::calculator_no_rights()}</strong></p>
        </div>
    }
}

fn assumptions() -> [&'static str; 4] {
    [
        later::calculator_steady(),
        later::summary_assumed_set_off(),
        later::summary_assumed_reported(),
        later::summary_assumed_ages(),
    ]
}
