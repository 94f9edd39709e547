//! Bytes in parts that each fit a QR code, and the parts put together again, in whatever order a camera sees them.
//!
//! `docs/qr.md` has a part byte by byte. A part says of which transfer it is (the beginning of the SHA-256 of the
//! whole, so that showing the same again goes on where it stopped), which one of how many, and proves itself; a
//! camera that sees something else has lost nothing.

use std::fmt;

use sha2::{Digest, Sha256};

use super::fields::Fields;

/// Most bytes of a part: what a QR code of version 20 holds at level M as [`text`], 970 characters for every 646 bytes.
pub const MAX_PART: usize = 646;
/// Most parts of a transfer.
pub const MAX_PARTS: usize = 64;
/// Most bytes of a transfer: 40,064.
pub const MAX_WHOLE: usize = MAX_PARTS * MAX_CONTENT;

const MAGIC: &[u8; 3] = b"OPQ";
const VERSION: u8 = 1;
/// Magic, version, transfer, number, total, length of the whole.
const HEADER: usize = 3 + 1 + 8 + 1 + 1 + 2;
/// What proves a part.
const CHECK: usize = 4;
const MAX_CONTENT: usize = MAX_PART - HEADER - CHECK;

/// Names a transfer: the first 8 bytes of the SHA-256 of the whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct TransferId([u8; 8]);

impl TransferId {
    fn of(whole: &[u8]) -> TransferId {
        let digest: [u8; 32] = Sha256::digest(whole).into();
        let mut id = [0; 8];
        id.copy_from_slice(&digest[..8]);
        TransferId(id)
    }
}

/// Four hexadecimal digits, for two people who compare their screens.
impl fmt::Display for TransferId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0[..2].iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

/// Bytes that don't fit a transfer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SplitError {
    /// There is nothing to show.
    #[error("there is nothing to show")]
    Empty,
    /// More than [`MAX_WHOLE`] bytes: use a file.
    #[error("too large for QR codes: at most {} kB", limit / 1024)]
    TooLarge {
        /// Most bytes.
        limit: usize,
    },
}

/// A part as the text of a QR code: Base45 (RFC 9285). A browser's own reader gives text and no bytes, and the letters of
/// Base45 are those that a QR code packs densest.
pub fn text(part: &[u8]) -> String {
    base45::encode(part)
}

/// The parts of these bytes, each for one QR code, the first to be shown first. All but the last are as long, and no
/// longer than needed, so that no code is denser than another.
///
/// # Errors
/// Nothing, or too much.
pub fn split(whole: &[u8]) -> Result<Vec<Vec<u8>>, SplitError> {
    if whole.is_empty() {
        return Err(SplitError::Empty);
    }
    if whole.len() > MAX_WHOLE {
        return Err(SplitError::TooLarge { limit: MAX_WHOLE });
    }
    let id = TransferId::of(whole);
    let total = whole.len().div_ceil(MAX_CONTENT);
    let length = (whole.len() as u16).to_be_bytes();
    let parts = whole.chunks(content_length(whole.len(), total)).enumerate().map(|(place, content)| {
        let mut part = Vec::with_capacity(HEADER + content.len() + CHECK);
        part.extend(MAGIC);
        part.push(VERSION);
        part.extend(id.0);
        part.extend([place as u8 + 1, total as u8]);
        part.extend(length);
        part.extend(content);
        let check = check(&part);
        part.extend(check);
        part
    });
    Ok(parts.collect())
}

/// Bytes of the whole in every part but the last.
fn content_length(whole: usize, total: usize) -> usize {
    whole.div_ceil(total)
}

fn check(before: &[u8]) -> [u8; CHECK] {
    let digest: [u8; 32] = Sha256::digest(before).into();
    let mut check = [0; CHECK];
    check.copy_from_slice(&digest[..CHECK]);
    check
}

/// A part that proved itself.
#[derive(Clone, Copy)]
struct Part<'a> {
    of: Transfer,
    /// From 1.
    number: u8,
    content: &'a [u8],
}

/// What every part of a transfer says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Transfer {
    id: TransferId,
    /// How many parts.
    total: u8,
    /// Bytes of the whole.
    length: u16,
}

/// What a camera saw that is no part.
enum NoPart {
    Foreign,
    Newer,
    Damaged,
}

