//! The code with which somebody may lock what they typed at home: several texts under one key.
//!
//! `docs/group.md` says how. Who has the device and much time can try every short code; it keeps out whoever picks
//! the device up.

use std::fmt;

use base64ct::{Base64, Encoding};
use rand_core::CryptoRng;
use zeroize::Zeroizing;

use super::{
    cost::{self, Cost},
    fields::Fields,
    locked,
    personal_code::PersonalCode,
};

const MAGIC: &[u8; 3] = b"OPL";
const VERSION: u8 = 1;
/// Magic, version, memory, passes, salt; behind it nothing, sealed, by which a wrong code is known.
const HEADER: usize = 3 + 1 + 4 + 1 + 16;
const STEP: usize = 1024;

/// An open lock. The key is wiped from memory when dropped.
pub struct Lock {
    key: Zeroizing<[u8; 32]>,
    header: Vec<u8>,
}

/// Why something is not opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum LockError {
    /// Another code, or it is damaged, or it stands under another name: nobody can tell which.
    #[error("the code is wrong, or what was kept is damaged")]
    Closed,
    /// Made by a later version of Opstap.
    #[error("made by a newer version of Opstap")]
    Newer,
}

impl Lock {
    /// A new lock. Costs [`Cost::QUICK`].
    pub fn new(code: &PersonalCode, rng: &mut impl CryptoRng) -> Lock {
        let cost = Cost::QUICK;
        let mut salt = [0; 16];
        rng.fill_bytes(&mut salt);
        let mut header = Vec::with_capacity(HEADER);
        header.extend(MAGIC);
        header.push(VERSION);
        header.extend(cost.memory.to_be_bytes());
        header.push(cost.passes);
        header.extend(salt);
        let key = cost::key(code.as_bytes(), &salt, cost.params().expect("a cost that Argon2 has"));
        let proof = locked::lock(&key, b"", 1, &header, rng);
        header.extend(proof);
        Lock { key, header }
    }

    /// The lock of a header, when the code is right.
    ///
    /// # Errors
    /// As [`LockError`] says; a header that asks for more than [`Cost::MOST_QUICK`] is [`LockError::Closed`] before
    /// any work.
    pub fn open(header: &str, code: &PersonalCode) -> Result<Lock, LockError> {
        let closed = || LockError::Closed;
        let header = Base64::decode_vec(header).map_err(|_| LockError::Closed)?;
        let mut fields = Fields(&header);
        if fields.take() != Some(MAGIC) {
            return Err(LockError::Closed);
        }
        match fields.byte() {
            Some(VERSION) => {}
            Some(0) | None => return Err(LockError::Closed),
            Some(_) => return Err(LockError::Newer),
        }
        let memory = u32::from_be_bytes(*fields.take().ok_or_else(closed)?);
        let passes = fields.byte().ok_or_else(closed)?;
        let salt = fields.take().ok_or_else(closed)?;
        let cost = Cost { memory, passes, lanes: 1 };
        if cost.exceeds(&Cost::MOST_QUICK) {
            return Err(LockError::Closed);
        }
        let key = cost::key(code.as_bytes(), salt, cost.params().ok_or_else(closed)?);
        locked::unlock(&key, fields.0, &header[..HEADER]).ok_or_else(closed)?;
        Ok(Lock { key, header })
    }

    /// The lock of a header with its key, for whoever was given both by an open lock. `None` when they don't belong
    /// together.
    pub fn with_key(header: &str, key: [u8; 32]) -> Option<Lock> {
        let header = Base64::decode_vec(header).ok()?;
        let (before, proof) = header.split_at_checked(HEADER)?;
        locked::unlock(&key, proof, before)?;
        Some(Lock { key: Zeroizing::new(key), header })
    }

    /// The key itself, to be kept in memory only.
    pub fn key(&self) -> &[u8; 32] {
        &self.key
    }

    /// What to keep beside the sealed texts, to open the lock with next time. Nothing secret.
    pub fn header(&self) -> String {
        Base64::encode_string(&self.header)
    }

    /// Seals a text under its name, as text for a store.
    pub fn seal(&self, name: &str, text: &str, rng: &mut impl CryptoRng) -> String {
        Base64::encode_string(&locked::lock(&self.key, text.as_bytes(), STEP, &aad(name), rng))
    }

    /// Opens what was sealed under this name; wiped from memory when dropped.
    ///
    /// # Errors
    /// [`LockError::Closed`].
    pub fn open_text(&self, name: &str, sealed: &str) -> Result<Zeroizing<String>, LockError> {
        let sealed = Base64::decode_vec(sealed).map_err(|_| LockError::Closed)?;
        let mut text = locked::unlock(&self.key, &sealed, &aad(name)).ok_or(LockError::Closed)?;
        String::from_utf8(std::mem::take(&mut *text)).map(Zeroizing::new).map_err(|_| LockError::Closed)
    }
}

impl fmt::Debug for Lock {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Lock")
    }
}

fn aad(name: &str) -> Vec<u8> {
    [b"opstap home 1 ", name.as_bytes()].concat()
}
