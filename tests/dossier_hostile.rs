//! Files that mean harm: each is refused by itself, and none of it comes in.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, reason = "a test that fails may stop")]

mod dossier_samples;
mod hostile_files;

use dossier_samples::rng;
use hostile_files::hostile_files;
use opstap::dossier::{
    SecretKey,
    import::{Incoming, import, unpacked},
};

#[test]
fn of_hundreds_of_hostile_files_none_comes_in() {
    let key = SecretKey::generate(&mut rng());
    let files = hostile_files(key.public());
    assert!(files.len() >= 200, "{}", files.len());
    for (name, file) in &files {
        // A file that is too large is not even read in the browser.
        let verdicts = unpacked(name, file).map(|Incoming { name, content }| {
            let verdict = content.map(|file| import(&file, std::slice::from_ref(&key), |_| None));
            (name, verdict.unwrap_or_else(|verdict| verdict))
        });
        for (name, verdict) in verdicts {
            assert!(!verdict.is_accepted(), "{name}: {}", verdict.key());
        }
    }
}
