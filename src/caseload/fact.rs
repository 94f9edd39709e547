//! What became of somebody: a few dates and a few words from lists, enough for the figures and no client system.

use serde::{Deserialize, Serialize};

use crate::{calendar::Day, dossier::Label};

/// Something that happened, with its days. A later entry about the same fact takes its place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub enum Fact {
    /// Guidance that somebody started.
    Traject {
        /// What the municipality calls it.
        name: Label,
        /// Whether it aims at taking part rather than at work.
        participation: bool,
        /// First day.
        start: Day,
        /// How it ended, once it has.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        end: Option<Ended>,
    },
    /// Ontheffing of the duty to work (art. 9 and 9a Participatiewet): always for a time, often for a part.
    Exemption {
        /// First day.
        from: Day,
        /// Last day.
        until: Day,
        /// For some duties or hours only.
        partial: bool,
        /// Whether an expert from outside judged it.
        by_expert: bool,
    },
    /// The intake is going on.
    Intake {
        /// First day.
        from: Day,
        /// The day on which it was done.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        done: Option<Day>,
    },
    /// A medical, psychological or labour expert was asked.
    Examination {
        /// The day on which it was asked.
        ordered: Day,
        /// The day on which the advice came.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        done: Option<Day>,
    },
    /// Somebody left benefit.
    Outflow {
        /// First day without benefit.
        on: Day,
        /// For what.
        to: Onward,
        /// Whether it lasted six months; unknown until then.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        lasted: Option<bool>,
    },
    /// How somebody takes part, 1 to 5 as the policy papers number it: volunteer, mantelzorg, another activity,
    /// temporarily not possible, on to re-integratie after a new diagnose.
    Participation {
        /// 1 to 5.
        form: u8,
        /// First day.
        from: Day,
        /// The organisation they were referred to.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        partner: Option<Label>,
        /// The day on which an activity began.
        #[serde(default, skip_serializing_if = "Option::is_none")]
        active: Option<Day>,
    },
    /// A talk with somebody in participatie.
    Talk {
        /// The day.
        on: Day,
        /// Face to face.
        in_person: bool,
    },
}

/// The end of a traject.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Ended {
    /// Last day.
    pub on: Day,
    /// How.
    pub how: Ending,
}

/// How a traject ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Ending {
    /// It did what it was for.
    Finished,
    /// Before its end, and nobody is to blame: illness, a move.
    Blameless,
    /// Before its end, by the person's own doing.
    Culpable,
}

/// Where outflow goes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Onward {
    /// Paid work.
    Work,
    /// Education.
    Education,
    /// A business of their own.
    Business,
    /// Anything else: a partner's income, a move, AOW.
    Other,
}

impl Fact {
    /// The day it began.
    pub const fn start(&self) -> Day {
        match self {
            Fact::Traject { start, .. } => *start,
            Fact::Exemption { from, .. } | Fact::Intake { from, .. } | Fact::Participation { from, .. } => {
                *from
            }
            Fact::Examination { ordered, .. } => *ordered,
            Fact::Outflow { on, .. } | Fact::Talk { on, .. } => *on,
        }
    }

    /// The day it ended, once it has.
    pub fn end(&self) -> Option<Day> {
        match self {
            Fact::Traject { end, .. } => end.as_ref().map(|end| end.on),
            Fact::Exemption { until, .. } => Some(*until),
            Fact::Intake { done, .. } | Fact::Examination { done, .. } => *done,
            Fact::Participation { .. } => None,
            Fact::Outflow { on, .. } | Fact::Talk { on, .. } => Some(*on),
        }
    }

    /// What is wrong with it: an end before its beginning, or a form that does not exist.
    pub fn problem(&self) -> Option<&'static str> {
        if self.end().is_some_and(|end| end < self.start()) {
            return Some("ends before it begins");
        }
        match self {
            Fact::Participation { form, .. } if !(1..=5).contains(form) => Some("the form is 1 to 5"),
            Fact::Participation { from, active: Some(active), .. } if active < from => {
                Some("the activity begins before it")
            }
            _ => None,
        }
    }

    /// Whether it goes on at the end of this day.
    pub fn is_running(&self, on: Day) -> bool {
        match self {
            Fact::Exemption { .. } => self.start() <= on && self.end().is_none_or(|end| on <= end),
            Fact::Talk { .. } | Fact::Outflow { .. } => false,
            _ => self.start() <= on && self.end().is_none_or(|end| on < end),
        }
    }
}
