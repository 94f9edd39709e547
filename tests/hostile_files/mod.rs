//! Files that mean harm, or met it: none of them is a dossier that anybody sealed.

#![allow(clippy::unwrap_used, reason = "a test that fails may stop")]

use opstap::dossier::{
    Dossier, PublicKey, RecordId, armour,
    bundle::{self, MAX_ENTRIES},
    envelope::{self, Form},
};
use rawzip::{CompressionMethod, ZipArchiveWriter, path::EntryPath};
use serde_json::{Value, json};

use crate::dossier_samples::{dossier, full_dossier, rng};

/// What is typed to see whether it runs, counts or turns text around.
pub const HOSTILE_TEXTS: [&str; 8] = [
    "<script>alert(1)</script>",
    "\"><img src=x onerror=alert(1)>",
    "javascript:alert(1)",
    "=HYPERLINK(\"http://evil.example\";\"klik\")",
    "@SUM(1+1)*cmd|' /C calc'!A0",
    "{{constructor.constructor('alert(1)')()}}",
    "';DROP TABLE cases;--",
    "\u{FE0F}Z\u{0300}\u{0301}\u{0302}\u{0303}algo",
];

/// A name that says what is wrong, and the file; all of them sealed to this key where they are sealed at all.
pub fn hostile_files(to: &PublicKey) -> Vec<(String, Vec<u8>)> {
    let mut files = Vec::new();
    damaged(&mut files, to);
    sealed_inside(&mut files, to);
    zips(&mut files, to);
    other_files(&mut files);
    files
}

fn add(files: &mut Vec<(String, Vec<u8>)>, name: impl Into<String>, content: impl Into<Vec<u8>>) {
    files.push((name.into(), content.into()));
}

/// A good file that something happened to.
fn damaged(files: &mut Vec<(String, Vec<u8>)>, to: &PublicKey) {
    let good = full_dossier(3).seal(&[*to], &mut rng()).unwrap();
    // Every field of the header and of the recipient, then every block of what is sealed.
    let header = [0, 1, 3, 4, 5, 6, 7, 8, 12, 16, 20, 23, 24, 28, 32, 48, 64, 80, 96, 112];
    for at in header.into_iter().chain((128..good.len()).step_by(64)) {
        add(files, format!("afgekapt-{at:05}.opstap"), &good[..at]);
    }
    for at in (0..good.len()).step_by(good.len() / 80) {
        let mut flipped = good.clone();
        flipped[at] ^= 1 << (at % 8);
        add(files, format!("gekanteld-{at:05}.opstap"), flipped);
    }
    add(files, "langer.opstap", [&good[..], b"meer"].concat());
    for (name, at, value) in
        [("versie-99", 4, 99), ("vlaggen", 5, 0xFF), ("geen-ontvangers", 23, 0), ("veel-ontvangers", 23, 255)]
    {
        let mut changed = good.clone();
        changed[at] = value;
        add(files, format!("{name}.opstap"), changed);
    }
    let text = armour::armoured(&good);
    add(files, "tekst-half.txt", &text.as_bytes()[..text.len() / 2]);
    add(files, "tekst-geen-base64.txt", text.replace('A', "é").into_bytes());
    add(files, "tekst-leeg.txt", &b"-----BEGIN OPSTAP-----\n-----END OPSTAP-----\n"[..]);
    for n in 0..5 {
        let stranger = opstap::dossier::SecretKey::generate(&mut rng());
        let sealed = dossier(n).seal(&[*stranger.public()], &mut rng()).unwrap();
        add(files, format!("andere-sleutel-{n}.opstap"), sealed);
    }
}

