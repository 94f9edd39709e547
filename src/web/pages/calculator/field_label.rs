//! What each field of the form asks.

use super::form::Field;
use crate::web::texts::later;

/// The question above a field.
pub(super) fn label(field: Field) -> String {
    let text = match field {
        Field::ChildAge(n) => return later::calculator_child_age(n + 1),
        Field::Age => later::calculator_age(),
        Field::HoursNow => later::calculator_hours_now(),
        Field::Hours => later::calculator_hours(),
        Field::Wage => later::calculator_wage(),
        Field::Start => later::calculator_start(),
        Field::End => later::calculator_end(),
        Field::HoursLow => later::calculator_hours_low(),
        Field::HoursHigh => later::calculator_hours_high(),
        Field::Pension => later::calculator_pension(),
        Field::Costs => later::calculator_costs(),
        Field::PartnerAge => later::calculator_partner_age(),
        Field::PartnerHours => later::calculator_partner_hours(),
        Field::PartnerWage => later::calculator_partner_wage(),
        Field::CareHours(_) => later::calculator_care_hours(),
        Field::CarePrice(_) => later::calculator_care_price(),
        Field::HousemateAge(_) => later::calculator_housemate_age(),
        Field::HousemateIncome(_) => later::calculator_housemate_income(),
        Field::Rent => later::calculator_rent_month(),
        Field::HomeValue => later::calculator_home_value(),
        Field::Mortgage => later::calculator_mortgage(),
        Field::OtherAmount | Field::PartnerOtherAmount => later::calculator_other_amount(),
        Field::Assets => later::calculator_assets(),
        Field::AssetsJanuary => later::calculator_assets_january(),
        Field::VrijlatingMonths => later::calculator_vrijlating_months(),
        Field::BijstandMonths => later::calculator_bijstand_months(),
    };
    text.into()
}
