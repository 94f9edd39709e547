//! The legal numbers by date, as `build/rules.rs` takes them from `data/rules/`.
//!
//! Amounts are in euro cents and shares in millionths, so that this file needs nothing of the program and
//! serves the build as well.

use serde::{Deserialize, Serialize};

use super::grade::Grade;

/// All numbers, each list from early to late.
#[derive(Debug, Serialize, Deserialize)]
pub struct Parameters {
    /// Half-yearly: what changes on 1 January and 1 July.
    pub half_years: Vec<HalfYear>,
    /// Yearly: taxes and toeslagen.
    pub years: Vec<Year>,
    /// What has not changed in all these years.
    pub lasting: Lasting,
}

/// What holds from a day on, 1 January or 1 July.
#[derive(Debug, Serialize, Deserialize)]
pub struct HalfYear {
    /// First year and month.
    pub from: (i32, u32),
    /// Bijstand per month, including vakantietoeslag.
    pub norms: Norms,
    /// Most earnings left free per month, by letter of art. 31 lid 2: n, r, y, z, aa.
    pub vrijlating_caps: [i64; 5],
    pub vrijlating_grades: [Grade; 5],
    /// Minimum wage per hour from 21.
    pub minimum_wage: i64,
    /// Kinderbijslag per quarter: 0-5, 6-11, 12-17.
    pub kinderbijslag: [i64; 3],
    pub kinderbijslag_grade: Grade,
}

/// Bijstandsnormen per month in cents, including vakantietoeslag.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Norms {
    pub single_21plus: i64,
    pub couple_21plus: i64,
    pub aow_single: i64,
    pub aow_couple: i64,
    pub young_single: i64,
    pub young_couple_nokids: i64,
    pub mixed_couple_nokids: i64,
    pub young_couple_kids: i64,
    pub mixed_couple_kids: i64,
    pub kd_young_spouse_kids: i64,
    /// Part of it that is kept back for vakantietoeslag.
    pub vt_share: i64,
    pub grade: Grade,
}

/// What holds for a calendar year.
#[derive(Debug, Serialize, Deserialize)]
pub struct Year {
    pub year: i32,
    pub tax: Tax,
    pub assets: Assets,
    pub zorgtoeslag: Zorgtoeslag,
    pub huurtoeslag: Huurtoeslag,
    pub kindgebonden_budget: KindgebondenBudget,
    pub kinderopvangtoeslag: Kinderopvangtoeslag,
}

/// Brackets and credits per year.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Tax {
    pub bracket1_to: i64,
    pub bracket2_to: i64,
    pub rate1: i64,
    pub rate2: i64,
    pub rate3: i64,
    pub ahk_max: i64,
    pub ahk_rate: i64,
    pub ahk_from: i64,
    pub ak1_rate: i64,
    pub ak1_cum_max: i64,
    pub ak2_from: i64,
    pub ak2_rate: i64,
    pub ak2_cum_max: i64,
    pub ak3_from: i64,
    pub ak3_rate: i64,
    pub ak3_cum_max: i64,
    pub ak_down_from: i64,
    pub ak_down_rate: i64,
    pub iack_rate: i64,
    pub iack_from: i64,
    pub iack_max: i64,
    pub iack_child_age_below: u32,
    /// Jonggehandicaptenkorting.
    pub jgk: i64,
    /// Zvw contribution on income from which nobody withholds it, such as alimony.
    pub zvw_low: i64,
    /// An assessment of this much or less is not collected.
    pub aanslag_limit: i64,
    /// Width of a step of the monthly wage tables.
    pub table_step: i64,
    pub grade: Grade,
}

/// Most assets with a right to bijstand.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Assets {
    pub single: i64,
    pub single_parent_or_couple: i64,
    /// Part of an own home that is left out.
    pub own_home: i64,
}

/// Per year.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Zorgtoeslag {
    pub standaardpremie: i64,
    pub drempelinkomen: i64,
    pub norm_pct_single: i64,
    pub norm_pct_partner: i64,
    pub afbouw_pct: i64,
    pub vermogen_single: i64,
    pub vermogen_partner: i64,
    pub min_grant_year: i64,
    pub min_age: u32,
    pub grade: Grade,
}

