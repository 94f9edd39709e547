//! What somebody typed on the calculator page, kept exactly as typed, and what it means.

use serde::{Deserialize, Serialize};
use serde_json::{Value, json};

use crate::{calendar::Day, money::Cents};

/// The calculator as it stands on the screen. Numbers are text: what is half typed or mistyped stays.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct Form {
    pub age: String,
    pub benefit: bool,
    pub vrijlating: String,
    pub partner: bool,
    pub partner_age: String,
    pub partner_benefit: bool,
    pub partner_hours: String,
    pub partner_wage: Option<String>,
    pub children: Vec<Child>,
    pub housemates: String,
    pub home: String,
    pub rent: String,
    pub assets: String,
    pub health_insured: bool,
    pub hours_now: String,
    pub hours: String,
    /// `None` until typed in: then the minimum wage.
    pub wage: Option<String>,
    pub costs: String,
}

/// A child as typed in.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub(crate) struct Child {
    pub age: String,
    /// `""` for none, else as in the exchange format: `dagopvang`, `bso`, `gastouder`.
    pub care: String,
    pub care_hours: String,
    pub care_price: String,
}

impl Default for Form {
    fn default() -> Self {
        Form {
            age: String::new(),
            benefit: true,
            vrijlating: "none".into(),
            partner: false,
            partner_age: String::new(),
            partner_benefit: true,
            partner_hours: String::new(),
            partner_wage: None,
            children: Vec::new(),
            housemates: String::new(),
            home: "rent".into(),
            rent: String::new(),
            assets: String::new(),
            health_insured: true,
            hours_now: String::new(),
            hours: String::new(),
            wage: None,
            costs: String::new(),
        }
    }
}

/// A place on the form that a message can point at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Field {
    Age,
    PartnerAge,
    PartnerHours,
    PartnerWage,
    ChildAge(usize),
    CareHours(usize),
    CarePrice(usize),
    Housemates,
    Rent,
    Assets,
    HoursNow,
    Hours,
    Wage,
    Costs,
    Vrijlating,
}

impl Field {
    /// The id of the input in the page.
    pub(crate) fn id(self) -> String {
        match self {
            Field::Age => "age".into(),
            Field::PartnerAge => "partner-age".into(),
            Field::PartnerHours => "partner-hours".into(),
            Field::PartnerWage => "partner-wage".into(),
            Field::ChildAge(n) => format!("child-{n}-age"),
            Field::CareHours(n) => format!("child-{n}-care-hours"),
            Field::CarePrice(n) => format!("child-{n}-care-price"),
            Field::Housemates => "housemates".into(),
            Field::Rent => "rent".into(),
            Field::Assets => "assets".into(),
            Field::HoursNow => "hours-now".into(),
            Field::Hours => "hours".into(),
            Field::Wage => "wage".into(),
            Field::Costs => "costs".into(),
            Field::Vrijlating => "vrijlating".into(),
        }
    }

    /// A value that would do, to show what is meant.
    pub(super) fn example(self) -> &'static str {
        match self {
            Field::Age | Field::PartnerAge => "35",
            Field::ChildAge(_) => "8",
            Field::Housemates => "1",
            Field::Rent => "650",
            Field::Assets => "1500",
            Field::Wage | Field::PartnerWage => "14,99",
            Field::CarePrice(_) => "9,50",
            Field::CareHours(_) | Field::Costs => "40",
            Field::HoursNow | Field::Hours | Field::PartnerHours | Field::Vrijlating => "16",
        }
    }

    /// The field behind a path in the exchange format.
    pub(crate) fn of_path(path: &str, then: bool) -> Option<Field> {
        let index =
            |prefix: &str| -> Option<usize> { path.strip_prefix(prefix)?.split(']').next()?.parse().ok() };
        if let Some(child) = index("children[") {
            return Some(if path.ends_with("hours_month") {
                Field::CareHours(child)
            } else if path.ends_with("price_hour") {
                Field::CarePrice(child)
            } else {
                Field::ChildAge(child)
            });
        }
        let hours = if then { Field::Hours } else { Field::HoursNow };
        Some(match path {
            "adults[0].birth_date" => Field::Age,
            "adults[0].job.hours_week" => hours,
            "adults[0].job.wage_hour" | "adults[0].job" => Field::Wage,
            "adults[1].birth_date" => Field::PartnerAge,
            "adults[1].job.hours_week" => Field::PartnerHours,
            "adults[1].job.wage_hour" | "adults[1].job" => Field::PartnerWage,
            "home.rent_month" => Field::Rent,
            "assets" => Field::Assets,
            "costs_of_work_month" => Field::Costs,
            _ if path.starts_with("adults[0].vrijlating") => Field::Vrijlating,
            _ if path.starts_with("housemates") => Field::Housemates,
            _ => return None,
        })
    }
}

