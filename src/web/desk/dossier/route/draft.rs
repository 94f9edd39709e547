//! A fact as it is typed, and what is wrong with it.

use leptos::prelude::*;

use super::fields::{Mistake, day, day_or_none, past_day};
use crate::{
    calendar::Day,
    caseload::{Ended, Ending, Fact, Onward, outflow_known_on},
    dossier::Label,
    web::{format, texts::route as text},
};

/// What the form keeps, and what the consultant reads.
type Choice = (&'static str, fn() -> &'static str);

/// How guidance ends.
pub(super) const ENDINGS: [Choice; 3] = [
    ("finished", text::fact_ending_finished),
    ("blameless", text::fact_ending_blameless),
    ("culpable", text::fact_ending_culpable),
];
/// Where outflow goes.
pub(super) const ONWARD: [Choice; 4] = [
    ("work", text::fact_onward_work),
    ("education", text::fact_onward_education),
    ("business", text::fact_onward_business),
    ("other", text::fact_onward_other),
];
/// Kinds of facts.
pub(super) const KINDS: [Choice; 7] = [
    ("intake", text::fact_intake),
    ("traject", text::fact_traject),
    ("examination", text::fact_examination),
    ("exemption", text::fact_exemption),
    ("talk", text::fact_talk),
    ("participation", text::fact_participation),
    ("outflow", text::fact_outflow),
];

/// The ending under a key of [`ENDINGS`].
pub(super) fn ending(key: &str) -> Option<Ending> {
    Some(match key {
        "finished" => Ending::Finished,
        "blameless" => Ending::Blameless,
        "culpable" => Ending::Culpable,
        _ => return None,
    })
}

const fn ending_key(how: Ending) -> &'static str {
    match how {
        Ending::Finished => "finished",
        Ending::Blameless => "blameless",
        Ending::Culpable => "culpable",
    }
}

pub(super) const fn onward_key(to: Onward) -> &'static str {
    match to {
        Onward::Work => "work",
        Onward::Education => "education",
        Onward::Business => "business",
        Onward::Other => "other",
    }
}

/// What a consultant calls something of a list of keys.
pub(super) fn words(list: &[Choice], key: &str) -> &'static str {
    list.iter().find(|(known, _)| *known == key).map_or("", |(_, words)| words())
}

/// What an ending is called.
pub(super) fn ending_words(how: Ending) -> &'static str {
    words(&ENDINGS, ending_key(how))
}

/// A fact as it is typed.
#[derive(Clone, Copy)]
pub(super) struct Draft {
    /// A key of [`KINDS`]; empty until it is chosen.
    pub kind: RwSignal<String>,
    pub name: RwSignal<String>,
    pub first: RwSignal<String>,
    pub last: RwSignal<String>,
    /// A key of [`ENDINGS`] or [`ONWARD`], the number of a form, or empty.
    pub choice: RwSignal<String>,
    pub partner: RwSignal<String>,
    /// `yes`, `no`, or empty where nobody knows.
    pub lasted: RwSignal<String>,
    /// Partial, face to face, or aimed at taking part.
    pub ticked: RwSignal<bool>,
    pub by_expert: RwSignal<bool>,
    pub ends_plan: RwSignal<bool>,
}

impl Draft {
    /// Nothing yet; days are today where that is likely.
    pub(super) fn new(today: Day) -> Draft {
        let typed = |text: &str| RwSignal::new(String::from(text));
        Draft {
            kind: typed(""),
            name: typed(""),
            first: typed(&today.to_string()),
            last: typed(""),
            choice: typed(""),
            partner: typed(""),
            lasted: typed(""),
            ticked: RwSignal::new(false),
            by_expert: RwSignal::new(false),
            ends_plan: RwSignal::new(false),
        }
    }

    /// Another kind is chosen: what was typed for the one before goes.
    pub(super) fn begin(self, kind: &str, today: Day) {
        self.kind.set(kind.into());
        self.first.set(today.to_string());
        for field in [self.name, self.last, self.choice, self.partner, self.lasted] {
            field.set(String::new());
        }
        self.ticked.set(kind == "talk");
        self.by_expert.set(false);
        self.ends_plan.set(kind == "outflow");
    }

    /// What was recorded, to be changed.
    pub(super) fn of(fact: &Fact, today: Day) -> Draft {
        let draft = Draft::new(today);
        let or_empty = |day: Option<Day>| day.map(|day| day.to_string()).unwrap_or_default();
        draft.begin(kind_of(fact), today);
        draft.first.set(fact.start().to_string());
        draft.ends_plan.set(false);
        match fact {
            Fact::Traject { name, participation, end, .. } => {
                draft.name.set(name.as_str().into());
                draft.ticked.set(*participation);
                draft.last.set(or_empty(end.as_ref().map(|end| end.on)));
                draft.choice.set(end.as_ref().map_or("", |end| ending_key(end.how)).into());
            }
            Fact::Exemption { until, partial, by_expert, .. } => {
                draft.last.set(until.to_string());
                draft.ticked.set(*partial);
                draft.by_expert.set(*by_expert);
            }
            Fact::Intake { done, .. } | Fact::Examination { done, .. } => draft.last.set(or_empty(*done)),
            Fact::Outflow { to, lasted, .. } => {
                draft.choice.set(onward_key(*to).into());
                draft.lasted.set(lasted.map_or("", |lasted| if lasted { "yes" } else { "no" }).into());
            }
            Fact::Participation { form, partner, active, .. } => {
                draft.choice.set(form.to_string());
                draft.partner.set(partner.as_ref().map_or("", |partner| partner.as_str()).into());
                draft.last.set(or_empty(*active));
            }
            Fact::Talk { in_person, .. } => draft.ticked.set(*in_person),
        }
        draft
    }

