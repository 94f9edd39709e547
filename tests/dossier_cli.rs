//! The command line from key to table, as IT staff would use it.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, reason = "a test that fails may stop")]

mod dossier_samples;

use std::{
    fs,
    io::Write,
    path::{Path, PathBuf},
    process::{Command, Output, Stdio},
};

use dossier_samples::{dossier, full_dossier, rng};
use opstap::dossier::{
    Invitation, PublicKey, Reference, SecretKey, bundle, key_file, passphrase::Passphrase,
};

const PASSPHRASE: &str = "stoel wolk appel fiets muziek";

/// A folder of its own, gone when the test ends.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Folder {
        let path = std::env::temp_dir().join(format!("opstap-{name}-{}", std::process::id()));
        fs::create_dir_all(&path).unwrap();
        Folder(path)
    }

    fn path(&self, name: &str) -> PathBuf {
        self.0.join(name)
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        let _ = fs::remove_dir_all(&self.0);
    }
}

/// Runs `opstap` with a passphrase in the environment.
fn opstap(arguments: &[&str], input: &[u8]) -> Output {
    opstap_with(PASSPHRASE, arguments, input)
}

fn opstap_with(passphrase: &str, arguments: &[&str], input: &[u8]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_opstap"));
    command.args(arguments).stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped());
    command.env("OPSTAP_PASSPHRASE", passphrase);
    let mut child = command.spawn().unwrap();
    // A command that fails early does not read its input.
    let _ = child.stdin.take().unwrap().write_all(input);
    child.wait_with_output().unwrap()
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

fn succeeded(output: Output) -> Vec<u8> {
    assert!(output.status.success(), "{}", text(&output.stderr));
    output.stdout
}

fn failed(output: &Output) -> String {
    assert_eq!(output.status.code(), Some(2), "{}", text(&output.stderr));
    text(&output.stderr)
}

fn shown(path: &Path) -> &str {
    path.to_str().unwrap()
}

/// A key file and its public key.
fn keygen(folder: &Folder) -> (PathBuf, String) {
    let file = folder.path("consulent.opstapkey");
    let printed = text(&succeeded(opstap(&["keygen", "--out", shown(&file)], b"")));
    (file, printed.lines().next().unwrap().to_string())
}

#[test]
fn a_key_is_made_once_and_printed_with_its_words() {
    let folder = Folder::new("keygen");
    let file = folder.path("consulent.opstapkey");
    let printed = text(&succeeded(opstap(&["keygen", "--out", shown(&file)], b"")));
    let (public, words) = printed.trim_end().split_once('\n').unwrap();
    let public: PublicKey = public.parse().unwrap();
    assert_eq!(words, public.check_words().join(" "));
    let written = fs::read(&file).unwrap();
    assert_eq!(key_file::open(&written, &Passphrase::typed(PASSPHRASE)).unwrap().public(), &public);
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        assert_eq!(fs::metadata(&file).unwrap().permissions().mode() & 0o777, 0o600);
    }

    failed(&opstap(&["keygen", "--out", shown(&file)], b""));
    assert_eq!(fs::read(&file).unwrap(), written, "the key that was there is still there");
}

#[test]
fn a_short_passphrase_makes_no_key() {
    let folder = Folder::new("short");
    let file = folder.path("k.opstapkey");
    let error = failed(&opstap_with("kort", &["keygen", "--out", shown(&file)], b""));
    assert!(error.contains("at least 12 characters"), "{error}");
    assert!(!file.exists());
}

#[test]
fn what_is_sealed_opens_as_it_was() {
    let folder = Folder::new("seal");
    let (key, public) = keygen(&folder);
    let json = full_dossier(5).to_json();

    let sealed = succeeded(opstap(&["seal", "--to", &public], json.as_bytes()));
    assert_eq!(text(&succeeded(opstap(&["open", "--key", shown(&key)], &sealed))), format!("{json}\n"));

    let plain = folder.path("dossier.json");
    let out = folder.path("dossier.opstap");
    fs::write(&plain, &json).unwrap();
    let other = SecretKey::generate(&mut rng()).public().to_string().to_uppercase();
    succeeded(opstap(&["seal", "--to", &public, "--to", &other, "--out", shown(&out), shown(&plain)], b""));
    assert_eq!(
        text(&succeeded(opstap(&["open", "--key", shown(&key), shown(&out)], b""))),
        format!("{json}\n")
    );

    let armoured = opstap::dossier::armour::armoured(&sealed);
    let opened = succeeded(opstap(&["open", "--key", shown(&key), "-"], armoured.as_bytes()));
    assert_eq!(text(&opened), format!("{json}\n"));
}

