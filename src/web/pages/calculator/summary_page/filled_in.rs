use leptos::prelude::*;

use crate::{
    calendar::Day,
    income::{
        local_schemes,
        situation::{Adult, HomeKind, Letter, Situation},
    },
    money::Cents,
    web::{format, texts::later},
};

/// What the resident filled in, as it was understood.
#[component]
pub(crate) fn FilledIn(now: Situation, then: Situation) -> impl IntoView {
    let rows = facts(&now, &then).into_iter().map(|(name, value)| {
        view! { <div><dt>{name}</dt><dd>{value}</dd></div> }
    });
    view! { <dl class="filled-in">{rows.collect_view()}</dl> }
}

fn facts(now: &Situation, situation: &Situation) -> Vec<(&'static str, String)> {
    let me = &situation.adults[0];
    let mut facts = vec![
        (later::summary_age(), age(situation.date, me.birth_date)),
        (later::summary_bijstand(), yes_or_no(me.bijstand)),
    ];
    let job_now = now.adults[0].job.as_ref();
    let hours_now = job_now.and_then(|job| job.hours_week).map_or_else(|| "0".into(), format::hours);
    facts.push((later::summary_hours_now(), hours_now));
    facts.extend(of_job(me));
    if let Some(partner) = situation.adults.get(1) {
        facts.push((later::summary_partner(), age(situation.date, partner.birth_date)));
        facts.push((later::summary_partner_hours(), hours(partner)));
    } else {
        facts.push((later::summary_partner(), later::calculator_no().into()));
    }
    let ages = |births: Vec<Day>| {
        births.into_iter().map(|birth| age(situation.date, birth)).collect::<Vec<_>>().join(", ")
    };
    if !situation.children.is_empty() {
        let births = situation.children.iter().map(|child| child.birth_date).collect();
        facts.push((later::summary_children(), ages(births)));
    }
    for care in situation.children.iter().flat_map(|child| &child.care) {
        let price = format::euro(care.price_hour);
        facts.push((later::summary_care(), later::summary_hours_for(format::hours(care.hours_month), price)));
    }
    if !situation.housemates.is_empty() {
        let births = situation.housemates.iter().map(|housemate| housemate.birth_date).collect();
        facts.push((later::summary_housemates(), ages(births)));
    }
    facts.extend(of_home(situation));
    facts.extend(of_rights(situation));
    let pension = me.job.as_ref().map(|job| job.pension_month).unwrap_or_default();
    let of_housemates = situation.housemates.iter().map(|housemate| housemate.income_year).sum();
    let amounts = [
        (later::summary_housemates_income(), of_housemates),
        (later::summary_pension(), pension),
        (later::summary_other_income(), other_income(situation)),
        (later::summary_assets(), situation.assets),
        (later::summary_assets_january(), situation.assets_january.unwrap_or_default()),
        (later::summary_costs(), situation.costs_of_work_month),
    ];
    facts.extend(
        amounts
            .into_iter()
            .filter(|(_, amount)| *amount > Cents::ZERO)
            .map(|(name, amount)| (name, format::euro(amount))),
    );
    if let Some(municipality) = situation.gemeente.as_deref().and_then(local_schemes::gemeente) {
        facts.push((later::summary_gemeente(), municipality.name.clone()));
    }
    facts
}

fn of_job(adult: &Adult) -> Vec<(&'static str, String)> {
    let Some(job) = &adult.job else { return Vec::new() };
    let mut facts = vec![(later::summary_hours(), hours(adult))];
    if let (Some(low), Some(high)) = (job.hours_low, job.hours_high) {
        facts.push((
            later::summary_hours_range(),
            later::summary_from_to(format::hours(low), format::hours(high)),
        ));
    }
    facts.extend(job.wage_hour.map(|wage| (later::summary_wage(), format::euro(wage))));
    facts.extend(job.start.map(|start| (later::summary_start(), format::long_date(start))));
    facts.extend(job.end.map(|end| (later::summary_end(), format::long_date(end))));
    facts
}

/// What decides on rights and tax, where it is not as usual.
fn of_rights(situation: &Situation) -> Vec<(&'static str, String)> {
    let any = |of: fn(&Adult) -> bool| situation.adults.iter().any(of);
    let claims = [
        (later::summary_student(), any(|adult| adult.student)),
        (later::summary_young_disabled(), any(|adult| adult.young_disabled)),
        (later::summary_vrijlating(), any(|adult| adult.vrijlating.kind != Letter::None)),
        (later::summary_not_insured(), !situation.health_insured),
    ];
    let since = [
        (later::summary_bijstand_since(), situation.bijstand_since),
        (later::summary_low_income_since(), situation.low_income_since),
    ];
    let claims = claims.into_iter().filter(|(_, holds)| *holds).map(|(name, _)| (name, yes_or_no(true)));
    let since = since.into_iter().filter_map(|(name, day)| Some((name, format::month(day?))));
    claims.chain(since).collect()
}

fn of_home(situation: &Situation) -> Vec<(&'static str, String)> {
    let home = &situation.home;
    match home.kind {
        HomeKind::Rent => vec![(later::summary_rent(), format::euro(home.rent_month))],
        HomeKind::Owner => vec![
            (later::summary_home_value(), format::euro(home.value)),
            (later::summary_mortgage(), format::euro(home.mortgage)),
        ],
        HomeKind::Room | HomeKind::Other => Vec::new(),
    }
}

fn other_income(situation: &Situation) -> Cents {
    situation.adults.iter().flat_map(|adult| &adult.other_income).map(|income| income.amount_month).sum()
}

fn hours(adult: &Adult) -> String {
    adult.job.as_ref().and_then(|job| job.hours_week).map_or_else(|| "0".into(), format::hours)
}

fn age(today: Day, birth: Day) -> String {
    later::summary_years(today.age_of(birth).unwrap_or(0))
}

fn yes_or_no(yes: bool) -> String {
    if yes { later::calculator_yes().into() } else { later::calculator_no().into() }
}
