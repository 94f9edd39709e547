//! The file of a municipality (`data/gemeenten/`): reads it, and says the line of whatever is wrong. The build and the
//! policy program read by it, so that one takes what the other takes.

#[path = "gemeente_file/problem.rs"]
mod problem;
#[path = "gemeente_file/source.rs"]
mod source;

use std::ops::Range;

pub use problem::{Mistake, Problem};
pub use source::*;
use toml::Spanned;

use super::{
    Grade,
    local_parameters::*,
    numbers::{Lack, exact, grade as grade_of, lack},
};

/// A municipality as its own file has it.
#[derive(Clone, Debug, PartialEq)]
pub struct Read {
    /// Without what it inherits.
    pub own: Gemeente,
    /// From whom it inherits, and in which line that stands.
    pub inherits: Option<(String, usize)>,
}

impl Read {
    /// The municipality with what it inherits of the others, in the order of [`SchemeId`].
    ///
    /// # Errors
    /// Where there is no such other one, or it inherits itself.
    pub fn whole<'r>(&self, find: impl Fn(&str) -> Option<&'r Read>) -> Result<Gemeente, Mistake> {
        let mut gemeente = self.own.clone();
        if let Some((from, line)) = &self.inherits {
            let wrong =
                |problem: fn(String) -> Problem| Mistake { line: *line, problem: problem(from.clone()) };
            let other = find(from).ok_or_else(|| wrong(Problem::UnknownGemeente))?;
            if other.inherits.is_some() {
                return Err(wrong(Problem::InheritsTwice));
            }
            let has = |scheme: &&Scheme| self.own.schemes.iter().all(|mine| mine.id != scheme.id);
            gemeente.schemes.extend(other.own.schemes.iter().filter(has).cloned());
            gemeente.phone = gemeente.phone.or_else(|| other.own.phone.clone());
            gemeente.site = gemeente.site.or_else(|| other.own.site.clone());
        }
        gemeente.schemes.sort_by_key(|scheme| scheme.id);
        Ok(gemeente)
    }
}

/// Reads a file; `id` is its name without the ending.
///
/// # Errors
/// Everything that is wrong, by line.
pub fn read(id: &str, text: &str) -> Result<Read, Vec<Mistake>> {
    let mut mistakes = Vec::new();
    let found = Reader { text, mistakes: &mut mistakes }.gemeente(id);
    match found {
        Some(read) if mistakes.is_empty() => Ok(read),
        _ => {
            mistakes.sort_by_key(|mistake| mistake.line);
            Err(mistakes)
        }
    }
}

/// The file as it is written, where it is well formed.
pub fn source_of(text: &str) -> Option<GemeenteSource> {
    toml::from_str(text).ok()
}

/// No scheme gives more, and no household owns more: a slip of the finger.
const MOST: f64 = 100_000.0;

struct Reader<'a> {
    text: &'a str,
    mistakes: &'a mut Vec<Mistake>,
}

