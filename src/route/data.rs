//! The steps as data: which there are, for whom, and when. `build/route.rs` makes it from `data/route/`, with every
//! name checked; nothing here knows what a step is.

use serde::{Deserialize, Serialize};

/// The step that a doubt about work leads to; it can be made longer once.
pub const LEERWERKTRAJECT: &str = "leerwerktraject";
/// The step that goes before an exemption.
pub const ADVICE: &str = "medisch_advies";
/// The exemption.
pub const EXEMPTION: &str = "ontheffing";
/// The step that goes before the end of an exemption.
pub const EXEMPTION_REVIEW: &str = "ontheffing_beoordelen";
/// Work that ends benefit for a while.
pub const PAUSE: &str = "uitkeringspauze";
/// The first talk in participatie and those after it.
pub const TALKS: [&str; 2] = ["eerste_gesprek", "heronderzoek"];
/// The intake for the right to benefit.
pub const INTAKE: &str = "intake_inkomen";
/// Whether outflow lasted.
pub const OUTFLOW_LASTED: &str = "uitstroom_gelukt";
/// Guidance that begins on a day and ends on another, in one way or another.
pub const TRAJECTEN: [&str; 7] = [
    "leerwerktraject",
    "academie",
    "traject",
    "leerwerkplek",
    "arbeidsontwikkeltraject",
    "proefplaatsing",
    "stage",
];
/// The id of a step that a consultant made.
pub const OWN: &str = "eigen";

/// All of `data/route/`.
#[derive(Debug, Serialize, Deserialize)]
pub struct RouteData {
    /// How long answers are kept after the plan, where a municipality has not set its own.
    pub retention: Term,
    /// Named conditions; one depends on earlier ones only.
    pub facts: Vec<Fact>,
    /// The first that fits is the kind of a plan.
    pub kinds: Vec<Kind>,
    /// In the order of a plan; a step follows an earlier one only.
    pub steps: Vec<Step>,
    /// The options of participatie, in the order of their numbers from 1.
    pub options: Vec<ParticipatieOption>,
    /// Modules of Focus op Werk.
    pub modules: Vec<Module>,
    /// Older orderings of distance to work.
    pub orderings: Vec<Ordering>,
    /// What differs by municipality, in the order of their ids.
    pub gemeenten: Vec<Gemeente>,
}

/// A number of days, weeks, months or years.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Term {
    /// Calendar days.
    Days(u16),
    /// Weeks of seven days.
    Weeks(u16),
    /// Calendar months; to the last day of a shorter one.
    Months(u16),
    /// Calendar years; 29 February becomes 28.
    Years(u16),
}

/// A named condition.
#[derive(Debug, Serialize, Deserialize)]
pub struct Fact {
    /// Its name in the data.
    pub id: String,
    /// True when one of these holds.
    pub when: Vec<Condition>,
}

/// What must hold, all of it; an empty list asks nothing.
#[derive(Debug, Default, Serialize, Deserialize)]
pub struct Condition {
    /// The decided category is one of these.
    pub category: Vec<String>,
    /// One of these facts: places in [`RouteData::facts`].
    pub fact: Vec<u8>,
    /// None of these facts.
    pub without_fact: Vec<u8>,
    /// The outcome has one of these routes.
    pub route: Vec<String>,
    /// The outcome has none of these routes.
    pub without_route: Vec<String>,
    /// One of these doubts remains.
    pub doubt: Vec<DoubtId>,
    /// The advice is one of these.
    pub advice: Vec<String>,
    /// One of these signals is there.
    pub signal: Vec<String>,
    /// None of these answers was given.
    pub without_answer: Vec<AnswerId>,
    /// Whether there is a benefit.
    pub benefit: Option<bool>,
    /// Whether somebody is younger than 27.
    pub under_27: Option<bool>,
}

/// A reason for doubt, as in the exchange format.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum DoubtId {
    /// `grens`.
    Border,
    /// `ontbrekend`.
    Missing,
    /// `medisch`.
    Medical,
    /// `indicatie`.
    Indication,
    /// `tegenstrijdig`.
    Contradiction,
}

/// Places of a question and of one of its options in the questionnaire.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AnswerId {
    /// Place of the question.
    pub question: u8,
    /// Place of the option.
    pub option: u8,
}

/// A kind of plan.
#[derive(Debug, Serialize, Deserialize)]
pub struct Kind {
    /// Its name in a plan.
    pub id: String,
    /// For consultants.
    pub name: String,
    /// A sentence for the resident's letter.
    pub resident: String,
    /// Fits when one of these holds.
    pub when: Vec<Condition>,
    /// Whether the options of participatie are chosen from.
    pub options: bool,
}