impl<'a> Part<'a> {
    fn parse(seen: &'a [u8]) -> Result<Part<'a>, NoPart> {
        let mut fields = Fields(seen);
        if fields.take() != Some(MAGIC) {
            return Err(NoPart::Foreign);
        }
        match fields.byte() {
            Some(VERSION) => {}
            Some(0) | None => return Err(NoPart::Damaged),
            Some(_) => return Err(NoPart::Newer),
        }
        let (before, found) = seen.split_last_chunk::<CHECK>().ok_or(NoPart::Damaged)?;
        if seen.len() > MAX_PART || check(before) != *found {
            return Err(NoPart::Damaged);
        }
        let part = Part::fields(Fields(&before[MAGIC.len() + 1..])).ok_or(NoPart::Damaged)?;
        // The checks above can be made by anybody: numbers and lengths must fit all the same.
        let (total, length) = (usize::from(part.of.total), usize::from(part.of.length));
        let (number, each) = (usize::from(part.number), content_length(length, total.max(1)));
        let fits = (1..=MAX_PARTS).contains(&total)
            && (1..=total).contains(&number)
            && each * (total - 1) < length
            && part.content.len() == each.min(length.saturating_sub(each * (number - 1)));
        if fits { Ok(part) } else { Err(NoPart::Damaged) }
    }

    fn fields(mut fields: Fields<'a>) -> Option<Part<'a>> {
        let id = TransferId(*fields.take()?);
        let [number, total] = *fields.take()?;
        let length = u16::from_be_bytes(*fields.take()?);
        Some(Part { of: Transfer { id, total, length }, number, content: fields.0 })
    }
}

/// What came of one thing that a camera saw.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Added {
    /// A part that was missing. `complete` when it was the last one.
    New {
        /// Its number, from 1.
        number: u8,
        /// Whether all parts are here now.
        complete: bool,
    },
    /// A part that is here already.
    Known {
        /// Its number, from 1.
        number: u8,
    },
    /// A good part of another transfer, while this one is not complete. Nothing changed; [`Collector::restart`] is
    /// how to begin that one.
    Other {
        /// That transfer.
        transfer: TransferId,
    },
    /// A part of ours that was not seen well. Nothing changed: it will be seen again.
    Damaged,
    /// A part of a later version of Opstap. Nothing changed.
    Newer,
    /// Any other QR code. Nothing changed.
    Foreign,
}

/// Puts the parts of one transfer together.
#[derive(Clone, Debug, Default)]
pub struct Collector {
    of: Option<Transfer>,
    /// By number, from 0 here.
    parts: Vec<Option<Vec<u8>>>,
}

impl Collector {
    /// Nothing seen yet.
    pub fn new() -> Collector {
        Collector::default()
    }

    /// Takes up the text of a code, as [`text`] wrote it; see [`Collector::add`].
    pub fn add_text(&mut self, seen: &str) -> Added {
        base45::decode(seen).map_or(Added::Foreign, |seen| self.add(&seen))
    }

    /// Takes up what a camera saw, in any order and as often as it likes. What does not belong here changes nothing.
    /// When a transfer is complete, a part of another one begins that: fetch the whole before.
    pub fn add(&mut self, seen: &[u8]) -> Added {
        let part = match Part::parse(seen) {
            Ok(part) => part,
            Err(NoPart::Foreign) => return Added::Foreign,
            Err(NoPart::Newer) => return Added::Newer,
            Err(NoPart::Damaged) => return Added::Damaged,
        };
        if self.of != Some(part.of) {
            if self.of.is_some() && !self.is_complete() {
                return Added::Other { transfer: part.of.id };
            }
            self.of = Some(part.of);
            self.parts = vec![None; usize::from(part.of.total)];
        }
        let place = &mut self.parts[usize::from(part.number) - 1];
        if place.is_some() {
            return Added::Known { number: part.number };
        }
        *place = Some(part.content.to_vec());
        Added::New { number: part.number, complete: self.is_complete() }
    }

    /// Forgets what was seen, to begin another transfer.
    pub fn restart(&mut self) {
        *self = Collector::default();
    }

    /// The transfer whose parts are collected, once a part was seen.
    pub fn transfer(&self) -> Option<TransferId> {
        self.of.map(|transfer| transfer.id)
    }

    /// How many parts the transfer has; 0 when none was seen.
    pub fn total(&self) -> u8 {
        self.of.map_or(0, |transfer| transfer.total)
    }

    /// How many of them were seen.
    pub fn seen(&self) -> u8 {
        self.parts.iter().flatten().count() as u8
    }

    /// The numbers of the parts that were not seen, from 1, in order; to be shown to who holds the other screen.
    pub fn missing(&self) -> Vec<u8> {
        (1..=self.total()).filter(|number| self.parts[usize::from(*number) - 1].is_none()).collect()
    }

    /// Whether every part was seen.
    pub fn is_complete(&self) -> bool {
        self.of.is_some() && self.parts.iter().all(Option::is_some)
    }

    /// The whole, when every part was seen and they make what the transfer is named after. Parts that don't are of
    /// somebody who means harm: then only [`Collector::restart`] helps.
    pub fn finish(&self) -> Option<Vec<u8>> {
        if !self.is_complete() {
            return None;
        }
        let whole = self.parts.iter().flatten().flatten().copied().collect::<Vec<u8>>();
        (Some(TransferId::of(&whole)) == self.transfer()).then_some(whole)
    }
}
