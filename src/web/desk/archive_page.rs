//! Backup and restore, colleagues, how long dossiers are kept, and what a consultant sets.

mod backup;
mod hand_over;
mod reading;
mod removed;
mod retention;
mod settings;
mod team;
mod working;
mod works;

use leptos::prelude::*;

use super::cabinet::Cabinet;
use crate::web::{
    components::{Heading, Kind, Notice},
    texts::archive,
};
pub(super) use backup::role_name;
pub(super) use team::{Team, TeamBanner};
pub(super) use works::Works;

/// What an archive's file is called at the end.
const ENDING: &str = "opstap-archief";

/// Backup and restore, colleagues, how long dossiers are kept, and what a consultant sets.
#[component]
pub(super) fn ArchivePage() -> impl IntoView {
    let cabinet = expect_context::<Cabinet>();
    view! {
        <Heading text=archive::archive_title() />
        <p class="lead">{archive::archive_lead()}</p>
        {move || cabinet.name().is_none().then(|| view! {
            <Notice kind=Kind::Info title=archive::settings_name_needed_title()>
                <p class="nl-paragraph">{archive::settings_name_needed()}</p>
            </Notice>
        })}
        <div class="archive-parts">
            <div class="archive-stack"><backup::MakeBackup /> <reading::ReadFile /></div>
            <hand_over::HandOver />
            <retention::Retention />
            <settings::SettingsForm />
            <div class="archive-stack"><team::ReadTeam /> <removed::RemovedList /></div>
        </div>
    }
}