/// Files that open, and hold something else than a dossier.
fn sealed_inside(files: &mut Vec<(String, Vec<u8>)>, to: &PublicKey) {
    let original = full_dossier(5);
    let mut sealed = |name: String, content: &[u8]| {
        let file = envelope::seal(content, Form::Json, &original.id, &[*to], &mut rng()).unwrap();
        add(files, format!("{name}.opstap"), file);
    };
    let good: Value = serde_json::from_str(&original.to_json()).unwrap();
    // A field that is another than any dossier has.
    let mut with = |name: String, path: &str, value: Value| {
        let mut changed = good.clone();
        *changed.pointer_mut(path).unwrap() = value;
        sealed(name, changed.to_string().as_bytes());
    };
    let texts = [
        "/format",
        "/id",
        "/created",
        "/completed",
        "/gemeente",
        "/language",
        "/questionnaire/id",
        "/questionnaire/version",
        "/answers/werk_nu",
        "/outcome/categorie",
    ];
    for path in texts {
        let field = path.trim_start_matches('/').replace('/', "-");
        for (n, text) in HOSTILE_TEXTS.iter().enumerate() {
            with(format!("veld-{field}-{n}"), path, json!(text));
        }
    }
    for path in ["/name", "/reference", "/session"] {
        for (name, text) in [
            ("bidi", "Noor\u{202E}gnp.exe"),
            ("isolaat", "\u{2066}Noor"),
            ("nul", "a\u{0}b"),
            ("escape", "\u{1B}[2J"),
            ("leeg", " "),
        ] {
            with(format!("veld{}-{name}", path.replace('/', "-")), path, json!(text));
        }
        with(format!("veld{}-lang", path.replace('/', "-")), path, json!("x".repeat(5000)));
    }
    with("versie-99-binnen".into(), "/version", json!(99));
    with("versie-0-binnen".into(), "/version", json!(0));
    with("versie-min".into(), "/version", json!(-1));
    with("vragenlijst-99".into(), "/questionnaire/version", json!("99.0.0"));
    with("cijfer-0".into(), "/satisfaction", json!(0));
    with("cijfer-tekst".into(), "/satisfaction", json!("8"));
    with("cijfer-groot".into(), "/satisfaction", json!(4_000_000_000_000_u64));
    with("datum-fout".into(), "/created", json!("2026-02-30"));
    with("antwoord-lijst".into(), "/answers/werk_nu", json!(["nee", "nee"]));
    with("antwoorden-leeg".into(), "/answers", json!([]));
    with("situatie-getal".into(), "/situation/assets", json!(-1.0e300));
    with("huur-groot".into(), "/situation/home/rent_month", json!(1.0e15));
    with("ander-id".into(), "/id", json!("f".repeat(32)));
    let text = original.to_json();
    let replaced = |from: &str, to: &str| {
        assert!(text.contains(from), "{from}");
        text.replacen(from, to, 1)
    };
    sealed("getal-1e400".into(), replaced("\"satisfaction\":8", "\"satisfaction\":1e400").as_bytes());
    sealed("getal-nan".into(), replaced("\"satisfaction\":8", "\"satisfaction\":NaN").as_bytes());
    sealed(
        "veld-dubbel".into(),
        replaced("\"satisfaction\":8", "\"satisfaction\":8,\"satisfaction\":9").as_bytes(),
    );
    sealed(
        "antwoord-dubbel".into(),
        replaced("\"answers\":{", "\"answers\":{\"werk_nu\":\"nee\",").as_bytes(),
    );
    sealed(
        "veld-onbekend".into(),
        replaced("\"satisfaction\":8", "\"satisfaction\":8,\"__proto__\":{}").as_bytes(),
    );
    sealed("diep-lijst".into(), "[".repeat(200_000).as_bytes());
    sealed("diep-object".into(), "{\"a\":".repeat(100_000).as_bytes());
    let deep = format!("{}1{}", "[".repeat(20_000), "]".repeat(20_000));
    sealed(
        "diep-in-antwoord".into(),
        replaced("\"answers\":{", &format!("\"answers\":{{\"werk_nu\":{deep},")).as_bytes(),
    );
    sealed(
        "diep-in-situatie".into(),
        replaced("\"assets\":", &format!("\"x\":{deep},\"assets\":")).as_bytes(),
    );
    sealed("lang-json".into(), format!("[{}0]", "0,".repeat(300_000)).as_bytes());
    sealed(
        "lang-tekst".into(),
        replaced("\"satisfaction\":8", &format!("\"name\":\"{}\"", "a".repeat(250_000))).as_bytes(),
    );
    sealed("geen-utf8".into(), &[text.as_bytes(), b"\xFF\xFE"].concat());
    sealed(
        "halve-utf8".into(),
        &text.as_bytes().iter().map(|byte| if *byte == b'l' { 0xC3 } else { *byte }).collect::<Vec<u8>>(),
    );
    sealed("bom".into(), format!("\u{FEFF}{text}").as_bytes());
    sealed("staart".into(), format!("{text}{{}}").as_bytes());
    sealed("leeg-binnen".into(), b"");
    sealed("null".into(), b"null");
    sealed("html".into(), b"<!doctype html><script>alert(1)</script>");
    // A few kilobytes that become as much as an envelope may hold: more than a dossier.
    sealed("bom-in-envelop".into(), &vec![b' '; envelope::MAX_CONTENT]);
    for n in 0..4_u8 {
        let content: Vec<u8> = (0..200).map(|at: u8| at.wrapping_mul(n.wrapping_add(37))).collect();
        let file =
            envelope::seal(&content, Form::Compact, &RecordId::from_bytes([n; 16]), &[*to], &mut rng())
                .unwrap();
        add(files, format!("compact-{n}.opstap"), file);
    }
}

