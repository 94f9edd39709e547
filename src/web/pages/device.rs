//! What is stored on this device, how sure it is to stay, the code that somebody may put on it, and the way to wipe it.

use leptos::prelude::*;

use super::{
    Restart,
    calculator::{Calculation, SavedJobs},
};
use crate::web::{
    components::{Confirm, Heading, InstallOffer, Kind, Notice, TextField},
    download, home_lock,
    page::Page,
    session::Session,
    storage::{drafts, persistence},
    texts::{errors, later},
};

/// The page about this device.
#[component]
pub(crate) fn DevicePage() -> impl IntoView {
    let locked = RwSignal::new(drafts::lock().is_some());
    let shut = drafts::is_shut();
    view! {
        <Heading text=later::device_title() />
        <p class="lead">{later::device_lead()}</p>
        <Contents shut />
        <Keeping />
        <InstallOffer />
        {(!shut).then(|| view! { <Code locked /> })}
        <section class="form-part">
            <h2 class="nl-heading nl-heading--level-2">{later::device_wipe_title()}</h2>
            <p class="nl-paragraph">{later::device_wipe_honest()}</p>
            <Restart label=later::hand_over_wipe() />
        </section>
    }
}

/// What is there, in words.
#[component]
fn Contents(shut: bool) -> impl IntoView {
    let session = expect_context::<Session>();
    let calculation = expect_context::<Calculation>();
    let failed = RwSignal::new(false);
    let items = move || {
        if shut {
            return vec![later::device_locked().to_string()];
        }
        let done = session.progress().get().done;
        let jobs = SavedJobs::open().all().len();
        let mut items = Vec::new();
        items.extend((done > 0).then(|| later::device_answers(done)));
        items.extend((!calculation.form.read().is_untouched()).then(|| later::device_calculation().into()));
        items.extend((jobs > 0).then(|| later::device_jobs(jobs)));
        items.extend(session.letter.get().map(later::device_letter));
        items.extend(drafts::aside("answers").map(|_| later::device_old().into()));
        items
    };
    let export = move |_| {
        let copy = drafts::copy();
        failed.set(download::save_as_file("opstap-kopie.json", copy.as_bytes()).is_err());
    };
    view! {
        {move || {
            let items = items();
            if items.is_empty() {
                view! { <p class="nl-paragraph"><strong>{later::device_nothing()}</strong></p> }.into_any()
            } else {
                view! {
                    <ul class="plain-list">
                        {items.into_iter().map(|item| view! { <li>{item}</li> }).collect_view()}
                        <li>{later::device_settings()}</li>
                        <li>{later::device_app()}</li>
                    </ul>
                }.into_any()
            }
        }}
        <div class="actions">
            {(!shut).then(|| view! {
                <a class="nl-button nl-button--secondary" href=Page::Check.href()>{later::device_see()}</a>
                <button type="button" class="nl-button nl-button--secondary" on:click=export>{later::device_export()}</button>
            })}
        </div>
        {move || failed.get().then(|| view! {
            <Notice kind=Kind::Wrong><p class="nl-paragraph">{errors::app_not_downloaded()}</p></Notice>
        })}
    }
}

/// How sure it is that the browser keeps it.
#[component]
fn Keeping() -> impl IntoView {
    let sure = RwSignal::new(None::<bool>);
    leptos::task::spawn_local(async move { sure.set(Some(persistence::is_granted().await)) });
    let ask = move |_| {
        leptos::task::spawn_local(async move { sure.set(Some(persistence::ask().await)) });
    };
    view! {
        <p class="nl-paragraph" role="status">
            {move || sure.get().map(|sure| if sure { later::device_kept_sure() } else { later::device_kept_unsure() })}
        </p>
        {move || (sure.get() == Some(false)).then(|| view! {
            <button type="button" class="nl-button nl-button--secondary" on:click=ask>{later::device_keep_asking()}</button>
        })}
    }
}

/// A code on the answers: to set, or to take off.
#[component]
fn Code(locked: RwSignal<bool>) -> impl IntoView {
    view! {
        <section class="form-part">
            <h2 class="nl-heading nl-heading--level-2">{later::device_code_title()}</h2>
            {move || if locked.get() {
                view! { <TakeOff locked /> }.into_any()
            } else {
                view! { <Set locked /> }.into_any()
            }}
        </section>
    }
}

#[component]
fn Set(locked: RwSignal<bool>) -> impl IntoView {
    let (code, again) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let (tried, failed) = (RwSignal::new(false), RwSignal::new(false));
    let is_short = move || !home_lock::is_long_enough(&code.read());
    let short = Signal::derive(move || {
        (tried.get() && is_short()).then(|| later::device_code_short(home_lock::SHORTEST))
    });
    let different = Signal::derive(move || {
        (tried.get() && *code.read() != *again.read()).then(|| later::device_code_different().to_string())
    });
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        tried.set(true);
        if untrack(is_short) || *code.read_untracked() != *again.read_untracked() {
            return;
        }
        let set = home_lock::set(&code.read_untracked());
        failed.set(!set);
        locked.set(set);
    };
    view! {
        <p class="nl-paragraph">{later::device_code_text()}</p>
        <p class="nl-paragraph"><strong>{later::device_code_warning()}</strong></p>
        <form novalidate on:submit=submit>
            <TextField id="new-code" kind="password" label=later::device_code_new()
                hint=later::device_code_hint(home_lock::SHORTEST) message=short value=code />
            <TextField id="new-code-again" kind="password" label=later::device_code_again() message=different value=again />
            {move || failed.get().then(|| view! {
                <Notice kind=Kind::Wrong><p class="nl-paragraph">{later::device_code_failed()}</p></Notice>
            })}
            <button type="submit" class="nl-button nl-button--primary">{later::device_code_set()}</button>
        </form>
    }
}

#[component]
fn TakeOff(locked: RwSignal<bool>) -> impl IntoView {
    let failed = RwSignal::new(false);
    view! {
        <p class="nl-paragraph" role="status">{later::device_code_on()}</p>
        <p class="nl-paragraph">{later::device_code_warning()}</p>
        {move || failed.get().then(|| view! {
            <Notice kind=Kind::Wrong><p class="nl-paragraph">{later::device_code_failed()}</p></Notice>
        })}
        <Confirm label=later::device_code_remove() title=later::device_code_remove()
            text=later::device_code_remove_text() confirm=later::device_code_remove()
            class="nl-button nl-button--secondary"
            on_confirm=move || {
                let removed = home_lock::remove();
                failed.set(!removed);
                locked.set(!removed);
            } />
    }
}
