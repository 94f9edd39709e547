//! Several people, one after another, on shared tablets.
//!
//! | need | type |
//! |---|---|
//! | what a facilitator prepares, and the link for the tablets | [`GroupSession`] |
//! | the secret on the facilitator's card, and the PIN that follows from it | [`SessionSecret`], [`Pin`] |
//! | the numbered cards of participants | [`Card`] |
//! | what a participant has answered so far, sealed | [`DraftKey`], [`SealedDraft`] |
//!
//! `docs/group.md` says how each is made. Only the secret keeps anything secret: it is on no disk and in no link.

mod card;
mod derived;
mod draft;
mod secret;
mod session;

pub use card::{Card, CardError};
pub use draft::{Draft, DraftError, DraftKey, SealedDraft};
pub use secret::{Pin, SecretError, SessionSecret};
pub use session::{GroupSession, Recipient, SessionError, SessionId};