#[test]
fn an_outcome_that_is_missing_is_computed() {
    let folder = Folder::new("outcome");
    let (key, public) = keygen(&folder);
    let whole = dossier(6);
    let without = opstap::dossier::Dossier { outcome: None, ..whole.clone() };
    let sealed = succeeded(opstap(&["seal", "--to", &public], without.to_json().as_bytes()));
    let opened = succeeded(opstap(&["open", "--key", shown(&key)], &sealed));
    assert_eq!(text(&opened).trim_end(), whole.to_json());
}

#[test]
fn what_goes_wrong_is_said_on_stderr() {
    let folder = Folder::new("wrong");
    let (key, public) = keygen(&folder);
    let json = dossier(0).to_json();
    let sealed = succeeded(opstap(&["seal", "--to", &public], json.as_bytes()));

    let cases: [(Output, &str); 7] = [
        (opstap(&["seal", "--to", &public], b"{}"), "missing field `format`"),
        (opstap(&["seal", "--to", "opstap1qqq"], json.as_bytes()), "wrong or missing"),
        (opstap(&["seal"], json.as_bytes()), "--to"),
        (opstap_with("een andere zin", &["open", "--key", shown(&key)], &sealed), "the passphrase is wrong"),
        // Others on the computer can read the arguments of a command.
        (opstap(&["open", "--key", shown(&key), "--passphrase", PASSPHRASE], &sealed), "unexpected argument"),
        (opstap(&["open", "--key", shown(&folder.path("none"))], &sealed), "none: "),
        (opstap(&["open", "--key", shown(&key)], &sealed[..100]), "damaged"),
    ];
    for (output, expected) in cases {
        let error = failed(&output);
        assert!(error.contains(expected), "{expected:?} is not in {error:?}");
        assert!(output.stdout.is_empty());
    }
}

#[test]
fn a_folder_becomes_a_table_with_a_verdict_for_every_file() {
    let folder = Folder::new("import");
    let (key, public) = keygen(&folder);
    let public: PublicKey = public.parse().unwrap();
    let stranger = SecretKey::generate(&mut rng());
    let write = |name: &str, content: &[u8]| fs::write(folder.path(name), content).unwrap();
    let seal = |n: u8, to: &PublicKey| full_dossier(n).seal(&[*to], &mut rng()).unwrap();

    write("a.opstap", &seal(1, &public));
    write("b.OPSTAP", &seal(2, &public));
    write("c.opstap", &seal(1, &public));
    write("not-ours.txt", b"x");
    let csv = folder.path("out.csv");
    let arguments = ["import", shown(&folder.0), "--key", shown(&key), "--csv", shown(&csv)];
    let output = opstap(&arguments, b"");
    assert_eq!(output.status.code(), Some(0), "{}", text(&output.stderr));
    let report = text(&output.stderr);
    for expected in [
        "\"a.opstap\": imported",
        "\"b.OPSTAP\": imported",
        "\"c.opstap\": already here",
        "2 imported, 1 already here, 0 refused",
    ] {
        assert!(report.contains(expected), "{expected:?} is not in {report}");
    }
    assert!(!report.contains("not-ours"), "{report}");

    let other = opstap::dossier::Dossier { satisfaction: Some(1), ..full_dossier(1) };
    write("d.opstap", &other.seal(&[public], &mut rng()).unwrap());
    write("e.opstap", &seal(3, stranger.public()));
    write("f.opstap", &seal(4, &public)[..1_000]);
    write("g.opstap", b"hello");
    write("h.opstap", &vec![b' '; 500_000]);
    fs::create_dir(folder.path("i.opstap")).unwrap();
    write("j.opstap", &seal(5, &public));
    let lines = folder.path("out.jsonl");
    let output = opstap(&[&arguments[..], &["--jsonl", shown(&lines)]].concat(), b"");
    let report = failed(&output);
    let words = stranger.public().check_words().join(" ");
    for expected in [
        "\"d.opstap\": a newer version of one that is here",
        &format!("\"e.opstap\": sealed to another key: {words}"),
        "\"f.opstap\": damaged",
        "\"g.opstap\": not a sealed file",
        "\"h.opstap\": too large: at most 64 kB",
        "\"i.opstap\": unreadable",
        "\"j.opstap\": imported",
        "3 imported, 1 already here, 5 refused",
    ] {
        assert!(report.contains(expected), "{expected:?} is not in {report}");
    }
    let table = fs::read_to_string(&csv).unwrap();
    assert_eq!(
        table.matches("\r\n").count(),
        4,
        "a header and three dossiers: of two versions the newer one"
    );
    let lines = fs::read_to_string(&lines).unwrap();
    let marks: Vec<serde_json::Value> = lines
        .lines()
        .map(|line| serde_json::from_str::<serde_json::Value>(line).unwrap()["satisfaction"].clone())
        .collect();
    assert_eq!(marks, [1, 8, 8], "by id, as in the table");
}

