//! Opstap: how far is somebody from work, and what is left when they take a job.
//!
//! `ARCHITECTURE.md` has the map. Every room but [`web`] is pure: values in, values out, no clock,
//! no browser, no locale.

// No float on a path to a resident's number, and no answer lost to a panic: where one is meant, it says so.
#![warn(clippy::float_arithmetic, clippy::unwrap_used)]

pub mod calendar;
pub mod caseload;
#[cfg(not(target_arch = "wasm32"))]
pub mod cli;
pub mod diagnose;
pub mod dossier;
pub mod income;
pub mod money;
pub mod policy;
pub mod route;
pub mod table;
#[cfg(target_arch = "wasm32")]
pub mod web;
