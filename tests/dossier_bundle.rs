//! A zip of sealed files: our own comes back as it was, and nobody else's does harm.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, reason = "a test that fails may stop")]

mod dossier_samples;

use std::io::Write;

use dossier_samples::{dossier, rng};
use opstap::dossier::{
    SecretKey,
    bundle::{
        self, BundleError, Entry, EntryError, MAX_BUNDLE, MAX_COMPRESSED, MAX_ENTRIES, MAX_ENTRY, is_bundle,
        write,
    },
    import::{Verdict, import, unpacked},
};
use proptest::prelude::*;
use rawzip::{CompressionMethod, ZipArchiveWriter, path::EntryPath};

fn read(zip: &[u8]) -> Result<Vec<Entry>, BundleError> {
    bundle::read(zip).map(Iterator::collect)
}

/// A zip as another program makes it, of names and contents, deflated.
fn deflated<'a>(files: impl IntoIterator<Item = (&'a str, &'a [u8])>) -> Vec<u8> {
    zipped(CompressionMethod::DEFLATE, files, |content| miniz_oxide::deflate::compress_to_vec(content, 6))
}

fn zipped<'a>(
    method: CompressionMethod,
    files: impl IntoIterator<Item = (&'a str, &'a [u8])>,
    pack: impl Fn(&[u8]) -> Vec<u8>,
) -> Vec<u8> {
    let mut zip = ZipArchiveWriter::new(Vec::new());
    for (name, content) in files {
        let (mut entry, _) =
            zip.new_file(EntryPath::verbatim(name.as_bytes())).compression_method(method).start().unwrap();
        entry.write_all(&pack(content)).unwrap();
        let output = rawzip::DataDescriptorOutput::new(rawzip::crc32(content), content.len() as u64);
        entry.finish(output).unwrap();
    }
    zip.finish().unwrap()
}

fn contents(entries: Vec<Entry>) -> Vec<Result<Vec<u8>, EntryError>> {
    entries.into_iter().map(|entry| entry.content).collect()
}

#[test]
fn sealed_files_come_back_as_they_were() {
    let key = SecretKey::generate(&mut rng());
    let files: Vec<Vec<u8>> =
        (0..12).map(|n| dossier(n).seal(&[*key.public()], &mut rng()).unwrap()).collect();
    let zip = write(files.iter().map(Vec::as_slice)).unwrap();
    assert!(is_bundle(&zip));
    let entries = read(&zip).unwrap();
    assert_eq!(entries[0].name, "opstap-0001.opstap");
    assert_eq!(contents(entries), files.iter().cloned().map(Ok).collect::<Vec<_>>());

    let keys = [key];
    for (n, incoming) in unpacked("tablet.zip", &zip).enumerate() {
        assert_eq!(incoming.name, format!("tablet.zip: opstap-{:04}.opstap", n + 1));
        let verdict = import(&incoming.content.unwrap(), &keys, |_| None);
        assert!(matches!(verdict, Verdict::Imported { .. }), "{verdict:?}");
    }
    let alone = unpacked("een.opstap", &files[0]).collect::<Vec<_>>();
    assert_eq!(
        (alone.len(), alone[0].name.as_str(), &alone[0].content),
        (1, "een.opstap", &Ok(files[0].clone()))
    );
}

#[test]
fn no_files_are_a_bundle_too() {
    let zip = write([]).unwrap();
    assert!(is_bundle(&zip));
    assert_eq!(read(&zip), Ok(vec![]));
}

#[test]
fn what_other_programs_make_of_it_is_read() {
    let zip = deflated([
        ("map/", &b""[..]),
        ("map/een.opstap", b"OPS1 een"),
        ("__MACOSX/map/._een.opstap", b"nothing of anybody"),
        ("../../etc/\u{202E}passwd", b"OPS1 twee"),
        ("", b"OPS1 drie"),
    ]);
    let entries = read(&zip).unwrap();
    let names: Vec<&str> = entries.iter().map(|entry| entry.name.as_str()).collect();
    assert_eq!(names, ["map/een.opstap", "../../etc/passwd", "?"], "shown, never used");
    assert_eq!(
        contents(entries),
        [b"OPS1 een".to_vec(), b"OPS1 twee".to_vec(), b"OPS1 drie".to_vec()].map(Ok)
    );
}

