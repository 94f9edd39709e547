//! One dossier: what we make of it, why, and everything the resident answered.

mod everything;
mod route;

use leptos::prelude::*;

use super::{
    cabinet::{Cabinet, Shown},
    list_page::{Locked, who},
};
use crate::{
    caseload::{Case, Row},
    diagnose::{Level, NO_END, Outcome, model},
    dossier::{Dossier, RecordId},
    income::{Comparison, situation::Hours},
    web::{
        answer_text::answer_text,
        components::{ComparisonTable, Confirm, Heading, Kind, Notice, NumberField, SubNavigation},
        format,
        language::{self, Questionnaire},
        navigation,
        page::{DeskPage, DossierPart, Page},
        pages::{calculator::cents_typed, chosen, strengths},
        texts::{desk, talk},
    },
};

/// The dossier with this id.
#[component]
pub(super) fn DossierPage(id: String, part: DossierPart) -> impl IntoView {
    let cabinet = expect_context::<Cabinet>();
    let back = Page::Desk(DeskPage::Dossiers).href();
    let id = RecordId::parse(&id);
    // Read once the archive is open, and again when it was closed meanwhile.
    Effect::new(move || {
        let is_open =
            !cabinet.is_locked() && cabinet.opening.get().is_none() && !cabinet.rows.read().is_empty();
        if let Some(id) = id.filter(|_| is_open) {
            cabinet.show(id);
        }
    });
    // A part follows the case itself: what somebody is doing on a page stays when something is kept.
    let here =
        Memo::new(move |_| matches!(&*cabinet.case.read(), Shown::Here(case) if Some(case.id()) == id));
    view! {
        <a class="nl-link back-link" href=back>{desk::dossier_back()}</a>
        {move || match (here.get(), cabinet.case.get_untracked()) {
            (true, Shown::Here(case)) => view! {
                <Parts id=case.id() part />
                {match part {
                    DossierPart::Route => view! { <route::RoutePart case /> }.into_any(),
                    DossierPart::Everything => view! { <everything::EverythingPart case /> }.into_any(),
                    _ => view! { <Found case /> }.into_any(),
                }}
            }
            .into_any(),
            _ if cabinet.is_locked() => {
                view! { <Heading text=desk::dossier_missing_title() /> <Locked /> }.into_any()
            }
            _ => view! {
                <Heading text=desk::dossier_missing_title() />
                <p class="nl-paragraph">{desk::dossier_missing_text()}</p>
            }
            .into_any(),
        }}
    }
}

/// The way to each part.
#[component]
fn Parts(id: RecordId, part: DossierPart) -> impl IntoView {
    let name = |part| match part {
        DossierPart::Talk => talk::part_talk(),
        DossierPart::Answers => talk::part_answers(),
        DossierPart::Decision => talk::part_decision(),
        DossierPart::Route => talk::part_route(),
        DossierPart::Letter => talk::part_letter(),
        DossierPart::Everything => talk::part_everything(),
    };
    let page = |part| Page::Desk(DeskPage::Dossier(id.to_string(), part));
    let pages = DossierPart::ALL.map(|part| (page(part), name(part))).to_vec();
    view! { <SubNavigation label=talk::part_label() pages current=signal(page(part)).0 /> }
}

