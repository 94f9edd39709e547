//! The archive at the desk, at rest: everything in it is encrypted under one key, and that key is sealed to the
//! consultant's keys. So a consultant may have several keys, take a new one, or lose one, and what is in the archive
//! stays as it is.

use miniz_oxide::{deflate::compress_to_vec, inflate::decompress_to_vec_with_limit};
use rand_core::CryptoRng;
use zeroize::Zeroizing;

use super::{
    envelope::{self, Form, OpenError, SealError},
    keys::{KeyId, PublicKey, SecretKey},
    locked,
    record_id::RecordId,
};

/// Most bytes of one thing in an archive, inflated.
pub const MAX_THING: usize = 16 * 1024 * 1024;
/// Lengths of what is kept are a multiple of this many bytes.
const STEP: usize = 256;
/// Fast, and nearly as small: ten thousand of them are written at a time.
const LEVEL: u8 = 4;
const MAGIC: &[u8; 8] = b"opstapAK";

/// The open key of an archive. Wiped from memory when dropped.
#[derive(Clone)]
pub struct Strongbox {
    id: RecordId,
    key: Zeroizing<[u8; 32]>,
}

impl Strongbox {
    /// A new archive.
    pub fn new(rng: &mut impl CryptoRng) -> Strongbox {
        let mut key = Zeroizing::new([0; 32]);
        rng.fill_bytes(key.as_mut_slice());
        Strongbox { id: RecordId::random(rng), key }
    }

    /// The same archive under a new key: what was kept is kept anew.
    pub fn with_new_key(&self, rng: &mut impl CryptoRng) -> Strongbox {
        Strongbox { id: self.id, ..Strongbox::new(rng) }
    }

    /// Which archive it is. Not secret.
    pub const fn id(&self) -> RecordId {
        self.id
    }

    /// The archive's key, sealed to everybody who may open it.
    ///
    /// # Errors
    /// As [`envelope::seal`].
    pub fn seal(&self, to: &[PublicKey], rng: &mut impl CryptoRng) -> Result<Vec<u8>, SealError> {
        let mut content = Zeroizing::new(MAGIC.to_vec());
        content.extend(self.key.as_slice());
        envelope::seal(&content, Form::Json, &self.id, to, rng)
    }

    /// The reverse of [`Strongbox::seal`].
    ///
    /// # Errors
    /// As [`envelope::open`]; [`OpenError::Damaged`] also for a sealed file that is something else.
    pub fn open(sealed: &[u8], keys: &[SecretKey]) -> Result<Strongbox, OpenError> {
        let opened = envelope::open(sealed, keys)?;
        let content = Zeroizing::new(opened.content);
        let key = content.strip_prefix(MAGIC.as_slice()).and_then(|key| key.try_into().ok());
        let key: [u8; 32] = key.ok_or(OpenError::Damaged)?;
        Ok(Strongbox { id: opened.id, key: Zeroizing::new(key) })
    }

    /// Who may open it: the keys named in what [`Strongbox::seal`] gave; none where that is damaged.
    pub fn recipients(sealed: &[u8]) -> Vec<KeyId> {
        match envelope::open(sealed, &[]) {
            Err(OpenError::WrongKey { needs }) => needs,
            _ => Vec::new(),
        }
    }

    /// Whether it is the same archive under the same key.
    pub fn is_same(&self, other: &Strongbox) -> bool {
        use subtle::ConstantTimeEq;
        self.id == other.id && self.key.ct_eq(other.key.as_slice()).into()
    }

    /// Something to keep, under its name.
    pub fn lock(&self, name: &str, content: &[u8], rng: &mut impl CryptoRng) -> Vec<u8> {
        let deflated = Zeroizing::new(compress_to_vec(content, LEVEL));
        locked::lock(&self.key, &deflated, STEP, &self.aad(name), rng)
    }

    /// What was kept under this name; `None` for another key or name, and for anything damaged.
    pub fn unlock(&self, name: &str, kept: &[u8]) -> Option<Zeroizing<Vec<u8>>> {
        let deflated = locked::unlock(&self.key, kept, &self.aad(name))?;
        decompress_to_vec_with_limit(&deflated, MAX_THING).map(Zeroizing::new).ok()
    }

    /// So that nothing can be put in the place of something else.
    fn aad(&self, name: &str) -> Vec<u8> {
        [b"opstap archive 1".as_slice(), self.id.as_bytes(), name.as_bytes()].concat()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_kept_opens_under_its_own_name_and_for_those_it_is_sealed_to() {
        let rng = &mut rand_core::UnwrapErr(getrandom::SysRng);
        let (own, spare, stranger) =
            (SecretKey::generate(rng), SecretKey::generate(rng), SecretKey::generate(rng));
        let archive = Strongbox::new(rng);
        let kept = archive.lock("case", b"Noor", rng);
        assert_eq!(kept.len() % STEP, 12 + 16);
        let sealed = archive.seal(&[*own.public(), *spare.public()], rng).unwrap();
        for key in [own, spare.clone()] {
            let opened = Strongbox::open(&sealed, &[key]).unwrap();
            assert_eq!(opened.unlock("case", &kept).unwrap().as_slice(), b"Noor");
            assert_eq!(opened.unlock("other", &kept), None);
        }
        assert!(Strongbox::open(&sealed, &[stranger]).is_err());
        assert_eq!(Strongbox::recipients(&sealed).len(), 2);
        assert_eq!(Strongbox::recipients(b"OPS"), Vec::new());
        let renewed = archive.with_new_key(rng);
        assert!(archive.is_same(&archive.clone()) && !archive.is_same(&renewed));
        assert_eq!(renewed.id(), archive.id());
        assert_eq!(renewed.unlock("case", &kept), None);
        let other = envelope::seal(b"something else", Form::Json, &archive.id(), &[*spare.public()], rng);
        assert_eq!(Strongbox::open(&other.unwrap(), &[spare]).err(), Some(OpenError::Damaged));
    }
}
