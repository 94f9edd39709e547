//! What a facilitator prepares for a group, and what the tablets need to know of it: nothing secret.

use base64ct::{Base64UrlUnpadded, Encoding};
use rand_core::CryptoRng;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use subtle::ConstantTimeEq;

use super::{card::Card, derived::derived, secret::SessionSecret};
use crate::{
    calendar::Day,
    dossier::{Code, Label, PublicKey, RecordId, envelope::MAX_RECIPIENTS},
};

/// Names a session: 16 random bytes, written as 32 hexadecimal digits.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct SessionId(RecordId);

impl SessionId {
    /// A new one.
    pub fn random(rng: &mut impl CryptoRng) -> SessionId {
        SessionId(RecordId::random(rng))
    }

    /// These bytes as an id.
    pub const fn from_bytes(bytes: [u8; 16]) -> SessionId {
        SessionId(RecordId::from_bytes(bytes))
    }

    /// The bytes.
    pub const fn as_bytes(&self) -> &[u8; 16] {
        self.0.as_bytes()
    }
}

impl std::fmt::Display for SessionId {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        self.0.fmt(f)
    }
}

/// Somebody to whom the dossiers of a session are sealed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Recipient {
    /// For people.
    pub name: Label,
    /// What is sealed to.
    pub public_key: PublicKey,
}

/// A group session. Made by hand and then [`GroupSession::sealed_with`] its secret, or read; whether it can be used says
/// [`GroupSession::check`], whether it is as the facilitator made it [`GroupSession::is_secret`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct GroupSession {
    /// Its name for machines.
    pub id: SessionId,
    /// The municipality.
    pub gemeente: Code,
    /// For people.
    pub name: Label,
    /// Where it is.
    pub place: Label,
    /// When it is.
    pub date: Day,
    /// One to [`MAX_RECIPIENTS`], none twice.
    pub recipients: Vec<Recipient>,
    /// One to [`GroupSession::MOST_LANGUAGES`], in the order in which they are offered.
    pub languages: Vec<Code>,
    /// Seconds without a touch until a tablet asks whether somebody is there; 10 to 3,600.
    #[serde(default = "two_minutes")]
    pub warn_after: u16,
    /// Seconds after that question until it locks; 10 to 3,600.
    #[serde(default = "one_minute")]
    pub lock_after: u16,
    /// How many cards there are; at most [`GroupSession::MOST_CARDS`].
    pub cards: u16,
    /// What only the secret makes of all other fields, to know a wrong secret and a changed session by: see
    /// [`GroupSession::sealed_with`].
    pub secret_check: SecretCheck,
}

const fn two_minutes() -> u16 {
    GroupSession::WARN_AFTER
}

const fn one_minute() -> u16 {
    GroupSession::LOCK_AFTER
}

/// The first 64 bits of what `docs/group.md` says.
type SecretCheck = [u8; 8];

/// Why a session is not read, or can't be used.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SessionError {
    /// A character is missing, added or changed.
    #[error("the link of the session is not complete")]
    Damaged,
    /// Made by a later version of Opstap.
    #[error("made by a newer version of Opstap")]
    Newer,
    /// Longer than any session.
    #[error("too long: at most {limit} characters")]
    TooLong {
        /// Most characters.
        limit: usize,
    },
    /// It reads, but a field can't be what it is.
    #[error("{field}: {problem}")]
    Invalid {
        /// The first field that is wrong; `.` for the whole.
        field: String,
        /// What is wrong with it.
        problem: String,
    },
}

/// What stands in a link, behind the version and before the check of all.
#[derive(Serialize, Deserialize)]
struct Wire {
    content: Content,
    secret_check: SecretCheck,
}

/// All that a session says to everybody, and what its secret vouches for: a field that is missing here can be changed
/// by anybody.
#[derive(Serialize, Deserialize)]
struct Content {
    id: [u8; 16],
    gemeente: Code,
    name: Label,
    place: Label,
    date: (i32, u32, u32),
    recipients: Vec<(Label, [u8; 32])>,
    languages: Vec<Code>,
    warn_after: u16,
    lock_after: u16,
    cards: u16,
}

/// A session as a file or in a store.
#[derive(Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Versioned<S> {
    version: u8,
    session: S,
}

