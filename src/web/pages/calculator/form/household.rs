//! What a form means: a household without and with the job.

use super::{
    CARE_UNTIL, Child, Field, Form, Housemate, Job, Other,
    reader::{Mistake, Reader},
};
use crate::{
    calendar::Day,
    income::{
        Situation,
        bijstandsnorm::ADULT_AGE,
        situation::{
            self, Adult, Care, CareKind, Home, HomeKind, Hours, IncomeKind, Letter, OtherIncome, Relation,
            Vrijlating,
        },
    },
    money::Cents,
};

/// Nobody is older.
const OLDEST: u32 = 110;
/// How far back and ahead a job can start, in months: further is a slip of the finger.
const START_BACK: u32 = 24;
const START_AHEAD: u32 = 18;
/// A job that ends later has no end that matters here.
const END_AHEAD: u32 = 60;
/// Of a vrijlating and of bijstand: longer than anybody needs to tell.
const MOST_MONTHS: u32 = 600;

impl Form {
    /// The household without and with the job on this day; `minimum_wage` of somebody born on a day.
    ///
    /// # Errors
    /// Every field that is not a number, or is missing, at once.
    pub(crate) fn households(
        &self,
        today: Day,
        gemeente: Option<String>,
        minimum_wage: impl Fn(Day) -> Option<Cents>,
    ) -> Result<(Situation, Situation), Vec<(Field, Mistake)>> {
        let mut read = Reader { today, mistakes: Vec::new() };
        let birth_date = read.birth_date(Field::Age, &self.age, None, (ADULT_AGE, OLDEST));
        let other_income = read.other_income(Field::OtherAmount, &self.other);
        let kind = letter(&self.vrijlating);
        let months_used = match kind {
            Letter::None => 0,
            _ => read.count(Field::VrijlatingMonths, &self.vrijlating_months, MOST_MONTHS),
        };
        let me = |job| Adult {
            birth_date,
            bijstand: self.benefit,
            job,
            job_before: None,
            vrijlating: Vrijlating { kind, months_used },
            other_income: other_income.clone(),
            student: self.other.student,
            young_disabled: self.other.young_disabled,
        };
        let hours_now = read.hours(Field::HoursNow, &self.hours_now, Some(Hours::default()));
        let job = read.job(&self.job, minimum_wage(birth_date));
        let job_now = works(hours_now).then(|| at_hours_of_now(hours_now, &job));
        let job = job.hours_week.is_some_and(works).then_some(job);
        let partner = self.partner.then(|| read.partner(self, &minimum_wage));
        let children: Vec<_> =
            self.children.iter().enumerate().map(|(n, child)| read.child(n, child)).collect();
        let housemates =
            self.housemates.iter().enumerate().map(|(n, housemate)| read.housemate(n, housemate)).collect();
        let home = read.home(self);
        let assets = read.amount(Field::Assets, &self.assets, Some(Cents::ZERO));
        let assets_january = read.amount_if_any(Field::AssetsJanuary, &self.assets_january);
        let low_income_since =
            self.low_income_years.parse().ok().map(|years: u32| today.months_ago(years * 12));
        let bijstand_since = read.months_ago(Field::BijstandMonths, &self.bijstand_months, MOST_MONTHS);
        let costs = read.amount(Field::Costs, &self.costs, Some(Cents::ZERO));
        if !read.mistakes.is_empty() {
            return Err(read.mistakes);
        }

        let without_care = |child: &situation::Child| situation::Child { care: Vec::new(), ..child.clone() };
        let now = Situation {
            date: today,
            gemeente,
            adults: std::iter::once(me(job_now)).chain(partner).collect(),
            children: children.iter().map(without_care).collect(),
            housemates,
            home,
            assets,
            assets_january,
            low_income_since,
            bijstand_since,
            health_insured: self.health_insured,
            costs_of_work_month: Cents::ZERO,
        };
        // Who does not work pays for no care, and has no costs of work. Who does not work yet begins both with the job.
        let works_now = now.adults[0].job.is_some();
        let at_work = |situation: Situation| {
            let Some(job) = &situation.adults[0].job else { return situation };
            let mut children = children.clone();
            if !works_now {
                for care in children.iter_mut().flat_map(|child| &mut child.care) {
                    (care.start, care.end) = (job.start, job.end);
                }
            }
            Situation { children, costs_of_work_month: costs, ..situation }
        };
        let mut then = now.clone();
        let before = now.adults[0].job.clone().filter(|_| job.is_some());
        (then.adults[0].job, then.adults[0].job_before) = (job, before);
        Ok((at_work(now), at_work(then)))
    }
}

