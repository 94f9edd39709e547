//! What a consultant asks, what changed between versions, and what the letter says: by hand from personas.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, reason = "a test that fails may stop")]

use std::collections::BTreeSet;

use opstap::{
    calendar::Day,
    caseload::{
        Decision, Given, Letter, Office, Prose, Said, ToAsk, differences, months_of, questions_to_ask,
    },
    diagnose::{Answer, Answers, DoubtReason, Outcome, QuestionIndex, conversation, model, score},
    route::LetterDay,
};

fn persona(id: &str) -> Answers {
    let all: serde_json::Value = serde_json::from_str(include_str!("personas.json")).unwrap();
    let found = all["personas"].as_array().unwrap().iter().find(|persona| persona["id"] == id).unwrap();
    Answers::from_json(&found["antwoorden"].to_string(), model()).unwrap()
}

fn place(question: &str) -> QuestionIndex {
    model().questions.iter().position(|asked| asked.id == question).unwrap() as QuestionIndex
}

fn one(question: &str, option: &str) -> Answer {
    let asked = &model().questions[usize::from(place(question))];
    Answer::One(asked.options.iter().position(|choice| choice.id == option).unwrap() as u8)
}

fn decided(category: &str, suggested: &str, unseen: bool) -> Decision {
    let reason = Prose::new("U wilt graag leren en werken.").unwrap();
    Decision { category: category.into(), reason, suggested: suggested.into(), unseen }
}

/// The keys of the texts that a letter has.
fn keys(letter: &Letter) -> Vec<&'static str> {
    let of = |said: &Said| match said {
        Said::Text(key, _) | Said::Step(key, ..) => Some(*key),
        _ => None,
    };
    letter
        .sections
        .iter()
        .flat_map(|section| section.title.into_iter().chain(section.said.iter().filter_map(of)))
        .collect()
}

/// With a step of each kind of day.
fn letter(decision: &Decision, outcome: &Outcome) -> Letter {
    let day = Day::new(2026, 12, 1).unwrap();
    let days = [LetterDay::By(day), LetterDay::From(day), LetterDay::Until(day)];
    let steps = days.map(|day| (day, "U praat met ons.".to_string())).to_vec();
    Letter::about(decision, outcome, steps, &Office::default())
}

#[test]
fn every_question_is_told_once_and_asked_without_blame() {
    let told: Vec<u8> =
        conversation().chapters.iter().flat_map(|chapter| chapter.questions.clone()).collect();
    assert_eq!(told.iter().collect::<BTreeSet<_>>().len(), model().questions.len());
    assert_eq!(told.len(), model().questions.len());
    for talked in &conversation().questions {
        assert!(talked.ask.contains('?'), "{}", talked.ask);
        for blame in ["moet u", "waarom heeft u niet", "liegt", "klopt niet"] {
            let is_a_question_of_law = talked.ask.starts_with("Moet u nog inburgeren");
            assert!(is_a_question_of_law || !talked.ask.to_lowercase().contains(blame), "{}", talked.ask);
        }
    }
    // Safety and addiction, and nothing else.
    let sensitive: Vec<&str> =
        conversation().sensitive.iter().map(|at| model().signals[usize::from(*at)].id.as_str()).collect();
    assert_eq!(sensitive, ["verslaving", "veiligheid"]);
}

#[test]
fn doubt_contradictions_and_unknown_answers_become_questions() {
    // P08 is sure about everything; P27 stands at a border; P25 contradicts itself (personas.json).
    assert_eq!(questions_to_ask(&score(model(), &persona("P08"))), []);
    assert_eq!(questions_to_ask(&score(model(), &persona("P27"))), [ToAsk::Doubt(DoubtReason::Border)]);
    let asked = questions_to_ask(&score(model(), &persona("P25")));
    assert!(matches!(asked[..], [ToAsk::Contradiction(_)]), "{asked:?}");
    // Two unknown answers are asked in the order of the questionnaire. Without the 4 points of the last work 13 are
    // left, within one of the border at 14; the doubt that unknown answers make is those two questions themselves.
    let mut answers = persona("P08");
    answers.set(place("zorg"), Some(Answer::DontKnow));
    answers.set(place("laatste_werk"), Some(Answer::Refused));
    let asked = questions_to_ask(&score(model(), &answers));
    let unknown = [ToAsk::Unknown(place("laatste_werk")), ToAsk::Unknown(place("zorg"))];
    assert_eq!(asked[0], ToAsk::Doubt(DoubtReason::Border));
    assert_eq!(asked[1..], unknown);
    assert_eq!(asked[2].text(), "Zorgt u voor iemand? Hoeveel tijd blijft er over?");
    assert!(asked[0].is_of_suggestion() && !asked[1].is_of_suggestion());
}

