//! `data/rules/` to the compact parameters, each number with its date and its source.

#[path = "../src/income/line.rs"]
#[allow(dead_code)]
mod line;
#[path = "../src/income/parameters.rs"]
#[allow(dead_code, missing_docs)]
mod parameters;

use std::{collections::BTreeMap, fs, path::Path};

use line::LineId;
use parameters::*;
use toml::{Table, Value};

use crate::numbers::{
    exact, grade as grade_of, grade_of_number as grade, grade_of_number::Grade, missing_source, number,
};

pub fn build(data: &Path) -> crate::Built {
    let mut reader = Reader { mistakes: Vec::new(), tables: BTreeMap::new(), grades: BTreeMap::new() };
    let folder = data.join("rules");
    for name in [
        "participatiewet",
        "wage_tax",
        "minimum_wage",
        "kinderbijslag",
        "zorgtoeslag",
        "huurtoeslag",
        "kindgebonden_budget",
        "kinderopvangtoeslag",
        "calendar",
        "lines",
    ] {
        let path = folder.join(format!("{name}.toml"));
        let shown = path.display().to_string();
        match fs::read_to_string(&path) {
            Ok(text) => reader.add(&shown, &text),
            Err(error) => reader.mistakes.push(format!("{shown}: {error}")),
        }
    }
    let parameters = reader.parameters();
    if !reader.mistakes.is_empty() {
        return Err(reader.mistakes);
    }
    let bytes = postcard::to_allocvec(&parameters).map_err(|error| vec![error.to_string()])?;
    Ok(vec![("rules.postcard".into(), bytes)])
}

/// Where a table stands, to name it in a message.
struct Located {
    file: String,
    table: Table,
}

struct Reader {
    mistakes: Vec<String>,
    /// By the name of the first part of their heading.
    tables: BTreeMap<String, Located>,
    /// How sure each number is: by its heading and key, without quotes.
    grades: BTreeMap<(String, String), Grade>,
}

impl Reader {
    fn add(&mut self, file: &str, text: &str) {
        let mut heading = String::new();
        for (number, line) in text.lines().enumerate() {
            if let Some(what) = missing_source(line) {
                self.mistakes.push(format!("{file}:{}: {what}", number + 1));
            }
            if let Some(found) = line.trim().strip_prefix('[').and_then(|rest| rest.strip_suffix(']')) {
                heading = found.replace('"', "");
            } else if let (Some((key, _)), Some(grade)) = (line.split_once('='), grade_of(line)) {
                self.grades.insert((heading.clone(), key.trim().replace('"', "")), grade);
            }
        }
        match text.parse::<Table>() {
            Ok(table) => {
                for (name, value) in table {
                    if let Value::Table(table) = value {
                        self.tables.insert(name, Located { file: file.into(), table });
                    }
                }
            }
            Err(error) => {
                let at = error.span().map_or(0, |span| text[..span.start].matches('\n').count() + 1);
                self.mistakes.push(format!("{file}:{at}: {}", error.message()));
            }
        }
    }

