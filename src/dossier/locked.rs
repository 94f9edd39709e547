//! Text under a key that is used more than once: ChaCha20-Poly1305 with a nonce by chance, padded.

use chacha20poly1305::{
    ChaCha20Poly1305, Key, Nonce,
    aead::{Aead, KeyInit, Payload},
};
use rand_core::CryptoRng;
use zeroize::Zeroizing;

use super::padding;

const NONCE: usize = 12;

/// The nonce, and behind it the content, padded to whole steps and encrypted; `aad` must be the same to open it.
///
/// A nonce of 96 bits by chance does for the few thousand times that one key is used.
pub(super) fn lock(
    key: &[u8; 32],
    content: &[u8],
    step: usize,
    aad: &[u8],
    rng: &mut impl CryptoRng,
) -> Vec<u8> {
    let mut nonce = [0; NONCE];
    rng.fill_bytes(&mut nonce);
    let padded = padding::padded(content, step);
    let encrypted = ChaCha20Poly1305::new(&Key::from(*key))
        .encrypt(&Nonce::from(nonce), Payload { msg: &padded, aad })
        .expect("far below what the cipher can take");
    [&nonce[..], &encrypted].concat()
}

/// The reverse of [`lock`]; `None` for another key or `aad`, and for anything damaged.
pub(super) fn unlock(key: &[u8; 32], locked: &[u8], aad: &[u8]) -> Option<Zeroizing<Vec<u8>>> {
    let (nonce, encrypted) = locked.split_first_chunk::<NONCE>()?;
    let padded = ChaCha20Poly1305::new(&Key::from(*key))
        .decrypt(&Nonce::from(*nonce), Payload { msg: encrypted, aad })
        .map(Zeroizing::new)
        .ok()?;
    padding::unpadded(&padded).map(|content| Zeroizing::new(content.to_vec()))
}
