//! Giving the answers to the municipality: what goes along, who can open it, and where it goes.

use leptos::prelude::*;

use super::{
    Restart,
    calculator::{Calculation, FilledIn},
};
use crate::{
    diagnose::model,
    dossier::{Code, Dossier, Label, PublicKey, RecordId},
    income::{Comparison, Situation},
    web::{
        answer_text::answer_text,
        components::{ComparisonTable, Heading, Kind, Notice, TextField, Unfinished},
        config::{Config, Loading},
        download, entropy, format, language,
        page::{CalculatorPage, Page},
        session::Session,
        texts::{app, errors, later},
        today::today,
    },
};

/// What a municipality that set nothing is called in a dossier.
const NO_GEMEENTE: &str = "onbekend";

/// The hand-over page.
#[component]
pub(crate) fn HandOver() -> impl IntoView {
    let session = expect_context::<Session>();
    let config = expect_context::<ReadSignal<Loading>>();
    view! {
        <Heading text=later::hand_over_title() />
        {move || match (session.progress().get().next, config.get()) {
            (Some(next), _) => view! { <Unfinished text=later::hand_over_unfinished() next=next /> }.into_any(),
            (None, Loading::Busy) => view! { <p class="nl-paragraph">{app::common_loading()}</p> }.into_any(),
            (None, Loading::Done(config)) => view! { <Offer config /> }.into_any(),
            (None, Loading::Failed(_)) => view! {
                <Notice kind=Kind::Warning title=errors::app_config_title()>
                    <p class="nl-paragraph">{errors::app_config_text()}</p>
                </Notice>
                <Offer config=Config::default() />
            }
            .into_any(),
        }}
    }
}

/// What the person chose on this page.
#[derive(Clone, Copy)]
struct Choices {
    with_calculation: RwSignal<bool>,
    reference: RwSignal<String>,
    name: RwSignal<String>,
    satisfaction: RwSignal<String>,
    key: RwSignal<String>,
}

impl Choices {
    /// The code from the invitation (`true`), or else the name, if one of them was typed.
    fn who(self) -> Option<(bool, Label)> {
        let reference = Label::cleaned(&self.reference.read()).map(|label| (true, label));
        reference.or_else(|| Label::cleaned(&self.name.read()).map(|label| (false, label)))
    }

    /// What the resident thinks of the questionnaire, from 1 to 10.
    fn grade(self) -> Option<u8> {
        self.satisfaction.read().parse().ok()
    }
}

