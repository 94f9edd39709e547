//! Which rules and schemes the numbers of a page are of, and what is taken for granted: on the screen and on paper.

use leptos::prelude::*;

use super::{
    names::{kind_name, own_name},
    state::Policy,
};
use crate::{
    calendar::Day,
    income::{
        local_parameters::{Gemeente, Grant, Scheme},
        rules,
    },
    money::Cents,
    policy::{ADULT_AGE, HouseholdKind, wage_at},
    web::{format, texts::policy, today::today},
};

/// Below a heading: rules of these days, schemes of these municipalities.
#[component]
pub(super) fn AsOf(
    #[prop(into)] days: Signal<Vec<Day>>,
    #[prop(into)] gemeenten: Signal<Vec<Gemeente>>,
) -> impl IntoView {
    let state = expect_context::<Policy>();
    view! {
        <div class="as-of">
            {move || {
                let days = days.get();
                let newest = days.iter().max().copied();
                let rules_of = days.iter().map(|day| view! { <strong>{policy::as_of_rules(format::long_date(*day))}</strong>" " });
                view! { <p>{rules_of.collect_view()}{newest.filter(is_outdated).map(|_| policy::as_of_outdated())}</p> }
            }}
            {move || {
                let gemeenten = gemeenten.get();
                if gemeenten.is_empty() {
                    return view! { <p>{policy::as_of_schemes_none()}</p> }.into_any();
                }
                gemeenten.iter().map(|gemeente| view! { <p>{schemes_of(gemeente, is_changed(state, &gemeente.id))}</p> }).collect_view().into_any()
            }}
            {move || view! { <p>{assumptions(state, &days.read())}</p> }}
            {move || {
                let days = days.read();
                state.own.get().iter().map(|kind| view! { <p>{own_assumptions(state, kind, &days)}</p> }).collect_view()
            }}
            {move || state.wrong_rent().map(|why| view! { <p role="alert"><strong>{policy::as_of_rent_wrong(why)}</strong></p> })}
        </div>
    }
}

/// Whether newer rules than those of the last day must exist, which are not known here.
fn is_outdated(day: &Day) -> bool {
    let last = super::state::days_of_rules().last().copied();
    Some(*day) == last && rules::on(today()).is_some_and(|rules| rules.outdated)
}

fn is_changed(state: Policy, id: &str) -> bool {
    state.drafts.read().look_at(id).is_some_and(|draft| draft.differs())
}

/// Of which years the pages are that the schemes are from.
fn schemes_of(gemeente: &Gemeente, changed: bool) -> String {
    let (counted, others): (Vec<&Scheme>, Vec<&Scheme>) =
        gemeente.schemes.iter().partition(|scheme| matches!(scheme.grant, Grant::Regular { .. }));
    let mut years: Vec<Option<i32>> = counted.iter().map(|scheme| scheme.dated).collect();
    years.sort_unstable();
    years.dedup();
    let of_year = |year: &Option<i32>| {
        let names = counted.iter().filter(|scheme| scheme.dated == *year).map(|scheme| {
            let name = own_name(scheme);
            if scheme.is_estimate() { policy::as_of_estimate(name) } else { name }
        });
        let schemes = names.collect::<Vec<_>>().join(", ");
        match year {
            Some(year) => policy::as_of_schemes_year(schemes, year),
            None => policy::as_of_schemes_no_year(schemes),
        }
    };
    let years: Vec<String> = years.iter().rev().map(of_year).collect();
    let mut text = policy::as_of_schemes(&gemeente.name, years.join("; "));
    if !others.is_empty() {
        let names: Vec<String> = others.into_iter().map(own_name).collect();
        text.push(' ');
        text.push_str(&policy::as_of_not_counted(names.join(", ")));
    }
    if changed {
        text.push(' ');
        text.push_str(policy::as_of_schemes_changed());
    }
    text
}

fn assumptions(state: Policy, days: &[Day]) -> String {
    let all = state.assumptions();
    policy::as_of_assumptions(
        ADULT_AGE,
        state.first_child.get().age(),
        all.full_time,
        format::euro(all.rent),
        state.second_child.get().age(),
        whole_wages(state, days, ADULT_AGE),
    )
}

/// The minimum wage of a whole job at an age, a month; by day where there are more.
fn whole_wages(state: Policy, days: &[Day], age: u32) -> String {
    let wage =
        |day: &Day| format::euro(wage_at(&state.assumptions_on(*day), age, 100).split(12).round_half_up());
    match days {
        [day] => wage(day),
        days => {
            let wages = days.iter().map(|day| policy::as_of_wage_on(format::long_date(*day), wage(day)));
            wages.collect::<Vec<_>>().join(", ")
        }
    }
}

/// What holds for a household of one's own, and not for the others.
fn own_assumptions(state: Policy, kind: &HouseholdKind, days: &[Day]) -> String {
    let all = state.assumptions();
    let years = |ages: &[u32]| match ages {
        [] => policy::as_of_own_none().to_string(),
        ages => {
            let ages: Vec<String> = ages.iter().map(u32::to_string).collect();
            policy::as_of_own_years(ages.join(", "))
        }
    };
    let amount = |amount: Cents| match amount {
        Cents::ZERO => policy::as_of_own_none().to_string(),
        amount => format::euro(amount),
    };
    policy::as_of_own(
        years(&kind.adults),
        amount(kind.assets),
        years(&kind.children),
        kind_name(kind),
        amount(kind.partner_wage),
        amount(kind.rent.unwrap_or(all.rent)),
        whole_wages(state, days, kind.adults[0]),
    )
}

/// The same in a few words, for in a drawing.
pub(super) fn short(days: &[Day], gemeente: Option<&str>) -> String {
    let days: Vec<String> = days.iter().map(|day| format::long_date(*day)).collect();
    let schemes = match gemeente {
        Some(name) => policy::as_of_short_gemeente(name),
        None => policy::as_of_schemes_none().into(),
    };
    policy::as_of_short(days.join(" / "), schemes)
}
