//! What a consultant sets: their name, judging before the suggestion, when the desk closes, how long dossiers are kept.

use leptos::prelude::*;

use super::working::{Said, Saying};
use crate::{
    caseload::{
        IDLE_MINUTES, Settings,
        retention::{MONTHS, retention_months},
    },
    dossier::Label,
    web::{
        components::{Kind, NumberField, SelectField, TextField},
        desk::cabinet::Cabinet,
        texts::archive,
    },
};

/// Of so many dossiers one is judged before the suggestion is shown.
const UNSEEN: [u8; 4] = [2, 3, 5, 10];

/// The form.
#[component]
pub(super) fn SettingsForm() -> impl IntoView {
    let cabinet = expect_context::<Cabinet>();
    let said: Said = RwSignal::new(None);
    let tried = RwSignal::new(false);
    let (name, unseen) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let (idle, months) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    // As they are kept; another window may change them. Nothing else takes away what is being typed.
    let kept = Memo::new(move |_| Settings { keys: Vec::new(), backed_up: None, ..cabinet.settings.get() });
    Effect::new(move |_| {
        let settings = kept.read();
        name.set(settings.name.as_ref().map(ToString::to_string).unwrap_or_default());
        unseen.set(settings.unseen_one_in.to_string());
        idle.set(settings.idle_minutes().to_string());
        months.set(settings.retention_months.map(|months| months.to_string()).unwrap_or_default());
    });
    let label = move || Label::cleaned(&name.read());
    let minutes = move || idle.read().trim().parse().ok().filter(|minutes| IDLE_MINUTES.contains(minutes));
    // Nothing typed is the usual term; something that is no number is a mistake.
    let term = move || match months.read().trim() {
        "" => Some(None),
        typed => typed.parse().ok().filter(|months| MONTHS.contains(months)).map(Some),
    };
    let name_message = Signal::derive(move || {
        (tried.get() && label().is_none()).then(|| archive::settings_name_wrong().to_string())
    });
    let idle_message = Signal::derive(move || {
        (tried.get() && minutes().is_none())
            .then(|| archive::settings_idle_wrong(IDLE_MINUTES.start(), IDLE_MINUTES.end()))
    });
    let months_message = Signal::derive(move || {
        (tried.get() && term().is_none())
            .then(|| archive::settings_months_wrong(MONTHS.start(), MONTHS.end()))
    });
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        tried.set(true);
        said.set(None);
        let (Some(name), Some(minutes), Some(term)) = (untrack(label), untrack(minutes), untrack(term))
        else {
            return;
        };
        let settings = Settings {
            name: Some(name),
            unseen_one_in: unseen.read_untracked().parse().unwrap_or_default(),
            idle_minutes: Some(minutes),
            retention_months: term,
            ..cabinet.settings.get_untracked()
        };
        leptos::task::spawn_local(async move {
            said.set(Some(match cabinet.set(settings).await {
                Ok(()) => (Kind::Good, archive::settings_saved().to_string()),
                Err(_) => (Kind::Wrong, archive::archive_not_kept().to_string()),
            }));
        });
    };
    let mut options = vec![("0".to_string(), archive::settings_unseen_off().to_string())];
    options.extend(UNSEEN.map(|count| (count.to_string(), archive::settings_unseen_one_in(count))));
    let usual = archive::settings_months_hint(retention_months("", &Settings::default()));
    view! {
        <section class="form-part" id="settings">
            <h2 class="nl-heading nl-heading--level-2">{archive::settings_title()}</h2>
            <form novalidate on:submit=submit>
                <TextField id="settings-name" label=archive::settings_name() hint=archive::settings_name_hint()
                    message=name_message value=name />
                <SelectField id="settings-unseen" label=Signal::stored(archive::settings_unseen().to_string())
                    hint=archive::settings_unseen_hint() options value=unseen on_choose=move |chosen| unseen.set(chosen) />
                <NumberField id="settings-idle" label=Signal::stored(archive::settings_idle().to_string())
                    message=idle_message value=idle on_input=move |typed| idle.set(typed) />
                <NumberField id="settings-months" label=Signal::stored(archive::settings_months().to_string()) hint=usual
                    message=months_message value=months on_input=move |typed| months.set(typed) />
                <div class="actions">
                    <button type="submit" class="nl-button nl-button--primary">{archive::settings_save()}</button>
                </div>
            </form>
            <Saying said />
        </section>
    }
}
