use leptos::prelude::*;

use crate::{
    income::{Point, insight::kept_of_next_hour},
    web::{format, texts::later},
};

/// A row every four hours.
const ROW: u32 = 400;

/// The chart for who reads numbers, or hears them.
#[component]
pub(super) fn Table(points: Vec<Point>) -> impl IntoView {
    let rows: Vec<_> = points
        .iter()
        .filter(|point| point.hours.get().is_multiple_of(ROW))
        .map(|point| {
            let next = kept_of_next_hour(&points, point.hours).map(format::euro);
            (format::hours(point.hours), format::euro(point.amounts.disposable()), next.unwrap_or_default())
        })
        .collect();
    view! {
        <details class="why">
            <summary>{later::chart_table()}</summary>
            <table class="number-table">
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
