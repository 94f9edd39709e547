//! The chart over hours, what it says in words, and the questions it answers.

use leptos::prelude::*;

use super::form::cents_typed;
use crate::{
    income::{
        Household, Point, Situation,
        insight::{
            Trap, hours_for, hours_without_bijstand, kept_of_more_wage, kept_of_next_hour, traps, wage_for,
        },
        minimum_wage,
        situation::Hours,
        sweep,
    },
    money::Cents,
    web::{
        components::{HoursChart, NumberField},
        format,
        line_name::line_name,
        texts::later,
    },
};

/// Steps of a quarter of an hour, to 40 hours a week.
const STEP: u32 = 25;
const STEPS: u32 = 160;
/// Nobody is offered more in a first job; the search for a wage ends here.
const MOST_WAGE: Cents = Cents::euros(50);
/// A rise in wage that people can picture.
const MORE_WAGE: Cents = Cents::euros(100);
/// What people ask first: a hundred more a month.
const WISH: &str = "100";

/// The household with the job, at every number of hours.
#[component]
pub(super) fn Insights(now: Situation, then: Situation, left_now: Cents) -> impl IntoView {
    let Some(points) = points(&now, &then) else { return ().into_any() };
    let job = then.adults.first().and_then(|adult| adult.job.clone());
    let here = job.as_ref().and_then(|job| job.hours_week).filter(|hours| hours.get() <= STEP * STEPS);
    let wage = job.and_then(|job| job.wage_hour);
    let found = traps(&points);
    let mut said = sentences(&points, &found, here, now.adults.iter().any(|adult| adult.bijstand));
    if let Ok(household) = Household::new(&then) {
        let kept = kept_of_more_wage(&household, household.wages(), 0, MORE_WAGE);
        said.push(later::chart_next_hundred(format::euro(kept), format::euro(MORE_WAGE)));
    }
    view! {
        <h3 class="nl-heading nl-heading--level-3">{later::chart_title()}</h3>
        {said.into_iter().map(|text| view! { <p class="nl-paragraph">{text}</p> }).collect_view()}
        <HoursChart points=points.clone() traps=found here />
        {wage.map(|wage| view! { <p class="small">{later::chart_wage(format::euro(wage))}</p> })}
        <Table points=points.clone() />
        <Wish then points left_now here />
    }
    .into_any()
}

fn points(now: &Situation, then: &Situation) -> Option<Vec<Point>> {
    let hours = (1..=STEPS).map(|n| Hours::hundredths(n * STEP));
    // Without work nobody pays for care: the first point is the household as it is now, without the job.
    let mut idle = now.clone();
    idle.adults[0].job = None;
    let mut points = sweep(&idle, 0, std::iter::once(Hours::default())).ok()?;
    points.extend(sweep(then, 0, hours).ok()?);
    Some(points)
}

/// Hours as people write them: 16, 22,5.
fn plain(hours: Hours) -> String {
    format::hours(hours)
}

fn sentences(points: &[Point], traps: &[Trap], here: Option<Hours>, benefit: bool) -> Vec<String> {
    let mut said: Vec<String> = traps.iter().map(|trap| trap_text(trap, points)).collect();
    if traps.is_empty() {
        said.push(later::chart_no_trap().into());
    }
    if let Some((hours, kept)) = here.and_then(|hours| Some((hours, kept_of_next_hour(points, hours)?))) {
        said.push(later::chart_next_hour(plain(hours), format::euro(kept)));
    }
    if benefit {
        said.push(match hours_without_bijstand(points) {
            Some(hours) => later::chart_without_bijstand(plain(hours)),
            None => later::chart_always_bijstand().into(),
        });
    }
    said
}

fn trap_text(trap: &Trap, points: &[Point]) -> String {
    let (from, to) = (plain(trap.from), plain(trap.to));
    let what = line_name(trap.because, None).to_lowercase();
    let text = if trap.kept < Cents::ZERO {
        later::chart_trap_loss(from, format::euro(-trap.kept), &to, what)
    } else {
        later::chart_trap(from, format::euro(trap.kept), &to, what)
    };
    let ends = points.last().is_some_and(|last| trap.to < last.hours);
    if ends { format!("{text} {}", later::chart_trap_ends(to)) } else { text }
}

/// The chart for who reads numbers, or hears them.
#[component]
fn Table(points: Vec<Point>) -> impl IntoView {
    let rows: Vec<_> = points
        .iter()
        .filter(|point| point.hours.get().is_multiple_of(400))
        .map(|point| {
            let next = kept_of_next_hour(&points, point.hours).map(format::euro);
            (plain(point.hours), format::euro(point.amounts.disposable()), next.unwrap_or_default())
        })
        .collect();
    view! {
        <details class="why">
            <summary>{later::chart_table()}</summary>
            <table class="chart-table">
                <thead>
                    <tr>
                        <th scope="col">{later::chart_column_hours()}</th>
                        <th scope="col">{later::chart_column_left()}</th>
                        <th scope="col">{later::chart_column_next()}</th>
                    </tr>
                </thead>
                <tbody>
                    {rows.into_iter().map(|(hours, left, next)| view! {
                        <tr><th scope="row">{hours}</th><td>{left}</td><td>{next}</td></tr>
                    }).collect_view()}
                </tbody>
            </table>
        </details>
    }
}

/// "I want so much more": with how many hours, or with which wage.
#[component]
fn Wish(then: Situation, points: Vec<Point>, left_now: Cents, here: Option<Hours>) -> impl IntoView {
    let typed = RwSignal::new(WISH.to_string());
    let wanted = Memo::new(move |_| cents_typed(&typed.read()).filter(|amount| *amount > Cents::ZERO));
    let message = Signal::derive(move || wanted.get().is_none().then(|| later::field_number(WISH)));
    let answer = move || {
        let wanted = wanted.get()?;
        let target = left_now + wanted;
        let amount = format::euro(wanted);
        let by_hours = match hours_for(&points, target) {
            Some(hours) => later::chart_wish_hours(amount, plain(hours)),
            None => later::chart_wish_no_hours(amount),
        };
        let by_wage = here.and_then(|hours| by_wage(&then, hours, target));
        Some(view! { <p class="nl-paragraph">{by_hours} " " {by_wage}</p> })
    };
    view! {
        <NumberField id="wish" label=Signal::stored(later::chart_wish().to_string()) message=message unit="€"
            value=Signal::derive(move || typed.get()) on_input=move |text| typed.set(text) />
        <div role="status">{answer}</div>
    }
}

fn by_wage(then: &Situation, hours: Hours, target: Cents) -> Option<String> {
    let household = Household::new(then).ok()?;
    let age = then.date.age_of(then.adults[0].birth_date)?;
    let least = minimum_wage(household.rules(), age)?;
    Some(match wage_for(&household, 0, hours, (least, MOST_WAGE), target) {
        Some(wage) => later::chart_wish_wage(plain(hours), format::euro(wage)),
        None => later::chart_wish_no_wage(plain(hours), format::euro(MOST_WAGE)),
    })
}
