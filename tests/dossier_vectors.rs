//! The file that other implementers test with opens here too, byte for byte as documented.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, reason = "a test that fails may stop")]

use opstap::dossier::{Dossier, PublicKey, SecretKey, envelope, key_file, passphrase::Passphrase};
use serde::Deserialize;

static VECTOR: &str = include_str!("vectors/envelope.json");

#[derive(Deserialize)]
struct Vector {
    secret_key: String,
    public_key: String,
    public_key_text: String,
    check_words: String,
    key_id: String,
    info: String,
    content_key: String,
    envelope: String,
    plaintext: String,
    passphrase: String,
    key_file: String,
}

fn vector() -> Vector {
    serde_json::from_str(VECTOR).unwrap()
}

fn bytes(hex: &str) -> Vec<u8> {
    (0..hex.len()).step_by(2).map(|at| u8::from_str_radix(&hex[at..at + 2], 16).unwrap()).collect()
}

fn key() -> SecretKey {
    SecretKey::from_bytes(&bytes(&vector().secret_key).try_into().unwrap())
}

#[test]
fn the_envelope_of_the_vector_opens() {
    let vector = vector();
    let opened = envelope::open(&bytes(&vector.envelope), &[key()]).unwrap();
    assert_eq!(String::from_utf8(opened.content).unwrap(), vector.plaintext);
    let dossier = Dossier::from_json(vector.plaintext.as_bytes()).unwrap();
    assert_eq!(dossier.id, opened.id);
    assert_eq!(dossier.to_json(), vector.plaintext, "the plaintext is canonical");
}

#[test]
fn the_key_of_the_vector_has_its_names() {
    let vector = vector();
    let public = *key().public();
    assert_eq!(public.as_bytes()[..], bytes(&vector.public_key));
    assert_eq!(public.to_string(), vector.public_key_text);
    assert_eq!(vector.public_key_text.parse::<PublicKey>(), Ok(public));
    assert_eq!(public.check_words().join(" "), vector.check_words);
    assert_eq!(public.id().as_bytes()[..], bytes(&vector.key_id));
}

#[test]
fn the_key_file_of_the_vector_opens() {
    let vector = vector();
    let opened = key_file::open(&bytes(&vector.key_file), &Passphrase::typed(&vector.passphrase)).unwrap();
    assert_eq!(opened.to_bytes()[..], bytes(&vector.secret_key));
}

/// Opens the vector by the steps of `docs/envelope.md`, with nothing of ours.
#[test]
fn the_documented_steps_open_the_vector() {
    use chacha20poly1305::{
        ChaCha20Poly1305, KeyInit, Nonce,
        aead::{Aead, Payload},
    };
    use hpke::{Deserializable, Kem, OpModeR, kem::X25519HkdfSha256 as X25519};

    let vector = vector();
    let file = bytes(&vector.envelope);
    assert_eq!(file[..6], *b"OPS1\x01\x00");
    let (step, recipients) = (usize::from(file[22]) * 64, usize::from(file[23]));
    assert_eq!((step, recipients), (1_024, 2));
    let header = 24 + recipients * 88;
    let slot = file[24..header].chunks(88).find(|slot| slot[..8] == bytes(&vector.key_id)).unwrap();
    let content_key = hpke::single_shot_open::<hpke::aead::ChaCha20Poly1305, hpke::kdf::HkdfSha256, X25519>(
        &OpModeR::Base,
        &<X25519 as Kem>::PrivateKey::from_bytes(&bytes(&vector.secret_key)).unwrap(),
        &<X25519 as Kem>::EncappedKey::from_bytes(&slot[8..40]).unwrap(),
        vector.info.as_bytes(),
        &slot[40..],
        &file[..24],
    )
    .unwrap();
    assert_eq!(content_key, bytes(&vector.content_key));
    let padded = ChaCha20Poly1305::new_from_slice(&content_key)
        .unwrap()
        .decrypt(&Nonce::default(), Payload { msg: &file[header..], aad: &file[..header] })
        .unwrap();
    assert_eq!(padded.len() % step, 0);
    let length = u32::from_be_bytes(padded[..4].try_into().unwrap()) as usize;
    let json = miniz_oxide::inflate::decompress_to_vec(&padded[4..4 + length]).unwrap();
    assert_eq!(String::from_utf8(json).unwrap(), vector.plaintext);
}
