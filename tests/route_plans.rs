//! Plans by hand: each branch of the municipalities' papers with its days, what consultants do to a plan, and what is
//! never a plan. Comments quote the line of the papers that a day comes from.
#![cfg(not(target_arch = "wasm32"))]

use opstap::{
    calendar::Day,
    diagnose::{Answers, DoubtReason, Outcome, model, score},
    dossier::{Label, RecordId},
    route::*,
};

fn day(text: &str) -> Day {
    Day::parse(text).unwrap()
}

/// Somebody, with what a test says differently.
#[derive(Debug)]
struct Somebody {
    category: &'static str,
    answers: Answers,
    outcome: Outcome,
    gemeente: &'static str,
    days: Days,
    has_benefit: bool,
    under_27: bool,
    doubts: Vec<DoubtReason>,
}

impl Somebody {
    /// Diagnosis and decision on Wednesday 4 March 2026, application two days before.
    fn with(category: &'static str, answers: &str) -> Somebody {
        let answers = Answers::from_json(answers, model()).unwrap();
        let outcome = score(model(), &answers);
        let decision = day("2026-03-04");
        Somebody {
            category,
            doubts: Vec::new(),
            answers,
            outcome,
            gemeente: "voorschoten",
            days: Days {
                application: Some(day("2026-03-02")),
                diagnosis: Some(decision),
                ..Days::of(decision)
            },
            has_benefit: true,
            under_27: false,
        }
    }

    fn facts(&self) -> Facts<'_> {
        Facts {
            category: self.category,
            outcome: &self.outcome,
            answers: &self.answers,
            gemeente: self.gemeente,
            days: self.days,
            has_benefit: self.has_benefit,
            under_27: self.under_27,
            doubts: &self.doubts,
        }
    }

    fn plan(&self) -> Plan {
        plan(&self.facts()).unwrap()
    }
}

/// Every step with its days: `academie 2026-03-04/2026-04-15`.
fn said(plan: &Plan) -> Vec<String> {
    let step = |step: &PlannedStep| match step.from {
        Some(from) => format!("{} {from}/{}", step.id, step.due),
        None => format!("{} {}", step.id, step.due),
    };
    plan.steps().iter().map(step).collect()
}

#[track_caller]
fn due(plan: &Plan, id: &str) -> String {
    plan.step(id, 1).unwrap_or_else(|| panic!("no {id} in {:?}", said(plan))).due.to_string()
}

#[test]
fn three_months_from_work_is_mediation() {
    let plan = Somebody::with("1A", "{}").plan();
    assert_eq!(plan.kind(), "bemiddeling");
    assert_eq!(
        said(&plan),
        [
            // voorlichting: within 7 days of the application (2 March)
            "voorlichting 2026-03-09",
            "diagnosedag 2026-03-04",
            // intake Inkomen: within 7 days of the diagnose
            "intake_inkomen 2026-03-11",
            "focus_op_werk 2026-03-11",
            // direct mediation: at once
            "wsp 2026-03-04",
            // Academie: 6 weeks
            "academie 2026-03-04/2026-04-15",
            // Netwerkcafé: every 2 weeks
            "netwerkcafe 2026-03-18",
            "evaluatie_bemiddeling 2026-06-04",
        ]
    );
    // What goes before the diagnose lies behind us.
    assert_eq!(plan.step("voorlichting", 1).unwrap().done, Some(day("2026-03-04")));
    assert_eq!(plan.step("intake_inkomen", 1).unwrap().done, None);
}

#[test]
fn without_benefit_there_is_no_intake() {
    // intake Inkomen: not for nug
    let nug = Somebody { has_benefit: false, ..Somebody::with("1A", "{}") };
    assert!(nug.plan().step("intake_inkomen", 1).is_none());
}

#[test]
fn three_to_twenty_four_months_from_work_is_an_ontwikkelroute() {
    let made = Somebody::with("2A", "{}").plan();
    assert_eq!(made.kind(), "ontwikkelroute");
    assert!(made.step("academie", 1).is_none() && made.step("netwerkcafe", 1).is_none());
    // ontwikkelroute: starts after Focus op Werk, ends at most 24 months later
    let route = made.step("ontwikkelroute", 1).unwrap();
    assert_eq!((route.from, route.due), (Some(day("2026-03-11")), day("2028-03-11")));
    // without result: hand-over to participatie
    assert_eq!(due(&made, "overdracht_participatie"), "2028-03-11");
    assert_eq!(due(&made, "voortgangsgesprek"), "2027-03-04");
    // at most 24 months: also where a consultant moves its end
    let latest = day("2028-03-11");
    let too_long = made.moved("ontwikkelroute", 1, None, day("2028-03-12"));
    assert_eq!(too_long, Err(ChangeError::TooLong { latest }));
    assert!(made.moved("ontwikkelroute", 1, None, day("2027-09-01")).is_ok());
    // Academie: 6 weeks is how long it lasts, and no limit
    let academie = Somebody::with("1A", "{}").plan().moved("academie", 1, None, day("2026-04-29"));
    assert!(academie.is_ok());

    // Focus op Werk was later, on a leap day: its end moves along, to a month without that day.
    let later = Somebody { days: Days::of(day("2028-02-21")), ..Somebody::with("2A", "{}") };
    let plan = later.plan().done("focus_op_werk", 1, day("2028-02-29")).unwrap();
    let route = plan.step("ontwikkelroute", 1).unwrap();
    assert_eq!((route.from, route.due), (Some(day("2028-02-29")), day("2030-02-28")));
    assert_eq!(due(&plan, "overdracht_participatie"), "2030-02-28");
}

#[test]
fn the_short_ontwikkelroute_has_early_mediation_and_looks_after_six_months() {
    let plan = Somebody::with("1B", "{}").plan();
    assert_eq!(plan.kind(), "ontwikkelroute_kort");
    assert_eq!(due(&plan, "wsp"), "2026-03-04");
    assert_eq!(due(&plan, "evaluatie_kort"), "2026-09-04");
    assert!(plan.step("academie", 1).is_none());
}