    /// The table under a path of headings.
    fn table(&mut self, path: &[&str]) -> Entries<'_> {
        let Some(located) = self.tables.get(path[0]) else {
            self.mistakes.push(format!("data/rules: [{}] is missing", path[0]));
            let (table, mistakes) = (Table::new(), &mut self.mistakes);
            let (heading, grades) = (path.join("."), &self.grades);
            return Entries { name: heading.clone(), heading, table, mistakes, grades, grade: Grade::A };
        };
        let name = format!("{}: [{}]", located.file, path.join("."));
        let mut table = Some(&located.table);
        for part in &path[1..] {
            table = table.and_then(|table| table.get(*part)).and_then(Value::as_table);
        }
        let table = table.cloned();
        if table.is_none() {
            self.mistakes.push(format!("{name} is missing"));
        }
        let table = table.unwrap_or_default();
        let (mistakes, grades) = (&mut self.mistakes, &self.grades);
        Entries { name, heading: path.join("."), table, mistakes, grades, grade: Grade::A }
    }

    fn keys(&self, name: &str) -> Vec<String> {
        let mut keys: Vec<String> =
            self.tables.get(name).map(|located| located.table.keys().cloned().collect()).unwrap_or_default();
        keys.sort();
        keys
    }

    fn parameters(&mut self) -> Parameters {
        let half_years = self.keys("bijstand").into_iter().filter_map(|from| self.half_year(&from)).collect();
        let years = self.keys("zorgtoeslag").into_iter().filter_map(|year| self.year(&year)).collect();
        Parameters { half_years, years, lasting: self.lasting() }
    }

    fn half_year(&mut self, from: &str) -> Option<HalfYear> {
        let date = match *from.split('-').collect::<Vec<_>>() {
            [year, month @ ("01" | "07"), "01"] => Some((year.parse().ok()?, month.parse().ok()?)),
            _ => None,
        };
        let Some(date) = date else {
            self.mistakes.push(format!("data/rules: rules change on 1 January and 1 July, not on {from}"));
            return None;
        };
        let mut norms = self.table(&["bijstand", from]);
        let norms = Norms {
            single_21plus: norms.cents("single_21plus"),
            couple_21plus: norms.cents("couple_21plus"),
            aow_single: norms.cents("aow_single"),
            aow_couple: norms.cents("aow_couple"),
            young_single: norms.cents("young_single"),
            young_couple_nokids: norms.cents("young_couple_nokids"),
            mixed_couple_nokids: norms.cents("mixed_couple_nokids"),
            young_couple_kids: norms.cents("young_couple_kids"),
            mixed_couple_kids: norms.cents("mixed_couple_kids"),
            kd_young_spouse_kids: norms.cents("kd_young_spouse_kids"),
            // How much is kept back changes what comes when, not the norm.
            grade: norms.grade,
            vt_share: norms.share("vt_share"),
        };
        let caps = LETTERS.map(|letter| self.table(&["vrijlating", letter, "cap"]).graded_cents(from));
        let minimum_wage = self.table(&["wml", from]).cents("hourly");
        let mut kinderbijslag = self.table(&["kinderbijslag_quarter", from]);
        let amounts = ["age_0_5", "age_6_11", "age_12_17"].map(|age| kinderbijslag.cents(age));
        let kinderbijslag_grade = kinderbijslag.grade;
        Some(HalfYear {
            from: date,
            norms,
            vrijlating_caps: caps.map(|(cap, _)| cap),
            vrijlating_grades: caps.map(|(_, grade)| grade),
            minimum_wage,
            kinderbijslag: amounts,
            kinderbijslag_grade,
        })
    }

    fn year(&mut self, key: &str) -> Option<Year> {
        let Ok(year) = key.parse() else {
            self.mistakes.push(format!("data/rules: {key} is not a year"));
            return None;
        };
        let mut tax = self.table(&["tax", key]);
        let tax = Tax {
            bracket1_to: tax.cents("bracket1_to"),
            bracket2_to: tax.cents("bracket2_to"),
            rate1: tax.share("rate1"),
            rate2: tax.share("rate2"),
            rate3: tax.share("rate3"),
            ahk_max: tax.cents("ahk_max"),
            ahk_rate: tax.share("ahk_rate"),
            ahk_from: tax.cents("ahk_from"),
            ak1_rate: tax.share("ak1_rate"),
            ak1_cum_max: tax.cents("ak1_cum_max"),
            ak2_from: tax.cents("ak2_from"),
            ak2_rate: tax.share("ak2_rate"),
            ak2_cum_max: tax.cents("ak2_cum_max"),
            ak3_from: tax.cents("ak3_from"),
            ak3_rate: tax.share("ak3_rate"),
            ak3_cum_max: tax.cents("ak3_cum_max"),
            ak_down_from: tax.cents("ak_down_from"),
            ak_down_rate: tax.share("ak_down_rate"),
            iack_rate: tax.share("iack_rate"),
            iack_from: tax.cents("iack_from"),
            iack_max: tax.cents("iack_max"),
            iack_child_age_below: tax.count("iack_child_age_below"),
            jgk: tax.cents("jgk"),
            zvw_low: tax.share("zvw_low"),
            // Of these two no amount of a year depends.
            grade: tax.grade,
            aanslag_limit: tax.cents("aanslag_limit"),
            table_step: tax.cents("table_step"),
        };
        let mut assets = self.table(&["vermogen", &format!("{key}-01-01")]);
        let assets = Assets {
            single: assets.cents("single"),
            single_parent_or_couple: assets.cents("single_parent_or_couple"),
            own_home: assets.cents("own_home"),
        };
        let mut zorg = self.table(&["zorgtoeslag", key]);
        let zorgtoeslag = Zorgtoeslag {
            standaardpremie: zorg.cents("standaardpremie"),
            drempelinkomen: zorg.cents("drempelinkomen"),
            norm_pct_single: zorg.share("norm_pct_single"),
            norm_pct_partner: zorg.share("norm_pct_partner"),
            afbouw_pct: zorg.share("afbouw_pct"),
            vermogen_single: zorg.cents("vermogen_single"),
            vermogen_partner: zorg.cents("vermogen_partner"),
            min_grant_year: zorg.cents("min_grant_year"),
            min_age: zorg.count("min_age"),
            grade: zorg.grade,
        };
        let mut budget = self.table(&["kindgebonden_budget", key]);
        let kindgebonden_budget = KindgebondenBudget {
            per_child: budget.cents("per_child"),
            extra_12_15: budget.cents("extra_12_15"),
            extra_16_17: budget.cents("extra_16_17"),
            single_parent: budget.cents("single_parent"),
            threshold_single: budget.cents("threshold_single"),
            threshold_partner_extra: budget.cents("threshold_partner_extra"),
            afbouw_pct: budget.share("afbouw_pct"),
            vermogen_single: budget.cents("vermogen_single"),
            vermogen_partner: budget.cents("vermogen_partner"),
            min_grant_year: budget.cents("min_grant_year"),
            grade: budget.grade,
        };
        Some(Year {
            year,
            tax,
            assets,
            zorgtoeslag,
            huurtoeslag: self.huurtoeslag(key),
            kindgebonden_budget,
            kinderopvangtoeslag: self.kinderopvangtoeslag(key),
        })
    }

    fn huurtoeslag(&mut self, key: &str) -> Huurtoeslag {
        let mut rent = self.table(&["huurtoeslag", key]);
        let taper = if rent.table.contains_key("a_1") {
            Taper::NormhuurCurve {
                a: [rent.decimal("a_1", 12), rent.decimal("a_2", 12)],
                b: [rent.decimal("b_1", 12), rent.decimal("b_2", 12)],
            }
        } else {
            Taper::ShareOfIncome { afbouw: [rent.share("afbouw_1"), rent.share("afbouw_2")] }
        };
        Huurtoeslag {
            max_rent: rent.cents("max_rent"),
            max_rent_young: rent.cents("max_rent_young"),
            young_age: rent.count("young_age"),
            kwaliteitskortingsgrens: rent.cents("kwaliteitskortingsgrens"),
            aftoppingsgrens: [rent.cents("aftoppingsgrens_1_2"), rent.cents("aftoppingsgrens_3")],
            normhuur_min: rent.cents("normhuur_min"),
            normhuur_min_verlaging: [
                rent.cents("normhuur_min_verlaging_1"),
                rent.cents("normhuur_min_verlaging_2"),
            ],
            verlaging_eigen_bijdrage: rent.cents("verlaging_eigen_bijdrage"),
            ijkpunt: [rent.cents("ijkpunt_1"), rent.cents("ijkpunt_2")],
            taper,
            pct_quality: rent.share("pct_quality"),
            pct_capping: rent.share("pct_capping"),
            pct_above: rent.share("pct_above"),
            servicekosten_max: rent.cents("servicekosten_max"),
            vermogen_single: rent.cents("vermogen_single"),
            vermogen_partner: rent.cents("vermogen_partner"),
            vermogen_medebewoner: rent.cents("vermogen_medebewoner"),
            child_income_exemption: rent.cents("child_income_exemption"),
            child_exemption_age: rent.count("child_exemption_age"),
            min_grant_year: rent.cents("min_grant_year"),
            grade: rent.grade,
        }
    }

    fn kinderopvangtoeslag(&mut self, key: &str) -> Kinderopvangtoeslag {
        let mut care = self.table(&["kinderopvangtoeslag", key]);
        let rows = care.table.get("table").and_then(Value::as_array).cloned().unwrap_or_default();
        let mut table: Vec<(i64, i64, i64)> = Vec::new();
        for row in &rows {
            let numbers: Vec<f64> = row.as_array().into_iter().flatten().filter_map(number).collect();
            let [to, first, next] = numbers[..] else {
                care.wrong("table: a row is [income_to, first, next]");
                continue;
            };
            let to = if to.is_infinite() { i64::MAX } else { to as i64 };
            if table.last().is_some_and(|(before, ..)| *before >= to) {
                care.wrong(&format!("table: the row to {to} does not come after the one before"));
            }
            table.push((to, exact(first, 6).unwrap_or(-1), exact(next, 6).unwrap_or(-1)));
        }
        if table.last().is_none_or(|(to, ..)| *to != i64::MAX) {
            care.wrong("table: the last row goes to inf");
        }
        let known = care.table.get("next_known_to").and_then(number);
        if known.is_none() {
            care.wrong("next_known_to is missing");
        }
        Kinderopvangtoeslag {
            max_price: ["dagopvang", "bso", "gastouder"].map(|kind| care.cents(&format!("max_price_{kind}"))),
            max_hours_month: care.count("max_hours_month"),
            min_grant_year: care.cents("min_grant_year"),
            table,
            next_known_to: known.filter(|to| to.is_finite()).map_or(i64::MAX, |to| to as i64),
            grade: care.grade_of("table"),
        }
    }

    fn lasting(&mut self) -> Lasting {
        let mut shared = self.table(&["kostendeler"]);
        let kostendeler = Kostendeler {
            base: shared.count("base").into(),
            per_person: shared.count("per_person").into(),
            min_age_medebewoner: shared.count("min_age_medebewoner"),
            art24_share: shared.share("art24_share"),
        };
        let vrijlatingen = LETTERS.map(|letter| {
            let mut free = self.table(&["vrijlating", letter]);
            Vrijlating {
                rate: free.share("rate"),
                max_months: free.count("max_months"),
                min_age: free.count("min_age"),
                child_younger_than: free
                    .table
                    .contains_key("max_child_age_exclusive")
                    .then(|| free.count("max_child_age_exclusive")),
            }
        });
        let vakantiebijslag = self.table(&["wml_rules"]).share("vakantiebijslag");
        let mut youth = self.table(&["wml_youth_pct"]);
        let youth_share = ["15", "16", "17", "18", "19", "20"].map(|age| youth.decimal(age, 4));
        let aow_age = self
            .keys("aow_age_months")
            .into_iter()
            .filter_map(|year| Some((year.parse().ok()?, self.table(&["aow_age_months"]).count(&year))))
            .collect();
        let mut laws = self.table(&["law"]);
        let laws = LineId::ALL.iter().map(|line| laws.text(line.key())).collect();
        let mut months = self.table(&["calendar"]);
        let calendar = Calendar {
            holiday_allowance: months.month("holiday_allowance"),
            vakantietoeslag: months.month("vakantietoeslag"),
            tax_return: months.month("tax_return"),
            tax_assessment: months.month("tax_assessment"),
            toeslagen_settlement: months.month("toeslagen_settlement"),
            report_weeks: months.count("report_weeks"),
            care_claim_months: months.count("care_claim_months"),
            care_after_work_months: months.count("care_after_work_months"),
            child_ages: months.counts("child_ages"),
            uitkeringspauze_months: months.count("uitkeringspauze_months"),
        };
        Lasting { laws, kostendeler, vrijlatingen, calendar, vakantiebijslag, youth_share, aow_age }
    }
}

