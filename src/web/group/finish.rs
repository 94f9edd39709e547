//! The end of a run: the answers are sealed to the consultants, and the tablet forgets them.

use leptos::prelude::*;

use super::{
    run::{Made, Run},
    tablet::{Screen, State},
    welcome::ToFacilitator,
};
use crate::{
    dossier::{Code, Dossier, Label, RecordId},
    web::{
        components::{Heading, Kind, Notice, TextField},
        entropy, language, navigation,
        page::Page,
        session::Session,
        storage::group_store::{self, StoreError},
        texts::{app, group},
        today::today,
    },
};

/// The last page: a mark, a name where somebody likes, and the seal.
#[component]
pub(super) fn Finish() -> impl IntoView {
    let state = expect_context::<State>();
    let session = expect_context::<Session>();
    let run = expect_context::<Run>();
    if let Some(id) = untrack(|| session.progress().get().next) {
        navigation::replace(&Page::Question { id, checking: true });
    }
    let busy = run.sealing;
    let failed = RwSignal::new(false);
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        if busy.get_untracked() {
            return;
        }
        busy.set(true);
        failed.set(false);
        let sealed = untrack(|| made(state, session, run));
        let epoch = state.epoch();
        leptos::task::spawn_local(async move {
            // A draft that is still on its way must not come after the end.
            state.keeping.settle().await;
            let done = match sealed {
                Some(sealed) => finished(run.number, &sealed).await,
                None => false,
            };
            if done {
                state.keeping.forget(run.number);
                state.show_after(epoch, Screen::Done);
            } else {
                busy.try_set(false);
                failed.try_set(true);
            }
        });
    };
    view! {
        <a class="nl-link back-link" href=move || (!busy.get()).then(|| Page::Check.href())>{app::common_back()}</a>
        <Heading text=group::finish_title() />
        <p class="lead">{group::finish_text()}</p>
        <form novalidate autocomplete="off" on:submit=submit>
            <div class="field">
                <label class="field__label" for="satisfaction">{group::finish_satisfaction()}</label>
                <p class="field__hint" id="satisfaction-hint">{group::finish_satisfaction_hint()}</p>
                <select class="utrecht-select utrecht-select--html-select" id="satisfaction" autocomplete="off"
                    aria-describedby="satisfaction-hint" bind:value=run.satisfaction>
                    <option value="">{group::finish_satisfaction_none()}</option>
                    {(1..=10).map(|mark| {
                        // The options come after the value of their list: what was chosen before is told to each.
                        let selected = run.satisfaction.get_untracked() == mark.to_string();
                        view! { <option value=mark.to_string() selected=selected>{mark}</option> }
                    }).collect_view()}
                </select>
            </div>
            <TextField id="name" label=group::finish_name() hint=group::finish_name_hint() value=run.name />
            {move || failed.get().then(|| view! {
                <Notice kind=Kind::Wrong><p class="nl-paragraph">{group::finish_failed()}</p></Notice>
            })}
            <div class="actions">
                <button type="submit" class="nl-button nl-button--primary" prop:disabled=busy>{group::finish_finish()}</button>
                <p class="saved" role="status">{move || busy.get().then(group::finish_sealing)}</p>
            </div>
        </form>
    }
}

/// Whether the dossier waits on this tablet now. A browser may have kept it and still say that it failed.
async fn finished(number: u16, sealed: &[u8]) -> bool {
    match group_store::finish(number, sealed).await {
        Ok(()) | Err(StoreError::Finished) => true,
        Err(_) => group_store::is_finished(number).await == Ok(true),
    }
}

/// The dossier that was made of exactly this before, or a new one.
fn made(state: State, session: Session, run: Run) -> Option<Vec<u8>> {
    let (answers, language) = (session.counted(), language::code());
    let (name, satisfaction) = (run.name.get(), run.satisfaction.get());
    if let Some(made) = run.made.get_value()
        && (&made.answers, &made.language) == (&answers, &language)
        && (&made.name, &made.satisfaction) == (&name, &satisfaction)
    {
        return Some(made.sealed);
    }
    let sealed = sealed(state, session, run)?;
    run.made.set_value(Some(Made { answers, name, satisfaction, language, sealed: sealed.clone() }));
    Some(sealed)
}

/// The dossier, which nobody here can read from then on.
fn sealed(state: State, session: Session, run: Run) -> Option<Vec<u8>> {
    let rng = &mut entropy::rng();
    let group = state.session.get_untracked()?;
    let language = Code::new(language::code()).ok()?;
    let id = RecordId::random(rng);
    let mut dossier = Dossier::new(id, today(), group.gemeente.clone(), language, &session.counted());
    dossier.session = Some(group.label());
    dossier.reference = Label::cleaned(&run.number.to_string());
    dossier.name = Label::cleaned(&run.name.read());
    dossier.satisfaction = run.satisfaction.read().parse().ok();
    let to: Vec<_> = group.recipients.iter().map(|recipient| recipient.public_key).collect();
    dossier.seal(&to, rng).ok()
}

/// Nothing of the person is left on the screen, nor behind it.
#[component]
pub(super) fn Done() -> impl IntoView {
    let state = expect_context::<State>();
    view! {
        <Heading text=group::done_title() />
        <Notice kind=Kind::Good>
            <p class="nl-paragraph">{group::done_text()}</p>
            <p class="nl-paragraph">{group::done_outcome_later()}</p>
        </Notice>
        <p class="lead"><strong>{group::done_give_back()}</strong></p>
        <div class="actions">
            <button type="button" class="nl-button nl-button--primary" on:click=move |_| state.welcome()>
                {group::done_next()}
            </button>
        </div>
        <ToFacilitator />
    }
}
