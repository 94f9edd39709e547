//! A plan for other calendars: iCalendar (RFC 5545).
//!
//! Written here: the crates that write it bring a clock, random ids and a parser along, and this is all of the standard
//! that days without hours need.

use super::{
    plan::{Plan, PlannedStep},
    route,
};
use crate::{
    calendar::Day,
    dossier::{Label, RecordId},
};

/// Most octets of a line, without its end.
const LINE: usize = 75;

/// A plan and to whom it belongs.
#[derive(Clone, Copy, Debug)]
pub struct Case<'a> {
    /// The id of the dossier: with the step it makes the UID, so that a calendar that reads the file again has no step
    /// twice.
    pub id: &'a RecordId,
    /// The plan.
    pub plan: &'a Plan,
    /// Goes before the name of each step, where it may be seen in a calendar. Without it no event says who it is about.
    pub label: Option<&'a Label>,
}

/// The moment of writing, in UTC.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Stamp {
    /// The day.
    pub day: Day,
    /// Seconds since its midnight; a day has 86,400.
    pub seconds: u32,
}

/// The open steps of plans that have a day in a window, both days included, as one iCalendar file: events of whole
/// days that leave people free.
pub fn calendar_file(cases: &[Case], (first, last): (Day, Day), stamp: Stamp) -> String {
    let mut file = File { text: String::new() };
    file.line("BEGIN:VCALENDAR");
    file.line("VERSION:2.0");
    file.line("PRODID:-//Opstap//Route//NL");
    file.line("CALSCALE:GREGORIAN");
    file.line("METHOD:PUBLISH");
    for case in cases {
        for step in case.plan.within(first, last) {
            event(&mut file, case, &step, stamp);
        }
    }
    file.line("END:VCALENDAR");
    file.text
}

fn event(file: &mut File, case: &Case, step: &PlannedStep, stamp: Stamp) {
    let seconds = stamp.seconds.min(24 * 60 * 60 - 1);
    let time = format!("{:02}{:02}{:02}", seconds / 3600, seconds / 60 % 60, seconds % 60);
    let summary = match case.label {
        Some(label) => format!("{label}: {}", step.shown_name()),
        None => step.shown_name().to_string(),
    };
    file.line("BEGIN:VEVENT");
    file.line(&format!("UID:{}-{}-{}@opstap", case.id, step.id, step.number));
    file.line(&format!("DTSTAMP:{}T{time}Z", digits(stamp.day)));
    file.line(&format!("DTSTART;VALUE=DATE:{}", digits(step.from.unwrap_or(step.due))));
    // The day after the last one: DTEND is not included.
    file.line(&format!("DTEND;VALUE=DATE:{}", digits(step.due.after())));
    file.line(&format!("SUMMARY:{}", escaped(&summary)));
    file.line("TRANSP:TRANSPARENT");
    file.line("END:VEVENT");
}

impl PlannedStep {
    /// What consultants call it: its name in the data, or that of their own; its id where this version has no such
    /// step.
    pub fn shown_name(&self) -> &str {
        match &self.name {
            Some(name) => name.as_str(),
            None => route().step(self.id.as_str()).map_or(self.id.as_str(), |step| &step.name),
        }
    }
}

/// A day as `20260701`.
fn digits(day: Day) -> String {
    format!("{:04}{:02}{:02}", day.year(), day.month(), day.day())
}

/// TEXT of RFC 5545 3.3.11; other controls have no place in it.
fn escaped(text: &str) -> String {
    let mut escaped = String::with_capacity(text.len());
    for character in text.chars() {
        match character {
            '\\' | ';' | ',' => escaped.extend(['\\', character]),
            '\n' => escaped.push_str("\\n"),
            control if control.is_control() => {}
            other => escaped.push(other),
        }
    }
    escaped
}

struct File {
    text: String,
}

impl File {
    /// Adds a line, folded where it is too long, never within a character.
    fn line(&mut self, line: &str) {
        let mut octets = 0;
        for character in line.chars() {
            if octets + character.len_utf8() > LINE {
                self.text.push_str("\r\n ");
                octets = 1;
            }
            self.text.push(character);
            octets += character.len_utf8();
        }
        self.text.push_str("\r\n");
    }
}