#[component]
fn Found(case: Case) -> impl IntoView {
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
        <h2 class="nl-heading nl-heading--level-2">{desk::dossier_answers()}</h2>
        <Answers filed=filed.clone() />
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

/// Facts in two columns; what is empty is left out.
fn facts(facts: Vec<(&'static str, Option<String>)>) -> impl IntoView {
    view! {
        <dl class="facts">
            {facts.into_iter().filter_map(|(name, value)| Some(view! {
                <div><dt>{name}</dt><dd>{value?}</dd></div>
            })).collect_view()}
        </dl>
    }
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

#[component]
fn Suggestion(outcome: Outcome) -> impl IntoView {
    let model = model();
    let category = model.categories.iter().find(|category| category.id == outcome.category);
    let months = outcome.months.map(|(from, to)| match to {
        NO_END => format!("> {from}"),
        _ => format!("{from}–{to}"),
    });
    let points = if outcome.points_high > outcome.points {
        desk::dossier_points_range(outcome.points_high, outcome.points)
    } else {
        outcome.points.to_string()
    };
    let ladder = model.ladder.iter().find(|step| Some(step.step) == outcome.ladder_step);
    let ladder = ladder.map_or_else(
        || desk::dossier_ladder_unknown().to_string(),
        |step| format!("{}: {}", desk::dossier_ladder_step(step.step), step.name),
    );
    let doubts: Vec<&str> = outcome
        .doubt_reasons
        .iter()
        .filter_map(|reason| model.doubt_texts.get(*reason as usize))
        .map(|text| text.consultant.as_str())
        .collect();
    let doubt = if doubts.is_empty() {
        desk::dossier_no_doubt().to_string()
    } else {
        let between = desk::dossier_between(outcome.doubt_between.join(", "));
        format!("{} {between}.", doubts.join(" "))
    };
    let advice = model.advice.iter().find(|advice| advice.code == outcome.advice);
    let named = |category: &crate::diagnose::Category| {
        if category.name == category.id {
            category.id.clone()
        } else {
            format!("{} – {}", category.id, category.name)
        }
    };
    view! {
        <h2 class="nl-heading nl-heading--level-2">{desk::dossier_suggestion()}</h2>
        <Notice kind=Kind::Info><p class="nl-paragraph">{desk::dossier_suggestion_text()}</p></Notice>
        {facts(vec![
            (desk::dossier_category(), Some(category.map_or(outcome.category.clone(), named))),
            (desk::dossier_onderdeel(), Some(outcome.onderdeel.clone())),
            (desk::dossier_months(), months),
            (desk::dossier_points(), Some(points)),
            (desk::dossier_doubt(), Some(doubt)),
            (desk::dossier_ladder(), Some(ladder)),
            (desk::dossier_advice(), advice.map(|advice| advice.consultant.clone())),
            (desk::dossier_routes(), (!outcome.routes.is_empty()).then(|| outcome.routes.join(", ").replace('_', " "))),
        ])}
    }
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

/// Each question with its answer in Dutch, and below it as the resident read it where that was another language.
#[component]
fn Answers(filed: Filed) -> impl IntoView {
    let model = model();
    let answers = filed.dossier.answers;
    let code = StoredValue::new(filed.dossier.language.as_str().to_string());
    let own = RwSignal::new_local(None::<Questionnaire>);
    leptos::task::spawn_local(async move { own.set(Questionnaire::load(&code.get_value()).await) });
    let as_read = move |dutch: Vec<&'static str>| {
        move || {
            let texts: Vec<String> = own
                .with(|own| own.as_ref().map(|own| dutch.iter().filter_map(|text| own.of(text)).collect()))?;
            let code = code.get_value();
            let direction = if language::is_right_to_left(&code) { "rtl" } else { "ltr" };
            (!texts.is_empty())
                .then(|| view! { <span class="as-read" lang=code dir=direction>{texts.join(", ")}</span> })
        }
    };
    let rows: Vec<_> = answers
        .shown(model)
        .into_iter()
        .map(|at| {
            let question = &model.questions[usize::from(at)];
            let answer = match answers.get(at) {
                None => desk::dossier_no_answer().to_string(),
                answer => answer_text(question, answer),
            };
            let chosen = chosen(question, answers.get(at)).into_iter().map(|option| option.text.as_str());
            view! {
                <div class="answers__row">
                    <dt>{question.text.as_str()} {as_read(vec![&question.text])}</dt>
                    <dd>{answer} {as_read(chosen.collect())}</dd>
                </div>
            }
        })
        .collect();
    view! { <dl class="answers">{rows}</dl> }
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
