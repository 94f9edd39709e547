//! `opstap keygen`, `seal`, `open`, `import` and `invitations`.

use std::{
    collections::{BTreeMap, HashSet},
    fs::{self, File, OpenOptions},
    io::{self, Read, Write},
    path::{Path, PathBuf},
};

use clap::{Args, Subcommand};
use rand_core::UnwrapErr;
use serde::Serialize;
use zeroize::Zeroizing;

use super::{Failure, output};
use crate::caseload::{Case, Kept, Moment, export, take_in};
use crate::dossier::{
    Code, Dossier, Invitation, MAX_JSON, PublicKey, RecordId, Reference, SecretKey,
    bundle::MAX_BUNDLE,
    envelope::MAX_TEXT,
    import::{Incoming, Known, Verdict, import, unpacked},
    key_file::{self, Cost},
    passphrase::{self, Passphrase},
};

const PASSPHRASE: &str = "OPSTAP_PASSPHRASE";

#[derive(Subcommand)]
pub(crate) enum Command {
    /// Make a key: writes the key file, prints the public key and its check words
    Keygen(Keygen),
    /// Seal a dossier (JSON) to public keys
    Seal(Seal),
    /// Open a sealed dossier, as JSON
    Open(Open),
    /// Open every *.opstap in a folder, and those in every *.zip, as one table for Excel
    Import(Import),
    /// Print reference codes for letters: a line each, {"reference", "path"}
    Invitations(Invitations),
}

#[derive(Args)]
pub(crate) struct Keygen {
    /// Where the key file goes; it must not exist yet
    #[arg(long, value_name = "FILE", default_value = "consulent.opstapkey")]
    out: PathBuf,
}

#[derive(Args)]
pub(crate) struct Seal {
    /// A public key, opstap1…; several may open the file when this stands there more than once
    #[arg(long, required = true, value_name = "PUBLIC_KEY")]
    to: Vec<PublicKey>,
    /// Where the sealed file goes [default: standard output]
    #[arg(long, value_name = "FILE")]
    out: Option<PathBuf>,
    /// A dossier as JSON; without an outcome, it is computed
    #[arg(default_value = "-")]
    file: PathBuf,
}

#[derive(Args)]
pub(crate) struct Open {
    /// The key file; its passphrase comes from OPSTAP_PASSPHRASE or is asked for
    #[arg(long, value_name = "FILE")]
    key: PathBuf,
    /// A sealed file, or its text form
    #[arg(default_value = "-")]
    file: PathBuf,
}

#[derive(Args)]
pub(crate) struct Import {
    /// The folder
    dir: PathBuf,
    /// The key file; its passphrase comes from OPSTAP_PASSPHRASE or is asked for
    #[arg(long, value_name = "FILE")]
    key: PathBuf,
    /// Where the table goes
    #[arg(long, value_name = "OUT")]
    csv: PathBuf,
    /// Where the same goes as lines of JSON, for other programs
    #[arg(long, value_name = "OUT")]
    jsonl: Option<PathBuf>,
}

#[derive(Args)]
pub(crate) struct Invitations {
    /// The municipality that writes, as in config.json, such as haarlem
    #[arg(long, value_name = "ID", value_parser = code)]
    gemeente: Code,
    /// How many codes, none of them twice
    #[arg(long, default_value_t = 1, value_parser = clap::value_parser!(u32).range(1..=100_000))]
    count: u32,
}

fn code(text: &str) -> Result<Code, String> {
    Code::new(text).map_err(|error| error.to_string())
}

/// A line for a letter: the code to print, and what its link has behind the address of the app.
#[derive(Serialize)]
struct Letter {
    reference: String,
    path: String,
}

impl Command {
    pub(crate) fn run(self) -> Result<(), Failure> {
        match self {
            Command::Keygen(command) => command.run(),
            Command::Seal(command) => command.run(),
            Command::Open(command) => command.run(),
            Command::Import(command) => command.run(),
            Command::Invitations(command) => command.run(),
        }
    }
}

impl Keygen {
    fn run(self) -> Result<(), Failure> {
        // Said before somebody thinks of a passphrase; `create_new` below is what makes it sure.
        if self.out.exists() {
            return Err(at(&self.out, "is there already; a key is never overwritten"));
        }
        let passphrase = chosen_passphrase()?;
        let key = SecretKey::generate(&mut rng());
        let content = key_file::write(&key, &passphrase, Cost::USUAL, &mut rng());
        write_private(&self.out, &content)?;
        let public = key.public();
        print(format!("{public}\n{}\n", public.check_words().join(" ")).as_bytes())?;
        eprintln!(
            "{}: written. Keep a copy: without it and its passphrase nobody opens what is sealed to it.",
            self.out.display()
        );
        Ok(())
    }
}

