//! Turns `data/` into what the program embeds, and refuses data that is wrong.
//!
//! A mistake in a data file fails the build with the file and the line, so that no parser and no
//! check of our own data has to travel to a resident's phone.

mod diagnose;
mod figures;
mod folder;
mod gemeenten;
mod numbers;
mod route;
mod rules;
mod texts;
mod words;

use std::{env, fs, path::Path};

fn main() {
    println!("cargo::rerun-if-changed=data");
    println!("cargo::rerun-if-changed=build");
    let out = env::var("OUT_DIR").expect("cargo sets OUT_DIR");
    let out = Path::new(&out);
    for built in [
        diagnose::build,
        figures::build,
        gemeenten::build,
        route::build,
        rules::build,
        texts::build,
        words::build,
    ] {
        match built(Path::new("data")) {
            Ok(files) => {
                for (name, content) in files {
                    fs::write(out.join(&name), content)
                        .unwrap_or_else(|e| panic!("cannot write {name}: {e}"));
                }
            }
            Err(mistakes) => {
                for mistake in &mistakes {
                    println!("cargo::error={mistake}");
                }
            }
        }
    }
}

/// Files to embed by name, or every mistake found, each as `file:line: what is wrong`.
type Built = Result<Vec<(String, Vec<u8>)>, Vec<String>>;
