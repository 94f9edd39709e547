//! Many sealed files as one `.zip`, as a tablet hands them over, and back.
//!
//! A zip may come from anybody: how much is in it is counted while it is read and never believed, nothing is unpacked
//! twice (a zip in a zip is just no sealed file), and names are shown and not used.

use std::io::Write;

use miniz_oxide::inflate::{TINFLStatus, decompress_to_vec_with_limit};
use rawzip::{CompressionMethod, ZipArchive, ZipArchiveEntryWayfinder, ZipArchiveWriter, ZipSliceArchive};

use super::label::Label;

/// Most files in a bundle.
pub const MAX_ENTRIES: usize = 2_000;
/// Most bytes of a file in it, as it lies there.
pub const MAX_COMPRESSED: usize = 200 * 1024;
/// Most bytes of a file in it, unpacked.
pub const MAX_ENTRY: usize = 1024 * 1024;
/// Most bytes of a bundle, packed and unpacked.
pub const MAX_BUNDLE: usize = 64 * 1024 * 1024;

/// A file out of a bundle.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// As the bundle has it, without what can't be shown: for people, never for a disk.
    pub name: String,
    /// What is in it.
    pub content: Result<Vec<u8>, EntryError>,
}

/// Why a file in a bundle is not read. The others are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum EntryError {
    /// More bytes than a sealed file can have, or than a bundle may have together.
    #[error("too large: at most {} kB", limit / 1024)]
    TooLarge {
        /// Most bytes.
        limit: usize,
    },
    /// Part of it is missing or changed, or it is packed in a way that Opstap does not use.
    #[error("damaged")]
    Damaged,
}

/// Why a bundle is not made or read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum BundleError {
    /// More files than [`MAX_ENTRIES`].
    #[error("too many files: at most {limit} in one zip")]
    TooMany {
        /// Most files.
        limit: usize,
    },
    /// More bytes than [`MAX_BUNDLE`].
    #[error("too large: at most {} kB", limit / 1024)]
    TooLarge {
        /// Most bytes.
        limit: usize,
    },
    /// Its list of files is missing or broken.
    #[error("damaged")]
    Damaged,
}

/// Whether a file begins as a zip does.
pub fn is_bundle(file: &[u8]) -> bool {
    file.starts_with(b"PK\x03\x04") || file.starts_with(b"PK\x05\x06")
}

/// The sealed files as one zip, each as it is, under names that say nothing: `opstap-0001.opstap` and on.
///
/// # Errors
/// Too many or too much for [`read`].
pub fn write<'a>(files: impl IntoIterator<Item = &'a [u8]>) -> Result<Vec<u8>, BundleError> {
    let mut zip = ZipArchiveWriter::new(Vec::new());
    for (place, file) in files.into_iter().enumerate() {
        if place >= MAX_ENTRIES {
            return Err(BundleError::TooMany { limit: MAX_ENTRIES });
        }
        if file.len() > MAX_COMPRESSED || zip.stream_offset() > MAX_BUNDLE as u64 {
            return Err(BundleError::TooLarge { limit: MAX_BUNDLE });
        }
        add(&mut zip, &format!("opstap-{:04}.opstap", place + 1), file)
            .expect("a vector takes all that comes");
    }
    let zip = zip.finish().expect("a vector takes all that comes");
    if zip.len() > MAX_BUNDLE { Err(BundleError::TooLarge { limit: MAX_BUNDLE }) } else { Ok(zip) }
}

fn add(zip: &mut ZipArchiveWriter<Vec<u8>>, name: &str, file: &[u8]) -> Result<(), rawzip::Error> {
    let (mut entry, config) = zip.new_file(name).start()?;
    let mut writer = config.wrap(&mut entry);
    writer.write_all(file)?;
    let (_, descriptor) = writer.finish()?;
    entry.finish(descriptor)?;
    Ok(())
}

