//! How sure a number of the law is. Needs nothing of the program, since the build reads it too.

use serde::{Deserialize, Serialize};

/// How sure a number is. Ordered: the worst is the greatest.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub enum Grade {
    /// Two independent sources agree.
    #[default]
    A,
    /// One good source.
    B,
    /// Derived or background knowledge, to be verified: an estimate.
    C,
}
