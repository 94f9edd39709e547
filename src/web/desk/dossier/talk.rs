//! A page to talk from: what goes well first, then the story, what to ask, and what the answers come to.

mod calculation;
mod earlier;
mod signals;
mod story;

use leptos::prelude::*;

use super::{
    KeptBack,
    as_read::AsRead,
    notes::Notes,
    open::Open,
    suggestion::{Contributions, Suggestion, facts},
    unsaved::Unsaved,
};
use crate::{
    caseload::{ToAsk, questions_to_ask},
    diagnose::model,
    web::{
        components::{Confirm, Kind, Notice},
        format, language, navigation,
        page::{DeskPage, Page},
        pages::strengths,
        texts::{desk, talk},
    },
};

/// To talk from.
#[component]
pub(super) fn TalkPart(open: Open) -> impl IntoView {
    let case = open.case;
    let order = RwSignal::new("asked");
    let as_read = AsRead::load(case.read_untracked().state().dossier.language.as_str());
    let well = move || {
        let case = case.read();
        let well = strengths(model(), case.state().answers());
        (!well.is_empty()).then(|| {
            view! {
                <h2 class="nl-heading nl-heading--level-2">{desk::dossier_strengths()}</h2>
                <ul class="plain-list">
                    {well.into_iter().map(|sentence| view! { <li>{sentence}</li> }).collect_view()}
                </ul>
            }
        })
    };
    let suggested = move || {
        if open.hidden.get() {
            return view! { <KeptBack id=open.id text=talk::unseen_text() /> }.into_any();
        }
        let case = case.read();
        let state = case.state();
        let (outcome, answers) = (state.outcome(), state.answers().clone());
        view! {
            <Suggestion outcome=outcome.clone() />
            <Contributions outcome answers order />
        }
        .into_any()
    };
    view! {
        <Differs open />
        <div class="talk">
            <div class="talk__main">
                <About open />
                <div class="talk__well">{well}</div>
                <story::Story open as_read />
                <Ask open />
                <signals::Signals open />
                {suggested}
                <earlier::Earlier open />
                <calculation::Calculation open />
            </div>
            <aside class="talk__aside"><Notes open /></aside>
        </div>
        <Remove open />
    }
}

/// That the outcome in the file is another than ours.
#[component]
fn Differs(open: Open) -> impl IntoView {
    move || {
        let case = open.case.read();
        let dossier = case.state().dossier;
        (dossier.differs() && !open.hidden.get()).then(|| {
            let found = dossier.outcome.as_ref();
            let found =
                found.map_or_else(String::new, |found| format!("{}, {}", found.category, found.points));
            view! {
                <Notice kind=Kind::Warning title=desk::dossier_differs_title()>
                    <p class="nl-paragraph">{desk::dossier_differs_text(found)}</p>
                </Notice>
            }
        })
    }
}

#[component]
fn About(open: Open) -> impl IntoView {
    move || {
        let case = open.case.read();
        let dossier = case.state().dossier;
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
}

/// Doubts, contradictions and unknown answers, as questions.
#[component]
fn Ask(open: Open) -> impl IntoView {
    let questions = move || {
        let case = open.case.read();
        let hidden = open.hidden.get();
        let asked: Vec<ToAsk> = questions_to_ask(&case.state().outcome())
            .into_iter()
            .filter(|ask| !hidden || !ask.is_of_suggestion())
            .collect();
        if asked.is_empty() {
            // Where the suggestion is kept back, that there is no doubt is kept back too.
            return (!hidden).then(|| view! { <p class="nl-paragraph">{talk::ask_none()}</p> }).into_any();
        }
        let items = asked
            .into_iter()
            .map(|ask| {
                let (kind, about) = match &ask {
                    ToAsk::Doubt(reason) => {
                        (talk::ask_doubt(), model().doubt_texts[*reason as usize].consultant.as_str())
                    }
                    ToAsk::Contradiction(place) => {
                        (talk::ask_clash(), model().contradictions[*place].text.as_str())
                    }
                    ToAsk::Unknown(at) => {
                        (talk::ask_unknown(), model().questions[usize::from(*at)].text.as_str())
                    }
                };
                view! {
                    <li>
                        <p class="ask__question">{ask.text()}</p>
                        <p class="small"><span class="tag">{kind}</span> " " {about}</p>
                    </li>
                }
            })
            .collect_view();
        view! {
            <p class="small">{talk::ask_free()}</p>
            <ul class="ask">{items}</ul>
        }
        .into_any()
    };
    view! {
        <h2 class="nl-heading nl-heading--level-2">{talk::ask_title()}</h2>
        {questions}
    }
}

#[component]
fn Remove(open: Open) -> impl IntoView {
    let failed = RwSignal::new(false);
    let unsaved = expect_context::<Unsaved>();
    let remove = move || {
        leptos::task::spawn_local(async move {
            if open.cabinet.remove(&[open.id]).await.is_ok() {
                navigation::replace(&Page::from(DeskPage::Dossiers));
                unsaved.forget(open.id);
            } else {
                failed.set(true);
            }
        });
    };
    view! {
        {move || failed.get().then(|| view! {
            <Notice kind=Kind::Wrong><p class="nl-paragraph">{desk::archive_removed_failed()}</p></Notice>
        })}
        <div class="actions">
            <Confirm label=desk::dossier_remove() title=desk::dossier_remove_title() text=desk::dossier_remove_text()
                confirm=desk::dossier_remove_confirm() on_confirm=remove />
        </div>
    }
}
