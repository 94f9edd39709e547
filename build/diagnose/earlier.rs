//! `data/diagnose/eerder/`: `model.toml` as it was in each earlier version. Only what could be answered is read of it,
//! so that the rest of the file may take another form.

use std::{collections::BTreeMap, fs, path::Path};

use serde::{Deserialize, de::IgnoredAny};
use toml::Spanned;

use super::{
    line,
    migrations::{MIGRATIONS, Migrations, followed},
    model::{Choice, Model, Question, Questions},
    parse,
};
use crate::folder::{stem, toml_files};

pub const EARLIER: &str = "eerder";

#[derive(Deserialize)]
struct Source {
    meta: Meta,
    categorieen: BTreeMap<Spanned<String>, IgnoredAny>,
    hulpvraag: Help,
    vraag: Vec<QuestionSource>,
}

#[derive(Deserialize)]
struct Meta {
    id: Spanned<String>,
    versie: Spanned<String>,
}

#[derive(Deserialize)]
struct Help {
    vraag: String,
}

#[derive(Deserialize)]
struct QuestionSource {
    id: Spanned<String>,
    soort: Option<String>,
    onbekend: Option<Vec<String>>,
    opties: Vec<OptionSource>,
}

#[derive(Deserialize)]
struct OptionSource {
    id: String,
    #[serde(default)]
    exclusief: bool,
}

/// Reads a folder with earlier versions; every mistake comes as `file:line: what is wrong`.
pub fn read(folder: &Path, migrations: &Migrations, today: &Model) -> Result<Vec<Questions>, Vec<String>> {
    let (mut versions, mut mistakes) = (Vec::new(), Vec::new());
    for path in toml_files(folder) {
        let version = text_of(&path).and_then(|text| compile(&stem(&path), &text, migrations, today));
        match version {
            Ok(version) => versions.push(version),
            Err(wrong) => mistakes.extend(wrong),
        }
    }
    for step in &migrations.steps {
        if !toml_files(folder).iter().any(|path| stem(path) == step.from) {
            let file = format!("{EARLIER}/{}.toml", step.from);
            mistakes
                .push(format!("{MIGRATIONS}:1: there is no {file}: model.toml as it was in that version"));
        }
    }
    if mistakes.is_empty() { Ok(versions) } else { Err(mistakes) }
}

fn text_of(path: &Path) -> Result<String, Vec<String>> {
    fs::read_to_string(path).map_err(|error| vec![format!("{}: {error}", path.display())])
}

/// What could be answered in the version with this name.
pub fn compile(
    name: &str,
    text: &str,
    migrations: &Migrations,
    today: &Model,
) -> Result<Questions, Vec<String>> {
    let file = format!("{EARLIER}/{name}.toml");
    let source: Source = parse(&file, text)?;
    let mut mistakes = Vec::new();
    let mut wrong = |at: &Spanned<String>, what: String| {
        mistakes.push(format!("{file}:{}: {what}", line(text, at.span())));
    };
    if *source.meta.id.get_ref() != today.asked.id {
        wrong(&source.meta.id, format!("the questionnaire is called {:?}", today.asked.id));
    }
    if source.meta.versie.get_ref() != name {
        wrong(&source.meta.versie, format!("the name of the file says {name}"));
    }
    let steps = match migrations.steps.iter().position(|step| step.from == name) {
        Some(first) => &migrations.steps[first..],
        None => {
            wrong(&source.meta.versie, format!("no step in {MIGRATIONS} begins at {name}"));
            &[]
        }
    };
    // Decisions that were kept name their category for good.
    for id in source.categorieen.keys() {
        if !today.categories.iter().any(|category| category.id == *id.get_ref()) {
            wrong(
                id,
                format!("the category {:?} is gone, and decisions that were kept name it", id.get_ref()),
            );
        }
    }
    for question in &source.vraag {
        let leads_to = followed(question.id.get_ref(), steps);
        if leads_to.is_some_and(|id| !today.asked.questions.iter().any(|asked| asked.id == id)) {
            let said = format!("{:?} is gone: a step in {MIGRATIONS} says so", question.id.get_ref());
            wrong(&question.id, said);
        }
        // As many as the compact form of an answer has bits for.
        if question.opties.len() > 16 {
            wrong(&question.id, "a question has at most 16 options".into());
        }
    }
    if !mistakes.is_empty() {
        return Err(mistakes);
    }
    let questions = source.vraag.iter().map(|question| question.compiled(&source.hulpvraag.vraag)).collect();
    Ok(Questions {
        id: source.meta.id.into_inner(),
        version: source.meta.versie.into_inner(),
        questions,
        facts: Vec::new(),
    })
}

impl QuestionSource {
    fn compiled(&self, asks_for_help: &str) -> Question {
        let allows =
            |code: &str| self.onbekend.as_ref().is_none_or(|codes| codes.iter().any(|known| known == code));
        let choice = |option: &OptionSource| Choice {
            id: option.id.clone(),
            text: String::new(),
            points: 0,
            exclusive: option.exclusief,
            pictogram: None,
            strength: None,
        };
        Question {
            id: self.id.get_ref().clone(),
            domain: None,
            many: self.soort.as_deref() == Some("meer"),
            may_be_empty: self.id.get_ref() == asks_for_help,
            proxy: false,
            shown_when: None,
            text: String::new(),
            help: None,
            why: String::new(),
            more: String::new(),
            pictogram: String::new(),
            options: self.opties.iter().map(choice).collect(),
            allows_dont_know: allows("weet_niet"),
            allows_refuse: allows("wil_niet"),
        }
    }
}
