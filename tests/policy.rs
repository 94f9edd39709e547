//! Kinds of households against wages, the file of a municipality while it is changed, and what a change costs.
//! Expected amounts are published ones, those of `tests/vectors`, or worked out by hand beside them.
#![cfg(not(target_arch = "wasm32"))]

use opstap::{
    calendar::Day,
    income::{LineId, local_parameters::SchemeId},
    money::{Cents, Rate},
    policy::{
        AgeBand, AmountOf, AssetRule, Assumptions, Caseload, Change, Column, Draft, DraftError, Drafts,
        HouseholdKind, Kind, Name, Part, Verdict, What,
        chart::{self, Series, Words},
        gemeente_file::Problem,
        gemeente_of, originals,
    },
};
use proptest::prelude::*;

fn day(text: &str) -> Day {
    Day::parse(text).unwrap()
}

/// January 2026, no rent, whole jobs of 40 hours, every tenth.
fn assumptions() -> Assumptions {
    Assumptions { day: day("2026-01-01"), rent: Cents::ZERO, full_time: 40, step: 10 }
}

fn kinds() -> Vec<HouseholdKind> {
    HouseholdKind::standard(AgeBand::Primary, AgeBand::Secondary)
}

fn original(id: &str) -> &'static str {
    originals().iter().find(|(known, _)| *known == id).unwrap().1
}

fn draft(id: &str) -> Draft {
    Draft::open(id, original(id)).unwrap()
}

const LV: &str = "leidschendam-voorburg";

#[test]
fn the_kinds_are_one_and_two_adults_with_no_child_one_and_two() {
    let kinds = kinds();
    let names: Vec<(bool, usize)> = kinds
        .iter()
        .map(|kind| match kind.name {
            Name::Standard { couple, children } => (couple, children),
            Name::Own(_) => panic!("nobody made one up"),
        })
        .collect();
    assert_eq!(names, [(false, 0), (false, 1), (false, 2), (true, 0), (true, 1), (true, 2)]);
    assert_eq!(kinds[5].adults.len(), 2);
    assert_eq!(kinds[5].children, [8, 14]);
}

#[test]
fn ages_are_those_of_the_kind_on_every_day_of_the_rules() {
    for date in ["2025-01-01", "2025-07-01", "2026-01-01", "2026-07-01"].map(day) {
        let situation = kinds()[5].situation(date, Cents::ZERO);
        let august = Day::new(date.year() - 1, 8, 1).unwrap();
        for (child, age) in situation.children.iter().zip([8, 14]) {
            assert_eq!(date.age_of(child.birth_date), Some(age));
            // By this day schemes know the school.
            assert_eq!(august.age_of(child.birth_date), Some(age));
        }
        assert_eq!(date.age_of(situation.adults[0].birth_date), Some(35));
    }
}

#[test]
fn somebody_alone_without_wage_has_bijstand_and_zorgtoeslag() {
    let column = Column::of(&kinds()[0], &assumptions(), None).unwrap();
    let first = &column.cells[0];
    // Normenbrief 1-1-2026: 1401.50; zorgtoeslag of the lowest income 129.
    assert_eq!(column.norm, Cents::new(140_150));
    assert_eq!(first.amounts.disposable(), Cents::new(153_050));
    // 1530.50 / 1401.50 = 1.092044...
    assert_eq!(first.of_norm(column.norm), Rate::millionths(1_092_044));
    assert!(first.kept.is_none());
    assert_eq!(column.cells.len(), 21);
    assert_eq!(column.cells.last().unwrap().percent, 200);
}

/// At every wage of the table that was worked out by hand (H hours of 14.71, W a year): net wage, bijstand.
#[test]
fn cells_are_the_rows_of_the_vectors() {
    let text = std::fs::read_to_string("tests/vectors/bijstand-single-2026-01.csv").unwrap();
    let column = Column::of(&kinds()[0], &Assumptions { step: 5, ..assumptions() }, None).unwrap();
    let mut seen = 0;
    for row in text.lines().skip(2) {
        let fields: Vec<&str> = row.split(',').collect();
        let Ok(hours) = fields[0].parse::<u32>() else { continue };
        let Some(cell) = column.cells.iter().find(|cell| cell.percent * 40 == hours * 100) else { continue };
        let amounts = cell.amounts;
        let bijstand = amounts.of(LineId::Bijstand) + amounts.of(LineId::VakantietoeslagReserve);
        assert_eq!(amounts.of(LineId::NetWage).to_string(), fields[2], "{hours} hours");
        assert_eq!(bijstand.to_string(), fields[4], "{hours} hours");
        seen += 1;
    }
    assert!(seen >= 5, "{seen} rows");
}

