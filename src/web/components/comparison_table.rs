use leptos::prelude::*;

use crate::{
    income::Comparison,
    web::{format, line_name::line_name, texts::later},
};

/// Now, with the job, and what changes: per line and in all.
#[component]
pub(crate) fn ComparisonTable(comparison: Comparison) -> impl IntoView {
    let total = (comparison.now.disposable, comparison.then.disposable, comparison.difference());
    // The roles stay when the style lays the table out as a grid.
    view! {
        <table class="comparison" role="table">
            <thead role="rowgroup">
                <tr role="row">
                    <th role="columnheader" scope="col">{later::calculator_line()}</th>
                    <th role="columnheader" scope="col">{later::calculator_now()}</th>
                    <th role="columnheader" scope="col">{later::calculator_then()}</th>
                    <th role="columnheader" scope="col">{later::calculator_difference()}</th>
                </tr>
            </thead>
            <tbody role="rowgroup">
                {comparison.rows().into_iter().map(|row| view! {
                    <tr role="row">
                        <th role="rowheader" scope="row">{line_name(row.id, row.adult)}</th>
                        <td role="cell">{format::euro(row.now)}</td>
                        <td role="cell">{format::euro(row.then)}</td>
                        <td role="cell">{format::signed_euro(row.difference())}</td>
                    </tr>
                }).collect_view()}
            </tbody>
            <tfoot role="rowgroup">
                <tr role="row" class="comparison__total">
                    <th role="rowheader" scope="row">{later::calculator_total()}</th>
                    <td role="cell">{format::euro(total.0)}</td>
                    <td role="cell">{format::euro(total.1)}</td>
                    <td role="cell">{format::signed_euro(total.2)}</td>
                </tr>
            </tfoot>
        </table>
    }
}

/// How each line was calculated, with its article.
#[component]
pub(crate) fn Explanation(budget: crate::income::Budget) -> impl IntoView {
    budget
        .lines
        .into_iter()
        .filter(|line| !line.why.is_empty())
        .map(|line| {
            view! {
                <details class="why">
                    <summary>{line_name(line.id, line.adult)} ": " {format::euro(line.amount)}</summary>
                    <ol class="why__steps">
                        {line.why.iter().map(|step| view! { <li>{format::step(step)}</li> }).collect_view()}
                    </ol>
                    <p class="small">{later::calculator_law(line.law)}</p>
                </details>
            }
        })
        .collect_view()
}
