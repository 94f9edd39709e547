//! Every answer, to be corrected together, and every version that there was.

use std::collections::BTreeMap;

use leptos::prelude::*;

use super::{
    as_read::AsRead,
    compare::{Changes, Outcomes},
    earlier_version::earlier_version,
    notes::prose_problem,
    open::{NotSaved, Open},
    who,
};
use crate::{
    caseload::{Correction, Difference, Prose, What, differences},
    diagnose::{Answer, Answers, QuestionIndex, model, score},
    web::{
        components::{ChoiceCard, Chosen, TextArea, answer_after},
        texts::{app, talk},
    },
};

/// Every answer, with what a correction would change.
#[component]
pub(super) fn AnswersPart(open: Open) -> impl IntoView {
    let as_read = AsRead::load(open.case.read_untracked().state().dossier.language.as_str());
    let kept = Memo::new(move |_| open.case.read().state().answers().clone());
    let now = Memo::new(move |_| {
        let mut now = kept.get();
        for (at, answer) in open.typed.corrected.read().iter() {
            now.set(*at, answer.clone());
        }
        now
    });
    let shown = Memo::new(move |_| now.read().shown(model()));
    let changes = Memo::new(move |_| differences(&kept.read(), &now.read(), model()));
    view! {
        <p class="lead">{talk::correct_lead()}</p>
        {as_read.missing()}
        <div class="talk">
            <div class="talk__main">
                <dl class="answers">
                    <For each=move || shown.get() key=|at| *at children=move |at| view! {
                        <Row open as_read at kept now />
                    } />
                </dl>
            </div>
            <aside class="talk__aside"><Pending open kept now changes /></aside>
        </div>
        <Versions open />
    }
}

/// One question with its answer, and the options while it is corrected.
#[component]
fn Row(
    open: Open,
    as_read: AsRead,
    at: QuestionIndex,
    kept: Memo<Answers>,
    now: Memo<Answers>,
) -> impl IntoView {
    let question = &model().questions[usize::from(at)];
    let editing = RwSignal::new(false);
    let answer = Memo::new(move |_| now.read().get(at).cloned());
    let is_new = Memo::new(move |_| !kept.read().shown(model()).contains(&at));
    let is_changed = Memo::new(move |_| !is_new.get() && kept.read().get(at) != answer.read().as_ref());
    let label = move || {
        let named = if editing.get() { talk::correct_done_named } else { talk::correct_change_named };
        named(question.text.clone())
    };
    let options = format!("correct-{}", question.id);
    view! {
        <div class="answers__row" class:answers__row--changed=move || is_changed.get() || is_new.get()>
            <dt>
                {question.text.as_str()}
                {move || is_new.get().then(|| view! { " " <span class="tag">{talk::correct_new()}</span> })}
                {as_read.text(vec![&question.text])}
            </dt>
            <dd>
                {move || as_read.answer(question, answer.get())}
                {move || editing.get().then(|| view! { <Options open at now /> })}
            </dd>
            <dd class="answers__action">
                <button type="button" class="nl-button nl-button--subtle" aria-label=label
                    aria-expanded=move || editing.get().to_string() aria-controls=options.clone()
                    on:click=move |_| editing.update(|editing| *editing = !*editing)>
                    {move || if editing.get() { talk::correct_done() } else { talk::correct_change() }}
                </button>
            </dd>
        </div>
    }
}

/// The answers to choose from.
#[component]
fn Options(open: Open, at: QuestionIndex, now: Memo<Answers>) -> impl IntoView {
    let question = &model().questions[usize::from(at)];
    let set = move |answer: Option<Answer>| {
        open.typed.corrected.update(|corrected| _ = corrected.insert(at, answer));
    };
    let all = (0..)
        .zip(&question.options)
        .map(|(place, option)| (Chosen::Option(place), option.text.as_str()))
        .chain(question.allows_dont_know.then(|| (Chosen::DontKnow, app::question_dont_know())))
        .chain(question.allows_refuse.then(|| (Chosen::Refused, app::question_refuse())));
    let cards: Vec<_> = all
        .enumerate()
        .map(|(number, (chosen, label))| {
            let many = question.many && matches!(chosen, Chosen::Option(_));
            let checked = move || match (now.read().get(at), chosen) {
                (Some(Answer::One(place)), Chosen::Option(this)) => *place == this,
                (Some(Answer::Many(places)), Chosen::Option(this)) => places.contains(&this),
                (Some(Answer::DontKnow), Chosen::DontKnow) | (Some(Answer::Refused), Chosen::Refused) => true,
                _ => false,
            };
            let choose = move |ticked: bool| {
                set(answer_after(question, now.read_untracked().get(at).cloned(), chosen, ticked));
            };
            view! {
                <ChoiceCard id=format!("correct-{}-{number}", question.id)
                    group=if many { String::new() } else { format!("correct-{}", question.id) }
                    label=label.to_string() pictogram=None checked=Box::new(checked) on_change=Box::new(choose) />
            }
        })
        .collect();
    view! {
        <fieldset class="correct" id=format!("correct-{}", question.id)>
            <legend class="visually-hidden">{question.text.as_str()}</legend>
            {cards}
        </fieldset>
    }
}