/// The files of a zip, made by [`write()`] or by any other program, in its order and without folders. Each is unpacked
/// when it is asked for: never more than one is in memory, and a page can stay awake in between.
///
/// # Errors
/// As [`BundleError`] says; then no file of it is read. What is wrong with one file stands at that file.
pub fn read(zip: &[u8]) -> Result<Entries<'_>, BundleError> {
    if zip.len() > MAX_BUNDLE {
        return Err(BundleError::TooLarge { limit: MAX_BUNDLE });
    }
    let archive = ZipArchive::from_slice(zip).map_err(|_| BundleError::Damaged)?;
    let mut listed = Vec::new();
    let mut count = 0;
    for header in archive.entries() {
        let header = header.map_err(|_| BundleError::Damaged)?;
        count += 1;
        if count > MAX_ENTRIES {
            return Err(BundleError::TooMany { limit: MAX_ENTRIES });
        }
        // What a Mac adds of its own is no file of anybody.
        if !header.is_dir() && !header.file_path().as_bytes().starts_with(b"__MACOSX/") {
            listed.push(Listed {
                name: shown(header.file_path().as_bytes()),
                place: header.wayfinder(),
                method: header.compression_method(),
                is_encrypted: header.flags().is_encrypted(),
            });
        }
    }
    if archive.entries_hint() != count as u64 {
        return Err(BundleError::Damaged);
    }
    Ok(Entries { archive, listed: listed.into_iter(), left: MAX_BUNDLE })
}

/// The files of a zip, one after another.
pub struct Entries<'a> {
    archive: ZipSliceArchive<&'a [u8]>,
    listed: std::vec::IntoIter<Listed>,
    /// Bytes that may still be unpacked.
    left: usize,
}

/// A file as the zip lists it.
struct Listed {
    name: String,
    place: ZipArchiveEntryWayfinder,
    method: CompressionMethod,
    is_encrypted: bool,
}

impl Iterator for Entries<'_> {
    type Item = Entry;

    fn next(&mut self) -> Option<Entry> {
        let listed = self.listed.next()?;
        let content = content(&self.archive, &listed, self.left);
        self.left -= content.as_ref().map_or(0, Vec::len);
        Some(Entry { name: listed.name, content })
    }

    fn size_hint(&self) -> (usize, Option<usize>) {
        self.listed.size_hint()
    }
}

impl ExactSizeIterator for Entries<'_> {}

/// What a file holds, when it is at most `left` bytes.
fn content(archive: &ZipSliceArchive<&[u8]>, listed: &Listed, left: usize) -> Result<Vec<u8>, EntryError> {
    let damaged = |_| EntryError::Damaged;
    let entry = archive.get_entry(listed.place).map_err(damaged)?;
    let packed = entry.data();
    if packed.len() > MAX_COMPRESSED {
        return Err(EntryError::TooLarge { limit: MAX_COMPRESSED });
    }
    if listed.is_encrypted {
        return Err(EntryError::Damaged);
    }
    let limit = MAX_ENTRY.min(left);
    let too_large = EntryError::TooLarge { limit: if left < MAX_ENTRY { MAX_BUNDLE } else { MAX_ENTRY } };
    let content = match listed.method {
        CompressionMethod::STORE if packed.len() <= limit => packed.to_vec(),
        CompressionMethod::STORE => return Err(too_large),
        CompressionMethod::DEFLATE => {
            decompress_to_vec_with_limit(packed, limit).map_err(|error| match error.status {
                TINFLStatus::HasMoreOutput => too_large,
                _ => EntryError::Damaged,
            })?
        }
        _ => return Err(EntryError::Damaged),
    };
    let found =
        rawzip::ZipVerification { crc: rawzip::crc32(&content), uncompressed_size: content.len() as u64 };
    entry.claim_verifier().valid(found).map_err(damaged)?;
    Ok(content)
}

fn shown(name: &[u8]) -> String {
    Label::cleaned(&String::from_utf8_lossy(name)).map_or_else(|| "?".into(), |label| label.to_string())
}
