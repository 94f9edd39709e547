//! Kinds of households against wages.

use leptos::prelude::*;

use super::{
    as_of::{AsOf, short},
    chart::{ChartFigure, chart_of, series},
    choices::{ChildrenChoice, DayChoice, GemeenteChoice, NumberChoice},
    names::{kind_name, of_a_hundred, percent, why_not},
    saving,
    side_by_side::{SavingButtons, Side, csv},
    state::Policy,
};
use crate::{
    money::Cents,
    policy::{Cell, Column, HouseholdKind, Kept, NotComputed, STEPS, Trap, Verdict},
    web::{components::Heading, format, line_name::line_name, texts::policy},
};

type Columns = Vec<Result<Column, NotComputed>>;

/// The matrix, the traps in words, and a drawing.
#[component]
pub(super) fn MatrixPage() -> impl IntoView {
    let state = expect_context::<Policy>();
    let columns = Memo::new(move |_| {
        let (assumptions, gemeente) = (state.assumptions(), state.schemes());
        let of = |kind: &HouseholdKind| Column::of(kind, &assumptions, gemeente.as_ref());
        state.kinds().iter().map(of).collect::<Columns>()
    });
    let chart = Signal::derive(move || {
        let columns = columns.read();
        let kinds = state.kinds();
        let lines = kinds
            .iter()
            .zip(columns.iter())
            .filter_map(|(kind, column)| Some(series(kind_name(kind), column.as_ref().ok()?)));
        let name = state.schemes().map(|gemeente| gemeente.name);
        chart_of(
            policy::matrix_chart_title().into(),
            short(&[state.day.get()], name.as_deref()),
            lines.collect(),
        )
    });
    let failed = RwSignal::new(false);
    let save = move |_| {
        let side = Side {
            heading: String::new(),
            day: state.day.get_untracked(),
            gemeente: state.schemes().map(|gemeente| gemeente.name),
            columns: columns.get_untracked(),
        };
        failed.set(!saving::save("overzicht.csv", csv(&state.kinds(), &[side]).as_bytes()));
    };
    view! {
        <Heading text=policy::matrix_title() />
        <p class="lead">{policy::matrix_lead()}</p>
        <div class="policy-choices">
            <GemeenteChoice id="gemeente" label=policy::common_gemeente() none=policy::common_none() />
            <DayChoice id="rules-day" label=policy::common_rules_day() value=state.day />
            <ChildrenChoice />
            <NumberChoice id="step" label=policy::matrix_step() numbers=STEPS.to_vec()
                text=|step| policy::matrix_step_percent(step) value=state.step />
        </div>
        <AsOf days=Signal::derive(move || vec![state.day.get()])
            gemeenten=Signal::derive(move || state.schemes().into_iter().collect::<Vec<_>>()) />
        {move || view! { <Matrix kinds=state.kinds() columns=columns.get() /> }}
        <p class="small">{policy::matrix_legend()}</p>
        <SavingButtons on_save=save failed />
        <section class="card">
            <h2 class="nl-heading nl-heading--level-2">{policy::matrix_traps_title()}</h2>
            {move || view! { <Traps kinds=state.kinds() columns=columns.get() /> }}
        </section>
        <section>
            <h2 class="nl-heading nl-heading--level-2">{policy::matrix_chart_title()}</h2>
            <ChartFigure name="overzicht" chart />
        </section>
    }
}

#[component]
fn Matrix(kinds: Vec<HouseholdKind>, columns: Columns) -> impl IntoView {
    let headings = kinds.iter().map(|kind| view! { <th scope="col">{kind_name(kind)}</th> }).collect_view();
    let first = columns.iter().find_map(|column| column.as_ref().ok()).cloned();
    let wages = first.map(|column| column.cells).unwrap_or_default();
    let rows = wages.into_iter().enumerate().map(|(n, wage)| {
        let cells = columns.iter().map(|column| match column {
            Ok(column) => {
                let cell = column.cells[n].clone();
                // Of somebody young the minimum wage is another one.
                let own_wage = (cell.wage_month != wage.wage_month).then_some(cell.wage_month);
                view! { <MatrixCell cell norm=column.norm own_wage /> }.into_any()
            }
            // Said once.
            Err(error) => view! { <td class="matrix__none">{(n == 0).then(|| why_not(error))}</td> }.into_any(),
        });
        let cells = cells.collect_view();
        view! {
            <tr>
                <th scope="row">
                    {policy::common_percent(wage.percent)}
                    <span class="matrix__part">{policy::matrix_wage_gross(format::euro(wage.wage_month))}</span>
                </th>
                {cells}
            </tr>
        }
    });
    let rows = rows.collect_view();
    view! {
        <div class="scrolls" tabindex="0" role="group" aria-label=policy::matrix_caption()>
            <table class="number-table matrix">
                <caption>{policy::matrix_caption()}</caption>
                <thead><tr><th scope="col">{policy::matrix_wage_column()}</th>{headings}</tr></thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
    }
}

#[component]
fn MatrixCell(
    cell: Cell,
    norm: Cents,
    /// The wage, where it is not that of the row.
    own_wage: Option<Cents>,
) -> impl IntoView {
    let class = match cell.kept.map(|kept| kept.verdict) {
        Some(Verdict::Costs) => "matrix__cell matrix__cell--costs",
        Some(Verdict::Hardly) => "matrix__cell matrix__cell--hardly",
        _ => "matrix__cell",
    };
    let share = policy::common_of_norm(percent(cell.of_norm(norm)));
    view! {
        <td class=class>
            <strong>{format::euro(cell.amounts.disposable())}</strong>
            <span class="matrix__part">{share}</span>
            {own_wage.map(|wage| view! { <span class="matrix__part">{policy::matrix_wage_gross(format::euro(wage))}</span> })}
            {cell.kept.map(|kept| view! { <span class="matrix__kept">{kept_text(kept)}</span> })}
        </td>
    }
}

fn kept_text(kept: Kept) -> String {
    let share = percent(kept.share);
    match kept.verdict {
        Verdict::Pays => policy::matrix_kept(share),
        Verdict::Hardly => policy::matrix_hardly(share),
        Verdict::Costs => policy::matrix_costs(share),
    }
}

/// Where earning more hardly pays, in words.
#[component]
fn Traps(kinds: Vec<HouseholdKind>, columns: Columns) -> impl IntoView {
    let all = kinds.iter().zip(&columns).filter_map(|(kind, column)| {
        let column = column.as_ref().ok()?;
        let traps = column.traps.iter().map(|trap| view! { <li>{trap_text(trap)}</li> }).collect_view();
        let none = column.traps.is_empty().then(policy::matrix_traps_none);
        Some(view! {
            <div class="trap-list">
                <h3 class="nl-heading nl-heading--level-3">{kind_name(kind)}</h3>
                {match none {
                    Some(none) => view! { <p class="nl-paragraph">{none}</p> }.into_any(),
                    None => view! { <ul>{traps}</ul> }.into_any(),
                }}
            </div>
        })
    });
    view! { <div class="trap-lists">{all.collect_view()}</div> }
}

fn trap_text(trap: &Trap) -> String {
    let (kept, line) = (of_a_hundred(trap.kept.share), line_name(trap.kept.because, None));
    match trap.kept.verdict {
        Verdict::Costs => policy::matrix_trap_costs(trap.from, kept, line, trap.to),
        _ => policy::matrix_trap(trap.from, kept, line, trap.to),
    }
}
