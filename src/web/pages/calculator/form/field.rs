//! The places on the form that a message can point at.

/// A place on the form.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Field {
    Age,
    HoursNow,
    Hours,
    Wage,
    Start,
    End,
    HoursLow,
    HoursHigh,
    Pension,
    Costs,
    PartnerAge,
    PartnerHours,
    PartnerWage,
    ChildAge(usize),
    CareHours(usize),
    CarePrice(usize),
    HousemateAge(usize),
    HousemateIncome(usize),
    Rent,
    HomeValue,
    Mortgage,
    OtherAmount,
    PartnerOtherAmount,
    Assets,
    AssetsJanuary,
    VrijlatingMonths,
    BijstandMonths,
}

impl Field {
    /// The id of the input in the page.
    pub(crate) fn id(self) -> String {
        match self {
            Field::Age => "age".into(),
            Field::HoursNow => "hours-now".into(),
            Field::Hours => "hours".into(),
            Field::Wage => "wage".into(),
            // The start screen has the shorter one.
            Field::Start => "job-start".into(),
            Field::End => "end".into(),
            Field::HoursLow => "hours-low".into(),
            Field::HoursHigh => "hours-high".into(),
            Field::Pension => "pension".into(),
            Field::Costs => "costs".into(),
            Field::PartnerAge => "partner-age".into(),
            Field::PartnerHours => "partner-hours".into(),
            Field::PartnerWage => "partner-wage".into(),
            Field::ChildAge(n) => format!("child-{n}-age"),
            Field::CareHours(n) => format!("child-{n}-care-hours"),
            Field::CarePrice(n) => format!("child-{n}-care-price"),
            Field::HousemateAge(n) => format!("housemate-{n}-age"),
            Field::HousemateIncome(n) => format!("housemate-{n}-income"),
            Field::Rent => "rent".into(),
            Field::HomeValue => "home-value".into(),
            Field::Mortgage => "mortgage".into(),
            Field::OtherAmount => "other-amount".into(),
            Field::PartnerOtherAmount => "partner-other-amount".into(),
            Field::Assets => "assets".into(),
            Field::AssetsJanuary => "assets-january".into(),
            Field::VrijlatingMonths => "vrijlating-months".into(),
            Field::BijstandMonths => "bijstand-months".into(),
        }
    }

    /// A value that would do, to show what is meant.
    pub(in super::super) fn example(self) -> &'static str {
        match self {
            Field::Age | Field::PartnerAge => "35",
            Field::ChildAge(_) => "8",
            Field::HousemateAge(_) => "52",
            Field::HousemateIncome(_) => "18000",
            Field::Rent => "650",
            Field::HomeValue => "250000",
            Field::Mortgage => "180000",
            Field::OtherAmount | Field::PartnerOtherAmount => "800",
            Field::Assets | Field::AssetsJanuary => "1500",
            Field::Wage | Field::PartnerWage => "14,99",
            Field::CarePrice(_) => "9,50",
            Field::CareHours(_) | Field::Costs | Field::Pension => "40",
            Field::HoursNow | Field::Hours | Field::PartnerHours => "16",
            Field::HoursLow => "12",
            Field::HoursHigh => "24",
            Field::VrijlatingMonths => "3",
            Field::BijstandMonths => "18",
            // Chosen from a calendar, not typed as a number.
            Field::Start | Field::End => "",
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
        if let Some(housemate) = index("housemates[") {
            let income = path.ends_with("income_year");
            return Some(if income {
                Field::HousemateIncome(housemate)
            } else {
                Field::HousemateAge(housemate)
            });
        }
        let hours = if then { Field::Hours } else { Field::HoursNow };
        Some(match path {
            "adults[0].birth_date" => Field::Age,
            "adults[0].job.hours_week" => hours,
            "adults[0].job.wage_hour" | "adults[0].job" => Field::Wage,
            "adults[0].job.hours_low" => Field::HoursLow,
            "adults[0].job.hours_high" => Field::HoursHigh,
            "adults[0].job.pension_month" => Field::Pension,
            "adults[0].job.start" => Field::Start,
            "adults[0].job.end" => Field::End,
            "adults[1].birth_date" => Field::PartnerAge,
            "adults[1].job.hours_week" => Field::PartnerHours,
            "adults[1].job.wage_hour" | "adults[1].job" => Field::PartnerWage,
            "home.rent_month" => Field::Rent,
            "home.value" => Field::HomeValue,
            "home.mortgage" => Field::Mortgage,
            "assets" => Field::Assets,
            "assets_january" => Field::AssetsJanuary,
            "costs_of_work_month" => Field::Costs,
            _ if path.starts_with("adults[0].vrijlating") => Field::VrijlatingMonths,
            _ if path.starts_with("adults[0].other_income") => Field::OtherAmount,
            _ if path.starts_with("adults[1].other_income") => Field::PartnerOtherAmount,
            _ => return None,
        })
    }

    /// Whether it stands in the folded part of the form about the job.
    pub(in super::super) fn is_more_of_the_job(self) -> bool {
        matches!(self, Field::End | Field::HoursLow | Field::HoursHigh | Field::Pension | Field::Costs)
    }

    /// Whether it stands in the folded part about other income.
    pub(in super::super) fn is_of_other_income(self) -> bool {
        matches!(self, Field::OtherAmount | Field::PartnerOtherAmount)
    }

    /// Whether it stands in the folded part about what somebody owns.
    pub(in super::super) fn is_of_assets(self) -> bool {
        matches!(self, Field::Assets | Field::AssetsJanuary)
    }

    /// Whether it stands in the folded part about what the municipality has granted.
    pub(in super::super) fn is_of_the_municipality(self) -> bool {
        matches!(self, Field::VrijlatingMonths | Field::BijstandMonths)
    }
}
