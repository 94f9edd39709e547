//! The end of a run: the answers are sealed to the consultants, and the tablet forgets them.

use leptos::prelude::*;

use super::{
    run::Run,
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
        storage::group_store,
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
    let busy = RwSignal::new(false);
    let failed = RwSignal::new(false);
    // The same file at each try: what is there already is then known.
    let made = StoredValue::new_local(None::<Vec<u8>>);
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        if busy.get_untracked() {
            return;
        }
        busy.set(true);
        failed.set(false);
        let sealed = made.get_value().or_else(|| untrack(|| sealed(state, session, run)));
        made.set_value(sealed.clone());
        leptos::task::spawn_local(async move {
            // A draft that is still on its way must not come after the end.
            state.keeping.settle().await;
            let done = match sealed {
                Some(sealed) => group_store::finish(run.number, &sealed).await.is_ok(),
                None => false,
            };
            if done {
                state.keeping.forget(run.number);
                state.show(Screen::Done);
            } else {
                busy.try_set(false);
                failed.try_set(true);
            }
        });
    };
    // A change of what goes along makes another file.
    Effect::new(move |_| {
        run.name.track();
        run.satisfaction.track();
        made.set_value(None);
    });
    view! {
        <a class="nl-link back-link" href=Page::Check.href()>{app::common_back()}</a>
        <Heading text=group::finish_title() />
        <p class="lead">{group::finish_text()}</p>
        <form novalidate autocomplete="off" on:submit=submit>
            <div class="field">
                <label class="field__label" for="satisfaction">{group::finish_satisfaction()}</label>
                <p class="field__hint" id="satisfaction-hint">{group::finish_satisfaction_hint()}</p>
                <select class="utrecht-select utrecht-select--html-select" id="satisfaction" autocomplete="off"
                    aria-describedby="satisfaction-hint" bind:value=run.satisfaction>
                    <option value="">{group::finish_satisfaction_none()}</option>
                    {(1..=10).map(|mark| view! { <option value=mark.to_string()>{mark}</option> }).collect_view()}
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