impl Seal {
    fn run(self) -> Result<(), Failure> {
        let json = Zeroizing::new(read(&self.file, MAX_JSON)?);
        let mut dossier = Dossier::from_json(&json).map_err(|error| at(&self.file, error))?;
        if dossier.outcome.is_none() && !dossier.answers.is_earlier() {
            dossier.outcome = Some(dossier.score());
        }
        let sealed = dossier.seal(&self.to, &mut rng()).map_err(|error| error.to_string())?;
        match &self.out {
            Some(path) => fs::write(path, sealed).map_err(|error| at(path, error)),
            None => print(&sealed),
        }
    }
}

impl Open {
    fn run(self) -> Result<(), Failure> {
        let key = open_key(&self.key)?;
        let sealed = read(&self.file, MAX_TEXT)?;
        match import(&sealed, &[key], |_| None) {
            Verdict::Imported { dossier, differs, .. } => {
                if differs {
                    eprintln!("opstap: the outcome in the file is another than its answers come to");
                }
                print((dossier.to_json() + "\n").as_bytes())
            }
            refused => Err(at(&self.file, sentence(&refused))),
        }
    }
}

impl Import {
    fn run(self) -> Result<(), Failure> {
        let paths = sealed_files(&self.dir)?;
        let keys = [open_key(&self.key)?];
        let mut cases: BTreeMap<RecordId, (Case, Vec<[u8; 32]>)> = BTreeMap::new();
        let (mut known_before, mut refused) = (0_usize, 0_usize);
        for path in paths {
            let name = path.file_name().unwrap_or_default().to_string_lossy();
            let most = if has_extension(&path, "zip") { MAX_BUNDLE } else { MAX_TEXT };
            let file = match read(&path, most) {
                Ok(file) => file,
                Err(failure) => {
                    eprintln!("{name:?}: unreadable: {failure}");
                    refused += 1;
                    continue;
                }
            };
            for Incoming { name, content } in unpacked(&name, &file) {
                let known = |id: &RecordId| {
                    let (case, hashes) = cases.get(id)?;
                    Some(Known::Here { hashes: hashes.clone(), created: case.state().dossier.created })
                };
                let judged = content.map(|file| import(&file, &keys, known));
                let mut verdict = judged.unwrap_or_else(|verdict| verdict);
                if let Verdict::Imported { dossier, hash, .. } | Verdict::Revised { dossier, hash, .. } =
                    &verdict
                {
                    // Of two versions the table has the newer one. When they came in, it does not say.
                    let (id, at) = (dossier.id, Moment::midnight(dossier.created));
                    let known = cases.get(&id).cloned();
                    let (kept, mut hashes) = known.map_or((Kept::Nothing, Vec::new()), |(case, hashes)| {
                        (Kept::Case(Box::new(case)), hashes)
                    });
                    hashes.push(*hash);
                    match take_in(kept, (**dossier).clone(), None, at, &mut rng()) {
                        Ok(case) => _ = cases.insert(id, (case, hashes)),
                        Err(refused) => verdict = refused,
                    }
                }
                // Names of files come from outside: quoted, with control characters escaped.
                eprintln!("{name:?}: {}", sentence(&verdict));
                match verdict {
                    Verdict::Imported { .. } | Verdict::Revised { .. } => {}
                    Verdict::AlreadyHere { .. } | Verdict::Outdated { .. } => known_before += 1,
                    _ => refused += 1,
                }
            }
        }
        let cases: Vec<&Case> = cases.values().map(|(case, _)| case).collect();
        fs::write(&self.csv, export::csv(cases.iter().copied())).map_err(|error| at(&self.csv, error))?;
        if let Some(path) = &self.jsonl {
            let lines: String = cases.iter().map(|case| export::json_line(case, false)).collect();
            fs::write(path, lines).map_err(|error| at(path, error))?;
        }
        eprintln!("{} imported, {known_before} already here, {refused} refused", cases.len());
        if refused == 0 { Ok(()) } else { Err(format!("{refused} files were not imported")) }
    }
}

impl Invitations {
    fn run(self) -> Result<(), Failure> {
        let mut given = HashSet::new();
        while given.len() < self.count as usize {
            let reference = Reference::generate(&mut rng());
            if given.insert(reference) {
                let invitation = Invitation { gemeente: self.gemeente.clone(), reference };
                let path = format!("#/brief/{invitation}");
                output::json_line(&Letter { reference: reference.to_string(), path })?;
            }
        }
        Ok(())
    }
}

