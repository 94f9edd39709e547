//! What somebody typed on the calculator page, kept exactly as typed, and what it means.

use serde::{Deserialize, Serialize};

use crate::{
    calendar::Day,
    income::{
        Situation,
        bijstandsnorm::ADULT_AGE,
        situation::{
            self, Adult, Care, CareKind, Home, HomeKind, Hours, Housemate, Job, Letter, Relation, Vrijlating,
        },
    },
    money::Cents,
};

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

/// Kinderopvangtoeslag ends with primary school: from this age the form does not ask about care.
pub(super) const CARE_UNTIL: u32 = 13;

/// More children or housemates than this are a typing mistake.
const MOST_PEOPLE: u32 = 12;

impl Form {
    /// Whether nothing has been filled in yet.
    pub(crate) fn is_untouched(&self) -> bool {
        *self == Form::default()
    }

    /// The household without and with the job on this day; `minimum_wage` of somebody born on a day.
    ///
    /// # Errors
    /// Every field that is not a number, or is missing, at once.
    pub(crate) fn households(
        &self,
        today: Day,
        minimum_wage: impl Fn(Day) -> Option<Cents>,
    ) -> Result<(Situation, Situation), Vec<(Field, Mistake)>> {
        let mut read = Reader { today, mistakes: Vec::new() };
        let birth_date = read.birth_date(Field::Age, &self.age, ADULT_AGE, 110);
        let wage = read.wage(Field::Wage, &self.wage, minimum_wage(birth_date));
        let hours_now = read.hours(Field::HoursNow, &self.hours_now, Some(Hours::default()));
        let hours = read.hours(Field::Hours, &self.hours, None);
        let partner = self.partner.then(|| {
            let birth_date = read.birth_date(Field::PartnerAge, &self.partner_age, ADULT_AGE, 110);
            let wage = read.wage(Field::PartnerWage, &self.partner_wage, minimum_wage(birth_date));
            let hours = read.hours(Field::PartnerHours, &self.partner_hours, Some(Hours::default()));
            let bijstand = self.benefit && self.partner_benefit;
            Adult { birth_date, bijstand, job: job(hours, wage), vrijlating: Vrijlating::default() }
        });
        let children: Vec<_> =
            self.children.iter().enumerate().map(|(n, child)| read.child(n, child)).collect();
        let housemates = read.count(Field::Housemates, &self.housemates);
        let kind = home_kind(&self.home);
        let needed = kind == HomeKind::Rent;
        let rent_month = read.amount(Field::Rent, &self.rent, (!needed).then_some(Cents::ZERO));
        let assets = read.amount(Field::Assets, &self.assets, Some(Cents::ZERO));
        let costs = read.amount(Field::Costs, &self.costs, Some(Cents::ZERO));
        if !read.mistakes.is_empty() {
            return Err(read.mistakes);
        }

        let situation = |hours: Hours| {
            let works = hours > Hours::default();
            let vrijlating = Vrijlating { kind: letter(&self.vrijlating), months_used: 0 };
            let adult = Adult { birth_date, bijstand: self.benefit, job: job(hours, wage), vrijlating };
            let mut children = children.clone();
            if !works {
                // Who does not work pays for no care.
                children.iter_mut().for_each(|child| child.care.clear());
            }
            let housemate = Housemate {
                birth_date: years_ago(today, 40),
                income_year: Cents::ZERO,
                relation: Relation::Kostendeler,
            };
            Situation {
                date: today,
                gemeente: None,
                adults: std::iter::once(adult).chain(partner.clone()).collect(),
                children,
                housemates: vec![housemate; housemates],
                home: Home {
                    kind,
                    rent_month: if needed { rent_month } else { Cents::ZERO },
                    service_month: Cents::ZERO,
                },
                assets,
                health_insured: self.health_insured,
                costs_of_work_month: if works { costs } else { Cents::ZERO },
            }
        };
        Ok((situation(hours_now), situation(hours)))
    }
}

