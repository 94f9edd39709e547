//! Up to four jobs side by side.

use leptos::prelude::*;

use super::{
    calculation::{Answer, Calculation, Computed},
    saved_jobs::{MOST, SavedJob, SavedJobs},
    with_answer::WithAnswer,
};
use crate::{
    income::LineId,
    money::Cents,
    web::{
        components::{Confirm, Heading, TextField},
        format, navigation,
        page::{CalculatorPage, Page},
        texts::later,
    },
};

/// The page with jobs side by side.
#[component]
pub(super) fn JobsPage() -> impl IntoView {
    let saved = SavedJobs::open();
    view! {
        <Heading text=later::jobs_title() />
        <p class="lead">{later::jobs_lead()}</p>
        <WithAnswer content=move |computed| view! { <Keep saved computed /> <Jobs saved /> }.into_any() />
    }
}

/// Keeps the job that is on the form now.
#[component]
fn Keep(saved: SavedJobs, computed: Computed) -> impl IntoView {
    let calculation = expect_context::<Calculation>();
    let name = RwSignal::new(String::new());
    let tried = RwSignal::new(false);
    let message = MaybeProp::derive(move || {
        (tried.get() && name.read().trim().is_empty()).then(|| later::jobs_name_needed().to_string())
    });
    let keep = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let chosen = name.get_untracked().trim().to_string();
        tried.set(chosen.is_empty());
        if !chosen.is_empty() {
            saved.keep(SavedJob::of(chosen, &calculation.form.read_untracked()));
            name.set(String::new());
        }
    };
    let job = computed.then.adults[0].job.clone();
    let about = match job.and_then(|job| job.hours_week.zip(job.wage_hour)) {
        Some((hours, wage)) => later::jobs_this(format::hours(hours), format::euro(wage)),
        None => later::jobs_this_none().to_string(),
    };
    move || {
        if saved.all().len() >= MOST {
            return view! { <p class="nl-paragraph">{later::jobs_full()}</p> }.into_any();
        }
        view! {
            <form class="card" novalidate on:submit=keep>
                <h2 class="nl-heading nl-heading--level-2">{later::jobs_keep_title()}</h2>
                <p class="nl-paragraph">{about.clone()}</p>
                <TextField id="job-name" label=later::jobs_name() hint=later::jobs_name_hint().to_string() message value=name />
                <div class="actions">
                    <button type="submit" class="nl-button nl-button--primary">{later::jobs_keep()}</button>
                </div>
            </form>
        }
        .into_any()
    }
}

/// The jobs that are kept, and which of them leaves most.
#[component]
fn Jobs(saved: SavedJobs) -> impl IntoView {
    let calculation = expect_context::<Calculation>();
    move || {
        let jobs: Vec<(SavedJob, Answer)> = saved
            .all()
            .into_iter()
            .map(|job| {
                let answer = calculation.with(|form| job.fill_in(form));
                (job, answer)
            })
            .collect();
        if jobs.is_empty() {
            return view! { <p class="nl-paragraph">{later::jobs_none()}</p> }.into_any();
        }
        let left = |answer: &Answer| match answer {
            Answer::Computed(computed) => Some(computed.comparison.then.disposable),
            Answer::Wrong(_) | Answer::Refused(_) => None,
        };
        let most = jobs.iter().filter_map(|(_, answer)| left(answer)).max().filter(|_| jobs.len() > 1);
        let rows = jobs.into_iter().enumerate().map(|(at, (job, answer))| {
            let best = most.is_some() && left(&answer) == most;
            view! { <JobRow saved at job answer best /> }
        });
        view! {
            <table class="job-table" role="table">
                <thead role="rowgroup">
                    <tr role="row">
                        <th role="columnheader" scope="col">{later::jobs_column_name()}</th>
                        <th role="columnheader" scope="col">{later::jobs_column_hours()}</th>
                        <th role="columnheader" scope="col">{later::jobs_column_wage()}</th>
                        <th role="columnheader" scope="col">{later::calculator_total()}</th>
                        <th role="columnheader" scope="col">{later::jobs_column_difference()}</th>
                        <th role="columnheader" scope="col">{later::chart_bijstand()}</th>
                        <th role="columnheader" scope="col"><span class="visually-hidden">{later::jobs_column_actions()}</span></th>
                    </tr>
                </thead>
                <tbody role="rowgroup">{rows.collect_view()}</tbody>
            </table>
        }
        .into_any()
    }
}

