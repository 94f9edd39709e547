//! Files of several colleagues, looked at together in the overview. In memory only, until somebody goes back or the
//! desk closes.

use std::collections::BTreeMap;

use leptos::{html::Input, prelude::*};

use super::{
    reading::{by, read},
    working::{Working, why},
    works::Works,
};
use crate::{
    caseload::Row,
    web::{
        components::{Kind, Notice},
        desk::{
            cabinet::{Cabinet, Unread},
            files,
        },
        navigation,
        page::{DeskPage, Page},
        texts::archive,
    },
};

/// Rows that the overview counts in the place of the cabinet's, when somebody looks at files of a team.
#[derive(Clone, Copy)]
pub(in crate::web::desk) struct Team(pub RwSignal<Option<Vec<Row>>>);

impl Team {
    /// None, and none again whenever the desk closes.
    pub(in crate::web::desk) fn new(cabinet: Cabinet) -> Team {
        let rows = RwSignal::new(None);
        Effect::new(move |_| {
            if cabinet.is_locked() {
                rows.set(None);
            }
        });
        Team(rows)
    }
}

/// Says that a team is looked at, and the way back; to stand above whatever counts its rows.
#[component]
pub(in crate::web::desk) fn TeamBanner() -> impl IntoView {
    let Team(rows) = expect_context();
    move || {
        let count = rows.with(|rows| rows.as_ref().map(Vec::len));
        count.map(|count| view! {
            <Notice kind=Kind::Info title=archive::team_title()>
                <p class="nl-paragraph">{archive::team_banner(count)}</p>
                <button type="button" class="nl-button nl-button--secondary" on:click=move |_| rows.set(None)>
                    {archive::team_back()}
                </button>
            </Notice>
        })
    }
}

/// Chooses the files, and leads to the overview of them.
#[component]
pub(super) fn ReadTeam() -> impl IntoView {
    let cabinet = expect_context::<Cabinet>();
    let Team(rows) = expect_context();
    let input = NodeRef::<Input>::new();
    let Works { team: work, team_lines: lines, team_cases: cases, .. } = expect_context();
    let count = Memo::new(move |_| cases.read().len());
    let own = RwSignal::new(false);

    let choose = move |_| {
        let Some(input) = input.get_untracked() else { return };
        let chosen = files::of_list(input.files());
        if chosen.is_empty() || work.is_going() {
            return;
        }
        lines.set(Vec::new());
        cases.set(BTreeMap::new());
        leptos::task::spawn_local(async move {
            let mut found = BTreeMap::new();
            for file in chosen {
                let name = file.name();
                let mut is_stopped = false;
                let line = match read(&file).await {
                    Ok(bytes) => match cabinet.look_at(&bytes, &mut found, work.progress).await {
                        Ok(head) => archive::team_file_read(head.cases as usize, name, by(&head)),
                        Err(unread) => {
                            is_stopped = matches!(unread, Unread::Stopped(_));
                            archive::team_file_wrong(name, why(&unread))
                        }
                    },
                    Err(text) => archive::team_file_wrong(name, text),
                };
                if cabinet.keys_are_closed() {
                    break;
                }
                lines.update(|lines| lines.push(line));
                // Whoever stops one, stops all of them.
                if is_stopped {
                    break;
                }
            }
            work.progress.at.set(None);
            input.set_value("");
            if !cabinet.keys_are_closed() {
                cases.set(found);
            }
        });
    };
    let show = move |_| {
        let found = cases.get_untracked();
        let with_own = own.get_untracked();
        leptos::task::spawn_local(async move {
            let all =
                if with_own { cabinet.rows_with(found).await } else { found.values().map(Row::of).collect() };
            if !untrack(|| cabinet.is_locked()) {
                rows.set(Some(all));
                navigation::go(&Page::from(DeskPage::Overview));
            }
        });
    };
    view! {
        <section class="form-part">
            <h2 class="nl-heading nl-heading--level-2">{archive::team_title()}</h2>
            <p class="nl-paragraph">{archive::team_text()}</p>
            <div class="field">
                <label class="field__label" for="team-files">{archive::team_choose()}</label>
                <input node_ref=input id="team-files" type="file" multiple accept=".opstap-archief" on:change=choose />
            </div>
            <Working progress=work.progress />
            <div role="status">
                <ul class="plain-list">
                    {move || lines.get().into_iter().map(|line| view! { <li>{line}</li> }).collect_view()}
                </ul>
            </div>
            {move || (count.get() > 0).then(|| view! {
                <div class="option">
                    <input class="option__input" type="checkbox" id="team-own" bind:checked=own />
                    <label class="option__label" for="team-own">{archive::team_own()}</label>
                </div>
                <div class="actions">
                    <button type="button" class="nl-button nl-button--primary" on:click=show>
                        {archive::team_show(count.get())}
                    </button>
                </div>
            })}
        </section>
    }
}
