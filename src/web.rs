//! The browser: pages, components, storage, texts. The only room that knows leptos and web-sys.

/// Puts the residents' pages into the shell.
pub fn mount_resident() {}

/// Puts the consultant's pages into the shell.
pub fn mount_desk() {}
