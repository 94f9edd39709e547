//! Every key of the consultant: what for, whether it is open, whether the archive opens with it.

use leptos::prelude::*;

use crate::web::{
    components::Confirm,
    desk::{
        archive_page::role_name,
        cabinet::{Cabinet, KeyLine},
    },
    download, format,
    texts::{archive, desk},
};

/// The list.
#[component]
pub(super) fn KeyList() -> impl IntoView {
    let cabinet = expect_context::<Cabinet>();
    let lines = Memo::new(move |_| cabinet.key_lines());
    view! {
        <section class="form-part">
            <h2 class="nl-heading nl-heading--level-2">{archive::ring_title()}</h2>
            <div class="table-scroll" tabindex="0" role="region" aria-label=archive::ring_title()>
                <table class="dossier-table key-table">
                    <caption class="visually-hidden">{archive::ring_title()}</caption>
                    <thead>
                        <tr>
                            <th scope="col">{archive::ring_words()}</th>
                            <th scope="col">{archive::ring_role()}</th>
                            <th scope="col">{archive::ring_since()}</th>
                            <th scope="col">{archive::ring_state()}</th>
                            <th scope="col">{archive::ring_archive()}</th>
                            <th scope="col"><span class="visually-hidden">{archive::ring_export()}</span></th>
                        </tr>
                    </thead>
                    <tbody>{move || lines.get().into_iter().map(|line| view! { <Line line /> }).collect_view()}</tbody>
                </table>
            </div>
        </section>
    }
}

#[component]
fn Line(line: KeyLine) -> impl IntoView {
    let cabinet = expect_context::<Cabinet>();
    let KeyLine { key, role, since, is_open, opens_archive, is_stored } = line;
    let words = key.id().to_string();
    let file = move || {
        cabinet.key_files.with_untracked(|files| {
            files.iter().find(|(known, _)| *known == key).map(|(_, file)| file.clone())
        })
    };
    let export = move |_| {
        let saved = file().map(|file| download::save_as_file(&super::form::file_name(&key), &file).is_ok());
        cabinet.said.set(Some(
            if saved == Some(true) { archive::all_exported() } else { desk::export_failed() }.into(),
        ));
    };
    let lock_out = move || {
        leptos::task::spawn_local(async move {
            let done = cabinet.lock_out(key).await;
            let said = if done.is_ok() { archive::ring_locked_out() } else { archive::archive_not_kept() };
            cabinet.said.set(Some(said.into()));
        });
    };
    let forget = move || {
        leptos::task::spawn_local(async move {
            if !cabinet.forget_key_file(key).await {
                cabinet.said.set(Some(desk::archive_removed_failed().into()));
            }
        });
    };
    let may_lock_out = opens_archive && cabinet.can_lock_out(key);
    view! {
        <tr>
            <th scope="row">{words.clone()}</th>
            <td><span class="tag">{role_name(role)}</span></td>
            <td>{since.map(|day| view! { <time datetime=day.to_string()>{format::short_date(day)}</time> })}</td>
            <td>
                {if is_open { archive::ring_open() } else { archive::ring_closed() }}
                {is_stored.then(|| format!(", {}", archive::ring_here()))}
            </td>
            <td>{if opens_archive { archive::ring_yes() } else { archive::ring_no() }}</td>
            <td>
                <div class="key-actions">
                    {is_stored.then(|| view! {
                        <button type="button" class="nl-button nl-button--subtle" on:click=export
                            aria-label=archive::ring_export_of(&words)>{archive::ring_export()}</button>
                    })}
                    {may_lock_out.then(|| view! {
                        <Confirm label=archive::ring_lock_out_of(&words) title=archive::ring_lock_out_title()
                            text=archive::ring_lock_out_text() confirm=archive::ring_lock_out_confirm() on_confirm=lock_out />
                    })}
                    {(opens_archive && !may_lock_out).then(|| view! { <p class="small">{archive::ring_only()}</p> })}
                    {is_stored.then(|| view! {
                        <Confirm label=archive::ring_forget_of(&words) title=desk::keys_forget_title()
                            text=desk::keys_forget_text() confirm=desk::keys_forget_confirm() on_confirm=forget />
                    })}
                </div>
            </td>
        </tr>
    }
}
