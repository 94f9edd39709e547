use leptos::prelude::*;

use crate::{
    income::{
        Budget, LineId,
        timeline::{Month, Settlement, Timeline},
    },
    money::Cents,
    web::{
        components::{Explained, ExplainedAmount, Explainer, Explanation},
        format,
        line_name::line_name,
        texts::later,
    },
};

/// Of a bar.
const WIDTH: i64 = 1000;

/// A row for each month, which opens on what it is made of.
#[component]
pub(super) fn Months(timeline: Timeline, budgets: Vec<Budget>) -> impl IntoView {
    let explainer = Explainer::new();
    let most = timeline.months.iter().map(|month| month.amounts.disposable()).max().unwrap_or_default();
    let after = timeline.months.last().map(|month| month.first);
    let later_settlements: Vec<Settlement> =
        timeline.settlements.into_iter().filter(|settlement| after < Some(settlement.arrives)).collect();
    view! {
        <h2 class="nl-heading nl-heading--level-2">{later::months_calendar()}</h2>
        <p class="small">{later::months_hint()}</p>
        <ol class="months">
            {timeline.months.into_iter().zip(budgets).map(|(month, budget)| view! {
                <li><OneMonth month budget most explainer /></li>
            }).collect_view()}
        </ol>
        <Afterwards settlements=later_settlements />
        <Explanation explainer />
    }
}

#[component]
fn OneMonth(month: Month, budget: Budget, most: Cents, explainer: Explainer) -> impl IntoView {
    let name = format::month(month.first);
    let left = month.amounts.disposable();
    let width = left.get().max(0) * WIDTH / most.get().max(1);
    let tags = special(&budget).into_iter().map(|text| view! { <span class="badge">{text}</span> });
    let lines = budget.lines.iter().filter(|line| line.amount != Cents::ZERO).cloned().collect::<Vec<_>>();
    let rules = budget.rules;
    let when = StoredValue::new(name.clone());
    view! {
        <details class="month">
            <summary class="month__head">
                <span class="month__name">{name}</span>
                <span class="month__tags">{tags.collect_view()}</span>
                <strong class="month__left">{format::euro(left)}</strong>
                <svg class="month__bar" viewBox=format!("0 0 {WIDTH} 1") preserveAspectRatio="none" aria-hidden="true">
                    <rect width=width height="1" />
                </svg>
            </summary>
            <dl class="month__lines">
                {lines.into_iter().map(|line| {
                    let name = line_name(line.id, line.adult);
                    let explained = Explained { line, when: when.get_value(), rules };
                    view! { <div><dt>{name}</dt><dd><ExplainedAmount explainer explained /></dd></div> }
                }).collect_view()}
            </dl>
        </details>
    }
}

/// What makes a month another one than usual.
fn special(budget: &Budget) -> Vec<&'static str> {
    let any =
        |of: fn(LineId) -> bool| budget.lines.iter().any(|line| of(line.id) && line.amount != Cents::ZERO);
    let mut tags = Vec::new();
    if any(is_settlement) {
        tags.push(later::months_tag_settlement());
    }
    if any(|line| matches!(line, LineId::HolidayAllowance | LineId::Vakantietoeslag)) {
        tags.push(later::months_tag_holiday());
    }
    if any(|line| line == LineId::BijstandCorrection) {
        tags.push(later::months_tag_correction());
    }
    if any(|line| line == LineId::Kinderbijslag) {
        tags.push(later::months_tag_kinderbijslag());
    }
    tags
}

fn is_settlement(line: LineId) -> bool {
    matches!(
        line,
        LineId::SettlementZorgtoeslag
            | LineId::SettlementHuurtoeslag
            | LineId::SettlementKindgebondenBudget
            | LineId::SettlementKinderopvangtoeslag
            | LineId::SettlementIncomeTax
    )
}

/// What is settled after the last month that is shown.
#[component]
fn Afterwards(settlements: Vec<Settlement>) -> impl IntoView {
    (!settlements.is_empty()).then(|| {
        let rows = settlements.into_iter().map(|settlement| {
            let name = later::months_settlement_of(line_name(settlement.line, settlement.adult), settlement.year);
            view! {
                <div>
                    <dt>{name} " " <span class="small">{later::months_around(format::month(settlement.arrives))}</span></dt>
                    <dd>{format::signed_euro(settlement.amount)}</dd>
                </div>
            }
        });
        view! {
            <h3 class="nl-heading nl-heading--level-3">{later::months_afterwards()}</h3>
            <dl class="card month__lines">{rows.collect_view()}</dl>
        }
    })
}