/// What is wrong at a field before any rule is asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Mistake {
    Needed,
    NotANumber,
    NotWhole,
    Between(u32, u32),
}

/// A household before and with the job, in the exchange format.
pub(crate) struct Household {
    pub now: Value,
    pub then: Value,
}

/// More children or housemates than this are a typing mistake.
const MOST_PEOPLE: u32 = 12;

impl Form {
    /// Whether nothing has been filled in yet.
    pub(crate) fn is_untouched(&self) -> bool {
        *self == Form::default()
    }

    /// The two situations that the form describes on this day.
    ///
    /// # Errors
    /// Every field that is not a number, or is missing, at once.
    pub(crate) fn household(
        &self,
        today: Day,
        minimum_wage: impl Fn(Day) -> String,
    ) -> Result<Household, Vec<(Field, Mistake)>> {
        let mut read = Reader { today, mistakes: Vec::new() };
        let birth = read.birth_date(Field::Age, &self.age, 18, 110);
        let wage = read.wage(Field::Wage, &self.wage, birth, &minimum_wage);
        let hours_now = read.number(Field::HoursNow, &self.hours_now, Some("0"));
        let hours = read.number(Field::Hours, &self.hours, None);
        let partner = self.partner.then(|| {
            let birth = read.birth_date(Field::PartnerAge, &self.partner_age, 18, 110);
            let wage = read.wage(Field::PartnerWage, &self.partner_wage, birth, &minimum_wage);
            let hours = read.number(Field::PartnerHours, &self.partner_hours, Some("0"));
            let mut partner =
                json!({ "birth_date": birth, "bijstand": self.benefit && self.partner_benefit });
            set_job(&mut partner, &hours, &wage);
            partner
        });
        let children: Vec<(Value, Value)> =
            self.children.iter().enumerate().map(|(n, child)| read.child(n, child)).collect();
        let housemates = read.count(Field::Housemates, &self.housemates);
        let rents = self.home == "rent";
        let rent = read.number(Field::Rent, &self.rent, (!rents).then_some("0"));
        let assets = read.number(Field::Assets, &self.assets, Some("0"));
        let costs = read.number(Field::Costs, &self.costs, Some("0"));
        if !read.mistakes.is_empty() {
            return Err(read.mistakes);
        }

        let at_work = |hours: &Value| hours.as_f64() != Some(0.0);
        let situation = |hours: &Value| {
            let mut adult = json!({
                "birth_date": birth, "bijstand": self.benefit,
                "vrijlating": { "kind": self.vrijlating, "months_used": 0 },
            });
            set_job(&mut adult, hours, &wage);
            let mut adults = vec![adult];
            adults.extend(partner.clone());
            let mut home = json!({ "kind": self.home });
            if rents {
                home["rent_month"] = rent.clone();
            }
            let children: Vec<Value> = children
                .iter()
                .map(|(plain, with_care)| if at_work(hours) { with_care } else { plain }.clone())
                .collect();
            let adult_housemate = json!({ "birth_date": years_ago(today, 40), "relation": "kostendeler" });
            json!({
                "date": today,
                "adults": adults,
                "children": children,
                "housemates": vec![adult_housemate; housemates],
                "home": home,
                "assets": assets,
                "health_insured": self.health_insured,
                "costs_of_work_month": if at_work(hours) { costs.clone() } else { json!(0) },
            })
        };
        Ok(Household { now: situation(&hours_now), then: situation(&hours) })
    }
}

