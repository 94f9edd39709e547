//! The report over a period, to print or to open in a spreadsheet: small numbers are hidden in both.

mod csv;

use leptos::prelude::*;

use super::{
    gemeente_field::name_of,
    overview::{Chosen, Frame, amount, division, figure_table, figures, period_name, shown, target},
};
use crate::{
    calendar::Day,
    caseload::{
        Figure, FigureId, Figures, Length, Numbers, Period, Place, Shown, Value, definition, definitions,
    },
    diagnose::model,
    web::{
        components::{Kind, Notice, PrintButton},
        download, format,
        texts::{desk, figures as text},
        today::today,
    },
};

/// The report over a period, to print.
#[component]
pub(super) fn ReportPage() -> impl IntoView {
    let lead = text::report_lead(definitions().small - 1);
    view! {
        <Frame title=desk::desk_nav_report() lead>
            <Content />
        </Frame>
    }
}

#[component]
fn Content() -> impl IntoView {
    let figures = figures();
    let chosen = expect_context::<Chosen>();
    let saved = RwSignal::new(None::<Result<String, ()>>);
    let save = move |_| {
        let (name, table) = figures.with(|figures| {
            let (period, place) = (figures.asked.period, figures.asked.in_file_name(text::report_csv_home()));
            (text::report_csv_file(period.from(), period.to(), place), csv::csv(figures, &figures.guarded()))
        });
        saved.set(Some(download::save_as_file(&name, table.as_bytes()).map(|()| name).map_err(|_| ())));
    };
    view! {
        <div class="field report-explanation">
            <label class="field__label" for="report-explanation">{text::report_explanation()}</label>
            <p class="field__hint" id="report-explanation-hint">{text::report_explanation_hint()}</p>
            <textarea
                class="utrecht-textarea utrecht-textarea--html-textarea"
                id="report-explanation"
                rows="5"
                aria-describedby="report-explanation-hint"
                bind:value=chosen.explanation
            ></textarea>
        </div>
        <div class="actions">
            <PrintButton label=text::report_print() />
            <button type="button" class="nl-button nl-button--secondary" on:click=save>{text::report_csv()}</button>
        </div>
        <div role="status">
            {move || saved.get().map(|saved| match saved {
                Ok(file) => view! { <p class="nl-paragraph">{text::report_csv_saved(file)}</p> }.into_any(),
                Err(()) => view! {
                    <Notice kind=Kind::Wrong><p class="nl-paragraph">{text::report_csv_failed()}</p></Notice>
                }
                .into_any(),
            })}
        </div>
        <article class="report">
            {move || figures.with(|figures| paper(figures, &figures.guarded(), chosen))}
        </article>
    }
}

/// What is printed.
fn paper(figures: &Figures, numbers: &Numbers, chosen: Chosen) -> impl IntoView + use<> {
    let small = definitions().small;
    view! {
        {about(figures)}
        <section>
            <h2 class="nl-heading nl-heading--level-2" id="report-figures">{text::report_figures()}</h2>
            {figure_list(figures, numbers)}
            <p class="nl-paragraph small">{text::report_legend(small, small - 1)} " " {text::report_side_by_side()}</p>
            {division(figures, numbers)}
        </section>
        <section class="report-explained" aria-labelledby="report-explained" hidden=move || chosen.explanation.with(|text| text.trim().is_empty())>
            <h2 class="nl-heading nl-heading--level-2" id="report-explained">{text::report_explanation_title()}</h2>
            <p class="nl-paragraph">{move || chosen.explanation.get()}</p>
        </section>
        <section aria-labelledby="report-tables">
            <h2 class="nl-heading nl-heading--level-2" id="report-tables">{text::figures_tables_title()}</h2>
            <p class="nl-paragraph">{text::figures_tables_lead(format::long_date(figures.on))}</p>
            <div class="figure-tables">
                {figures.tables.iter().map(|table| figure_table(table, numbers)).collect_view()}
            </div>
            {(figures.blank > 0).then(|| view! { <p class="nl-paragraph small">{text::report_blank()}</p> })}
        </section>
        <section class="report-definitions" aria-labelledby="report-definitions">
            <h2 class="nl-heading nl-heading--level-2" id="report-definitions">{text::report_definitions()}</h2>
            <dl>
                {definitions().figures.iter().map(|definition| view! {
                    <div>
                        <dt>{definition.name.as_str()}</dt>
                        <dd>
                            {definition.text.as_str()} " " {text::value_numerator(&definition.numerator)} " "
                            {text::value_denominator(&definition.denominator)} " " {text::value_source(&definition.source)}
                        </dd>
                    </div>
                }).collect_view()}
            </dl>
        </section>
        <p class="nl-paragraph small">{text::report_privacy()}</p>
    }
}

