//! Months, ages and the dates on which rules change.