#[test]
fn what_is_kept_of_a_step_is_told() {
    let column = Column::of(&kinds()[0], &assumptions(), None).unwrap();
    // 4 hours of 14.71 are 254.97 a month, 275.37 with holiday allowance. Bijstand falls by as much as the net wage,
    // which has no tax yet: nothing is left, and the zorgtoeslag is what it was.
    let kept = column.cells[1].kept.unwrap();
    assert_eq!(column.cells[1].wage_month, Cents::new(25_497));
    assert_eq!(kept.share, Rate::millionths(0));
    assert_eq!(kept.verdict, Verdict::Hardly);
    assert_eq!(kept.because, LineId::Bijstand);
    // By the table of `tests/vectors`: up to 20 hours everything more is less bijstand; of the next two hours 56.52 of it
    // is left to lose, and 131 comes in.
    assert_eq!((column.traps[0].from, column.traps[0].to), (0, 50));
    assert_eq!(column.traps[0].kept.because, LineId::Bijstand);
    assert_eq!(column.cells[6].kept.unwrap().verdict, Verdict::Pays);
}

#[test]
fn the_schemes_of_a_municipality_come_on_top() {
    let gemeente = draft(LV).after().clone();
    let kind = &kinds()[1];
    let bare = Column::of(kind, &assumptions(), None).unwrap();
    let with = Column::of(kind, &assumptions(), Some(&gemeente)).unwrap();
    // By lv.nl, one alone with a child of 8, no income but bijstand: inkomenstoeslag 450, school 238, taxes 400; no
    // computer and no internet before 10.
    assert_eq!(with.cells[0].local_year.round_half_up(), Cents::euros(450 + 238 + 400));
    // A month of each to the cent: 37.50 + 19.83 + 33.33.
    let more = with.cells[0].amounts.disposable() - bare.cells[0].amounts.disposable();
    assert_eq!(more, Cents::new(9_066));
    let last = |column: &Column| column.cells.last().unwrap().amounts.disposable();
    assert_eq!(last(&with), last(&bare));
}

#[test]
fn the_wage_of_somebody_young_is_that_of_the_age() {
    let young = HouseholdKind { adults: vec![19], ..kinds()[0].clone() };
    let wage = |kind: &HouseholdKind| Column::of(kind, &assumptions(), None).unwrap().cells[10].wage_month;
    // From 1 January 2026 14.71 an hour from 21 on, 8.83 at 19: 40 hours in 52 weeks, by 12.
    assert_eq!(wage(&kinds()[0]), Cents::new(254_973));
    assert_eq!(wage(&young), Cents::new(153_053));
}

#[test]
fn a_kind_that_is_absurd_is_refused_with_the_field() {
    let mut kind = kinds()[0].clone();
    kind.adults = vec![17];
    let refused = Column::of(&kind, &assumptions(), None).unwrap_err();
    assert_eq!(refused.to_string(), "adults[0].birth_date: is younger than 18");
    kind.adults = vec![70];
    assert!(Column::of(&kind, &assumptions(), None).unwrap_err().to_string().contains("AOW"));
}

#[test]
fn every_file_of_ours_is_read_and_saved_as_it_is() {
    assert_eq!(originals().len(), 5);
    for (id, text) in originals() {
        let draft = Draft::open(id, text).unwrap();
        assert_eq!(draft.text(), *text, "{id}");
        assert!(!draft.is_changed());
        assert_eq!(Some(draft.after()), opstap::income::local_schemes::gemeente(id), "{id}");
        for place in draft.places() {
            assert!(place.value >= 0);
        }
    }
}

#[test]
fn a_changed_number_says_so_and_one_that_is_changed_back_does_not() {
    let mut draft = draft(LV);
    let today = day("2026-03-04");
    draft.set(SchemeId::Schoolkosten, What::Child(0), 30_000, today).unwrap();
    let line = "euros = 300  # C changed in Opstap on 2026-03-04, was 238; B \
                lv.nl/tegemoetkoming-school-cultuur-sportkosten\n";
    assert_eq!(
        draft.text(),
        original(LV).replace("euros = 238  # B lv.nl/tegemoetkoming-school-cultuur-sportkosten\n", line)
    );
    assert!(draft.is_changed());
    // What is saved is what is loaded, and the scheme is now less sure.
    let again = Draft::open(LV, &draft.text()).unwrap();
    assert_eq!(again.text(), draft.text());
    assert_eq!(again.after(), draft.after());
    let grade =
        |draft: &Draft| draft.after().schemes.iter().find(|s| s.id == SchemeId::Schoolkosten).unwrap().grade;
    assert_eq!(format!("{:?}", grade(&again)), "C");
    // Another day, and a number on the same line twice: what it was is what the file had.
    draft.set(SchemeId::Schoolkosten, What::Child(0), 25_050, day("2026-03-05")).unwrap();
    assert!(draft.text().contains("euros = 250.50  # C changed in Opstap on 2026-03-05, was 238; B lv.nl"));
    draft.set(SchemeId::Schoolkosten, What::Child(0), 23_800, day("2026-03-06")).unwrap();
    assert_eq!(draft.text(), original(LV));
    assert!(!draft.is_changed());
}