/// What a report over such a period is called.
fn title(period: Period) -> &'static str {
    match period.name() {
        Some((Length::HalfYear, ..)) => text::report_title_half_year(),
        Some((Length::Quarter, ..)) => text::report_title_quarter(),
        Some((Length::Year, ..)) => text::report_title_year(),
        None => text::report_title_own(),
    }
}

/// Over whom and when, and by which definitions.
fn about(figures: &Figures) -> impl IntoView + use<> {
    let asked = &figures.asked;
    let days =
        text::filter_about(format::long_date(asked.period.from()), format::long_date(asked.period.to()));
    let name = period_name(asked.period);
    let period = if name.is_empty() { days } else { format!("{name} ({days})") };
    let gemeente = match &asked.gemeente {
        Some(code) => name_of(code.as_str()),
        None => text::report_gemeente_all().into(),
    };
    let place = asked.place.as_ref().map(|place| match place {
        Place::Home => text::filter_home().to_string(),
        Place::Session(session) => session.to_string(),
    });
    let model = model();
    let as_of = Day::parse(&definitions().as_of).map(format::long_date).unwrap_or_default();
    let line = |name: &'static str, value: String| view! { <div><dt>{name}</dt><dd>{value}</dd></div> };
    view! {
        <h2 class="nl-heading nl-heading--level-2 only-on-paper">{title(asked.period)}</h2>
        <dl class="facts report-about">
            {line(text::filter_gemeente(), gemeente)}
            {line(text::report_period(), period)}
            {place.map(|place| line(text::report_place(), place))}
            {line(text::report_made(), format::long_date(today()))}
            {line(text::report_as_of(), as_of)}
            {line(text::report_model(), text::report_model_version(&model.id, &model.version))}
        </dl>
    }
}

fn figure_list(figures: &Figures, numbers: &Numbers) -> impl IntoView + use<> {
    let lines = figures.figures.iter().map(|figure| {
        let outcome = outcome(*figure, figures, numbers);
        let counted = match figure.value {
            Value::Share { part, whole } => text::value_of(shown(numbers.of(part)), shown(numbers.of(whole))),
            Value::Mean { count, .. } => match numbers.count(count) {
                Some(count) => text::value_mean_of(count as usize),
                None => shown(numbers.of(count)),
            },
        };
        view! {
            <tr>
                <th scope="row">{definition(figure.id).name.as_str()}</th>
                <td>{outcome}</td>
                <td>
                    {counted}
                    {notes(figure.id, figures, numbers).into_iter().map(|(name, count)| view! {
                        <span class="report-figures__note">{text::report_note(shown(count), name)}</span>
                    }).collect_view()}
                </td>
                <td>{target(figure.id, figure.value)}</td>
            </tr>
        }
    });
    view! {
        <div class="scrolls" tabindex="0" role="region" aria-label=text::report_figures()>
            <table class="number-table report-figures">
                <caption>{text::figures_cards_title()}</caption>
                <thead>
                    <tr>
                        <th scope="col">{text::report_figure()}</th>
                        <th scope="col">{text::report_outcome()}</th>
                        <th scope="col">{text::report_counted()}</th>
                        <th scope="col">{text::report_target()}</th>
                    </tr>
                </thead>
                <tbody>{lines.collect_view()}</tbody>
            </table>
        </div>
    }
}

/// What else is told of a figure, unless it is known to be of nothing: without it, outflow looks like failure while it
/// is not known yet.
fn notes(id: FigureId, figures: &Figures, numbers: &Numbers) -> Vec<(&'static str, Shown)> {
    let found = match id {
        FigureId::Outflow => vec![
            (text::report_outflow_open(), figures.outflow_open),
            (text::report_outflow_blameless(), figures.blameless),
        ],
        _ => Vec::new(),
    };
    let shown = found.into_iter().map(|(name, cell)| (name, numbers.of(cell)));
    shown.filter(|(_, count)| *count != Shown::Count(0)).collect()
}

/// What a figure comes to; hidden, or of nothing.
fn outcome(figure: Figure, figures: &Figures, numbers: &Numbers) -> String {
    match figure.value.amount(numbers) {
        Some(found) => amount(figure.value, found),
        None if figure.value.amount(&figures.sheet.open()).is_some() => text::value_hidden().into(),
        None => text::value_none().into(),
    }
}
