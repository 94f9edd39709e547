//! What stays on the device: a resident's draft, and a consultant's sealed dossiers and keys.

pub(crate) mod answers;
pub(crate) mod archive;
pub(crate) mod drafts;
pub(crate) mod group_store;
pub(crate) mod persistence;
