//! A session that is ready: its link, and what there is to print.

use leptos::prelude::*;
use wasm_bindgen_futures::JsFuture;

use super::{
    Prepared,
    sheets::{Sheet, Sheets},
};
use crate::{
    dossier::group::GroupSession,
    web::{
        address,
        components::{Heading, Kind, Notice, QrCode},
        desk::gemeente_field::name_of,
        download, format, language,
        page::Page,
        texts::desk,
    },
};

/// The session, until somebody closes it.
#[component]
pub(super) fn PreparedSession(prepared: Prepared, on_close: impl Fn() + Copy + 'static) -> impl IntoView {
    let Prepared { session, secret } = prepared;
    // It was a link when it was made or read.
    let link = address::of(&Page::Group(session.to_link().unwrap_or_default()));
    let printing = RwSignal::new(None::<Sheet>);
    let said = RwSignal::new(None::<(Kind, &'static str)>);
    let copy = {
        let link = link.clone();
        move |_| {
            let done = JsFuture::from(window().navigator().clipboard().write_text(&link));
            leptos::task::spawn_local(async move {
                said.set(Some(match done.await {
                    Ok(_) => (Kind::Good, desk::keys_copied()),
                    Err(_) => (Kind::Warning, desk::groups_copy_failed()),
                }));
            });
        }
    };
    let save = {
        let session = session.clone();
        move |_| {
            let name = format!("opstap-groep-{}-{}.json", session.date, &session.id.to_string()[..6]);
            let saved = download::save_as_file(&name, session.to_json().as_bytes());
            said.set(Some(match saved {
                Ok(()) => (Kind::Good, desk::groups_saved()),
                Err(_) => (Kind::Wrong, desk::export_failed()),
            }));
        }
    };
    let print = move |sheet| super::sheets::print(printing, sheet);
    let has_secret = secret.is_some();
    view! {
        <Heading text=desk::groups_ready(session.name.as_str()) />
        <About session=session.clone() />
        <section class="form-part">
            <h2 class="nl-heading nl-heading--level-2">{desk::groups_link_title()}</h2>
            <p class="nl-paragraph">{desk::groups_link_text()}</p>
            <QrCode text=link.clone() label=desk::groups_link_code() />
            <p><code class="key-text" id="session-link">{link.clone()}</code></p>
            <div class="actions">
                <button type="button" class="nl-button nl-button--secondary" on:click=copy>{desk::groups_link_copy()}</button>
                <button type="button" class="nl-button nl-button--secondary" on:click=save>{desk::groups_save()}</button>
            </div>
            <div role="status">
                {move || said.get().map(|(kind, text)| view! { <Notice kind><p class="nl-paragraph">{text}</p></Notice> })}
            </div>
        </section>
        <section class="form-part">
            <h2 class="nl-heading nl-heading--level-2">{desk::groups_print_title()}</h2>
            {if has_secret {
                view! {
                    <Notice kind=Kind::Warning title=desk::groups_secret_title()>
                        <p class="nl-paragraph">{desk::groups_secret_text()}</p>
                    </Notice>
                    <div class="actions">
                        <button type="button" class="nl-button nl-button--primary" on:click=move |_| print(Sheet::Facilitator)>
                            {desk::groups_print_facilitator()}
                        </button>
                        <button type="button" class="nl-button nl-button--primary" on:click=move |_| print(Sheet::Cards)>
                            {desk::groups_print_cards()}
                        </button>
                    </div>
                }.into_any()
            } else {
                view! { <p class="nl-paragraph">{desk::groups_secret_gone()}</p> }.into_any()
            }}
        </section>
        {secret.map(|secret| view! { <Sheets session=session.clone() secret link printing /> })}
        <div class="actions">
            <button type="button" class="nl-button nl-button--secondary" on:click=move |_| on_close()>
                {if has_secret { desk::groups_close() } else { desk::groups_back() }}
            </button>
        </div>
    }
}

/// What was filled in.
#[component]
fn About(session: GroupSession) -> impl IntoView {
    let languages: Vec<String> =
        session.languages.iter().map(|code| language::dutch_name(code.as_str())).collect();
    let idle = desk::groups_idle(session.lock_after, session.warn_after);
    view! {
        <dl class="facts">
            <div><dt>{desk::dossier_gemeente()}</dt><dd>{name_of(session.gemeente.as_str())}</dd></div>
            <div><dt>{desk::groups_date()}</dt><dd>{format::long_date(session.date)}</dd></div>
            <div><dt>{desk::groups_place()}</dt><dd>{session.place.to_string()}</dd></div>
            <div><dt>{desk::groups_recipients()}</dt><dd>
                <ul class="plain-list">
                    {session.recipients.into_iter().map(|recipient| view! {
                        <li>
                            {recipient.name.to_string()} ". "
                            <span class="small">{desk::keys_words(recipient.public_key.check_words().join(" "))}</span>
                        </li>
                    }).collect_view()}
                </ul>
            </dd></div>
            <div><dt>{desk::groups_languages()}</dt><dd>{languages.join(", ")}</dd></div>
            <div><dt>{desk::groups_cards()}</dt><dd>{session.cards}</dd></div>
            <div><dt>{desk::groups_idle_title()}</dt><dd>{idle}</dd></div>
        </dl>
    }
}