#[test]
fn ages_and_caps_are_written_as_files_have_them() {
    let mut draft = draft(LV);
    let today = day("2026-03-04");
    draft.set(SchemeId::Schoolkosten, What::Cap(1), 1_500_000, today).unwrap();
    draft.set(SchemeId::Schoolkosten, What::AgeFrom(0), 3, today).unwrap();
    draft.set(SchemeId::Schoolkosten, What::AgeTo(0), 12, today).unwrap();
    let text = draft.text();
    assert!(text.contains("cap = 1.50  # C changed in Opstap on 2026-03-04, was 1.30; B lv.nl"), "{text}");
    assert!(
        text.contains("ages = [3, 12]  # C changed in Opstap on 2026-03-04, was [4, 11]; C the ages"),
        "{text}"
    );
}

#[test]
fn a_change_that_the_build_would_refuse_is_refused() {
    let mut draft = draft(LV);
    let today = day("2026-03-04");
    let refused = draft.set(SchemeId::Schoolkosten, What::Cap(0), 1_400_000, today);
    assert!(matches!(refused, Err(DraftError::Refused(mistake)) if mistake.problem == Problem::TierOrder));
    let refused = draft.set(SchemeId::Inkomenstoeslag, What::Month, 13, today);
    assert!(matches!(refused, Err(DraftError::Refused(mistake)) if mistake.problem == Problem::Month));
    assert_eq!(draft.set(SchemeId::Participatie, What::Month, 1, today), Err(DraftError::NoSuchPlace));
    assert_eq!(draft.set(SchemeId::Internet, What::Household(0), -1, today), Err(DraftError::NoSuchPlace));
    assert_eq!(draft.text(), original(LV));
}

#[test]
fn what_is_refused_waits_and_the_file_keeps_what_it_had() {
    let mut draft = draft(LV);
    let today = day("2026-03-04");
    // Caps of 110 and 130: 140 does not fit before the other one, nor does nothing, half a word, or an age of 4.5.
    draft.enter(SchemeId::Schoolkosten, What::Cap(0), "140", Some(1_400_000), today);
    draft.enter(SchemeId::Schoolkosten, What::Child(0), "", None, today);
    assert_eq!(draft.text(), original(LV));
    assert_eq!(draft.before(), draft.after());
    let waiting: Vec<(What, &str)> = draft.waiting().iter().map(|it| (it.what, it.typed.as_str())).collect();
    assert_eq!(waiting, [(What::Cap(0), "140"), (What::Child(0), "")]);
    assert!(matches!(&draft.waiting()[0].why, DraftError::Refused(it) if it.problem == Problem::TierOrder));
    assert_eq!(draft.waiting()[1].why, DraftError::NoValue);
    // When the other one has gone up, it fits; nobody types it again.
    draft.enter(SchemeId::Schoolkosten, What::Cap(1), "150", Some(1_500_000), today);
    assert!(
        draft.text().contains("cap = 1.40  # C changed") && draft.text().contains("cap = 1.50  # C changed")
    );
    assert_eq!(draft.waiting().len(), 1);
    draft.enter(SchemeId::Schoolkosten, What::Child(0), "238", Some(23_800), today);
    assert!(draft.waiting().is_empty());
    // What has no place any more does not wait for it.
    draft.enter(SchemeId::Schoolkosten, What::Month, "13", Some(13), today);
    draft.enter(SchemeId::Schoolkosten, What::Every, "0", Some(0), today);
    assert!(draft.waiting().is_empty());
    draft.enter(SchemeId::Internet, What::Household(0), "x", None, today);
    draft.restart();
    assert!(draft.waiting().is_empty());
}