#[test]
fn every_file_in_a_zip_has_a_verdict_of_its_own() {
    let folder = Folder::new("zip");
    let (key, public) = keygen(&folder);
    let public: PublicKey = public.parse().unwrap();
    let seal = |n: u8| full_dossier(n).seal(&[public], &mut rng()).unwrap();
    let compact = full_dossier(1).seal_compact(&[public], &mut rng()).unwrap();
    let files = [seal(1), seal(2), seal(3)[..500].to_vec(), compact];
    let zip = bundle::write(files.iter().map(Vec::as_slice)).unwrap();
    fs::write(folder.path("a.zip"), &zip).unwrap();
    fs::write(folder.path("b.opstap"), seal(4)).unwrap();
    // A list of files that is cut off is no list.
    fs::write(folder.path("c.ZIP"), &zip[..zip.len() - 30]).unwrap();
    fs::write(folder.path("d.zip"), bundle::write([zip.as_slice()]).unwrap()).unwrap();
    let csv = folder.path("out.csv");
    let output = opstap(&["import", shown(&folder.0), "--key", shown(&key), "--csv", shown(&csv)], b"");
    let report = failed(&output);
    for expected in [
        "\"a.zip: opstap-0001.opstap\": imported",
        "\"a.zip: opstap-0002.opstap\": imported",
        "\"a.zip: opstap-0003.opstap\": damaged",
        "\"a.zip: opstap-0004.opstap\": already here",
        "\"b.opstap\": imported",
        "\"c.ZIP\": damaged",
        "\"d.zip: opstap-0001.opstap\": not a sealed file",
        "3 imported, 1 already here, 3 refused",
    ] {
        assert!(report.contains(expected), "{expected:?} is not in {report}");
    }
}

#[test]
fn invitations_are_lines_of_codes_that_read_back() {
    let printed = text(&succeeded(opstap(&["invitations", "--gemeente", "haarlem", "--count", "300"], b"")));
    let mut codes = std::collections::HashSet::new();
    for line in printed.lines() {
        let line: serde_json::Value = serde_json::from_str(line).unwrap();
        let reference = Reference::parse(line["reference"].as_str().unwrap()).unwrap();
        let invitation = line["path"].as_str().unwrap().strip_prefix("#/brief/").unwrap();
        let invitation = Invitation::parse(invitation).unwrap();
        assert_eq!((invitation.gemeente.as_str(), invitation.reference), ("haarlem", reference));
        codes.insert(reference);
    }
    assert_eq!(codes.len(), 300);
    for wrong in [["--gemeente", "den haag"], ["--count", "0"], ["--count", "100001"]] {
        let arguments = [&["invitations", "--gemeente", "haarlem"][..], &wrong].concat();
        assert!(failed(&opstap(&arguments, b"")).contains(wrong[0]));
    }
    assert!(failed(&opstap(&["invitations"], b"")).contains("--gemeente"));
}