/// Rents per month, incomes per year; of each pair the first is for one person, the second for more.
#[derive(Debug, Serialize, Deserialize)]
pub struct Huurtoeslag {
    pub max_rent: i64,
    pub max_rent_young: i64,
    pub young_age: u32,
    pub kwaliteitskortingsgrens: i64,
    /// For one or two persons, and for three or more.
    pub aftoppingsgrens: [i64; 2],
    pub normhuur_min: i64,
    pub normhuur_min_verlaging: [i64; 2],
    pub verlaging_eigen_bijdrage: i64,
    pub ijkpunt: [i64; 2],
    pub taper: Taper,
    pub pct_quality: i64,
    pub pct_capping: i64,
    pub pct_above: i64,
    pub servicekosten_max: i64,
    pub vermogen_single: i64,
    pub vermogen_partner: i64,
    pub vermogen_medebewoner: i64,
    pub child_income_exemption: i64,
    pub child_exemption_age: u32,
    /// Less than this a year is not granted.
    pub min_grant_year: i64,
    pub grade: Grade,
}

/// How huurtoeslag falls as income grows.
#[derive(Debug, Serialize, Deserialize)]
pub enum Taper {
    /// Until 2025: the normhuur is a·Y² + b·Y, and rent above the maximum ends the right. In units of 10⁻¹².
    NormhuurCurve { a: [i64; 2], b: [i64; 2] },
    /// From 2026: a share of the income above the ijkpunt comes off, and rent is capped at the maximum.
    ShareOfIncome { afbouw: [i64; 2] },
}

/// Per year.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct KindgebondenBudget {
    pub per_child: i64,
    pub extra_12_15: i64,
    pub extra_16_17: i64,
    pub single_parent: i64,
    pub threshold_single: i64,
    pub threshold_partner_extra: i64,
    pub afbouw_pct: i64,
    pub vermogen_single: i64,
    pub vermogen_partner: i64,
    pub min_grant_year: i64,
    pub grade: Grade,
}

/// Prices per hour; shares by income.
#[derive(Debug, Serialize, Deserialize)]
pub struct Kinderopvangtoeslag {
    /// Dagopvang, bso, gastouder.
    pub max_price: [i64; 3],
    pub max_hours_month: u32,
    pub min_grant_year: i64,
    /// Income up to and including, in whole euros; share for the first and for a next child.
    pub table: Vec<(i64, i64, i64)>,
    /// Up to this income in whole euros the share of a next child was published.
    pub next_known_to: i64,
    pub grade: Grade,
}

/// What has not changed.
#[derive(Debug, Serialize, Deserialize)]
pub struct Lasting {
    /// The article behind each line of a budget, in the order of `LineId`.
    pub laws: Vec<String>,
    pub kostendeler: Kostendeler,
    /// n, r, y, z, aa.
    pub vrijlatingen: [Vrijlating; 5],
    pub calendar: Calendar,
    /// Vakantiebijslag on top of the wage.
    pub vakantiebijslag: i64,
    /// Share of the minimum wage by age, from 15 to 20.
    pub youth_share: [i64; 6],
    /// AOW age in months, from a year on.
    pub aow_age: Vec<(i32, u32)>,
}

/// Art. 22a and 24.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Kostendeler {
    pub base: i64,
    pub per_person: i64,
    pub min_age_medebewoner: u32,
    pub art24_share: i64,
}

/// A part of earnings that is left free.
#[derive(Debug, Serialize, Deserialize)]
pub struct Vrijlating {
    pub rate: i64,
    /// 0: no limit.
    pub max_months: u32,
    pub min_age: u32,
    /// Only with a child younger than this, and without a partner.
    pub child_younger_than: Option<u32>,
}

/// When money comes, and by when something has to be reported.
#[derive(Debug, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Calendar {
    /// Month in which an employer pays the holiday allowance.
    pub holiday_allowance: u32,
    /// Month in which the vakantietoeslag on bijstand is paid.
    pub vakantietoeslag: u32,
    /// A tax return before this month of the next year is answered in time.
    pub tax_return: u32,
    /// Month of the next year in which the income tax of a year is settled.
    pub tax_assessment: u32,
    /// Month of the next year in which the toeslagen of a year are settled.
    pub toeslagen_settlement: u32,
    /// A new income is reported to Dienst Toeslagen within so many weeks.
    pub report_weeks: u32,
    /// Kinderopvangtoeslag goes back so many months before it is asked for.
    pub care_claim_months: u32,
    /// Kinderopvangtoeslag goes on so many calendar months after work ends.
    pub care_after_work_months: u32,
    /// Ages of a child at which some amount changes: kinderbijslag, kindgebonden budget, combinatiekorting, bijstand.
    pub child_ages: Vec<u32>,
    /// Work of so many months at most interrupts bijstand without a new application.
    pub uitkeringspauze_months: u32,
}