#[test]
fn how_often_brings_its_month_and_takes_it_away() {
    let mut draft = draft(LV);
    let today = day("2026-03-04");
    // 20 a month becomes 20 a year: 240 less 220.
    draft.set(SchemeId::Internet, What::Every, 1, today).unwrap();
    let expected = "every = \"year\"  # C changed in Opstap on 2026-03-04, was \"month\"\nmonth = 1  # C chosen in \
                    Opstap on 2026-03-04\n";
    assert!(draft.text().contains(expected), "{}", draft.text());
    assert!(draft.is_changed());
    draft.set(SchemeId::Internet, What::Every, 0, today).unwrap();
    assert_eq!(draft.text(), original(LV));
    assert!(!draft.is_changed());
    assert_eq!(draft.changes(), []);
    draft.set(SchemeId::Inkomenstoeslag, What::Every, 0, today).unwrap();
    assert!(!draft.text().contains("month = 6"));
    let value = |what, was, now| Change::Value {
        scheme: SchemeId::Inkomenstoeslag,
        what,
        number: None,
        was: Some(was),
        now,
    };
    assert_eq!(draft.changes(), [value(What::Every, 1, Some(0)), value(What::Month, 6, None)]);
    draft.set(SchemeId::Inkomenstoeslag, What::Every, 1, today).unwrap();
    assert_eq!(draft.text(), original(LV));
}

#[test]
fn a_scheme_of_another_municipality_is_taken_over_to_be_changed() {
    let mut draft = draft("voorschoten");
    assert!(draft.inherited().contains(&SchemeId::Internet));
    assert_eq!(
        draft.set(SchemeId::Internet, What::Household(0), 2_500, day("2026-03-04")),
        Err(DraftError::NoSuchPlace)
    );
    draft.take_over(SchemeId::Internet).unwrap();
    assert!(!draft.inherited().contains(&SchemeId::Internet));
    assert_eq!(draft.before(), draft.after());
    assert_eq!(draft.changes(), [Change::TakenOver(SchemeId::Internet)]);
    assert!(draft.text().starts_with(original("voorschoten")));
    draft.set(SchemeId::Internet, What::Household(0), 2_500, day("2026-03-04")).unwrap();
    assert!(draft.text().contains("euros = 25  # C changed in Opstap on 2026-03-04, was 20; B lv.nl"));
    assert!(draft.take_over(SchemeId::Internet).is_err());
    // Each of them, with the comment above it.
    for scheme in draft.inherited() {
        draft.take_over(scheme).unwrap();
    }
    assert!(draft.text().contains("\n# Every month of the last three years counts"));
    assert!(draft.inherited().is_empty());
}

#[test]
fn who_inherits_follows_the_file_of_the_other_one() {
    let today = day("2026-03-04");
    let mut drafts = Drafts::default();
    drafts.open("voorschoten", original("voorschoten")).unwrap();
    drafts.open(LV, original(LV)).unwrap();
    assert_eq!(drafts.heirs(LV), ["Voorschoten", "Wassenaar"]);
    drafts
        .change(LV, |draft| draft.set(SchemeId::Internet, What::Household(0), 2_500, today))
        .unwrap()
        .unwrap();
    // One that is open, and one that is opened later: before 20 a month, after 25; 12 x 5 is 60 a year.
    let load = Caseload { without_wage: 1, with_wage: 0, percent: 0, take_up: 100 };
    for id in ["voorschoten", "wassenaar"] {
        let heir = drafts.look_at(id).unwrap();
        let cost = |gemeente| load.cost_year(&kinds()[2], &assumptions(), gemeente).unwrap();
        assert_eq!(cost(heir.after()) - cost(heir.before()), Cents::euros(60), "{id}");
        assert!(heir.differs() && !heir.is_changed(), "{id}");
        assert_eq!(heir.changed_parent(), Some("Leidschendam-Voorburg"));
        assert_eq!(heir.text(), original(id));
    }
    assert!(!drafts.look_at("haarlem").unwrap().differs());
    // Taken over, it is as it is there now; what is changed there after that is not changed here.
    drafts.change("voorschoten", |draft| draft.take_over(SchemeId::Internet)).unwrap().unwrap();
    drafts
        .change(LV, |draft| draft.set(SchemeId::Internet, What::Household(0), 3_000, today))
        .unwrap()
        .unwrap();
    let text = drafts.get("voorschoten").unwrap().text();
    assert!(text.contains("euros = 25  # C changed in Opstap on 2026-03-04, was 20; B lv.nl"), "{text}");
    // As it was: with the change of the other one.
    drafts.change("voorschoten", Draft::restart);
    assert!(drafts.get("voorschoten").unwrap().differs());
    drafts.change(LV, Draft::restart);
    assert!(!drafts.get("voorschoten").unwrap().differs());
}

