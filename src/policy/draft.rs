//! The file of a municipality while somebody changes it: line by line, so that what is not touched stays as it is to the
//! byte, with its comments.
//!
//! A number that was changed has a comment of its own: that it is not verified (C), on which day it was changed, and
//! what stood there before. What is changed back is as it was.

use std::ops::Range;

use toml::Spanned;

use super::{
    drafts::Drafts,
    gemeente_file::{
        self, AmountSource, AssetsSource, EverySource, Mistake, Number, OfSource, Read, SchemeSource,
    },
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

/// A line with its ending.
#[derive(Clone, Debug, PartialEq)]
struct Line {
    /// As it was in its file; `None` for one that was put in.
    original: Option<String>,
    /// As it is; `None` for one that was taken out.
    now: Option<String>,
}

impl Line {
    fn of_file(line: &str) -> Line {
        Line { original: Some(line.into()), now: Some(line.into()) }
    }

    /// One that was put in.
    fn new(line: &str) -> Line {
        Line { original: None, now: Some(line.into()) }
    }
}

/// Something of a scheme that can be changed.
#[derive(Clone, Debug, PartialEq)]
pub struct Place {
    /// Of which scheme; each is in a file once.
    pub scheme: SchemeId,
    /// What it is.
    pub what: What,
    /// Its value, in the unit of its [`Kind`].
    pub value: i64,
    /// Where it stands.
    span: Range<usize>,
}

/// What can be changed of a scheme. Numbers count from 0, in the order of the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum What {
    /// The income limit of a tier, as a part of the norm.
    Cap(usize),
    /// The part of the amount of a tier.
    Share(usize),
    /// An income limit in euros: of a single, of a single parent, of a couple.
    NetMonth(usize),
    /// An amount by the kind of household, in the order of the keys of the file.
    ByHousehold(usize),
    /// An amount of an adult.
    Adult(usize),
    /// An amount of a child.
    Child(usize),
    /// An amount of the household.
    Household(usize),
    /// From which age of a child an amount is.
    AgeFrom(usize),
    /// Up to and with which age of a child an amount is.
    AgeTo(usize),
    /// How often it is given, as a place in [`Frequency::ALL`].
    Every,
    /// The calendar month in which it is paid.
    Month,
    /// From which age an adult counts.
    MinAge,
    /// For how many months income has been low.
    ReferenceMonths,
    /// The most that a household may own, where it is in euros.
    Assets,
}

/// In which unit a value is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Cents.
    Euros,
    /// Millionths.
    Share,
    /// Years of age.
    Age,
    /// A number of months.
    Months,
    /// 1 to 12.
    Month,
    /// A place in [`Frequency::ALL`].
    Frequency,
}

/// How often a scheme gives.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Frequency {
    /// Every month.
    Month,
    /// Once a year.
    Year,
    /// Once in five years.
    FiveYears,
}

impl Frequency {
    /// All of them, from often to seldom.
    pub const ALL: [Frequency; 3] = [Frequency::Month, Frequency::Year, Frequency::FiveYears];

    /// As a file has it.
    pub const fn key(self) -> &'static str {
        match self {
            Frequency::Month => "month",
            Frequency::Year => "year",
            Frequency::FiveYears => "five_years",
        }
    }
}

impl What {
    /// In which unit its value is.
    pub const fn kind(self) -> Kind {
        match self {
            What::Cap(_) | What::Share(_) => Kind::Share,
            What::NetMonth(_)
            | What::ByHousehold(_)
            | What::Adult(_)
            | What::Child(_)
            | What::Household(_)
            | What::Assets => Kind::Euros,
            What::AgeFrom(_) | What::AgeTo(_) | What::MinAge => Kind::Age,
            What::Every => Kind::Frequency,
            What::Month => Kind::Month,
            What::ReferenceMonths => Kind::Months,
        }
    }
}

