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
        timeline::{Assumptions, Timeline, explained_months, timeline as real_months},
    },
    money::Cents,
    web::{
        components::{Heading, Kind, Notice, Segmented},
        format,
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
    let (timeline, budgets) = match (real_months(&situation, months, assumptions), budgets) {
        (Ok(timeline), Ok(budgets)) => (timeline, budgets),
        (Err(refusal), _) | (_, Err(refusal)) => return refused(refusal),
    };
    let range = flexible::range(&computed.now, &computed.then).ok().flatten();
    let without = real_months(&computed.now, months, assumptions).ok();
    let mean = without.as_ref().map(|without| mean_text(&timeline, without));
    view! {
        <Notices timeline=timeline.clone() />
        {range.map(|range| view! { <p class="nl-paragraph">{range_text(&range)}</p> })}
        {mean.map(|text| view! { <p class="nl-paragraph"><strong>{text}</strong></p> })}
        <Months timeline=timeline.clone() budgets without />
        <TodoList situation timeline />
        <p class="small">{later::months_note()}</p>
    }
    .into_any()
}

/// What the job comes to a month, what is settled afterwards included.
fn mean_text(with: &Timeline, without: &Timeline) -> String {
    let more = with.mean().disposable() - without.mean().disposable();
    if more < Cents::ZERO {
        later::months_mean_less(format::euro(-more))
    } else {
        later::months_mean_more(format::euro(more))
    }
}

/// Twelve real months, for the summary.
pub(super) fn year(computed: &Computed, assumptions: Assumptions) -> Option<(Situation, Timeline)> {
    let situation = computed.then.clone();
    let timeline = real_months(&situation, 12, assumptions).ok()?;
    Some((situation, timeline))
}

fn refused(refusal: Refusal) -> AnyView {
    let why = errors::lookup(refusal.key()).unwrap_or_default();
    view! {
        <Notice kind=Kind::Warning title=later::calculator_refused()><p class="nl-paragraph">{why}</p></Notice>
    }
    .into_any()
}
