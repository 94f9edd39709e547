//! `data/gemeenten/` to the schemes of each municipality, each number with its source.

#[path = "../src/income/local_parameters.rs"]
#[allow(dead_code)]
mod local_parameters;
#[path = "gemeenten/source.rs"]
mod source;

use std::{collections::BTreeMap, fs, ops::Range, path::Path};

use local_parameters::*;
use source::*;
use toml::Spanned;

use crate::{
    folder::{stem, toml_files},
    numbers::{exact, grade as grade_of, grade_of_number as grade, grade_of_number::Grade, missing_source},
};

pub fn build(data: &Path) -> crate::Built {
    let mut mistakes = Vec::new();
    let mut read = BTreeMap::new();
    for path in toml_files(&data.join("gemeenten")) {
        let shown = path.display().to_string();
        let id = stem(&path);
        match fs::read_to_string(&path) {
            Ok(text) => {
                if let Some(gemeente) = Reader::new(&shown, &text, &mut mistakes).gemeente(&id) {
                    read.insert(id, gemeente);
                }
            }
            Err(error) => mistakes.push(format!("{shown}: {error}")),
        }
    }
    let gemeenten = with_inherited(&read, &mut mistakes);
    if !mistakes.is_empty() {
        return Err(mistakes);
    }
    let bytes = postcard::to_allocvec(&gemeenten).map_err(|error| vec![error.to_string()])?;
    Ok(vec![("gemeenten.postcard".into(), bytes)])
}

/// A municipality as its own file has it.
struct Read {
    own: Gemeente,
    /// From whom it inherits, and where that stands.
    inherits: Option<(String, String)>,
}

fn with_inherited(read: &BTreeMap<String, Read>, mistakes: &mut Vec<String>) -> Vec<Gemeente> {
    let mut all = Vec::new();
    for Read { own, inherits } in read.values() {
        let mut gemeente = own.clone();
        if let Some((from, at)) = inherits {
            match read.get(from) {
                Some(Read { own: other, inherits: None }) => {
                    let has = |scheme: &&Scheme| own.schemes.iter().all(|mine| mine.id != scheme.id);
                    gemeente.schemes.extend(other.schemes.iter().filter(has).cloned());
                    gemeente.phone = gemeente.phone.or_else(|| other.phone.clone());
                    gemeente.site = gemeente.site.or_else(|| other.site.clone());
                }
                Some(_) => {
                    mistakes.push(format!("{at}: {from:?} itself inherits; name the one it has it from"))
                }
                None => mistakes.push(format!("{at}: there is no municipality {from:?}")),
            }
        }
        gemeente.schemes.sort_by_key(|scheme| scheme.id);
        all.push(gemeente);
    }
    all
}

/// Reads the file of one municipality.
struct Reader<'a> {
    shown: &'a str,
    text: &'a str,
    mistakes: &'a mut Vec<String>,
}

impl<'a> Reader<'a> {
    fn new(shown: &'a str, text: &'a str, mistakes: &'a mut Vec<String>) -> Reader<'a> {
        Reader { shown, text, mistakes }
    }

    fn line(&self, span: Range<usize>) -> usize {
        self.text[..span.start.min(self.text.len())].matches('\n').count() + 1
    }

    fn at(&self, span: Range<usize>) -> String {
        format!("{}:{}", self.shown, self.line(span))
    }

    fn wrong<T>(&mut self, place: &Spanned<T>, what: &str) {
        let at = self.at(place.span());
        self.mistakes.push(format!("{at}: {what}"));
    }

    fn gemeente(mut self, id: &str) -> Option<Read> {
        for (number, line) in (1..).zip(self.text.lines()) {
            if let Some(what) = missing_source(line) {
                self.mistakes.push(format!("{}:{number}: {what}", self.shown));
            }
        }
        let source: GemeenteSource = match toml::from_str(self.text) {
            Ok(source) => source,
            Err(error) => {
                let at = self.at(error.span().unwrap_or(0..0));
                self.mistakes.push(format!("{at}: {}", error.message()));
                return None;
            }
        };
        let dated = source.dated.as_ref().map(|year| self.year(year));
        let mut schemes: Vec<Scheme> = Vec::new();
        for scheme in &source.scheme {
            if schemes.iter().any(|before| before.id == *scheme.id.get_ref()) {
                self.wrong(&scheme.id, "this scheme stands here twice");
            }
            schemes.push(self.scheme(scheme, dated));
        }
        let inherits = source.inherits.map(|from| (from.get_ref().clone(), self.at(from.span())));
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
            self.wrong(&source.id, "an average is of reference_months, which is missing");
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
            self.wrong(id, "an uitstroompremie, and nothing else, has [scheme.once]");
        }
        if let Some(once) = &source.once {
            if amounts.is_empty() {
                self.wrong(id, "[scheme.once] is of an amount, which is missing");
            }
            if caps.is_some() || source.every.is_some() || source.month.is_some() || source.at_most.is_some()
            {
                self.wrong(id, "an amount given once has no income limit, every, month or at_most");
            }
            return Grant::Once {
                amounts,
                bijstand_months: self.count(&once.bijstand_months),
                off_benefit_months: self.count(&once.off_benefit_months),
            };
        }
        if amounts.is_empty() {
            if source.every.is_some() || source.month.is_some() || source.at_most.is_some() {
                self.wrong(id, "every, month and at_most are of an amount, which is missing");
            }
            return Grant::OnRequest { caps };
        }
        if *id.get_ref() == SchemeId::BijzondereBijstand {
            self.wrong(id, "bijzondere bijstand has no amount that is known before");
        }
        let every = self.every(source);
        let Some(caps) = caps else {
            self.wrong(id, "an amount needs an income limit: [[scheme.tier]] or [scheme.cap_net_month]");
            return Grant::OnRequest { caps: None };
        };
        Grant::Regular { caps, amounts, at_most: source.at_most.unwrap_or_default(), every }
    }

