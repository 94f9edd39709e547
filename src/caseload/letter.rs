//! What is written to the resident after a decision. The sentences themselves are texts: here is which ones, so that the
//! Dutch letter and its translation always say the same.

use super::{entry::Decision, prose::Prose};
use crate::{
    calendar::Day,
    diagnose::{Condition, Outcome, model},
    route::LetterDay,
};

/// A letter: its sections from top to bottom, between salutation and signature.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Letter {
    /// In order.
    pub sections: Vec<Section>,
}

/// Sentences under a heading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Section {
    /// Key of its heading among the texts of a letter; none for the first.
    pub title: Option<&'static str>,
    /// What it says.
    pub said: Vec<Said>,
}

/// One thing that a letter says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Said {
    /// A text of the letter by its key, with what stands in its places.
    Text(&'static str, Vec<(&'static str, Given)>),
    /// A sentence of the questionnaire, in Dutch.
    Sentence(String),
    /// What a consultant typed: never translated.
    Typed(Prose),
    /// A text of the letter by its key, for a day and what happens by, from or until then, in Dutch.
    Step(&'static str, Day, String),
    /// Lines of an address.
    Address(Vec<String>),
}

/// What stands in a place of a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Given {
    /// As it is.
    Plain(String),
    /// From so many months to so many; [`NO_END`](crate::diagnose::NO_END) has no end.
    Months(u16, u16),
}

/// Where a resident finds the municipality.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Office {
    /// Its name.
    pub name: String,
    /// Lines of its address.
    pub address: Vec<String>,
    /// Its telephone number.
    pub phone: String,
    /// Its e-mail address.
    pub email: String,
}

impl Letter {
    /// The letter about a decision. `outcome` is what the answers come to now, `steps` what is planned.
    pub fn about(
        decision: &Decision,
        outcome: &Outcome,
        steps: Vec<(LetterDay, String)>,
        office: &Office,
    ) -> Letter {
        let text = |key| Said::Text(key, Vec::new());
        let filled = |key, name, value| Said::Text(key, vec![(name, Given::Plain(value))]);

        let mut decided = vec![
            text(category_key(&decision.category)),
            filled("decision.code", "category", decision.category.clone()),
        ];
        if let Some((from, to)) = months_of(&decision.category, outcome) {
            decided.push(Said::Text("decision.months", vec![("months", Given::Months(from, to))]));
            decided.push(text("decision.months_estimate"));
        }

        let mut profile = vec![text("profile.questionnaire"), text("profile.person")];
        profile.push(text(match decision.deviates() {
            None => "profile.nothing",
            Some(true) => "profile.deviates",
            Some(false) => "profile.agrees",
        }));
        profile.extend(decision.unseen.then(|| text("profile.unseen")));
        profile.push(text("profile.look"));

        let mut next: Vec<Said> =
            advice_of(&decision.category, outcome).map(Said::Sentence).into_iter().collect();
        next.extend(steps.into_iter().map(|(day, step)| Said::Step(day_key(day), day.day(), step)));

        let mut wrong =
            vec![text("wrong.correct"), text("wrong.again"), text("wrong.objection"), text("wrong.term")];
        if office.address.is_empty() {
            wrong.push(text("wrong.to_gemeente"));
        } else {
            wrong.push(text("wrong.to"));
            let name = Some(office.name.clone()).filter(|name| !name.is_empty());
            wrong.push(Said::Address(name.into_iter().chain(office.address.iter().cloned()).collect()));
        }
        wrong.extend([text("wrong.content"), text("wrong.law"), text("wrong.help")]);

        let given = |value: &String| Some(value.clone()).filter(|value| !value.is_empty());
        let mut contact: Vec<Said> = Vec::new();
        contact.extend(given(&office.phone).map(|phone| filled("contact.phone", "phone", phone)));
        contact.extend(given(&office.email).map(|email| filled("contact.email", "email", email)));
        if contact.is_empty() {
            contact.push(match given(&office.name) {
                Some(name) => filled("contact.gemeente", "gemeente", name),
                None => text("contact.ask"),
            });
        }

        let section = |title, said| Section { title: Some(title), said };
        let mut sections = vec![
            Section { title: None, said: vec![text("letter.lead")] },
            section("decision.title", decided),
            section("reason.title", vec![Said::Typed(decision.reason.clone())]),
            section("profile.title", profile),
        ];
        if !next.is_empty() {
            sections.push(section("next.title", next));
        }
        sections.extend([section("wrong.title", wrong), section("contact.title", contact)]);
        Letter { sections }
    }
}

/// The text about a category, in plain words.
fn category_key(category: &str) -> &'static str {
    match category {
        "1A" => "decision.category_1a",
        "1B" => "decision.category_1b",
        "2A" => "decision.category_2a",
        "2B" => "decision.category_2b",
        "3A" => "decision.category_3a",
        _ => "decision.category_3b",
    }
}

/// The text that says what a day is.
const fn day_key(day: LetterDay) -> &'static str {
    match day {
        LetterDay::By(_) => "next.by",
        LetterDay::From(_) => "next.from",
        LetterDay::Until(_) => "next.until",
    }
}

/// Months to work that go with a category: those of the outcome where it says the same category, else all that the
/// category stands for; none where it stands apart from months.
pub fn months_of(category: &str, outcome: &Outcome) -> Option<(u16, u16)> {
    let model = model();
    let place = model.categories.iter().position(|known| known.id == category)? as u8;
    if place == model.indication.category {
        return None;
    }
    if outcome.category == category {
        return outcome.months;
    }
    // The last band has two categories.
    let of_last = place == model.no_participation.category;
    let last = model.bands.len() - 1;
    let bands =
        model.bands.iter().enumerate().filter(|(at, band)| band.category == place || of_last && *at == last);
    let months: Vec<_> = bands.map(|(_, band)| band.months).collect();
    Some((months.first()?.0, months.last()?.1))
}

/// What the questionnaire tells the resident to expect: its own advice where the decision is what it suggested, else the
/// general one of the category.
fn advice_of(category: &str, outcome: &Outcome) -> Option<String> {
    let model = model();
    let place = model.categories.iter().position(|known| known.id == category)? as u8;
    let found = if outcome.category == category {
        model.advice.iter().find(|advice| advice.code == outcome.advice)
    } else {
        model
            .advice
            .iter()
            .find(|advice| matches!(&advice.when, Condition::Category(list) if list.contains(&place)))
    };
    found.map(|advice| advice.resident.clone())
}
