//! How the caseload is divided over the parts of the service, now and in the reference measurement.

use leptos::prelude::*;

use super::{charts::bare_bar, names::part_name, percent, shown};
use crate::{
    caseload::{Division, Figures, Numbers, Part, definitions},
    web::texts::figures as text,
};

/// Of all people, and of those who say that they have benefit.
pub(in crate::web::desk) fn division(figures: &Figures, numbers: &Numbers) -> impl IntoView + use<> {
    let baseline = &definitions().baseline;
    view! {
        <div class="figure-division">
            {part(text::division_all(), figures.division, numbers, baseline.all)}
            {part(text::division_benefit(), figures.division_benefit, numbers, baseline.benefit)}
        </div>
        <p class="figure-card__note">{text::division_benefit_note()}</p>
    }
}

fn part(
    caption: &'static str,
    division: Division,
    numbers: &Numbers,
    then: [u32; 3],
) -> impl IntoView + use<> {
    let parts = [Part::Reintegration, Part::Indication, Part::Participation];
    let lines: Vec<_> = parts
        .into_iter()
        .zip(division.parts)
        .zip(then)
        .map(|((part, cell), then)| {
            let share = numbers.share(cell, division.whole);
            view! {
                <tr>
                    <th scope="row">{part_name(part)} {bare_bar(share.unwrap_or(0))}</th>
                    <td>{shown(numbers.of(cell))}</td>
                    <td>{share.map_or_else(|| "–".into(), percent)}</td>
                    <td>{percent(then)}</td>
                </tr>
            }
        })
        .collect();
    view! {
        <table class="number-table">
            <caption>{caption} " (" {shown(numbers.of(division.whole))} ")"</caption>
            <thead>
                <tr>
                    <td></td>
                    <th scope="col">{text::table_count()}</th>
                    <th scope="col">{text::division_now()}</th>
                    <th scope="col">{definitions().baseline.year}</th>
                </tr>
            </thead>
            <tbody>{lines}</tbody>
        </table>
    }
}