fn set_job(adult: &mut Value, hours: &Value, wage: &Value) {
    if hours.as_f64() != Some(0.0) {
        adult["job"] = json!({ "hours_week": hours, "wage_hour": wage });
    }
}

/// Somebody who is this old today, half a year after the birthday: well inside the age.
fn years_ago(today: Day, years: u32) -> Day {
    today.months_ago(years * 12 + 6)
}

struct Reader {
    today: Day,
    mistakes: Vec<(Field, Mistake)>,
}

impl Reader {
    fn number(&mut self, field: Field, typed: &str, if_empty: Option<&str>) -> Value {
        let text = match (typed.trim(), if_empty) {
            ("", None) => {
                self.mistakes.push((field, Mistake::Needed));
                return Value::Null;
            }
            ("", Some(default)) => default,
            (text, _) => text,
        };
        match dutch_number(text) {
            Some(number) => number,
            None => {
                self.mistakes.push((field, Mistake::NotANumber));
                Value::Null
            }
        }
    }

    fn whole(&mut self, field: Field, typed: &str, low: u32, high: u32) -> Option<u32> {
        let text = typed.trim();
        let mistake = if text.is_empty() {
            Mistake::Needed
        } else {
            match text.parse::<u32>() {
                Ok(number) if (low..=high).contains(&number) => return Some(number),
                Ok(_) => Mistake::Between(low, high),
                Err(_) => Mistake::NotWhole,
            }
        };
        self.mistakes.push((field, mistake));
        None
    }

    fn count(&mut self, field: Field, typed: &str) -> usize {
        if typed.trim().is_empty() {
            return 0;
        }
        self.whole(field, typed, 0, MOST_PEOPLE).unwrap_or(0) as usize
    }

    fn birth_date(&mut self, field: Field, age: &str, low: u32, high: u32) -> Day {
        years_ago(self.today, self.whole(field, age, low, high).unwrap_or(low))
    }

    fn wage(
        &mut self,
        field: Field,
        typed: &Option<String>,
        birth: Day,
        minimum: impl Fn(Day) -> String,
    ) -> Value {
        match typed {
            Some(text) => self.number(field, text, None),
            None => self.number(field, &minimum(birth), None),
        }
    }

    /// The child without and with care.
    fn child(&mut self, n: usize, child: &Child) -> (Value, Value) {
        let birth = self.birth_date(Field::ChildAge(n), &child.age, 0, 60);
        let plain = json!({ "birth_date": birth });
        if child.care.is_empty() {
            return (plain.clone(), plain);
        }
        let hours = self.number(Field::CareHours(n), &child.care_hours, None);
        let price = self.number(Field::CarePrice(n), &child.care_price, None);
        let care = json!([{ "kind": child.care, "hours_month": hours, "price_hour": price }]);
        let mut with_care = plain.clone();
        with_care["care"] = care;
        (plain, with_care)
    }
}

/// Reads a number as people here write it: `650`, `650,50`, `€ 1.250,00`, `14.71`.
pub(crate) fn dutch_number(text: &str) -> Option<Value> {
    let text: String = text.chars().filter(|c| !c.is_whitespace() && *c != '€').collect();
    let text = match (text.rfind(','), text.rfind('.')) {
        // The last of the two separates the cents.
        (Some(comma), Some(point)) if comma > point => text.replace('.', "").replace(',', "."),
        (Some(_), Some(_)) => text.replace(',', ""),
        (Some(_), None) => text.replace(',', "."),
        // "1.250" is a thousand, "14.71" is not.
        (None, Some(point)) if text.len() - point == 4 => text.replace('.', ""),
        _ => text,
    };
    if !text.chars().all(|c| c.is_ascii_digit() || c == '.') {
        return None;
    }
    text.parse::<f64>().ok().filter(|number| number.is_finite()).map(|number| json!(number))
}

/// An amount as typed; `None` for anything that is none.
pub(crate) fn cents_typed(text: &str) -> Option<Cents> {
    serde_json::from_value(dutch_number(text)?).ok()
}