fn zips(files: &mut Vec<(String, Vec<u8>)>, to: &PublicKey) {
    let good = dossier(6).seal(&[*to], &mut rng()).unwrap();
    let bomb = miniz_oxide::deflate::compress_to_vec(&vec![0; 20 * 1024 * 1024], 9);
    let bombs = |count: usize| {
        let mut zip = ZipArchiveWriter::new(Vec::new());
        for n in 0..count {
            raw(&mut zip, &format!("{n}.opstap"), CompressionMethod::DEFLATE, &bomb, 20 * 1024 * 1024);
        }
        zip.finish().unwrap()
    };
    add(files, "bom-1.zip", bombs(1));
    add(files, "bom-40.zip", bombs(40));
    // Just under what one file may have, hundreds of times.
    let full = miniz_oxide::deflate::compress_to_vec(&vec![0; bundle::MAX_ENTRY], 9);
    let mut zip = ZipArchiveWriter::new(Vec::new());
    for n in 0..500 {
        raw(&mut zip, &format!("{n}.opstap"), CompressionMethod::DEFLATE, &full, bundle::MAX_ENTRY as u64);
    }
    add(files, "bom-samen.zip", zip.finish().unwrap());
    let mut nested = bundle::write([good.as_slice()]).unwrap();
    for _ in 0..4 {
        nested = bundle::write([nested.as_slice()]).unwrap();
    }
    add(files, "in-elkaar.zip", nested);
    let mut zip = ZipArchiveWriter::new(Vec::new());
    for n in 0..=MAX_ENTRIES {
        raw(&mut zip, &format!("{n}"), CompressionMethod::STORE, b"", 0);
    }
    add(files, "te-veel.zip", zip.finish().unwrap());
    let mut zip = ZipArchiveWriter::new(Vec::new());
    for name in [
        "../../etc/passwd",
        "/C:/x.exe",
        "a\u{202E}gpj.opstap",
        "<img src=x onerror=alert(1)>",
        "",
        "con",
        "\u{7}\u{8}",
    ] {
        raw(&mut zip, name, CompressionMethod::STORE, b"geen dossier", 12);
    }
    add(files, "namen.zip", zip.finish().unwrap());
    let mut zip = ZipArchiveWriter::new(Vec::new());
    raw(&mut zip, "a", CompressionMethod::STORE, &good[..good.len() - 9], good.len() as u64);
    raw(&mut zip, "b", CompressionMethod::DEFLATE, &good, good.len() as u64);
    add(files, "beloften.zip", zip.finish().unwrap());
    let whole = bundle::write([good.as_slice(), good.as_slice()]).unwrap();
    let end = whole.len() - 22;
    for count in [0_u16, 1, 3, u16::MAX] {
        let mut wrong = whole.clone();
        wrong[end + 8..end + 10].copy_from_slice(&count.to_le_bytes());
        wrong[end + 10..end + 12].copy_from_slice(&count.to_le_bytes());
        add(files, format!("telling-{count}.zip"), wrong);
    }
    for at in [4, 30, good.len(), end - 10, end, end + 12] {
        add(files, format!("zip-afgekapt-{at}.zip"), &whole[..at]);
    }
    add(files, "leeg.zip", &b"PK\x05\x06\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0\0x"[..]);
}

/// An entry with whatever it says of itself.
fn raw(zip: &mut ZipArchiveWriter<Vec<u8>>, name: &str, method: CompressionMethod, packed: &[u8], size: u64) {
    use std::io::Write;
    let (mut entry, _) =
        zip.new_file(EntryPath::verbatim(name.as_bytes())).compression_method(method).start().unwrap();
    entry.write_all(packed).unwrap();
    entry.finish(rawzip::DataDescriptorOutput::new(0, size)).unwrap();
}

/// What else lies in a folder.
fn other_files(files: &mut Vec<(String, Vec<u8>)>) {
    let plain = Dossier::to_json(&dossier(8));
    add(files, "leeg.opstap", &b""[..]);
    add(files, "nullen.opstap", vec![0; 4096]);
    add(files, "onverzegeld.opstap", plain.into_bytes());
    add(files, "plaatje.opstap", &b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR"[..]);
    add(files, "pagina.opstap", &b"<html><script>alert(1)</script></html>"[..]);
    add(files, "groot.opstap", vec![b'O'; 97 * 1024]);
    add(files, "groot-en-echt.opstap", [&b"OPS1\x01"[..], &vec![0; 96 * 1024]].concat());
    add(files, "archief.opstap", &b"OPP1\x01\0\0\0\x05hallo"[..]);
    add(files, "tekst.txt", "Geachte mevrouw, ".repeat(50).into_bytes());
    add(files, "utf16.txt", &b"\xFF\xFEO\0P\0S\x001\0"[..]);
}
