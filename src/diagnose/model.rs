//! The questionnaire as data: questions, weights, caps, rules, advice. `build/diagnose.rs` makes it from
//! `data/diagnose/model.toml`, with every name resolved to a place in a list; nothing here knows what is asked.

use std::ops::Deref;

use serde::{Deserialize, Serialize};

/// Place of a question in [`Questions::questions`].
pub type QuestionIndex = u8;

/// What is asked: all that the screen with a question needs.
#[derive(Debug, Serialize, Deserialize)]
pub struct Questions {
    /// Name of the questionnaire, in every dossier.
    pub id: String,
    /// Version of the questionnaire, in every dossier.
    pub version: String,
    /// In the order of the screen; a question depends on earlier ones only.
    pub questions: Vec<Question>,
    /// Named conditions; a fact depends on earlier ones only.
    pub facts: Vec<Fact>,
}

/// A whole questionnaire: what is asked, and what the answers come to.
#[derive(Debug, Serialize, Deserialize)]
pub struct Model {
    /// What is asked.
    pub asked: Questions,
    /// Most unknown answers among scoring questions with which a category is still given.
    pub most_unknown: u8,
    /// Domains that can give points, in order.
    pub domains: Vec<Domain>,
    /// Most points of all questions marked [`Question::proxy`] together, and why.
    pub proxy_cap: Cap,
    /// Most points of a domain, sometimes under a condition, applied in this order.
    pub domain_caps: Vec<DomainCap>,
    /// From near to far, without gaps, from 0 points.
    pub bands: Vec<Band>,
    /// Rules that push the band up to at least theirs.
    pub floors: Vec<BandRule>,
    /// Rules that push the band down to at most theirs.
    pub ceilings: Vec<BandRule>,
    /// Borders between bands, around which there is doubt.
    pub borders: Vec<Border>,
    /// All categories in order.
    pub categories: Vec<Category>,
    /// Where the category of the last band becomes another.
    pub no_participation: CategoryRule,
    /// Where a category goes before the points.
    pub indication: CategoryRule,
    /// Category when too little is known.
    pub category_unknown: u8,
    /// Fact that raises medical doubt.
    pub medical: u8,
    /// Fact that raises doubt on an indication.
    pub indication_possible: u8,
    /// Domain that decides between medical advice and trying out, for doubt at the last border.
    pub doubt_24_domain: u8,
    /// From this many points in that domain (after caps) the doubt is medical.
    pub doubt_24_points: u8,
    /// First that holds is the advice.
    pub advice: Vec<Advice>,
    /// First that holds is the step.
    pub ladder: Vec<LadderStep>,
    /// All that hold are signals.
    pub signals: Vec<Signal>,
    /// All that hold are contradictions.
    pub contradictions: Vec<Contradiction>,
    /// All that hold are routes.
    pub routes: Vec<Route>,
    /// Texts by doubt reason, in the order of [`DoubtReason`].
    pub doubt_texts: Vec<DoubtText>,
}

impl Deref for Model {
    type Target = Questions;

    fn deref(&self) -> &Questions {
        &self.asked
    }
}

/// One question on the screen.
#[derive(Debug, Serialize, Deserialize)]
pub struct Question {
    /// Name in the exchange format.
    pub id: String,
    /// Place in [`Model::domains`], or `None` where the answer never gives points.
    pub domain: Option<u8>,
    /// Whether more options can be chosen.
    pub many: bool,
    /// Whether choosing nothing is an answer.
    pub may_be_empty: bool,
    /// Whether its points fall under [`Model::proxy_cap`].
    pub proxy: bool,
    /// Shown when this holds; `None` is always.
    pub shown_when: Option<Condition>,
    /// The question.
    pub text: String,
    /// A line below it.
    pub help: Option<String>,
    /// Why we ask.
    pub why: String,
    /// What the question means, with an example.
    pub more: String,
    /// Its pictogram: the name of a drawing in the sprite.
    pub pictogram: String,
    /// The answers to choose from.
    pub options: Vec<Choice>,
    /// Whether "I don't know" is an answer.
    pub allows_dont_know: bool,
    /// Whether "I'd rather not say" is an answer.
    pub allows_refuse: bool,
}

impl Question {
    /// Whether any option gives points.
    pub fn scores(&self) -> bool {
        self.worst() > 0
    }

    /// Most points that one option gives.
    pub fn worst(&self) -> u8 {
        self.options.iter().map(|option| option.points).max().unwrap_or(0)
    }
}

/// One answer to choose.
#[derive(Debug, Serialize, Deserialize)]
pub struct Choice {
    /// Name in the exchange format.
    pub id: String,
    /// What it says.
    pub text: String,
    /// Points towards distance from work.
    pub points: u8,
    /// Whether it excludes all others.
    pub exclusive: bool,
    /// Its pictogram, where one helps; then all options of the question have one.
    pub pictogram: Option<String>,
    /// What goes well when this is chosen, as a sentence for the resident.
    pub strength: Option<String>,
}