#[test]
fn a_file_inherits_from_one_that_is_open_and_not_of_us() {
    let mut drafts = Drafts::default();
    drafts.open("leiden", &original("haarlem").replace("Haarlem", "Leiden")).unwrap();
    drafts.open("katwijk", "name = \"Katwijk\"\ninherits = \"leiden\"\n").unwrap();
    assert_eq!(drafts.get("katwijk").unwrap().after().schemes.len(), 4);
    // From whom others inherit can't inherit itself: the build would refuse theirs.
    let refused = drafts.open(LV, "name = \"L\"\ninherits = \"haarlem\"\n").unwrap_err();
    assert_eq!(refused[0].line, 2);
    assert!(matches!(refused[0].problem, Problem::InheritsTwice(_)));
    assert!(drafts.get(LV).is_none());
}

#[test]
fn a_scheme_without_an_amount_is_given_one() {
    let today = day("2026-03-04");
    let mut draft = draft("haarlem");
    draft.give_amount(SchemeId::Inkomenstoeslag, today).unwrap();
    draft.set(SchemeId::Inkomenstoeslag, What::Household(0), 40_000, today).unwrap();
    // What was put in is a change too: the amount, that it is once a year, and in January.
    let new = |what, now| Change::Value {
        scheme: SchemeId::Inkomenstoeslag,
        what,
        number: None,
        was: None,
        now: Some(now),
    };
    assert_eq!(draft.changes(), [new(What::Household(0), 40_000), new(What::Month, 1), new(What::Every, 1)]);
    let expected = "id = \"inkomenstoeslag\"\nevery = \"year\"\nmonth = 1  # C chosen in Opstap on 2026-03-04\n\
                    min_age = 21  # A Participatiewet art. 36\n";
    assert!(draft.text().contains(expected), "{}", draft.text());
    let expected = "share = 1  # C not published\n\n[[scheme.amount]]\nof = \"household\"\neuros = 400  # C chosen in \
                    Opstap on 2026-03-04\n\n[[scheme]]\nid = \"schoolkosten\"\n";
    assert!(draft.text().contains(expected), "{}", draft.text());
    // One alone, on bijstand: what Haarlem had, and 400.
    let load = Caseload { without_wage: 1, with_wage: 0, percent: 0, take_up: 100 };
    let cost = |gemeente| load.cost_year(&kinds()[0], &assumptions(), gemeente).unwrap();
    assert_eq!(cost(draft.after()) - cost(draft.before()), Cents::euros(400));
    assert!(draft.give_amount(SchemeId::Inkomenstoeslag, today).is_err());
    // Of bijzondere bijstand none is known before.
    assert!(draft.give_amount(SchemeId::BijzondereBijstand, today).is_err());
    draft.restart();
    assert_eq!(draft.text(), original("haarlem"));
    // Without a limit it gets one: participatie has one, an own scheme may have none.
    let text = "name = \"Nieuw\"\n[[scheme]]\nid = \"participatie\"";
    let mut own = Draft::open("nieuw", text).unwrap();
    own.give_amount(SchemeId::Participatie, today).unwrap();
    assert!(own.text().contains("cap = 1.00  # C chosen in Opstap on 2026-03-04"), "{}", own.text());
}

#[test]
fn a_scheme_is_put_in_and_taken_out() {
    let today = day("2026-03-04");
    let mut draft = draft("haarlem");
    use SchemeId::*;
    assert_eq!(
        draft.lacking(),
        [Participatie, Computer, Internet, CollectieveZorgverzekering, Uitstroompremie]
    );
    // As any other one of which nothing is known yet; then it is given an amount.
    draft.add_scheme(Participatie).unwrap();
    assert_eq!(draft.text(), original("haarlem").to_string() + "\n[[scheme]]\nid = \"participatie\"\n");
    assert_eq!(draft.changes(), [Change::Added(Participatie)]);
    assert!(draft.add_scheme(Participatie).is_err());
    draft.give_amount(Participatie, today).unwrap();
    draft.set(Participatie, What::Household(0), 10_000, today).unwrap();
    let load = Caseload { without_wage: 3, with_wage: 0, percent: 0, take_up: 100 };
    let cost = |gemeente| load.cost_year(&kinds()[0], &assumptions(), gemeente).unwrap();
    assert_eq!(cost(draft.after()) - cost(draft.before()), Cents::euros(300));
    draft.remove_scheme(Participatie).unwrap();
    assert_eq!(draft.text(), original("haarlem"));
    assert_eq!(draft.changes(), []);
    // One of the file, with the comment above it.
    draft.remove_scheme(Inkomenstoeslag).unwrap();
    assert!(!draft.text().contains("Paid in a lower amount") && !draft.text().contains("inkomenstoeslag"));
    assert!(
        draft.text().contains("newest page found\n\n[[scheme]]\nid = \"schoolkosten\""),
        "{}",
        draft.text()
    );
    assert_eq!(draft.changes(), [Change::Removed(Inkomenstoeslag)]);
    assert!(draft.remove_scheme(Inkomenstoeslag).is_err());
    draft.restart();
    assert_eq!(draft.text(), original("haarlem"));
}