impl Reader {
    fn job(&mut self, typed: &Job, minimum: Option<Cents>) -> situation::Job {
        let wage = self.wage(Field::Wage, &typed.wage, minimum);
        let hours = self.hours(Field::Hours, &typed.hours, None);
        let low = self.hours_if_any(Field::HoursLow, &typed.hours_low);
        let high = self.hours_if_any(Field::HoursHigh, &typed.hours_high);
        let first = self.today.months_ago(START_BACK);
        let start = typed.start.clone().unwrap_or_else(|| next_month(self.today).to_string());
        if start.is_empty() {
            self.wrong(Field::Start, Mistake::Needed);
        }
        let start = self.day(Field::Start, &start, (first, self.today.months_later(START_AHEAD)));
        let end = self.day(Field::End, &typed.end, (first, self.today.months_later(END_AHEAD)));
        let pension_month = self.amount(Field::Pension, &typed.pension, Some(Cents::ZERO));
        situation::Job {
            start,
            end,
            hours_low: low,
            hours_high: high,
            pension_month,
            ..situation::Job::of_hours(hours, wage)
        }
    }

    fn partner(&mut self, form: &Form, minimum_wage: impl Fn(Day) -> Option<Cents>) -> Adult {
        let birth_date = self.birth_date(Field::PartnerAge, &form.partner_age, None, (ADULT_AGE, OLDEST));
        let wage = self.wage(Field::PartnerWage, &form.partner_wage, minimum_wage(birth_date));
        let hours = self.hours(Field::PartnerHours, &form.partner_hours, Some(Hours::default()));
        Adult {
            birth_date,
            bijstand: form.benefit && form.partner_benefit,
            job: works(hours).then(|| situation::Job::of_hours(hours, wage)),
            job_before: None,
            vrijlating: Vrijlating::default(),
            other_income: self.other_income(Field::PartnerOtherAmount, &form.partner_other),
            student: form.partner_other.student,
            young_disabled: form.partner_other.young_disabled,
        }
    }

    fn other_income(&mut self, field: Field, typed: &Other) -> Vec<OtherIncome> {
        let income = income_kind(&typed.kind).map(|kind| OtherIncome {
            kind,
            amount_month: self.amount(field, &typed.amount, None),
            start: None,
            end: None,
        });
        income.into_iter().collect()
    }

    fn child(&mut self, n: usize, child: &Child) -> situation::Child {
        let month = child.birth_month.parse().ok();
        let birth_date = self.birth_date(Field::ChildAge(n), &child.age, month, (0, 60));
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

    fn housemate(&mut self, n: usize, typed: &Housemate) -> situation::Housemate {
        situation::Housemate {
            birth_date: self.birth_date(Field::HousemateAge(n), &typed.age, None, (0, OLDEST)),
            income_year: self.amount(Field::HousemateIncome(n), &typed.income, Some(Cents::ZERO)),
            relation: relation(&typed.relation),
            assets: Cents::ZERO,
        }
    }

    fn home(&mut self, form: &Form) -> Home {
        let kind = home_kind(&form.home);
        let mut home = Home { kind, ..Home::default() };
        match kind {
            HomeKind::Rent => home.rent_month = self.amount(Field::Rent, &form.rent, None),
            HomeKind::Owner => {
                home.value = self.amount(Field::HomeValue, &form.home_value, Some(Cents::ZERO));
                home.mortgage = self.amount(Field::Mortgage, &form.mortgage, Some(Cents::ZERO));
            }
            HomeKind::Room | HomeKind::Other => {}
        }
        home
    }
}

/// The work that somebody has already: at the same wage, with the same share of it for a pension.
fn at_hours_of_now(hours_now: Hours, job: &situation::Job) -> situation::Job {
    let hours = job.hours_week.unwrap_or_default().get().max(1);
    let pension_month = job.pension_month.exact().scaled(hours_now.get().into()).split(hours.into());
    situation::Job {
        pension_month: pension_month.round_half_up(),
        ..situation::Job::of_hours(hours_now, job.wage_hour.unwrap_or_default())
    }
}

fn works(hours: Hours) -> bool {
    hours > Hours::default()
}

/// When a job starts that nobody has given a date.
pub(in super::super) fn next_month(today: Day) -> Day {
    today.first_of_month().months_later(1)
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
        "aa" => Letter::Aa,
        _ => Letter::None,
    }
}

fn income_kind(chosen: &str) -> Option<IncomeKind> {
    match chosen {
        "ww" => Some(IncomeKind::Ww),
        "pension" => Some(IncomeKind::Pension),
        "partner_alimony" => Some(IncomeKind::PartnerAlimony),
        "child_alimony" => Some(IncomeKind::ChildAlimony),
        _ => None,
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

fn relation(chosen: &str) -> Relation {
    match chosen {
        "own_child" => Relation::OwnChild,
        "student" => Relation::Student,
        "commercial" => Relation::Commercial,
        "other" => Relation::Other,
        _ => Relation::Kostendeler,
    }
}
