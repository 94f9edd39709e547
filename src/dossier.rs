//! What travels from a resident to a consultant: exchange format, sealing, keys, import, export.
//!
//! | need | type |
//! |---|---|
//! | write or read what somebody answered | [`Dossier`] |
//! | seal bytes to consultants, or open them | [`envelope`] |
//! | a consultant's keys, as text, words or file | [`PublicKey`], [`SecretKey`], [`key_file`] |
//! | a file that came in | [`import`] |
//! | many sealed files as one | [`bundle`] |
//! | the archive at the desk, at rest | [`Strongbox`] |
//! | a backup, or what a colleague takes over | [`parcel`] |
//! | a spreadsheet | [`export`] |
//! | bytes as QR codes | [`qr_parts`] |
//! | several people on shared tablets | [`group`] |
//! | what somebody typed at home, under a code | [`home_lock`] |
//! | the code and the link in a letter | [`Reference`], [`Invitation`] |
//!
//! ```
//! use opstap::{calendar::Day, diagnose::{Answers, model}, dossier::{*, import::{Verdict, import}}};
//!
//! let mut rng = rand_core::UnwrapErr(getrandom::SysRng);
//! let consultant = SecretKey::generate(&mut rng);
//!
//! let answers = Answers::from_json(r#"{"werk_nu": "nee"}"#, model())?;
//! let today = Day::new(2026, 3, 4).ok_or("no such day")?;
//! let id = RecordId::random(&mut rng);
//! let dossier = Dossier::new(id, today, Code::new("leidschendam-voorburg")?, Code::new("nl")?, &answers);
//! let file = dossier.seal(&[*consultant.public()], &mut rng)?;
//!
//! let verdict = import(&file, &[consultant], |_| None);
//! assert!(matches!(verdict, Verdict::Imported { .. }));
//! # Ok::<(), Box<dyn std::error::Error>>(())
//! ```

pub mod armour;
pub mod bundle;
mod code;
mod compact;
mod cost;
pub mod envelope;
pub mod export;
mod fields;
mod format;
mod given;
pub mod group;
pub mod home_lock;
pub mod import;
pub mod key_file;
mod key_text;
mod keys;
mod label;
mod letters;
mod locked;
mod padding;
pub mod parcel;
pub mod passphrase;
mod personal_code;
pub mod qr_parts;
mod questionnaire;
mod record_id;
mod reference;
mod strongbox;
mod words;
mod wrap;

pub use code::{Code, NotACode};
pub(crate) use format::typed;
pub use format::{Dossier, Format, MAX_JSON, ReadError, VERSION};
pub use given::Given;
pub use key_text::KeyTextError;
pub use keys::{KeyId, PublicKey, SecretKey};
pub use label::{Label, NotALabel};
pub use personal_code::{NotAPersonalCode, PersonalCode};
pub use questionnaire::Questionnaire;
pub use record_id::RecordId;
pub use reference::{Invitation, InvitationError, Reference, ReferenceError};
pub use strongbox::Strongbox;
