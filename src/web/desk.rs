//! The consultant's pages: keys, import, the list of dossiers and one dossier.

mod agenda;
mod archive_page;
mod cabinet;
mod dossier;
mod fairness;
mod files;
mod gemeente_field;
mod groups;
mod importing;
mod intake;
mod keys_page;
mod letters_page;
mod list_page;
mod lock;
mod overview;
mod pages;
mod report;
mod scanning;
mod verdict_text;

use leptos::prelude::*;

use super::{
    components::{Kind, Notice, SubNavigation},
    config, navigation,
    page::{DeskPage, Page, PolicyPage},
    texts::desk,
};
use cabinet::Cabinet;

/// The desk, and nothing while another program has the screen.
#[component]
pub(crate) fn Program() -> impl IntoView {
    let page = navigation::follow_address();
    let cabinet = Cabinet::open();
    provide_context(cabinet);
    list_page::provide(cabinet);
    provide_context(config::load());
    provide_context(overview::Chosen::new());
    provide_context(groups::Preparing::new());
    provide_context(dossier::Unsaved::new());
    provide_context(letters_page::Letters::new());
    provide_context(archive_page::Team::new(cabinet));
    lock::after_idleness(cabinet);
    let is_closed = Memo::new(move |_| match page.get() {
        Page::Desk(page) => lock::is_behind_lock(cabinet, &page),
        _ => false,
    });
    view! {
        {move || matches!(page.get(), Page::Desk(_)).then(|| view! {
            <lock::LockButton />
            <DeskNavigation page />
            <lock::ArchiveNotices />
            <archive_page::TeamBanner />
            {move || cabinet.unavailable.get().then(|| view! {
                <Notice kind=Kind::Warning title=desk::archive_failed_title()>
                    <p class="nl-paragraph">{desk::archive_failed_text()}</p>
                </Notice>
            })}
        })}
        {move || match page.get() {
            Page::Desk(_) if is_closed.get() => view! { <lock::ClosedPage /> }.into_any(),
            Page::Desk(DeskPage::Dossiers) => view! { <list_page::ListPage /> }.into_any(),
            Page::Desk(DeskPage::Dossier(id, part)) => view! { <dossier::DossierPage id part /> }.into_any(),
            Page::Desk(DeskPage::Agenda) => view! { <agenda::AgendaPage /> }.into_any(),
            Page::Desk(DeskPage::Overview) => view! { <overview::OverviewPage /> }.into_any(),
            Page::Desk(DeskPage::Fairness) => view! { <fairness::FairnessPage /> }.into_any(),
            Page::Desk(DeskPage::Report) => view! { <report::ReportPage /> }.into_any(),
            Page::Desk(DeskPage::Archive) => view! { <archive_page::ArchivePage /> }.into_any(),
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
        (Page::Desk(DeskPage::Agenda), desk::desk_nav_agenda()),
        (Page::Desk(DeskPage::Overview), desk::desk_nav_overview()),
        (Page::Desk(DeskPage::Groups), desk::desk_nav_groups()),
        (Page::Desk(DeskPage::Letters), desk::desk_nav_letters()),
        (Page::Desk(DeskPage::Archive), desk::desk_nav_archive()),
        (Page::Desk(DeskPage::Keys), desk::desk_nav_keys()),
        (Page::Policy(PolicyPage::Matrix), desk::desk_nav_policy()),
    ];
    view! { <SubNavigation label=desk::desk_title() pages current=page /> }
}
