//! The letter to the resident after a decision: in Dutch, which is binding, and beside it in their own language.

use leptos::prelude::*;

use super::{href, open::Open};
use crate::{
    calendar::Day,
    caseload::{Case, Given, Letter, Office, Said},
    diagnose::NO_END,
    route::{LetterDay, for_letter},
    web::{
        components::{Kind, Notice, PrintButton, TextField},
        config::Loading,
        format,
        language::{self, Translation},
        page::DossierPart,
        texts::{self, fill, later, letter, talk},
        today::today,
    },
};

/// The letter, to look at and to print.
#[component]
pub(super) fn LetterPart(open: Open) -> impl IntoView {
    let decided = Memo::new(move |_| open.case.read().state().decision().is_some());
    view! {
        {move || if decided.get() {
            view! { <Written open /> }.into_any()
        } else {
            let to_decision = href(open.id, DossierPart::Decision).href();
            view! {
                <p class="nl-paragraph">{talk::letter_needs_decision()}</p>
                <div class="actions">
                    <a class="nl-button nl-button--primary" href=to_decision>{talk::unseen_to_decision()}</a>
                </div>
            }
            .into_any()
        }}
    }
}

#[component]
fn Written(open: Open) -> impl IntoView {
    let config = expect_context::<ReadSignal<Loading>>();
    let (code, name) = {
        let case = open.case.read_untracked();
        let dossier = case.state().dossier;
        (dossier.language.as_str().to_string(), dossier.name.clone())
    };
    let first_salutation = name.map_or_else(
        || letter::letter_salutation_nameless().to_string(),
        |name| letter::letter_salutation(name.as_str().to_string()),
    );
    let first_signature =
        untrack(|| open.cabinet.name()).map_or_else(String::new, |name| name.as_str().to_string());
    let salutation = field(open.typed.salutation, first_salutation.clone());
    let signature = field(open.typed.signature, first_signature);

    let translation = RwSignal::new_local(None::<Option<Translation>>);
    let asked = code.clone();
    leptos::task::spawn_local(async move {
        let loaded = Translation::load(&asked).await;
        // Somebody may have gone to another page meanwhile.
        let _ = translation.try_set(Some(loaded));
    });
    let is_translated = move || translation.with(|found| matches!(found, Some(Some(_))));
    let missing = {
        let code = code.clone();
        move || {
            let is_missing = code != "nl" && translation.with(|found| matches!(found, Some(None)));
            is_missing.then(|| {
                let language = language::within_sentence(&language::dutch_name(&code));
                view! { <p class="small">{talk::letter_no_translation(language)}</p> }
            })
        }
    };
    let office = move || match config.get() {
        Loading::Done(config) => Office {
            name: config.municipality.name,
            address: config.hand_over.address,
            phone: config.hand_over.phone,
            email: config.hand_over.email,
        },
        _ => Office::default(),
    };
    let content = move || {
        let case = open.case.read();
        let state = case.state();
        let (_, decision) = state.decision()?;
        Some(Letter::about(decision, &state.outcome(), steps(&case), &office()))
    };
    let reference = move || {
        let case = open.case.read();
        case.state().dossier.reference.as_ref().map(|code| code.as_str().to_string())
    };
    let is_old = move || open.case.read().state().is_decision_old();
    let has_old_plan = move || {
        let case = open.case.read();
        let state = case.state();
        state.plan.is_some() && state.plan_of_decision().is_none()
    };
    let frame = move |voice: Voice| {
        view! {
            <Sheet voice letter=content() office=office() reference=reference() salutation=salutation signature=signature
                first_salutation=first_salutation.clone() />
        }
    };
    let (dutch, other) = (frame.clone(), frame);
    view! {
        <div class="letter-tools">
            <p class="lead">{talk::letter_lead()}</p>
            {move || is_old().then(|| view! {
                <Notice kind=Kind::Warning title=talk::decide_old_title()>
                    <p class="nl-paragraph">{talk::decide_old_text()}</p>
                </Notice>
            })}
            {move || has_old_plan().then(|| view! {
                <Notice kind=Kind::Warning title=talk::letter_old_plan_title()>
                    <p class="nl-paragraph">{talk::letter_old_plan_text()}</p>
                </Notice>
            })}
            {move || office().address.is_empty().then(|| view! {
                <Notice kind=Kind::Warning><p class="nl-paragraph">{talk::letter_no_address()}</p></Notice>
            })}
            {missing}
            <div class="letter-fields">
                <TextField id="salutation" label=talk::letter_salutation() value=salutation />
                <TextField id="signature" label=talk::letter_signature() value=signature />
            </div>
            <div class="actions"><PrintButton label=talk::letter_print() /></div>
            <h2 class="nl-heading nl-heading--level-2">{talk::letter_preview()}</h2>
        </div>
        <div class="letter" class:letter--two=is_translated>
            {move || dutch(Voice::Dutch)}
            {move || is_translated().then(|| other(Voice::Other(translation)))}
        </div>
    }
}