/// A verdict for the person at the terminal.
fn sentence(verdict: &Verdict) -> String {
    match verdict {
        Verdict::Imported { differs: false, .. } => "imported".into(),
        Verdict::Imported { differs: true, .. } => {
            "imported; its outcome is another than its answers come to".into()
        }
        Verdict::AlreadyHere { .. } => "already here".into(),
        Verdict::Revised { .. } => "a newer version of one that is here".into(),
        Verdict::Outdated { .. } => "an older version of one that is here".into(),
        Verdict::Removed { .. } => "removed before".into(),
        Verdict::KeptUnreadable { .. } => "what is here of it can't be read".into(),
        Verdict::TooManyVersions { .. } => "too many versions of one dossier".into(),
        Verdict::WrongKey { needs } => {
            let needs: Vec<String> = needs.iter().map(ToString::to_string).collect();
            format!("sealed to another key: {}", needs.join(", or "))
        }
        Verdict::Damaged => "damaged".into(),
        Verdict::Newer => "made by a newer version of Opstap".into(),
        Verdict::UnknownQuestionnaire { questionnaire } => {
            format!("filled in with a questionnaire that is not known: {questionnaire}")
        }
        Verdict::NotOurs => "not a sealed file of Opstap".into(),
        Verdict::TooLarge { limit } => format!("too large: at most {} kB", limit / 1024),
        Verdict::TooMany { limit } => format!("too many files: at most {limit} in one zip"),
        Verdict::Invalid { path, problem } => format!("invalid: {path}: {problem}"),
    }
}

fn has_extension(path: &Path, extension: &str) -> bool {
    path.extension().is_some_and(|found| found.eq_ignore_ascii_case(extension))
}

/// The files named `*.opstap` and `*.zip`, by name.
fn sealed_files(dir: &Path) -> Result<Vec<PathBuf>, Failure> {
    let mut paths = Vec::new();
    for entry in fs::read_dir(dir).map_err(|error| at(dir, error))? {
        let path = entry.map_err(|error| at(dir, error))?.path();
        if has_extension(&path, "opstap") || has_extension(&path, "zip") {
            paths.push(path);
        }
    }
    paths.sort();
    Ok(paths)
}

fn open_key(path: &Path) -> Result<SecretKey, Failure> {
    let file = read(path, key_file::SIZE)?;
    // A file that is no key file needs no passphrase to find that out.
    key_file::public_key(&file).map_err(|error| at(path, error))?;
    let passphrase = match from_environment() {
        Some(text) => text,
        None => prompt("Passphrase: ")?,
    };
    key_file::open(&file, &Passphrase::typed(&passphrase)).map_err(|error| at(path, error))
}

fn chosen_passphrase() -> Result<Passphrase, Failure> {
    let chosen = |text: &str| Passphrase::chosen(text).map_err(|error| error.to_string());
    if let Some(text) = from_environment() {
        return chosen(&text);
    }
    let mut first = prompt("Passphrase (Enter for a suggestion): ")?;
    if first.trim().is_empty() {
        eprintln!("Suggestion, to be written on paper: {}", *Zeroizing::new(passphrase::suggest(&mut rng())));
        first = prompt("Passphrase: ")?;
    }
    let passphrase = chosen(&first)?;
    let again = prompt("The same passphrase again: ")?;
    // Compared as they are kept: a space more or less is no difference.
    if passphrase == Passphrase::typed(&again) {
        Ok(passphrase)
    } else {
        Err("the passphrases differ".into())
    }
}

fn from_environment() -> Option<Zeroizing<String>> {
    std::env::var(PASSPHRASE).ok().filter(|text| !text.is_empty()).map(Zeroizing::new)
}

fn prompt(question: &str) -> Result<Zeroizing<String>, Failure> {
    rpassword::prompt_password(question)
        .map(Zeroizing::new)
        .map_err(|error| format!("no passphrase: set {PASSPHRASE} or use a terminal ({error})"))
}

/// Writes a file that did not exist, for the eyes of its owner.
fn write_private(path: &Path, content: &[u8]) -> Result<(), Failure> {
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let written = options.open(path).and_then(|mut file| {
        file.write_all(content)?;
        file.sync_all()
    });
    written.map_err(|error| at(path, error))
}

/// The whole file, or standard input for `-`. Of a file that is too large, one byte too many: enough for who
/// looks at it to refuse it.
fn read(path: &Path, most: usize) -> Result<Vec<u8>, Failure> {
    let most = most as u64 + 1;
    let mut content = Vec::new();
    let done = if path == Path::new("-") {
        io::stdin().take(most).read_to_end(&mut content)
    } else {
        File::open(path).and_then(|file| file.take(most).read_to_end(&mut content))
    };
    done.map_err(|error| at(path, error))?;
    Ok(content)
}

fn print(bytes: &[u8]) -> Result<(), Failure> {
    let mut out = io::stdout();
    out.write_all(bytes).and_then(|()| out.flush()).map_err(|error| format!("standard output: {error}"))
}

fn at(path: &Path, problem: impl ToString) -> Failure {
    format!("{}: {}", path.display(), problem.to_string())
}

fn rng() -> UnwrapErr<getrandom::SysRng> {
    UnwrapErr(getrandom::SysRng)
}
