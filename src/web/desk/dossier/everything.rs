//! All that is kept of one person, for whoever asks (inzage): to be read, printed, given along as a file, or deleted.

mod history;

use leptos::prelude::*;

use super::{earlier_version::earlier_version, suggestion::facts};
use crate::{
    caseload::{Case, Row, export, retention::Due},
    diagnose::{Answers, model, score},
    dossier::Label,
    income::Situation,
    web::{
        answer_text::answer_text,
        components::{Confirm, Heading, Kind, Notice, PrintButton},
        desk::{cabinet::Cabinet, gemeente_field::name_of, list_page::who},
        download, format, language, navigation,
        page::{DeskPage, DossierPart, Page},
        pages::calculator::FilledIn,
        texts::{archive, desk},
    },
};

/// Everything about one person.
#[component]
pub(super) fn EverythingPart(case: Case) -> impl IntoView {
    let cabinet = expect_context::<Cabinet>();
    let row = Row::of(&case);
    let said = RwSignal::new(None::<(Kind, &'static str)>);
    let id = case.id();
    let json = {
        let (case, code) = (case.clone(), row.reference.clone());
        move |_| {
            let text = cabinet.people.with_untracked(|people| {
                export::insight(&case, code.as_ref().and_then(|code| people.name(code)))
            });
            let saved = download::save_as_file(
                &format!("opstap-inzage-{}.json", &id.to_string()[..6]),
                text.as_bytes(),
            );
            said.set(Some(match saved {
                Ok(()) => (Kind::Good, archive::all_exported()),
                Err(_) => (Kind::Wrong, desk::export_failed()),
            }));
        }
    };
    let remove = move || {
        leptos::task::spawn_local(async move {
            if cabinet.remove(&[id]).await.is_ok() {
                navigation::replace(&Page::from(DeskPage::Dossiers));
            } else {
                said.set(Some((Kind::Wrong, desk::archive_removed_failed())));
            }
        });
    };
    let name = who(&row);
    let state = case.state();
    let versions = state.versions.iter().enumerate().map(|(n, version)| {
        let day = format::long_date(version.entry.at.day());
        let title = match version.correction {
            Some(_) => archive::all_version_corrected(day, n + 1),
            None => archive::all_version(day, n + 1),
        };
        let is_last = n + 1 == state.versions.len();
        view! { <Version title answers=version.given.today().clone() earlier=earlier_version(version) is_last /> }
    });
    let versions = versions.collect_view();
    view! {
        <div class="everything">
            <Heading text=archive::all_title(&name) />
            <p class="lead">{archive::all_lead()}</p>
            <div class="actions">
                <PrintButton label=archive::all_print() />
                <button type="button" class="nl-button nl-button--secondary" on:click=json>{archive::all_export()}</button>
            </div>
            <p class="nl-paragraph small everything__screen">{archive::all_export_warning()}</p>
            <div role="status">
                {move || said.get().map(|(kind, text)| view! { <Notice kind><p class="nl-paragraph">{text}</p></Notice> })}
            </div>
            <Known case=case.clone() row=row.clone() />
            <history::History case=case.clone() />
            {versions}
            {case.state().dossier.situation.clone().map(|then| {
                let now = case.state().dossier.situation_now.clone();
                view! { <Calculation now then /> }
            })}
            <h2 class="nl-heading nl-heading--level-2">{archive::all_elsewhere_title()}</h2>
            <p class="nl-paragraph">{archive::all_elsewhere()}</p>
            <div class="actions">
                <Confirm label=archive::all_delete() title=archive::retention_delete_title(&name)
                    text=archive::retention_delete_text() confirm=archive::retention_delete_confirm() on_confirm=remove />
            </div>
        </div>
    }
}

/// What the resident filled in to calculate: to be read, and as it is kept.
#[component]
fn Calculation(now: Option<Situation>, then: Situation) -> impl IntoView {
    let kept = [now.as_ref(), Some(&then)].into_iter().flatten();
    let kept: Vec<_> = kept.filter_map(|situation| serde_json::to_string_pretty(situation).ok()).collect();
    view! {
        <h2 class="nl-heading nl-heading--level-2">{archive::all_calculation()}</h2>
        <FilledIn now=now.unwrap_or_else(|| then.clone()) then />
        <details class="form-part form-part--more">
            <summary>{archive::all_calculation_kept()}</summary>
            {kept.into_iter().map(|text| view! { <pre class="everything__raw">{text}</pre> }).collect_view()}
        </details>
    }
}

/// What is known of the person and of the dossier itself.
#[component]
fn Known(case: Case, row: Row) -> impl IntoView {
    let cabinet = expect_context::<Cabinet>();
    let dossier = case.state().dossier.clone();
    let due = Due::of(&row, &cabinet.settings.get_untracked());
    let code = row.reference.clone();
    let person = move || {
        let people = cabinet.people.read();
        code.as_ref().and_then(|code| people.name(code)).map(ToString::to_string)
    };
    let earlier = row.follows.map(|id| {
        let known = cabinet.rows.with_untracked(|rows| rows.get(&id).map(who));
        let href = Page::from(DeskPage::Dossier(id.to_string(), DossierPart::Everything)).href();
        let name = known.unwrap_or_else(|| desk::list_nameless(&id.to_string()[..6]));
        view! { <p class="nl-paragraph">{archive::all_earlier()} ": " <a class="nl-link" href=href>{name}</a></p> }
    });
    let label = |label: &Option<Label>| label.as_ref().map(ToString::to_string);
    view! {
        <h2 class="nl-heading nl-heading--level-2">{archive::all_kept()}</h2>
        {facts(vec![
            (archive::all_number(), Some(case.id().to_string())),
            (desk::dossier_reference(), label(&dossier.reference)),
            (desk::list_who(), label(&dossier.name)),
            (desk::dossier_session(), label(&dossier.session)),
            (desk::dossier_gemeente(), Some(name_of(dossier.gemeente.as_str()))),
            (desk::dossier_completed(), Some(format::long_date(dossier.completed))),
            (desk::dossier_language(), Some(language::dutch_name(dossier.language.as_str()))),
            (desk::dossier_satisfaction(), dossier.satisfaction.map(|grade| grade.to_string())),
            (archive::all_received(), Some(format::long_date(row.received))),
            (archive::all_retention(), Some(format::long_date(due.until))),
        ])}
        {move || person().map(|name| facts(vec![(archive::all_person(), Some(name))]))}
        {earlier}
    }
}

/// One version of the answers, with what they come to.
#[component]
fn Version(title: String, answers: Answers, earlier: Option<AnyView>, is_last: bool) -> impl IntoView {
    let model = model();
    let outcome = score(model, &answers);
    let rows = answers.shown(model).into_iter().map(|at| {
        let question = &model.questions[usize::from(at)];
        let answer = match answers.get(at) {
            None => archive::all_no_answer().to_string(),
            answer => answer_text(question, answer),
        };
        view! { <div class="answers__row"><dt>{question.text.as_str()}</dt><dd>{answer}</dd></div> }
    });
    let rows = rows.collect_view();
    view! {
        <details class="form-part form-part--more everything__version" open=is_last>
            <summary>{title}</summary>
            {earlier}
            <p class="nl-paragraph">{archive::all_outcome(outcome.category, outcome.points)}</p>
            <dl class="answers">{rows}</dl>
        </details>
    }
}