/// When something holds.
#[derive(Debug, PartialEq, Serialize, Deserialize)]
pub enum Condition {
    /// The answer is one of these, or one of the chosen options is.
    Answer(QuestionIndex, Vec<Code>),
    /// A named fact holds.
    Fact(u8),
    /// All hold.
    All(Vec<Condition>),
    /// At least one holds.
    Any(Vec<Condition>),
    /// None holds.
    None(Vec<Condition>),
    /// The category is one of these. Only for advice.
    Category(Vec<u8>),
    /// The doubt at the last border is this. Only for advice.
    Doubt24(Doubt24),
}

/// An answer as a condition names it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Code {
    /// Place in [`Question::options`].
    Option(u8),
    /// "I don't know".
    DontKnow,
    /// "I'd rather not say".
    Refused,
}

/// What doubt at the last border leads to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Doubt24 {
    /// Let an expert judge.
    Medical,
    /// Try it out at a workplace.
    Trial,
}

/// A named condition.
#[derive(Debug, Serialize, Deserialize)]
pub struct Fact {
    /// Its name in the data.
    pub id: String,
    /// When it holds.
    pub when: Condition,
}

/// A part of life that gives points.
#[derive(Debug, Serialize, Deserialize)]
pub struct Domain {
    /// One letter.
    pub id: String,
    /// For people.
    pub name: String,
}

/// A most, and why.
#[derive(Debug, Serialize, Deserialize)]
pub struct Cap {
    /// Most points.
    pub most: u8,
    /// Why, as a sentence.
    pub why: String,
}

/// A most for a domain.
#[derive(Debug, Serialize, Deserialize)]
pub struct DomainCap {
    /// Place in [`Model::domains`].
    pub domain: u8,
    /// Applies when this holds; `None` is always.
    pub when: Option<Condition>,
    /// How much and why.
    pub cap: Cap,
}

/// Upper end of a band in months that has none.
pub const NO_END: u16 = 999;

/// A stretch of points, what it means in months, and its category.
#[derive(Debug, Serialize, Deserialize)]
pub struct Band {
    /// Its name in the data.
    pub id: String,
    /// Months to work, from and to; [`NO_END`] where it has none.
    pub months: (u16, u16),
    /// First point of the band.
    pub from: u16,
    /// Place in [`Model::categories`].
    pub category: u8,
}

/// A rule that moves the band.
#[derive(Debug, Serialize, Deserialize)]
pub struct BandRule {
    /// Place in [`Model::bands`].
    pub band: u8,
    /// When it applies.
    pub when: Condition,
    /// Why, as a sentence.
    pub text: String,
}

/// A border between two bands.
#[derive(Debug, Serialize, Deserialize)]
pub struct Border {
    /// First point of the farther band.
    pub at: u16,
    /// Points on both sides that are in doubt.
    pub margin: u16,
}

/// A category that a consultant can decide on.
#[derive(Debug, Serialize, Deserialize)]
pub struct Category {
    /// `1A` to `3B`, or `onbekend`.
    pub id: String,
    /// Part of the service.
    pub onderdeel: String,
    /// For people.
    pub name: String,
}

/// A rule that leads to a category.
#[derive(Debug, Serialize, Deserialize)]
pub struct CategoryRule {
    /// Place in [`Model::categories`].
    pub category: u8,
    /// When it applies.
    pub when: Condition,
    /// Why, as a sentence.
    pub text: String,
}

/// What to do.
#[derive(Debug, Serialize, Deserialize)]
pub struct Advice {
    /// Its name in the exchange format.
    pub code: String,
    /// When it is given.
    pub when: Condition,
    /// To the resident.
    pub resident: String,
    /// To the consultant.
    pub consultant: String,
}

/// A step of the Participatieladder.
#[derive(Debug, Serialize, Deserialize)]
pub struct LadderStep {
    /// 1 to 6.
    pub step: u8,
    /// When somebody stands on it.
    pub when: Condition,
    /// What it means.
    pub name: String,
}

/// Something to talk about.
#[derive(Debug, Serialize, Deserialize)]
pub struct Signal {
    /// Its name in the exchange format.
    pub id: String,
    /// Part of life.
    pub leefgebied: String,
    /// When it is there.
    pub when: Condition,
    /// The resident asked for it when this option of this question is chosen.
    pub asked: Option<(QuestionIndex, u8)>,
    /// For the consultant.
    pub name: String,
}

/// Answers that don't go together.
#[derive(Debug, Serialize, Deserialize)]
pub struct Contradiction {
    /// Its name in the exchange format.
    pub id: String,
    /// When they clash.
    pub when: Condition,
    /// As a sentence to the resident.
    pub text: String,
}

/// A route of its own.
#[derive(Debug, Serialize, Deserialize)]
pub struct Route {
    /// Its name in the exchange format.
    pub id: String,
    /// When somebody is on it.
    pub when: Condition,
    /// To the resident.
    pub text: String,
}

/// What a reason for doubt means.
#[derive(Debug, Serialize, Deserialize)]
pub struct DoubtText {
    /// To the resident.
    pub resident: String,
    /// To the consultant.
    pub consultant: String,
}
