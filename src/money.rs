//! Euro cents, and rounding where the law rounds.