/// Why something could not be changed.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum DraftError {
    /// There is no such thing in the file.
    #[error("there is no such place in the file")]
    NoSuchPlace,
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
        let mut draft = Draft { id: id.into(), started: lines.clone(), lines, before, after, parent };
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

    /// Everything that can be changed, in the order of the file.
    pub fn places(&self) -> Vec<Place> {
        let source = gemeente_file::source_of(&self.text());
        let mut places = Vec::new();
        for scheme in source.iter().flat_map(|source| &source.scheme) {
            add_places(scheme, &mut places);
        }
        places
    }

    /// The value that a place had when somebody began; `None` where it is new.
    pub fn original_value(&self, scheme: SchemeId, what: What) -> Option<i64> {
        let lines: Vec<&str> = self
            .lines
            .iter()
            .filter_map(|line| line.original.as_deref())
            .map(|line| line.trim_end())
            .collect();
        let source = gemeente_file::source_of(&lines.join("\n"))?;
        let mut places = Vec::new();
        source.scheme.iter().for_each(|scheme| add_places(scheme, &mut places));
        places.into_iter().find(|place| place.scheme == scheme && place.what == what).map(|place| place.value)
    }

    /// Makes everything as it was when somebody began.
    pub fn restart(&mut self) {
        self.lines.clone_from(&self.started);
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
        next.lines.extend(lines[block].iter().copied().map(Line::of_file));
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
        next.end_last_line();
        next.lines.retain(|line| line.now.is_some());
        let lines: Vec<&str> = next.lines.iter().filter_map(|line| line.now.as_deref()).collect();
        let block = lines_of(&lines, scheme).ok_or(DraftError::NoSuchPlace)?;
        let has = |key: &str| lines[block.clone()].iter().any(|line| key_of(line) == key);
        let id = lines[block.clone()].iter().position(|line| key_of(line) == "id");
        let id = block.start + id.ok_or(DraftError::NoSuchPlace)?;
        let chosen = format!("  # C chosen in Opstap on {today}");
        let limit = format!("\n[[scheme.tier]]\ncap = 1.00{chosen}\nshare = 1{chosen}\n");
        let limit = if has("[[scheme.tier]]") || has("[scheme.cap_net_month]") { "" } else { &limit };
        let amount = format!("{limit}\n[[scheme.amount]]\nof = \"household\"\neuros = 0{chosen}\n");
        let when = format!("every = \"year\"\nmonth = 1{chosen}\n");
        next.put_in(block.end, &amount);
        next.put_in(id + 1, &when);
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

/// The lines that are there, as a text.
fn joined(lines: &[Line]) -> String {
    lines.iter().filter_map(|line| line.now.as_deref()).collect()
}

/// A line that was changed, with the comment that says so; as it was, where it is so again.
fn told(changed: &str, original: Option<&str>, today: Day) -> String {
    let ending = if changed.ends_with("\r\n") { "\r\n" } else { "\n" };
    let (code, comment) = parts(changed);
    let Some((was, source)) = original.map(parts) else {
        return format!("{code}  # {comment}{ending}");
    };
    if code == was {
        return original.unwrap_or_default().into();
    }
    let was = was.split_once('=').map_or(was, |(_, value)| value.trim());
    let source = if source.is_empty() { String::new() } else { format!("; {source}") };
    format!("{code}  # C changed in Opstap on {today}, was {was}{source}{ending}")
}

/// What stands before the comment of a line, and the comment.
fn parts(line: &str) -> (&str, &str) {
    let (code, comment) = line.split_once('#').unwrap_or((line, ""));
    (code.trim_end(), comment.trim())
}

/// A value as it is written in a file; `None` for one that its unit has not.
fn literal(what: What, value: i64) -> Option<String> {
    let value = u64::try_from(value).ok()?;
    let decimals = |whole: u64, rest: u64, width: usize, least: usize| {
        let mut text = format!("{rest:0width$}");
        while text.len() > least && text.ends_with('0') {
            text.pop();
        }
        if text.is_empty() { whole.to_string() } else { format!("{whole}.{text}") }
    };
    Some(match (what, what.kind()) {
        // As the files have them: 1.10 and 0.5, 238 and 141.50.
        (What::Cap(_), _) => decimals(value / 1_000_000, value % 1_000_000, 6, 2),
        (_, Kind::Share) => decimals(value / 1_000_000, value % 1_000_000, 6, 0),
        (_, Kind::Euros) if value % 100 == 0 => (value / 100).to_string(),
        (_, Kind::Euros) => decimals(value / 100, value % 100, 2, 2),
        (_, Kind::Frequency) => format!("{:?}", Frequency::ALL.get(value as usize)?.key()),
        (_, Kind::Age | Kind::Months | Kind::Month) => value.to_string(),
    })
}

/// Which lines are a scheme's, from the comment above it up to its last line; `None` where a heading of its own does not
/// set it apart.
fn lines_of(lines: &[&str], scheme: SchemeId) -> Option<Range<usize>> {
    let heads: Vec<usize> = (0..lines.len()).filter(|n| key_of(lines[*n]) == "[[scheme]]").collect();
    let source = gemeente_file::source_of(&lines.concat())?;
    if heads.len() != source.scheme.len() {
        return None;
    }
    let which = source.scheme.iter().position(|found| *found.id.get_ref() == scheme)?;
    let begins = |head: usize| {
        let comments = (0..head).rev().take_while(|n| lines[*n].starts_with('#')).count();
        head - comments
    };
    let begin = begins(heads[which]);
    let end = heads.get(which + 1).map_or(lines.len(), |next| begins(*next));
    let blank = (begin..end).rev().take_while(|n| lines[*n].trim().is_empty()).count();
    Some(begin..end - blank)
}

/// What stands before the `=` or the comment of a line.
fn key_of(line: &str) -> &str {
    line.split(['=', '#']).next().unwrap_or_default().trim()
}

fn add_places(scheme: &SchemeSource, places: &mut Vec<Place>) {
    let id = *scheme.id.get_ref();
    let mut add = |what: What, number: &Number| {
        let decimals = match what.kind() {
            Kind::Euros => 2,
            Kind::Share => 6,
            _ => 0,
        };
        let value = super::numbers::exact(*number.get_ref(), decimals).unwrap_or_default();
        places.push(Place { scheme: id, what, value, span: number.span() });
    };
    for (n, tier) in scheme.tier.iter().enumerate() {
        add(What::Cap(n), &tier.cap);
        add(What::Share(n), &tier.share);
    }
    if let Some(caps) = &scheme.cap_net_month {
        for (n, cap) in [&caps.single, &caps.single_parent, &caps.couple].into_iter().enumerate() {
            add(What::NetMonth(n), cap);
        }
    }
    if let Some(by) = &scheme.by_household {
        let all = [
            &by.single,
            &by.single_parent_child_under_12,
            &by.single_parent_child_12_17,
            &by.couple,
            &by.couple_child_under_12,
            &by.couple_child_12_17,
        ];
        for (n, amount) in all.into_iter().enumerate() {
            add(What::ByHousehold(n), amount);
        }
    }
    for (n, AmountSource { of, euros, ages }) in scheme.amount.iter().enumerate() {
        let what = match of.get_ref() {
            OfSource::Adult => What::Adult(n),
            OfSource::Child => What::Child(n),
            OfSource::Household => What::Household(n),
        };
        add(what, euros);
        if let Some(ages) = ages {
            let (from, to) = ages.get_ref();
            add(What::AgeFrom(n), &as_number(from));
            add(What::AgeTo(n), &as_number(to));
        }
    }
    let rest = [
        (What::Month, &scheme.month),
        (What::MinAge, &scheme.min_age),
        (What::ReferenceMonths, &scheme.reference_months),
    ];
    for (what, number) in rest {
        number.iter().for_each(|number| add(what, number));
    }
    if let Some(assets) = &scheme.assets
        && let AssetsSource::Euros(euros) = assets.get_ref()
    {
        add(What::Assets, &Number::new(assets.span(), *euros));
    }
    if let Some(every) = &scheme.every {
        let value = match every.get_ref() {
            EverySource::Month => 0,
            EverySource::Year => 1,
            EverySource::FiveYears => 2,
        };
        places.push(Place { scheme: id, what: What::Every, value, span: every.span() });
    }
}

/// An age as any other number.
fn as_number(age: &Spanned<u32>) -> Number {
    Number::new(age.span(), f64::from(*age.get_ref()))
}
