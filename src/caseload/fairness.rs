//! Outcomes by group: language, and help with filling in. Counts and differences, and no conclusion over few people.

use super::{
    definitions::Definitions,
    figures::{Asked, definitions},
    groups::counted,
    parts::Part,
    persons::people,
    row::Row,
    small_numbers::share,
};
use crate::diagnose::{Model, model};

/// Outcomes by group, each person by their last diagnose of the period.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fairness {
    /// Everybody.
    pub all: Outcomes,
    /// By the language of the questionnaire, the largest group first.
    pub languages: Vec<Outcomes>,
    /// By who filled it in, in the order of the questionnaire.
    pub help: Vec<Outcomes>,
    /// People whose suggestion may not be seen yet: nothing of them is counted here.
    pub blank: u32,
}

/// What a group has in common.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum GroupKey {
    /// Everybody.
    All,
    /// The language of the questionnaire.
    Language(String),
    /// Who filled it in: place in the options of `invulhulp`; none where nobody said so.
    Help(Option<u8>),
}

/// What came out for a group.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outcomes {
    /// Which group.
    pub key: GroupKey,
    /// How many people.
    pub people: u32,
    /// By suggested category, in the questionnaire's order.
    pub categories: Vec<u32>,
    /// By band of points, in the questionnaire's order; without those of whom too little is known.
    pub bands: Vec<u32>,
    /// Suggested a category that is far from work: from the third one on, or in participatie.
    pub far: u32,
    /// With any reason for doubt.
    pub doubt: u32,
    /// Of whom too little is known for a category.
    pub unknown: u32,
    /// With a decision on a suggestion.
    pub decided: u32,
    /// Decided nearer to work than suggested.
    pub nearer: u32,
    /// Decided farther from work than suggested.
    pub farther: u32,
    /// Decided to or from 2B, which is neither.
    pub beside: u32,
    /// From whom the cap over language, reading and digital took points.
    pub capped: u32,
    /// How many points in all.
    pub points_taken: u32,
    /// Whom that cap kept in a category nearer to work.
    pub moved_by_cap: u32,
    /// The share that is far from work, against that of everybody else; none where either is too few people for a
    /// conclusion, or nobody.
    pub difference: Option<Gap>,
}

/// A share against that of everybody else, in ten-thousandths.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Gap {
    /// Of the group.
    pub share: u32,
    /// Of everybody else.
    pub rest: u32,
    /// The first less the second.
    pub difference: i32,
    /// From where to where the difference may lie (95%).
    pub between: (i32, i32),
}

/// A share with where it may lie (95%), in ten-thousandths.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Interval {
    /// Lower end.
    pub low: u32,
    /// Upper end.
    pub high: u32,
}

impl Interval {
    /// The score interval of a share: E. B. Wilson, Probable inference, the law of succession, and statistical
    /// inference, Journal of the American Statistical Association 22 (1927), 209-212; z = 1.96. None of nothing.
    pub fn wilson(part: u32, whole: u32) -> Option<Interval> {
        let (low, high) = wilson(part, whole)?;
        Some(Interval { low: ten_thousandths(low) as u32, high: ten_thousandths(high) as u32 })
    }
}

/// Of the normal distribution, for 95%.
const Z: f64 = 1.959_963_984_540_054;

#[allow(clippy::float_arithmetic, reason = "statistics, not money")]
fn wilson(part: u32, whole: u32) -> Option<(f64, f64)> {
    if whole == 0 || part > whole {
        return None;
    }
    let (n, p) = (f64::from(whole), f64::from(part) / f64::from(whole));
    let middle = p + Z * Z / (2.0 * n);
    let spread = Z * (p * (1.0 - p) / n + Z * Z / (4.0 * n * n)).sqrt();
    let size = 1.0 + Z * Z / n;
    Some((((middle - spread) / size).max(0.0), ((middle + spread) / size).min(1.0)))
}

#[allow(clippy::float_arithmetic, reason = "only to be shown")]
fn ten_thousandths(share: f64) -> i32 {
    (share * 10_000.0).round() as i32
}

impl Gap {
    /// Between `(part, whole)` of a group and of the rest, with the hybrid score interval: R. G. Newcombe, Interval
    /// estimation for the difference between independent proportions, Statistics in Medicine 17 (1998), 873-890,
    /// method 10. None where either is of nothing.
    #[allow(clippy::float_arithmetic, reason = "statistics, not money")]
    pub fn between(group: (u32, u32), rest: (u32, u32)) -> Option<Gap> {
        let ((low, high), (rest_low, rest_high)) = (wilson(group.0, group.1)?, wilson(rest.0, rest.1)?);
        let (p, q) = (f64::from(group.0) / f64::from(group.1), f64::from(rest.0) / f64::from(rest.1));
        let below = ((p - low).powi(2) + (rest_high - q).powi(2)).sqrt();
        let above = ((high - p).powi(2) + (q - rest_low).powi(2)).sqrt();
        let (share, rest) = (share(group.0, group.1)?, share(rest.0, rest.1)?);
        Some(Gap {
            share,
            rest,
            difference: ten_thousandths(p - q),
            between: (ten_thousandths(p - q - below), ten_thousandths(p - q + above)),
        })
    }
}

