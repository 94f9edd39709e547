//! What a municipality adds: the schemes of `data/gemeenten`, by its verordening (Participatiewet art. 35, 36 and
//! 31 lid 2 onder j; kwijtschelding).

use std::sync::OnceLock;

use serde::{Serialize, Serializer, ser::SerializeMap};

use super::{
    bijstandsnorm::ADULT_AGE,
    grade::Grade,
    line::LineId,
    local_parameters::{
        AgesOn, Amount, AssetTest, ByHousehold, Caps, Every, Gemeente, Grant, Scheme, SchemeId,
    },
    rules,
    trace::{Trace, step},
};
use crate::{
    calendar::Day,
    money::{Cents, Exact, Rate},
};

static EMBEDDED: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/gemeenten.postcard"));

/// From this age a child is of the older kind, of which the names of the amounts speak.
const OLDER_CHILD_AGE: u32 = 12;

/// Every municipality that is known, by id.
pub fn all() -> &'static [Gemeente] {
    static GEMEENTEN: OnceLock<Vec<Gemeente>> = OnceLock::new();
    GEMEENTEN.get_or_init(|| postcard::from_bytes(EMBEDDED).expect("build wrote it with the same types"))
}

/// A municipality by its id, such as `leidschendam-voorburg`.
pub fn gemeente(id: &str) -> Option<&'static Gemeente> {
    all().iter().find(|gemeente| gemeente.id == id)
}

impl SchemeId {
    /// Its line in a budget; bijzondere bijstand never has one.
    pub const fn line(self) -> Option<LineId> {
        match self {
            SchemeId::Inkomenstoeslag => Some(LineId::Inkomenstoeslag),
            SchemeId::Schoolkosten => Some(LineId::Schoolkosten),
            SchemeId::Participatie => Some(LineId::Participatie),
            SchemeId::Computer => Some(LineId::Computer),
            SchemeId::Internet => Some(LineId::Internet),
            SchemeId::CollectieveZorgverzekering => Some(LineId::CollectieveZorgverzekering),
            SchemeId::Kwijtschelding => Some(LineId::Kwijtschelding),
            SchemeId::Uitstroompremie => Some(LineId::Uitstroompremie),
            SchemeId::BijzondereBijstand => None,
        }
    }

    /// Its name in the exchange format; its text stands under it in the section `line`.
    pub const fn key(self) -> &'static str {
        match self.line() {
            Some(line) => line.key(),
            None => "bijzondere_bijstand",
        }
    }
}

impl Scheme {
    /// Whether its amount is an estimate, and not of a page of the municipality.
    pub fn is_estimate(&self) -> bool {
        self.grade == Grade::C
    }

    /// Whether its amount may have changed: the page is of another year, or of none.
    pub fn may_have_changed(&self, today: Day) -> bool {
        self.dated != Some(today.year())
    }

    /// Whether it looks at an adult of this age at all.
    fn counts(&self, today: Day, birth: Day) -> bool {
        let old_enough = today.age_of(birth).is_some_and(|age| age >= self.min_age);
        let months = today.age_in_months_of(birth).unwrap_or_default();
        old_enough && !(self.until_aow_age && months >= rules::aow_age_months(today))
    }
}

/// A household as local schemes see it, but for its income.
#[derive(Clone, Copy, Debug)]
pub struct LocalHousehold<'a> {
    /// The day; it also decides the school year.
    pub date: Day,
    /// Birth dates of one adult, or of both of a couple.
    pub adults: &'a [Day],
    /// Birth dates of the children of any age.
    pub children: &'a [Day],
    /// Its bijstandsnorm a month without vakantietoeslag, whether or not it has a right to bijstand.
    pub norm_excl_vt: Exact,
    /// What it owns.
    pub assets: Cents,
    /// The most that a household like it may own on bijstand (art. 34 Participatiewet).
    pub asset_limit: Cents,
    /// For how many months income has been low until now; `None` where that was not asked.
    pub low_income_months: Option<u32>,
    /// For how many months there has been bijstand until now; `None` where that was not asked.
    pub bijstand_months: Option<u32>,
}