/// A step that plans are made of.
#[derive(Debug, Serialize, Deserialize)]
pub struct Step {
    /// Its name in a plan.
    pub id: String,
    /// For consultants.
    pub name: String,
    /// For consultants, a line more.
    pub explanation: Option<String>,
    /// A sentence for the resident's letter.
    pub resident: String,
    /// Planned when one of these holds.
    pub when: Vec<Condition>,
    /// Whether a consultant can add it.
    pub offered: bool,
    /// From when its term counts, and the term.
    pub term: Option<(Anchor, Term)>,
    /// Whether it lasts from there to the end of the term.
    pub lasting: bool,
    /// Whether it lasts no longer than its term, also when a consultant moves it.
    pub at_most: bool,
    /// Again after so long.
    pub again: Option<Again>,
    /// Can be made longer by this, once.
    pub longer: Option<Term>,
    /// Due so long before what it belongs to ends.
    pub before_end: Option<Term>,
    /// Done at the latest on the day of this anchor.
    pub behind: Option<Anchor>,
    /// Whether each decision has its own: what was done for an earlier one does not count.
    pub each_decision: bool,
}

/// How a step comes again.
#[derive(Clone, Copy, Debug, Serialize, Deserialize)]
pub struct Again {
    /// Time between two.
    pub every: Term,
    /// Whether the rhythm is that of the first, or begins anew each time it was done.
    pub fixed: bool,
    /// No later than so long after the anchor.
    pub at_most: Option<Term>,
}

/// From when a term counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Anchor {
    /// The application for benefit.
    Application,
    /// The diagnosis was completed.
    Diagnosis,
    /// The consultant decided.
    Decision,
    /// A statushouder got a home.
    Housing,
    /// Somebody was handed over to participatie; the decision where no day is known.
    Transfer,
    /// The day on which a consultant adds the step.
    Choice,
    /// Another step: place in [`RouteData::steps`]. The day it was done, or else is due.
    Step(u8),
}

/// One of the options of participatie.
#[derive(Debug, Serialize, Deserialize)]
pub struct ParticipatieOption {
    /// Its name in the data.
    pub id: String,
    /// For consultants.
    pub name: String,
    /// A sentence for the resident's letter.
    pub resident: String,
    /// Place in [`RouteData::steps`] of what it leads to.
    pub step: u8,
    /// Whether a partner organisation helps with it.
    pub refers: bool,
}

/// A module of Focus op Werk.
#[derive(Debug, Serialize, Deserialize)]
pub struct Module {
    /// Its name in the data.
    pub id: String,
    /// For consultants.
    pub name: String,
    /// For consultants: why it is suggested.
    pub why: String,
    /// A sentence for the resident.
    pub resident: String,
    /// Suggested when one of these was answered.
    pub answers: Vec<AnswerId>,
    /// Suggested when one of these signals is there.
    pub signals: Vec<String>,
}

/// An older ordering.
#[derive(Debug, Serialize, Deserialize)]
pub struct Ordering {
    /// Its name in the data.
    pub id: String,
    /// For consultants.
    pub name: String,
    /// What a category is called in it: categories and names.
    pub places: Vec<(String, String)>,
}

/// What differs by municipality.
#[derive(Debug, Serialize, Deserialize)]
pub struct Gemeente {
    /// As in `data/gemeenten/`.
    pub id: String,
    /// How long answers are kept after the plan.
    pub retention: Term,
    /// Places in [`RouteData::orderings`] that are still used.
    pub orderings: Vec<u8>,
    /// Organisations for participatie.
    pub partners: Vec<Partner>,
    /// Steps with other terms: places in [`RouteData::steps`].
    pub terms: Vec<(u8, Terms)>,
}

/// Terms that replace those of a step.
#[derive(Clone, Copy, Debug, Default, Serialize, Deserialize)]
pub struct Terms {
    /// Instead of the term after the anchor.
    pub within: Option<Term>,
    /// Instead of the time between two.
    pub every: Option<Term>,
    /// Instead of how long it is repeated.
    pub at_most: Option<Term>,
    /// Instead of by how much it can be made longer.
    pub longer: Option<Term>,
    /// Instead of how long before the end.
    pub before_end: Option<Term>,
}

/// An organisation that helps people to take part.
#[derive(Debug, Serialize, Deserialize)]
pub struct Partner {
    /// Its name in a plan.
    pub id: String,
    /// For people.
    pub name: String,
    /// How it works.
    pub manner: Manner,
}

/// How a partner organisation works with people.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Manner {
    /// In groups of so many people, from and to.
    Group(u8, u8),
    /// One by one.
    OneByOne,
}
