//! Which rules hold on a day.

use std::sync::OnceLock;

use super::{
    grade::Grade,
    line::LineId,
    local_schemes::gemeente,
    parameters::{HalfYear, Lasting, Parameters, Year},
    situation::Situation,
};
use crate::calendar::Day;

static EMBEDDED: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/rules.postcard"));

fn parameters() -> &'static Parameters {
    static PARAMETERS: OnceLock<Parameters> = OnceLock::new();
    PARAMETERS.get_or_init(|| postcard::from_bytes(EMBEDDED).expect("build wrote it with the same types"))
}

/// The rules of a day.
#[derive(Clone, Copy, Debug)]
pub struct Rules {
    /// What changes on 1 January and 1 July.
    pub half: &'static HalfYear,
    /// What changes with the calendar year.
    pub year: &'static Year,
    /// What has not changed.
    pub lasting: &'static Lasting,
    /// First day of these rules.
    pub since: Day,
    /// Whether the day is so late that newer rules must exist, which are not known here.
    pub outdated: bool,
}

impl LineId {
    /// How sure the numbers behind it are: the worst of them; `None` where they are the person's own.
    pub fn grade(self, rules: &Rules, situation: &Situation) -> Option<Grade> {
        let (half, year) = (rules.half, rules.year);
        Some(match self {
            LineId::NetWage
            | LineId::HolidayAllowance
            | LineId::OtherIncome
            | LineId::Iack
            | LineId::Jonggehandicaptenkorting
            | LineId::SettlementIncomeTax => year.tax.grade,
            LineId::Bijstand
            | LineId::VakantietoeslagReserve
            | LineId::Vakantietoeslag
            | LineId::BijstandCorrection => {
                let letters = situation.adults.iter().filter_map(|adult| adult.vrijlating.kind.place());
                letters.map(|place| half.vrijlating_grades[place]).fold(half.norms.grade, Grade::max)
            }
            LineId::Zorgtoeslag | LineId::SettlementZorgtoeslag => year.zorgtoeslag.grade,
            LineId::Huurtoeslag | LineId::SettlementHuurtoeslag => year.huurtoeslag.grade,
            LineId::KindgebondenBudget | LineId::SettlementKindgebondenBudget => {
                year.kindgebonden_budget.grade
            }
            LineId::Kinderopvangtoeslag | LineId::SettlementKinderopvangtoeslag => {
                year.kinderopvangtoeslag.grade
            }
            LineId::Kinderbijslag => half.kinderbijslag_grade,
            LineId::Inkomenstoeslag
            | LineId::Schoolkosten
            | LineId::Participatie
            | LineId::Computer
            | LineId::Internet
            | LineId::CollectieveZorgverzekering
            | LineId::Kwijtschelding
            | LineId::Uitstroompremie => {
                let schemes = &gemeente(situation.gemeente.as_deref()?)?.schemes;
                schemes.iter().find(|scheme| scheme.id.line() == Some(self))?.grade
            }
            LineId::ChildcareCosts | LineId::CostsOfWork => return None,
        })
    }

    /// The article it rests on.
    pub fn law(self, rules: &Rules) -> &'static str {
        &rules.lasting.laws[self as usize]
    }
}

/// The first day whose rules are known.
pub fn first_day() -> Day {
    since(&parameters().half_years[0])
}

fn since(half: &HalfYear) -> Day {
    Day::new(half.from.0, half.from.1, 1).expect("build accepts January and July only")
}

/// The rules of a day: the latest that began on it or before. `None` before the first.
pub fn on(day: Day) -> Option<Rules> {
    let all = parameters();
    let half = all.half_years.iter().rfind(|half| half.from <= (day.year(), day.month()))?;
    let year = all.years.iter().rfind(|year| year.year <= day.year())?;
    let months = (day.year() - half.from.0) * 12 + day.month().cast_signed() - half.from.1.cast_signed();
    Some(Rules { half, year, lasting: &all.lasting, since: since(half), outdated: months >= 6 })
}

/// AOW age in months for somebody who reaches it around this day.
pub fn aow_age_months(day: Day) -> u32 {
    let ages = &parameters().lasting.aow_age;
    ages.iter().rfind(|(year, _)| *year <= day.year()).map_or(ages[0].1, |(_, months)| *months)
}
