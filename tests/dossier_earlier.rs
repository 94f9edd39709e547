//! What was filled in with an earlier version of the questionnaire is read with that of today, and kept as it was. The
//! earlier version is made up: it is that of today with the changes in `before`, which `tests/migrations/to_today.toml`
//! undoes. Expected values are worked out by hand from persona P08.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, reason = "a test that fails may stop")]
#![allow(dead_code)]

#[path = "../build/diagnose.rs"]
mod diagnose;
mod dossier_samples;
#[path = "../build/folder.rs"]
mod folder;

use dossier_samples::{dossier, rng};
use opstap::{
    caseload::{
        Case, CaseError, Correction, Moment, Prose, Row, What,
        backup::{BackupError, Head, Kind, Reading},
    },
    diagnose::{Answers, Earlier, Written, model},
    dossier::{
        Code, Dossier, Label, ReadError, RecordId, SecretKey,
        envelope::{self, Form},
        import::{Known, Verdict, import_with},
        parcel::Packing,
    },
};
use serde::{Serialize, de::DeserializeOwned};
use serde_json::{Value, json};

type Built = Result<Vec<(String, Vec<u8>)>, Vec<String>>;

/// As the other side of `build/` knows it.
fn same<T: DeserializeOwned>(value: &impl Serialize) -> T {
    postcard::from_bytes(&postcard::to_allocvec(value).unwrap()).unwrap()
}

fn migrations() -> diagnose::migrations::Migrations {
    let steps = include_str!("migrations/to_today.toml").replace("TODAY", &model().version);
    diagnose::migrations::compile(&steps, &same(&model().asked)).unwrap()
}

/// `model.toml` as it was.
fn before() -> String {
    let mut text = include_str!("../data/diagnose/model.toml").to_owned();
    let version = format!("versie = \"{}\"", model().version);
    for (today, then) in [
        (version.as_str(), "versie = \"0.0.9\""),
        ("id = \"werk_nu\"", "id = \"werk\""),
        ("{ id = \"nee\", tekst = \"Nee\"", "{ id = \"thuis\", tekst = \"Nee\""),
        ("  { id = \"ervaring\",", "  { id = \"vak\" },\n  { id = \"naaien\" },\n  { id = \"eerder\","),
        ("  { id = \"j1_3\",", "  { id = \"j1_2\" },\n  { id = \"j2_3\","),
        (
            "[[vraag]]\nid = \"invulhulp\"",
            "[[vraag]]\nid = \"oud\"\nopties = [{ id = \"ja\" }, { id = \"nee\" }]\n\n[[vraag]]\nid = \"invulhulp\"",
        ),
    ] {
        assert!(text.contains(today), "{today}");
        text = text.replacen(today, then, 1);
    }
    text
}

fn compiled(name: &str, text: &str) -> Result<diagnose::model::Questions, Vec<String>> {
    diagnose::earlier::compile(name, text, &migrations(), &same(model()))
}

fn earlier() -> Earlier {
    let version = compiled("0.0.9", &before()).unwrap();
    Earlier { versions: vec![same(&version)], migrations: same(&migrations()) }
}

/// The text with each of these replaced once.
fn replaced(text: &str, changes: &[(&str, &str)]) -> String {
    changes.iter().fold(text.to_owned(), |text, (from, to)| {
        assert!(text.contains(from), "{from}");
        text.replacen(from, to, 1)
    })
}

/// What P08 would have sent with the earlier version. The resident saw another number of points then.
fn old_json() -> String {
    let version = format!("\"version\":\"{}\"", model().version);
    replaced(
        &dossier(7).to_json(),
        &[
            (&version, "\"version\":\"0.0.9\""),
            ("\"answers\":{", "\"answers\":{\"oud\":\"ja\","),
            ("\"werk_nu\":\"nee\"", "\"werk\":\"thuis\""),
            ("\"sterk\":[\"ervaring\"]", "\"sterk\":[\"vak\",\"naaien\"]"),
            ("\"uitkering\":\"j1_3\"", "\"uitkering\":\"j1_2\""),
            ("\"punten\":17", "\"punten\":20"),
        ],
    )
}

fn read(json: &str) -> Result<Dossier, ReadError> {
    Dossier::from_json_with(json.as_bytes(), &earlier())
}

fn read_case(json: &str) -> Result<Case, CaseError> {
    Case::from_json_with(json.as_bytes(), &earlier())
}

