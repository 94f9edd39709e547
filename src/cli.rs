//! The command line: JSON in, JSON out, errors on stderr with exit code 2.

mod diagnose;
mod dossier;
mod income;
mod input;
mod output;

use std::process::ExitCode;

use clap::{Parser, Subcommand};

#[derive(Parser)]
#[command(name = "opstap", version, about, propagate_version = true)]
struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    #[command(flatten)]
    Diagnose(diagnose::Command),
    #[command(flatten)]
    Income(income::Command),
    #[command(flatten)]
    Dossier(dossier::Command),
}

/// Why a command failed: one sentence for the person at the terminal, with the path of the field.
pub(crate) type Failure = String;

/// Runs the command in the process arguments.
pub fn run() -> ExitCode {
    let done = match Cli::parse().command {
        Command::Diagnose(command) => command.run(),
        Command::Income(command) => command.run(),
        Command::Dossier(command) => command.run(),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("opstap: {failure}");
            ExitCode::from(2)
        }
    }
}
