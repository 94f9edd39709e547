//! Sealing a dossier, opening a key file. Opening a dossier is among the cases that run in a browser as well.

#![allow(missing_docs, reason = "criterion's macros write undocumented functions")]
#![allow(clippy::unwrap_used, reason = "a bench that fails may stop")]

#[path = "../tests/dossier_samples/mod.rs"]
mod dossier_samples;

use criterion::{Criterion, criterion_group, criterion_main};
use dossier_samples::{full_dossier, rng};
use opstap::dossier::{
    SecretKey,
    key_file::{self, Cost},
    passphrase::Passphrase,
};

fn sealing(criterion: &mut Criterion) {
    let keys: Vec<SecretKey> = (0..3).map(|_| SecretKey::generate(&mut rng())).collect();
    let public: Vec<_> = keys.iter().map(|key| *key.public()).collect();
    let dossier = full_dossier(0);
    for recipients in [1, 3] {
        criterion.bench_function(&format!("seal to {recipients}"), |bench| {
            bench.iter(|| dossier.seal(&public[..recipients], &mut rng()).unwrap());
        });
    }
    let passphrase = Passphrase::typed("stoel wolk appel fiets muziek");
    let file = key_file::write(&keys[0], &passphrase, Cost::USUAL, &mut rng());
    let mut slow = criterion.benchmark_group("key file");
    slow.sample_size(10);
    slow.bench_function("open", |bench| bench.iter(|| key_file::open(&file, &passphrase).unwrap()));
    slow.finish();
}

criterion_group!(benches, sealing);
criterion_main!(benches);