fn job(hours: Hours, wage: Cents) -> Option<Job> {
    (hours > Hours::default()).then(|| Job::of_hours(hours, wage))
}

fn home_kind(chosen: &str) -> HomeKind {
    match chosen {
        "rent" => HomeKind::Rent,
        "room" => HomeKind::Room,
        "owner" => HomeKind::Owner,
        _ => HomeKind::Other,
    }
}

fn letter(chosen: &str) -> Letter {
    match chosen {
        "n" => Letter::N,
        "r" => Letter::R,
        "y" => Letter::Y,
        "z" => Letter::Z,
        _ => Letter::None,
    }
}

fn care_kind(chosen: &str) -> Option<CareKind> {
    match chosen {
        "dagopvang" => Some(CareKind::Dagopvang),
        "bso" => Some(CareKind::Bso),
        "gastouder" => Some(CareKind::Gastouder),
        _ => None,
    }
}

/// Somebody who is this old today, half a year after the birthday: well inside the age.
fn years_ago(today: Day, years: u32) -> Day {
    today.months_ago(years * 12 + 6)
}

/// Reads fields, and remembers what is wrong with them.
struct Reader {
    today: Day,
    mistakes: Vec<(Field, Mistake)>,
}

impl Reader {
    fn hundredths(&mut self, field: Field, typed: &str, if_empty: Option<i64>) -> i64 {
        let found = match (typed.trim(), if_empty) {
            ("", Some(default)) => return default,
            ("", None) => Err(Mistake::Needed),
            (text, _) => hundredths_typed(text).ok_or(Mistake::NotANumber),
        };
        found.unwrap_or_else(|mistake| {
            self.mistakes.push((field, mistake));
            0
        })
    }

    fn amount(&mut self, field: Field, typed: &str, if_empty: Option<Cents>) -> Cents {
        Cents::new(self.hundredths(field, typed, if_empty.map(Cents::get)))
    }

    fn hours(&mut self, field: Field, typed: &str, if_empty: Option<Hours>) -> Hours {
        let hundredths = self.hundredths(field, typed, if_empty.map(|hours| hours.get().into()));
        // More than fits is more than a week has: the check of a situation says so.
        Hours::hundredths(u32::try_from(hundredths).unwrap_or(u32::MAX))
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

    /// The wage as typed; until then the minimum wage.
    fn wage(&mut self, field: Field, typed: &Option<String>, minimum: Option<Cents>) -> Cents {
        match typed {
            Some(text) => self.amount(field, text, None),
            None => self.amount(field, "", minimum),
        }
    }

    fn child(&mut self, n: usize, child: &Child) -> situation::Child {
        let birth_date = self.birth_date(Field::ChildAge(n), &child.age, 0, 60);
        let young = self.today.age_of(birth_date).is_some_and(|age| age < CARE_UNTIL);
        let care = care_kind(&child.care).filter(|_| young).map(|kind| Care {
            kind,
            hours_month: self.hours(Field::CareHours(n), &child.care_hours, None),
            price_hour: self.amount(Field::CarePrice(n), &child.care_price, None),
            start: None,
            end: None,
        });
        situation::Child { birth_date, care: care.into_iter().collect(), student: false }
    }
}

/// Reads a number as people here write it, in hundredths: `650`, `650,50`, `€ 1.250,00`, `14.71`. More decimals than
/// two are no amount.
fn hundredths_typed(text: &str) -> Option<i64> {
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
    let (whole, decimals) = text.split_once('.').unwrap_or((&text, ""));
    let digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
    if whole.is_empty() || whole.len() > 12 || decimals.len() > 2 || !digits(whole) || !digits(decimals) {
        return None;
    }
    format!("{whole}{decimals:0<2}").parse().ok()
}

/// An amount as typed; `None` for anything that is none.
pub(crate) fn cents_typed(text: &str) -> Option<Cents> {
    hundredths_typed(text).map(Cents::new)
}
