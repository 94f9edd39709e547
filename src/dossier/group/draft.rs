//! What a participant has answered so far, on the disk of a shared tablet: useless without the secret of the session
//! (which is on no disk) and without the participant's own code.
//!
//! `docs/group.md` has it byte by byte.

use base64ct::{Base64, Encoding};
use rand_core::CryptoRng;
use zeroize::Zeroizing;

use super::{derived::derived, secret::SessionSecret, session::SessionId};
use crate::dossier::{
    PersonalCode,
    cost::{self, Cost},
    fields::Fields,
    locked,
};

const MAGIC: &[u8; 3] = b"OPD";
const VERSION: u8 = 1;
/// Magic, version, memory, passes, salt, counter.
const HEADER: usize = 3 + 1 + 4 + 1 + 16 + 8;
/// So large that it says little of how far somebody is.
const STEP: usize = 4 * 1024;

/// Seals the drafts of one participant; wiped from memory when dropped.
pub struct DraftKey {
    key: Zeroizing<[u8; 32]>,
    salt: [u8; 16],
    cost: Cost,
    session: SessionId,
    card: u16,
}

/// A draft as it lies on a disk: it tells what it costs to try a code, how often it was written, and no more.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SealedDraft(Vec<u8>);

/// What a sealed draft held.
#[derive(PartialEq, Eq)]
pub struct Draft {
    /// What was sealed; wiped from memory when dropped.
    pub plaintext: Zeroizing<Vec<u8>>,
    /// How often it was written, as [`DraftKey::seal`] was told.
    pub counter: u64,
}

/// Why a draft is not opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum DraftError {
    /// Another code, card, secret or session than it was sealed with, or it is damaged: nobody can tell which.
    #[error("the code is wrong, or the draft is damaged")]
    Closed,
    /// Made by a later version of Opstap.
    #[error("made by a newer version of Opstap")]
    Newer,
}

impl DraftKey {
    /// The key of somebody who begins. Costs [`Cost::QUICK`].
    pub fn new(
        secret: &SessionSecret,
        session: &SessionId,
        card: u16,
        code: &PersonalCode,
        rng: &mut impl CryptoRng,
    ) -> DraftKey {
        let mut salt = [0; 16];
        rng.fill_bytes(&mut salt);
        let key = DraftKey::derive(secret, session, card, code, salt, Cost::QUICK);
        key.expect("a cost that Argon2 has")
    }

    /// The key of somebody who comes back, and what they left.
    ///
    /// # Errors
    /// As [`DraftError`] says; a draft that asks for more than [`Cost::MOST_QUICK`] is [`DraftError::Closed`] before
    /// any work.
    pub fn open(
        secret: &SessionSecret,
        session: &SessionId,
        card: u16,
        code: &PersonalCode,
        sealed: &SealedDraft,
    ) -> Result<(DraftKey, Draft), DraftError> {
        let parts = Parts::parse(&sealed.0)?;
        let key = DraftKey::derive(secret, session, card, code, parts.salt, parts.cost);
        let key = key.ok_or(DraftError::Closed)?;
        let draft = key.read(sealed)?;
        Ok((key, draft))
    }

    /// HKDF of the secret and of what the code comes to; `None` for a cost that Argon2 does not have.
    fn derive(
        secret: &SessionSecret,
        session: &SessionId,
        card: u16,
        code: &PersonalCode,
        salt: [u8; 16],
        cost: Cost,
    ) -> Option<DraftKey> {
        let of_code = cost::key(code.as_bytes(), &salt, cost.params()?);
        let mut both = Zeroizing::new([0; 48]);
        both[..16].copy_from_slice(secret.bytes());
        both[16..].copy_from_slice(of_code.as_slice());
        let key = derived(both.as_slice(), "draft", session, &card.to_be_bytes());
        Some(DraftKey { key, salt, cost, session: *session, card })
    }

    /// Seals what somebody has answered so far. `counter` is how often that was done, so that the newest of two
    /// drafts is known.
    pub fn seal(&self, plaintext: &[u8], counter: u64, rng: &mut impl CryptoRng) -> SealedDraft {
        let mut sealed = Vec::with_capacity(HEADER);
        sealed.extend(MAGIC);
        sealed.push(VERSION);
        sealed.extend(self.cost.memory.to_be_bytes());
        sealed.push(self.cost.passes);
        sealed.extend(self.salt);
        sealed.extend(counter.to_be_bytes());
        let locked = locked::lock(&self.key, plaintext, STEP, &self.aad(&sealed), rng);
        sealed.extend(locked);
        SealedDraft(sealed)
    }

    /// Reads what this key sealed, without the cost of trying a code: to see whether a disk kept it.
    ///
    /// # Errors
    /// As [`DraftError`] says.
    pub fn read(&self, sealed: &SealedDraft) -> Result<Draft, DraftError> {
        let parts = Parts::parse(&sealed.0)?;
        let (header, locked) = sealed.0.split_at(HEADER);
        let plaintext = locked::unlock(&self.key, locked, &self.aad(header)).ok_or(DraftError::Closed)?;
        Ok(Draft { plaintext, counter: parts.counter })
    }

    /// The header, the session and the card.
    fn aad(&self, header: &[u8]) -> Vec<u8> {
        [header, self.session.as_bytes(), &self.card.to_be_bytes()].concat()
    }
}

/// The header of a draft, none of it proven yet.
struct Parts {
    cost: Cost,
    salt: [u8; 16],
    counter: u64,
}

impl Parts {
    fn parse(sealed: &[u8]) -> Result<Parts, DraftError> {
        let closed = || DraftError::Closed;
        let mut fields = Fields(sealed);
        if fields.take() != Some(MAGIC) {
            return Err(DraftError::Closed);
        }
        match fields.byte() {
            Some(VERSION) => {}
            Some(0) | None => return Err(DraftError::Closed),
            Some(_) => return Err(DraftError::Newer),
        }
        let memory = u32::from_be_bytes(*fields.take().ok_or_else(closed)?);
        let passes = fields.byte().ok_or_else(closed)?;
        let salt = *fields.take().ok_or_else(closed)?;
        let counter = u64::from_be_bytes(*fields.take().ok_or_else(closed)?);
        let cost = Cost { memory, passes, lanes: 1 };
        if cost.exceeds(&Cost::MOST_QUICK) || sealed.len() > SealedDraft::MOST {
            return Err(DraftError::Closed);
        }
        Ok(Parts { cost, salt, counter })
    }
}

impl SealedDraft {
    /// Most bytes that are read.
    pub const MOST: usize = 512 * 1024;

    /// Bytes from a store; what they are is found out when they are opened.
    pub fn from_bytes(bytes: Vec<u8>) -> SealedDraft {
        SealedDraft(bytes)
    }

    /// The bytes, for a store.
    pub fn as_bytes(&self) -> &[u8] {
        &self.0
    }

    /// Text from a store that keeps text only; `None` when it is no base64.
    pub fn from_text(text: &str) -> Option<SealedDraft> {
        Base64::decode_vec(text).ok().map(SealedDraft)
    }

    /// The bytes as base64, for a store that keeps text only.
    pub fn to_text(&self) -> String {
        Base64::encode_string(&self.0)
    }

    /// How often it was written, as the header says; only opening proves it. `None` for what is no draft of ours.
    pub fn counter(&self) -> Option<u64> {
        Parts::parse(&self.0).ok().map(|parts| parts.counter)
    }
}
