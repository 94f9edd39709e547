use leptos::prelude::*;

use crate::{
    income::{
        Amounts, LineId,
        timeline::{Month, Timeline},
    },
    money::Cents,
    web::{format, texts::later},
};

/// Lines that are of the same kind to who reads a year.
const WAGES: [LineId; 3] = [LineId::NetWage, LineId::HolidayAllowance, LineId::OtherIncome];
const BENEFIT: [LineId; 3] = [LineId::Bijstand, LineId::Vakantietoeslag, LineId::BijstandCorrection];
const TOESLAGEN: [LineId; 5] = [
    LineId::Zorgtoeslag,
    LineId::Huurtoeslag,
    LineId::KindgebondenBudget,
    LineId::Kinderopvangtoeslag,
    LineId::Kinderbijslag,
];

/// Twelve months, a row each.
#[component]
pub(super) fn YearTable(timeline: Timeline) -> impl IntoView {
    let rows = timeline.months.iter().map(row).collect_view();
    let sum =
        |of: fn(&Amounts) -> Cents| -> Cents { timeline.months.iter().map(|month| of(&month.amounts)).sum() };
    view! {
        <section>
            <h2 class="nl-heading nl-heading--level-2">{later::summary_year()}</h2>
            <div class="scrolls" role="region" tabindex="0" aria-label=later::summary_year()>
            <table class="number-table number-table--dense">
                <caption class="small">{later::summary_in_euros()}</caption>
                <thead>
                    <tr>
                        <th scope="col">{later::summary_month()}</th>
                        <th scope="col">{later::summary_wages()}</th>
                        <th scope="col">{later::summary_benefit()}</th>
                        <th scope="col">{later::summary_toeslagen()}</th>
                        <th scope="col">{later::summary_other()}</th>
                        <th scope="col">{later::summary_together()}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
                <tfoot>
                    <tr>
                        <th scope="row">{later::summary_all_months()}</th>
                        <td>{format::whole_number(sum(wages))}</td>
                        <td>{format::whole_number(sum(benefit))}</td>
                        <td>{format::whole_number(sum(toeslagen))}</td>
                        <td>{format::whole_number(sum(other))}</td>
                        <td>{format::whole_number(sum(Amounts::disposable))}</td>
                    </tr>
                </tfoot>
            </table>
            </div>
        </section>
    }
}

fn row(month: &Month) -> impl IntoView + use<> {
    let amounts = &month.amounts;
    view! {
        <tr>
            <th scope="row">{format::short_month(month.first)}</th>
            <td>{format::whole_number(wages(amounts))}</td>
            <td>{format::whole_number(benefit(amounts))}</td>
            <td>{format::whole_number(toeslagen(amounts))}</td>
            <td>{format::whole_number(other(amounts))}</td>
            <td>{format::whole_number(amounts.disposable())}</td>
        </tr>
    }
}

fn total(amounts: &Amounts, lines: &[LineId]) -> Cents {
    lines.iter().map(|line| amounts.of(*line)).sum()
}

fn wages(amounts: &Amounts) -> Cents {
    total(amounts, &WAGES)
}

fn benefit(amounts: &Amounts) -> Cents {
    total(amounts, &BENEFIT)
}

fn toeslagen(amounts: &Amounts) -> Cents {
    total(amounts, &TOESLAGEN)
}

/// What the other three leave: credits, settlements, local schemes and costs.
fn other(amounts: &Amounts) -> Cents {
    amounts.disposable() - wages(amounts) - benefit(amounts) - toeslagen(amounts)
}
