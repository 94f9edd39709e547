//! The consultant's keys: the secret one, the public one that residents seal to, and its short names.

use std::fmt;

use hpke::{Deserializable, Kem as _, Serializable};
use rand_core::CryptoRng;
use sha2::{Digest, Sha256};
use zeroize::Zeroizing;

use super::{words, wrap::Kem};

type KemSecret = <Kem as hpke::Kem>::PrivateKey;

/// Opens what was sealed to its [`PublicKey`]. Wiped from memory when dropped; `Debug` shows the public key only.
#[derive(Clone)]
pub struct SecretKey {
    secret: KemSecret,
    public: PublicKey,
}

impl SecretKey {
    /// A new key.
    pub fn generate(rng: &mut impl CryptoRng) -> SecretKey {
        let (secret, _) = Kem::gen_keypair_with_rng(rng);
        SecretKey::from_kem(secret)
    }

    /// The key of 32 bytes, such as [`SecretKey::to_bytes`] gave.
    pub fn from_bytes(bytes: &[u8; 32]) -> SecretKey {
        SecretKey::from_kem(KemSecret::from_bytes(bytes).expect("any 32 bytes are an X25519 key"))
    }

    fn from_kem(secret: KemSecret) -> SecretKey {
        let public = PublicKey(Kem::sk_to_pk(&secret).to_bytes().into());
        SecretKey { secret, public }
    }

    /// The 32 bytes, clamped as RFC 7748 says.
    pub fn to_bytes(&self) -> Zeroizing<[u8; 32]> {
        let mut bytes = Zeroizing::new([0; 32]);
        self.secret.write_exact(bytes.as_mut_slice());
        bytes
    }

    /// The key to seal to.
    pub fn public(&self) -> &PublicKey {
        &self.public
    }

    pub(super) fn kem(&self) -> &KemSecret {
        &self.secret
    }
}

impl fmt::Debug for SecretKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "SecretKey(of {})", self.public)
    }
}

/// Seals; anybody may have it. As text it is `opstap1…`, with a checksum against typing errors.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct PublicKey([u8; 32]);

impl PublicKey {
    /// These bytes as an X25519 public key.
    pub const fn from_bytes(bytes: [u8; 32]) -> PublicKey {
        PublicKey(bytes)
    }

    /// The bytes.
    pub const fn as_bytes(&self) -> &[u8; 32] {
        &self.0
    }

    /// What names this key in a sealed file.
    pub fn id(&self) -> KeyId {
        let digest: [u8; 32] = Sha256::digest(self.0).into();
        let mut id = [0; 8];
        id.copy_from_slice(&digest[..8]);
        KeyId(id)
    }

    /// Five Dutch words that two people can compare over the phone; those of its [`KeyId`].
    pub fn check_words(&self) -> [&'static str; 5] {
        self.id().check_words()
    }

    pub(super) fn kem(&self) -> <Kem as hpke::Kem>::PublicKey {
        Deserializable::from_bytes(&self.0).expect("any 32 bytes are an X25519 key")
    }
}

impl fmt::Debug for PublicKey {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "PublicKey({self})")
    }
}

/// The first 8 bytes of the SHA-256 of a public key. Names a key; does not prove one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct KeyId([u8; 8]);

impl KeyId {
    /// These bytes as an id.
    pub const fn from_bytes(bytes: [u8; 8]) -> KeyId {
        KeyId(bytes)
    }

    /// The bytes.
    pub const fn as_bytes(&self) -> &[u8; 8] {
        &self.0
    }

    /// Five Dutch words: the id as a big-endian number, in base 1,296, lowest digit first, the rest left out.
    pub fn check_words(&self) -> [&'static str; 5] {
        let mut rest = u64::from_be_bytes(self.0);
        [(); 5].map(|()| {
            let place = rest % words::COUNT;
            rest /= words::COUNT;
            words::word(place)
        })
    }
}

/// The check words, as a consultant knows the key.
impl fmt::Display for KeyId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.check_words().join(" "))
    }
}
