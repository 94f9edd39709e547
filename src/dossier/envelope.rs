//! The sealed file, `OPS1`: bytes that only the holders of some secret keys can read.
//!
//! `docs/envelope.md` has it byte by byte. In short: what is sealed is deflated, padded so that its length says
//! little, and encrypted under a key that is used once; that key is wrapped for each recipient by HPKE. The
//! header, recipients included, is authenticated with it, so that no bit of a file can change unseen.

use std::borrow::Cow;

use chacha20poly1305::{
    ChaCha20Poly1305, Key, Nonce,
    aead::{Aead, KeyInit, Payload},
};
use miniz_oxide::{
    deflate::compress_to_vec,
    inflate::{TINFLStatus, decompress_to_vec_with_limit},
};
use rand_core::CryptoRng;
use zeroize::Zeroizing;

use super::{
    armour,
    fields::Fields,
    keys::{KeyId, PublicKey, SecretKey},
    padding,
    record_id::RecordId,
    wrap::{self, ENC, WRAPPED},
};

/// Most bytes of a sealed file.
pub const MAX_FILE: usize = 64 * 1024;
/// Most bytes of a sealed file as text, with room for the mail around it.
pub const MAX_TEXT: usize = 96 * 1024;
/// Most bytes inside, after inflating. A file of 64 kB could inflate to 66 MB.
pub const MAX_CONTENT: usize = 2 * 1024 * 1024;
/// Most recipients of one file.
pub const MAX_RECIPIENTS: usize = 16;

const MAGIC: &[u8; 4] = b"OPS1";
const VERSION: u8 = 1;
/// What is inside is a dossier's compact form.
const COMPACT: u8 = 1;
/// The header up to the recipients.
const FIXED: usize = 24;
const RECIPIENT: usize = 8 + ENC + WRAPPED;
const TAG: usize = 16;
/// The padding step is written in units of this many bytes.
const STEP_UNIT: usize = 64;

/// How a dossier stands in a sealed file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Form {
    /// The exchange format, in a file that pads to 1 kB.
    Json,
    /// [`Dossier::to_compact`](super::Dossier::to_compact), padded to 64 bytes: small enough for QR codes.
    Compact,
}

impl Form {
    const fn flags(self) -> u8 {
        match self {
            Form::Json => 0,
            Form::Compact => COMPACT,
        }
    }

    /// In units of [`STEP_UNIT`].
    const fn step(self) -> u8 {
        match self {
            Form::Json => 16,
            Form::Compact => 1,
        }
    }
}

/// What a sealed file held.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Opened {
    /// The record, as the header names it.
    pub id: RecordId,
    /// How to read the content.
    pub form: Form,
    /// What was sealed.
    pub content: Vec<u8>,
}

/// Why nothing is sealed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SealError {
    /// Nobody could open it.
    #[error("seal to one to {MAX_RECIPIENTS} public keys")]
    Recipients,
    /// The file would be larger than anybody accepts.
    #[error("too large to seal: a sealed file has at most {} kB", limit / 1024)]
    TooLarge {
        /// Most bytes.
        limit: usize,
    },
    /// A public key of which no secret key can exist.
    #[error("nothing can be sealed to {0:?}")]
    UnusableKey(PublicKey),
}

/// Why a file is not opened.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum OpenError {
    /// It does not begin as a sealed file does.
    #[error("not a sealed file of Opstap")]
    NotOurs,
    /// It was written in a later form than we know.
    #[error("made by a newer version of Opstap")]
    NewerVersion,
    /// It is, or would become, larger than any sealed file.
    #[error("too large: at most {} kB", limit / 1024)]
    TooLarge {
        /// Most bytes.
        limit: usize,
    },
    /// Part of it is missing, added or changed.
    #[error("damaged")]
    Damaged,
    /// It was sealed to other keys.
    #[error("sealed to another key: {}", shown(needs))]
    WrongKey {
        /// The keys that open it.
        needs: Vec<KeyId>,
    },
}

fn shown(keys: &[KeyId]) -> String {
    keys.iter().map(KeyId::to_string).collect::<Vec<_>>().join(", or ")
}

