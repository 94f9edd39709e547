//! Numbers by kind, each beside its share.

use leptos::prelude::*;

use super::{
    charts::bare_bar,
    names::{caption, column_name, key_name},
    percent, shown,
};
use crate::{
    caseload::{Column, Key, Numbers, Table, TableId},
    web::texts::figures as text,
};

/// A table of counts and shares.
pub(in crate::web::desk) fn figure_table(table: &Table, numbers: &Numbers) -> impl IntoView + use<> {
    let columns: Vec<_> = table.columns.clone();
    let heads = columns.iter().map(|(column, _)| view! { <th scope="col">{column_name(*column)}</th> });
    let totals = columns.iter().map(|(column, total)| {
        // Part of a total that already stands there.
        let own = !matches!(column, Column::Asked | Column::Attention);
        view! { <td>{own.then(|| shown(numbers.of(*total)))}</td> }
    });
    let lines: Vec<_> = table
        .lines
        .iter()
        .map(|(key, cells)| {
            let below = matches!(key, Key::Category(_) | Key::Doubt(_));
            let cells = cells.iter().zip(&columns).map(|(cell, (_, total))| match cell {
                None => view! { <td></td> }.into_any(),
                Some(cell) => {
                    let share = numbers.share(*cell, *total);
                    view! {
                        <td>
                            <span class="figure-table__count">{shown(numbers.of(*cell))}</span>
                            <span class="figure-table__share">{share.map(percent)}</span>
                            {bare_bar(share.unwrap_or(0))}
                        </td>
                    }
                    .into_any()
                }
            });
            view! {
                <tr class:figure-table__below=below>
                    <th scope="row">{key_name(key)}</th>
                    {cells.collect_view()}
                </tr>
            }
        })
        .collect();
    let note = match table.id {
        TableId::Doubt => Some(text::table_doubt_note()),
        TableId::Signals => Some(text::table_signals_note()),
        _ => None,
    };
    let is_wide = columns.len() > 2;
    view! {
        <div class="figure-table" class:figure-table--wide=is_wide tabindex="0" role="region" aria-label=caption(table.id)>
            <table class="number-table">
                <caption>{caption(table.id)} {note.map(|note| view! { <span class="figure-table__note">{note}</span> })}</caption>
                <thead><tr><td></td>{heads.collect_view()}</tr></thead>
                <tbody>
                    {lines.is_empty().then(|| view! { <tr><th scope="row">{text::table_none()}</th><td>"0"</td></tr> })}
                    {lines}
                </tbody>
                <tfoot><tr><th scope="row">{text::table_total()}</th>{totals.collect_view()}</tr></tfoot>
            </table>
        </div>
    }
}
