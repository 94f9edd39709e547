//! What comes in on the account month by month, what is settled afterwards, and what to do in time.

mod calendar;
mod notices;
mod todo_list;

use leptos::prelude::*;

use super::{
    calculation::{Calculation, Computed},
    result::range_text,
    with_answer::WithAnswer,
};
use crate::{
    income::{
        Refusal, Situation, flexible,
        timeline::{Assumptions, Timeline, explained_months, timeline},
    },
    web::{
        components::{Heading, Kind, Notice, Segmented},
        texts::{errors, later},
    },
};
use calendar::Months;
pub(super) use notices::Notices;
pub(super) use todo_list::TodoList;

/// The page with the calendar.
#[component]
pub(super) fn MonthsPage() -> impl IntoView {
    let choices = expect_context::<Calculation>().months;
    view! {
        <Heading text=later::months_title() />
        <p class="lead">{later::months_lead()}</p>
        <section class="card switches">
            <Segmented id="count" label=later::months_count() value=choices.count
                options=vec![("12", later::months_twelve()), ("18", later::months_eighteen())] />
            <Segmented id="set-off" label=later::months_set_off() value=choices.set_off
                options=vec![("same", later::months_same()), ("next", later::months_next())] />
            <Segmented id="reported" label=later::months_reported() value=choices.reported
                options=vec![("yes", later::months_reported_yes()), ("no", later::months_reported_no())] />
        </section>
        <WithAnswer content=move |computed| content(&computed, choices.months(), choices.assumptions()) />
    }
}

fn content(computed: &Computed, months: u32, assumptions: Assumptions) -> AnyView {
    let situation = computed.then.clone();
    let budgets = explained_months(&situation, months, assumptions);
    let (timeline, budgets) = match (timeline(&situation, months, assumptions), budgets) {
        (Ok(timeline), Ok(budgets)) => (timeline, budgets),
        (Err(refusal), _) | (_, Err(refusal)) => return refused(refusal),
    };
    let range = flexible::range(&computed.now, &computed.then).ok().flatten();
    view! {
        <Notices timeline=timeline.clone() />
        {range.map(|range| view! { <p class="nl-paragraph">{range_text(&range)}</p> })}
        <Months timeline=timeline.clone() budgets />
        <TodoList situation timeline />
        <p class="small">{later::months_note()}</p>
    }
    .into_any()
}

/// Twelve real months, for the summary.
pub(super) fn year(computed: &Computed, assumptions: Assumptions) -> Option<(Situation, Timeline)> {
    let situation = computed.then.clone();
    let timeline = timeline(&situation, 12, assumptions).ok()?;
    Some((situation, timeline))
}

fn refused(refusal: Refusal) -> AnyView {
    let why = errors::lookup(refusal.key()).unwrap_or_default();
    view! {
        <Notice kind=Kind::Warning title=later::calculator_refused()><p class="nl-paragraph">{why}</p></Notice>
    }
    .into_any()
}
