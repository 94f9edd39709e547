//! What somebody typed on the calculator page, kept exactly as typed.

mod field;
mod household;
mod reader;
mod typed;

use serde::{Deserialize, Deserializer, Serialize};

pub(crate) use field::Field;
pub(super) use household::next_month;
pub(super) use reader::Mistake;
pub(crate) use typed::cents_typed;

/// Kinderopvangtoeslag ends with primary school: from this age the form does not ask about care.
pub(super) const CARE_UNTIL: u32 = 13;

/// More children or housemates than this are a typing mistake.
pub(super) const MOST_PEOPLE: usize = 12;

/// The calculator as it stands on the screen. Numbers are text: what is half typed or mistyped stays. A field that a
/// draft from before does not have is as at first.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct Form {
    pub age: String,
    pub benefit: bool,
    pub vrijlating: String,
    pub vrijlating_months: String,
    pub bijstand_months: String,
    pub other: Other,
    pub partner: bool,
    pub partner_age: String,
    pub partner_benefit: bool,
    pub partner_hours: String,
    pub partner_wage: Option<String>,
    pub partner_other: Other,
    pub children: Vec<Child>,
    #[serde(deserialize_with = "people_or_number")]
    pub housemates: Vec<Housemate>,
    pub home: String,
    pub rent: String,
    pub home_value: String,
    pub mortgage: String,
    /// As in `data/gemeenten/`; `""` for another one.
    pub gemeente: String,
    pub assets: String,
    pub assets_january: String,
    /// Whole years at least; `""` for not known.
    pub low_income_years: String,
    pub health_insured: bool,
    pub hours_now: String,
    #[serde(flatten)]
    pub job: Job,
    pub costs: String,
}

/// The job that is being considered, as typed in.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct Job {
    pub hours: String,
    /// `None` until typed in: then the minimum wage.
    pub wage: Option<String>,
    /// `None` until chosen: then the first of next month.
    pub start: Option<String>,
    pub end: String,
    pub hours_low: String,
    pub hours_high: String,
    pub pension: String,
}

/// What an adult has or is besides a job, as typed in.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct Other {
    /// `""` for none, else as in the exchange format: `ww`, `pension`, `partner_alimony`, `child_alimony`.
    pub kind: String,
    pub amount: String,
    pub student: bool,
    pub young_disabled: bool,
}

/// A child as typed in.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct Child {
    pub age: String,
    /// `""` for not told, else 1 to 12.
    pub birth_month: String,
    /// `""` for none, else as in the exchange format: `dagopvang`, `bso`, `gastouder`.
    pub care: String,
    pub care_hours: String,
    pub care_price: String,
}

/// Somebody else at the address, as typed in.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct Housemate {
    pub age: String,
    /// As in the exchange format; `""` for somebody who shares the costs.
    pub relation: String,
    pub income: String,
}

impl Default for Form {
    fn default() -> Self {
        Form {
            age: String::new(),
            benefit: true,
            vrijlating: "none".into(),
            vrijlating_months: String::new(),
            bijstand_months: String::new(),
            other: Other::default(),
            partner: false,
            partner_age: String::new(),
            partner_benefit: true,
            partner_hours: String::new(),
            partner_wage: None,
            partner_other: Other::default(),
            children: Vec::new(),
            housemates: Vec::new(),
            home: "rent".into(),
            rent: String::new(),
            home_value: String::new(),
            mortgage: String::new(),
            gemeente: String::new(),
            assets: String::new(),
            assets_january: String::new(),
            low_income_years: String::new(),
            health_insured: true,
            hours_now: String::new(),
            job: Job::default(),
            costs: String::new(),
        }
    }
}

impl Form {
    /// Whether nothing has been filled in yet.
    pub(crate) fn is_untouched(&self) -> bool {
        *self == Form::default()
    }
}

/// Drafts from before knew only how many housemates there are: each is asked about again.
fn people_or_number<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Vec<Housemate>, D::Error> {
    #[derive(Deserialize)]
    #[serde(untagged)]
    enum Either {
        People(Vec<Housemate>),
        Number(String),
    }
    Ok(match Either::deserialize(deserializer)? {
        Either::People(people) => people,
        Either::Number(typed) => {
            let number: usize = typed.trim().parse().unwrap_or(0);
            vec![Housemate::default(); number.min(MOST_PEOPLE)]
        }
    })
}
