//! Dossiers for a colleague: a file that only they can open, and then, if somebody says so, gone from here.

use std::collections::{BTreeMap, BTreeSet};

use leptos::prelude::*;

use super::{
    ENDING,
    backup::with_left_out,
    working::{Saying, Working, save, why},
    works::Works,
};
use crate::{
    caseload::backup::Kind as Parcel,
    dossier::{PublicKey, RecordId},
    web::{
        components::{Confirm, Kind, SelectField, TextField},
        desk::{
            cabinet::{Cabinet, Which},
            list_page::Chosen,
        },
        texts::archive,
        today::today,
    },
};

/// Which dossiers, for whose key, and what to do after.
#[component]
pub(super) fn HandOver() -> impl IntoView {
    let cabinet = expect_context::<Cabinet>();
    let Works { hand_over: work, handed, .. } = expect_context();
    let key = RwSignal::new(String::new());
    let which = RwSignal::new(ALL.to_string());
    let compared = RwSignal::new(false);
    let people = RwSignal::new(false);
    let tried = RwSignal::new(false);
    let typed = Memo::new(move |_| key.read().parse::<PublicKey>().ok());
    // Words that were compared belong to one key.
    Effect::new(move |_| {
        typed.track();
        compared.set(false);
    });
    let key_message = Signal::derive(move || {
        (tried.get() && typed.get().is_none()).then(|| archive::hand_over_key_wrong().to_string())
    });
    let sessions = Memo::new(move |_| {
        let mut sessions: BTreeMap<String, usize> = BTreeMap::new();
        cabinet.rows.with(|rows| {
            for session in rows.values().filter_map(|row| row.session.as_ref()) {
                *sessions.entry(session.to_string()).or_default() += 1;
            }
        });
        sessions
    });
    let Chosen(picks) = expect_context();
    let picked = move || picks.read().len();
    let count = Memo::new(move |_| cabinet.rows.with(BTreeMap::len));
    let make = move |_| {
        tried.set(true);
        let Some(colleague) = typed.get_untracked().filter(|_| compared.get_untracked()) else { return };
        if work.is_going() {
            return;
        }
        work.said.set(None);
        handed.set(Vec::new());
        let which = chosen(cabinet, &which.get_untracked(), &picks.get_untracked());
        let with_people = people.get_untracked();
        leptos::task::spawn_local(async move {
            let packed =
                cabinet.pack(Parcel::HandOver, &[colleague], which, with_people, work.progress).await;
            let done = match packed {
                Ok(packed) => match save(&format!("opstap-overdracht-{}.{ENDING}", today()), &packed.file) {
                    Ok(()) => {
                        let made = archive::hand_over_made(packed.ids.len());
                        handed.set(packed.ids);
                        with_left_out(made, packed.left_out)
                    }
                    Err(wrong) => wrong,
                },
                Err(unread) => (Kind::Wrong, why(&unread)),
            };
            work.progress.at.set(None);
            // Somebody may have gone to another page meanwhile.
            let _ = tried.try_set(false);
            work.said.set(Some(done));
        });
    };
    let remove = move || {
        let ids = handed.get_untracked();
        leptos::task::spawn_local(async move {
            work.said.set(Some(match cabinet.remove(&ids).await {
                Ok(()) => {
                    handed.set(Vec::new());
                    (Kind::Good, archive::hand_over_removed(ids.len()))
                }
                Err(_) => (Kind::Wrong, archive::archive_not_kept().to_string()),
            }));
        });
    };
    view! {
        <section class="form-part">
            <h2 class="nl-heading nl-heading--level-2">{archive::hand_over_title()}</h2>
            <p class="nl-paragraph">{archive::hand_over_text()}</p>
            {move || if count.get() == 0 {
                view! { <p class="nl-paragraph">{archive::hand_over_none()}</p> }.into_any()
            } else {
                let mut options = vec![(ALL.to_string(), archive::hand_over_all(count.get()))];
                if picked() > 0 {
                    options.push((CHOSEN.to_string(), archive::hand_over_chosen(picked())));
                }
                options.extend(sessions.get().into_iter().map(|(name, count)| {
                    (format!("{SESSION}{name}"), archive::hand_over_of_session(count, name))
                }));
                view! {
                    <SelectField id="hand-over-which" label=Signal::stored(archive::hand_over_which().to_string())
                        options value=which on_choose=move |chosen| which.set(chosen) />
                    <TextField id="hand-over-key" label=archive::hand_over_key() hint=archive::hand_over_key_hint()
                        message=key_message value=key />
                    {move || typed.get().map(|key| view! {
                        <p class="nl-paragraph check-words">{archive::hand_over_compare(key.check_words().join(" "))}</p>
                        <div class="option">
                            <input class="option__input" type="checkbox" id="hand-over-compared" bind:checked=compared
                                aria-describedby="hand-over-compared-message" />
                            <label class="option__label" for="hand-over-compared">{archive::hand_over_compared()}</label>
                        </div>
                        <p class="field__message" id="hand-over-compared-message">
                            {move || (tried.get() && !compared.get()).then(archive::hand_over_compare_needed)}
                        </p>
                    })}
                    <div class="option">
                        <input class="option__input" type="checkbox" id="hand-over-people" bind:checked=people
                            aria-describedby="hand-over-people-hint" />
                        <label class="option__label" for="hand-over-people">{archive::hand_over_people()}</label>
                    </div>
                    <p class="field__hint" id="hand-over-people-hint">{archive::hand_over_people_hint()}</p>
                    <div class="actions">
                        <button type="button" class="nl-button nl-button--primary" on:click=make>{archive::hand_over_make()}</button>
                    </div>
                }.into_any()
            }}
            <Working progress=work.progress />
            <Saying said=work.said />
            {move || {
                let count = handed.read().len();
                (count > 0).then(|| view! {
                    <div class="actions">
                        <Confirm label=archive::hand_over_remove() title=archive::hand_over_remove_title()
                            text=archive::hand_over_remove_text(count) confirm=archive::hand_over_remove_confirm()
                            class="nl-button nl-button--secondary" on_confirm=remove />
                    </div>
                })
            }}
        </section>
    }
}

const ALL: &str = "all";
/// Those that were chosen in the list.
const CHOSEN: &str = "chosen";
/// Before the name of a session.
const SESSION: &str = "session ";

fn chosen(cabinet: Cabinet, which: &str, picks: &BTreeSet<RecordId>) -> Which {
    if which == CHOSEN {
        return Which::These(picks.clone());
    }
    let Some(session) = which.strip_prefix(SESSION) else { return Which::All };
    let ids: BTreeSet<RecordId> = cabinet.rows.with_untracked(|rows| {
        let of_session =
            rows.values().filter(|row| row.session.as_ref().is_some_and(|name| name.as_str() == session));
        of_session.map(|row| row.id).collect()
    });
    Which::These(ids)
}