/// What the correction comes to, and why it is made.
#[component]
fn Pending(
    open: Open,
    kept: Memo<Answers>,
    now: Memo<Answers>,
    changes: Memo<Vec<Difference>>,
) -> impl IntoView {
    let wrong = RwSignal::new(None::<String>);
    let saved = RwSignal::new(false);
    let has_changes = Memo::new(move |_| !changes.read().is_empty());
    let save = move |_| match Prose::typed(&open.typed.why.get_untracked()) {
        Err(problem) => wrong.set(Some(prose_problem(problem, talk::correct_why_wrong()))),
        Ok(why) => {
            wrong.set(None);
            let sent = open.typed.corrected.get_untracked();
            // A question that is no longer shown has no answer.
            let answers = now.read_untracked().shown_only(model());
            open.add(vec![What::Corrected(Box::new(Correction::new(answers, why)))], move || {
                if open.typed.corrected.get_untracked() == sent {
                    open.typed.corrected.update(BTreeMap::clear);
                    open.typed.why.set(String::new());
                }
                let _ = saved.try_set(true);
            });
        }
    };
    let discard = move |_| {
        open.typed.corrected.update(BTreeMap::clear);
        wrong.set(None);
    };
    let list = |title: &'static str, places: Vec<QuestionIndex>| {
        (!places.is_empty()).then(|| {
            let texts = places.into_iter().map(|at| model().questions[usize::from(at)].text.as_str());
            view! {
                <h3 class="nl-heading nl-heading--level-3">{title}</h3>
                <ul class="plain-list">{texts.map(|text| view! { <li>{text}</li> }).collect_view()}</ul>
            }
        })
    };
    let what = move || {
        let changes = changes.get();
        let of = |is: fn(&Difference) -> bool| {
            changes.iter().filter(|change| is(change)).map(|change| change.question).collect()
        };
        let appears = of(|change| change.before.is_none());
        let gone = of(|change| change.after.is_none());
        let others = changes
            .iter()
            .filter(|change| change.before.is_some() && change.after.is_some())
            .cloned()
            .collect();
        let outcome = if open.hidden.get() {
            view! { <p class="small">{talk::correct_outcome_hidden()}</p> }.into_any()
        } else {
            let (before, after) = (score(model(), &kept.read()), score(model(), &now.read()));
            view! { <Outcomes before after was=talk::compare_before() is=talk::compare_after() /> }.into_any()
        };
        view! {
            <Changes changes=others />
            {list(talk::correct_appears(), appears)}
            {list(talk::correct_gone(), gone)}
            <h3 class="nl-heading nl-heading--level-3">{talk::correct_outcome()}</h3>
            {outcome}
        }
    };
    view! {
        <section class="card" aria-labelledby="pending-title">
            <h2 class="nl-heading nl-heading--level-2" id="pending-title">{talk::correct_pending()}</h2>
            <p class="small" role="status">{move || if has_changes.get() {
                None
            } else if saved.get() {
                Some(talk::prose_saved())
            } else {
                Some(talk::correct_pending_none())
            }}</p>
            {move || has_changes.get().then(|| view! {
                {what}
                <TextArea id="why" label=talk::correct_why() hint=talk::correct_why_hint().to_string()
                    message=wrong value=open.typed.why />
                <NotSaved failed=open.failed />
                <div class="actions">
                    <button type="button" class="nl-button nl-button--primary" on:click=save>{talk::correct_save()}</button>
                    <button type="button" class="nl-button nl-button--subtle" on:click=discard>{talk::correct_discard()}</button>
                </div>
            })}
        </section>
    }
}

/// Who changed what, and when; the newest first.
#[component]
fn Versions(open: Open) -> impl IntoView {
    let list = move || {
        let case = open.case.read();
        let state = case.state();
        let hidden = open.hidden.get();
        let last = state.versions.len() - 1;
        let items: Vec<_> = state
            .versions
            .iter()
            .enumerate()
            .rev()
            .map(|(number, version)| {
                let kind = match (number, version.correction) {
                    (_, Some(_)) => talk::versions_corrected(),
                    (0, None) => talk::versions_received(),
                    (_, None) => talk::versions_received_again(),
                };
                let answers = version.given.today();
                let changes = number
                    .checked_sub(1)
                    .map(|before| differences(state.versions[before].given.today(), answers, model()));
                let outcome = (!hidden).then(|| {
                    let outcome = score(model(), answers);
                    format!("{} · {}", outcome.category, outcome.points)
                });
                let by = version.correction.map(|_| who::by(version.entry));
                view! {
                    <li class="version">
                        <p>
                            <strong>{talk::versions_number(number + 1)}</strong> " " {kind}
                            {(number == last).then(|| view! { " " <span class="tag">{talk::versions_current()}</span> })}
                        </p>
                        <p class="small">
                            {by.into_iter().chain([who::when(version.entry)]).chain(outcome).collect::<Vec<_>>().join(" · ")}
                        </p>
                        {earlier_version(version)}
                        {version.correction.map(|correction| view! {
                            <p class="note__text" dir="auto">{talk::versions_why(correction.why.to_string())}</p>
                        })}
                        {changes.map(|changes| if changes.is_empty() {
                            view! { <p class="small">{talk::versions_no_changes()}</p> }.into_any()
                        } else {
                            view! { <Changes changes /> }.into_any()
                        })}
                    </li>
                }
            })
            .collect();
        view! { <ol class="versions">{items}</ol> }
    };
    view! {
        <h2 class="nl-heading nl-heading--level-2">{talk::versions_title()}</h2>
        {list}
    }
}
