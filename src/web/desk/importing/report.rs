//! What came of each file, a page at a time, and as a file.

use leptos::prelude::*;

use super::super::{
    intake::Intake,
    pages::Pages,
    verdict_text::{Group, Judged, Kind},
};
use crate::{
    table::{Cell, Table},
    web::{
        components::{Kind as Tone, Notice, SelectField},
        download,
        texts::{desk, intake as texts},
    },
};

/// Files on a page.
const PAGE: usize = 50;

/// Which of them are shown.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Wanted {
    All,
    Refused,
    Of(Kind),
}

impl Wanted {
    fn has(self, judged: &Judged) -> bool {
        match self {
            Wanted::All => true,
            Wanted::Refused => judged.kind.group() == Group::Refused,
            Wanted::Of(kind) => judged.kind == kind,
        }
    }

    /// Every choice that there is something of, with its text.
    fn choices(report: &[Judged]) -> Vec<(Wanted, String)> {
        let count = |wanted: Wanted| report.iter().filter(|judged| wanted.has(judged)).count();
        let kinds = Kind::ALL.into_iter().map(Wanted::Of);
        [Wanted::All, Wanted::Refused]
            .into_iter()
            .chain(kinds)
            .map(|wanted| (wanted, count(wanted)))
            .filter(|(_, count)| *count > 0)
            .map(|(wanted, count)| {
                let text = match wanted {
                    Wanted::All => texts::report_all(count),
                    Wanted::Refused => texts::report_refused(count),
                    Wanted::Of(kind) => texts::report_of_kind(count, kind.label()),
                };
                (wanted, text)
            })
            .collect()
    }
}

/// The report, once everything was read.
#[component]
pub(super) fn Report(intake: Intake) -> impl IntoView {
    view! {
        // Not while files are read: every one of them would make the whole list anew.
        {move || (intake.progress.read().is_none() && !intake.report.read().is_empty()).then(|| view! { <Lines intake /> })}
    }
}

#[component]
fn Lines(intake: Intake) -> impl IntoView {
    let report = intake.report;
    let choices = Wanted::choices(&report.read());
    // Of many files it matters which did not come in.
    let is_long = report.read().len() > PAGE;
    let refused = choices.iter().position(|(wanted, _)| *wanted == Wanted::Refused);
    let chosen = RwSignal::new(if is_long { refused.unwrap_or(0) } else { 0 });
    let page = RwSignal::new(0);
    let failed = RwSignal::new(false);
    let (wanted, options): (Vec<Wanted>, Vec<(String, String)>) = choices
        .into_iter()
        .enumerate()
        .map(|(place, (wanted, text))| (wanted, (place.to_string(), text)))
        .unzip();
    let has_choice = options.len() > 2;
    let found = Memo::new(move |_| {
        let wanted = wanted.get(chosen.get()).copied().unwrap_or(Wanted::All);
        let report = report.read();
        (0..report.len()).filter(|place| wanted.has(&report[*place])).collect::<Vec<usize>>()
    });
    let choose = move |place: String| {
        page.set(0);
        chosen.set(place.parse().unwrap_or(0));
    };
    view! {
        <section class="report" aria-label=texts::report_title()>
            {has_choice.then(|| view! {
                <SelectField id="report-wanted" label=Signal::stored(texts::report_show().to_string()) options
                    value=Signal::derive(move || chosen.get().to_string()) on_choose=choose />
            })}
            <ul class="verdicts" aria-label=desk::import_report()>
                {move || {
                    let (report, found) = (report.read(), found.read());
                    let on_page = found.iter().skip(page.get() * PAGE).take(PAGE);
                    on_page.filter_map(|place| report.get(*place).cloned()).map(line).collect_view()
                }}
            </ul>
            <Pages page size=PAGE total=Signal::derive(move || found.read().len()) label=texts::report_title() />
            {move || failed.get().then(|| view! {
                <Notice kind=Tone::Wrong><p class="nl-paragraph">{desk::export_failed()}</p></Notice>
            })}
            <div class="actions">
                <button type="button" class="nl-button nl-button--secondary" on:click=move |_| {
                    let table = report.with_untracked(|report| table(report));
                    failed.set(download::save_as_file(texts::report_name(), table.as_bytes()).is_err());
                }>{texts::report_save()}</button>
                <button type="button" class="nl-button nl-button--subtle" on:click=move |_| intake.begin()>
                    {texts::report_close()}
                </button>
            </div>
        </section>
    }
}

fn line(judged: Judged) -> impl IntoView {
    let class = match judged.kind.group() {
        Group::Imported => "verdicts__imported",
        Group::Known => "verdicts__known",
        Group::Refused => "verdicts__refused",
    };
    view! {
        <li class=class>
            <span class="verdicts__file">{judged.name}</span> {judged.text.into_owned()}
        </li>
    }
}

/// The whole report for a spreadsheet.
fn table(report: &[Judged]) -> String {
    let mut table = Table::new();
    let columns = [texts::report_column_file(), texts::report_column_verdict(), texts::report_column_text()];
    table.line(columns.map(Cell::Text));
    for judged in report {
        table.line([&judged.name, judged.kind.label(), &judged.text].map(Cell::Text));
    }
    table.into_text()
}
