use gloo_storage::{LocalStorage, Storage};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::{
    diagnose::{Answer, questions},
    web::{
        session::{Old, Session},
        storage::drafts::{self, Found, Saving},
    },
};

fn raw(key: &str) -> Option<String> {
    LocalStorage::raw().get_item(key).ok()?
}

fn put(key: &str, text: &str) {
    LocalStorage::raw().set_item(key, text).unwrap();
}

/// Signals live as long as an owner; each test has its own.
fn with_owner(test: impl FnOnce()) {
    drafts::wipe();
    leptos::prelude::Owner::new().with(test);
    drafts::wipe();
}

#[wasm_bindgen_test]
fn what_is_saved_is_read_again() {
    drafts::wipe();
    assert_eq!(drafts::save("a", &vec![1, 2]), Saving::Saved);
    assert!(matches!(drafts::load::<Vec<u8>>("a"), Found::Draft(read) if read == [1, 2]));
    drafts::wipe();
    assert!(matches!(drafts::load::<Vec<u8>>("a"), Found::Nothing));
}

#[wasm_bindgen_test]
fn what_does_not_fit_stays_in_the_tab_and_what_stood_there_stays() {
    drafts::wipe();
    assert_eq!(drafts::save("a", &"first"), Saving::Saved);
    // Fill the storage to its brim.
    let mut block = "x".repeat(1 << 20);
    let mut n = 0;
    while !block.is_empty() {
        while LocalStorage::raw().set_item(&format!("full{n}"), &block).is_ok() {
            n += 1;
        }
        block.truncate(block.len() / 2);
    }
    let larger = "second".repeat(10_000);
    assert_eq!(drafts::save("a", &larger), Saving::Full);
    assert_eq!(raw("opstap.a").as_deref(), Some("\"first\""));
    assert!(matches!(drafts::load::<String>("a"), Found::Draft(read) if read == larger));
    // Room again: the next save is on the device.
    LocalStorage::raw().clear().unwrap();
    assert_eq!(drafts::save("a", &larger), Saving::Saved);
    assert!(raw("opstap.a").is_some_and(|text| text.contains("secondsecond")));
    drafts::wipe();
}

#[wasm_bindgen_test]
fn what_cannot_be_read_is_put_aside_and_offered() {
    with_owner(|| {
        put("opstap.answers", "{half");
        let session = Session::open();
        use leptos::prelude::GetUntracked;
        assert_eq!(session.old.get_untracked(), Some(Old::Unreadable("{half".into())));
        assert_eq!(raw("opstap.aside.answers").as_deref(), Some("{half"));
    });
}

#[wasm_bindgen_test]
fn wiping_leaves_other_peoples_storage_alone() {
    put("somebody-else", "1");
    put("opstap.answers", "{}");
    drafts::wipe();
    assert_eq!(raw("opstap.answers"), None);
    assert_eq!(raw("somebody-else").as_deref(), Some("1"));
    LocalStorage::raw().remove_item("somebody-else").unwrap();
}

#[wasm_bindgen_test]
fn an_answer_is_on_the_device_at_once_and_taken_up_by_the_next_session() {
    with_owner(|| {
        let question = questions().questions.iter().find(|question| question.id == "werk_nu").unwrap();
        Session::open().answer(question, Answer::One(2));
        assert!(raw("opstap.answers").is_some_and(|text| text.contains(r#""werk_nu":"nee""#)));
        let next = Session::open();
        use leptos::prelude::untrack;
        assert_eq!(untrack(|| next.answer_to(question)), Some(Answer::One(2)));
    });
}

#[wasm_bindgen_test]
fn answers_that_no_longer_fit_are_named_and_the_others_kept() {
    with_owner(|| {
        let draft = r#"{"version":1,"questionnaire":"0.0.1","answers":{"werk_nu":"nee","oude_vraag":"ja","uren":"nooit"}}"#;
        put("opstap.answers", draft);
        let session = Session::open();
        use leptos::prelude::{GetUntracked, untrack};
        let question = questions().questions.iter().find(|question| question.id == "werk_nu").unwrap();
        assert_eq!(untrack(|| session.answer_to(question)), Some(Answer::One(2)));
        let Some(Old::Partly { questions, text }) = session.old.get_untracked() else {
            panic!("what does not fit is not named");
        };
        assert_eq!(questions.len(), 2);
        assert_eq!(questions[0], "oude_vraag");
        assert_eq!(text, draft);
        assert_eq!(raw("opstap.aside.answers").as_deref(), Some(draft));
    });
}

#[wasm_bindgen_test]
fn a_draft_of_a_newer_version_is_not_touched() {
    with_owner(|| {
        let draft = r#"{"version":9,"questionnaire":"9","answers":{"werk_nu":"nee"}}"#;
        put("opstap.answers", draft);
        let session = Session::open();
        use leptos::prelude::GetUntracked;
        assert_eq!(session.old.get_untracked(), Some(Old::Unreadable(draft.into())));
        assert_eq!(raw("opstap.aside.answers").as_deref(), Some(draft));
    });
}