/// A case as the program of then kept it: what came in, and what `more` entries say.
fn old_case(received: &str, more: &[String]) -> String {
    let entry = |seq: usize, what: &str| {
        let id = RecordId::from_bytes([100 + seq as u8; 16]);
        format!(r#"{{"id":"{id}","seq":{seq},"at":"2026-03-04T16:20:00","what":{what}}}"#)
    };
    let received = format!(r#"{{"received":{received}}}"#);
    let all: Vec<String> =
        [received].iter().chain(more).enumerate().map(|(seq, what)| entry(seq, what)).collect();
    format!(
        r#"{{"format":"opstap-case","version":1,"id":"{}","entries":[{}]}}"#,
        dossier(7).id,
        all.join(",")
    )
}

/// A correction that somebody kept with the program of then: looked up that the last work was longer ago.
fn old_correction() -> String {
    let text = old_json();
    let answers = &text[text.find("\"answers\":").unwrap()..text.find(",\"outcome\"").unwrap()];
    let answers = replaced(answers, &[("\"laatste_werk\":\"j2_5\"", "\"laatste_werk\":\"gt5\"")]);
    let questionnaire = json!({ "id": model().id, "version": "0.0.9" });
    format!(r#"{{"corrected":{{"questionnaire":{questionnaire},{answers},"why":"Samen nagekeken."}}}}"#)
}

fn ids(places: &[u8]) -> Vec<&str> {
    places.iter().map(|place| model().questions[usize::from(*place)].id.as_str()).collect()
}

fn answers_of(json: &str) -> Answers {
    let value: Value = serde_json::from_str(json).unwrap();
    let written: Written = serde_json::from_value(value["answers"].clone()).unwrap();
    written.exactly(model()).unwrap()
}

#[test]
fn an_earlier_dossier_is_read_with_the_answers_of_today_and_written_as_it_came() {
    let old = read(&old_json()).unwrap();
    // "thuis" is "nee" now, "vak" and "naaien" are one, "oud" is gone; "j1_2" has no new name, and "geld" means
    // something else.
    let mut expected: Value = serde_json::from_str(&dossier(7).to_json()).unwrap();
    expected["answers"].as_object_mut().unwrap().retain(|id, _| id != "uitkering" && id != "geld");
    assert_eq!(*old.answers.today(), answers_of(&expected.to_string()));
    assert_eq!(ids(old.answers.lost()), ["uitkering", "geld"]);
    assert!(old.answers.is_earlier());
    assert_eq!(old.questionnaire.version.as_str(), "0.0.9");
    // 17 points, without the one for 1 to 3 years of benefit; still from 14 to 27.
    let outcome = old.score();
    assert_eq!((outcome.points, outcome.category.as_str()), (16, "2A"));
    assert_eq!(outcome.unknown, ["uitkering", "geld"]);
    // What the resident saw is no mistake of theirs.
    assert_eq!(old.outcome.as_ref().unwrap().points, 20);
    assert!(!old.differs());

    assert_eq!(old.to_json(), old_json());
    // `Value` writes all keys in alphabetical order.
    let shuffled: Value = serde_json::from_str(&old_json()).unwrap();
    let shuffled = read(&shuffled.to_string()).unwrap();
    assert_eq!((shuffled.hash(), shuffled.answers), (old.hash(), old.answers));
}

#[test]
fn a_qr_code_of_the_earlier_version_is_read_by_its_own_list_of_questions() {
    let old = read(&old_json()).unwrap();
    let compact = old.to_compact();
    // From the first question on: "ja", "met_hulp", "j27", "bezig", "thuis", "j2_5", "gt5", and the third of "uitkering".
    let first = [3, 4, 4, 3, 5, 5, 3, 5];
    assert!(compact.windows(first.len()).any(|bytes| bytes == first), "{compact:?}");
    let read = Dossier::from_compact_with(&compact, old.id, &earlier()).unwrap();
    // The points of then can't be computed any more.
    assert_eq!(read, Dossier { outcome: None, ..old.clone() });
    assert_eq!(read.hash(), old.hash());
    assert_eq!(read.to_compact(), compact);
}

#[test]
fn a_file_that_came_in_before_is_already_here_whoever_kept_it_and_in_whichever_form() {
    let key = SecretKey::generate(&mut rng());
    let (public, keys) = ([*key.public()], [key]);
    let old = read(&old_json()).unwrap();
    let file = envelope::seal(old_json().as_bytes(), Form::Json, &old.id, &public, &mut rng()).unwrap();
    let code = old.seal_compact(&public, &mut rng()).unwrap();

    let judge = |file: &[u8], kept: Option<&Row>| {
        let known = kept.map(|row| Known::Here { hashes: row.hashes.clone(), created: row.created });
        import_with(file, &keys, |_| known.clone(), &earlier())
    };
    let Verdict::Imported { dossier: from_file, hash, differs } = judge(&file, None) else { panic!() };
    assert_eq!((&*from_file, hash, differs), (&old, old.hash(), false));
    let Verdict::Imported { dossier: from_code, .. } = judge(&code, None) else { panic!() };

    let at = Moment::parse("2026-03-04T16:20:00").unwrap();
    let new = |dossier: &Dossier| Case::new(dossier.clone(), at, &mut rng()).to_json();
    // Kept today from a file or a code; and kept then, from a code with the outcome that the program of then computed.
    for kept in [new(&from_file), new(&from_code), old_case(&old_json(), &[])] {
        let case = read_case(&kept).unwrap();
        assert_eq!(case.to_json(), kept, "reading rewrites nothing");
        for sent in [&file, &code] {
            assert_eq!(judge(sent, Some(&Row::of(&case))), Verdict::AlreadyHere { id: old.id.to_string() });
        }
    }
    // The same answers, given to the version of today: that is another questionnaire.
    let again = dossier(7).seal(&public, &mut rng()).unwrap();
    let row = Row::of(&read_case(&new(&from_file)).unwrap());
    assert!(matches!(judge(&again, Some(&row)), Verdict::Revised { .. }));
}

#[test]
fn an_earlier_case_with_a_correction_is_read_and_goes_on() {
    let kept = old_case(&old_json(), &[old_correction()]);
    let mut case = read_case(&kept).unwrap();
    assert_eq!(case.to_json(), kept);
    {
        let state = case.state();
        assert_eq!(state.versions.len(), 2);
        // 16 points, and 6 for 4.
        assert_eq!(state.dossier.score().points, 16);
        assert_eq!(state.outcome().points, 18);
        assert_eq!(ids(state.versions[1].given.lost()), ["uitkering", "geld"]);
        assert_eq!(state.versions[1].questionnaire.version.as_str(), "0.0.9");
    }
    assert_eq!(Row::of(&case).points, 18);

    // Corrected today: "uitkering" is asked after all, 1 point.
    let mut answers = case.state().answers().clone();
    let at = model().questions.iter().position(|question| question.id == "uitkering").unwrap() as u8;
    answers.set(at, answers_of(&dossier(7).to_json()).get(at).cloned());
    let why = Prose::new("Gevraagd in het gesprek.").unwrap();
    let copy = case.clone();
    let moment = Moment::parse("2026-12-01T09:00:00").unwrap();
    case.add(
        What::Corrected(Box::new(Correction::new(answers, why))),
        moment,
        Label::cleaned("Sanne"),
        &mut rng(),
    )
    .unwrap();
    assert_eq!(case.state().outcome().points, 19);
    assert_eq!(case.state().versions[2].questionnaire.version.as_str(), model().version);
    let read = read_case(&case.to_json()).unwrap();
    assert_eq!(read, case);
    // Another desk still has the case without that.
    let mut other = read_case(&copy.to_json()).unwrap();
    assert_eq!(other.merge(&read), Ok(true));
    assert_eq!(other.merge(&case), Ok(false));
    assert_eq!(other, case);
}

#[test]
fn a_newer_questionnaire_is_told_from_damage() {
    let newer = |text: &str| replaced(text, &[("\"version\":\"0.0.9\"", "\"version\":\"99.0\"")]);
    let found = || ReadError::NewerQuestionnaire { found: Code::new("99.0").unwrap() };
    assert_eq!(read(&newer(&old_json())), Err(found()));
    let key = SecretKey::generate(&mut rng());
    let file = envelope::seal(
        newer(&old_json()).as_bytes(),
        Form::Json,
        &dossier(7).id,
        &[*key.public()],
        &mut rng(),
    );
    let keys = [key];
    assert_eq!(import_with(&file.unwrap(), &keys, |_| None, &earlier()), Verdict::Newer);

    for kept in [old_case(&newer(&old_json()), &[]), old_case(&old_json(), &[newer(&old_correction())])] {
        assert_eq!(read_case(&kept), Err(CaseError::Unreadable(found())));
    }
    let mut packing = Packing::to(&[*keys[0].public()], &mut rng()).unwrap();
    let head = Head::new(Kind::Backup, Moment::parse("2026-03-04T16:20:00").unwrap(), None, 1);
    packing.add(serde_json::to_string(&head).unwrap().as_bytes(), &mut rng());
    packing.add(old_case(&newer(&old_json()), &[]).as_bytes(), &mut rng());
    let backup = packing.finish(&mut rng()).unwrap();
    assert_eq!(Reading::open(&backup, &keys).unwrap().next(), Err(BackupError::Newer));
}

#[test]
fn what_no_version_knows_is_refused() {
    let key = SecretKey::generate(&mut rng());
    let (public, keys) = ([*key.public()], [key]);
    for version in ["0.0.8", "0.0.9.0", "00.0.9", "concept", "4294967296.0.0"] {
        let text = replaced(&old_json(), &[("\"version\":\"0.0.9\"", &format!("\"version\":\"{version}\""))]);
        assert!(matches!(read(&text), Err(ReadError::UnknownQuestionnaire { .. })), "{version}");
        let kept = old_case(&text, &[]);
        let unknown =
            matches!(read_case(&kept), Err(CaseError::Unreadable(ReadError::UnknownQuestionnaire { .. })));
        assert!(unknown, "{version}");
        let file = envelope::seal(text.as_bytes(), Form::Json, &dossier(7).id, &public, &mut rng()).unwrap();
        let questionnaire = format!("{} {version}", model().id);
        let verdict = import_with(&file, &keys, |_| None, &earlier());
        assert_eq!(verdict, Verdict::UnknownQuestionnaire { questionnaire });
    }
    let other = replaced(&old_json(), &[(model().id.as_str(), "andere-vragenlijst")]);
    assert!(matches!(read(&other), Err(ReadError::UnknownQuestionnaire { .. })));
}

#[test]
fn an_earlier_version_is_held_to_its_own_questions() {
    for (from, to, expected) in [
        ("\"werk\":\"thuis\"", "\"werk\":\"nee\"", "answers.werk"),
        ("\"werk\":\"thuis\"", "\"werk_nu\":\"nee\"", "answers"),
        ("\"werk\":\"thuis\"", "\"werk\":[\"thuis\"]", "answers.werk"),
        ("\"werk\":\"thuis\"", "\"werk\":\"thuis\",\"werk\":\"thuis\"", "answers.werk"),
        ("[\"vak\",\"naaien\"]", "[\"vak\",\"geen\"]", "answers.sterk"),
        ("[\"vak\",\"naaien\"]", "[]", "answers.sterk"),
        ("\"oud\":\"ja\"", "\"oud\":\"<script>\"", "answers.oud"),
        ("\"categorie\":\"2A\"", "\"categorie\":\"4X\"", "outcome.categorie"),
    ] {
        let text = replaced(&old_json(), &[(from, to)]);
        let Err(ReadError::Invalid { path, .. }) = read(&text) else { panic!("{to} is read") };
        assert_eq!(path, expected, "{to}");
        let Err(CaseError::Unreadable(ReadError::Invalid { path, .. })) = read_case(&old_case(&text, &[]))
        else {
            panic!("{to} is read")
        };
        assert_eq!(path, format!("entries[0].what.received.{expected}"));
    }
    let correction = replaced(&old_correction(), &[("\"werk\":\"thuis\"", "\"werk\":\"nee\"")]);
    let read = read_case(&old_case(&old_json(), &[correction]));
    let Err(CaseError::Unreadable(ReadError::Invalid { path, .. })) = read else { panic!() };
    assert_eq!(path, "entries[1].what.corrected.answers.werk");

    let compact = self::read(&old_json()).unwrap().to_compact();
    for cut in 0..compact.len() {
        assert!(
            Dossier::from_compact_with(&compact[..cut], dossier(7).id, &earlier()).is_err(),
            "cut at {cut}"
        );
    }
}

#[test]
fn an_earlier_version_that_leads_nowhere_stops_the_build() {
    let refused = |name: &str, text: &str, because: &str| {
        let mistakes = compiled(name, text).expect_err(because);
        assert!(mistakes.iter().any(|mistake| mistake.contains(because)), "{because}: {mistakes:#?}");
    };
    let text = before();
    refused("0.0.8", &text, "eerder/0.0.8.toml:16: the name of the file says 0.0.8");
    refused("0.0.8", &text, "no step in migrations.toml begins at 0.0.8");
    refused("0.0.9", &replaced(&text, &[(model().id.as_str(), "andere")]), "the questionnaire is called");
    refused("0.0.9", &replaced(&text, &[("id = \"uren\"", "id = \"tijd\"")]), "\"tijd\" is gone");
    let category = ("[categorieen]\n", "[categorieen]\n\"0X\" = {}\n");
    refused("0.0.9", &replaced(&text, &[category]), "the category \"0X\" is gone");

    let nowhere = std::path::Path::new("tests/migrations/no-such-folder");
    let missing = diagnose::earlier::read(nowhere, &migrations(), &same(model())).err().unwrap();
    assert!(missing[0].contains("there is no eerder/0.0.9.toml"), "{missing:?}");
}
