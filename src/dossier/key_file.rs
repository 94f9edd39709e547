//! The consultant's secret key as a file, `*.opstapkey`, under a passphrase.
//!
//! `docs/envelope.md` has it byte by byte. The passphrase becomes a key by Argon2id, whose cost stands in the
//! file; a file that asks for more than we ever wrote is refused before the computer is put to that work.

use argon2::Params;
use chacha20poly1305::{
    ChaCha20Poly1305, Key, Nonce,
    aead::{Aead, KeyInit, Payload},
};
use rand_core::CryptoRng;
use sha2::{Digest, Sha256};
use zeroize::Zeroizing;

pub use super::cost::Cost;
use super::{
    cost,
    fields::Fields,
    keys::{PublicKey, SecretKey},
    passphrase::Passphrase,
};

/// Bytes of a key file.
pub const SIZE: usize = HEADER + 32 + 16 + CHECK;

const MAGIC: &[u8; 4] = b"OPK1";
const VERSION: u8 = 1;
/// Everything before the encrypted key.
const HEADER: usize = 4 + 1 + 4 + 1 + 1 + 16 + 12 + 32;
const CHECK: usize = 8;

/// Why a key file is not opened.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum KeyFileError {
    /// It does not begin as a key file does.
    #[error("not a key file of Opstap")]
    NotAKeyFile,
    /// It was written in a later form than we know.
    #[error("made by a newer version of Opstap")]
    NewerVersion,
    /// Part of it is missing, added or changed.
    #[error("damaged: use another copy of the key file")]
    Damaged,
    /// It asks for more memory or time than any key file of ours.
    #[error("asks for more memory or time than a key file of Opstap does")]
    CostTooHigh,
    /// Another passphrase than the one it was made with.
    #[error("the passphrase is wrong")]
    WrongPassphrase,
}

impl KeyFileError {
    /// The text that says in the reader's language what to do.
    pub fn key(&self) -> &'static str {
        match self {
            KeyFileError::NotAKeyFile => "key_file.not_a_key_file",
            KeyFileError::NewerVersion => "key_file.newer",
            KeyFileError::Damaged => "key_file.damaged",
            KeyFileError::CostTooHigh => "key_file.cost_too_high",
            KeyFileError::WrongPassphrase => "key_file.wrong_passphrase",
        }
    }
}

/// The key as a file under a passphrase.
///
/// # Panics
/// When `cost` is none that Argon2 has, or more than [`Cost::MOST`]. [`Cost::USUAL`] is neither.
pub fn write(key: &SecretKey, passphrase: &Passphrase, cost: Cost, rng: &mut impl CryptoRng) -> Vec<u8> {
    assert!(!cost.exceeds(&Cost::MOST), "nobody could open the file");
    let mut salt = [0; 16];
    let mut nonce = [0; 12];
    rng.fill_bytes(&mut salt);
    rng.fill_bytes(&mut nonce);

    let mut file = Vec::with_capacity(SIZE);
    file.extend(MAGIC);
    file.push(VERSION);
    file.extend(cost.memory.to_be_bytes());
    file.extend([cost.passes, cost.lanes]);
    file.extend(salt);
    file.extend(nonce);
    file.extend(key.public().as_bytes());
    let params = cost.params().expect("a cost that Argon2 has");
    let encrypted = cipher(passphrase, &salt, params)
        .encrypt(&Nonce::from(nonce), Payload { msg: key.to_bytes().as_slice(), aad: &file })
        .expect("32 bytes are far below what the cipher can take");
    file.extend(encrypted);
    let check = check(&file);
    file.extend(check);
    file
}

/// The secret key in a file.
///
/// # Errors
/// As [`KeyFileError`] says; all but the last at once, without the cost of trying the passphrase.
pub fn open(file: &[u8], passphrase: &Passphrase) -> Result<SecretKey, KeyFileError> {
    let parts = Parts::parse(file)?;
    let opened = cipher(passphrase, parts.salt, parts.params)
        .decrypt(&Nonce::from(*parts.nonce), Payload { msg: parts.encrypted, aad: &file[..HEADER] })
        .map_err(|_| KeyFileError::WrongPassphrase)?;
    let opened = Zeroizing::new(opened);
    let secret = opened.as_slice().try_into().map_err(|_| KeyFileError::Damaged)?;
    let key = SecretKey::from_bytes(secret);
    if *key.public() == parts.public { Ok(key) } else { Err(KeyFileError::Damaged) }
}

/// The public key in a file, which needs no passphrase. Only opening the file proves that it is the right one.
///
/// # Errors
/// As [`open`], but for the passphrase.
pub fn public_key(file: &[u8]) -> Result<PublicKey, KeyFileError> {
    Parts::parse(file).map(|parts| parts.public)
}

struct Parts<'a> {
    params: Params,
    salt: &'a [u8; 16],
    nonce: &'a [u8; 12],
    public: PublicKey,
    encrypted: &'a [u8; 48],
}

impl<'a> Parts<'a> {
    fn parse(file: &'a [u8]) -> Result<Parts<'a>, KeyFileError> {
        let damaged = || KeyFileError::Damaged;
        let mut fields = Fields(file);
        match fields.take::<4>() {
            Some(MAGIC) => {}
            // A file that was cut off in its first bytes.
            None if MAGIC.starts_with(file) => return Err(KeyFileError::Damaged),
            _ => return Err(KeyFileError::NotAKeyFile),
        }
        match fields.byte() {
            Some(VERSION) => {}
            Some(newer) if newer > VERSION => return Err(KeyFileError::NewerVersion),
            _ => return Err(KeyFileError::Damaged),
        }
        // Tells a damaged file from a wrong passphrase; the encryption tells both from a forged file.
        let (checked, found) = file.split_last_chunk::<CHECK>().ok_or_else(damaged)?;
        if file.len() != SIZE || check(checked) != *found {
            return Err(KeyFileError::Damaged);
        }
        let memory = u32::from_be_bytes(*fields.take().ok_or_else(damaged)?);
        let [passes, lanes] = *fields.take().ok_or_else(damaged)?;
        let cost = Cost { memory, passes, lanes };
        if cost.exceeds(&Cost::MOST) {
            return Err(KeyFileError::CostTooHigh);
        }
        Ok(Parts {
            params: cost.params().ok_or_else(damaged)?,
            salt: fields.take().ok_or_else(damaged)?,
            nonce: fields.take().ok_or_else(damaged)?,
            public: PublicKey::from_bytes(*fields.take().ok_or_else(damaged)?),
            encrypted: fields.take().ok_or_else(damaged)?,
        })
    }
}

fn cipher(passphrase: &Passphrase, salt: &[u8; 16], params: Params) -> ChaCha20Poly1305 {
    ChaCha20Poly1305::new(&Key::from(*cost::key(passphrase.as_bytes(), salt, params)))
}

/// The first bytes of the SHA-256 of all that comes before.
fn check(before: &[u8]) -> [u8; CHECK] {
    let digest: [u8; 32] = Sha256::digest(before).into();
    let mut check = [0; CHECK];
    check.copy_from_slice(&digest[..CHECK]);
    check
}
