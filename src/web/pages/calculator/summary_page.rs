//! Everything on one or two sheets of paper, for the talk with the consultant.

mod filled_in;
mod year_table;

use leptos::prelude::*;

use super::{
    calculation::{Calculation, Computed},
    hours_page,
    months_page::{Notices, TodoList, year},
    not_covered::NotCovered,
    result::{Gaps, Headline, Notes, range_text, rules_used, sentences},
    with_answer::WithAnswer,
};
use crate::{
    income::{
        flexible,
        timeline::{Assumptions, SetOff},
    },
    web::{
        components::{ComparisonTable, Heading, PrintButton},
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
    let choices = expect_context::<Calculation>().months.assumptions();
    let comparison = computed.comparison.clone();
    let range = flexible::range(&computed.now, &computed.then).ok().flatten();
    let (situation, timeline) = year(&computed, choices).unzip();
    let traps = hours_page::said(&computed);
    let rules = rules_used(&comparison.then);
    let assumed = assumed_texts(choices);
    view! {
        <p class="nl-paragraph">{later::summary_made(format::long_date(today()))} " " {rules}</p>
        <div class="actions">
            <PrintButton label=later::summary_print() />
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
            {timeline.clone().map(|timeline| view! { <Notices timeline=timeline.clone() /> <YearTable timeline /> })}
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

fn assumed_texts(assumptions: Assumptions) -> [&'static str; 4] {
    [
        later::calculator_steady(),
        match assumptions.set_off {
            SetOff::SameMonth => later::summary_assumed_set_off(),
            SetOff::NextMonth => later::summary_assumed_set_off_later(),
        },
        if assumptions.reported {
            later::summary_assumed_reported()
        } else {
            later::summary_assumed_not_reported()
        },
        later::summary_assumed_ages(),
    ]
}