/// What somebody typed, kept for as long as the tab; the first text until they typed anything.
fn field(kept: RwSignal<Option<String>>, first: String) -> RwSignal<String> {
    let shown = RwSignal::new(kept.get_untracked().unwrap_or(first.clone()));
    Effect::new(move |_| {
        let now = shown.get();
        kept.set((now != first).then_some(now));
    });
    shown
}

/// The first steps of the plan that are still to come, as sentences for the resident. A plan of an earlier decision tells
/// nothing.
fn steps(case: &Case) -> Vec<(LetterDay, String)> {
    let Some(plan) = case.state().plan_of_decision() else { return Vec::new() };
    for_letter(plan, today()).into_iter().map(|(day, sentence)| (day, sentence.into())).collect()
}

/// In which language a letter speaks.
#[derive(Clone, Copy)]
enum Voice {
    Dutch,
    Other(RwSignal<Option<Option<Translation>>, LocalStorage>),
}

impl Voice {
    fn with<T>(self, own: impl FnOnce(Option<&Translation>) -> T) -> T {
        match self {
            Voice::Dutch => own(None),
            Voice::Other(translation) => {
                translation.with(|found| own(found.as_ref().and_then(Option::as_ref)))
            }
        }
    }

    /// A text of the letter.
    fn text(self, key: &str) -> String {
        let own = self.with(|own| own?.text(texts::Set::letter, letter::place(key)?));
        own.or_else(|| letter::lookup(key).map(String::from)).unwrap_or_default()
    }

