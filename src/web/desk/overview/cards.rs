//! A card for each figure of the policy papers: what it comes to, of what, against its target, and what it counts.

use leptos::prelude::*;

use super::{amount, bar, charts::bare_bar, division, key_name, percent, target, whole, with_rows};
use crate::{
    caseload::{
        Cell, Definition, Figure, FigureId, Figures, Numbers, TableId, Value, definition, definitions,
    },
    dossier::RecordId,
    web::{
        components::{Kind, Notice},
        desk::list_page::who,
        page::{DeskPage, DossierPart, Page},
        texts::figures as text,
    },
};

/// Most people that are named below a figure.
const MOST_NAMED: usize = 50;

/// A warning where suspiciously few decisions deviate.
pub(super) fn alarm(figures: &Figures) -> impl IntoView + use<> {
    figures.deviations.alarm.then(|| {
        let share = percent(definitions().deviation_alarm);
        view! {
            <Notice kind=Kind::Warning title=text::deviations_alarm_title()>
                <p class="nl-paragraph">{text::deviations_alarm(share)}</p>
            </Notice>
        }
    })
}

/// All cards.
pub(super) fn cards(figures: &Figures, numbers: &Numbers) -> impl IntoView + use<> {
    let each = definitions().figures.iter().filter_map(|definition| {
        if definition.id == FigureId::Baseline {
            return Some(card(definition, division::division(figures, numbers).into_any(), true));
        }
        let figure = figures.figure(definition.id)?;
        let more = more(figures, numbers, definition.id);
        let body = view! { {value(figure, numbers)} {more} };
        Some(card(definition, body.into_any(), false))
    });
    view! { <div class="figure-cards">{each.collect_view()}</div> }
}

fn card(definition: &'static Definition, body: AnyView, wide: bool) -> AnyView {
    view! {
        <article class="figure-card" class:figure-card--wide=wide>
            <h3 class="nl-heading nl-heading--level-3">{definition.name.as_str()}</h3>
            {body}
            <details class="why">
                <summary>{text::value_definition()}</summary>
                <div class="why__text">
                    <p class="nl-paragraph">{definition.text.as_str()}</p>
                    <p class="nl-paragraph">
                        {text::value_numerator(&definition.numerator)} " "
                        {text::value_denominator(&definition.denominator)} " "
                        {text::value_source(&definition.source)}
                    </p>
                </div>
            </details>
        </article>
    }
    .into_any()
}

/// The number itself, of what, and how it stands to the target.
fn value(figure: Figure, numbers: &Numbers) -> impl IntoView + use<> {
    let Figure { id, value } = figure;
    let aimed = definition(id).target;
    let found = value.amount(numbers);
    let of = match value {
        Value::Share { part, whole: of } => {
            let count = |cell: Cell| super::shown(numbers.of(cell));
            text::value_of(count(part), count(of))
        }
        Value::Mean { count, .. } => {
            numbers.count(count).map_or_else(String::new, |count| text::value_mean_of(count as usize))
        }
    };
    let Some(found) = found else {
        return view! {
            <p class="figure-card__value figure-card__value--none">{text::value_none()}</p>
            <p class="figure-card__of">{text::value_none_why()}</p>
            <p class="figure-card__target">{aim(id, value)}</p>
        }
        .into_any();
    };
    let written = amount(value, found);
    // A mark is out of ten.
    let scale = |amount: u32| if matches!(value, Value::Mean { .. }) { amount / 10 } else { amount };
    let described = match aimed {
        Some(aimed) => text::value_bar_target(&written, amount(value, aimed)),
        None => text::value_bar(&written),
    };
    view! {
        <p class="figure-card__value">{written}</p>
        <p class="figure-card__of">{of}</p>
        {bar(scale(found), aimed.map(scale), described)}
        <p class="figure-card__target">
            {aim(id, value)}
            {aimed.map(|aimed| {
                let (class, said) = if found >= aimed {
                    ("tag tag--met", text::value_target_met())
                } else {
                    ("tag tag--missed", text::value_target_missed())
                };
                view! { " " <span class=class>{said}</span> }
            })}
        </p>
    }
    .into_any()
}

fn aim(id: FigureId, value: Value) -> String {
    let definition = definition(id);
    let stated = target(id, value);
    if definition.target.is_some() { text::value_target(stated) } else { stated }
}

