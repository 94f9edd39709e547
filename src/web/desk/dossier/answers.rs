//! Every answer, in Dutch and as it was read.

use leptos::prelude::*;

use crate::{
    caseload::Case,
    diagnose::model,
    web::{
        answer_text::answer_text,
        components::Heading,
        language::{self, Questionnaire},
        pages::chosen,
        texts::{desk, talk as texts},
    },
};

/// Each question with its answer in Dutch, and below it as the resident read it where that was another language.
#[component]
pub(super) fn AnswersPart(case: Case) -> impl IntoView {
    let model = model();
    let state = case.state();
    let answers = state.answers().clone();
    let code = StoredValue::new(state.dossier.language.as_str().to_string());
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
    view! {
        <Heading text=texts::part_answers() />
        <dl class="answers">{rows}</dl>
    }
}