#[test]
fn one_bad_file_does_not_stop_the_others() {
    let bomb = vec![0; MAX_ENTRY + 1];
    let most = vec![0; MAX_ENTRY];
    let zip = deflated([("a", &bomb[..]), ("b", b"OPS1"), ("c", &most)]);
    assert!(zip.len() < 4_000, "{}", zip.len());
    assert_eq!(
        contents(read(&zip).unwrap()),
        [Err(EntryError::TooLarge { limit: MAX_ENTRY }), Ok(b"OPS1".to_vec()), Ok(most)]
    );
    let large = vec![b'x'; MAX_COMPRESSED + 1];
    let zip = zipped(CompressionMethod::STORE, [("a", &large[..]), ("b", &large[1..])], <[u8]>::to_vec);
    let read_back = contents(read(&zip).unwrap());
    assert_eq!(read_back, [Err(EntryError::TooLarge { limit: MAX_COMPRESSED }), Ok(large[1..].to_vec())]);
    let zip = zipped(CompressionMethod::ZSTD, [("a", &b"OPS1"[..])], <[u8]>::to_vec);
    assert_eq!(contents(read(&zip).unwrap()), [Err(EntryError::Damaged)]);
    let zip = zipped(CompressionMethod::DEFLATE, [("a", &b"no deflate"[..])], |_| vec![0xff; 9]);
    assert_eq!(contents(read(&zip).unwrap()), [Err(EntryError::Damaged)]);
}

/// 65 files of a megabyte, each a kilobyte in the zip.
#[test]
fn all_files_together_have_a_limit() {
    let most = vec![0; MAX_ENTRY];
    let zip = deflated((0..65).map(|_| ("a", &most[..])));
    let read_back = contents(read(&zip).unwrap());
    assert!(read_back[..64].iter().all(Result::is_ok));
    assert_eq!(read_back[64], Err(EntryError::TooLarge { limit: MAX_BUNDLE }));
    assert_eq!(read(&vec![0; MAX_BUNDLE + 1]), Err(BundleError::TooLarge { limit: MAX_BUNDLE }));
}

#[test]
fn there_are_at_most_2000_files() {
    let many = |count: usize| deflated((0..count).map(|_| ("a", &b"OPS1"[..])));
    assert_eq!(read(&many(MAX_ENTRIES)).unwrap().len(), MAX_ENTRIES);
    let refused = BundleError::TooMany { limit: MAX_ENTRIES };
    assert_eq!(read(&many(MAX_ENTRIES + 1)), Err(refused));
    assert_eq!(write((0..=MAX_ENTRIES).map(|_| &b"OPS1"[..])), Err(refused));
    assert!(matches!(
        unpacked("x", &many(MAX_ENTRIES + 1)).next().unwrap().content,
        Err(Verdict::TooMany { limit: MAX_ENTRIES })
    ));
    assert_eq!(write([&vec![0; MAX_COMPRESSED + 1][..]]), Err(BundleError::TooLarge { limit: MAX_BUNDLE }));
}

#[test]
fn the_number_that_a_header_gives_is_not_believed() {
    let zip = write([&b"OPS1 een"[..], b"OPS1 twee"]).unwrap();
    let end = zip.len() - 22;
    assert_eq!(zip[end..end + 4], *b"PK\x05\x06");
    for count in [0_u8, 1, 3, 255] {
        let mut wrong = zip.clone();
        (wrong[end + 8], wrong[end + 10]) = (count, count);
        assert_eq!(read(&wrong), Err(BundleError::Damaged), "{count}");
    }
}

#[test]
fn every_changed_byte_of_a_file_is_found() {
    let file: Vec<u8> = (0..100).collect();
    let zip = write([file.as_slice()]).unwrap();
    let start = zip.windows(100).position(|part| part == file).unwrap();
    for place in start..start + 100 {
        let mut wrong = zip.clone();
        wrong[place] ^= 1;
        assert_eq!(contents(read(&wrong).unwrap()), [Err(EntryError::Damaged)]);
    }
}

proptest! {
    #[test]
    fn a_zip_with_anything_in_it_is_harmless(
        changes in proptest::collection::vec((any::<prop::sample::Index>(), any::<u8>()), 1..8),
        cut in any::<prop::sample::Index>(),
    ) {
        let files = [b"OPS1 een".as_slice(), &[7; 300], b""];
        let mut zip = write(files).unwrap();
        for (place, value) in changes {
            let place = place.index(zip.len());
            zip[place] = value;
        }
        for zip in [&zip[..], &zip[..cut.index(zip.len())]] {
            for entry in read(zip).unwrap_or_default() {
                // What is read is something that was in there.
                prop_assert!(entry.content.map_or(true, |content| content.len() <= 300));
            }
        }
    }

    #[test]
    fn any_files_come_back(files in proptest::collection::vec(proptest::collection::vec(any::<u8>(), 0..200), 0..20)) {
        let zip = write(files.iter().map(Vec::as_slice)).unwrap();
        prop_assert_eq!(contents(read(&zip).unwrap()), files.into_iter().map(Ok).collect::<Vec<_>>());
    }
}
