//! The content key for one recipient: HPKE (RFC 9180), base mode, DHKEM(X25519, HKDF-SHA256), HKDF-SHA256,
//! ChaCha20-Poly1305.

use hpke::{
    Deserializable, HpkeError, OpModeR, OpModeS, Serializable, aead::ChaCha20Poly1305, kdf::HkdfSha256,
    kem::X25519HkdfSha256, single_shot_open, single_shot_seal_with_rng,
};
use rand_core::CryptoRng;
use zeroize::Zeroizing;

use super::keys::{PublicKey, SecretKey};

pub(super) type Kem = X25519HkdfSha256;
type Kdf = HkdfSha256;
type Aead = ChaCha20Poly1305;

/// Names the use, so that a key wrapped for anything else can't be passed off as ours.
const INFO: &[u8] = b"opstap OPS1 version 1";

/// Bytes of an encapsulated key.
pub(super) const ENC: usize = 32;
/// Bytes of a wrapped content key.
pub(super) const WRAPPED: usize = 32 + 16;

/// A content key that only the holder of `to` can unwrap.
///
/// # Errors
/// A public key that is no point of the curve's main group can't be sealed to.
pub(super) fn wrap(
    content_key: &[u8; 32],
    to: &PublicKey,
    aad: &[u8],
    rng: &mut impl CryptoRng,
) -> Result<([u8; ENC], [u8; WRAPPED]), HpkeError> {
    let (enc, wrapped) =
        single_shot_seal_with_rng::<Aead, Kdf, Kem>(&OpModeS::Base, &to.kem(), INFO, content_key, aad, rng)?;
    let wrapped = wrapped.try_into().expect("32 bytes and a tag of 16");
    Ok((enc.to_bytes().into(), wrapped))
}

/// The content key, when it was wrapped for this key with this `aad`.
pub(super) fn unwrap(
    enc: &[u8; ENC],
    wrapped: &[u8; WRAPPED],
    key: &SecretKey,
    aad: &[u8],
) -> Option<Zeroizing<[u8; 32]>> {
    let enc = <Kem as hpke::Kem>::EncappedKey::from_bytes(enc).ok()?;
    let opened =
        single_shot_open::<Aead, Kdf, Kem>(&OpModeR::Base, key.kem(), &enc, INFO, wrapped, aad).ok()?;
    let opened = Zeroizing::new(opened);
    let mut content_key = Zeroizing::new([0; 32]);
    content_key.copy_from_slice(&opened);
    Some(content_key)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bytes(hex: &str) -> Vec<u8> {
        (0..hex.len()).step_by(2).map(|at| u8::from_str_radix(&hex[at..at + 2], 16).unwrap()).collect()
    }

    /// RFC 9180, appendix A.2.1, sequence number 0.
    fn rfc_9180_a_2_1(aad: &[u8]) -> Result<Vec<u8>, HpkeError> {
        let secret = bytes("8057991eef8f1f1af18f4a9491d16a1ce333f695d4db8e38da75975c4478e0fb");
        let enc = bytes("1afa08d3dec047a643885163f1180476fa7ddb54c6a8029ea33f95796bf2ac4a");
        let info = bytes("4f6465206f6e2061204772656369616e2055726e");
        let sealed =
            "1c5250d8034ec2b784ba2cfd69dbdb8af406cfe3ff938e131f0def8c8b60b4db21993c62ce81883d2dd1b51a28";
        single_shot_open::<Aead, Kdf, Kem>(
            &OpModeR::Base,
            &<Kem as hpke::Kem>::PrivateKey::from_bytes(&secret).unwrap(),
            &<Kem as hpke::Kem>::EncappedKey::from_bytes(&enc).unwrap(),
            &info,
            &bytes(sealed),
            aad,
        )
    }

    #[test]
    fn our_suite_opens_the_vector_of_rfc_9180_a_2_1() {
        assert_eq!(rfc_9180_a_2_1(b"Count-0").unwrap(), b"Beauty is truth, truth beauty");
        assert_eq!(rfc_9180_a_2_1(b"Count-1"), Err(HpkeError::OpenError));
    }

    #[test]
    fn the_public_key_of_rfc_9180_a_2_1_follows_from_its_secret_key() {
        let secret = bytes("8057991eef8f1f1af18f4a9491d16a1ce333f695d4db8e38da75975c4478e0fb");
        let key = SecretKey::from_bytes(&secret.try_into().unwrap());
        let public = bytes("4310ee97d88cc1f088a5576c77ab0cf5c3ac797f3d95139c6c84b5429c59662a");
        assert_eq!(key.public().as_bytes().as_slice(), public);
    }
}
