//! `data/diagnose/migrations.toml`: steps that lead from every version to today's, with every name checked.

use std::collections::BTreeMap;

use serde::Deserialize;
use toml::Spanned;

#[path = "../../src/diagnose/migration/steps.rs"]
mod steps;

use super::{line, model::Questions, parse};
use steps::renamed;
pub use steps::{Migrations, Renamed, Step};

pub const MIGRATIONS: &str = "migrations.toml";

type Names = BTreeMap<Spanned<String>, Spanned<String>>;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Source {
    eerste: Spanned<String>,
    #[serde(default)]
    stap: Vec<StepSource>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct StepSource {
    van: Spanned<String>,
    naar: Spanned<String>,
    #[serde(default)]
    vragen: Names,
    #[serde(default)]
    opties: BTreeMap<Spanned<String>, Names>,
    #[serde(default)]
    vervallen: Vec<Spanned<String>>,
    #[serde(default)]
    opnieuw: Vec<Spanned<String>>,
}

impl StepSource {
    fn step(&self) -> Step {
        let names = |names: &Names| {
            let pairs = names.iter().map(|(from, to)| (from.get_ref().clone(), to.get_ref().clone()));
            pairs.map(|(from, to)| Renamed { from, to }).collect()
        };
        let ids = |ids: &[Spanned<String>]| ids.iter().map(|id| id.get_ref().clone()).collect();
        Step {
            from: self.van.get_ref().clone(),
            to: self.naar.get_ref().clone(),
            questions: names(&self.vragen),
            options: self.opties.iter().map(|(id, options)| (id.get_ref().clone(), names(options))).collect(),
            removed: ids(&self.vervallen),
            again: ids(&self.opnieuw),
        }
    }
}

/// Reads the steps to this questionnaire; every mistake comes as `file:line: what is wrong`.
pub fn compile(text: &str, today: &Questions) -> Result<Migrations, Vec<String>> {
    let source: Source = parse(MIGRATIONS, text)?;
    let steps: Vec<Step> = source.stap.iter().map(StepSource::step).collect();
    let mut mistakes = Vec::new();
    let mut wrong = |at: &Spanned<String>, what: String| {
        mistakes.push(format!("{MIGRATIONS}:{}: {what}", line(text, at.span())));
    };

    let mut version = &source.eerste;
    for step in &source.stap {
        if step.van.get_ref() != version.get_ref() {
            wrong(&step.van, format!("the step before ends at {}", version.get_ref()));
        }
        if numbers(step.naar.get_ref()) <= numbers(step.van.get_ref()) {
            wrong(&step.naar, "a step leads to a later version, such as 0.2.0 after 0.1.0".into());
        }
        version = &step.naar;
    }
    if *version.get_ref() != today.version {
        let said = format!("no step leads to {}, the version in model.toml", today.version);
        wrong(version, said);
    }

    for (n, (source, step)) in source.stap.iter().zip(&steps).enumerate() {
        let later = &steps[n + 1..];
        // A question as it is called today; nothing where a later step does away with it.
        let question = |id: &str| {
            let id = followed(renamed(id, &step.questions), later)?;
            Some(today.questions.iter().find(|question| question.id == id).ok_or(id))
        };
        for id in source.vragen.keys().chain(&source.opnieuw).chain(source.opties.keys()) {
            if let Some(Err(today)) = question(id.get_ref()) {
                wrong(id, format!("{} leads to {today:?}, and there is no such question", id.get_ref()));
            }
        }
        for (id, options) in &source.opties {
            let Some(Ok(question)) = question(id.get_ref()) else { continue };
            // What a later version dropped again no longer fits; only the last step is held to what there is.
            for to in options.values().filter(|_| later.is_empty()) {
                if !question.options.iter().any(|option| option.id == *to.get_ref()) {
                    wrong(to, format!("{} has no option {:?}", question.id, to.get_ref()));
                }
            }
        }
        for id in &source.vervallen {
            if today.questions.iter().any(|question| question.id == *id.get_ref()) && later.is_empty() {
                wrong(id, format!("{:?} is not gone: it stands in model.toml", id.get_ref()));
            }
        }
        for (at, to) in &source.vragen {
            if source.vragen.values().filter(|other| other.get_ref() == to.get_ref()).count() > 1 {
                wrong(at, format!("two questions become {:?}", to.get_ref()));
            }
        }
    }
    if mistakes.is_empty() { Ok(Migrations { steps }) } else { Err(mistakes) }
}

/// What later steps make of a question; nothing where one does away with it.
pub(super) fn followed(id: &str, later: &[Step]) -> Option<String> {
    later.iter().try_fold(id.to_owned(), |id, step| {
        (!step.removed.contains(&id)).then(|| renamed(&id, &step.questions).to_owned())
    })
}

fn numbers(version: &str) -> Vec<u32> {
    version.split('.').map(|number| number.parse().unwrap_or(0)).collect()
}
