use leptos::prelude::*;

use super::explanation::{Explained, ExplainedAmount, Explainer, Explanation};
use crate::{
    income::{Budget, Comparison, LineId},
    money::Cents,
    web::{format, line_name::line_name, texts::later},
};

/// Now, with the job, and what changes: per line and in all. Every amount can be asked where it comes from.
#[component]
pub(crate) fn ComparisonTable(comparison: Comparison) -> impl IntoView {
    let explainer = Explainer::new();
    let total = (comparison.now.disposable, comparison.then.disposable, comparison.difference());
    let rows = comparison.rows();
    // The roles stay when the style lays the table out as a grid.
    view! {
        <p class="small comparison-hint">{later::explain_hint()}</p>
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
                {rows.into_iter().map(|row| {
                    let difference = row.difference();
                    view! {
                        <tr role="row">
                            <th role="rowheader" scope="row">{line_name(row.id, row.adult)}</th>
                            <td role="cell">
                                {amount(explainer, &comparison.now, row.id, row.adult, later::calculator_now())}
                            </td>
                            <td role="cell">
                                {amount(explainer, &comparison.then, row.id, row.adult, later::calculator_then())}
                            </td>
                            <td role="cell">{format::signed_euro(difference)}</td>
                        </tr>
                    }
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
        <Explanation explainer />
    }
}

/// A line's amount in one budget; plain where there is nothing to explain.
fn amount(
    explainer: Explainer,
    budget: &Budget,
    id: LineId,
    adult: Option<usize>,
    when: &'static str,
) -> AnyView {
    match budget.lines.iter().find(|line| line.id == id && line.adult == adult) {
        Some(line) => {
            let explained = Explained { line: line.clone(), when: when.into(), rules: budget.rules };
            view! { <ExplainedAmount explainer explained /> }.into_any()
        }
        None => format::euro(Cents::ZERO).into_any(),
    }
}