/// Seals `content`, the record `id` in some form, to each of the public keys. A key that stands there twice counts
/// once.
///
/// # Errors
/// No or too many recipients, content that stays larger than [`MAX_FILE`] when deflated, or a public key that
/// can't be one.
pub fn seal(
    content: &[u8],
    form: Form,
    id: &RecordId,
    to: &[PublicKey],
    rng: &mut impl CryptoRng,
) -> Result<Vec<u8>, SealError> {
    let mut recipients: Vec<&PublicKey> = Vec::new();
    for key in to {
        if !recipients.contains(&key) {
            recipients.push(key);
        }
    }
    if !(1..=MAX_RECIPIENTS).contains(&recipients.len()) {
        return Err(SealError::Recipients);
    }
    if content.len() > MAX_CONTENT {
        return Err(SealError::TooLarge { limit: MAX_CONTENT });
    }
    seal_padded(&deflated(content, form), form, id, &recipients, rng)
}

fn seal_padded(
    padded: &[u8],
    form: Form,
    id: &RecordId,
    recipients: &[&PublicKey],
    rng: &mut impl CryptoRng,
) -> Result<Vec<u8>, SealError> {
    let size = FIXED + recipients.len() * RECIPIENT + padded.len() + TAG;
    if size > MAX_FILE {
        return Err(SealError::TooLarge { limit: MAX_FILE });
    }
    let mut file = Vec::with_capacity(size);
    file.extend(MAGIC);
    file.extend([VERSION, form.flags()]);
    file.extend(id.as_bytes());
    file.extend([form.step(), recipients.len() as u8]);
    let mut content_key = Zeroizing::new([0; 32]);
    rng.fill_bytes(content_key.as_mut_slice());
    for key in recipients {
        let wrapped = wrap::wrap(&content_key, key, &file[..FIXED], rng);
        let (enc, wrapped) = wrapped.map_err(|_| SealError::UnusableKey(**key))?;
        file.extend(key.id().as_bytes());
        file.extend(enc);
        file.extend(wrapped);
    }
    let encrypted = cipher(&content_key)
        .encrypt(&Nonce::default(), Payload { msg: padded, aad: &file })
        .expect("64 kB is far below what the cipher can take");
    file.extend(encrypted);
    Ok(file)
}

/// Opens a sealed file, or its text form, with whichever of the keys fits.
///
/// # Errors
/// As [`OpenError`] says. A file sealed to one of the keys is never [`OpenError::WrongKey`], not even when the
/// name of that key is what was damaged.
pub fn open(file: &[u8], keys: &[SecretKey]) -> Result<Opened, OpenError> {
    if file.len() > MAX_TEXT {
        return Err(OpenError::TooLarge { limit: MAX_FILE });
    }
    let file = match armour::stripped(file) {
        Some(binary) => Cow::Owned(binary.map_err(|armour::Broken| OpenError::Damaged)?),
        None => Cow::Borrowed(file),
    };
    let sealed = Sealed::parse(&file)?;
    let content_key = sealed.content_key(keys)?;
    let padded = cipher(&content_key)
        .decrypt(&Nonce::default(), Payload { msg: sealed.encrypted, aad: sealed.header })
        .map_err(|_| OpenError::Damaged)?;
    let padded = Zeroizing::new(padded);
    Ok(Opened { id: sealed.id, form: sealed.form, content: inflated(&padded)? })
}

/// The content key is used for one file, so that its nonce may always be zero.
fn cipher(content_key: &[u8; 32]) -> ChaCha20Poly1305 {
    ChaCha20Poly1305::new(&Key::from(*content_key))
}

/// The parts of a file whose lengths fit, none of them proven yet.
struct Sealed<'a> {
    id: RecordId,
    form: Form,
    fixed: &'a [u8],
    recipients: Vec<Recipient<'a>>,
    header: &'a [u8],
    encrypted: &'a [u8],
}

struct Recipient<'a> {
    key: KeyId,
    enc: &'a [u8; ENC],
    wrapped: &'a [u8; WRAPPED],
}

