//! `data/diagnose/gesprek.toml` to what a consultant talks from: nothing missing, nothing left over.

#[path = "../../src/diagnose/conversation.rs"]
mod built;

use std::collections::BTreeMap;

use serde::Deserialize;

use super::model::Model;
pub use built::*;

pub const CONVERSATION: &str = "gesprek.toml";

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Source {
    hoofdstuk: Vec<ChapterSource>,
    twijfel: BTreeMap<String, String>,
    tegenstrijdig: BTreeMap<String, String>,
    gevoelig: Sensitive,
    leefgebied: BTreeMap<String, String>,
    vraag: BTreeMap<String, TalkedSource>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct ChapterSource {
    titel: String,
    vragen: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Sensitive {
    signalen: Vec<String>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct TalkedSource {
    kort: String,
    vraag: String,
}

/// Reads the file; every mistake comes as `file: what is wrong`, or with its line where it is no TOML.
pub fn compile(text: &str, model: &Model, reasons: &[&str]) -> Result<Conversation, Vec<String>> {
    let source: Source = super::parse(CONVERSATION, text)?;
    let mut mistakes = Vec::new();
    let questions: Vec<&str> = model.asked.questions.iter().map(|question| question.id.as_str()).collect();
    let signals: Vec<&str> = model.signals.iter().map(|signal| signal.id.as_str()).collect();
    let clashes: Vec<&str> = model.contradictions.iter().map(|clash| clash.id.as_str()).collect();
    let areas: Vec<&str> = model.signals.iter().map(|signal| signal.leefgebied.as_str()).collect();

    let mut place = |list: &[&str], id: &str, what: &str| {
        let place = list.iter().position(|known| *known == id);
        if place.is_none() {
            mistakes.push(format!("{CONVERSATION}: there is no {what} {id:?}"));
        }
        place.unwrap_or(0) as u8
    };
    let chapters: Vec<Chapter> = source
        .hoofdstuk
        .iter()
        .map(|chapter| Chapter {
            title: chapter.titel.clone(),
            questions: chapter.vragen.iter().map(|id| place(&questions, id, "question")).collect(),
        })
        .collect();
    let sensitive = source.gevoelig.signalen.iter().map(|id| place(&signals, id, "signal")).collect();
    for (at, id) in questions.iter().enumerate() {
        let told =
            chapters.iter().flat_map(|chapter| &chapter.questions).filter(|told| usize::from(**told) == at);
        if told.count() != 1 {
            mistakes.push(format!("{CONVERSATION}: {id} stands in no chapter, or in more than one"));
        }
    }
    let built = Conversation {
        chapters,
        questions: each(&source.vraag, "vraag", &questions, &mut mistakes)
            .into_iter()
            .map(|talked| Talked { short: talked.kort.clone(), ask: talked.vraag.clone() })
            .collect(),
        doubts: each(&source.twijfel, "twijfel", reasons, &mut mistakes).into_iter().cloned().collect(),
        contradictions: each(&source.tegenstrijdig, "tegenstrijdig", &clashes, &mut mistakes)
            .into_iter()
            .cloned()
            .collect(),
        leefgebieden: each(&source.leefgebied, "leefgebied", &areas, &mut mistakes)
            .into_iter()
            .cloned()
            .collect(),
        sensitive,
    };
    if mistakes.is_empty() { Ok(built) } else { Err(mistakes) }
}

/// What the table says of each of these, which are all that it may have.
fn each<'a, T>(
    table: &'a BTreeMap<String, T>,
    name: &str,
    ids: &[&str],
    mistakes: &mut Vec<String>,
) -> Vec<&'a T> {
    for left in table.keys().filter(|key| !ids.contains(&key.as_str())) {
        mistakes.push(format!("{CONVERSATION}: [{name}] has {left}, which the questionnaire has not"));
    }
    let mut found = Vec::new();
    for id in ids {
        match table.get(*id) {
            Some(said) => found.push(said),
            None => mistakes.push(format!("{CONVERSATION}: [{name}] says nothing of {id}")),
        }
    }
    found
}
