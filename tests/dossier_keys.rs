//! Public keys as text, check words, passphrases and key files.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, reason = "a test that fails may stop")]

mod dossier_samples;

use std::{collections::BTreeSet, time::Duration};

use dossier_samples::{rng, shortest};
use opstap::dossier::{
    KeyTextError, PublicKey, SecretKey,
    key_file::{self, Cost, KeyFileError},
    passphrase::{Passphrase, suggest},
};
use proptest::prelude::*;
use sha2::{Digest, Sha256};

static WORDS: &str = include_str!("../data/words/nl.txt");

/// Cheap, so that a test can open a file a thousand times.
const CHEAP: Cost = Cost::LEAST;

fn key() -> SecretKey {
    SecretKey::from_bytes(&[7; 32])
}

fn passphrase() -> Passphrase {
    Passphrase::chosen("stoel wolk appel fiets").unwrap()
}

fn key_file() -> Vec<u8> {
    key_file::write(&key(), &passphrase(), CHEAP, &mut rng())
}

/// A key file with another content but a checksum that fits.
fn forged(change: impl FnOnce(&mut [u8])) -> Vec<u8> {
    let mut file = key_file();
    let end = file.len() - 8;
    change(&mut file[..end]);
    let digest = Sha256::digest(&file[..end]);
    file[end..].copy_from_slice(&digest[..8]);
    file
}

fn refusal(file: &[u8]) -> KeyFileError {
    key_file::open(file, &passphrase()).unwrap_err()
}

#[test]
fn a_public_key_reads_back_however_it_is_typed() {
    let public = *key().public();
    let text = public.to_string();
    assert!(text.starts_with("opstap1") && text.len() == 65, "{text}");
    let spaced: Vec<&str> =
        text.as_bytes().chunks(4).map(|part| std::str::from_utf8(part).unwrap()).collect();
    for typed in
        [text.clone(), text.to_uppercase(), spaced.join(" "), spaced.join("\r\n"), format!("  {text}\n")]
    {
        assert_eq!(typed.parse(), Ok(public), "{typed}");
    }
}

#[test]
fn every_mistyped_character_of_a_public_key_is_found() {
    let text = key().public().to_string();
    for place in 0..text.len() {
        for other in "abcdefghijklmnopqrstuvwxyz0123456789-".chars() {
            let mut typed: Vec<char> = text.chars().collect();
            if typed[place] == other {
                continue;
            }
            typed[place] = other;
            let typed: String = typed.into_iter().collect();
            let expected = if place < 7 { KeyTextError::NotAKey } else { KeyTextError::Mistyped };
            assert_eq!(typed.parse::<PublicKey>(), Err(expected), "{typed}");
        }
    }
}

#[test]
fn characters_that_changed_places_or_got_lost_are_found() {
    let text = key().public().to_string();
    let mut swapped = 0;
    for place in 0..text.len() - 1 {
        let mut typed = text.clone().into_bytes();
        typed.swap(place, place + 1);
        let typed = String::from_utf8(typed).unwrap();
        if typed != text {
            swapped += 1;
            assert!(typed.parse::<PublicKey>().is_err(), "{typed}");
        }
        let mut shorter = text.clone();
        shorter.remove(place);
        assert!(shorter.parse::<PublicKey>().is_err(), "{shorter}");
        let mut longer = text.clone();
        longer.insert(place, 'q');
        assert!(longer.parse::<PublicKey>().is_err(), "{longer}");
    }
    assert!(swapped > 50, "only {swapped} places to swap");
}

#[test]
fn the_word_list_is_the_one_that_keys_were_named_with() {
    let words: BTreeSet<&str> = WORDS.lines().collect();
    assert_eq!(words.len(), 1_296);
    let digest: String = Sha256::digest(WORDS).iter().map(|byte| format!("{byte:02x}")).collect();
    assert_eq!(
        digest, "a13ff9bc7ed156b8764fe463679590193be3a2779bd2e1b243d32b9bb6162eef",
        "another list gives every key other check words"
    );
}

#[test]
fn words_are_at_least_two_letters_apart() {
    let words: Vec<&[u8]> = WORDS.lines().map(str::as_bytes).collect();
    for (n, one) in words.iter().enumerate() {
        for other in &words[n + 1..] {
            let (short, long) = if one.len() <= other.len() { (one, other) } else { (other, one) };
            let same_start = short.iter().zip(*long).take_while(|(a, b)| a == b).count();
            let same_end = short.iter().rev().zip(long.iter().rev()).take_while(|(a, b)| a == b).count();
            let close = long.len() - short.len() <= 1 && same_start + same_end >= long.len() - 1;
            let shown = |word: &[u8]| String::from_utf8_lossy(word).into_owned();
            assert!(!close, "{} and {}", shown(one), shown(other));
        }
    }
}