#[test]
fn a_scheme_that_is_taken_out_is_inherited_again() {
    let mut draft = draft("voorschoten");
    draft.remove_scheme(SchemeId::Kwijtschelding).unwrap();
    assert!(draft.inherited().contains(&SchemeId::Kwijtschelding));
    draft.take_over(SchemeId::Kwijtschelding).unwrap();
    draft.remove_scheme(SchemeId::Kwijtschelding).unwrap();
    assert!(draft.inherited().contains(&SchemeId::Kwijtschelding));
    assert_eq!(draft.changes(), [Change::Removed(SchemeId::Kwijtschelding)]);
}

#[test]
fn limits_and_amounts_are_put_in_and_taken_out() {
    let today = day("2026-03-04");
    let chosen = "  # C chosen in Opstap on 2026-03-04\n";
    let mut draft = draft(LV);
    use SchemeId::Schoolkosten as School;
    draft.add_tier(School, today).unwrap();
    let above = "share = 0.5  # B lv.nl/tegemoetkoming-school-cultuur-sportkosten, half above 110%\n";
    let added = format!("{above}\n[[scheme.tier]]\ncap = 1.40{chosen}share = 0.5{chosen}");
    assert_eq!(draft.text(), original(LV).replace(above, &added));
    let new = |what, number, now| Change::Value { scheme: School, what, number, was: None, now: Some(now) };
    assert_eq!(
        draft.changes(),
        [new(What::Cap(2), Some(3), 1_400_000), new(What::Share(2), Some(3), 500_000)]
    );
    // The middle one goes; what was typed in the last one goes with it to the front, and what it was does too.
    draft.enter(School, What::Cap(2), "120", Some(1_200_000), today);
    assert_eq!(draft.waiting().len(), 1);
    draft.remove(School, Part::Tier(1), today).unwrap();
    assert!(draft.waiting().is_empty());
    let cap = draft.places().into_iter().find(|it| (it.scheme, it.what) == (School, What::Cap(1))).unwrap();
    assert_eq!((cap.value, cap.was, cap.number), (1_200_000, None, Some(2)));
    let gone = |what, was| Change::Value { scheme: School, what, number: Some(2), was: Some(was), now: None };
    let changes = draft.changes();
    assert!(
        changes.contains(&gone(What::Cap(1), 1_300_000)) && changes.contains(&gone(What::Share(1), 500_000))
    );
    draft.restart();
    assert_eq!(draft.text(), original(LV));

    draft.add_amount(School, AmountOf::Child, today).unwrap();
    draft.add_amount(School, AmountOf::Adult, today).unwrap();
    let added = format!(
        "\n[[scheme.amount]]\nof = \"child\"\nages = [4, 11]{chosen}euros = 0{chosen}\n[[scheme.amount]]\nof = \
         \"adult\"\neuros = 0{chosen}\n[[scheme]]\nid = \"computer\""
    );
    assert!(draft.text().contains(&added), "{}", draft.text());
    assert_eq!(draft.removable(School).len(), 2 + 4);
    draft.remove(School, Part::Amount(3), today).unwrap();
    draft.remove(School, Part::Amount(2), today).unwrap();
    assert_eq!(draft.text(), original(LV));
    // The comment above an amount goes with it.
    draft.remove(SchemeId::Computer, Part::Amount(1), today).unwrap();
    assert!(!draft.text().contains("A tablet for each child"));
    assert!(draft.text().contains("# A computer for the household.\n[[scheme.amount]]"));
}