/// Only the version, however the rest came to look.
#[derive(Deserialize)]
struct Head {
    version: u8,
}

const VERSION: u8 = 1;
/// Bytes of the SHA-256 of all before it.
const CHECK: usize = 4;

impl GroupSession {
    /// Usual seconds without a touch until the question.
    pub const WARN_AFTER: u16 = 120;
    /// Usual seconds after that until the lock.
    pub const LOCK_AFTER: u16 = 60;
    /// Most cards.
    pub const MOST_CARDS: u16 = 999;
    /// Most languages.
    pub const MOST_LANGUAGES: usize = 20;
    /// Most characters in a link. A usual session has some 300.
    pub const MOST_LINK: usize = 4_000;
    /// Most bytes as JSON.
    pub const MOST_JSON: usize = 16 * 1024;

    /// Whether the session can be used.
    ///
    /// # Errors
    /// [`SessionError::Invalid`] with the first field that is out of its range.
    pub fn check(&self) -> Result<(), SessionError> {
        let seconds = 10..=3_600;
        let keys: Vec<_> = self.recipients.iter().map(|recipient| recipient.public_key).collect();
        let twice = |keys: &[PublicKey]| keys.iter().enumerate().any(|(n, key)| keys[..n].contains(key));
        let wrong = if !(1..=MAX_RECIPIENTS).contains(&keys.len()) {
            ("recipients", format!("one to {MAX_RECIPIENTS} are needed"))
        } else if twice(&keys) {
            ("recipients", "a public key stands there twice".into())
        } else if !(1..=GroupSession::MOST_LANGUAGES).contains(&self.languages.len()) {
            ("languages", format!("one to {} are needed", GroupSession::MOST_LANGUAGES))
        } else if !seconds.contains(&self.warn_after) {
            ("warn_after", "is 10 to 3,600 seconds".into())
        } else if !seconds.contains(&self.lock_after) {
            ("lock_after", "is 10 to 3,600 seconds".into())
        } else if self.cards > GroupSession::MOST_CARDS {
            ("cards", format!("at most {}", GroupSession::MOST_CARDS))
        } else {
            return Ok(());
        };
        Err(SessionError::Invalid { field: wrong.0.into(), problem: wrong.1 })
    }

    /// This session with the `secret_check` that belongs to what it says now, whatever stood there before. The link
    /// lies about for everybody; without the secret nobody can change a recipient or anything else in it unnoticed.
    pub fn sealed_with(self, secret: &SessionSecret) -> GroupSession {
        GroupSession { secret_check: self.secret_check_of(secret), ..self }
    }

    /// Whether this is the secret of the session and the session is as it was when it was sealed with it. Takes the
    /// same time whatever is wrong.
    pub fn is_secret(&self, secret: &SessionSecret) -> bool {
        self.secret_check_of(secret).ct_eq(&self.secret_check).into()
    }

    fn secret_check_of(&self, secret: &SessionSecret) -> SecretCheck {
        let content = Sha256::digest(versioned(&self.content()));
        *derived(secret.bytes(), "check", &self.id, &content)
    }