const LETTERS: [&str; 5] = ["n", "r", "y", "z", "aa"];

/// The entries of one table.
struct Entries<'a> {
    name: String,
    heading: String,
    table: Table,
    mistakes: &'a mut Vec<String>,
    grades: &'a BTreeMap<(String, String), Grade>,
    /// The worst of the numbers read so far.
    grade: Grade,
}

impl Entries<'_> {
    fn wrong(&mut self, what: &str) {
        self.mistakes.push(format!("{} {what}", self.name));
    }

    /// A number with so many decimals at most, as a whole number of its last one.
    fn decimal(&mut self, key: &str, decimals: i32) -> i64 {
        self.grade = self.grade.max(self.grade_of(key));
        let value = self.table.get(key).and_then(number);
        match value.map(|value| exact(value, decimals)) {
            Some(Some(value)) => value,
            Some(None) => {
                self.wrong(&format!("{key} has more than {decimals} decimals"));
                0
            }
            None => {
                self.wrong(&format!("{key} is missing"));
                0
            }
        }
    }

    fn cents(&mut self, key: &str) -> i64 {
        self.decimal(key, 2)
    }

    fn graded_cents(mut self, key: &str) -> (i64, Grade) {
        (self.cents(key), self.grade)
    }

    fn grade_of(&self, key: &str) -> Grade {
        let place = (self.heading.clone(), key.to_string());
        self.grades.get(&place).copied().unwrap_or_default()
    }

    /// A list of whole numbers, which is not empty.
    fn counts(&mut self, key: &str) -> Vec<u32> {
        let list = self.table.get(key).and_then(Value::as_array).cloned().unwrap_or_default();
        let counts: Vec<u32> =
            list.iter().filter_map(Value::as_integer).filter_map(|count| u32::try_from(count).ok()).collect();
        if counts.is_empty() || counts.len() != list.len() {
            self.wrong(&format!("{key} is a list of whole numbers"));
        }
        counts
    }

    fn month(&mut self, key: &str) -> u32 {
        let month = self.count(key);
        if !(1..=12).contains(&month) {
            self.wrong(&format!("{key} is a month, 1 to 12"));
        }
        month
    }

    fn text(&mut self, key: &str) -> String {
        match self.table.get(key).and_then(Value::as_str) {
            Some(text) => text.into(),
            None => {
                self.wrong(&format!("{key} is missing"));
                String::new()
            }
        }
    }

    fn share(&mut self, key: &str) -> i64 {
        self.decimal(key, 6)
    }

    fn count(&mut self, key: &str) -> u32 {
        u32::try_from(self.decimal(key, 0)).unwrap_or(0)
    }
}
