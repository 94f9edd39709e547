//! Questions the other way round: which hours or which wage a wish takes, and what a price of care does.

use leptos::prelude::*;

use super::super::{
    calculation::{Answer, Calculation, Computed},
    form::cents_typed,
};
use crate::{
    income::{
        Household, Point,
        insight::{hours_for, wage_for},
        minimum_wage,
        situation::Hours,
    },
    money::Cents,
    web::{components::NumberField, format, texts::later},
};

/// What people ask first: a hundred more a month.
const WISH: &str = "100";
/// Three days: what a parent of young children often wants to work.
const WISH_HOURS: &str = "24";
/// Nobody is offered more in a first job; the search for a wage ends here.
const MOST_WAGE: Cents = Cents::euros(50);

/// The questions, each with its answer below it.
#[component]
pub(super) fn WhatIf(computed: Computed, points: Vec<Point>) -> impl IntoView {
    let with_care = computed.then.children.iter().any(|child| !child.care.is_empty());
    let own_hours = computed.then.adults[0].job.as_ref().and_then(|job| job.hours_week);
    let hours = RwSignal::new(own_hours.map_or_else(|| WISH_HOURS.to_string(), format::hours));
    let wish = RwSignal::new(WISH.to_string());
    let wanted = Memo::new(move |_| cents_typed(&wish.read()).filter(|amount| *amount > Cents::ZERO));
    let at = Memo::new(move |_| hours_typed(&hours.read()));
    let left_now = computed.comparison.now.disposable;
    let by_hours = move || {
        let wanted = wanted.get()?;
        let amount = format::euro(wanted);
        Some(match hours_for(&points, left_now + wanted) {
            Some(hours) => later::chart_wish_hours(amount, format::hours(hours)),
            None => later::chart_wish_no_hours(amount),
        })
    };
    let then = computed.then.clone();
    let by_wage = move || {
        let (wanted, hours) = (wanted.get()?, at.get()?);
        let household = Household::new(&then).ok()?;
        let age = then.date.age_of(then.adults[0].birth_date)?;
        let least = minimum_wage(household.rules(), age)?;
        Some(match wage_for(&household, 0, hours, (least, MOST_WAGE), left_now + wanted) {
            Some(wage) => later::chart_wish_wage(format::hours(hours), format::euro(wage)),
            None => later::chart_wish_no_wage(format::hours(hours), format::euro(MOST_WAGE)),
        })
    };
    let needs = |valid: Signal<bool>, example: &'static str| {
        Signal::derive(move || (!valid.get()).then(|| later::field_number(example)))
    };
    view! {
        <section class="card">
            <h2 class="nl-heading nl-heading--level-2">{later::chart_wish_title()}</h2>
            <NumberField id="wish" label=Signal::stored(later::chart_wish().to_string()) unit="€"
                message=needs(Signal::derive(move || wanted.get().is_some()), WISH)
                value=Signal::derive(move || wish.get()) on_input=move |text| wish.set(text) />
            <p class="answer" role="status">{by_hours}</p>
            <NumberField id="wish-hours" label=Signal::stored(later::chart_wish_at().to_string())
                message=needs(Signal::derive(move || at.get().is_some()), WISH_HOURS)
                value=Signal::derive(move || hours.get()) on_input=move |text| hours.set(text) />
            <p class="answer" role="status">{by_wage}</p>
        </section>
        {with_care.then(|| view! { <CarePrice computed /> })}
    }
}

fn hours_typed(text: &str) -> Option<Hours> {
    let hundredths = u32::try_from(cents_typed(text)?.get()).ok()?;
    // Sixty hours are the most that a situation takes.
    (1..=6000).contains(&hundredths).then(|| Hours::hundredths(hundredths))
}

/// "What if the care costs so much an hour?"
#[component]
fn CarePrice(computed: Computed) -> impl IntoView {
    let calculation = expect_context::<Calculation>();
    let now = computed.then.children.iter().find_map(|child| child.care.first()).map(|care| care.price_hour);
    let typed = RwSignal::new(now.map(format::plain_amount).unwrap_or_default());
    let price = Memo::new(move |_| cents_typed(&typed.read()));
    let message = Signal::derive(move || price.get().is_none().then(|| later::field_number("10,50")));
    let answer = move || {
        // As long as the price is that of the form there is nothing to compare.
        if price.get()? == now? {
            return None;
        }
        let Answer::Computed(other) = calculation.with(|form| {
            form.children.iter_mut().for_each(|child| child.care_price = typed.get());
        }) else {
            return None;
        };
        let left = other.comparison.then.disposable;
        let difference = left - computed.comparison.then.disposable;
        Some(later::chart_care_answer(format::signed_euro(difference), format::euro(left)))
    };
    view! {
        <section class="card">
            <h2 class="nl-heading nl-heading--level-2">{later::chart_care_title()}</h2>
            <NumberField id="care-price" label=Signal::stored(later::chart_care_price().to_string()) unit="€" message=message
                value=Signal::derive(move || typed.get()) on_input=move |text| typed.set(text) />
            <p class="answer" role="status">{answer}</p>
        </section>
    }
}
