//! What is not as it was when somebody began.

use std::mem::discriminant;

use super::{Draft, Place, What, add_places, lines::key_of};
use crate::policy::{
    gemeente_file::{self, AssetsSource},
    local_parameters::SchemeId,
};

/// Something that is not as it was.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Change {
    /// A scheme was put in.
    Added(SchemeId),
    /// A scheme of the other municipality was taken into this file.
    TakenOver(SchemeId),
    /// A scheme was taken out.
    Removed(SchemeId),
    /// A value is another one.
    Value {
        /// Of which scheme.
        scheme: SchemeId,
        /// What it is.
        what: What,
        /// As [`Place::number`] has it.
        number: Option<usize>,
        /// `None` for one that was put in.
        was: Option<i64>,
        /// `None` for one that was taken out.
        now: Option<i64>,
    },
    /// Other assets are allowed.
    Assets {
        /// Of which scheme.
        scheme: SchemeId,
        /// What was looked at.
        was: AssetRule,
        /// What is looked at.
        now: AssetRule,
    },
}

/// What a scheme asks of assets.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AssetRule {
    /// Nothing.
    None,
    /// What bijstand asks.
    Bijstand,
    /// An amount of its own.
    Euros,
}

impl AssetRule {
    /// All of them.
    pub const ALL: [AssetRule; 3] = [AssetRule::None, AssetRule::Bijstand, AssetRule::Euros];
}

/// The places of a text.
pub(super) fn places_of(text: &str) -> Vec<Place> {
    let source = gemeente_file::source_of(text);
    let mut places = Vec::new();
    for scheme in source.iter().flat_map(|source| &source.scheme) {
        let from = places.len();
        add_places(scheme, &mut places);
        number(&mut places[from..]);
    }
    places
}

/// Counts the places of a scheme that are of a kind, where there are several.
fn number(places: &mut [Place]) {
    for at in 0..places.len() {
        let same = |place: &Place| is_like(place.what, places[at].what);
        let all = places.iter().filter(|place| same(place)).count();
        let before = places[..at].iter().filter(|place| same(place)).count();
        places[at].number = (all > 1).then_some(before + 1);
    }
}

/// Whether two are of a kind; each of a fixed list of kinds of households is its own.
fn is_like(one: What, other: What) -> bool {
    match (one, other) {
        (What::NetMonth(_) | What::ByHousehold(_), _) => one == other,
        _ => discriminant(&one) == discriminant(&other),
    }
}

impl Draft {
    /// Everything that is not as it was when somebody began, in the order of the file.
    pub fn changes(&self) -> Vec<Change> {
        let mut changes = Vec::new();
        let (was, is) = (self.schemes_of(false), self.schemes_of(true));
        for (scheme, line) in &is {
            if self.lines[*line].taken {
                changes.push(Change::TakenOver(*scheme));
            } else if self.lines[*line].original.is_none() {
                changes.push(Change::Added(*scheme));
            }
        }
        let gone = |line: usize| self.lines[line].now.is_none();
        changes
            .extend(was.iter().filter(|(_, line)| gone(*line)).map(|(scheme, _)| Change::Removed(*scheme)));
        for place in self.places() {
            if place.was != Some(place.value) {
                let Place { scheme, what, number, was, value, .. } = place;
                changes.push(Change::Value { scheme, what, number, was, now: Some(value) });
            }
        }
        for (place, line) in self.places_before() {
            let kept =
                was.iter().any(|(scheme, head)| *scheme == place.scheme && !gone(*head) && *head <= line);
            if gone(line) && kept {
                let Place { scheme, what, number, value, .. } = place;
                changes.push(Change::Value { scheme, what, number, was: Some(value), now: None });
            }
        }
        let (before, now) = (self.text_before(), self.text());
        for (scheme, head) in &is {
            let (was, now) = (asset_rule(&before, *scheme), asset_rule(&now, *scheme));
            if was != now && (self.lines[*head].original.is_some() || now != AssetRule::None) {
                changes.push(Change::Assets { scheme: *scheme, was, now });
            }
        }
        changes
    }

    /// What a scheme of the file asks of assets.
    pub fn asset_rule(&self, scheme: SchemeId) -> AssetRule {
        asset_rule(&self.text(), scheme)
    }

    /// Everything that can be changed, in the order of the file.
    pub fn places(&self) -> Vec<Place> {
        let before = self.places_before();
        let mut places = places_of(&self.text());
        for place in &mut places {
            let (line, _) = self.line_at(place.span.start);
            let found = before.iter().find(|(was, at)| *at == line && is_like(was.what, place.what));
            place.was = found.map(|(was, _)| was.value);
        }
        places
    }

    /// What the lines that were there said, each with its line.
    fn places_before(&self) -> Vec<(Place, usize)> {
        let mut ends = Vec::new();
        let mut end = 0;
        for (n, line) in self.lines.iter().enumerate() {
            if let Some(original) = &line.original {
                end += original.trim_end().len() + 1;
                ends.push((end, n));
            }
        }
        let line_of = |at: usize| ends.iter().find(|(end, _)| at < *end).map_or(0, |(_, n)| *n);
        let places = places_of(&self.text_before());
        places
            .into_iter()
            .map(|place| (line_of(place.span.start), place))
            .map(|(n, place)| (place, n))
            .collect()
    }

    fn text_before(&self) -> String {
        let lines = self.lines.iter().filter_map(|line| line.original.as_deref());
        lines.flat_map(|line| [line.trim_end(), "\n"]).collect()
    }

    /// The schemes that are there, or were, each with the line of its id.
    fn schemes_of(&self, now: bool) -> Vec<(SchemeId, usize)> {
        let text = |n: usize| {
            let line = &self.lines[n];
            if now { line.now.as_deref() } else { line.original.as_deref() }
        };
        let ids: Vec<usize> =
            (0..self.lines.len()).filter(|n| text(*n).is_some_and(|line| key_of(line) == "id")).collect();
        let source = gemeente_file::source_of(&if now { self.text() } else { self.text_before() });
        let schemes = source.map(|source| source.scheme).unwrap_or_default();
        schemes.iter().map(|scheme| *scheme.id.get_ref()).zip(ids).collect()
    }
}

fn asset_rule(text: &str, scheme: SchemeId) -> AssetRule {
    let source = gemeente_file::source_of(text);
    // Of two the last one: the first was taken out before the other came.
    let found = source.iter().flat_map(|source| &source.scheme).rfind(|found| *found.id.get_ref() == scheme);
    match found.and_then(|found| found.assets.as_ref()).map(toml::Spanned::get_ref) {
        None => AssetRule::None,
        Some(AssetsSource::As(_)) => AssetRule::Bijstand,
        Some(AssetsSource::Euros(_)) => AssetRule::Euros,
    }
}
