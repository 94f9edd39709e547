//! Every kind of household under several rules or schemes, side by side at one wage: on the page, as a drawing over all
//! wages, and as a file with all of them.

use leptos::prelude::*;

use super::{
    chart::{Chart, ChartFigure, chart_of, series},
    choices::{KindChoice, drawn, wage_text},
    names::{kind_name, percent, why_not},
    saving,
    state::Policy,
};
use crate::{
    calendar::Day,
    money::Cents,
    policy::{Cell, Column, HouseholdKind, NotComputed, Verdict},
    table::{Cell as Field, Table},
    web::{
        components::{Kind, Notice, PrintButton},
        format,
        line_name::line_name,
        texts::policy,
    },
};

/// One of those that stand side by side.
#[derive(Clone, PartialEq)]
pub(super) struct Side {
    pub heading: String,
    pub day: Day,
    /// Whose schemes; `None` for nobody's.
    pub gemeente: Option<String>,
    /// By kind of household.
    pub columns: Vec<Result<Column, NotComputed>>,
}

/// The sides as a table at the chosen wage, with the buttons that print and save it, and a drawing.
#[component]
pub(super) fn SideBySide(
    #[prop(into)] sides: Signal<Vec<Side>>,
    caption: &'static str,
    /// Whether the last less the first has a column of its own.
    #[prop(optional)]
    difference: bool,
    /// The name of the files, without their ending.
    file: &'static str,
    /// Above the drawing, of a kind of household.
    title: fn(String) -> String,
    /// Below the title of the drawing: which rules and schemes.
    rules: fn(&[Side]) -> String,
) -> impl IntoView {
    let state = expect_context::<Policy>();
    let chart = Signal::derive(move || {
        let (sides, n) = (sides.get(), drawn(state));
        let name = state.kinds().get(n).map(kind_name).unwrap_or_default();
        let lines = sides.iter().filter_map(|side| {
            let column = side.columns.get(n)?.as_ref().ok()?;
            Some(series(side.heading.clone(), column))
        });
        let lines = lines.collect();
        let Chart { title, drawing } = chart_of(title(name), rules(&sides), lines);
        Chart { title, drawing }
    });
    let failed = RwSignal::new(false);
    let save = move |_| {
        let text = csv(&state.kinds(), &sides.read());
        failed.set(!saving::save(&format!("{file}.csv"), text.as_bytes()));
    };
    view! {
        {move || view! { <SidesTable kinds=state.kinds() sides=sides.get() percent=state.percent.get() caption difference /> }}
        <SavingButtons on_save=save failed />
        <KindChoice id="drawn-kind" />
        <ChartFigure name=file chart />
    }
}

/// The buttons that print a page and save its table.
#[component]
pub(super) fn SavingButtons(
    on_save: impl Fn(leptos::ev::MouseEvent) + 'static,
    failed: RwSignal<bool>,
) -> impl IntoView {
    view! {
        <div class="actions">
            <PrintButton label=policy::common_print() class="nl-button nl-button--secondary" />
            <button type="button" class="nl-button nl-button--secondary" on:click=on_save>{policy::common_csv()}</button>
        </div>
        {move || failed.get().then(|| view! {
            <Notice kind=Kind::Wrong><p class="nl-paragraph">{policy::common_save_failed()}</p></Notice>
        })}
    }
}