    /// The cards to print, from 1.
    pub fn cards<'a>(&self, secret: &'a SessionSecret) -> impl Iterator<Item = Card> + use<'a> {
        let id = self.id;
        (1..=self.cards).map(move |number| Card::of(number, secret, &id))
    }

    /// Whether the card is one of this session.
    pub fn has_card(&self, card: &Card, secret: &SessionSecret) -> bool {
        (1..=self.cards).contains(&card.number()) && card.is_genuine(secret, &self.id)
    }

    /// What a dossier calls the session it was made in: date, name and place.
    pub fn label(&self) -> Label {
        let text = format!("{} {} ({})", self.date, self.name, self.place);
        Label::cleaned(&text).expect("a date is not nothing")
    }

    /// What stands behind `#/groep/` in the link for the tablets: nothing that is secret.
    ///
    /// # Errors
    /// As [`GroupSession::check`], or [`SessionError::TooLong`] with many recipients and long names.
    pub fn to_link(&self) -> Result<String, SessionError> {
        self.check()?;
        let mut bytes = versioned(&Wire { content: self.content(), secret_check: self.secret_check });
        let check = check(&bytes);
        bytes.extend(check);
        let link = Base64UrlUnpadded::encode_string(&bytes);
        if link.len() > GroupSession::MOST_LINK {
            return Err(SessionError::TooLong { limit: GroupSession::MOST_LINK });
        }
        Ok(link)
    }

    fn content(&self) -> Content {
        Content {
            id: *self.id.as_bytes(),
            gemeente: self.gemeente.clone(),
            name: self.name.clone(),
            place: self.place.clone(),
            date: (self.date.year(), self.date.month(), self.date.day()),
            recipients: self
                .recipients
                .iter()
                .map(|recipient| (recipient.name.clone(), *recipient.public_key.as_bytes()))
                .collect(),
            languages: self.languages.clone(),
            warn_after: self.warn_after,
            lock_after: self.lock_after,
            cards: self.cards,
        }
    }

    /// Reads [`GroupSession::to_link`]. White space around it doesn't matter.
    ///
    /// # Errors
    /// As [`SessionError`] says.
    pub fn from_link(link: &str) -> Result<GroupSession, SessionError> {
        let link = link.trim();
        if link.len() > GroupSession::MOST_LINK {
            return Err(SessionError::TooLong { limit: GroupSession::MOST_LINK });
        }
        let bytes = Base64UrlUnpadded::decode_vec(link).map_err(|_| SessionError::Damaged)?;
        match bytes.first() {
            Some(&VERSION) => {}
            Some(0) | None => return Err(SessionError::Damaged),
            Some(_) => return Err(SessionError::Newer),
        }
        let (before, found) = bytes.split_last_chunk::<CHECK>().ok_or(SessionError::Damaged)?;
        if before.is_empty() || check(before) != *found {
            return Err(SessionError::Damaged);
        }
        let (Wire { content, secret_check }, rest) =
            postcard::take_from_bytes::<Wire>(&before[1..]).map_err(|_| SessionError::Damaged)?;
        let (year, month, day) = content.date;
        let date = (0..=9999).contains(&year).then(|| Day::new(year, month, day)).flatten();
        let session = GroupSession {
            id: SessionId::from_bytes(content.id),
            gemeente: content.gemeente,
            name: content.name,
            place: content.place,
            date: date.ok_or(SessionError::Damaged)?,
            recipients: content
                .recipients
                .into_iter()
                .map(|(name, key)| Recipient { name, public_key: PublicKey::from_bytes(key) })
                .collect(),
            languages: content.languages,
            warn_after: content.warn_after,
            lock_after: content.lock_after,
            cards: content.cards,
            secret_check,
        };
        if !rest.is_empty() {
            return Err(SessionError::Damaged);
        }
        session.check()?;
        Ok(session)
    }

    /// For a store or a file.
    pub fn to_json(&self) -> String {
        serde_json::to_string(&Versioned { version: VERSION, session: self })
            .expect("a session has no map and no float that JSON lacks")
    }

    /// Reads [`GroupSession::to_json`].
    ///
    /// # Errors
    /// As [`SessionError`] says.
    pub fn from_json(json: &str) -> Result<GroupSession, SessionError> {
        if json.len() > GroupSession::MOST_JSON {
            return Err(SessionError::TooLong { limit: GroupSession::MOST_JSON });
        }
        let invalid = |field: String, problem: String| SessionError::Invalid { field, problem };
        // First what it is: a later version may have fields that we don't know.
        let Head { version } =
            serde_json::from_str(json).map_err(|error| invalid(".".into(), error.to_string()))?;
        if version > VERSION {
            return Err(SessionError::Newer);
        }
        let mut reader = serde_json::Deserializer::from_str(json);
        let read: Versioned<GroupSession> = serde_path_to_error::deserialize(&mut reader)
            .map_err(|error| invalid(error.path().to_string(), error.inner().to_string()))?;
        if version != VERSION {
            return Err(invalid("version".into(), "there is no version 0".into()));
        }
        read.session.check()?;
        Ok(read.session)
    }
}

/// The version and then the fields, as in a link.
fn versioned(fields: &impl Serialize) -> Vec<u8> {
    postcard::to_extend(fields, vec![VERSION]).expect("a vector takes all that comes")
}

fn check(before: &[u8]) -> [u8; CHECK] {
    let digest: [u8; 32] = Sha256::digest(before).into();
    let mut check = [0; CHECK];
    check.copy_from_slice(&digest[..CHECK]);
    check
}