impl LocalHousehold<'_> {
    /// Ages of the children on the day that counts; who is not born then is left out.
    fn ages(&self, on: AgesOn) -> impl Iterator<Item = u32> {
        let day = match on {
            AgesOn::Month => self.date.first_of_month(),
            AgesOn::August => first_of_school_year(self.date),
        };
        self.children.iter().filter_map(move |birth| day.age_of(*birth))
    }

    /// Age of the oldest child that is not grown up.
    fn oldest_child(&self, on: AgesOn) -> Option<u32> {
        self.ages(on).filter(|age| *age < ADULT_AGE).max()
    }

    /// One time's amount, for so many adults who count.
    fn amount(&self, amount: &Amount, adults: usize, on: AgesOn) -> Cents {
        let within =
            |(from, to): (u32, u32)| self.ages(on).filter(move |age| (from..=to).contains(age)).count();
        let cents = match amount {
            // Where only one of a couple has a right, it is that of somebody alone.
            Amount::ByHousehold(by) => by.of(adults > 1, self.oldest_child(on)),
            Amount::Household(cents) => *cents,
            Amount::HouseholdWithChild { ages, cents } => cents * i64::from(within(*ages) > 0),
            Amount::Adult(cents) => cents * adults as i64,
            Amount::Child { ages, cents } => cents * within(*ages) as i64,
        };
        Cents::new(cents)
    }

    /// The limits in euros, from low to high, and the share of the amount up to each.
    fn tiers(&self, caps: &Caps) -> Vec<(Cents, Rate)> {
        match caps {
            Caps::OfNorm(tiers) => {
                let cap = |cap| self.norm_excl_vt.times(Rate::millionths(cap)).round_half_up();
                tiers.iter().map(|tier| (cap(tier.cap), Rate::millionths(tier.share))).collect()
            }
            Caps::NetMonth { single, single_parent, couple } => {
                let cap = match (self.adults.len(), self.oldest_child(AgesOn::Month)) {
                    (2.., _) => couple,
                    (_, Some(_)) => single_parent,
                    (_, None) => single,
                };
                vec![(Cents::new(*cap), Rate::ONE)]
            }
        }
    }

    /// What is too much of assets for a scheme.
    fn most_assets(&self, test: AssetTest) -> Option<Cents> {
        let most = match test {
            AssetTest::None => return None,
            AssetTest::Bijstand => self.asset_limit,
            AssetTest::Household(cents) => Cents::new(cents),
        };
        (self.assets > most).then_some(most)
    }
}

/// The latest 1 August, on the day itself or before it.
fn first_of_school_year(day: Day) -> Day {
    let august = |year| Day::new(year, 8, 1).filter(|first| *first <= day);
    august(day.year()).or_else(|| august(day.year() - 1)).unwrap_or(day)
}

impl ByHousehold {
    fn of(&self, couple: bool, oldest_child: Option<u32>) -> i64 {
        match (couple, oldest_child) {
            (false, None) => self.single,
            (false, Some(..OLDER_CHILD_AGE)) => self.single_parent_child_under_12,
            (false, Some(_)) => self.single_parent_child_12_17,
            (true, None) => self.couple,
            (true, Some(..OLDER_CHILD_AGE)) => self.couple_child_under_12,
            (true, Some(_)) => self.couple_child_12_17,
        }
    }
}

/// What a household can have of its municipality, before its income is known.
#[derive(Clone, Debug)]
pub struct LocalRights<'a> {
    rights: Vec<Right<'a>>,
    premiums: Vec<Premium<'a>>,
    notes: Vec<Note<'a>>,
}

/// A scheme that a household can have a regular amount of.
#[derive(Clone, Debug)]
struct Right<'a> {
    scheme: &'a Scheme,
    line: LineId,
    /// All of it, a year.
    year: Exact,
    at_most: bool,
    unsure: bool,
    test: Test,
}

