//! A plan as it is kept: its own dates, and the ids of steps, never their places in the data.

use std::fmt;

use serde::{
    Deserialize, Deserializer, Serialize,
    de::{self, SeqAccess, Visitor},
};

use super::data::{Anchor, OWN, Term};
use crate::{
    calendar::Day,
    dossier::{Code, Label},
};

/// The version of a plan that is written.
pub const VERSION: u32 = 1;
/// Most steps of a plan.
pub const MAX_STEPS: usize = 200;
/// Most bytes of a plan as JSON.
pub const MAX_JSON: usize = 128 * 1024;
/// The years in which every day of a plan lies, both included.
const YEARS: std::ops::RangeInclusive<i32> = 2000..=2100;

/// Steps with dates after a decision. A plan that is read obeys the same rules as one that is made.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "Unchecked")]
pub struct Plan {
    pub(super) version: u32,
    pub(super) kind: Code,
    pub(super) category: Code,
    pub(super) gemeente: Code,
    pub(super) start: Day,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(super) option: Option<Chosen>,
    pub(super) steps: Vec<PlannedStep>,
}

/// The option of participatie that was chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Chosen {
    /// 1 to 5.
    pub number: u8,
    /// The day of the talk.
    pub on: Day,
}

/// One step of a plan. `id` and `number` together name it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct PlannedStep {
    /// Its id in `data/route/`, or [`OWN`].
    pub id: Code,
    /// The how-manieth of this id, from 1.
    pub number: u16,
    /// What a consultant called a step of their own; only there.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub name: Option<Label>,
    /// First day, where it lasts.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub from: Option<Day>,
    /// The day before or on which it is to be done; the last day, where it lasts.
    pub due: Day,
    /// Whether a consultant set its days: it then no longer follows another step.
    #[serde(default, skip_serializing_if = "is_false")]
    pub moved: bool,
    /// Whether it was made longer.
    #[serde(default, skip_serializing_if = "is_false")]
    pub lengthened: bool,
    /// The day on which it was done.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub done: Option<Day>,
    /// Whether it is left out.
    #[serde(default, skip_serializing_if = "is_false")]
    pub dropped: bool,
    /// No repetition is later than this.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub until: Option<Day>,
    /// The partner organisation, by its id in `data/route/gemeenten/`.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub partner: Option<Code>,
}

#[expect(clippy::trivially_copy_pass_by_ref, reason = "serde passes references")]
fn is_false(value: &bool) -> bool {
    !value
}

/// Why something is not a plan.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum PlanError {
    /// Nothing of it was looked at.
    #[error("too large: at most {} kB", MAX_JSON / 1024)]
    TooLarge,
    /// A later version.
    #[error("version {found} of a plan is newer than this program")]
    NewerVersion {
        /// Its version.
        found: u32,
    },
    /// No kind of plan is for this category.
    #[error("there is no plan for category {category:?}")]
    Category {
        /// What was decided.
        category: String,
    },
    /// A field is missing, unknown, twice there, or wrong.
    #[error("{path}: {problem}")]
    Invalid {
        /// Such as `steps[3].due`; `.` for the whole.
        path: String,
        /// What is wrong.
        problem: String,
    },
}

impl Plan {
    /// Reads a plan and checks all of it.
    ///
    /// # Errors
    /// As [`PlanError`] says, with the path of the first wrong field.
    pub fn from_json(json: &[u8]) -> Result<Plan, PlanError> {
        if json.len() > MAX_JSON {
            return Err(PlanError::TooLarge);
        }
        let mut reader = serde_json::Deserializer::from_slice(json);
        let read: Unchecked = serde_path_to_error::deserialize(&mut reader)
            .map_err(|error| invalid(error.path().to_string(), error.into_inner().to_string()))?;
        reader.end().map_err(|error| invalid(".", error.to_string()))?;
        Plan::try_from(read)
    }

    /// The plan as [`Plan::from_json`] reads it.
    pub fn to_json(&self) -> String {
        serde_json::to_string(self).expect("a plan has no map and no float that JSON lacks")
    }

    /// Its kind: an id of `data/route/`.
    pub fn kind(&self) -> &str {
        self.kind.as_str()
    }

    /// The category that was decided on.
    pub fn category(&self) -> &str {
        self.category.as_str()
    }

    /// The municipality whose terms it has.
    pub fn gemeente(&self) -> &str {
        self.gemeente.as_str()
    }

    /// The day of the decision.
    pub fn start(&self) -> Day {
        self.start
    }

    /// The option of participatie, once it was chosen.
    pub fn option(&self) -> Option<Chosen> {
        self.option
    }

    /// All steps, also what is done or left out, in the order in which they came into the plan.
    pub fn steps(&self) -> &[PlannedStep] {
        &self.steps
    }

    /// The step with this id and number.
    pub fn step(&self, id: &str, number: u16) -> Option<&PlannedStep> {
        self.steps.iter().find(|step| step.is(id, number))
    }