    fn every(&mut self, source: &SchemeSource) -> Every {
        let month = source.month.as_ref().map(|month| {
            let count = self.count(month);
            if !(1..=12).contains(&count) {
                self.wrong(month, "a month is 1 to 12");
            }
            count
        });
        match (source.every.as_ref().map(Spanned::get_ref), month) {
            (Some(EverySource::Month), None) => Every::Month,
            (Some(EverySource::Year), Some(month)) => Every::Year { month },
            (Some(EverySource::FiveYears), Some(month)) => Every::FiveYears { month },
            (Some(EverySource::Month), Some(_)) => {
                self.wrong(&source.id, "what is paid every month has no month of its own");
                Every::Month
            }
            (Some(_), None) => {
                self.wrong(&source.id, "month is missing: the calendar month in which it is paid");
                Every::Month
            }
            (None, _) => {
                self.wrong(&source.id, "every is missing: \"month\", \"year\" or \"five_years\"");
                Every::Month
            }
        }
    }

    fn caps(&mut self, source: &SchemeSource) -> Option<Caps> {
        if let Some(caps) = &source.cap_net_month {
            if !source.tier.is_empty() {
                self.wrong(&source.id, "income limits are tiers or cap_net_month, not both");
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
                self.wrong(cap, "a cap is a part of the norm, 1.10 for 110%");
            }
            if !(0.0..=1.0).contains(share.get_ref()) {
                self.wrong(share, "a share is a part of the amount, 0.5 for half");
            }
            if tiers.last().is_some_and(|before| before.cap >= tier.cap) {
                self.wrong(cap, "tiers go from a low cap to a high one");
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
                let (from, to) = *ages.get_ref();
                if from > to {
                    self.wrong(ages, "ages go from the youngest to the oldest");
                }
                (from, to)
            });
            amounts.push(match (amount.of.get_ref(), ages) {
                (OfSource::Household, None) => Amount::Household(cents),
                (OfSource::Household, Some(ages)) => Amount::HouseholdWithChild { ages, cents },
                (OfSource::Adult, None) => Amount::Adult(cents),
                (OfSource::Child, Some(ages)) => Amount::Child { ages, cents },
                (OfSource::Adult, Some(_)) => {
                    self.wrong(&amount.of, "ages are of children; an adult has the min_age of the scheme");
                    Amount::Adult(cents)
                }
                (OfSource::Child, None) => {
                    self.wrong(&amount.of, "an amount of a child needs its ages");
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
                    self.wrong(assets, "assets are \"bijstand\", or euros");
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
        match exact(*number.get_ref(), decimals) {
            Some(value) if value >= 0 => value,
            Some(_) => {
                self.wrong(number, "a number here is not below zero");
                0
            }
            None => {
                self.wrong(number, &format!("has more than {decimals} decimals"));
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
            self.wrong(number, "dated is the year of the page");
        }
        year
    }
}