#[test]
fn a_correction_shows_what_changes_and_what_is_no_longer_asked() {
    // P08 worked 2 to 5 years ago (4 points). Less than half a year ago gives none: 17 - 4 = 13 points.
    let before = persona("P08");
    let mut after = before.clone();
    after.set(place("laatste_werk"), Some(one("laatste_werk", "lt6m")));
    assert_eq!((score(model(), &before).points, score(model(), &after).points), (17, 13));
    let changed = differences(&before, &after, model());
    assert_eq!(changed.len(), 1);
    assert_eq!(changed[0].question, place("laatste_werk"));
    assert_eq!(changed[0].before, Some(Some(one("laatste_werk", "j2_5"))));
    assert_eq!(changed[0].after, Some(Some(one("laatste_werk", "lt6m"))));
    assert_eq!(differences(&before, &before, model()), []);
    // Who works is not asked when they last did.
    let mut works = before.clone();
    works.set(place("werk_nu"), Some(one("werk_nu", "loon")));
    let gone: Vec<_> =
        differences(&before, &works, model()).into_iter().filter(|change| change.after.is_none()).collect();
    assert!(gone.iter().any(|change| change.question == place("laatste_werk")), "{gone:?}");
}

#[test]
fn months_go_with_the_category_that_was_decided() {
    let outcome = score(model(), &persona("P08"));
    // The outcome's own band; all of 1B and 2A; nothing for 2B; without end for 3A and 3B (the bands of model.toml).
    assert_eq!(months_of("2A", &outcome), Some((6, 12)));
    assert_eq!(months_of("1A", &outcome), Some((0, 3)));
    assert_eq!(months_of("1B", &outcome), Some((3, 6)));
    assert_eq!(months_of("2B", &outcome), None);
    assert_eq!(months_of("3A", &outcome), Some((24, 999)));
    assert_eq!(months_of("3B", &outcome), Some((24, 999)));
    let other = score(model(), &persona("P01"));
    assert_eq!(months_of("2A", &other), Some((6, 24)));
}

#[test]
fn the_letter_says_what_was_decided_why_and_how_to_object() {
    let outcome = score(model(), &persona("P08"));
    let agreed = letter(&decided("2A", "2A", false), &outcome);
    let said = keys(&agreed);
    for key in [
        "decision.category_2a",
        "profile.questionnaire",
        "profile.person",
        "profile.agrees",
        "wrong.objection",
        "wrong.term",
        "wrong.law",
        "wrong.correct",
        "wrong.to_gemeente",
        "contact.ask",
    ] {
        assert!(said.contains(&key), "{key} is not in {said:?}");
    }
    let typed =
        agreed.sections.iter().flat_map(|section| &section.said).any(|said| matches!(said, Said::Typed(_)));
    assert!(typed, "the reason is in the letter");
    // Another decision than the suggestion: said as it is, with the general advice of that category.
    let other = letter(&decided("1A", "2A", true), &outcome);
    assert!(keys(&other).contains(&"profile.deviates") && keys(&other).contains(&"profile.unseen"));
    let sentence =
        "U kunt snel aan het werk. We helpen u met vacatures, het Netwerkcafé en gesprekken met bedrijven.";
    let advised = other
        .sections
        .iter()
        .flat_map(|section| &section.said)
        .any(|said| *said == Said::Sentence(sentence.into()));
    assert!(advised);
    assert!(keys(&letter(&decided("1A", "onbekend", false), &outcome)).contains(&"profile.nothing"));
    // An address and a phone take the place of a general line; steps come with their days.
    let office = Office {
        name: "Voorbeeldstad".into(),
        address: vec!["Raadhuisplein 1".into()],
        phone: "14 070".into(),
        email: String::new(),
    };
    let day = Day::new(2026, 12, 1).unwrap();
    let steps = vec![
        (LetterDay::By(day), "U praat met ons.".into()),
        (LetterDay::From(day), "U loopt stage.".into()),
        (LetterDay::Until(day), "U volgt de Academie.".into()),
    ];
    let with_office = Letter::about(&decided("2A", "2A", false), &outcome, steps, &office);
    let all: Vec<&Said> = with_office.sections.iter().flat_map(|section| &section.said).collect();
    assert!(all.contains(&&Said::Address(vec!["Voorbeeldstad".into(), "Raadhuisplein 1".into()])));
    assert!(all.contains(&&Said::Text("contact.phone", vec![("phone", Given::Plain("14 070".into()))])));
    assert!(all.contains(&&Said::Step("next.by", day, "U praat met ons.".into())));
    assert!(all.contains(&&Said::Step("next.from", day, "U loopt stage.".into())));
    assert!(all.contains(&&Said::Step("next.until", day, "U volgt de Academie.".into())));
}

#[test]
fn every_text_that_a_letter_names_exists() {
    let texts: toml::Table = include_str!("../data/texts/nl/letter.toml").parse().unwrap();
    let outcome = score(model(), &persona("P08"));
    for category in ["1A", "1B", "2A", "2B", "3A", "3B"] {
        for suggested in ["1A", "2A", "onbekend"] {
            for key in keys(&letter(&decided(category, suggested, true), &outcome)) {
                let (section, name) = key.split_once('.').unwrap();
                assert!(texts[section].get(name).is_some(), "{key}");
            }
        }
    }
}
