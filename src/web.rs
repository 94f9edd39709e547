//! The browser: pages, components, storage, texts. The only room that knows leptos and web-sys.
//!
//! Five programs share it, each a wasm of its own and each in its own part of the shell: the questionnaire, the same
//! under lock (behind a code at home, and on a tablet in a group), what comes later (outcome, calculation, hand-over),
//! the consultant's desk, and policy. They meet in the address and in the drafts on the device, nowhere else.

mod address;
mod answer_text;
mod camera;
mod components;
mod config;
mod desk;
mod download;
mod entropy;
mod format;
mod group;
mod home_lock;
mod language;
mod later;
mod line_name;
mod locked;
mod navigation;
mod offline;
mod one_window;
mod page;
mod pages;
mod pause;
mod policy;
mod questionnaire;
mod session;
mod share;
mod shell;
mod storage;
#[cfg(test)]
mod tests;
mod texts;
mod timing;
mod today;
mod updates;

pub use timing::leave_for_timing;

/// Puts the questionnaire into the shell.
pub fn mount_questionnaire() {
    shell::mount("app", &["first"], questionnaire::Program);
}

/// Puts the questionnaire under lock into the shell.
pub fn mount_locked() {
    shell::mount("locked", &["first", "group"], locked::Program);
}

/// Puts outcome, calculator and hand-over into the shell.
pub fn mount_later() {
    shell::mount("later", &["first", "later"], later::Program);
}

/// Puts the consultant's desk into the shell.
pub fn mount_desk() {
    shell::mount("desk", &[], desk::Program);
}

/// Puts what policy makers look at into the shell.
pub fn mount_policy() {
    shell::mount("policy", &[], policy::Program);
}