#[component]
fn SidesTable(
    kinds: Vec<HouseholdKind>,
    sides: Vec<Side>,
    percent: u32,
    caption: &'static str,
    difference: bool,
) -> impl IntoView {
    let caption = policy::common_caption(caption, wage_text(percent));
    let headings =
        sides.iter().map(|side| view! { <th scope="col">{side.heading.clone()}</th> }).collect_view();
    let rows = kinds.iter().enumerate().map(|(n, kind)| {
        let at: Vec<Option<&Cell>> =
            sides.iter().map(|side| cell_at(side.columns.get(n)?, percent)).collect();
        let more = match (difference, at.first(), at.last()) {
            (true, Some(Some(first)), Some(Some(last))) => {
                Some(format::signed_euro(last.amounts.disposable() - first.amounts.disposable()))
            }
            _ => None,
        };
        let cells = sides.iter().zip(&at).map(|(side, cell)| match (side.columns.get(n), cell) {
            (Some(Ok(column)), Some(cell)) => {
                let with_local = side.gemeente.is_some();
                view! { <td><Amount cell=(*cell).clone() norm=column.norm with_local /></td> }.into_any()
            }
            (Some(Err(error)), _) => view! { <td class="matrix__none">{why_not(error)}</td> }.into_any(),
            _ => view! { <td></td> }.into_any(),
        });
        let cells = cells.collect_view();
        view! {
            <tr>
                <th scope="row">{kind_name(kind)}</th>
                {cells}
                {difference.then(|| view! { <td>{more}</td> })}
            </tr>
        }
    });
    let rows = rows.collect_view();
    view! {
        <div class="scrolls" tabindex="0" role="group" aria-label=caption.clone()>
            <table class="number-table matrix matrix--beside">
                <caption>{caption.clone()}</caption>
                <thead>
                    <tr>
                        <th scope="col">{policy::schemes_kind_column()}</th>
                        {headings}
                        {difference.then(|| view! { <th scope="col">{policy::rules_difference()}</th> })}
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
}

/// What is left, as a share of the norm too, and what schemes give.
#[component]
fn Amount(cell: Cell, norm: Cents, with_local: bool) -> impl IntoView {
    let share = policy::common_of_norm(percent(cell.of_norm(norm)));
    let local = with_local.then(|| policy::gemeenten_local(format::euro(cell.local_year.round_half_up())));
    view! {
        <strong>{format::euro(cell.amounts.disposable())}</strong>
        <span class="matrix__part">{share}</span>
        {local.map(|local| view! { <span class="matrix__part">{local}</span> })}
    }
}

fn cell_at(column: &Result<Column, NotComputed>, percent: u32) -> Option<&Cell> {
    column.as_ref().ok()?.cells.iter().find(|cell| cell.percent == percent)
}

/// Every kind at every wage of every side, a line each.
pub(super) fn csv(kinds: &[HouseholdKind], sides: &[Side]) -> String {
    let mut table = Table::new();
    let headings = [
        policy::csv_rules(),
        policy::csv_gemeente(),
        policy::csv_kind(),
        policy::csv_percent(),
        policy::csv_gross(),
        policy::csv_disposable(),
        policy::csv_of_norm(),
        policy::csv_kept(),
        policy::csv_verdict(),
        policy::csv_because(),
        policy::csv_local_year(),
    ];
    table.line(headings.map(Field::Text));
    for side in sides {
        for (kind, column) in kinds.iter().zip(&side.columns) {
            let Ok(column) = column else { continue };
            for cell in &column.cells {
                line(&mut table, side, kind, column.norm, cell);
            }
        }
    }
    table.into_text()
}

fn line(table: &mut Table, side: &Side, kind: &HouseholdKind, norm: Cents, cell: &Cell) {
    let (day, kind) = (side.day.to_string(), kind_name(kind));
    // Millionths to hundredths of a percent.
    let share = |share: crate::money::Rate| Field::Hundredths(share.get().div_euclid(100));
    let (kept, verdict, because) = match cell.kept {
        None => (Field::Empty, Field::Empty, Field::Empty),
        Some(kept) => (
            share(kept.share),
            Field::Text(match kept.verdict {
                Verdict::Pays => policy::csv_pays(),
                Verdict::Hardly => policy::csv_hardly(),
                Verdict::Costs => policy::csv_costs(),
            }),
            if kept.verdict == Verdict::Pays {
                Field::Empty
            } else {
                Field::Text(line_name(kept.because, None))
            },
        ),
    };
    table.line([
        Field::Text(&day),
        side.gemeente.as_deref().map_or(Field::Empty, Field::Text),
        Field::Text(&kind),
        Field::Number(cell.percent),
        Field::Hundredths(cell.wage_month.get()),
        Field::Hundredths(cell.amounts.disposable().get()),
        share(cell.of_norm(norm)),
        kept,
        verdict,
        because,
        Field::Hundredths(cell.local_year.round_half_up().get()),
    ]);
}