    /// From when a step's term counts, and the term, as its municipality has it; `None` for one whose days a consultant
    /// set, that came again, or that has no term.
    pub fn term_of(&self, step: &PlannedStep) -> Option<(Anchor, Term)> {
        let local = self.local();
        let known = local.route.step(step.id.as_str()).filter(|_| !step.moved && step.number == 1)?;
        local.term(known)
    }

    /// By how much a step can be made longer; `None` where it can't be, or was.
    pub fn longer_of(&self, step: &PlannedStep) -> Option<Term> {
        let local = self.local();
        let known = local.route.step(step.id.as_str()).filter(|_| step.is_open() && !step.lengthened)?;
        local.longer(known)
    }

    /// Whether a step comes again once it is done.
    pub fn is_repeated(&self, step: &PlannedStep) -> bool {
        self.repeats(step.id.as_str()).is_some()
    }

    /// What the types don't say.
    pub(super) fn check(&self) -> Result<(), PlanError> {
        if self.version > VERSION {
            return Err(PlanError::NewerVersion { found: self.version });
        }
        if self.version < VERSION {
            return Err(invalid("version", "there is no version 0"));
        }
        if self.steps.len() > MAX_STEPS {
            return Err(invalid("steps", TOO_MANY));
        }
        in_range(self.start, "start")?;
        if let Some(Chosen { number, on }) = self.option {
            in_range(on, "option.on")?;
            if !(1..=5).contains(&number) {
                return Err(invalid("option.number", "is 1 to 5"));
            }
        }
        for (place, step) in self.steps.iter().enumerate() {
            let wrong = |field: &str, problem: &str| invalid(format!("steps[{place}]{field}"), problem);
            let days = [
                (".from", step.from),
                (".due", Some(step.due)),
                (".done", step.done),
                (".until", step.until),
            ];
            for (field, day) in days {
                if let Some(day) = day {
                    in_range(day, field).map_err(|_| wrong(field, OUT_OF_RANGE))?;
                }
            }
            if step.number == 0 {
                return Err(wrong(".number", "counts from 1"));
            }
            if self.steps[..place].iter().any(|before| before.is(step.id.as_str(), step.number)) {
                return Err(wrong("", "stands there twice: a step has one id and number"));
            }
            if step.from.is_some_and(|from| from > step.due) {
                return Err(wrong(".from", "is later than its end"));
            }
            if step.name.is_some() != (step.id.as_str() == OWN) {
                return Err(wrong(".name", "is of a step that a consultant made, and of no other"));
            }
            if step.done.is_some() && step.dropped {
                return Err(wrong(".dropped", "a step that is done is not left out"));
            }
        }
        Ok(())
    }
}

impl PlannedStep {
    /// Whether it is still to be done.
    pub fn is_open(&self) -> bool {
        self.done.is_none() && !self.dropped
    }

    /// Whether it has this id and number.
    pub fn is(&self, id: &str, number: u16) -> bool {
        self.number == number && self.id.as_str() == id
    }

    /// The day from which what follows counts: when it was done, or else is due.
    pub(super) fn base(&self) -> Day {
        self.done.unwrap_or(self.due)
    }
}

const TOO_MANY: &str = "a plan has at most 200 steps";
const OUT_OF_RANGE: &str = "a plan has days from 2000 to 2100";

fn in_range(day: Day, path: &str) -> Result<(), PlanError> {
    if YEARS.contains(&day.year()) { Ok(()) } else { Err(invalid(path, OUT_OF_RANGE)) }
}

pub(super) fn invalid(path: impl Into<String>, problem: impl Into<String>) -> PlanError {
    PlanError::Invalid { path: path.into(), problem: problem.into() }
}

/// The fields of a plan that were read, and not looked at together yet.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Unchecked {
    version: u32,
    kind: Code,
    category: Code,
    gemeente: Code,
    start: Day,
    #[serde(default)]
    option: Option<Chosen>,
    #[serde(deserialize_with = "few")]
    steps: Vec<PlannedStep>,
}

impl TryFrom<Unchecked> for Plan {
    type Error = PlanError;

    fn try_from(read: Unchecked) -> Result<Plan, PlanError> {
        let Unchecked { version, kind, category, gemeente, start, option, steps } = read;
        let plan = Plan { version, kind, category, gemeente, start, option, steps };
        plan.check().map(|()| plan)
    }
}

/// No more steps than a plan has: the rest is not even read.
fn few<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<PlannedStep>, D::Error> {
    struct Few;
    impl<'de> Visitor<'de> for Few {
        type Value = Vec<PlannedStep>;

        fn expecting(&self, f: &mut fmt::Formatter) -> fmt::Result {
            f.write_str("a list of steps")
        }

        fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Self::Value, A::Error> {
            let mut steps = Vec::new();
            while let Some(step) = list.next_element()? {
                if steps.len() == MAX_STEPS {
                    return Err(de::Error::custom(TOO_MANY));
                }
                steps.push(step);
            }
            Ok(steps)
        }
    }
    deserializer.deserialize_seq(Few)
}
