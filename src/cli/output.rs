//! Writing what a command found.

use std::io::{self, Write};

use serde::Serialize;

use super::Failure;

/// For people: indented.
pub(crate) fn json(value: &impl Serialize) -> Result<(), Failure> {
    write(&serde_json::to_string_pretty(value).map_err(|error| error.to_string())?)
}

/// For machines: one line.
pub(crate) fn json_line(value: &impl Serialize) -> Result<(), Failure> {
    write(&serde_json::to_string(value).map_err(|error| error.to_string())?)
}

/// A line of text.
pub(crate) fn write(line: &str) -> Result<(), Failure> {
    match writeln!(io::stdout(), "{line}") {
        // Whoever read our output has had enough, as `head` does: not a failure.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => Ok(()),
        Err(error) => Err(format!("standard output: {error}")),
        Ok(()) => Ok(()),
    }
}
