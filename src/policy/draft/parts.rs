//! Schemes, income limits and amounts that are put in or taken out, and what is asked of assets.

use std::ops::Range;

use super::{
    Draft, DraftError, What,
    changes::AssetRule,
    lines::{Line, key_of, lines_of},
};
use crate::{
    calendar::Day,
    policy::{
        gemeente_file::{self, SchemeSource},
        local_parameters::SchemeId,
    },
};

/// A scheme may have several of these. Numbers count from 0, in the order of the file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// An income limit.
    Tier(usize),
    /// An amount of an adult, a child or the household.
    Amount(usize),
}

/// Of whom an amount is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AmountOf {
    /// The household as it is.
    Household,
    /// Each adult.
    Adult,
    /// Each child of the ages of the basisschool, to begin with.
    Child,
}

impl AmountOf {
    /// All of them.
    pub const ALL: [AmountOf; 3] = [AmountOf::Household, AmountOf::Adult, AmountOf::Child];

    /// Whose it is, as a file has it.
    fn lines(self, chosen: &str) -> String {
        match self {
            AmountOf::Household => "of = \"household\"\n".into(),
            AmountOf::Adult => "of = \"adult\"\n".into(),
            AmountOf::Child => format!("of = \"child\"\nages = [4, 11]{chosen}\n"),
        }
    }
}

/// Every kind of scheme.
const SCHEMES: [SchemeId; 9] = [
    SchemeId::Inkomenstoeslag,
    SchemeId::Schoolkosten,
    SchemeId::Participatie,
    SchemeId::Computer,
    SchemeId::Internet,
    SchemeId::CollectieveZorgverzekering,
    SchemeId::Kwijtschelding,
    SchemeId::Uitstroompremie,
    SchemeId::BijzondereBijstand,
];
/// A new limit is so much above the one before, in millionths of the norm.
const NEXT_LIMIT: i64 = 100_000;

/// Behind a number that nobody has found in a source.
pub(super) fn chosen(today: Day) -> String {
    format!("  # C chosen in Opstap on {today}")
}

impl Draft {
    /// The kinds of schemes that the municipality has not.
    pub fn lacking(&self) -> Vec<SchemeId> {
        let has = |id: &SchemeId| self.after().schemes.iter().any(|scheme| scheme.id == *id);
        SCHEMES.into_iter().filter(|id| !has(id)).collect()
    }

    /// Puts in a scheme that the municipality has not; nothing is known of it but that it is there.
    ///
    /// # Errors
    /// Where it has the scheme.
    pub fn add_scheme(&mut self, scheme: SchemeId) -> Result<(), DraftError> {
        self.change(|next| {
            next.end_last_line();
            let end = next.lines.len();
            next.put_in(end, &format!("\n[[scheme]]\nid = {:?}\n", scheme.key()));
            Ok(())
        })
    }

    /// Takes a scheme out of this file; where the municipality inherits one of its kind, it has that again.
    ///
    /// # Errors
    /// Where the file has it not, or not with a heading of its own.
    pub fn remove_scheme(&mut self, scheme: SchemeId) -> Result<(), DraftError> {
        self.change(|next| {
            let (present, block) = next.block(scheme)?;
            next.take_out(&present[block]);
            next.waiting.retain(|it| it.scheme != scheme);
            Ok(())
        })
    }

    /// The parts that can be taken out of a scheme: an amount needs a limit, and a scheme that gives has an amount.
    pub fn removable(&self, scheme: SchemeId) -> Vec<Part> {
        let Some((tiers, amounts, others)) = self.counts(scheme) else { return Vec::new() };
        let gives = amounts + others > 0;
        let tiers = if gives && tiers == 1 { 0 } else { tiers };
        let amounts = if amounts + others == 1 { 0 } else { amounts };
        (0..tiers).map(Part::Tier).chain((0..amounts).map(Part::Amount)).collect()
    }

    /// Takes a part out of a scheme.
    ///
    /// # Errors
    /// Where there is none, or the file would not be right without it; nothing has changed then.
    pub fn remove(&mut self, scheme: SchemeId, part: Part, today: Day) -> Result<(), DraftError> {
        self.change(|next| {
            let (present, block) = next.block(scheme)?;
            let (heading, n) = match part {
                Part::Tier(n) => (TIER, n),
                Part::Amount(n) => (AMOUNT, n),
            };
            let table =
                next.tables(&present, block, heading).into_iter().nth(n).ok_or(DraftError::NoSuchPlace)?;
            next.take_out(&present[table]);
            // What is typed in those behind it stands one place further to the front.
            next.waiting.retain_mut(|it| {
                let what = if it.scheme == scheme { without(it.what, part) } else { Some(it.what) };
                what.map(|what| it.what = what).is_some()
            });
            Ok(())
        })?;
        self.try_again(today);
        Ok(())
    }