/// What decides whether there is a right.
#[derive(Clone, Debug)]
enum Test {
    Assets { assets: Cents, most: Cents },
    Reference { months: u32, needed: u32 },
    Income { tiers: Vec<(Cents, Rate)> },
}

/// What a scheme gives a household at an income.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct LocalAmount<'a> {
    /// Which scheme: how sure it is, and when it is paid.
    pub scheme: &'a Scheme,
    /// Its line.
    pub line: LineId,
    /// Euros a year; of what is given once in five years, a fifth.
    pub year: Exact,
}

/// What is given once to who leaves bijstand. A steady month knows no such thing: it is of one month only.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Premium<'a> {
    /// Which scheme.
    pub scheme: &'a Scheme,
    /// Its line.
    pub line: LineId,
    /// Euros, once.
    pub amount: Cents,
    /// Paid after so many months without benefit.
    pub off_benefit_months: u32,
}

/// A scheme without an amount here, about which a resident can ask.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Note<'a> {
    /// Which scheme.
    pub scheme: &'a Scheme,
    /// Why there is no amount.
    pub reason: NoteReason,
}

impl Serialize for Note<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(3))?;
        map.serialize_entry("scheme", self.scheme.id.key())?;
        map.serialize_entry("name", &self.scheme.name)?;
        map.serialize_entry("reason", &self.reason)?;
        map.end()
    }
}

/// Why a scheme has no amount here.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum NoteReason {
    /// It depends on what is asked for, or is not published.
    NoAmount,
    /// It needs months of low income or bijstand, and for how long it has been so is not known.
    MonthsUnknown,
}

impl<'a> LocalRights<'a> {
    /// Everything that does not depend on income.
    pub fn of(gemeente: &'a Gemeente, household: &LocalHousehold) -> LocalRights<'a> {
        let mut found = LocalRights { rights: Vec::new(), premiums: Vec::new(), notes: Vec::new() };
        for scheme in &gemeente.schemes {
            found.add(scheme, household);
        }
        found
    }

    fn add(&mut self, scheme: &'a Scheme, household: &LocalHousehold) {
        let today = household.date;
        let adults = household.adults.iter().filter(|birth| scheme.counts(today, **birth)).count();
        if adults == 0 {
            return;
        }
        let too_much = household.most_assets(scheme.assets);
        let sum = |amounts: &[Amount]| -> Cents {
            amounts.iter().map(|amount| household.amount(amount, adults, scheme.ages_on)).sum()
        };
        match (&scheme.grant, scheme.id.line()) {
            (Grant::Regular { caps, amounts, at_most, every }, Some(line)) => {
                let year = every.in_year(sum(amounts));
                if year == Exact::ZERO {
                    return;
                }
                let test = match (too_much, scheme.reference, household.low_income_months) {
                    (Some(most), ..) => Test::Assets { assets: household.assets, most },
                    (None, Some(_), None) => return self.note(scheme, NoteReason::MonthsUnknown),
                    (None, Some(reference), Some(months)) if months < reference.months => {
                        Test::Reference { months, needed: reference.months }
                    }
                    _ => Test::Income { tiers: household.tiers(caps) },
                };
                let unsure = scheme.may_have_changed(today);
                self.rights.push(Right { scheme, line, year, at_most: *at_most, unsure, test });
            }
            _ if too_much.is_some() => {}
            (Grant::Once { amounts, bijstand_months, off_benefit_months }, Some(line)) => {
                match household.bijstand_months {
                    None => self.note(scheme, NoteReason::MonthsUnknown),
                    Some(months) if months < *bijstand_months => {}
                    Some(_) => self.premiums.push(Premium {
                        scheme,
                        line,
                        amount: sum(amounts),
                        off_benefit_months: *off_benefit_months,
                    }),
                }
            }
            _ => self.note(scheme, NoteReason::NoAmount),
        }
    }

    fn note(&mut self, scheme: &'a Scheme, reason: NoteReason) {
        self.notes.push(Note { scheme, reason });
    }

    /// What each scheme gives at the household's net income a month without holiday allowance: wages, bijstand as
    /// it is paid, and what else comes in. Also those that give nothing, whose steps say why. Steps are taken as
    /// the amounts are.
    ///
    /// Steady: the income is taken to have been and to stay as it is, also where an average counts.
    pub fn amounts<'t, T: Trace>(
        &'t self,
        income_excl_vt: Exact,
        trace: &'t mut T,
    ) -> impl Iterator<Item = LocalAmount<'a>> + 't {
        self.amounts_of(|_| true, income_excl_vt, trace)
    }

