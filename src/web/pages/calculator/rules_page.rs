//! The same household under the rules of each half year.

use leptos::prelude::*;

use super::{calculation::Computed, with_answer::WithAnswer};
use crate::{
    calendar::Day,
    income::{Amounts, Household, LineId, Situation, rules, trace::Silent},
    money::Cents,
    web::{components::Heading, format, line_name::line_name, texts::later},
};

/// Rules change on 1 January and 1 July.
const HALF_YEAR: u32 = 6;
/// The page that compares rules.
#[component]
pub(super) fn RulesPage() -> impl IntoView {
    view! {
        <Heading text=later::rules_title() />
        <p class="lead">{later::rules_lead()}</p>
        <WithAnswer content=|computed| view! { <Content computed /> }.into_any() />
    }
}

/// The household now and with the job, under the rules from this day.
#[derive(Clone, Copy)]
struct Under {
    since: Day,
    now: Amounts,
    then: Amounts,
}

#[component]
fn Content(computed: Computed) -> impl IntoView {
    let under: Vec<Under> = days_of_rules()
        .into_iter()
        .filter_map(|since| {
            let now = amounts_under(&computed.now, since)?;
            Some(Under { since, now, then: amounts_under(&computed.then, since)? })
        })
        .collect();
    let rows = under.iter().map(|under| {
        let (now, then) = (under.now.disposable(), under.then.disposable());
        view! {
            <tr>
                <th scope="row">{format::long_date(under.since)}</th>
                <td>{format::euro(now)}</td>
                <td>{format::euro(then)}</td>
                <td>{format::signed_euro(then - now)}</td>
            </tr>
        }
    });
    let rows = rows.collect_view();
    let changes = under
        .windows(2)
        .filter(|pair| pair[0].then != pair[1].then)
        .map(|pair| view! { <Changed before=pair[0] after=pair[1] /> })
        .collect_view();
    view! {
        <section class="card">
            <div class="scrolls">
                <table class="number-table number-table--dense">
                    <thead>
                        <tr>
                            <th scope="col">{later::rules_column()}</th>
                            <th scope="col">{later::calculator_now()}</th>
                            <th scope="col">{later::calculator_then()}</th>
                            <th scope="col">{later::calculator_difference()}</th>
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
        </section>
        <h2 class="nl-heading nl-heading--level-2">{later::rules_changes()}</h2>
        {changes}
        <p class="small">{later::rules_note()}</p>
    }
}

/// What changed most with the job from one half year to the next.
#[component]
fn Changed(before: Under, after: Under) -> impl IntoView {
    let mut changes: Vec<(LineId, Cents)> = LineId::ALL
        .iter()
        .map(|line| (*line, after.then.of(*line) - before.then.of(*line)))
        .filter(|(_, change)| change.get() != 0)
        .collect();
    changes.sort_by_key(|(_, change)| std::cmp::Reverse(change.get().abs()));
    let title = later::rules_between(format::long_date(before.since), format::long_date(after.since));
    let rows = changes.into_iter().map(|(line, change)| {
        view! { <div><dt>{line_name(line, None)}</dt><dd>{format::signed_euro(change)}</dd></div> }
    });
    let total = after.then.disposable() - before.then.disposable();
    view! {
        <section class="card">
            <h3 class="nl-heading nl-heading--level-3">{title}</h3>
            <dl class="month__lines">
                {rows.collect_view()}
                <div class="month__total"><dt>{later::rules_together()}</dt><dd>{format::signed_euro(total)}</dd></div>
            </dl>
        </section>
    }
}

/// The first day of all rules that are known.
fn days_of_rules() -> Vec<Day> {
    std::iter::successors(Some(rules::first_day()), |day| Some(day.months_later(HALF_YEAR)))
        .take_while(|day| rules::on(*day).is_some_and(|rules| rules.since == *day))
        .collect()
}

/// The household of today, with today's ages, under the rules of another day.
fn amounts_under(situation: &Situation, since: Day) -> Option<Amounts> {
    let household = Household::under(situation, since).ok()?;
    Some(household.amounts(household.wages(), &mut Silent))
}
