//! Many things as one sealed file, `*.opstap-archief`: a backup, what a colleague takes over, what a team leader counts.
//!
//! ```text
//! "OPP1"            4 bytes
//! version           1 byte, 1
//! length            4 bytes, big endian: of the seal
//! seal              a sealed file (OPS1) with the key that is used for this parcel only
//! per thing:
//!   length          4 bytes, big endian: of what follows
//!   thing           encrypted under the key, deflated and padded; its place in the parcel is authenticated
//! end               4 bytes of zero, and the number of things, encrypted likewise
//! ```
//!
//! A thing that is missing, twice there or in another place makes the parcel [`ParcelError::Damaged`]: a backup that is
//! not whole must not look like one.

use rand_core::CryptoRng;

use super::{
    envelope::{MAX_FILE, OpenError, SealError},
    fields::Fields,
    keys::{KeyId, PublicKey, SecretKey},
    strongbox::Strongbox,
};

/// Most bytes of a parcel.
pub const MAX_PARCEL: usize = 256 * 1024 * 1024;
/// Most things in one.
pub const MAX_THINGS: usize = 100_000;

const MAGIC: &[u8; 4] = b"OPP1";
const VERSION: u8 = 1;
const END: &str = "end";

/// A parcel that is being packed.
pub struct Packing {
    strongbox: Strongbox,
    file: Vec<u8>,
    count: usize,
}

/// A parcel that is being unpacked, thing by thing, so that a page can stay awake meanwhile.
pub struct Unpacking<'a> {
    strongbox: Strongbox,
    left: Fields<'a>,
    count: usize,
    ended: bool,
}

/// Why a parcel is not read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ParcelError {
    /// It does not begin as a parcel does.
    #[error("not an archive of Opstap")]
    NotOurs,
    /// It was written in a later form than we know.
    #[error("made by a newer version of Opstap")]
    NewerVersion,
    /// Larger than any parcel, or with more in it.
    #[error("too large")]
    TooLarge,
    /// Part of it is missing, added or changed.
    #[error("damaged")]
    Damaged,
    /// It was sealed to other keys.
    #[error("sealed to another key")]
    WrongKey {
        /// The keys that open it.
        needs: Vec<KeyId>,
    },
}

impl Packing {
    /// An empty parcel for these recipients.
    ///
    /// # Errors
    /// As [`envelope::seal`](super::envelope::seal).
    pub fn to(recipients: &[PublicKey], rng: &mut impl CryptoRng) -> Result<Packing, SealError> {
        let strongbox = Strongbox::new(rng);
        let seal = strongbox.seal(recipients, rng)?;
        let mut file = MAGIC.to_vec();
        file.push(VERSION);
        file.extend((seal.len() as u32).to_be_bytes());
        file.extend(seal);
        Ok(Packing { strongbox, file, count: 0 })
    }

    /// Adds a thing.
    pub fn add(&mut self, thing: &[u8], rng: &mut impl CryptoRng) {
        let locked = self.strongbox.lock(&place(self.count), thing, rng);
        self.file.extend((locked.len() as u32).to_be_bytes());
        self.file.extend(locked);
        self.count += 1;
    }

    /// The whole file.
    ///
    /// # Errors
    /// [`SealError::TooLarge`] when nobody would read it.
    pub fn finish(mut self, rng: &mut impl CryptoRng) -> Result<Vec<u8>, SealError> {
        let end = self.strongbox.lock(END, &(self.count as u32).to_be_bytes(), rng);
        self.file.extend([0; 4]);
        self.file.extend(end);
        if self.file.len() > MAX_PARCEL || self.count > MAX_THINGS {
            return Err(SealError::TooLarge { limit: MAX_PARCEL });
        }
        Ok(self.file)
    }
}

/// Whether a file begins as a parcel does.
pub fn is_parcel(file: &[u8]) -> bool {
    file.starts_with(MAGIC)
}

