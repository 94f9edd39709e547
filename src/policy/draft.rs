//! The file of a municipality while somebody changes it: line by line, so that what is not touched stays as it is to the
//! byte, with its comments.
//!
//! A number that was changed has a comment of its own: that it is not verified (C), on which day it was changed, and
//! what stood there before. What is changed back is as it was.

mod changes;
mod lines;
mod parts;
mod place;
mod waiting;

use std::ops::Range;

pub use changes::{AssetRule, Change};
use lines::{Line, joined, key_of, lines_of, told};
use parts::chosen;
pub use parts::{AmountOf, Part};
pub use place::{Frequency, Kind, Place, What};
use place::{add_places, literal};
pub use waiting::Waiting;

use super::{
    drafts::Drafts,
    gemeente_file::{self, Mistake, Read},
    local_parameters::{Gemeente, SchemeId},
    originals::{original, whole},
};
use crate::calendar::Day;

/// The file of a municipality that is being changed.
#[derive(Clone, Debug, PartialEq)]
pub struct Draft {
    /// The name of the file without its ending.
    id: String,
    lines: Vec<Line>,
    /// The lines with which somebody began.
    started: Vec<Line>,
    /// As it was when somebody began.
    before: Gemeente,
    /// As it is now.
    after: Gemeente,
    /// From whom it inherits.
    parent: Option<Parent>,
    /// What was typed and is not in it.
    waiting: Vec<Waiting>,
}

/// The file of the municipality from which another one inherits.
#[derive(Clone, Debug, PartialEq)]
struct Parent {
    id: String,
    /// As it is now.
    text: String,
    read: Option<Read>,
    /// Whether it was changed.
    is_changed: bool,
}

/// Why something could not be changed.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum DraftError {
    /// There is no such thing in the file.
    #[error("there is no such place in the file")]
    NoSuchPlace,
    /// What was typed is no value of this unit.
    #[error("this is no value here")]
    NoValue,
    /// The build would refuse it.
    #[error("line {}: {}", .0.line, .0.problem)]
    Refused(Mistake),
}

impl Draft {
    /// Begins with a file; `id` is its name without the ending.
    ///
    /// # Errors
    /// Everything that is wrong with it, by line, as the build says it.
    pub fn open(id: &str, text: &str) -> Result<Draft, Vec<Mistake>> {
        Draft::open_among(id, text, &Drafts::default())
    }

    /// The same among files that are open, from one of which it may inherit.
    pub(super) fn open_among(id: &str, text: &str, others: &Drafts) -> Result<Draft, Vec<Mistake>> {
        let read = gemeente_file::read(id, text)?;
        let lines: Vec<Line> = text.split_inclusive('\n').map(Line::of_file).collect();
        let parent = read.inherits.map(|(from, _)| Parent {
            id: from,
            text: String::new(),
            read: None,
            is_changed: false,
        });
        let (before, after) = (read.own.clone(), read.own);
        let mut draft = Draft {
            id: id.into(),
            started: lines.clone(),
            lines,
            before,
            after,
            parent,
            waiting: Vec::new(),
        };
        draft.follow(others)?;
        Ok(draft)
    }

    /// Makes it as the file is from which it inherits: as that was when somebody began, and as it is now.
    pub(super) fn follow(&mut self, others: &Drafts) -> Result<(), Vec<Mistake>> {
        let mut started = None;
        if let Some(parent) = &mut self.parent {
            let open = others.get(&parent.id).filter(|open| open.id != self.id);
            let text = |open: fn(&Draft) -> String, other: Option<&Draft>| {
                other.map(open).or_else(|| original(&parent.id).map(String::from)).unwrap_or_default()
            };
            let begun = text(|open| joined(&open.started), open);
            parent.text = text(Draft::text, open);
            parent.is_changed = parent.text != begun;
            let read = |text: &str| gemeente_file::read(&parent.id, text).ok();
            (started, parent.read) = (read(&begun), read(&parent.text));
        }
        self.before = whole(&self.id, &joined(&self.started), started.as_ref())?;
        self.after = self.whole()?;
        Ok(())
    }