#[test]
fn young_people_without_startkwalificatie_go_to_school_first() {
    // onderwijs: first; under 27 without startkwalificatie (havo, vwo or mbo-2)
    let young = r#"{"leeftijd": "j18_26", "opleiding": "vmbo", "naar_school": "misschien"}"#;
    let school = Somebody { under_27: true, ..Somebody::with("2A", young) };
    let plan = school.plan();
    assert_eq!(plan.kind(), "onderwijs");
    assert_eq!(due(&plan, "onderwijs"), "2026-04-01");
    assert!(plan.step("ontwikkelroute", 1).is_none() && plan.step("focus_op_werk", 1).is_none());

    // work only if school is not possible
    let not_possible = young.replace("misschien", "lukt_niet");
    let work = Somebody { under_27: true, ..Somebody::with("2A", &not_possible) }.plan();
    assert_eq!(work.kind(), "ontwikkelroute");
    assert!(work.step("onderwijs", 1).is_none());
    // and from 27 on
    assert_eq!(Somebody { under_27: false, ..school }.plan().kind(), "ontwikkelroute");
}

#[test]
fn a_statushouder_has_rest_first_and_two_years_of_guidance() {
    let mut somebody = Somebody::with("2A", r#"{"inburgering": "bezig"}"#);
    assert_eq!(missing_days(&somebody.facts()), [Anchor::Housing]);
    somebody.days.housing = Some(day("2026-01-31"));
    assert_eq!(missing_days(&somebody.facts()), []);
    let plan = somebody.plan();
    assert_eq!(plan.kind(), "statushouder");
    // rest period: at most 1 month after housing, the 31st of January
    let rest = plan.step("rustperiode", 1).unwrap();
    assert_eq!((rest.from, rest.due), (Some(day("2026-01-31")), day("2026-02-28")));
    // then voorlichting; it is done when the diagnose was
    assert!(plan.step("voorlichting", 1).is_none());
    assert!(plan.step("voorlichting_statushouder", 1).unwrap().done.is_some());
    // maatschappelijke begeleiding: 2 years from housing
    assert_eq!(due(&plan, "maatschappelijke_begeleiding"), "2028-01-31");
    assert!(plan.step("taal_en_inburgering", 1).is_some());
    assert!(plan.step("ontwikkelroute", 1).is_some());

    // integration and language in every part: also in participatie
    let far = Somebody { category: "3A", ..somebody }.plan();
    assert_eq!(far.kind(), "participatie");
    assert!(far.step("taal_en_inburgering", 1).is_some() && far.step("eerste_gesprek", 1).is_some());
}

#[test]
fn an_indication_leads_to_the_2b_consultants_and_a_suspicion_to_asking_for_one() {
    let present = Somebody::with("2B", r#"{"indicatie": "banenafspraak"}"#).plan();
    assert_eq!(present.kind(), "indicatie");
    assert_eq!(due(&present, "consulent_2b"), "2026-03-11");
    assert!(present.step("indicatie_aanvragen", 1).is_none());
    assert!(present.with_step("beschut_werk", day("2026-05-01"), None).is_ok());

    let suspected = Somebody { doubts: vec![DoubtReason::Indication], ..Somebody::with("2A", "{}") }.plan();
    assert_eq!(due(&suspected, "indicatie_aanvragen"), "2026-03-11");
    let decided = Somebody::with("2B", "{}").plan();
    assert!(decided.step("indicatie_aanvragen", 1).is_some() && decided.step("consulent_2b", 1).is_none());
}

#[test]
fn participatie_begins_with_a_talk_and_looks_again_every_year() {
    let mut somebody = Somebody::with("3A", "{}");
    somebody.days.transfer = Some(day("2026-02-01"));
    let made = somebody.plan();
    assert_eq!(made.kind(), "participatie");
    // participatie, first talk: within 12 months of the transfer
    assert_eq!(due(&made, "eerste_gesprek"), "2027-02-01");
    // heronderzoek: 12 months after the talk
    assert_eq!(due(&made, "heronderzoek"), "2028-02-01");
    let talked = made.done("eerste_gesprek", 1, day("2026-04-10")).unwrap();
    assert_eq!(due(&talked, "heronderzoek"), "2027-04-10");
    // at least once a year: a year after it was held, not after it was due
    let again = talked.done("heronderzoek", 1, day("2027-03-01")).unwrap();
    assert_eq!(again.step("heronderzoek", 2).unwrap().due, day("2028-03-01"));
    assert_eq!(again.undone("heronderzoek", 1).unwrap(), talked);
    assert_eq!(talked.undone("eerste_gesprek", 1).unwrap(), made);

    // 3B: rest, and a look after half a year.
    let rest = Somebody::with("3B", "{}").plan();
    assert_eq!(due(&rest, "herbeoordeling"), "2026-09-04");
    assert!(made.step("herbeoordeling", 1).is_none());
}

#[test]
fn each_of_the_five_options_leads_to_its_own_step() {
    let made = Somebody::with("3A", "{}").plan();
    let on = day("2026-04-10");
    for number in 1..=3 {
        // referral: with options 1-3; Voorschoten: Voor Elkaar
        let plan = made.with_option(number, on, None).unwrap();
        let referral = plan.step("verwijzing", 1).unwrap();
        assert_eq!(referral.partner.as_ref().unwrap().as_str(), "voor_elkaar");
        assert_eq!(referral.due, day("2026-04-24"));
        assert_eq!(plan.option(), Some(Chosen { number, on }));
    }
    assert_eq!(due(&made.with_option(4, on, None).unwrap(), "opnieuw_bekijken"), "2026-10-10");
    assert_eq!(due(&made.with_option(5, on, None).unwrap(), "nieuwe_diagnose"), "2026-05-08");
    assert_eq!(made.with_option(6, on, None), Err(ChangeError::NoSuchOption));
    assert_eq!(made.with_option(0, on, None), Err(ChangeError::NoSuchOption));

    // Another choice a year later: what the first led to and is open is left out, what was done stays.
    let first = made.with_option(1, on, None).unwrap();
    let other = first.with_option(5, day("2027-04-10"), None).unwrap();
    assert!(other.step("verwijzing", 1).unwrap().dropped);
    let kept = first.done("verwijzing", 1, day("2026-04-20")).unwrap();
    assert!(!kept.with_option(2, day("2027-04-10"), None).unwrap().step("verwijzing", 1).unwrap().dropped);

    // Somebody in re-integratie has no such choice.
    assert_eq!(Somebody::with("2A", "{}").plan().with_option(1, on, None), Err(ChangeError::NoSuchOption));
}

#[test]
fn a_partner_organisation_is_that_of_the_municipality() {
    let lv = Somebody { gemeente: "leidschendam-voorburg", ..Somebody::with("3A", "{}") }.plan();
    let on = day("2026-04-10");
    let partner = |plan: Plan| plan.step("verwijzing", 1).unwrap().partner.clone();
    // Two organisations: the consultant says which.
    assert_eq!(partner(lv.with_option(1, on, None).unwrap()), None);
    assert_eq!(partner(lv.with_option(1, on, Some("woej")).unwrap()).unwrap().as_str(), "woej");
    assert_eq!(lv.with_option(1, on, Some("voor_elkaar")), Err(ChangeError::NoSuchPartner));

    // Voorschoten: group of 10-12; Leidschendam-Voorburg: one by one; Wassenaar: group of 10-12
    let manners = |gemeente: &str| partners(gemeente).iter().map(|known| known.manner).collect::<Vec<_>>();
    assert_eq!(manners("voorschoten"), [Manner::Group(10, 12)]);
    assert_eq!(manners("leidschendam-voorburg"), [Manner::OneByOne, Manner::OneByOne]);
    assert_eq!(manners("wassenaar"), [Manner::Group(10, 12)]);
    assert!(partners("haarlem").is_empty() && partners("nergens").is_empty());
}

#[test]
fn doubt_is_tried_out_for_three_months_and_once_three_more() {
    let mut somebody = Somebody::with("2A", "{}");
    somebody.outcome.advice = "leerwerktraject".into();
    somebody.doubts = vec![DoubtReason::Border];
    let made = somebody.plan();
    // leerwerktraject: 3 months, once 3 more
    assert_eq!(due(&made, "leerwerktraject"), "2026-06-04");
    let started = made.with_leerwerktraject(day("2026-03-31")).unwrap();
    assert_eq!(due(&started, "leerwerktraject"), "2026-06-30");
    let longer = started.lengthened("leerwerktraject", 1).unwrap();
    assert_eq!(due(&longer, "leerwerktraject"), "2026-09-30");
    assert_eq!(longer.lengthened("leerwerktraject", 1), Err(ChangeError::NotLonger));
    // Moving it does not make it longer.
    let too_long = started.moved("leerwerktraject", 1, None, day("2026-07-01"));
    assert_eq!(too_long, Err(ChangeError::TooLong { latest: day("2026-06-30") }));

    // Without doubt none is planned, and one can still be started.
    let certain = Somebody::with("2A", "{}").plan();
    assert!(certain.step("leerwerktraject", 1).is_none());
    assert_eq!(
        due(&certain.with_leerwerktraject(day("2026-03-31")).unwrap(), "leerwerktraject"),
        "2026-06-30"
    );
}

#[test]
fn an_exemption_comes_after_advice_and_is_looked_at_before_it_ends() {
    let doubt = Somebody { doubts: vec![DoubtReason::Medical], ..Somebody::with("3B", "{}") }.plan();
    // medisch-arbeidsdeskundig advies: on doubt about health, before an exemption
    assert_eq!(due(&doubt, "medisch_advies"), "2026-04-01");
    let (from, until) = (day("2026-05-01"), day("2026-10-31"));
    assert_eq!(doubt.with_exemption(from, until), Err(ChangeError::AdviceFirst));
    let advised = doubt.done("medisch_advies", 1, day("2026-04-20")).unwrap();
    let exempted = advised.with_exemption(from, until).unwrap();
    let exemption = exempted.step("ontheffing", 1).unwrap();
    assert_eq!((exemption.from, exemption.due), (Some(from), until));
    // exemption: re-examined before it ends
    assert_eq!(due(&exempted, "ontheffing_beoordelen"), "2026-09-30");
    assert_eq!(advised.with_exemption(until, from), Err(ChangeError::EndsBefore));
    assert_eq!(advised.with_exemption(day("2026-04-01"), until), Err(ChangeError::AdviceFirst));
    // A short one is not looked at before it began.
    assert_eq!(
        due(&advised.with_exemption(from, day("2026-05-10")).unwrap(), "ontheffing_beoordelen"),
        "2026-05-01"
    );
}

#[test]
fn a_pause_of_benefit_lasts_three_months_at_most() {
    let plan = Somebody::with("1A", "{}").plan();
    // uitkeringspauze: work that ends benefit for at most 3 months
    let from = day("2026-11-30");
    assert_eq!(due(&plan.with_pause(from, None).unwrap(), "uitkeringspauze"), "2027-02-28");
    assert_eq!(
        due(&plan.with_pause(from, Some(day("2026-12-31"))).unwrap(), "uitkeringspauze"),
        "2026-12-31"
    );
    let latest = day("2027-02-28");
    assert_eq!(plan.with_pause(from, Some(day("2027-03-01"))), Err(ChangeError::TooLong { latest }));
    assert_eq!(plan.with_pause(from, Some(day("2026-11-29"))), Err(ChangeError::EndsBefore));
}

#[test]
fn money_worries_give_a_budget_course() {
    // budget course: with signal money or debts
    let plan = Somebody::with("3A", r#"{"geld": "schuld_geen_regeling"}"#).plan();
    assert_eq!(due(&plan, "budgetcursus"), "2026-04-01");
    assert!(Somebody::with("3A", r#"{"geld": "ja"}"#).plan().step("budgetcursus", 1).is_none());
}

#[test]
fn modules_come_from_answers_and_never_from_silence() {
    let suggested = |answers: &str| {
        let somebody = Somebody::with("2A", answers);
        let modules = suggested_modules(&somebody.outcome, &somebody.answers);
        modules.iter().map(|module| module.id.as_str()).collect::<Vec<_>>()
    };
    assert_eq!(suggested(r#"{"laatste_werk": "gt5", "digitaal": "soms"}"#), ["cv", "digitaal"]);
    assert_eq!(suggested(r#"{"gezocht": "nee", "afspraken": "vaak_niet"}"#), ["solliciteren", "op_tijd"]);
    assert_eq!(suggested(r#"{"nl_praten": "beetje"}"#), ["nederlands_werkvloer"]);
    assert_eq!(suggested(r#"{"laatste_werk": "wil_niet", "digitaal": "weet_niet"}"#), [""; 0]);
}

#[test]
fn the_netwerkcafe_keeps_its_rhythm() {
    let made = Somebody::with("1A", "{}").plan();
    // Netwerkcafé: every 2 weeks
    let second = made.done("netwerkcafe", 1, day("2026-03-18")).unwrap();
    assert_eq!(second.step("netwerkcafe", 2).unwrap().due, day("2026-04-01"));
    // Held a day later for once: the third is on its own day.
    let moved = second.moved("netwerkcafe", 2, None, day("2026-04-02")).unwrap();
    let third = moved.done("netwerkcafe", 2, day("2026-04-02")).unwrap();
    assert_eq!(third.step("netwerkcafe", 3).unwrap().due, day("2026-04-15"));
    // Ticked off late: times that went by are not due.
    let late = second.done("netwerkcafe", 2, day("2026-04-20")).unwrap();
    assert_eq!(late.step("netwerkcafe", 3).unwrap().due, day("2026-04-29"));
    // Ticked off on the day of the next time: that time went by too.
    let next_day = second.done("netwerkcafe", 2, day("2026-04-15")).unwrap();
    assert_eq!(next_day.step("netwerkcafe", 3).unwrap().due, day("2026-04-29"));
    // Left out once it comes again, dropped it does not.
    assert_eq!(
        made.skipped("netwerkcafe", 1).unwrap().step("netwerkcafe", 2).unwrap().due,
        day("2026-04-01")
    );
    assert!(made.dropped("netwerkcafe", 1).unwrap().step("netwerkcafe", 2).is_none());
    // It ends with the three months of this category: 4 June is the last day, 27 May the last time.
    let all = made.within(day("2026-01-01"), day("2026-12-31"));
    let cafes: Vec<_> = all.iter().filter(|step| step.id.as_str() == "netwerkcafe").collect();
    let days: Vec<String> = cafes.iter().map(|step| step.due.to_string()).collect();
    assert_eq!(days, ["2026-03-18", "2026-04-01", "2026-04-15", "2026-04-29", "2026-05-13", "2026-05-27"]);
    assert_eq!(cafes.iter().map(|step| step.number).collect::<Vec<_>>(), [1, 2, 3, 4, 5, 6]);
}

#[test]
fn what_was_done_is_undone_from_the_last() {
    let plan = Somebody::with("1A", "{}").plan();
    let second = plan.done("netwerkcafe", 1, day("2026-03-18")).unwrap();
    let third = second.done("netwerkcafe", 2, day("2026-04-01")).unwrap();
    assert_eq!(third.undone("netwerkcafe", 1), Err(ChangeError::LaterDone));
    assert_eq!(third.undone("netwerkcafe", 2).unwrap(), second);
    assert_eq!(second.undone("netwerkcafe", 1).unwrap(), plan);
    assert_eq!(plan.undone("netwerkcafe", 1), Err(ChangeError::Open));
    assert_eq!(second.done("netwerkcafe", 1, day("2026-03-19")), Err(ChangeError::NotOpen));
    assert_eq!(plan.done("netwerkcafe", 2, day("2026-03-19")), Err(ChangeError::NoSuchStep));
}

#[test]
fn what_a_consultant_moved_stays_where_they_put_it() {
    let made = Somebody::with("2A", "{}").plan();
    let moved = made.moved("ontwikkelroute", 1, Some(day("2026-05-01")), day("2027-05-01")).unwrap();
    let plan = moved.done("focus_op_werk", 1, day("2026-04-01")).unwrap();
    let route = plan.step("ontwikkelroute", 1).unwrap();
    assert_eq!((route.from, route.due), (Some(day("2026-05-01")), day("2027-05-01")));
    assert_eq!(
        made.moved("ontwikkelroute", 1, Some(day("2026-05-01")), day("2026-04-30")),
        Err(ChangeError::EndsBefore)
    );
}

#[test]
fn a_consultant_adds_steps_of_their_own_up_to_the_most_that_a_plan_has() {
    let mut plan = Somebody::with("1A", "{}").plan();
    let name = Label::new("Rijbewijs halen").unwrap();
    for number in 1..=(MAX_STEPS - plan.steps().len()) as u16 {
        plan = plan.with_own_step(name.clone(), None, day("2026-09-01")).unwrap();
        assert!(plan.step(OWN, number).is_some());
    }
    assert!(matches!(plan.with_own_step(name.clone(), None, day("2026-09-01")), Err(ChangeError::NoPlan(_))));
    assert_eq!(plan.with_step("academie", day("2026-09-01"), None), Err(ChangeError::NotOffered));
    assert_eq!(plan.step(OWN, 1).unwrap().shown_name(), "Rijbewijs halen");
    let wrong = plan.with_own_step(name, Some(day("2026-09-02")), day("2026-09-01"));
    assert_eq!(wrong, Err(ChangeError::EndsBefore));
    assert!(plan.ended().unwrap().steps().iter().all(|step| !step.is_open()));
}

#[test]
fn the_agenda_has_the_week_from_monday_to_sunday() {
    let plan = Somebody::with("1A", "{}").plan();
    let ids = |steps: &[&PlannedStep]| steps.iter().map(|step| step.id.to_string()).collect::<Vec<_>>();
    // Tuesday 10 March; the week ends on Sunday the 15th.
    let agenda = plan.agenda(day("2026-03-10"));
    assert_eq!(ids(&agenda.overdue), ["wsp"]);
    assert_eq!(ids(&agenda.this_week), ["intake_inkomen", "focus_op_werk"]);
    assert_eq!(ids(&agenda.later), ["netwerkcafe", "academie", "evaluatie_bemiddeling"]);
    assert_eq!(agenda.next, Some(day("2026-03-11")));
    // Sunday the 15th still, Monday the 16th no more.
    let name = Label::new("Eigen").unwrap();
    let with = plan.with_own_step(name.clone(), None, day("2026-03-15")).unwrap();
    let with = with.with_own_step(name, None, day("2026-03-16")).unwrap();
    let agenda = with.agenda(day("2026-03-10"));
    assert_eq!(agenda.this_week.last().unwrap().due, day("2026-03-15"));
    assert_eq!(agenda.later.first().unwrap().due, day("2026-03-16"));
    // Sunday 8 March belongs to the week of 2 March.
    assert_eq!(ids(&plan.agenda(day("2026-03-08")).this_week), [""; 0]);
    let over = plan.agenda(day("2027-01-01"));
    assert_eq!((over.overdue.len(), over.next), (6, None));
}

/// Nothing goes on besides what the plans say.
fn nothing(_: &PlannedStep) -> bool {
    false
}

#[test]
fn a_new_plan_knows_what_was_done_in_the_old_one() {
    let doubt = Somebody { doubts: vec![DoubtReason::Medical], ..Somebody::with("2A", "{}") }.plan();
    let old = doubt.done("intake_inkomen", 1, day("2026-03-10")).unwrap();
    let old = old.done("medisch_advies", 1, day("2026-04-20")).unwrap();
    let old = old.done("focus_op_werk", 1, day("2026-03-11")).unwrap();
    let old = old.with_own_step(Label::new("Zwemles").unwrap(), None, day("2026-09-01")).unwrap();
    let old = old.with_step("traject", day("2026-04-01"), Some(day("2026-10-01"))).unwrap();
    let old = old.with_step("stage", day("2026-11-01"), Some(day("2026-12-01"))).unwrap();
    let old = old.with_exemption(day("2026-05-01"), day("2026-10-31")).unwrap();

    // Decided again on 1 June: rest. Only the traject goes on; the stage had yet to begin.
    let later = Days { diagnosis: Some(day("2026-03-04")), ..Days::of(day("2026-06-01")) };
    let new = Somebody { days: later, ..Somebody::with("3B", "{}") }.plan();
    let new = new.in_place_of(&old, |step| step.id.as_str() == "traject").unwrap();
    assert_eq!(new.step("intake_inkomen", 1).unwrap().done, Some(day("2026-03-10")));
    assert_eq!(new.step("medisch_advies", 1).unwrap().done, Some(day("2026-04-20")));
    assert_eq!(due(&new, "eigen"), "2026-09-01");
    assert_eq!(due(&new, "traject"), "2026-10-01");
    assert_eq!(due(&new, "ontheffing"), "2026-10-31");
    assert_eq!(due(&new, "ontheffing_beoordelen"), "2026-09-30");
    assert!(new.step("stage", 1).is_none() && new.step("focus_op_werk", 1).is_none());
    // The advice counts for another exemption.
    let next = new.with_exemption(day("2026-11-01"), day("2027-04-30")).unwrap();
    assert_eq!(next.step("ontheffing_beoordelen", 2).unwrap().due, day("2027-03-30"));
    // One that ended before the decision stays behind, with its review.
    let over = Somebody { days: Days::of(day("2026-11-01")), ..Somebody::with("3B", "{}") }.plan();
    let over = over.in_place_of(&old, nothing).unwrap();
    assert!(over.step("ontheffing", 1).is_none() && over.step("ontheffing_beoordelen", 1).is_none());

    // Nearer to work after all: what followed Focus op Werk counts from the day it was done.
    let again = Somebody { days: later, ..Somebody::with("1B", "{}") }.plan();
    let again = again.in_place_of(&old, nothing).unwrap();
    let route = again.step("ontwikkelroute", 1).unwrap();
    assert_eq!((route.from, route.due), (Some(day("2026-03-11")), day("2028-03-11")));
}

#[test]
fn a_look_back_at_a_decision_is_of_that_decision_alone() {
    // 3B: a look after half a year. The decision after it has one of its own, also where it is 3B again.
    let old = Somebody::with("3B", "{}").plan().done("herbeoordeling", 1, day("2026-09-01")).unwrap();
    let old = old.done("eerste_gesprek", 1, day("2026-09-01")).unwrap();
    let new = Somebody { days: Days::of(day("2026-09-02")), ..Somebody::with("3B", "{}") }.plan();
    let new = new.in_place_of(&old, nothing).unwrap();
    let look = new.step("herbeoordeling", 1).unwrap();
    assert_eq!((look.done, look.due), (None, day("2027-03-02")));
    // The talk was held: the next is a year after it.
    assert_eq!(due(&new, "heronderzoek"), "2027-09-01");
    // The same decision once more: it was looked back at.
    let same = Somebody::with("3B", "{}").plan().in_place_of(&old, nothing).unwrap();
    assert_eq!(same, old);
}

#[test]
fn a_rhythm_goes_on_in_a_new_plan() {
    let old = Somebody::with("3A", "{}").plan();
    let old = old.done("eerste_gesprek", 1, day("2026-04-10")).unwrap();
    let old = old.done("heronderzoek", 1, day("2027-04-01")).unwrap();
    let new = Somebody { days: Days::of(day("2027-06-01")), ..Somebody::with("3B", "{}") }.plan();
    let new = new.in_place_of(&old, nothing).unwrap();
    // heronderzoek: 12 months after the talk
    assert_eq!(new.step("heronderzoek", 1).unwrap().done, Some(day("2027-04-01")));
    assert_eq!(new.step("heronderzoek", 2).unwrap().due, day("2028-04-01"));
    // The Netwerkcafé is of 1A alone.
    let cafe = Somebody::with("1A", "{}").plan().done("netwerkcafe", 1, day("2026-03-18")).unwrap();
    let far = Somebody::with("2A", "{}").plan().in_place_of(&cafe, nothing).unwrap();
    assert!(far.step("netwerkcafe", 2).is_none());
}

#[test]
fn a_plan_is_made_again_with_another_day_and_keeps_what_was_chosen() {
    let mut somebody = Somebody::with("3A", r#"{"inburgering": "bezig"}"#);
    somebody.days.housing = Some(day("2026-01-31"));
    somebody.days.transfer = Some(day("2026-02-01"));
    let made = somebody.plan().with_option(1, day("2026-04-10"), None).unwrap();
    // What is known is found in the plan.
    assert_eq!(made.day_of(Anchor::Housing), Some(day("2026-01-31")));
    assert_eq!(made.day_of(Anchor::Transfer), Some(day("2026-02-01")));
    assert_eq!(made.day_of(Anchor::Application), None);
    let old = made.done("taal_en_inburgering", 1, day("2026-03-20")).unwrap();
    let transfer = Some(day("2026-03-01"));
    let days = Days { transfer, ..somebody.days };
    let again = Somebody { days, ..somebody }.plan().in_place_of(&old, nothing).unwrap();
    // participatie, first talk: within 12 months of the transfer
    assert_eq!(due(&again, "eerste_gesprek"), "2027-03-01");
    assert_eq!(again.option(), Some(Chosen { number: 1, on: day("2026-04-10") }));
    assert_eq!(again.step("verwijzing", 1), old.step("verwijzing", 1));
    assert_eq!(again.step("taal_en_inburgering", 1).unwrap().done, Some(day("2026-03-20")));
    assert_eq!(due(&again, "maatschappelijke_begeleiding"), "2028-01-31");
}

#[test]
fn a_letter_says_of_each_day_whether_it_is_the_last_or_the_first() {
    let plan = Somebody::with("1A", "{}").plan();
    let said = |plan: &Plan, today: &str| {
        let steps = for_letter(plan, day(today)).into_iter();
        steps.map(|(day, sentence)| (day, sentence.to_string())).collect::<Vec<_>>()
    };
    let of = |id: &str| route().step(id).unwrap().resident.clone();
    // The day after the decision. Academie: 6 weeks from 4 March, so it goes on until 15 April; the intake is within 7
    // days of the diagnose, and Focus op Werk within 7 days of the decision; Netwerkcafé: every 2 weeks.
    assert_eq!(
        said(&plan, "2026-03-05"),
        [
            (LetterDay::By(day("2026-03-11")), of("intake_inkomen")),
            (LetterDay::By(day("2026-03-11")), of("focus_op_werk")),
            (LetterDay::By(day("2026-03-18")), of("netwerkcafe")),
            (LetterDay::Until(day("2026-04-15")), of("academie")),
            (LetterDay::By(day("2026-06-04")), of("evaluatie_bemiddeling")),
        ]
    );
    // What lasts and has yet to begin: an ontwikkelroute begins after Focus op Werk.
    let far = Somebody::with("2A", "{}").plan();
    assert!(said(&far, "2026-03-05").contains(&(LetterDay::From(day("2026-03-11")), of("ontwikkelroute"))));
    assert!(said(&far, "2026-03-12").contains(&(LetterDay::Until(day("2028-03-11")), of("ontwikkelroute"))));
}

#[test]
fn answers_are_kept_six_months_after_the_plan() {
    // Retention: proposal 6 months after the plan
    assert_eq!(answers_kept_until("voorschoten", day("2026-08-31")), day("2027-02-28"));
    assert_eq!(answers_kept_until("nergens", day("2026-03-04")), day("2026-09-04"));
    assert!(orderings("voorschoten", "1A").is_empty());
}

#[test]
fn no_plan_is_made_for_a_category_that_nobody_decides_on() {
    for category in ["onbekend", "4A", ""] {
        let mut somebody = Somebody::with("1A", "{}");
        somebody.category = category;
        assert_eq!(plan(&somebody.facts()), Err(PlanError::Category { category: category.into() }));
    }
    let mut late = Somebody::with("2A", "{}");
    late.days = Days::of(day("2099-06-01"));
    assert!(matches!(plan(&late.facts()), Err(PlanError::Invalid { .. })));
}

#[test]
fn every_text_for_residents_is_short() {
    let route = route();
    let steps = route.steps.iter().map(|step| &step.resident);
    let others = route.kinds.iter().map(|kind| &kind.resident);
    let modules = route.modules.iter().map(|module| &module.resident);
    for text in steps.chain(others).chain(modules) {
        for sentence in text.split_inclusive(['.', '?']) {
            let words = sentence.split_whitespace().count();
            assert!(words <= 17, "{words} words: {sentence}");
        }
        assert!(!text.contains(" je ") && text.ends_with(['.', '?']), "{text}");
    }
}

mod calendar_files {
    use super::*;

    fn read(text: &str) -> Vec<ical::parser::ical::component::IcalEvent> {
        let mut calendars = ical::IcalParser::new(text.as_bytes());
        let calendar = calendars.next().unwrap().unwrap();
        assert!(calendars.next().is_none());
        calendar.events
    }

    fn value(event: &ical::parser::ical::component::IcalEvent, name: &str) -> String {
        let property = event.properties.iter().find(|property| property.name == name).unwrap();
        property.value.clone().unwrap()
    }

    fn written(plan: &Plan, label: Option<&Label>) -> String {
        let id = RecordId::parse(&"0a".repeat(16)).unwrap();
        let stamp = Stamp { day: day("2026-03-04"), seconds: 9 * 3600 + 5 * 60 + 7 };
        let cases = [Case { id: &id, plan, label }];
        calendar_file(&cases, (day("2026-03-01"), day("2026-04-30")), stamp)
    }

    #[test]
    fn another_reader_finds_every_open_step_on_its_days() {
        let plan = Somebody::with("1A", "{}").plan();
        let text = written(&plan, None);
        let events = read(&text);
        let id = "0a".repeat(16);
        let found: Vec<_> = events
            .iter()
            .map(|event| {
                let uid = value(event, "UID");
                let step = uid.strip_prefix(&format!("{id}-")).unwrap().strip_suffix("@opstap").unwrap();
                format!("{step} {} {}", value(event, "DTSTART"), value(event, "DTEND"))
            })
            .collect();
        assert_eq!(
            found,
            [
                "wsp-1 20260304 20260305",
                "academie-1 20260304 20260416",
                "intake_inkomen-1 20260311 20260312",
                "focus_op_werk-1 20260311 20260312",
                "netwerkcafe-1 20260318 20260319",
                "netwerkcafe-2 20260401 20260402",
                "netwerkcafe-3 20260415 20260416",
                "netwerkcafe-4 20260429 20260430",
            ]
        );
        assert_eq!(value(&events[0], "DTSTAMP"), "20260304T090507Z");
        assert_eq!(value(&events[1], "SUMMARY"), "Academie");
        // The same plan later: the same UIDs.
        let later = plan.done("netwerkcafe", 1, day("2026-03-18")).unwrap();
        let uids = |text: &str| read(text).iter().map(|event| value(event, "UID")).collect::<Vec<_>>();
        let now: Vec<_> = uids(&text).into_iter().filter(|uid| !uid.contains("netwerkcafe-1@")).collect();
        assert_eq!(uids(&written(&later, None)), now);
    }

    #[test]
    fn lines_are_folded_between_characters_and_text_is_escaped() {
        let name = Label::new(format!("Één, twee; drie\\ {}", "ë€𝄞".repeat(25))).unwrap();
        let plan = Somebody::with("3A", "{}").plan().with_own_step(name, None, day("2026-03-31")).unwrap();
        let label = Label::new("Noor; reünie").unwrap();
        let text = written(&plan, Some(&label));
        assert!(text.ends_with("END:VCALENDAR\r\n"));
        assert!(!text.replace("\r\n", "").contains(['\r', '\n']));
        for line in text.split("\r\n") {
            assert!(line.len() <= 75, "{} octets: {line}", line.len());
        }
        let event = read(&text).into_iter().find(|event| value(event, "UID").contains("-eigen-1@")).unwrap();
        let escaped = format!("Noor\\; reünie: Één\\, twee\\; drie\\\\ {}", "ë€𝄞".repeat(25));
        assert_eq!(value(&event, "SUMMARY"), escaped);
    }

    #[test]
    fn done_and_left_out_steps_are_in_no_calendar() {
        let plan = Somebody::with("1A", "{}").plan().ended().unwrap();
        assert_eq!(read(&written(&plan, None)).len(), 0);
    }
}

mod reading {
    use super::*;

    #[track_caller]
    fn refused(from: &str, to: &str, path: &str) {
        let json = Somebody::with("2A", "{}").plan().to_json();
        assert!(json.contains(from), "{json} has no {from}");
        let error = Plan::from_json(json.replacen(from, to, 1).as_bytes()).expect_err(to);
        assert!(error.to_string().starts_with(path), "{error}");
    }

    #[test]
    fn a_plan_is_read_as_it_was_written() {
        let made = Somebody::with("3A", "{}").plan();
        let plan = made.with_option(1, day("2026-04-10"), None).unwrap();
        let plan = plan.with_own_step(Label::new("Zwemles").unwrap(), None, day("2026-09-01")).unwrap();
        assert_eq!(Plan::from_json(plan.to_json().as_bytes()), Ok(plan));
    }

    #[test]
    fn what_is_no_plan_is_refused_with_its_place() {
        refused("\"version\":1", "\"version\":2", "version 2 of a plan is newer");
        refused("\"version\":1", "\"version\":0", "version: ");
        refused("\"version\":1", "\"version\":1,\"bsn\":1", "bsn: unknown field");
        refused("\"start\":\"2026-03-04\"", "\"start\":\"2026-02-30\"", "start: ");
        refused("\"start\":\"2026-03-04\"", "\"start\":\"1999-12-31\"", "start: ");
        refused("\"due\":\"2026-03-09\"", "\"due\":\"2101-01-01\"", "steps[0]");
        refused("\"number\":1", "\"number\":0", "steps[0].number");
        refused("\"number\":1", "\"number\":70000", "steps[0].number");
        refused("\"id\":\"voorlichting\"", "\"id\":\"diagnosedag\"", "steps[1]");
        refused("\"id\":\"voorlichting\"", "\"id\":\"<script>\"", "steps[0].id");
        refused("\"id\":\"voorlichting\"", "\"id\":\"eigen\"", "steps[0].name");
        refused("\"number\":1", "\"number\":1,\"name\":\"Anders\"", "steps[0].name");
        refused("\"number\":1", "\"number\":1,\"name\":\"\\u202eomgekeerd\"", "steps[0].name");
        refused("\"number\":1", "\"number\":1,\"from\":\"2026-03-10\"", "steps[0].from");
        refused("\"number\":1", "\"number\":1,\"dropped\":true", "steps[0].dropped");
        refused("\"steps\":", "\"option\":{\"number\":6,\"on\":\"2026-03-10\"},\"steps\":", "option.number");
    }

    /// With a bit of everything: what tests/schemas.mjs holds to data/schemas/plan.schema.json.
    fn plan_of_the_vector() -> Plan {
        let mut somebody =
            Somebody::with("3A", r#"{"geld": "schuld_geen_regeling", "inburgering": "bezig"}"#);
        somebody.days.housing = Some(day("2026-01-31"));
        let plan = somebody.plan().done("eerste_gesprek", 1, day("2026-04-10")).unwrap();
        let plan = plan.with_option(1, day("2026-04-10"), None).unwrap();
        let plan = plan.with_leerwerktraject(day("2026-05-01")).unwrap();
        let plan = plan.lengthened("leerwerktraject", 1).unwrap().dropped("budgetcursus", 1).unwrap();
        plan.with_own_step(Label::new("Zwemles").unwrap(), Some(day("2026-06-01")), day("2026-09-01"))
            .unwrap()
    }

    #[test]
    fn the_vector_is_read_and_what_it_says_is_wrong_is_refused() {
        #[derive(serde::Deserialize)]
        struct Vector {
            plan: serde_json::Value,
            refused: Vec<Refused>,
        }
        #[derive(serde::Deserialize)]
        struct Refused {
            at: String,
            to: serde_json::Value,
        }
        let Vector { plan, refused } = serde_json::from_str(include_str!("vectors/plan.json")).unwrap();
        let read = Plan::from_json(plan.to_string().as_bytes());
        assert_eq!(read, Ok(plan_of_the_vector()));
        assert!(refused.len() > 10);
        for Refused { at, to } in refused {
            let mut wrong = plan.clone();
            let (parent, key) = at.rsplit_once('/').unwrap();
            let parent = wrong.pointer_mut(parent).unwrap();
            match key.parse::<usize>() {
                Ok(place) => parent[place] = to,
                Err(_) => parent[key] = to,
            }
            assert!(Plan::from_json(wrong.to_string().as_bytes()).is_err(), "{at}");
        }
    }

    #[test]
    fn too_much_is_not_even_read() {
        let step = |number: usize| format!(r#"{{"id":"stage","number":{number},"due":"2026-03-04"}}"#);
        let with = |count: usize| {
            let steps: Vec<String> = (1..=count).map(step).collect();
            let head = r#"{"version":1,"kind":"a","category":"1A","gemeente":"a","start":"2026-03-04""#;
            format!("{head},\"steps\":[{}]}}", steps.join(","))
        };
        assert!(Plan::from_json(with(MAX_STEPS).as_bytes()).is_ok());
        assert!(Plan::from_json(with(MAX_STEPS + 1).as_bytes()).is_err());
        assert_eq!(Plan::from_json(&vec![b' '; MAX_JSON + 1]), Err(PlanError::TooLarge));
        let deep = format!("{{\"steps\":{}", "[".repeat(50_000));
        assert!(Plan::from_json(deep.as_bytes()).is_err());
        assert!(Plan::from_json(b"\xff\xfe{}").is_err());
        assert!(Plan::from_json(format!("{}x", with(1)).as_bytes()).is_err());
    }

    #[test]
    fn a_step_of_another_version_is_kept_as_it_is() {
        let json = Somebody::with("2A", "{}").plan().to_json().replace("\"wsp\"", "\"anders\"");
        let json = json.replace("\"focus_op_werk\"", "\"focus_van_later\"");
        let plan = Plan::from_json(json.as_bytes()).unwrap();
        let done = plan.done("focus_van_later", 1, day("2026-05-01")).unwrap();
        assert_eq!(done.step("ontwikkelroute", 1), plan.step("ontwikkelroute", 1));
        assert_eq!(done.step("focus_van_later", 1).unwrap().shown_name(), "focus_van_later");
    }
}

mod properties {
    use proptest::prelude::*;

    use super::*;

    prop_compose! {
        fn any_day()(year in 2001..2080i32, month in 1..=12u32, place in 0..31u32) -> Day {
            let first = Day::new(year, month, 1).unwrap();
            first.days_later(place % first.days_in_month())
        }
    }

    prop_compose! {
        fn anybody()(
            category in prop::sample::select(vec!["1A", "1B", "2A", "2B", "3A", "3B"]),
            gemeente in prop::sample::select(vec!["voorschoten", "leidschendam-voorburg", "haarlem", "nergens"]),
            answers in prop::sample::select(vec![
                "{}", r#"{"inburgering": "bezig"}"#, r#"{"indicatie": "beschut"}"#,
                r#"{"leeftijd": "j18_26", "opleiding": "basis"}"#, r#"{"geld": "schuld_regeling"}"#,
            ]),
            doubts in prop::sample::subsequence(
                vec![DoubtReason::Border, DoubtReason::Medical, DoubtReason::Indication], 0..=3),
            (decision, application, diagnosis) in (any_day(), prop::option::of(0..90u32), prop::option::of(0..60u32)),
            (housing, transfer) in (prop::option::of(0..200u32), prop::option::of(0..60u32)),
            (has_benefit, under_27) in any::<(bool, bool)>(),
        ) -> Somebody {
            let before = |days: Option<u32>| days.map(|days| decision.days_ago(days));
            Somebody {
                category, gemeente, doubts, has_benefit, under_27,
                days: Days {
                    application: before(application),
                    diagnosis: before(diagnosis),
                    decision,
                    housing: before(housing),
                    transfer: before(transfer),
                },
                ..Somebody::with(category, answers)
            }
        }
    }

    proptest! {
        #[test]
        fn no_step_is_before_its_anchor(somebody in anybody()) {
            let made = somebody.plan();
            for planned in made.steps() {
                let step = route().step(planned.id.as_str()).unwrap();
                let (anchor, _) = step.term.unwrap();
                let days = &somebody.days;
                let start = match anchor {
                    Anchor::Application => days.application,
                    Anchor::Diagnosis => days.diagnosis,
                    Anchor::Decision => Some(days.decision),
                    Anchor::Housing => days.housing,
                    Anchor::Transfer => Some(days.transfer.unwrap_or(days.decision)),
                    Anchor::Choice => None,
                    Anchor::Step(place) => {
                        let other = made.step(&route().steps[usize::from(place)].id, 1).unwrap();
                        Some(other.done.unwrap_or(other.due))
                    }
                };
                prop_assert!(start.unwrap() <= planned.due);
                prop_assert_eq!(planned.from, step.lasting.then_some(start.unwrap()));
            }
        }

        #[test]
        fn done_and_undone_is_as_before(somebody in anybody(), place in any::<prop::sample::Index>(), later in 0..900u32) {
            let made = somebody.plan();
            let open: Vec<&PlannedStep> = made.steps().iter().filter(|step| step.is_open()).collect();
            let step = open[place.index(open.len())];
            let (id, number) = (step.id.as_str(), step.number);
            let done = made.done(id, number, made.start().days_later(later)).unwrap();
            prop_assert_ne!(&done, &made);
            prop_assert_eq!(&done.undone(id, number).unwrap(), &made);
            prop_assert_eq!(&made.skipped(id, number).unwrap().undone(id, number).unwrap(), &made);
            prop_assert_eq!(&made.dropped(id, number).unwrap().undone(id, number).unwrap(), &made);
        }

        #[test]
        fn a_rhythm_holds_however_late_each_time_is_ticked_off(somebody in anybody(), late in prop::collection::vec(0..20u32, 6)) {
            let mut plan = somebody.plan();
            for (number, late) in (1..).zip(late) {
                let Some(step) = plan.step("netwerkcafe", number) else { break };
                let (first, this) = (plan.step("netwerkcafe", 1).unwrap().due, step.due);
                let passed = (0..).map(|weeks| first.weeks_later(2 * weeks)).take(30).any(|day| day == this);
                prop_assert!(passed && step.due <= step.until.unwrap());
                plan = plan.done("netwerkcafe", number, this.days_later(late)).unwrap();
            }
            for (number, late) in (1..4).zip([0, 40, 400]) {
                let Some(step) = plan.step("heronderzoek", number) else { break };
                let held = step.due.days_later(late);
                plan = plan.done("heronderzoek", number, held).unwrap();
                prop_assert_eq!(plan.step("heronderzoek", number + 1).unwrap().due, held.months_later(12));
            }
        }

        #[test]
        fn what_is_written_is_read(somebody in anybody(), on in any_day()) {
            let mut plan = somebody.plan();
            for number in 1..=5 {
                plan = plan.with_option(number, on, None).unwrap_or(plan);
            }
            plan = plan.with_pause(on, None).unwrap();
            prop_assert_eq!(Plan::from_json(plan.to_json().as_bytes()), Ok(plan));
        }

        #[test]
        fn the_agenda_has_every_open_step_once(somebody in anybody(), today in any_day()) {
            let plan = somebody.plan();
            let agenda = plan.agenda(today);
            let open = plan.steps().iter().filter(|step| step.is_open()).count();
            prop_assert_eq!(agenda.overdue.len() + agenda.this_week.len() + agenda.later.len(), open);
            prop_assert!(agenda.overdue.iter().all(|step| step.due < today));
            prop_assert!(agenda.this_week.iter().all(|step| today <= step.due && step.due < today.days_later(7)));
        }

        #[test]
        fn bytes_that_changed_are_a_plan_or_an_error(place in any::<prop::sample::Index>(), byte in any::<u8>()) {
            let mut json = Somebody::with("2A", "{}").plan().to_json().into_bytes();
            let place = place.index(json.len());
            json[place] = byte;
            if let Ok(plan) = Plan::from_json(&json) {
                prop_assert_eq!(Plan::from_json(plan.to_json().as_bytes()), Ok(plan));
            }
        }
    }
}
