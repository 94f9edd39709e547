//! `opstap score`.

use clap::Subcommand;

use super::{Failure, input::Input, output};
use crate::diagnose::{Answers, Outcome, model, score};

#[derive(Subcommand)]
pub(crate) enum Command {
    /// Score a questionnaire: answers as JSON in, the outcome as JSON out
    Score {
        /// One answer set a line, one outcome a line
        #[arg(long)]
        jsonl: bool,
        #[command(flatten)]
        input: Input,
    },
}

impl Command {
    pub(crate) fn run(self) -> Result<(), Failure> {
        match self {
            Command::Score { jsonl: true, input } => {
                input.lines(|line| output::json_line(&outcome_of(line)?))
            }
            Command::Score { jsonl: false, input } => output::json(&outcome_of(&input.text()?)?),
        }
    }
}

fn outcome_of(json: &str) -> Result<Outcome, Failure> {
    let answers = Answers::from_json(json, model()).map_err(|error| error.to_string())?;
    Ok(score(model(), &answers))
}