    /// The fact, when every field is right.
    ///
    /// # Errors
    /// What is wrong, at which field: `first`, `last`, `name`, `choice`, `lasted` or `partner`.
    pub(super) fn fact(self, today: Day) -> Result<Fact, Vec<Mistake>> {
        let mut wrong = Vec::new();
        let found = self.read(today, &mut wrong).filter(|_| wrong.is_empty());
        let found = found.filter(|fact| {
            let problem = fact.problem().map(|_| match fact {
                Fact::Participation { .. } => text::fact_active_before(),
                _ => text::wrong_ends_before(),
            });
            wrong.extend(problem.map(|problem| ("last", problem.to_string())));
            problem.is_none()
        });
        found.ok_or(wrong)
    }

    fn read(self, today: Day, wrong: &mut Vec<Mistake>) -> Option<Fact> {
        fn at<T>(wrong: &mut Vec<Mistake>, field: &'static str, found: Result<T, String>) -> Option<T> {
            found.map_err(|text| wrong.push((field, text))).ok()
        }
        let (first, last, choice) = (self.first.get(), self.last.get(), self.choice.get());
        let been = |typed: &str| match day_or_none(typed) {
            Ok(Some(day)) if day > today => Err(text::wrong_future().to_string()),
            other => other,
        };
        let choose = || text::wrong_choose().to_string();
        let kind = self.kind.get();
        // What began has been; an exemption may begin later.
        let start = match kind.as_str() {
            "exemption" => at(wrong, "first", day(&first)),
            _ => at(wrong, "first", past_day(&first, today)),
        };
        match kind.as_str() {
            "intake" => {
                let done = at(wrong, "last", been(&last));
                Some(Fact::Intake { from: start?, done: done? })
            }
            "examination" => {
                let done = at(wrong, "last", been(&last));
                Some(Fact::Examination { ordered: start?, done: done? })
            }
            "exemption" => {
                let until = at(wrong, "last", day(&last));
                let (partial, by_expert) = (self.ticked.get(), self.by_expert.get());
                Some(Fact::Exemption { from: start?, until: until?, partial, by_expert })
            }
            "talk" => Some(Fact::Talk { on: start?, in_person: self.ticked.get() }),
            "traject" => {
                let name = at(wrong, "name", label(&self.name.read()));
                let end = match ending(&choice) {
                    None => None,
                    Some(how) => Some(Ended { on: at(wrong, "last", past_day(&last, today))?, how }),
                };
                Some(Fact::Traject { name: name?, participation: self.ticked.get(), start: start?, end })
            }
            "participation" => {
                let form = choice.parse().map_err(|_| choose());
                let form = at(wrong, "choice", form);
                let active = at(wrong, "last", been(&last));
                let partner = self.partner.read();
                let partner = if partner.trim().is_empty() {
                    Some(None)
                } else {
                    at(wrong, "partner", label(&partner)).map(Some)
                };
                Some(Fact::Participation { form: form?, from: start?, partner: partner?, active: active? })
            }
            "outflow" => {
                let to = match choice.as_str() {
                    "work" => Ok(Onward::Work),
                    "education" => Ok(Onward::Education),
                    "business" => Ok(Onward::Business),
                    "other" => Ok(Onward::Other),
                    _ => Err(choose()),
                };
                let to = at(wrong, "choice", to);
                let known_on = outflow_known_on(start?);
                let lasted = match self.lasted.get().as_str() {
                    // Somebody who came back early did not stay away for six months; the rest has to wait.
                    "yes" if known_on > today => {
                        wrong.push(("lasted", text::fact_lasted_early(format::long_date(known_on))));
                        None
                    }
                    "yes" => Some(true),
                    "no" => Some(false),
                    _ => None,
                };
                Some(Fact::Outflow { on: start?, to: to?, lasted })
            }
            _ => None,
        }
    }
}

/// Text of a consultant that is kept whole, or what is wrong with it.
pub(super) fn label(typed: &str) -> Result<Label, String> {
    if typed.trim().chars().count() > Label::MOST {
        return Err(text::wrong_too_long_name(Label::MOST));
    }
    Label::cleaned(typed).ok_or_else(|| text::wrong_name().to_string())
}

/// The key of [`KINDS`] of a fact.
pub(super) const fn kind_of(fact: &Fact) -> &'static str {
    match fact {
        Fact::Traject { .. } => "traject",
        Fact::Exemption { .. } => "exemption",
        Fact::Intake { .. } => "intake",
        Fact::Examination { .. } => "examination",
        Fact::Outflow { .. } => "outflow",
        Fact::Participation { .. } => "participation",
        Fact::Talk { .. } => "talk",
    }
}
