//! To talk from: the story, what goes well, where the points come from, what to ask.

use leptos::prelude::*;

use super::{decision::Suggestion, facts};
use crate::{
    caseload::{Case, Row},
    diagnose::{Level, Outcome, model},
    dossier::Dossier,
    income::{Comparison, situation::Hours},
    web::{
        answer_text::answer_text,
        components::{ComparisonTable, Confirm, Heading, Kind, Notice, NumberField},
        desk::{cabinet::Cabinet, list_page::who},
        format, language, navigation,
        page::{DeskPage, Page},
        pages::{calculator::cents_typed, strengths},
        texts::desk,
    },
};

/// What to talk about, with everything at hand.
#[component]
pub(super) fn TalkPart(case: Case) -> impl IntoView {
    let cabinet = expect_context::<Cabinet>();
    let failed = RwSignal::new(false);
    let row = Row::of(&case);
    let id = case.id();
    let dossier = case.state().dossier.clone();
    let outcome = dossier.score();
    let filed = Filed { differs: dossier.differs(), dossier: dossier.clone() };
    let remove = move || {
        leptos::task::spawn_local(async move {
            if cabinet.remove(&[id]).await.is_ok() {
                navigation::replace(&Page::Desk(DeskPage::Dossiers));
            } else {
                failed.set(true);
            }
        });
    };
    let said = filed.differs.then(|| {
        let found = dossier.outcome.as_ref();
        found.map_or_else(String::new, |found| format!("{}, {}", found.category, found.points))
    });
    view! {
        <Heading text=desk::dossier_title(who(&row)) />
        {said.map(|found| view! {
            <Notice kind=Kind::Warning title=desk::dossier_differs_title()>
                <p class="nl-paragraph">{desk::dossier_differs_text(found)}</p>
            </Notice>
        })}
        <About filed=filed.clone() />
        <Suggestion outcome=outcome.clone() />
        <Reasons filed=filed.clone() outcome />
        <h2 class="nl-heading nl-heading--level-2">{desk::dossier_calculation()}</h2>
        <Calculation filed />
        {move || failed.get().then(|| view! {
            <Notice kind=Kind::Wrong><p class="nl-paragraph">{desk::archive_removed_failed()}</p></Notice>
        })}
        <div class="actions">
            <Confirm label=desk::dossier_remove() title=desk::dossier_remove_title() text=desk::dossier_remove_text()
                confirm=desk::dossier_remove_confirm() on_confirm=remove />
        </div>
    }
}

#[derive(Clone)]
struct Filed {
    dossier: Dossier,
    differs: bool,
}

#[component]
fn About(filed: Filed) -> impl IntoView {
    let dossier = filed.dossier;
    let questionnaire = &dossier.questionnaire;
    facts(vec![
        (desk::dossier_reference(), dossier.reference.as_ref().map(|code| code.as_str().to_string())),
        (desk::dossier_session(), dossier.session.as_ref().map(|session| session.as_str().to_string())),
        (desk::dossier_gemeente(), Some(dossier.gemeente.as_str().to_string())),
        (desk::dossier_completed(), Some(format::long_date(dossier.completed))),
        (desk::dossier_language(), Some(language::dutch_name(dossier.language.as_str()))),
        (
            desk::dossier_questionnaire(),
            Some(format!("{} {}", questionnaire.id.as_str(), questionnaire.version.as_str())),
        ),
        (desk::dossier_satisfaction(), dossier.satisfaction.map(|grade| grade.to_string())),
    ])
}

/// Why: signals, strengths, points, caps, rules, contradictions.
#[component]
fn Reasons(filed: Filed, outcome: Outcome) -> impl IntoView {
    let model = model();
    let answers = &filed.dossier.answers;
    let signals = outcome
        .signals
        .iter()
        .filter_map(|(id, level)| {
            let signal = model.signals.iter().find(|signal| signal.id == *id)?;
            let level = match level {
                Level::Hulpvraag => desk::dossier_signal_asked(),
                Level::Aandacht => desk::dossier_signal_attention(),
            };
            Some(format!("{} ({level})", signal.name))
        })
        .collect();
    let question = |id: &String| {
        let found = model.questions.iter().find(|question| question.id == *id);
        found.map_or_else(|| id.clone(), |question| question.text.clone())
    };
    let contributions = outcome
        .contributions
        .iter()
        .filter_map(|(id, points)| {
            let (at, asked) = (0..).zip(&model.questions).find(|(_, question)| question.id == *id)?;
            Some(format!("{points} · {} {}", asked.text, answer_text(asked, answers.get(at))))
        })
        .collect();
    let caps = outcome.caps.iter().map(|(why, taken)| format!("−{taken} · {why}")).collect();
    let clashes = model
        .contradictions
        .iter()
        .filter(|clash| outcome.contradictions.contains(&clash.id))
        .map(|clash| clash.text.clone())
        .collect();
    let unknown = outcome.unknown.iter().map(question).collect();
    view! {
        <Group title=desk::dossier_signals() items=signals />
        <Group title=desk::dossier_strengths() items=strengths(model, answers) />
        <Group title=desk::dossier_contributions() items=contributions />
        <Group title=desk::dossier_caps() items=caps />
        <Group title=desk::dossier_rules() items=outcome.rules.clone() />
        <Group title=desk::dossier_contradictions() items=clashes />
        <Group title=desk::dossier_unknown() items=unknown />
    }
}

#[component]
fn Group(#[prop(into)] title: String, items: Vec<String>) -> impl IntoView {
    (!items.is_empty()).then(|| {
        view! {
            <h3 class="nl-heading nl-heading--level-3">{title}</h3>
            <ul class="plain-list">
                {items.into_iter().map(|item| view! { <li>{item}</li> }).collect_view()}
            </ul>
        }
    })
}

/// What the resident calculated, and the same household at other hours: the conversation often turns to those.
#[component]
fn Calculation(filed: Filed) -> impl IntoView {
    let Some((now, then)) = filed.dossier.situation_now.zip(filed.dossier.situation) else {
        return view! { <p class="nl-paragraph">{desk::dossier_no_calculation()}</p> }.into_any();
    };
    let sent = then.adults.first().and_then(|adult| adult.job.as_ref()?.hours_week);
    let typed = RwSignal::new(sent.map(format::hours).unwrap_or_default());
    let hours = Memo::new(move |_| {
        let hundredths = cents_typed(&typed.read()).and_then(|number| u32::try_from(number.get()).ok());
        hundredths.map(Hours::hundredths)
    });
    let at_hours = {
        let then = then.clone();
        move || {
            let changed = hours.get().map(|hours| then.at_hours(0, hours));
            // Hours that nobody works, or none at all: what was sent.
            changed.filter(|changed| changed.check().is_ok()).unwrap_or_else(|| then.clone())
        }
    };
    let message =
        Signal::derive(move || hours.get().is_none().then(desk::dossier_hours_wrong).map(String::from));
    let result = move || {
        let comparison = Comparison::of(&now, &at_hours()).ok()?;
        Some(view! { <ComparisonTable comparison /> })
    };
    view! {
        {sent.map(|sent| view! {
            <NumberField id="other-hours" label=Signal::stored(desk::dossier_hours(format::hours(sent)))
                message=message value=Signal::derive(move || typed.get()) on_input=move |text| typed.set(text) />
        })}
        {result}
    }
    .into_any()
}