impl Reader<'_> {
    fn add(&mut self, line: usize, problem: Problem) {
        self.mistakes.push(Mistake { line, problem });
    }

    fn line(&self, span: Range<usize>) -> usize {
        self.text[..span.start.min(self.text.len())].matches('\n').count() + 1
    }

    fn wrong<T>(&mut self, place: &Spanned<T>, problem: Problem) {
        self.add(self.line(place.span()), problem);
    }

    fn gemeente(mut self, id: &str) -> Option<Read> {
        for (number, line) in (1..).zip(self.text.lines()) {
            match lack(line) {
                Some(Lack::Source) => self.add(number, Problem::NoSource),
                Some(Lack::Confidence) => self.add(number, Problem::NoConfidence),
                None => {}
            }
        }
        let source: GemeenteSource = match toml::from_str(self.text) {
            Ok(source) => source,
            Err(error) => {
                let line = self.line(error.span().unwrap_or(0..0));
                self.add(line, Problem::Malformed(error.message().into()));
                return None;
            }
        };
        let dated = source.dated.as_ref().map(|year| self.year(year));
        let mut schemes: Vec<Scheme> = Vec::new();
        for scheme in &source.scheme {
            if schemes.iter().any(|before| before.id == *scheme.id.get_ref()) {
                self.wrong(&scheme.id, Problem::Twice);
            }
            schemes.push(self.scheme(scheme, dated));
        }
        let inherits = source.inherits.map(|from| (from.get_ref().clone(), self.line(from.span())));
        let own =
            Gemeente { id: id.into(), name: source.name, phone: source.phone, site: source.site, schemes };
        Some(Read { own, inherits })
    }

    fn scheme(&mut self, source: &SchemeSource, dated: Option<i32>) -> Scheme {
        let reference = source.reference_months.as_ref().map(|months| Reference {
            months: self.count(months),
            average: source.average.unwrap_or_default(),
        });
        if reference.is_none() && source.average.is_some() {
            self.wrong(&source.id, Problem::AverageOfNothing);
        }
        Scheme {
            id: *source.id.get_ref(),
            name: source.name.clone(),
            grade: self.grade(source),
            dated: source.dated.as_ref().map(|year| self.year(year)).or(dated),
            assets: self.assets(source),
            min_age: source.min_age.as_ref().map_or(0, |age| self.count(age)),
            until_aow_age: source.until_aow_age,
            reference,
            ages_on: source.ages_on,
            grant: self.grant(source),
        }
    }

    fn grant(&mut self, source: &SchemeSource) -> Grant {
        let amounts = self.amounts(source);
        let caps = self.caps(source);
        let id = &source.id;
        let once_only = *id.get_ref() == SchemeId::Uitstroompremie;
        if once_only != source.once.is_some() && !amounts.is_empty() {
            self.wrong(id, Problem::OnceOnlyPremium);
        }
        if let Some(once) = &source.once {
            if amounts.is_empty() {
                self.wrong(id, Problem::OnceOfNothing);
            }
            if caps.is_some() || source.every.is_some() || source.month.is_some() || source.at_most.is_some()
            {
                self.wrong(id, Problem::OnceWithMore);
            }
            return Grant::Once {
                amounts,
                bijstand_months: self.count(&once.bijstand_months),
                off_benefit_months: self.count(&once.off_benefit_months),
            };
        }
        if amounts.is_empty() {
            if source.every.is_some() || source.month.is_some() || source.at_most.is_some() {
                self.wrong(id, Problem::NoAmount);
            }
            return Grant::OnRequest { caps };
        }
        if *id.get_ref() == SchemeId::BijzondereBijstand {
            self.wrong(id, Problem::NeverAnAmount);
        }
        let every = self.every(source);
        let Some(caps) = caps else {
            self.wrong(id, Problem::NoLimit);
            return Grant::OnRequest { caps: None };
        };
        Grant::Regular { caps, amounts, at_most: source.at_most.unwrap_or_default(), every }
    }

    fn every(&mut self, source: &SchemeSource) -> Every {
        let month = source.month.as_ref().map(|month| {
            let count = self.count(month);
            if !(1..=12).contains(&count) {
                self.wrong(month, Problem::Month);
            }
            count
        });
        match (source.every.as_ref().map(Spanned::get_ref), month) {
            (Some(EverySource::Month), None) => Every::Month,
            (Some(EverySource::Year), Some(month)) => Every::Year { month },
            (Some(EverySource::FiveYears), Some(month)) => Every::FiveYears { month },
            (Some(EverySource::Month), Some(_)) => {
                self.wrong(&source.id, Problem::MonthOfEveryMonth);
                Every::Month
            }
            (Some(_), None) => {
                self.wrong(&source.id, Problem::NoMonth);
                Every::Month
            }
            (None, _) => {
                self.wrong(&source.id, Problem::NoEvery);
                Every::Month
            }
        }
    }

    fn caps(&mut self, source: &SchemeSource) -> Option<Caps> {
        if let Some(caps) = &source.cap_net_month {
            if !source.tier.is_empty() {
                self.wrong(&source.id, Problem::TwoLimits);
            }
            return Some(Caps::NetMonth {
                single: self.cents(&caps.single),
                single_parent: self.cents(&caps.single_parent),
                couple: self.cents(&caps.couple),
            });
        }
        let mut tiers: Vec<Tier> = Vec::new();
        for TierSource { cap, share } in &source.tier {
            let tier = Tier { cap: self.exact(cap, 6), share: self.exact(share, 6) };
            if !(0.0..=3.0).contains(cap.get_ref()) {
                self.wrong(cap, Problem::Cap);
            }
            if !(0.0..=1.0).contains(share.get_ref()) {
                self.wrong(share, Problem::Share);
            }
            if tiers.last().is_some_and(|before| before.cap >= tier.cap) {
                self.wrong(cap, Problem::TierOrder);
            }
            tiers.push(tier);
        }
        (!tiers.is_empty()).then_some(Caps::OfNorm(tiers))
    }

    fn amounts(&mut self, source: &SchemeSource) -> Vec<Amount> {
        let mut amounts = Vec::new();
        if let Some(by) = &source.by_household {
            amounts.push(Amount::ByHousehold(ByHousehold {
                single: self.cents(&by.single),
                single_parent_child_under_12: self.cents(&by.single_parent_child_under_12),
                single_parent_child_12_17: self.cents(&by.single_parent_child_12_17),
                couple: self.cents(&by.couple),
                couple_child_under_12: self.cents(&by.couple_child_under_12),
                couple_child_12_17: self.cents(&by.couple_child_12_17),
            }));
        }
        for amount in &source.amount {
            let cents = self.cents(&amount.euros);
            let ages = amount.ages.as_ref().map(|ages| {
                let (from, to) = (*ages.get_ref().0.get_ref(), *ages.get_ref().1.get_ref());
                if from > to {
                    self.wrong(ages, Problem::AgeOrder);
                }
                (from, to)
            });
            amounts.push(match (amount.of.get_ref(), ages) {
                (OfSource::Household, None) => Amount::Household(cents),
                (OfSource::Household, Some(ages)) => Amount::HouseholdWithChild { ages, cents },
                (OfSource::Adult, None) => Amount::Adult(cents),
                (OfSource::Child, Some(ages)) => Amount::Child { ages, cents },
                (OfSource::Adult, Some(_)) => {
                    self.wrong(&amount.of, Problem::AgesOfAdult);
                    Amount::Adult(cents)
                }
                (OfSource::Child, None) => {
                    self.wrong(&amount.of, Problem::ChildWithoutAges);
                    Amount::Household(cents)
                }
            });
        }
        amounts
    }

    fn assets(&mut self, source: &SchemeSource) -> AssetTest {
        let Some(assets) = &source.assets else { return AssetTest::None };
        match assets.get_ref() {
            AssetsSource::Euros(euros) => {
                AssetTest::Household(self.exact(&Spanned::new(assets.span(), *euros), 2))
            }
            AssetsSource::As(like) => {
                if like != "bijstand" {
                    self.wrong(assets, Problem::Assets);
                }
                AssetTest::Bijstand
            }
        }
    }

    /// The least sure of its income limits and amounts. The month in which it is paid and the ages by which a
    /// school is known are our reading of what a page says, and don't make it less sure.
    fn grade(&self, source: &SchemeSource) -> Grade {
        let mut numbers: Vec<&Number> = Vec::new();
        numbers.extend(source.tier.iter().flat_map(|tier| [&tier.cap, &tier.share]));
        if let Some(caps) = &source.cap_net_month {
            numbers.extend([&caps.single, &caps.single_parent, &caps.couple]);
        }
        if let Some(by) = &source.by_household {
            numbers.extend([&by.single, &by.single_parent_child_under_12, &by.single_parent_child_12_17]);
            numbers.extend([&by.couple, &by.couple_child_under_12, &by.couple_child_12_17]);
        }
        numbers.extend(source.amount.iter().map(|amount| &amount.euros));
        let letters = numbers.iter().map(|number| {
            let line = self.text.lines().nth(self.line(number.span()) - 1);
            line.and_then(grade_of).unwrap_or(Grade::C)
        });
        letters.max().unwrap_or(Grade::C)
    }

    fn exact(&mut self, number: &Number, decimals: i32) -> i64 {
        if *number.get_ref() > MOST {
            self.wrong(number, Problem::TooLarge);
            return 0;
        }
        match exact(*number.get_ref(), decimals) {
            Some(value) if value >= 0 => value,
            Some(_) => {
                self.wrong(number, Problem::Negative);
                0
            }
            None => {
                self.wrong(number, Problem::Decimals(decimals));
                0
            }
        }
    }

    fn cents(&mut self, euros: &Number) -> i64 {
        self.exact(euros, 2)
    }

    fn count(&mut self, number: &Number) -> u32 {
        u32::try_from(self.exact(number, 0)).unwrap_or_default()
    }

    fn year(&mut self, number: &Number) -> i32 {
        let year = self.count(number).cast_signed();
        if !(2000..2100).contains(&year) {
            self.wrong(number, Problem::Year);
        }
        year
    }
}
