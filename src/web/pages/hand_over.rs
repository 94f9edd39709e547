//! Giving the answers to the municipality: what goes along, who can open it, and where it goes.

mod contents;
mod place;
mod sealed_file;
mod ways;

use std::sync::Arc;

use leptos::prelude::*;
pub(crate) use sealed_file::SealedFile;
use sealed_file::{Choices, Sealed};

use super::{Restart, calculator::Calculation};
use crate::{
    diagnose::questions,
    dossier::{Code, Dossier, PublicKey, RecordId},
    income::Situation,
    web::{
        components::{Heading, Kind, Notice, TextField, Unfinished},
        config::{Config, Loading},
        download, entropy, language,
        session::Session,
        storage::drafts::{self, Found},
        texts::{app, errors, later},
        today::today,
    },
};

/// What a municipality that set nothing is called in a dossier.
const NO_GEMEENTE: &str = "onbekend";
/// The draft of the questionnaire's id.
const RECORD: &str = "record";

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

#[component]
fn Offer(config: Config) -> impl IntoView {
    let session = expect_context::<Session>();
    let SealedFile { choices, made, made_of, shows_codes } = expect_context::<SealedFile>();
    let tried = RwSignal::new(false);
    // The letter says the code already.
    if let Some(letter) = session.letter.get_untracked()
        && choices.reference.read_untracked().is_empty()
    {
        choices.reference.set(letter);
    }
    let reference_message = Signal::derive(move || {
        (tried.get() && choices.has_wrong_reference()).then(|| later::hand_over_reference_wrong().to_string())
    });
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
    // All that goes into the file, to know when it is a file of something else.
    let situations = serde_json::to_string(&calculation).unwrap_or_default();
    let ingredients = move || {
        let Choices { with_calculation, reference, name, satisfaction, key } = choices;
        let answers = session.counted().to_json(questions());
        let calculation = if with_calculation.get() { situations.as_str() } else { "" };
        [&answers, calculation, &reference.get(), &name.get(), &satisfaction.get(), &key.get()].join("\n")
    };
    let ingredients = Arc::new(ingredients);
    let made_now = ingredients.clone();
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
            if to.is_empty() || untrack(|| choices.has_wrong_reference()) {
                return;
            }
            let calculation = choices.with_calculation.get_untracked().then(|| calculation.clone()).flatten();
            let dossier = untrack(|| dossier(session, choices, &config, calculation));
            made.set(Some(seal_and_save(&dossier, &to)));
            made_of.set(untrack(|| made_now()));
        }
    };
    Effect::new(move |_| {
        if ingredients() != made_of.get_untracked() && made.read_untracked().is_some() {
            made.set(None);
            shows_codes.set(false);
        }
    });

    view! {
        <p class="lead">{later::hand_over_lead()}</p>
        <form novalidate on:submit=make>
            <contents::Contents choices config=config.clone() calculation=calculation />
            <section class="form-part">
                <TextField id="reference" label=later::hand_over_reference() hint=later::hand_over_reference_hint()
                    message=reference_message value=choices.reference />
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
            Ok(sealed) => {
                let name = sealed.name.clone();
                view! {
                    <Notice kind=Kind::Good title=later::hand_over_made_title()>
                        <p class="nl-paragraph">{later::hand_over_made_text(&name)}</p>
                        <p class="nl-paragraph">{later::hand_over_made_sealed()}</p>
                    </Notice>
                    <ways::Ways sealed />
                }
                .into_any()
            }
            Err(text) => view! {
                <Notice kind=Kind::Wrong><p class="nl-paragraph">{text}</p></Notice>
            }.into_any(),
        })}
        <place::Where config />
        <section class="form-part">
            <p class="nl-paragraph">{later::hand_over_wipe_text()}</p>
            <Restart label=later::hand_over_wipe() />
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
    let mut dossier = Dossier::new(record(), today(), gemeente, language, &session.counted());
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

/// The id of this questionnaire. It stays until everything is wiped: a file with a corrected answer arrives as a newer
/// version of the same, and not as somebody else.
fn record() -> RecordId {
    if let Found::Draft(id) = drafts::load(RECORD) {
        return id;
    }
    let id = RecordId::random(&mut entropy::rng());
    // Where it can't be written this tab remembers it.
    drafts::save(RECORD, &id);
    id
}

/// The sealed file, which is saved at once; or what to say when it can't be made.
fn seal_and_save(dossier: &Dossier, to: &[PublicKey]) -> Result<Sealed, &'static str> {
    let bytes = dossier.seal(to, &mut entropy::rng()).map_err(|_| later::hand_over_failed())?;
    let compact = dossier.seal_compact(to, &mut entropy::rng()).map_err(|_| later::hand_over_failed())?;
    // The day and a few random letters: no name, and no two people's files alike.
    let id = dossier.id.to_string();
    let name = format!("opstap-{}-{}.opstap", dossier.created, &id[..6]);
    // An app on the home screen of an iPhone can't download: there the file is shared.
    if !download::is_impossible() {
        download::save_as_file(&name, &bytes).map_err(|_| errors::app_not_downloaded())?;
    }
    Ok(Sealed { name, bytes, compact })
}