    /// The same of the schemes that are wanted only.
    pub fn amounts_of<'t, T: Trace>(
        &'t self,
        wanted: impl Fn(&Scheme) -> bool + 't,
        income_excl_vt: Exact,
        trace: &'t mut T,
    ) -> impl Iterator<Item = LocalAmount<'a>> + 't {
        // Limits are published to the cent at best: who has less than half a cent more is not above them.
        let income = income_excl_vt.round_half_up();
        self.rights.iter().filter(move |right| wanted(right.scheme)).map(move |right| {
            trace.begin(right.line, None);
            LocalAmount { scheme: right.scheme, line: right.line, year: right.at(income, trace) }
        })
    }

    /// What can be given once, after leaving bijstand.
    pub fn premiums(&self) -> &[Premium<'a>] {
        &self.premiums
    }

    /// The schemes that a household can ask for without an amount that is known here.
    pub fn notes(&self) -> &[Note<'a>] {
        &self.notes
    }
}

impl Scheme {
    /// How often it gives, where it does again and again.
    pub const fn every(&self) -> Option<Every> {
        match self.grant {
            Grant::Regular { every, .. } => Some(every),
            Grant::OnRequest { .. } | Grant::Once { .. } => None,
        }
    }
}

impl Every {
    /// Whether it is paid in a month, 1 to 12.
    pub fn is_paid_in(self, month: u32) -> bool {
        match self {
            Every::Month => true,
            Every::Year { month: own } | Every::FiveYears { month: own } => own == month,
        }
    }

    /// What is paid at a time, of an amount a year.
    pub fn once(self, year: Exact) -> Cents {
        let once = match self {
            Every::Month => year.split(12),
            Every::Year { .. } => year,
            Every::FiveYears { .. } => year.scaled(5),
        };
        once.round_half_up()
    }

    /// A year of it.
    fn in_year(self, once: Cents) -> Exact {
        match self {
            Every::Month => once.exact().scaled(12),
            Every::Year { .. } => once.exact(),
            Every::FiveYears { .. } => once.exact().split(5),
        }
    }
}

impl Right<'_> {
    /// Euros a year at an income a month.
    fn at(&self, income: Cents, trace: &mut impl Trace) -> Exact {
        let tiers = match &self.test {
            Test::Assets { assets, most } => {
                step!(trace, LocalAssets, assets = *assets, most = *most);
                return Exact::ZERO;
            }
            Test::Reference { months, needed } => {
                step!(trace, LocalReference, months = *months as usize, needed = *needed as usize);
                return Exact::ZERO;
            }
            Test::Income { tiers } => tiers,
        };
        let Some((cap, share)) = tiers.iter().find(|(cap, _)| income <= *cap).copied() else {
            let highest = tiers.last().map_or(Cents::ZERO, |(cap, _)| *cap);
            step!(trace, LocalOverCap, income = income, cap = highest);
            if let Some(reference) = self.scheme.reference.filter(|reference| reference.average) {
                step!(trace, LocalAverage, months = reference.months as usize);
            }
            return Exact::ZERO;
        };
        let year = self.year.times(share);
        step!(trace, LocalIncome, income = income, cap = cap, share = share);
        if self.at_most {
            step!(trace, LocalAtMost, year = year);
        } else {
            step!(trace, LocalAmount, year = year);
        }
        if self.scheme.is_estimate() {
            step!(trace, LocalEstimate);
        } else if self.unsure {
            step!(trace, LocalUnsure);
        }
        year
    }
}