    /// Whether a scheme can have one more income limit.
    pub fn can_add_tier(&self, scheme: SchemeId) -> bool {
        self.clone().add_tier(scheme, Day::new(2000, 1, 1).expect("it is a day")).is_ok()
    }

    /// Puts an income limit behind the last one of a scheme, a tenth of the norm above it, for the same part of the amount.
    ///
    /// # Errors
    /// Where the scheme has limits in euros, or no limit can be higher.
    pub fn add_tier(&mut self, scheme: SchemeId, today: Day) -> Result<(), DraftError> {
        self.change(|next| {
            let (present, block) = next.block(scheme)?;
            let value = |what| {
                let place = next.places().into_iter().find(|it| (it.scheme, it.what) == (scheme, what));
                place.map(|place| place.value)
            };
            let last = (0..).map_while(|n| Some((value(What::Cap(n))?, value(What::Share(n))?))).last();
            let (cap, share) = last.map_or((1_000_000, 1_000_000), |(cap, share)| (cap + NEXT_LIMIT, share));
            let write = |what, value| super::literal(what, value).ok_or(DraftError::NoSuchPlace);
            let (cap, share, chosen) =
                (write(What::Cap(0), cap)?, write(What::Share(0), share)?, chosen(today));
            let text = format!("\n[[scheme.tier]]\ncap = {cap}{chosen}\nshare = {share}{chosen}\n");
            let tables = next.tables(&present, block.clone(), TIER);
            next.put_behind(&present, tables.last().map_or(block.end, |table| table.end), &text);
            Ok(())
        })
    }

    /// Whether a scheme gives an amount, to which one can be added.
    pub fn can_add_amount(&self, scheme: SchemeId) -> bool {
        self.counts(scheme).is_some_and(|(_, amounts, others)| amounts + others > 0)
    }

    /// Puts an amount of nothing yet behind the last one of a scheme.
    ///
    /// # Errors
    /// Where the file has no such scheme, or it can have no amount.
    pub fn add_amount(&mut self, scheme: SchemeId, of: AmountOf, today: Day) -> Result<(), DraftError> {
        self.change(|next| {
            let (present, block) = next.block(scheme)?;
            let chosen = chosen(today);
            let text = format!("\n[[scheme.amount]]\n{}euros = 0{chosen}\n", of.lines(&chosen));
            next.put_behind(&present, block.end, &text);
            Ok(())
        })
    }

    /// Makes a scheme look at assets in another way; a maximum in euros begins at nothing, or is what it was in the file.
    ///
    /// # Errors
    /// Where the file has no such scheme.
    pub fn ask_assets(&mut self, scheme: SchemeId, rule: AssetRule, today: Day) -> Result<(), DraftError> {
        if self.asset_rule(scheme) == rule {
            return Ok(());
        }
        self.change(|next| {
            let (present, block) = next.block(scheme)?;
            let lines = present[block.start]..present[block.end - 1] + 1;
            let is_assets = |line: &Line| {
                let text = line.now.as_deref().or(line.original.as_deref());
                text.is_some_and(|text| key_of(text) == "assets")
            };
            let at = lines.clone().find(|n| is_assets(&next.lines[*n]));
            let written = match rule {
                AssetRule::None => {
                    next.take_out(&[at.ok_or(DraftError::NoSuchPlace)?]);
                    return Ok(());
                }
                AssetRule::Bijstand => "assets = \"bijstand\"\n".to_string(),
                AssetRule::Euros => format!("assets = 0{}\n", chosen(today)),
            };
            match at {
                Some(at) => {
                    let as_is = |code: &str| code.ends_with('"') == (rule == AssetRule::Bijstand);
                    next.lines[at].rewrite(&written, as_is, today);
                }
                None => {
                    let id = lines.clone().find(|n| next.lines[*n].now.as_deref().map(key_of) == Some("id"));
                    next.put_in(id.ok_or(DraftError::NoSuchPlace)? + 1, &written);
                }
            }
            Ok(())
        })
    }