impl<'a> Sealed<'a> {
    fn parse(file: &'a [u8]) -> Result<Sealed<'a>, OpenError> {
        let damaged = || OpenError::Damaged;
        let mut fields = Fields(file);
        match fields.take::<4>() {
            Some(MAGIC) => {}
            // A file that was cut off in its first bytes.
            None if MAGIC.starts_with(file) => return Err(OpenError::Damaged),
            _ => return Err(OpenError::NotOurs),
        }
        if file.len() > MAX_FILE {
            return Err(OpenError::TooLarge { limit: MAX_FILE });
        }
        let [version, flags] = *fields.take().ok_or_else(damaged)?;
        let form = match (version, flags) {
            (VERSION, 0) => Form::Json,
            (VERSION, COMPACT) => Form::Compact,
            (VERSION.., _) => return Err(OpenError::NewerVersion),
            _ => return Err(OpenError::Damaged),
        };
        let id = RecordId::from_bytes(*fields.take().ok_or_else(damaged)?);
        let step = usize::from(fields.byte().ok_or_else(damaged)?) * STEP_UNIT;
        let count = usize::from(fields.byte().ok_or_else(damaged)?);
        let header = FIXED + count * RECIPIENT;
        // All lengths are known now: check them before anything is kept. No length is a multiple of step 0.
        let padded = file.len().checked_sub(header + TAG).ok_or_else(damaged)?;
        if !(1..=MAX_RECIPIENTS).contains(&count) || padded == 0 || !padded.is_multiple_of(step) {
            return Err(OpenError::Damaged);
        }
        let mut recipients = Vec::with_capacity(count);
        for _ in 0..count {
            recipients.push(Recipient {
                key: KeyId::from_bytes(*fields.take().ok_or_else(damaged)?),
                enc: fields.take().ok_or_else(damaged)?,
                wrapped: fields.take().ok_or_else(damaged)?,
            });
        }
        let (header, encrypted) = file.split_at(header);
        Ok(Sealed { id, form, fixed: &header[..FIXED], recipients, header, encrypted })
    }

    fn content_key(&self, keys: &[SecretKey]) -> Result<Zeroizing<[u8; 32]>, OpenError> {
        let ours = |recipient: &Recipient| keys.iter().find(|key| key.public().id() == recipient.key);
        let unwrapped = |recipient: &Recipient, key: &SecretKey| {
            wrap::unwrap(recipient.enc, recipient.wrapped, key, self.fixed)
        };
        let named = self.recipients.iter().filter_map(|recipient| Some((recipient, ours(recipient)?)));
        let every = self.recipients.iter().flat_map(|recipient| keys.iter().map(move |key| (recipient, key)));
        // The keys that the file names come first; the others find a file whose names are damaged.
        if let Some(key) = named.chain(every).find_map(|(recipient, key)| unwrapped(recipient, key)) {
            return Ok(key);
        }
        if self.recipients.iter().any(|recipient| ours(recipient).is_some()) {
            return Err(OpenError::Damaged);
        }
        Err(OpenError::WrongKey { needs: self.recipients.iter().map(|recipient| recipient.key).collect() })
    }
}

/// The deflated content, padded.
fn deflated(content: &[u8], form: Form) -> Zeroizing<Vec<u8>> {
    // At most 2 MB goes in, and deflate adds little where it saves nothing.
    let deflated = Zeroizing::new(compress_to_vec(content, 9));
    padding::padded(&deflated, usize::from(form.step()) * STEP_UNIT)
}

/// The reverse of [`deflated`].
fn inflated(padded: &[u8]) -> Result<Vec<u8>, OpenError> {
    let deflated = padding::unpadded(padded).ok_or(OpenError::Damaged)?;
    decompress_to_vec_with_limit(deflated, MAX_CONTENT).map_err(|error| match error.status {
        TINFLStatus::HasMoreOutput => OpenError::TooLarge { limit: MAX_CONTENT },
        _ => OpenError::Damaged,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_small_file_that_inflates_to_50_mb_is_refused() {
        let rng = &mut rand_core::UnwrapErr(getrandom::SysRng);
        let key = SecretKey::generate(rng);
        let id = RecordId::random(rng);
        // `seal` refuses to make it, so this is what somebody else could send.
        let bomb = deflated(&vec![0; 50_000_000], Form::Json);
        let file = seal_padded(&bomb, Form::Json, &id, &[key.public()], rng).unwrap();
        assert!(file.len() <= MAX_FILE);
        assert_eq!(open(&file, &[key]), Err(OpenError::TooLarge { limit: MAX_CONTENT }));
    }
}
