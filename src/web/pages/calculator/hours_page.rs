//! What is left over more and fewer hours: where working more hardly pays, in words and in a chart, and the questions
//! that people ask of it.

mod chart_points;
mod sentences;
mod table;
mod what_if;

use leptos::prelude::*;

use super::{calculation::Computed, with_answer::WithAnswer};
use crate::{
    income::{
        Household,
        insight::{kept_of_more_wage, kept_of_next_hour, traps},
        situation::Hours,
        wage_of_hours,
    },
    web::{
        components::{Axis, Heading, Segmented, StackedChart},
        format,
        texts::later,
    },
};
pub(crate) use chart_points::by_hours;
use chart_points::{MORE_WAGE, MOST_HOURS, by_wage};

/// The page about more and fewer hours.
#[component]
pub(super) fn HoursPage() -> impl IntoView {
    view! {
        <Heading text=later::hours_title() />
        <WithAnswer content=|computed| view! { <Content computed /> }.into_any() />
    }
}

/// What the page says in words, for the summary.
pub(super) fn said(computed: &Computed) -> Vec<String> {
    by_hours(computed).map_or_else(Vec::new, |points| sentences::of(&points, &traps(&points)))
}

#[component]
fn Content(computed: Computed) -> impl IntoView {
    let Some(points) = by_hours(&computed) else { return ().into_any() };
    let found = traps(&points);
    let job = computed.then.adults[0].job.clone();
    let own = job.as_ref().and_then(|job| job.hours_week).filter(|hours| *hours <= MOST_HOURS);
    let wage = job.and_then(|job| job.wage_hour);
    let at = RwSignal::new(own.unwrap_or(Hours::hundredths(1600)));
    let said = sentences::of(&points, &found);
    let axis = RwSignal::new("hours");
    let chart = {
        let (points, computed) = (points.clone(), computed.clone());
        move || {
            let month =
                move |hours| wage_of_hours(hours, wage.unwrap_or_default()).split(12).round_half_up().get();
            if axis.get() == "hours" {
                let marked =
                    found.iter().map(|trap| (trap.from.get().into(), trap.to.get().into())).collect();
                let described = described(&points, later::chart_described);
                view! {
                    <StackedChart points=points.clone() axis=Axis::Hours marked described
                        here=own.map(|hours| hours.get().into())
                        at=Signal::derive(move || at.get().get().into()) />
                }
                .into_any()
            } else {
                let points = by_wage(&computed).unwrap_or_default();
                let described = described(&points, later::chart_described_wage);
                view! {
                    <StackedChart points axis=Axis::Wage marked=Vec::new() described here=own.map(month)
                        at=Signal::derive(move || month(at.get())) />
                }
                .into_any()
            }
        }
    };
    view! {
        <div class="said">
            {said.into_iter().map(|text| view! { <p class="nl-paragraph">{text}</p> }).collect_view()}
        </div>
        <section class="card">
            <Segmented id="axis" label=later::chart_axis() value=axis
                options=vec![("hours", later::chart_by_hours()), ("wage", later::chart_by_wage())] />
            <At at />
            <div class="chart-beside">
                <Kept points=points.clone() computed=computed.clone() at />
                {chart}
            </div>
            {wage.map(|wage| view! { <p class="small">{later::chart_wage(format::euro(wage))}</p> })}
            <table::Table points=points.clone() />
        </section>
        <what_if::WhatIf computed points />
    }
    .into_any()
}

pub(crate) fn described(
    points: &[crate::income::Point],
    text: impl Fn(String, String, String) -> String,
) -> String {
    let left = |point: Option<&crate::income::Point>| {
        format::euro(point.map_or_else(Default::default, |point| point.amounts.disposable()))
    };
    let most = points.last().map_or_else(Default::default, |point| point.wage_month);
    text(left(points.first()), left(points.last()), format::euro(most))
}

/// How many hours are looked at, to slide along the chart.
#[component]
fn At(at: RwSignal<Hours>) -> impl IntoView {
    let text = move || later::chart_at(format::hours(at.get()));
    view! {
        <div class="field">
            <label class="field__label" for="at">{text}</label>
            <input class="slider" type="range" id="at" min="1" max=MOST_HOURS.get() / 100 step="1"
                prop:value=move || (at.get().get() / 100).to_string()
                aria-valuetext=move || later::chart_hours_week(format::hours(at.get()))
                on:input=move |event| {
                    if let Ok(hours) = event_target_value(&event).parse::<u32>() {
                        at.set(Hours::hundredths(hours * 100));
                    }
                } />
        </div>
    }
}

/// What is left there, of the next hour, and of a hundred euros more wage.
#[component]
fn Kept(points: Vec<crate::income::Point>, computed: Computed, at: RwSignal<Hours>) -> impl IntoView {
    let facts = move || {
        let hours = at.get();
        let here = points.iter().find(|point| point.hours == hours);
        let next = kept_of_next_hour(&points, hours);
        let more = Household::new(&computed.then).ok().map(|household| {
            let mut wages = household.wages();
            let wage = computed.then.adults[0].job.as_ref().and_then(|job| job.wage_hour);
            wages[0] = wage_of_hours(hours, wage.unwrap_or_default());
            kept_of_more_wage(&household, wages, 0, MORE_WAGE)
        });
        let bijstand = here.is_some_and(|point| {
            point.amounts.of(crate::income::LineId::Bijstand) > crate::money::Cents::ZERO
        });
        let facts = [
            (later::chart_left().to_string(), here.map(|point| format::euro(point.amounts.disposable()))),
            (later::chart_kept_hour().to_string(), next.map(format::euro)),
            (later::chart_kept_hundred(format::whole_euro(MORE_WAGE)), more.map(format::euro)),
            (
                later::chart_bijstand().to_string(),
                Some(if bijstand { later::calculator_yes() } else { later::calculator_no() }.to_string()),
            ),
        ];
        facts
            .into_iter()
            .filter_map(|(name, value)| Some((name, value?)))
            .map(|(name, value)| view! { <div><dt>{name}</dt><dd>{value}</dd></div> })
            .collect_view()
    };
    view! { <dl class="figures">{facts}</dl> }
}
