//! What it costs to try a code or a passphrase: Argon2id (RFC 9106, version 0x13).

use argon2::{Algorithm, Argon2, Params, Version};
use zeroize::Zeroizing;

/// What one try costs.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cost {
    /// KiB of memory.
    pub memory: u32,
    /// Passes over that memory.
    pub passes: u8,
    /// Lanes.
    pub lanes: u8,
}

impl Cost {
    /// What new key files have: 64 MiB, three passes, one lane; the second choice of RFC 9106, section 4, on one lane
    /// because a browser has one. About a third of a second there.
    pub const USUAL: Cost = Cost { memory: 64 * 1024, passes: 3, lanes: 1 };
    /// What a code costs that somebody types often, also on an old tablet: 19 MiB, two passes, one lane, as OWASP
    /// advises at least. A twentieth of a second, and under a second where all is six times as slow.
    pub const QUICK: Cost = Cost { memory: 19 * 1024, passes: 2, lanes: 1 };
    /// The most that is accepted when opening a key file: 256 MiB, six passes, four lanes.
    pub const MOST: Cost = Cost { memory: 256 * 1024, passes: 6, lanes: 4 };
    /// The most that is accepted when opening with a code: 64 MiB, four passes, one lane.
    pub const MOST_QUICK: Cost = Cost { memory: 64 * 1024, passes: 4, lanes: 1 };
    /// The least that is accepted when opening, for tests: Argon2's own.
    pub const LEAST: Cost = Cost { memory: 8, passes: 1, lanes: 1 };

    /// Whether any part of it is more than that of `most`.
    pub(super) fn exceeds(&self, most: &Cost) -> bool {
        self.memory > most.memory || self.passes > most.passes || self.lanes > most.lanes
    }

    /// `None` for a cost that Argon2 does not have.
    pub(super) fn params(&self) -> Option<Params> {
        Params::new(self.memory, self.passes.into(), self.lanes.into(), Some(32)).ok()
    }
}

/// The key that a code or a passphrase comes to.
pub(super) fn key(typed: &[u8], salt: &[u8; 16], params: Params) -> Zeroizing<[u8; 32]> {
    let mut key = Zeroizing::new([0; 32]);
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params)
        .hash_password_into(typed, salt, key.as_mut_slice())
        .expect("lengths that Argon2 has");
    key
}