    /// Changes it as a whole, or not at all.
    fn change(
        &mut self,
        change: impl FnOnce(&mut Draft) -> Result<(), DraftError>,
    ) -> Result<(), DraftError> {
        let mut next = self.clone();
        change(&mut next)?;
        next.check()?;
        *self = next;
        Ok(())
    }

    /// How many limits, amounts, and lists of amounts a scheme of the file has.
    fn counts(&self, scheme: SchemeId) -> Option<(usize, usize, usize)> {
        let source = gemeente_file::source_of(&self.text())?;
        let found: &SchemeSource = source.scheme.iter().find(|found| *found.id.get_ref() == scheme)?;
        Some((found.tier.len(), found.amount.len(), usize::from(found.by_household.is_some())))
    }

    /// Which lines are there, and which of those are a scheme's.
    pub(super) fn block(&self, scheme: SchemeId) -> Result<(Vec<usize>, Range<usize>), DraftError> {
        let present: Vec<usize> = (0..self.lines.len()).filter(|n| self.lines[*n].now.is_some()).collect();
        let lines: Vec<&str> = self.lines.iter().filter_map(|line| line.now.as_deref()).collect();
        let block = lines_of(&lines, scheme).ok_or(DraftError::NoSuchPlace)?;
        Ok((present, block))
    }

    /// The tables under a heading in a block of lines, each with the comment above it.
    fn tables(&self, present: &[usize], block: Range<usize>, heading: &str) -> Vec<Range<usize>> {
        let text = |n: usize| self.lines[present[n]].now.as_deref().unwrap_or_default();
        let begins = |head: usize| head - (0..head).rev().take_while(|n| text(*n).starts_with('#')).count();
        let heads: Vec<usize> = block.clone().filter(|n| text(*n).starts_with('[')).collect();
        let of = |(which, head): (usize, &usize)| {
            let end = heads.get(which + 1).map_or(block.end, |next| begins(*next));
            let begin = begins(*head);
            let blank = (begin..end).rev().take_while(|n| text(*n).trim().is_empty()).count();
            (key_of(text(*head)) == heading).then_some(begin..end - blank)
        };
        heads.iter().enumerate().filter_map(of).collect()
    }

    /// Puts lines behind the one before this one of those that are there.
    pub(super) fn put_behind(&mut self, present: &[usize], end: usize, text: &str) {
        self.end_last_line();
        self.put_in(present[end - 1] + 1, text);
    }

    /// Takes lines out, with the blank ones before the first of them.
    fn take_out(&mut self, lines: &[usize]) {
        let Some(first) = lines.first() else { return };
        let is_blank = |n: &usize| self.lines[*n].now.as_deref().is_none_or(|line| line.trim().is_empty());
        let is_table = lines.len() > 1;
        let blank: Vec<usize> = (0..*first).rev().take_while(|n| is_table && is_blank(n)).collect();
        for n in lines.iter().chain(&blank) {
            self.lines[*n].now = None;
        }
        // What was not there when somebody began leaves nothing behind.
        self.lines.retain(|line| line.now.is_some() || line.original.is_some() && !line.taken);
    }
}

const TIER: &str = "[[scheme.tier]]";
const AMOUNT: &str = "[[scheme.amount]]";

/// What a place is when a part is taken out; `None` for a place of that part.
fn without(what: What, part: Part) -> Option<What> {
    let shift = |of: fn(usize) -> What, at: usize, gone: usize| match at {
        at if at == gone => None,
        at if at > gone => Some(of(at - 1)),
        at => Some(of(at)),
    };
    match (what, part) {
        (What::Cap(at), Part::Tier(gone)) => shift(What::Cap, at, gone),
        (What::Share(at), Part::Tier(gone)) => shift(What::Share, at, gone),
        (What::Adult(at), Part::Amount(gone)) => shift(What::Adult, at, gone),
        (What::Child(at), Part::Amount(gone)) => shift(What::Child, at, gone),
        (What::Household(at), Part::Amount(gone)) => shift(What::Household, at, gone),
        (What::AgeFrom(at), Part::Amount(gone)) => shift(What::AgeFrom, at, gone),
        (What::AgeTo(at), Part::Amount(gone)) => shift(What::AgeTo, at, gone),
        (what, _) => Some(what),
    }
}
