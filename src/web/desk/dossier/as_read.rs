//! Questions and answers: in Dutch, and below it as the resident read them.

use leptos::prelude::*;

use crate::{
    diagnose::{Answer, Question, conversation, model},
    web::{
        answer_text::answer_text,
        language::{self, Questionnaire},
        pages::chosen,
        texts::{desk, talk},
    },
};

/// The questionnaire in the language that it was filled in in, once it is loaded.
#[derive(Clone, Copy)]
pub(super) struct AsRead {
    code: StoredValue<String>,
    own: RwSignal<Option<Questionnaire>, LocalStorage>,
    failed: RwSignal<bool>,
}

impl AsRead {
    pub(super) fn load(code: &str) -> AsRead {
        let (own, failed) = (RwSignal::new_local(None), RwSignal::new(false));
        let code = code.to_string();
        let asked = code.clone();
        leptos::task::spawn_local(async move {
            let loaded = Questionnaire::load(&asked).await;
            // Somebody may have gone to another page meanwhile.
            let _ = failed.try_set(loaded.is_none() && asked != "nl");
            let _ = own.try_set(loaded);
        });
        AsRead { code: StoredValue::new(code), own, failed }
    }

    /// These Dutch sentences as they were read; nothing where that was in Dutch.
    pub(super) fn text(self, dutch: Vec<&'static str>) -> impl IntoView {
        move || {
            let texts: Vec<String> = self
                .own
                .with(|own| own.as_ref().map(|own| dutch.iter().filter_map(|text| own.of(text)).collect()))?;
            let code = self.code.get_value();
            let direction = if language::is_right_to_left(&code) { "rtl" } else { "ltr" };
            (!texts.is_empty())
                .then(|| view! { <span class="as-read" lang=code dir=direction>{texts.join(", ")}</span> })
        }
    }

    /// An answer. A wish for help with something sensitive is folded.
    pub(super) fn answer(self, question: &'static Question, answer: Option<Answer>) -> AnyView {
        let Some(answer) = answer else { return desk::dossier_no_answer().into_any() };
        let (open, folded) = split(question, answer);
        let said = move |answer: Answer| {
            let options =
                chosen(question, Some(&answer)).into_iter().map(|option| option.text.as_str()).collect();
            view! { {answer_text(question, Some(&answer))} {self.text(options)} }
        };
        let count = match &folded {
            Some(Answer::Many(places)) => places.len(),
            _ => 1,
        };
        view! {
            {open.map(said)}
            {folded.map(|answer| view! { <Sensitive count>{said(answer)}</Sensitive> })}
        }
        .into_any()
    }

    /// Says so where the texts could not be loaded.
    pub(super) fn missing(self) -> impl IntoView {
        move || self.failed.get().then(|| view! { <p class="small">{talk::story_not_translated()}</p> })
    }
}

/// What is folded until the own consultant opens it.
#[component]
pub(super) fn Sensitive(count: usize, children: Children) -> impl IntoView {
    view! {
        <details class="sensitive">
            <summary>{talk::signals_sensitive(count)}</summary>
            <p class="small">{talk::signals_sensitive_hint()}</p>
            <div>{children()}</div>
        </details>
    }
}

/// An answer without its sensitive options, and those.
pub(super) fn split(question: &Question, answer: Answer) -> (Option<Answer>, Option<Answer>) {
    let model = model();
    let asked = |place: u8| {
        conversation().sensitive.iter().any(|signal| {
            let wish = model.signals[usize::from(*signal)].asked;
            wish.is_some_and(|(at, option)| {
                model.questions[usize::from(at)].id == question.id && option == place
            })
        })
    };
    match answer {
        Answer::Many(places) if places.iter().any(|place| asked(*place)) => {
            let (folded, open): (Vec<u8>, Vec<u8>) = places.into_iter().partition(|place| asked(*place));
            ((!open.is_empty()).then_some(Answer::Many(open)), Some(Answer::Many(folded)))
        }
        answer => (Some(answer), None),
    }
}
