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
    components::{Heading, Kind, Notice, SubNavigation},
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
    provide_context(archive_page::Works::new(cabinet));
    lock::after_idleness(cabinet);
    let is_closed = Memo::new(move |_| match DeskPage::of(&page.get()) {
        Some(page) => lock::is_behind_lock(cabinet, &page),
        None => false,
    });
    view! {
        {move || DeskPage::of(&page.get()).is_some().then(|| view! {
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
        {move || match DeskPage::of(&page.get()) {
            Some(_) if is_closed.get() => view! { <lock::ClosedPage /> }.into_any(),
            Some(DeskPage::Dossiers) => view! { <list_page::ListPage /> }.into_any(),
            Some(DeskPage::Dossier(id, part)) => view! { <dossier::DossierPage id part /> }.into_any(),
            Some(DeskPage::Agenda) => view! { <agenda::AgendaPage /> }.into_any(),
            Some(DeskPage::Overview) => view! { <overview::OverviewPage /> }.into_any(),
            Some(DeskPage::Fairness) => view! { <fairness::FairnessPage /> }.into_any(),
            Some(DeskPage::Report) => view! { <report::ReportPage /> }.into_any(),
            Some(DeskPage::Archive) => view! { <archive_page::ArchivePage /> }.into_any(),
            Some(DeskPage::Groups) => view! { <groups::GroupsPage /> }.into_any(),
            Some(DeskPage::Letters) => view! { <letters_page::LettersPage /> }.into_any(),
            Some(DeskPage::Keys) => view! { <keys_page::KeysPage /> }.into_any(),
            // Behind our door, but no page of ours.
            None if page.read().is_behind("consulent") => view! {
                <Heading text=desk::desk_not_found_title() />
                <p class="nl-paragraph">
                    <a class="nl-link" href=Page::from(DeskPage::Dossiers).href()>{desk::dossier_back()}</a>
                </p>
            }.into_any(),
            None => ().into_any(),
        }}
    }
}

#[component]
fn DeskNavigation(page: ReadSignal<Page>) -> impl IntoView {
    let pages = vec![
        (Page::from(DeskPage::Dossiers), desk::desk_nav_dossiers()),
        (Page::from(DeskPage::Agenda), desk::desk_nav_agenda()),
        (Page::from(DeskPage::Overview), desk::desk_nav_overview()),
        (Page::from(DeskPage::Groups), desk::desk_nav_groups()),
        (Page::from(DeskPage::Letters), desk::desk_nav_letters()),
        (Page::from(DeskPage::Archive), desk::desk_nav_archive()),
        (Page::from(DeskPage::Keys), desk::desk_nav_keys()),
        (Page::from(PolicyPage::Matrix), desk::desk_nav_policy()),
    ];
    view! { <SubNavigation label=desk::desk_title() pages current=page /> }
}