/// What else belongs to a figure.
fn more(figures: &Figures, numbers: &Numbers, id: FigureId) -> Option<AnyView> {
    let count = |cell: Cell| figures.sheet.get(cell) as usize;
    Some(match id {
        FigureId::ClosedApproach => coverage(figures, numbers).into_any(),
        FigureId::Outflow => {
            let (open, blameless) = (count(figures.outflow_open), count(figures.blameless));
            view! {
                {(open > 0).then(|| view! { <p class="figure-card__note">{text::outflow_open(open)}</p> })}
                {(blameless > 0).then(|| view! { <p class="figure-card__note">{text::outflow_blameless(blameless)}</p> })}
            }
            .into_any()
        }
        FigureId::Ladder => {
            let steps = figures.table(TableId::Steps)?;
            let total = steps.columns[0].1;
            let lines: Vec<(String, Cell)> =
                steps.lines.iter().filter_map(|(key, cells)| Some((key_name(key), cells[0]?))).collect();
            (count(total) > 0).then(|| bars(numbers, lines, total))?.into_any()
        }
        FigureId::Deviations => {
            let found = figures.deviations;
            let (unseen, nothing) = (count(found.unseen), count(found.without_suggestion));
            let seen = figures.sheet.get(found.seen);
            let fewest = definitions().fewest_for_alarm;
            view! {
                {(seen > 0 && seen < fewest).then(|| view! {
                    <p class="figure-card__note">{text::deviations_too_few(fewest)}</p>
                })}
                {(unseen > 0).then(|| view! {
                    <p class="figure-card__note">
                        {text::deviations_unseen(whole(figures.sheet.get(found.unseen_deviated)), whole(figures.sheet.get(found.unseen)))}
                    </p>
                })}
                {(nothing > 0).then(|| view! { <p class="figure-card__note">{text::deviations_nothing(nothing)}</p> })}
            }
            .into_any()
        }
        _ => return None,
    })
}

/// Everybody in the first group that holds, and who is in none.
fn coverage(figures: &Figures, numbers: &Numbers) -> impl IntoView + use<> {
    let coverage = figures.coverage;
    let lines = vec![
        (text::coverage_exempted().to_string(), coverage.exempted),
        (text::coverage_intake().to_string(), coverage.intake),
        (text::coverage_traject().to_string(), coverage.traject),
        (text::coverage_examination().to_string(), coverage.examination),
        (text::coverage_rest().to_string(), coverage.rest),
    ];
    let ids = figures.uncovered.clone();
    view! {
        {(figures.sheet.get(figures.caseload) > 0).then(|| bars(numbers, lines, figures.caseload))}
        {(!ids.is_empty()).then(|| named(ids))}
    }
}

/// Who it is, by name, only on the consultant's own screen.
fn named(ids: Vec<RecordId>) -> impl IntoView {
    let count = ids.len();
    let open = RwSignal::new(false);
    let names = move || {
        with_rows(|rows| {
            let wanted: std::collections::HashSet<&RecordId> = ids.iter().collect();
            let mut found: Vec<(String, String)> = rows
                .filter(|row| wanted.contains(&row.id))
                .map(|row| (who(row), row.id.to_string()))
                .collect();
            found.sort();
            found.truncate(MOST_NAMED);
            found
        })
    };
    view! {
        <details class="why" on:toggle=move |_| open.set(true)>
            <summary>{text::coverage_who(count)}</summary>
            <div class="why__text">
                <ul class="plain-list figure-names">
                    {move || open.get().then(|| names().into_iter().map(|(name, id)| {
                        let href = Page::from(DeskPage::Dossier(id, DossierPart::Route)).href();
                        view! { <li><a class="nl-link" href=href>{name}</a></li> }
                    }).collect_view())}
                </ul>
                {count.checked_sub(MOST_NAMED).filter(|more| *more > 0).map(|more| view! {
                    <p class="nl-paragraph">{text::coverage_more(more)}</p>
                })}
            </div>
        </details>
    }
}

/// A bar for each line of a few, with its number.
fn bars(numbers: &Numbers, lines: Vec<(String, Cell)>, total: Cell) -> impl IntoView + use<> {
    let lines = lines.into_iter().map(|(name, cell)| {
        let share = numbers.share(cell, total).unwrap_or(0);
        view! {
            <div>
                <dt>{name}</dt>
                <dd>{super::shown(numbers.of(cell))}</dd>
                {bare_bar(share)}
            </div>
        }
    });
    view! { <dl class="figure-lines">{lines.collect_view()}</dl> }
}
