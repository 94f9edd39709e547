//! The consultant's pages: keys, import, the list of dossiers and one dossier.

mod cabinet;
mod dossier_page;
mod files;
mod gemeente_field;
mod groups;
mod importing;
mod intake;
mod keys_page;
mod letters_page;
mod list_page;
mod lock;
mod scanning;
mod verdict_text;

use leptos::prelude::*;

use super::{
    components::{Kind, Notice, SubNavigation},
    config, navigation,
    page::{DeskPage, Page},
    texts::desk,
};
use cabinet::Cabinet;

/// The desk, and nothing while another program has the screen.
#[component]
pub(crate) fn Program() -> impl IntoView {
    let page = navigation::follow_address();
    let cabinet = Cabinet::open();
    provide_context(cabinet);
    provide_context(config::load());
    provide_context(groups::Preparing::new());
    provide_context(letters_page::Letters::new());
    lock::after_idleness(cabinet);
    view! {
        {move || matches!(page.get(), Page::Desk(_)).then(|| view! {
            <DeskNavigation page />
            {move || cabinet.unavailable.get().then(|| view! {
                <Notice kind=Kind::Warning title=desk::archive_failed_title()>
                    <p class="nl-paragraph">{desk::archive_failed_text()}</p>
                </Notice>
            })}
        })}
        {move || match page.get() {
            Page::Desk(DeskPage::Dossiers) => view! { <list_page::ListPage /> }.into_any(),
            Page::Desk(DeskPage::Dossier(id)) => view! { <dossier_page::DossierPage id /> }.into_any(),
            Page::Desk(DeskPage::Groups) => view! { <groups::GroupsPage /> }.into_any(),
            Page::Desk(DeskPage::Letters) => view! { <letters_page::LettersPage /> }.into_any(),
            Page::Desk(DeskPage::Keys) => view! { <keys_page::KeysPage /> }.into_any(),
            _ => ().into_any(),
        }}
    }
}

#[component]
fn DeskNavigation(page: ReadSignal<Page>) -> impl IntoView {
    let pages = vec![
        (Page::Desk(DeskPage::Dossiers), desk::desk_nav_dossiers()),
        (Page::Desk(DeskPage::Groups), desk::desk_nav_groups()),
        (Page::Desk(DeskPage::Letters), desk::desk_nav_letters()),
        (Page::Desk(DeskPage::Keys), desk::desk_nav_keys()),
    ];
    view! { <SubNavigation label=desk::desk_title() pages current=page /> }
}