impl<'a> Unpacking<'a> {
    /// Opens a parcel with whichever of the keys fits.
    ///
    /// # Errors
    /// As [`ParcelError`] says; nothing in it is proven before it was read to its end.
    pub fn open(file: &'a [u8], keys: &[SecretKey]) -> Result<Unpacking<'a>, ParcelError> {
        let damaged = || ParcelError::Damaged;
        let mut fields = Fields(file);
        if fields.take() != Some(MAGIC) {
            return Err(ParcelError::NotOurs);
        }
        if file.len() > MAX_PARCEL {
            return Err(ParcelError::TooLarge);
        }
        match fields.byte().ok_or_else(damaged)? {
            VERSION => {}
            0 => return Err(ParcelError::Damaged),
            _ => return Err(ParcelError::NewerVersion),
        }
        let length = u32::from_be_bytes(*fields.take().ok_or_else(damaged)?) as usize;
        if length > MAX_FILE {
            return Err(ParcelError::Damaged);
        }
        let seal = some(&mut fields, length).ok_or_else(damaged)?;
        let strongbox = Strongbox::open(seal, keys).map_err(|error| match error {
            OpenError::WrongKey { needs } => ParcelError::WrongKey { needs },
            OpenError::NewerVersion => ParcelError::NewerVersion,
            _ => ParcelError::Damaged,
        })?;
        Ok(Unpacking { strongbox, left: fields, count: 0, ended: false })
    }

    /// The next thing; `None` at the end, when all of them were there.
    ///
    /// # Errors
    /// [`ParcelError::Damaged`] or [`ParcelError::TooLarge`]; then nothing of the parcel should be kept.
    #[allow(clippy::should_implement_trait, reason = "an iterator would go on after a mistake")]
    pub fn next(&mut self) -> Result<Option<Vec<u8>>, ParcelError> {
        let damaged = || ParcelError::Damaged;
        if self.ended {
            return Ok(None);
        }
        let length = u32::from_be_bytes(*self.left.take().ok_or_else(damaged)?) as usize;
        if length == 0 {
            let count = self.strongbox.unlock(END, self.left.0).ok_or_else(damaged)?;
            if count.as_slice() != (self.count as u32).to_be_bytes() {
                return Err(ParcelError::Damaged);
            }
            self.ended = true;
            return Ok(None);
        }
        if self.count == MAX_THINGS {
            return Err(ParcelError::TooLarge);
        }
        let locked = some(&mut self.left, length).ok_or_else(damaged)?;
        let thing = self.strongbox.unlock(&place(self.count), locked).ok_or_else(damaged)?;
        self.count += 1;
        Ok(Some(thing.to_vec()))
    }

    /// How many bytes of it are still to be read.
    pub fn left(&self) -> usize {
        self.left.0.len()
    }
}

fn place(count: usize) -> String {
    format!("thing {count}")
}

fn some<'a>(fields: &mut Fields<'a>, length: usize) -> Option<&'a [u8]> {
    let (taken, rest) = fields.0.split_at_checked(length)?;
    fields.0 = rest;
    Some(taken)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn unpacked(file: &[u8], keys: &[SecretKey]) -> Result<Vec<Vec<u8>>, ParcelError> {
        let mut unpacking = Unpacking::open(file, keys)?;
        let mut things = Vec::new();
        while let Some(thing) = unpacking.next()? {
            things.push(thing);
        }
        Ok(things)
    }

    #[test]
    fn a_parcel_comes_out_whole_or_not_at_all() {
        let rng = &mut rand_core::UnwrapErr(getrandom::SysRng);
        let key = SecretKey::generate(rng);
        let mut packing = Packing::to(&[*key.public()], rng).unwrap();
        let start = packing.file.len();
        for thing in [b"een".as_slice(), b"twee", b""] {
            packing.add(thing, rng);
        }
        let file = packing.finish(rng).unwrap();
        let keys = std::slice::from_ref(&key);
        assert_eq!(unpacked(&file, keys).unwrap(), [b"een".to_vec(), b"twee".to_vec(), Vec::new()]);

        // The first two things in each other's place, and one of them left out: all three have one length.
        let length = (file.len() - start) / 4;
        let mut swapped = file.clone();
        swapped[start..start + 2 * length].rotate_left(length);
        assert_eq!(unpacked(&swapped, keys), Err(ParcelError::Damaged));
        let shorter = [&file[..start], &file[start + length..]].concat();
        assert_eq!(unpacked(&shorter, keys), Err(ParcelError::Damaged));
        let last_left_out = [&file[..start + 2 * length], &file[start + 3 * length..]].concat();
        assert_eq!(unpacked(&last_left_out, keys), Err(ParcelError::Damaged));
        for cut in [0, 3, 4, 5, 8, 100, start, start + 2, start + length, file.len() - 1] {
            assert!(unpacked(&file[..cut], keys).is_err(), "cut at {cut}");
        }
        for at in (0..file.len()).step_by(7) {
            let mut flipped = file.clone();
            flipped[at] ^= 1;
            assert!(unpacked(&flipped, keys).is_err(), "flipped at {at}");
        }
        assert_eq!(unpacked(b"PK", keys), Err(ParcelError::NotOurs));
        let stranger = SecretKey::generate(rng);
        assert_eq!(
            unpacked(&file, &[stranger]),
            Err(ParcelError::WrongKey { needs: vec![key.public().id()] })
        );
    }
}
