use clap::Subcommand;

use super::Failure;

#[derive(Subcommand)]
pub(crate) enum Command {}

impl Command {
    pub(crate) fn run(self) -> Result<(), Failure> {
        match self {}
    }
}
