//! Randomness from the browser, for keys and identifiers.

use rand_core::UnwrapErr;

/// The browser's own generator. Every browser that runs WebAssembly has one, so it can't fail.
pub(crate) fn rng() -> UnwrapErr<getrandom::SysRng> {
    UnwrapErr(getrandom::SysRng)
}
