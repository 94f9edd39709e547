//! What the resident calculated, and the same household at other hours and another wage: the conversation often turns
//! to those.

use leptos::prelude::*;

use crate::{
    income::{
        Comparison, Situation, minimum_wage_at_age,
        situation::{Hours, Job},
    },
    money::Cents,
    web::{
        components::{Axis, ComparisonTable, StackedChart},
        desk::dossier::open::Open,
        format,
        pages::calculator::{Computed, by_hours, described},
        texts::{desk, later, talk},
        today::today,
    },
};

/// Hours a week at the end of the slider, unless the resident filled in more.
const MOST_HOURS: u32 = 40;

/// The calculation that came with the dossier.
#[component]
pub(super) fn Calculation(open: Open) -> impl IntoView {
    let sent = Memo::new(move |_| {
        let case = open.case.read();
        let dossier = case.state().dossier;
        dossier.situation_now.clone().zip(dossier.situation.clone())
    });
    view! {
        <h2 class="nl-heading nl-heading--level-2">{desk::dossier_calculation()}</h2>
        {move || match sent.get() {
            None => view! { <p class="nl-paragraph">{desk::dossier_no_calculation()}</p> }.into_any(),
            Some((now, then)) => view! { <Sliders now then /> }.into_any(),
        }}
    }
}

#[component]
fn Sliders(now: Situation, then: Situation) -> impl IntoView {
    let job = then.adults.first().and_then(|adult| adult.job.clone());
    let age = then.adults.first().and_then(|adult| today().age_of(adult.birth_date));
    let hours_sent = job.as_ref().and_then(|job| job.hours_week);
    let wage_sent = job.as_ref().and_then(|job| job.wage_hour);
    let hours = RwSignal::new(hours_sent.unwrap_or_default());
    let wage = RwSignal::new(wage_sent.unwrap_or_default());
    let at = {
        let then = then.clone();
        Memo::new(move |_| {
            let mut changed = then.clone();
            if let Some(job) = &job {
                let moved = Job { wage_hour: wage_sent.map(|_| wage.get()), ..job.clone() };
                changed.adults[0].job =
                    Some(if hours_sent.is_some() { moved.at_hours(hours.get()) } else { moved });
            }
            changed
        })
    };
    let result = move || {
        let then = at.get();
        match Comparison::of(&now, &then).ok().filter(|_| then.check().is_ok()) {
            None => {
                view! { <p class="nl-paragraph" role="status">{talk::work_not_possible()}</p> }.into_any()
            }
            Some(comparison) => {
                let computed = Computed { now: now.clone(), then, comparison: comparison.clone() };
                view! {
                    <ComparisonTable comparison />
                    {hours_sent.and(wage_sent).map(|_| view! { <Chart computed hours /> })}
                }
                .into_any()
            }
        }
    };
    let most = hours_sent.map_or(MOST_HOURS, |sent| MOST_HOURS.max(sent.get().div_ceil(100)));
    let lowest = age.and_then(|age| minimum_wage_at_age(today(), age)).unwrap_or(Cents::euros(1));
    let range = wage_sent.map(|sent| {
        let least = lowest.get().min(sent.get());
        (least, (lowest.get() * 2).max(sent.get()))
    });
    let back = move |_| {
        hours.set(hours_sent.unwrap_or_default());
        wage.set(wage_sent.unwrap_or_default());
    };
    view! {
        <section class="card">
            {hours_sent.map(|sent| view! {
                <p class="small">{talk::work_sent(format::hours(sent))}</p>
                <div class="field">
                    <label class="field__label" for="work-hours">{move || talk::work_hours(format::hours(hours.get()))}</label>
                    <input class="slider" type="range" id="work-hours" min="0" max=most step="1"
                        prop:value=move || (hours.get().get() / 100).to_string()
                        aria-valuetext=move || later::chart_hours_week(format::hours(hours.get()))
                        on:input=move |event| {
                            if let Ok(typed) = event_target_value(&event).parse::<u32>() {
                                hours.set(Hours::hundredths(typed * 100));
                            }
                        } />
                </div>
            })}
            {range.map(|(least, most)| view! {
                <div class="field">
                    <label class="field__label" for="work-wage">{move || talk::work_wage(format::euro(wage.get()))}</label>
                    <input class="slider" type="range" id="work-wage" min=least max=most step="1"
                        prop:value=move || wage.get().get().to_string()
                        aria-valuetext=move || format::euro(wage.get())
                        on:input=move |event| {
                            if let Ok(typed) = event_target_value(&event).parse::<i64>() {
                                wage.set(Cents::new(typed));
                            }
                        } />
                </div>
            })}
            <div class="actions">
                <button type="button" class="nl-button nl-button--subtle" on:click=back>{talk::work_back()}</button>
            </div>
            {result}
        </section>
    }
}

/// The same household at every number of hours.
#[component]
fn Chart(computed: Computed, hours: RwSignal<Hours>) -> impl IntoView {
    let points = by_hours(&computed)?;
    let described = described(&points, later::chart_described);
    Some(view! {
        <StackedChart points axis=Axis::Hours marked=Vec::new() here=None described
            at=Signal::derive(move || hours.get().get().into()) />
    })
}