#[component]
fn Offer(config: Config) -> impl IntoView {
    let session = expect_context::<Session>();
    let choices = Choices {
        with_calculation: RwSignal::new(false),
        reference: RwSignal::new(String::new()),
        name: RwSignal::new(String::new()),
        satisfaction: RwSignal::new(String::new()),
        key: RwSignal::new(String::new()),
    };
    let made = RwSignal::new(None::<Result<String, &'static str>>);
    let tried = RwSignal::new(false);
    let calculation = expect_context::<Calculation>().situations();
    let configured: Vec<(String, PublicKey)> = config
        .recipients
        .iter()
        .filter_map(|recipient| Some((recipient.name.clone(), recipient.public_key.parse().ok()?)))
        .collect();
    let needs_key = configured.is_empty();
    let typed_key = move || choices.key.with(|text| text.parse::<PublicKey>());
    let key_message = Signal::derive(move || {
        let empty = choices.key.with(|text| text.trim().is_empty());
        match typed_key() {
            Ok(_) => None,
            Err(_) if empty => (needs_key && tried.get()).then(|| later::hand_over_key_needed().into()),
            Err(_) => Some(later::hand_over_key_wrong().to_string()),
        }
    });
    let make = {
        let (config, configured, calculation) = (config.clone(), configured.clone(), calculation.clone());
        move |event: leptos::ev::SubmitEvent| {
            event.prevent_default();
            tried.set(true);
            let mut to: Vec<PublicKey> = configured.iter().map(|(_, key)| *key).collect();
            let typed = untrack(typed_key);
            let empty = choices.key.with_untracked(|text| text.trim().is_empty());
            match typed {
                Ok(key) if !to.contains(&key) => to.push(key),
                Err(_) if !empty => return,
                _ => {}
            }
            if to.is_empty() {
                return;
            }
            let calculation = choices.with_calculation.get_untracked().then(|| calculation.clone()).flatten();
            let dossier = untrack(|| dossier(session, choices, &config, calculation));
            made.set(Some(seal_and_save(&dossier, &to)));
        }
    };

    view! {
        <p class="lead">{later::hand_over_lead()}</p>
        <form novalidate on:submit=make>
            <Contents choices config=config.clone() calculation=calculation />
            <section class="form-part">
                <TextField id="reference" label=later::hand_over_reference() hint=later::hand_over_reference_hint()
                    value=choices.reference />
                <Show when=move || choices.reference.with(|text| text.trim().is_empty())>
                    <TextField id="name" label=later::hand_over_name() hint=later::hand_over_name_hint()
                        value=choices.name />
                </Show>
                <Satisfaction choices />
            </section>
            <section class="form-part">
                <h2 class="nl-heading nl-heading--level-2">{later::hand_over_recipients()}</h2>
                {(!needs_key).then(|| view! {
                    <ul class="plain-list">
                        {configured.into_iter().map(|(name, key)| view! {
                            <li>{name} " " <span class="small">{later::hand_over_key_fine(key.check_words().join(" "))}</span></li>
                        }).collect_view()}
                    </ul>
                })}
                {needs_key.then(|| view! {
                    <p class="nl-paragraph">{later::hand_over_no_recipients()}</p>
                    <TextField id="key" label=later::hand_over_key() hint=later::hand_over_key_hint()
                        message=key_message value=choices.key />
                    {move || typed_key().ok().map(|key| view! {
                        <p class="nl-paragraph">{later::hand_over_key_fine(key.check_words().join(" "))}</p>
                    })}
                })}
            </section>
            <div class="actions">
                <button type="submit" class="nl-button nl-button--primary">
                    {move || if matches!(made.get(), Some(Ok(_))) { later::hand_over_make_again() } else { later::hand_over_make() }}
                </button>
            </div>
        </form>
        {move || made.get().map(|made| match made {
            Ok(file) => view! {
                <Notice kind=Kind::Good title=later::hand_over_made_title()>
                    <p class="nl-paragraph">{later::hand_over_made_text(file)}</p>
                    <p class="nl-paragraph">{later::hand_over_made_sealed()}</p>
                </Notice>
            }.into_any(),
            Err(text) => view! {
                <Notice kind=Kind::Wrong><p class="nl-paragraph">{text}</p></Notice>
            }.into_any(),
        })}
        <Where config />
        <section class="form-part">
            <p class="nl-paragraph">{later::hand_over_wipe_text()}</p>
            <Restart label=later::hand_over_wipe() />
        </section>
    }
}

/// Exactly what is in the file, and the choice to send the calculation along.
#[component]
fn Contents(choices: Choices, config: Config, calculation: Option<(Situation, Situation)>) -> impl IntoView {
    let session = expect_context::<Session>();
    let answers = session.counted();
    let shown = session.shown();
    let count = shown.iter().filter(|question| session.is_answered(question)).count();
    let outcome = crate::diagnose::score(model(), &answers);
    let category = model().categories.iter().find(|category| category.id == outcome.category);
    let category = category.map_or(outcome.category.clone(), |category| language::of(&category.name));
    let gemeente = if config.municipality.name.is_empty() {
        later::hand_over_gemeente_unknown().to_string()
    } else {
        config.municipality.name
    };
    let comparison = calculation.and_then(|(now, then)| {
        let comparison = Comparison::of(&now, &then).ok()?;
        Some((now, then, comparison))
    });
    let calculated = comparison.is_some();
    view! {
        <section class="form-part">
            <h2 class="nl-heading nl-heading--level-2">{later::hand_over_what_title()}</h2>
            <ul class="plain-list">
                <li>{later::hand_over_what_answers(count)}</li>
                <li>{later::hand_over_what_outcome(category)}</li>
                <li>{later::hand_over_what_date(format::long_date(today()))}</li>
                <li>{later::hand_over_what_gemeente(gemeente)}</li>
                <li>{later::hand_over_what_language(language::own_name())}</li>
                <li>{later::hand_over_what_number()}</li>
                {move || choices.who().map(|(reference, label)| {
                    let label = label.as_str();
                    let text = if reference {
                        later::hand_over_what_reference(label)
                    } else {
                        later::hand_over_what_name(label)
                    };
                    view! { <li>{text}</li> }
                })}
                {move || choices.grade().map(|grade| view! { <li>{later::hand_over_what_satisfaction(grade)}</li> })}
                <Show when=move || choices.with_calculation.get()>
                    <li>{later::hand_over_what_situation()}</li>
                </Show>
            </ul>
            <p class="nl-paragraph">{later::hand_over_what_not()}</p>
            <details class="why">
                <summary>{later::hand_over_show_answers()}</summary>
                <dl class="answers">
                    {shown.into_iter().map(|question| view! {
                        <div class="answers__row">
                            <dt>{language::of(&question.text)}</dt>
                            <dd>{answer_text(question, session.answer_to(question).as_ref())}</dd>
                        </div>
                    }).collect_view()}
                </dl>
            </details>
            {if calculated {
                view! {
                    <div class="option">
                        <input class="option__input" type="checkbox" id="with-calculation"
                            aria-describedby="with-calculation-hint" bind:checked=choices.with_calculation />
                        <label class="option__label" for="with-calculation">{later::hand_over_with_calculation()}</label>
                    </div>
                    <p class="field__hint" id="with-calculation-hint">{later::hand_over_with_calculation_hint()}</p>
                    {comparison.map(|(now, then, comparison)| view! {
                        <details class="why">
                            <summary>{later::hand_over_show_calculation()}</summary>
                            <FilledIn now then />
                            <ComparisonTable comparison />
                        </details>
                    })}
                }.into_any()
            } else {
                view! {
                    <p class="nl-paragraph">
                        {later::hand_over_no_calculation()} " "
                        <a class="nl-link" href=Page::Calculator(CalculatorPage::Form).href()>{later::outcome_calculate()}</a>
                    </p>
                }.into_any()
            }}
        </section>
    }
}

/// How the questionnaire was, from 1 to 10.
#[component]
fn Satisfaction(choices: Choices) -> impl IntoView {
    view! {
        <div class="field">
            <label class="field__label" for="satisfaction">{later::hand_over_satisfaction()}</label>
            <p class="field__hint" id="satisfaction-hint">{later::hand_over_satisfaction_hint()}</p>
            <select class="utrecht-select utrecht-select--html-select" id="satisfaction"
                aria-describedby="satisfaction-hint" bind:value=choices.satisfaction>
                <option value="">{later::hand_over_satisfaction_none()}</option>
                {(1..=10).map(|grade| view! { <option value=grade.to_string()>{grade}</option> }).collect_view()}
            </select>
        </div>
    }
}

/// Where to bring or send the file.
#[component]
fn Where(config: Config) -> impl IntoView {
    let place = config.hand_over;
    let unknown = place.text.is_empty() && place.address.is_empty() && place.email.is_empty();
    view! {
        <section class="form-part">
            <h2 class="nl-heading nl-heading--level-2">{later::hand_over_where_title()}</h2>
            {if unknown {
                view! { <p class="nl-paragraph">{later::hand_over_where_default()}</p> }.into_any()
            } else {
                view! {
                    <p class="nl-paragraph">{place.text}</p>
                    <address class="nl-paragraph">
                        {place.address.into_iter().map(|line| view! { <span>{line}<br /></span> }).collect_view()}
                        {(!place.email.is_empty()).then(|| view! {
                            <a class="nl-link" href=format!("mailto:{}", place.email)>{place.email.clone()}</a> <br />
                        })}
                        {(!place.phone.is_empty()).then(|| view! {
                            <a class="nl-link" href=format!("tel:{}", place.phone)>{place.phone.clone()}</a>
                        })}
                    </address>
                }.into_any()
            }}
        </section>
    }
}

fn dossier(
    session: Session,
    choices: Choices,
    config: &Config,
    calculation: Option<(Situation, Situation)>,
) -> Dossier {
    let code = |text: &str| Code::new(text).ok();
    let gemeente = code(&config.municipality.id).or_else(|| code(NO_GEMEENTE));
    let language = code(&language::code());
    let (gemeente, language) =
        gemeente.zip(language).expect("a constant and the name of a language are codes");
    let id = RecordId::random(&mut entropy::rng());
    let mut dossier = Dossier::new(id, today(), gemeente, language, &session.counted());
    match choices.who() {
        Some((true, reference)) => dossier.reference = Some(reference),
        Some((false, name)) => dossier.name = Some(name),
        None => {}
    }
    dossier.satisfaction = choices.grade();
    if let Some((now, then)) = calculation {
        dossier.situation_now = Some(now);
        dossier.situation = Some(then);
    }
    dossier
}

/// The name of the file that was saved, or what to say when it was not.
fn seal_and_save(dossier: &Dossier, to: &[PublicKey]) -> Result<String, &'static str> {
    let sealed = dossier.seal(to, &mut entropy::rng()).map_err(|_| later::hand_over_failed())?;
    // The day and a few random letters: no name, and no two files alike.
    let id = dossier.id.to_string();
    let name = format!("opstap-{}-{}.opstap", dossier.created, &id[..6]);
    download::save_as_file(&name, &sealed).map_err(|_| errors::app_not_downloaded())?;
    Ok(name)
}