impl Fairness {
    /// Counts over the people with a diagnose in the period.
    pub fn of<'a>(rows: impl IntoIterator<Item = &'a Row>, asked: &Asked) -> Fairness {
        let people = people(rows);
        let period = asked.period;
        let last = people.iter().filter_map(|person| person.latest(period.to()));
        let (blank, rows): (Vec<&Row>, Vec<&Row>) = last
            .filter(|row| period.contains(row.completed) && asked.counts(row))
            .partition(|row| row.is_blank);
        let all = Outcomes::of(GroupKey::All, rows.iter().copied());
        let mut codes: Vec<&str> = rows.iter().map(|row| row.language.as_str()).collect();
        codes.sort_unstable();
        codes.dedup();
        let group = |key: GroupKey, holds: &dyn Fn(&Row) -> bool| {
            Outcomes::of(key, rows.iter().copied().filter(|row| holds(row))).against(&all)
        };
        let mut languages: Vec<Outcomes> = codes
            .into_iter()
            .map(|code| group(GroupKey::Language(code.into()), &|row| row.language.as_str() == code))
            .collect();
        languages.sort_by_key(|found| std::cmp::Reverse(found.people));
        let helpers = model().questions.iter().find(|question| question.id == "invulhulp");
        let helpers = helpers.map_or(0, |question| question.options.len() as u8);
        let help = (0..helpers)
            .map(Some)
            .chain([None])
            .map(|helper| group(GroupKey::Help(helper), &|row| row.filled_in_by == helper))
            .filter(|found| found.people > 0)
            .collect();
        Fairness { all, languages, help, blank: counted(blank.len()) }
    }
}

impl Outcomes {
    fn of<'a>(key: GroupKey, rows: impl Iterator<Item = &'a Row>) -> Outcomes {
        let model = model();
        let mut found = Outcomes {
            key,
            people: 0,
            categories: vec![0; model.categories.len()],
            bands: vec![0; model.bands.len()],
            far: 0,
            doubt: 0,
            unknown: 0,
            decided: 0,
            nearer: 0,
            farther: 0,
            beside: 0,
            capped: 0,
            points_taken: 0,
            moved_by_cap: 0,
            difference: None,
        };
        for row in rows {
            found.take(model, row);
        }
        found
    }

    fn take(&mut self, model: &Model, row: &Row) {
        let known = row.suggested != model.category_unknown;
        self.people += 1;
        self.categories[usize::from(row.suggested)] += 1;
        self.doubt += u32::from(row.doubt != 0);
        self.unknown += u32::from(!known);
        if known {
            let band = model.bands.iter().rposition(|band| band.from <= row.points).unwrap_or(0);
            self.bands[band] += 1;
        }
        self.far += u32::from(is_far(model, row.suggested));
        let taken = row.points_without_proxy_cap.saturating_sub(row.points);
        self.capped += u32::from(taken > 0);
        self.points_taken += u32::from(taken);
        self.moved_by_cap += u32::from(row.category_without_proxy_cap != row.suggested);
        if let Some(decision) = row.decision().filter(|decision| decision.deviates.is_some()) {
            self.decided += 1;
            let indicated = |category: u8| Part::of(model, category) == Part::Indication;
            if decision.category != decision.suggested
                && (indicated(decision.category) || indicated(decision.suggested))
            {
                self.beside += 1;
            } else {
                // The others stand from near to far.
                self.nearer += u32::from(decision.category < decision.suggested);
                self.farther += u32::from(decision.category > decision.suggested);
            }
        }
    }

    /// With the difference from everybody else.
    fn against(mut self, all: &Outcomes) -> Outcomes {
        let Definitions { fewest_for_conclusion, .. } = definitions();
        // A share of those with a category: who said too little is neither near nor far.
        let known = |outcomes: &Outcomes| outcomes.people - outcomes.unknown;
        let group = (self.far, known(&self));
        let rest = (all.far - self.far, known(all) - known(&self));
        if group.1 >= *fewest_for_conclusion && rest.1 >= *fewest_for_conclusion {
            self.difference = Gap::between(group, rest);
        }
        self
    }

    /// People of whom enough is known for a category.
    pub fn known(&self) -> u32 {
        self.people - self.unknown
    }

    /// Whether there are too few of them for any conclusion.
    pub fn too_few(&self) -> bool {
        self.known() < definitions().fewest_for_conclusion
    }
}

/// Whether a category is far from work: more than half a year by points, or in participatie. 2B is no distance.
fn is_far(model: &Model, category: u8) -> bool {
    match Part::of(model, category) {
        Part::Participation => true,
        Part::Reintegration => {
            let bands = model.bands.iter();
            let nearest = bands.filter(|band| band.category == category).map(|band| band.months.0).min();
            nearest.is_some_and(|months| months >= 6)
        }
        Part::Indication | Part::Unknown => false,
    }
}