#[test]
fn check_words_are_the_digits_of_the_key_id() {
    let key = key();
    let words: Vec<&str> = WORDS.lines().collect();
    let number = key.public().check_words().iter().rev().fold(0_u128, |number, word| {
        number * 1_296 + words.iter().position(|known| known == word).unwrap() as u128
    });
    let id = u128::from(u64::from_be_bytes(*key.public().id().as_bytes()));
    assert_eq!(number, id % 1_296_u128.pow(5));
    let digest = Sha256::digest(key.public().as_bytes());
    assert_eq!(key.public().id().as_bytes()[..], digest[..8]);
    assert_ne!(key.public().check_words(), SecretKey::from_bytes(&[8; 32]).public().check_words());
}

#[test]
fn a_suggested_passphrase_is_five_words_and_can_be_chosen() {
    let words: BTreeSet<&str> = WORDS.lines().collect();
    let mut suggested = BTreeSet::new();
    for _ in 0..50 {
        let text = suggest(&mut rng());
        assert_eq!(text.split(' ').filter(|word| words.contains(word)).count(), 5, "{text}");
        assert!(Passphrase::chosen(&text).is_ok(), "{text}");
        suggested.insert(text);
    }
    assert_eq!(suggested.len(), 50, "the same words twice");
}

#[test]
fn a_key_file_opens_with_its_passphrase_only() {
    let file = key_file();
    assert_eq!(file.len(), key_file::SIZE);
    let spaced = Passphrase::typed("  stoel   wolk appel fiets ");
    let opened = key_file::open(&file, &spaced).unwrap();
    assert_eq!(opened.to_bytes(), key().to_bytes());
    assert_eq!(opened.public(), key().public());
    assert_eq!(key_file::public_key(&file).as_ref(), Ok(key().public()));
    for wrong in ["stoel wolk appel", "Stoel wolk appel fiets", ""] {
        let error = key_file::open(&file, &Passphrase::typed(wrong)).unwrap_err();
        assert_eq!(error, KeyFileError::WrongPassphrase, "{wrong:?}");
    }
}

#[test]
fn the_usual_cost_opens() {
    let file = key_file::write(&key(), &passphrase(), Cost::USUAL, &mut rng());
    assert_eq!(file[5..11], [0, 1, 0, 0, 3, 1], "64 MiB, three passes, one lane");
    assert_eq!(key_file::open(&file, &passphrase()).unwrap().public(), key().public());
}

#[test]
fn a_key_does_not_show_itself() {
    let shown = format!("{:?}", key());
    assert_eq!(shown, format!("SecretKey(of {})", key().public()));
}

#[test]
fn every_flipped_bit_of_a_key_file_is_found() {
    let file = key_file();
    for bit in 0..file.len() * 8 {
        let mut flipped = file.clone();
        flipped[bit / 8] ^= 1 << (bit % 8);
        let expected = match bit / 8 {
            0..4 => KeyFileError::NotAKeyFile,
            4 if flipped[4] != 0 => KeyFileError::NewerVersion,
            _ => KeyFileError::Damaged,
        };
        assert_eq!(refusal(&flipped), expected, "bit {bit}");
    }
}

#[test]
fn every_shorter_or_longer_key_file_is_damaged() {
    let file = key_file();
    for length in 0..file.len() {
        assert_eq!(refusal(&file[..length]), KeyFileError::Damaged, "{length} bytes");
    }
    assert_eq!(refusal(&[file, vec![0]].concat()), KeyFileError::Damaged);
}

#[test]
fn a_forged_key_file_does_not_open() {
    // The passphrase is right, but the public key in the file is another.
    assert_eq!(refusal(&forged(|file| file[40] ^= 1)), KeyFileError::WrongPassphrase);
    assert_eq!(refusal(&forged(|file| file[80] ^= 1)), KeyFileError::WrongPassphrase);
    assert_eq!(refusal(&forged(|file| file[10] = 0)), KeyFileError::Damaged, "no lanes");
}

#[test]
fn a_cost_that_is_too_high_is_refused_before_it_is_paid() {
    let cost = |memory: u32, passes: u8, lanes: u8| {
        forged(|file| {
            file[5..9].copy_from_slice(&memory.to_be_bytes());
            file[9] = passes;
            file[10] = lanes;
        })
    };
    let costly = [cost(256 * 1024 + 1, 1, 1), cost(u32::MAX, 255, 255), cost(64, 7, 1), cost(64, 1, 5)];
    let took = shortest(|| {
        for costly in &costly {
            assert_eq!(refusal(costly), KeyFileError::CostTooHigh);
        }
    });
    assert!(took < Duration::from_millis(100), "{took:?}");
    // The most that is accepted is tried, and found to be another key.
    assert_eq!(refusal(&cost(64, 6, 4)), KeyFileError::WrongPassphrase);
}

proptest! {
    #[test]
    fn every_public_key_reads_back(bytes: [u8; 32]) {
        let public = PublicKey::from_bytes(bytes);
        prop_assert_eq!(public.to_string().parse(), Ok(public));
    }

    #[test]
    fn bytes_that_are_no_key_file_never_open(rest in prop::collection::vec(any::<u8>(), 123)) {
        let file = [b"OPK1", rest.as_slice()].concat();
        prop_assert!(key_file::open(&file, &passphrase()).is_err());
    }
}