#[component]
fn JobRow(saved: SavedJobs, at: usize, job: SavedJob, answer: Answer, best: bool) -> impl IntoView {
    let calculation = expect_context::<Calculation>();
    let renaming = RwSignal::new(false);
    let figures = match &answer {
        Answer::Computed(computed) => figures(computed),
        Answer::Wrong(_) | Answer::Refused(_) => Figures::default(),
    };
    let cells = [
        (later::jobs_column_hours(), figures.hours),
        (later::jobs_column_wage(), figures.wage),
        (later::calculator_total(), figures.left),
        (later::jobs_column_difference(), figures.difference),
        (later::chart_bijstand(), figures.bijstand),
    ];
    let cells = cells.map(|(label, value)| view! { <td role="cell" data-label=label>{value}</td> });
    let name = job.name.clone();
    let new_name = RwSignal::new(job.name.clone());
    let rename = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let chosen = new_name.get_untracked().trim().to_string();
        if chosen.is_empty() {
            return;
        }
        saved.rename(at, chosen);
    };
    let use_it = move |_| {
        calculation.form.update(|form| job.fill_in(form));
        navigation::go(&Page::Calculator(CalculatorPage::Form));
    };
    let title = later::jobs_remove_title(&name);
    view! {
        <tr role="row" class:job-table__best=best>
            <th role="rowheader" scope="row">
                {name.clone()}
                {best.then(|| view! { " " <span class="badge badge--good">{later::jobs_best()}</span> })}
            </th>
            {cells.into_iter().collect_view()}
            <td role="cell" class="job-table__actions">
                <button type="button" class="nl-button nl-button--subtle" aria-label=later::jobs_use_named(&name) on:click=use_it>
                    {later::jobs_use()}
                </button>
                <button type="button" class="nl-button nl-button--subtle" aria-label=later::jobs_rename_named(&name)
                    aria-expanded=move || renaming.get().to_string()
                    on:click=move |_| renaming.update(|on| *on = !*on)>
                    {later::jobs_rename()}
                </button>
                <Confirm label=later::jobs_remove() title=title text=later::jobs_remove_text()
                    confirm=later::jobs_remove_confirm() on_confirm=move || saved.remove(at) />
                {move || renaming.get().then(|| view! {
                    <form class="job-table__rename" novalidate on:submit=rename>
                        <TextField id=format!("job-{at}-name") label=later::jobs_name() value=new_name />
                        <button type="submit" class="nl-button nl-button--secondary">{later::jobs_rename_save()}</button>
                    </form>
                })}
            </td>
        </tr>
    }
}

/// What a row says; empty where the job is not to be computed.
#[derive(Default)]
struct Figures {
    hours: String,
    wage: String,
    left: String,
    difference: String,
    bijstand: String,
}

fn figures(computed: &Computed) -> Figures {
    let job = computed.then.adults[0].job.as_ref();
    let comparison = &computed.comparison;
    let bijstand = comparison.rows().iter().any(|row| row.id == LineId::Bijstand && row.then > Cents::ZERO);
    Figures {
        hours: job.and_then(|job| job.hours_week).map(format::hours).unwrap_or_default(),
        wage: job.and_then(|job| job.wage_hour).map(format::euro).unwrap_or_default(),
        left: format::euro(comparison.then.disposable),
        difference: format::signed_euro(comparison.difference()),
        bijstand: if bijstand { later::calculator_yes() } else { later::calculator_no() }.to_string(),
    }
}
