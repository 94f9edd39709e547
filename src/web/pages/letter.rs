//! The letter that invites somebody: its code, from the link or typed, so that the municipality knows whose answers
//! they are.

use leptos::prelude::*;

use crate::{
    dossier::{Code, Invitation, Reference},
    web::{
        components::{Heading, Kind, Notice, TextField},
        config::{Loading, Municipality},
        page::Page,
        pages::Restart,
        session::Session,
        texts::app,
    },
};

/// An example of a code, which is right.
const EXAMPLE: &str = "7K3M-92QX-R";

/// A letter: the municipality that wrote it, where that is known, and its code.
type Letter = (Option<Code>, Reference);

/// The page with the code; `link` is what stood behind `#/brief/`, if anything.
#[component]
pub(crate) fn LetterPage(link: String) -> impl IntoView {
    let session = expect_context::<Session>();
    let config = expect_context::<ReadSignal<Loading>>();
    let own = move || match &*config.read() {
        Loading::Done(config) => Some(config.municipality.clone()).filter(|own| !own.id.is_empty()),
        _ => None::<Municipality>,
    };
    let by_link = Invitation::parse(&link).ok();
    let broken = !link.is_empty() && by_link.is_none();
    let found = RwSignal::new(
        by_link.map(|invitation| (Some(invitation.gemeente), invitation.reference)) as Option<Letter>
    );
    // A link of one municipality at another: whose letter is it?
    let stranger = move || {
        let ((gemeente, _), own) = (found.get()?, own()?);
        gemeente.is_some_and(|gemeente| gemeente.as_str() != own.id).then_some(own.name)
    };
    // Until that is known nothing is done with a link.
    let waits = move || {
        found.read().as_ref().is_some_and(|(gemeente, _)| gemeente.is_some())
            && *config.read() == Loading::Busy
    };
    // Answers of somebody with another letter stay theirs.
    let taken = move || {
        let ((_, reference), before) = (found.get()?, session.letter.get());
        let other = before != Some(reference.to_string()) && session.progress().get().done > 0;
        other.then(|| before.unwrap_or_default())
    };
    Effect::new(move |_| {
        if let Some((_, reference)) = found.get()
            && !waits()
            && stranger().is_none()
            && taken().is_none()
            && session.letter.get_untracked() != Some(reference.to_string())
        {
            session.set_letter(reference.to_string());
        }
    });
    view! {
        <Heading text=app::letter_title() />
        {broken.then(|| view! {
            <Notice kind=Kind::Warning><p class="nl-paragraph">{app::letter_wrong_link()}</p></Notice>
        })}
        {move || match (stranger(), taken(), found.get()) {
            (Some(name), _, _) => view! {
                <Notice kind=Kind::Warning><p class="nl-paragraph">{app::letter_other_gemeente(name)}</p></Notice>
                <Typed found />
            }
            .into_any(),
            (_, Some(code), _) => view! {
                <Notice kind=Kind::Warning>
                    <p class="nl-paragraph">
                        {if code.is_empty() { app::letter_other_answers().into() } else { app::letter_other_code(code) }}
                    </p>
                </Notice>
                <div class="actions">
                    <a class="nl-button nl-button--primary" href=Page::Introduction.href()>{app::intro_resume()}</a>
                    <Restart label=app::restart_link() />
                </div>
            }
            .into_any(),
            (_, _, Some(_)) if waits() => ().into_any(),
            (_, _, Some((_, reference))) => view! {
                <Notice kind=Kind::Good title=app::letter_found_title()>
                    <p class="nl-paragraph">{app::letter_found(reference.to_string())}</p>
                    {move || own().map(|own| view! { <p class="nl-paragraph">{app::letter_found_gemeente(own.name)}</p> })}
                </Notice>
                <div class="actions">
                    <a class="nl-button nl-button--primary" href=Page::Introduction.href()>{app::common_next()}</a>
                </div>
            }
            .into_any(),
            (_, _, None) => view! { <Typed found /> }.into_any(),
        }}
    }
}

/// The code as somebody reads it from the letter.
#[component]
fn Typed(found: RwSignal<Option<Letter>>) -> impl IntoView {
    let typed = RwSignal::new(String::new());
    let tried = RwSignal::new(false);
    let message = Signal::derive(move || {
        let wrong = tried.get() && Reference::parse(&typed.read()).is_err();
        wrong.then(|| app::letter_wrong().to_string())
    });
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        tried.set(true);
        if let Ok(reference) = Reference::parse(&typed.read_untracked()) {
            found.set(Some((None, reference)));
        }
    };
    view! {
        <p class="lead">{app::letter_lead()}</p>
        <form novalidate on:submit=submit>
            <TextField id="letter-code" label=app::letter_code() hint=app::letter_code_hint(EXAMPLE) message value=typed />
            <div class="actions">
                <button type="submit" class="nl-button nl-button--primary">{app::letter_use()}</button>
                <a class="nl-button nl-button--subtle" href=Page::Introduction.href()>{app::letter_without()}</a>
            </div>
        </form>
    }
}