    fn filled(self, key: &str, given: &[(&'static str, Given)]) -> String {
        let values: Vec<(&str, String)> =
            given.iter().map(|(name, given)| (*name, self.given(given))).collect();
        fill(&self.text(key), &values)
    }

    fn given(self, given: &Given) -> String {
        let (key, values) = match *given {
            Given::Plain(ref text) => return text.clone(),
            Given::Months(from, NO_END) => ("outcome.band_over", vec![("from", from)]),
            Given::Months(0, to) => ("outcome.band_within", vec![("to", to)]),
            Given::Months(from, to) => ("outcome.band_to", vec![("from", from), ("to", to)]),
        };
        let own = self.with(|own| own?.text(texts::Set::later, later::place(key)?));
        let template = own.or_else(|| later::lookup(key).map(String::from)).unwrap_or_default();
        let values: Vec<_> = values.into_iter().map(|(name, value)| (name, value.to_string())).collect();
        fill(&template, &values)
    }

    /// A sentence of the questionnaire.
    fn sentence(self, dutch: &str) -> String {
        self.with(|own| own?.sentence(dutch)).unwrap_or_else(|| dutch.into())
    }

    fn date(self, day: Day) -> String {
        self.with(|own| own.map(|own| own.date(day))).unwrap_or_else(|| format::long_date(day))
    }

    /// Its code, and its direction as HTML has it.
    fn code(self) -> (String, &'static str) {
        let code = self.with(|own| own.map_or_else(|| "nl".to_string(), |own| own.code().to_string()));
        let direction = if language::is_right_to_left(&code) { "rtl" } else { "ltr" };
        (code, direction)
    }
}

/// One letter, on paper.
#[component]
fn Sheet(
    voice: Voice,
    letter: Option<Letter>,
    office: Office,
    reference: Option<String>,
    salutation: RwSignal<String>,
    signature: RwSignal<String>,
    /// What stands in the salutation until somebody types another: only that has a translation.
    first_salutation: String,
) -> AnyView {
    let Some(letter) = letter else { return ().into_any() };
    let is_dutch = matches!(voice, Voice::Dutch);
    let (code, direction) = voice.code();
    let checked = voice.with(|own| own.is_some_and(Translation::is_checked));
    let marked = (!is_dutch).then(|| {
        let own_name = language::name_and_direction(&code).0;
        let title = voice.filled("translation.title", &[("language", Given::Plain(own_name))]);
        view! {
            <div class="letter__mark">
                <p><strong>{title}</strong></p>
                <p>{voice.text("translation.no_force")}</p>
                {(!checked).then(|| view! { <p>{voice.text("translation.unchecked")}</p> })}
            </div>
        }
    });
    let greeting = move || {
        let typed = salutation.get();
        if is_dutch || typed != first_salutation {
            return typed;
        }
        match letter::letter_salutation(String::new()).strip_suffix(',').zip(typed.strip_suffix(',')) {
            Some((before, typed))
                if typed.starts_with(before.trim_end())
                    && typed != letter::letter_salutation_nameless().trim_end_matches(',') =>
            {
                let name = typed[before.trim_end().len()..].trim().to_string();
                voice.filled("letter.salutation", &[("name", Given::Plain(name))])
            }
            _ => voice.text("letter.salutation_nameless"),
        }
    };
    let sections: Vec<_> = letter
        .sections
        .into_iter()
        .map(|section| {
            view! {
                {section.title.map(|title| view! { <h3 class="letter__title">{voice.text(title)}</h3> })}
                {section.said.into_iter().map(|said| says(voice, said)).collect_view()}
            }
        })
        .collect();
    let address: Vec<_> =
        Some(office.name).into_iter().filter(|name| !name.is_empty()).chain(office.address).collect();
    view! {
        <article class="letter__sheet" lang=code dir=direction>
            {marked}
            <address class="letter__from">{address.into_iter().map(|line| view! { <span>{line}</span> }).collect_view()}</address>
            <p>{voice.filled("letter.date", &[("date", Given::Plain(voice.date(today())))])}
                {reference.map(|code| view! { <br /> {voice.filled("letter.reference", &[("code", Given::Plain(code))])} })}
            </p>
            <h2 class="letter__subject">{voice.text("letter.subject")}</h2>
            <p><bdi>{greeting}</bdi></p>
            {sections}
            <div class="letter__end">
                <p>{voice.text("contact.closing")}</p>
                <p class="letter__signature"><bdi>{move || signature.get()}</bdi></p>
                <p class="small">{voice.text("contact.signature")}</p>
            </div>
        </article>
    }
    .into_any()
}

fn says(voice: Voice, said: Said) -> AnyView {
    match said {
        Said::Text(key, given) => view! { <p>{voice.filled(key, &given)}</p> }.into_any(),
        Said::Sentence(dutch) => view! { <p>{voice.sentence(&dutch)}</p> }.into_any(),
        Said::Typed(prose) => {
            let untranslated = (!matches!(voice, Voice::Dutch)).then(|| view! { <p>{voice.text("reason.dutch_only")}</p> });
            view! { {untranslated} <p class="note__text" lang="nl" dir="auto">{prose.to_string()}</p> }.into_any()
        }
        Said::Step(key, day, dutch) => {
            // Dutch between two marks of its own direction: also within a letter that runs the other way.
            let step = format!("\u{2068}{}\u{2069}", voice.sentence(&dutch));
            let given = [("day", Given::Plain(voice.date(day))), ("step", Given::Plain(step))];
            view! { <p>{voice.filled(key, &given)}</p> }.into_any()
        }
        Said::Address(lines) => view! {
            <address class="letter__to">{lines.into_iter().map(|line| view! { <span>{line}</span> }).collect_view()}</address>
        }
        .into_any(),
    }
}