#[test]
fn what_a_scheme_needs_is_not_taken_out() {
    let today = day("2026-03-04");
    let mut haarlem = draft("haarlem");
    use SchemeId::*;
    // The only limit and the only amount; limits in euros have no tiers.
    assert_eq!(haarlem.removable(Kwijtschelding), []);
    let refused = haarlem.remove(Kwijtschelding, Part::Amount(0), today);
    assert!(matches!(refused, Err(DraftError::Refused(it)) if it.problem == Problem::NoAmount));
    let refused = haarlem.remove(Kwijtschelding, Part::Tier(0), today);
    assert!(matches!(refused, Err(DraftError::Refused(it)) if it.problem == Problem::NoLimit));
    assert!(!haarlem.can_add_tier(Schoolkosten));
    // A limit of a scheme without an amount is only told.
    assert_eq!(haarlem.removable(Inkomenstoeslag), [Part::Tier(0)]);
    // Without an amount there is a way to give the first one, and none to add one.
    assert!(!haarlem.can_add_amount(Inkomenstoeslag) && haarlem.can_add_amount(Schoolkosten));
    assert_eq!(haarlem.text(), original("haarlem"));
    // Nor is a limit added above the highest there is.
    let mut lv = draft(LV);
    lv.set(Internet, What::Cap(0), 3_000_000, today).unwrap();
    let refused = lv.add_tier(Internet, today);
    assert!(matches!(refused, Err(DraftError::Refused(it)) if it.problem == Problem::Cap));
}

#[test]
fn what_is_asked_of_assets_is_changed() {
    let today = day("2026-03-04");
    let mut draft = draft("haarlem");
    use SchemeId::*;
    assert_eq!(draft.asset_rule(Schoolkosten), AssetRule::Euros);
    draft.ask_assets(Schoolkosten, AssetRule::Bijstand, today).unwrap();
    let line = "assets = \"bijstand\"  # C changed in Opstap on 2026-03-04, was 15150; B haarlem.nl";
    assert!(draft.text().contains(line), "{}", draft.text());
    let changes = draft.changes();
    let changed = Change::Assets { scheme: Schoolkosten, was: AssetRule::Euros, now: AssetRule::Bijstand };
    assert!(changes.contains(&changed), "{changes:?}");
    draft.ask_assets(Schoolkosten, AssetRule::None, today).unwrap();
    assert!(!draft.text().contains("assets = 15150"));
    draft.ask_assets(Schoolkosten, AssetRule::Euros, today).unwrap();
    assert_eq!(draft.text(), original("haarlem"));
    assert_eq!(draft.changes(), []);
    // Where it was not looked at, it begins at nothing.
    draft.ask_assets(Inkomenstoeslag, AssetRule::Euros, today).unwrap();
    let put_in = "id = \"inkomenstoeslag\"\nassets = 0  # C chosen in Opstap on 2026-03-04\n";
    assert!(draft.text().contains(put_in), "{}", draft.text());
    draft.set(Inkomenstoeslag, What::Assets, 500_000, today).unwrap();
    assert!(draft.text().contains("assets = 5000  # C chosen in Opstap"));
    draft.ask_assets(Inkomenstoeslag, AssetRule::None, today).unwrap();
    assert_eq!(draft.text(), original("haarlem"));
}

#[test]
fn a_broken_file_says_the_line_and_what_is_wrong() {
    let broken =
        original(LV).replace("euros = 20  # B lv.nl/computer-tablet-en-internetregeling", "euros = 20");
    let line = broken.lines().position(|line| line == "euros = 20").unwrap() + 1;
    let mistakes = Draft::open(LV, &broken).unwrap_err();
    assert_eq!((mistakes[0].line, &mistakes[0].problem), (line, &Problem::NoSource));
    let mistakes = Draft::open("nieuw", "name = \"Nieuw\"\n[[scheme]\n").unwrap_err();
    assert_eq!(mistakes[0].line, 2);
    assert!(matches!(mistakes[0].problem, Problem::Malformed(_)));
    let itself = "name = \"Nieuw\"\ninherits = \"nieuw\"\n";
    assert!(matches!(Draft::open("nieuw", itself).unwrap_err()[0].problem, Problem::InheritsTwice(_)));
    let nobody = "name = \"Nieuw\"\ninherits = \"leiden\"\n";
    assert!(matches!(Draft::open("nieuw", nobody).unwrap_err()[0].problem, Problem::UnknownGemeente(_)));
}

#[test]
fn a_file_that_was_saved_twice_is_of_the_same_municipality() {
    for name in ["haarlem.toml", "haarlem (2).toml", "haarlem(1).toml", "Haarlem.TOML", "HAARLEM (12).Toml"] {
        assert_eq!(gemeente_of(name), "haarlem", "{name}");
    }
    for (name, id) in [
        ("haarlem (concept).toml", "haarlem (concept)"),
        ("haarlem-2027.toml", "haarlem-2027"),
        ("(1).toml", "(1)"),
    ] {
        assert_eq!(gemeente_of(name), id);
    }
}

