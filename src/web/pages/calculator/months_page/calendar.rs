use leptos::prelude::*;

use crate::{
    income::{
        Amounts, Budget, Line, LineId,
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

/// A row for each month, which opens on what it is made of, with the job and without it.
#[component]
pub(super) fn Months(timeline: Timeline, budgets: Vec<Budget>, without: Option<Timeline>) -> impl IntoView {
    let explainer = Explainer::new();
    let most = timeline.months.iter().map(|month| month.amounts.disposable()).max().unwrap_or_default();
    let after = timeline.months.last().map(|month| month.first);
    let later_settlements: Vec<Settlement> =
        timeline.settlements.into_iter().filter(|settlement| after < Some(settlement.arrives)).collect();
    view! {
        <h2 class="nl-heading nl-heading--level-2">{later::months_calendar()}</h2>
        <p class="small">{later::months_hint()}</p>
        <ol class="months">
            {timeline.months.into_iter().zip(budgets).enumerate().map(|(n, (month, budget))| {
                let without = without.as_ref().and_then(|without| without.months.get(n)).map(|month| month.amounts);
                view! { <li><OneMonth month budget without most explainer /></li> }
            }).collect_view()}
        </ol>
        <Afterwards settlements=later_settlements />
        <Explanation explainer />
    }
}

#[component]
fn OneMonth(
    month: Month,
    budget: Budget,
    /// The same month without the job.
    without: Option<Amounts>,
    most: Cents,
    explainer: Explainer,
) -> impl IntoView {
    let name = format::month(month.first);
    let left = month.amounts.disposable();
    let width = left.get().max(0) * WIDTH / most.get().max(1);
    let tags = special(&budget).into_iter().map(|text| view! { <span class="badge">{text}</span> });
    let other = without.map(|amounts| amounts.disposable());
    let rows = rows(&budget, without);
    let rules = budget.rules;
    let when = StoredValue::new(name.clone());
    view! {
        <details class="month">
            <summary class="month__head">
                <span class="month__name">{name}</span>
                <span class="month__tags">{tags.collect_view()}</span>
                <strong class="month__left">{format::euro(left)}</strong>
                {other.map(|other| view! {
                    <span class="month__without small">{later::months_without(format::euro(other))}</span>
                })}
                <svg class="month__bar" viewBox=format!("0 0 {WIDTH} 1") preserveAspectRatio="none" aria-hidden="true">
                    <rect width=width height="1" />
                </svg>
            </summary>
            <div class="month__table">
                <table class="number-table">
                <thead>
                    <tr>
                        <th scope="col">{later::calculator_line()}</th>
                        <th scope="col">{later::calculator_then()}</th>
                        <th scope="col">{later::months_column_without()}</th>
                    </tr>
                </thead>
                <tbody>
                    {rows.into_iter().map(|row| {
                        let with = match row.line {
                            Some(line) => {
                                let explained = Explained { line, when: when.get_value(), rules };
                                view! { <ExplainedAmount explainer explained /> }.into_any()
                            }
                            None => format::euro(Cents::ZERO).into_any(),
                        };
                        view! {
                            <tr>
                                <th scope="row">{row.name}</th>
                                <td>{with}</td>
                                <td>{row.without.map(format::euro)}</td>
                            </tr>
                        }
                    }).collect_view()}
                </tbody>
                </table>
            </div>
        </details>
    }
}

/// What one line comes to with the job, and without it.
struct Row {
    name: &'static str,
    line: Option<Line>,
    without: Option<Cents>,
}

/// Every line that is something with the job or without it.
fn rows(budget: &Budget, without: Option<Amounts>) -> Vec<Row> {
    let places = LineId::ALL.iter().flat_map(|id| [None, Some(0), Some(1)].map(|adult| (*id, adult)));
    let found = places.map(|(id, adult)| {
        let line = budget.lines.iter().find(|line| line.id == id && line.adult == adult);
        let without = without.map(|amounts| match (id.place_by_adult(), adult) {
            (Some(_), Some(adult)) => amounts.of_adult(id, adult),
            (None, None) => amounts.of(id),
            _ => Cents::ZERO,
        });
        Row {
            name: line_name(id, adult),
            line: line.filter(|line| line.amount != Cents::ZERO).cloned(),
            without,
        }
    });
    found
        .filter(|row| row.line.is_some() || row.without.is_some_and(|amount| amount != Cents::ZERO))
        .collect()
}

/// What makes a month another one than usual.
fn special(budget: &Budget) -> Vec<&'static str> {
    let any =
        |of: fn(LineId) -> bool| budget.lines.iter().any(|line| of(line.id) && line.amount != Cents::ZERO);
    let mut tags = Vec::new();
    if any(LineId::is_settlement) {
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