    /// The name of the file without its ending.
    pub fn id(&self) -> &str {
        &self.id
    }

    /// The municipality as it was when somebody began.
    pub fn before(&self) -> &Gemeente {
        &self.before
    }

    /// The municipality as it is now.
    pub fn after(&self) -> &Gemeente {
        &self.after
    }

    /// Whether anything in the file is not as it was.
    pub fn is_changed(&self) -> bool {
        self.text() != joined(&self.started)
    }

    /// Whether the municipality is not as it was, by a change in its own file or in that from which it inherits.
    pub fn differs(&self) -> bool {
        self.is_changed() || self.before != self.after
    }

    /// From which municipality it inherits.
    pub fn inherits(&self) -> Option<&str> {
        self.parent.as_ref().map(|parent| parent.id.as_str())
    }

    /// The name of the municipality from which it inherits, where the file of that was changed.
    pub fn changed_parent(&self) -> Option<&str> {
        let parent = self.parent.as_ref().filter(|parent| parent.is_changed)?;
        parent.read.as_ref().map(|read| read.own.name.as_str())
    }

    /// The text of the file.
    pub fn text(&self) -> String {
        joined(&self.lines)
    }

    /// Makes everything as it was when somebody began.
    pub fn restart(&mut self) {
        self.lines.clone_from(&self.started);
        self.waiting.clear();
        // What it began with was right, under whatever its parent is now.
        if let Ok(after) = self.whole() {
            self.after = after;
        }
    }

    /// The schemes that the municipality has of another one, and not in its own file.
    pub fn inherited(&self) -> Vec<SchemeId> {
        let text = self.text();
        let own = gemeente_file::source_of(&text).map(|source| source.scheme).unwrap_or_default();
        let is_own = |id| own.iter().any(|scheme| *scheme.id.get_ref() == id);
        self.after.schemes.iter().map(|scheme| scheme.id).filter(|id| !is_own(*id)).collect()
    }

    /// Gives a place another value, in the unit of its kind.
    ///
    /// # Errors
    /// Where there is no such place, or the file would no longer be right; nothing has changed then.
    pub fn set(&mut self, scheme: SchemeId, what: What, value: i64, today: Day) -> Result<(), DraftError> {
        let place = self
            .places()
            .into_iter()
            .find(|place| place.scheme == scheme && place.what == what)
            .ok_or(DraftError::NoSuchPlace)?;
        if place.value == value {
            return Ok(());
        }
        let literal = literal(what, value).ok_or(DraftError::NoSuchPlace)?;
        let mut next = self.clone();
        let at = next.replace(place.span, &literal, today);
        if what == What::Every {
            next.fit_month(at, Frequency::ALL[value as usize], today);
        }
        next.check()?;
        *self = next;
        Ok(())
    }

    /// Takes a scheme of the other municipality into this file, so that it can be changed here.
    ///
    /// # Errors
    /// Where it has no such scheme.
    pub fn take_over(&mut self, scheme: SchemeId) -> Result<(), DraftError> {
        let parent = self.parent.as_ref().ok_or(DraftError::NoSuchPlace)?;
        let lines: Vec<&str> = parent.text.split_inclusive('\n').collect();
        let block = lines_of(&lines, scheme).ok_or(DraftError::NoSuchPlace)?;
        let mut next = self.clone();
        next.end_last_line();
        next.lines.push(Line::new("\n"));
        // What it is in its own file is what a change is told against.
        next.lines.extend(lines[block].iter().copied().map(Line::of_parent));
        next.check()?;
        *self = next;
        Ok(())
    }