#[test]
fn a_change_costs_households_times_the_difference() {
    let mut draft = draft(LV);
    draft.set(SchemeId::Schoolkosten, What::Child(0), 30_000, day("2026-03-04")).unwrap();
    let kind = &kinds()[1];
    let load = Caseload { without_wage: 120, with_wage: 30, percent: 200, take_up: 100 };
    let cost = |gemeente| load.cost_year(kind, &assumptions(), gemeente).unwrap();
    // 120 x (300 - 238); at twice the minimum wage nobody has it.
    assert_eq!(cost(draft.after()) - cost(draft.before()), Cents::euros(120 * 62));
    assert_eq!(cost(draft.before()), Cents::euros(120 * 1_088));
    // Of ten seven ask for it: 120 x 62 x 0.7.
    let seven =
        |gemeente| Caseload { take_up: 70, ..load }.cost_year(kind, &assumptions(), gemeente).unwrap();
    assert_eq!(seven(draft.after()) - seven(draft.before()), Cents::new(520_800));
    // Of whom the rules here do not say, no cost is told; not even of none of them.
    let refused = HouseholdKind { adults: vec![70], ..kind.clone() };
    let none = Caseload { without_wage: 0, with_wage: 0, percent: 0, take_up: 100 };
    assert!(none.cost_year(&refused, &assumptions(), draft.after()).unwrap_err().to_string().contains("AOW"));
    let many = Caseload { without_wage: u32::MAX, ..load };
    assert!(many.cost_year(kind, &assumptions(), draft.after()).unwrap() > Cents::ZERO);
}

#[test]
fn a_drawing_is_a_file_that_no_name_can_break() {
    let series = Series {
        name: "Noor & \"<script>\" \u{1}on1=".into(),
        points: vec![(0, Cents::euros(1_000)), (200, Cents::euros(2_400))],
    };
    let words =
        Words { title: "Te besteden".into(), rules: "Regels per 1 januari 2026".into(), axis: "Loon".into() };
    let svg = chart::draw(&words, &[series], |amount| amount.to_string()).to_svg();
    assert!(svg.contains("A  Noor &amp; \"&lt;script&gt;\" on1="), "{svg}");
    assert!(svg.contains("Regels per 1 januari 2026"));
    assert!(!svg.contains("style"));
    // From the lowest whole step to the one above the highest.
    assert!(svg.contains(">1000.00<") && svg.contains(">2500.00<"));
}

proptest! {
    /// Whatever is changed and to what: the file stays one that the build takes, or nothing has changed. Changed back, it
    /// is the same to the byte.
    #[test]
    fn any_change_leaves_a_right_file(file in 0_usize..5, which in any::<prop::sample::Index>(), value in 0_i64..4_000_000) {
        let (id, text) = originals()[file];
        let mut draft = Draft::open(id, text).unwrap();
        let places = draft.places();
        let place = which.get(&places);
        let value = match place.what.kind() {
            Kind::Frequency => value % 3,
            Kind::Age | Kind::Month | Kind::Months => value % 40,
            _ => value,
        };
        match draft.set(place.scheme, place.what, value, day("2026-03-04")) {
            Err(_) => prop_assert_eq!(draft.text(), text),
            Ok(()) => {
                let again = Draft::open(id, &draft.text()).unwrap();
                prop_assert_eq!(again.after(), draft.after());
                let found = again.places();
                let now = found.iter().find(|p| p.scheme == place.scheme && p.what == place.what).unwrap();
                prop_assert_eq!(now.value, value);
                draft.set(place.scheme, place.what, place.value, day("2026-03-05")).unwrap();
                prop_assert_eq!(draft.text(), text);
            }
        }
    }

    /// A higher amount never costs less, and more households never cost less.
    #[test]
    fn more_costs_more(extra in 0_i64..100_000, without in 0_u32..1_000, with in 0_u32..1_000, percent in 0_u32..=200) {
        let mut draft = draft(LV);
        draft.set(SchemeId::Schoolkosten, What::Child(0), 23_800 + extra, day("2026-03-04")).unwrap();
        let load = Caseload { without_wage: without, with_wage: with, percent, take_up: 100 };
        let kind = &kinds()[1];
        let cost = |load: Caseload, gemeente| load.cost_year(kind, &assumptions(), gemeente).unwrap();
        prop_assert!(cost(load, draft.after()) >= cost(load, draft.before()));
        let more = Caseload { without_wage: without + 1, ..load };
        prop_assert!(cost(more, draft.after()) >= cost(load, draft.after()));
    }
}
