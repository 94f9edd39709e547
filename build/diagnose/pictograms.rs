//! `pictograms.toml`: the name of a question's pictogram in the model becomes that of a drawing, and options get theirs.

use std::collections::BTreeMap;

use serde::Deserialize;
use toml::Spanned;

use super::{PICTOGRAMS, line, model::Model, parse};

type Drawings = BTreeMap<Spanned<String>, Spanned<String>>;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct PictogramsSource {
    vraag: Drawings,
    antwoord: BTreeMap<Spanned<String>, Drawings>,
    #[serde(rename = "onbekend")]
    _unknown: Drawings,
    /// The practice question names its drawings itself.
    #[serde(rename = "oefenen")]
    _practice: BTreeMap<String, String>,
}

/// Gives every question its drawing, and the options of a question all of them or none.
pub(super) fn draw(model: &mut Model, text: &str) -> Result<(), Vec<String>> {
    let source: PictogramsSource = parse(PICTOGRAMS, text)?;
    let mut mistakes = Vec::new();
    let mut wrong = |at: &Spanned<String>, what: &str| {
        mistakes.push(format!("{PICTOGRAMS}:{}: {:?} {what}", line(text, at.span()), at.get_ref()));
    };
    let questions = &mut model.asked.questions;
    for name in source.vraag.keys() {
        if !questions.iter().any(|question| question.pictogram == *name.get_ref()) {
            wrong(name, "is the pictogram of no question");
        }
    }
    for (id, options) in &source.antwoord {
        let Some(question) = questions.iter_mut().find(|question| question.id == *id.get_ref()) else {
            wrong(id, "is no question");
            continue;
        };
        for option in options.keys() {
            if !question.options.iter().any(|known| known.id == *option.get_ref()) {
                wrong(option, "is no option of this question");
            }
        }
        for option in &mut question.options {
            match options.iter().find(|(name, _)| *name.get_ref() == option.id) {
                Some((_, drawing)) => option.pictogram = Some(drawing.get_ref().clone()),
                None => wrong(id, &format!("has a pictogram for some options and none for {:?}", option.id)),
            }
        }
    }
    for question in questions {
        match source.vraag.iter().find(|(name, _)| *name.get_ref() == question.pictogram) {
            Some((_, drawing)) => question.pictogram = drawing.get_ref().clone(),
            None => mistakes.push(format!(
                "{PICTOGRAMS}:1: {:?}, the pictogram of question {:?}, is missing",
                question.pictogram, question.id
            )),
        }
    }
    if mistakes.is_empty() { Ok(()) } else { Err(mistakes) }
}
