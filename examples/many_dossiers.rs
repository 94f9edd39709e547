//! Sealed dossiers to test and time a desk with:
//! `many_dossiers good PUBLIC_KEY COUNT SEED FOLDER` writes so many, in zips of two thousand;
//! `many_dossiers loose PUBLIC_KEY COUNT SEED FOLDER` each as a file of its own;
//! `many_dossiers hostile PUBLIC_KEY FOLDER` writes files that mean harm.
//!
//! The same seed gives the same dossiers.

#[cfg(not(target_arch = "wasm32"))]
#[path = "../tests/dossier_samples/mod.rs"]
mod dossier_samples;
#[cfg(not(target_arch = "wasm32"))]
#[path = "../tests/hostile_files/mod.rs"]
mod hostile_files;

#[cfg(target_arch = "wasm32")]
fn main() {}

#[cfg(not(target_arch = "wasm32"))]
fn main() -> Result<(), Box<dyn std::error::Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    match arguments[..] {
        ["good", key, count, seed, folder] => {
            good(&key.parse()?, count.parse()?, seed.parse()?, folder.as_ref(), true)
        }
        ["loose", key, count, seed, folder] => {
            good(&key.parse()?, count.parse()?, seed.parse()?, folder.as_ref(), false)
        }
        ["hostile", key, folder] => hostile(&key.parse()?, folder.as_ref()),
        _ => Err("good or loose PUBLIC_KEY COUNT SEED FOLDER, or hostile PUBLIC_KEY FOLDER".into()),
    }
}

#[cfg(not(target_arch = "wasm32"))]
fn good(
    key: &opstap::dossier::PublicKey,
    count: u32,
    seed: u64,
    folder: &std::path::Path,
    zipped: bool,
) -> Result<(), Box<dyn std::error::Error>> {
    use dossier_samples::{dossier, rng};
    use opstap::{
        calendar::Day,
        dossier::{Code, Dossier, Label, RecordId, bundle},
    };
    use sha2::{Digest, Sha256};

    const GEMEENTEN: [&str; 3] = ["leidschendam-voorburg", "voorschoten", "wassenaar"];
    const LANGUAGES: [&str; 4] = ["nl", "nl", "tr", "ar"];
    const NAMES: [&str; 6] = ["Ahmed", "Noor", "Piet", "Ömer", "Fatima", "Zoë"];
    let personas: Vec<Dossier> = (0..30).map(dossier).collect();
    let one = |n: u32| -> Result<Dossier, Box<dyn std::error::Error>> {
        let chance: [u8; 32] = Sha256::digest(format!("{seed}/{n}")).into();
        let of = |list: &[&'static str], at: usize| list[usize::from(chance[at]) % list.len()];
        let mut id = [0; 16];
        id.copy_from_slice(&chance[..16]);
        let day =
            Day::new(2026, 1 + u32::from(chance[16]) % 11, 1 + u32::from(chance[17]) % 28).ok_or("a day")?;
        Ok(Dossier {
            id: RecordId::from_bytes(id),
            created: day,
            completed: day,
            gemeente: Code::new(of(&GEMEENTEN, 18))?,
            language: Code::new(of(&LANGUAGES, 19))?,
            session: (!chance[20].is_multiple_of(3))
                .then(|| Label::new(format!("Groep {}", chance[20] % 40)))
                .transpose()?,
            name: Some(Label::new(format!("{} {n}", of(&NAMES, 21)))?),
            satisfaction: Some(1 + chance[22] % 10),
            ..personas[usize::from(chance[23]) % personas.len()].clone()
        })
    };
    if !zipped {
        for n in 0..count {
            std::fs::write(folder.join(format!("opstap-{n:05}.opstap")), one(n)?.seal(&[*key], &mut rng())?)?;
        }
        return Ok(());
    }
    for (part, first) in (0..count).step_by(bundle::MAX_ENTRIES).enumerate() {
        let last = count.min(first + bundle::MAX_ENTRIES as u32);
        let sealed = (first..last).map(|n| Ok(one(n)?.seal(&[*key], &mut rng())?));
        let sealed = sealed.collect::<Result<Vec<Vec<u8>>, Box<dyn std::error::Error>>>()?;
        let zip = bundle::write(sealed.iter().map(Vec::as_slice))?;
        std::fs::write(folder.join(format!("tablet-{:02}.zip", part + 1)), zip)?;
    }
    Ok(())
}

#[cfg(not(target_arch = "wasm32"))]
fn hostile(
    key: &opstap::dossier::PublicKey,
    folder: &std::path::Path,
) -> Result<(), Box<dyn std::error::Error>> {
    for (name, content) in hostile_files::hostile_files(key) {
        std::fs::write(folder.join(name), content)?;
    }
    Ok(())
}
