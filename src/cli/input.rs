//! Reading what a command is given, and naming the place of what is wrong with it.

use std::{
    fs,
    io::{self, BufRead, BufReader, Read},
    path::{Path, PathBuf},
};

use super::Failure;

/// A file, or standard input for `-` or nothing.
#[derive(clap::Args)]
pub(crate) struct Input {
    /// What to read; `-` or nothing reads standard input
    #[arg(value_name = "FILE|-")]
    file: Option<PathBuf>,
}

impl Input {
    fn path(&self) -> Option<&Path> {
        self.file.as_deref().filter(|path| *path != Path::new("-"))
    }

    /// The whole text.
    pub(crate) fn text(&self) -> Result<String, Failure> {
        let mut text = String::new();
        self.open()?.read_to_string(&mut text).map_err(|error| self.failure(&error))?;
        Ok(text)
    }

    /// Calls `each` with every line that is not empty; what it says is wrong gets the number of the line.
    pub(crate) fn lines(&self, mut each: impl FnMut(&str) -> Result<(), Failure>) -> Result<(), Failure> {
        for (number, line) in BufReader::new(self.open()?).lines().enumerate() {
            let line = line.map_err(|error| self.failure(&error))?;
            if !line.trim().is_empty() {
                each(&line).map_err(|failure| format!("line {}: {failure}", number + 1))?;
            }
        }
        Ok(())
    }

    fn open(&self) -> Result<Box<dyn Read>, Failure> {
        Ok(match self.path() {
            Some(path) => Box::new(fs::File::open(path).map_err(|error| self.failure(&error))?),
            None => Box::new(io::stdin()),
        })
    }

    fn failure(&self, error: &io::Error) -> Failure {
        match self.path() {
            Some(path) => format!("{}: {error}", path.display()),
            None => format!("standard input: {error}"),
        }
    }
}