    /// Gives a scheme of which no amount is known one, of nothing yet: once a year, for the household, up to the norm where
    /// it has no limit.
    ///
    /// # Errors
    /// Where the scheme has an amount, or can have none.
    pub fn give_amount(&mut self, scheme: SchemeId, today: Day) -> Result<(), DraftError> {
        let mut next = self.clone();
        let (present, block) = next.block(scheme)?;
        let key = |n: usize| key_of(next.lines[present[n]].now.as_deref().unwrap_or_default());
        let has = |wanted: &str| block.clone().any(|n| key(n) == wanted);
        let id = block.clone().find(|n| key(*n) == "id").ok_or(DraftError::NoSuchPlace)?;
        let chosen = chosen(today);
        let limit = format!("\n[[scheme.tier]]\ncap = 1.00{chosen}\nshare = 1{chosen}\n");
        let limit = if has("[[scheme.tier]]") || has("[scheme.cap_net_month]") { "" } else { &limit };
        let amount = format!("{limit}\n[[scheme.amount]]\nof = \"household\"\neuros = 0{chosen}\n");
        let when = format!("every = \"year\"\nmonth = 1{chosen}\n");
        next.put_behind(&present, block.end, &amount);
        next.put_behind(&present, id + 1, &when);
        next.check()?;
        *self = next;
        Ok(())
    }

    fn put_in(&mut self, at: usize, text: &str) {
        self.lines.splice(at..at, text.split_inclusive('\n').map(Line::new));
    }

    /// What comes behind the last line begins on one of its own.
    fn end_last_line(&mut self) {
        if let Some(last) = self.lines.iter_mut().rev().find_map(|line| line.now.as_mut())
            && !last.ends_with('\n')
        {
            last.push('\n');
        }
    }

    /// With what it inherits.
    fn whole(&self) -> Result<Gemeente, Vec<Mistake>> {
        whole(&self.id, &self.text(), self.parent.as_ref().and_then(|parent| parent.read.as_ref()))
    }

    /// Reads what is there now.
    fn check(&mut self) -> Result<(), DraftError> {
        match self.whole() {
            Ok(after) => {
                self.after = after;
                Ok(())
            }
            Err(mistakes) => {
                Err(mistakes.into_iter().next().map_or(DraftError::NoSuchPlace, DraftError::Refused))
            }
        }
    }

    /// Writes something else in a place, with its comment; gives the line.
    fn replace(&mut self, span: Range<usize>, literal: &str, today: Day) -> usize {
        let (at, start) = self.line_at(span.start);
        let line = &mut self.lines[at];
        let now = line.now.as_deref().unwrap_or_default();
        let (from, to) = (span.start - start, span.end - start);
        let changed = format!("{}{literal}{}", &now[..from], &now[to..]);
        line.now = Some(told(&changed, line.original.as_deref(), today));
        at
    }

    /// The line of a place in the text, and where it begins.
    fn line_at(&self, at: usize) -> (usize, usize) {
        let mut start = 0;
        for (n, line) in self.lines.iter().enumerate() {
            let length = line.now.as_ref().map_or(0, String::len);
            if at < start + length {
                return (n, start);
            }
            start += length;
        }
        (self.lines.len().saturating_sub(1), start)
    }

    /// What is paid every month has no month of its own; everything else has one.
    fn fit_month(&mut self, every: usize, frequency: Frequency, today: Day) {
        let is_month = |line: &str| key_of(line) == "month";
        // Of the scheme itself, before its first table and before the next scheme.
        let begin = (0..every).rev().find(|n| self.is_heading(*n)).map_or(0, |n| n + 1);
        let end = (every + 1..self.lines.len()).find(|n| self.is_heading(*n)).unwrap_or(self.lines.len());
        let find = |lines: &[Line], out: bool| {
            (begin..end).find(|n| {
                let line = &lines[*n];
                let text = if out && line.now.is_none() { &line.original } else { &line.now };
                (line.now.is_none() == out) && text.as_deref().is_some_and(is_month)
            })
        };
        if frequency == Frequency::Month {
            if let Some(at) = find(&self.lines, false) {
                self.lines[at].now = None;
            }
        } else if find(&self.lines, false).is_none() {
            match find(&self.lines, true) {
                Some(at) => self.lines[at].now = self.lines[at].original.clone(),
                None => {
                    let now = format!("month = 1  # C chosen in Opstap on {today}\n");
                    self.lines.insert(every + 1, Line::new(&now));
                }
            }
        }
    }

    fn is_heading(&self, at: usize) -> bool {
        self.lines[at].now.as_deref().is_some_and(|line| line.trim_start().starts_with('['))
    }
}
