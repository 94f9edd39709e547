use wasm_bindgen_test::wasm_bindgen_test;

use crate::{
    dossier::{
        PersonalCode,
        group::{DraftKey, SealedDraft, SessionId, SessionSecret},
    },
    web::{
        entropy,
        storage::group_store::{self, CardState, Overview, StoreError},
    },
};

/// A draft of card 1, written so many times.
fn drafts() -> impl Fn(&str, u64) -> SealedDraft {
    let rng = &mut entropy::rng();
    let (secret, session) = (SessionSecret::generate(rng), SessionId::random(rng));
    let key = DraftKey::new(&secret, &session, 1, &PersonalCode::new("2580").unwrap(), rng);
    move |text, counter| key.seal(text.as_bytes(), counter, &mut entropy::rng())
}

/// One test, because there is one database: tests that await may take turns.
#[wasm_bindgen_test]
async fn drafts_and_dossiers_stay_until_they_may_go() {
    group_store::wipe().await.unwrap();
    assert_eq!(group_store::probe().await, Ok(()));
    assert_eq!(group_store::session().await, Ok(None));
    group_store::set_session("{}").await.unwrap();
    assert_eq!(group_store::session().await, Ok(Some("{}".into())));
    // The session is no draft, and the probe left nothing behind.
    assert_eq!(group_store::overview().await, Ok(Overview::default()));

    // The newest draft wins, whatever the order in which they come.
    let draft = drafts();
    let (first, second) = (draft("a", 1), draft("b", 2));
    group_store::put_draft(1, &second).await.unwrap();
    assert_eq!(group_store::put_draft(1, &first).await, Err(StoreError::Older));
    assert_eq!(group_store::put_draft(1, &draft("c", 2)).await, Err(StoreError::Older));
    // The same one again is no conflict: it is what a retry does.
    assert_eq!(group_store::put_draft(1, &second).await, Ok(()));
    assert_eq!(group_store::draft(1).await, Ok(Some(second)));
    group_store::put_draft(2, &draft("other", 1)).await.unwrap();
    assert_eq!(group_store::overview().await.unwrap().begun, [1, 2]);

    // Finishing takes the draft away and is final.
    group_store::finish(1, b"sealed").await.unwrap();
    assert_eq!(group_store::finish(1, b"sealed").await, Ok(()));
    assert_eq!(group_store::finish(1, b"something else").await, Err(StoreError::Finished));
    assert_eq!(group_store::draft(1).await, Err(StoreError::Finished));
    assert_eq!(group_store::put_draft(1, &draft("late", 9)).await, Err(StoreError::Finished));
    let overview = group_store::overview().await.unwrap();
    assert_eq!(overview, Overview { begun: vec![2], finished: vec![(1, CardState::Waiting)] });

    // Collecting takes nothing away; only what was collected is removed.
    assert_eq!(group_store::dossiers().await, Ok(vec![(1, b"sealed".to_vec())]));
    group_store::mark_collected(&[1]).await.unwrap();
    assert_eq!(group_store::dossiers().await, Ok(vec![(1, b"sealed".to_vec())]));
    group_store::finish(2, b"since").await.unwrap();
    group_store::remove(&[1]).await.unwrap();
    assert_eq!(group_store::dossiers().await, Ok(vec![(2, b"since".to_vec())]));
    group_store::mark_collected(&[2]).await.unwrap();
    let overview = group_store::overview().await.unwrap();
    assert_eq!(overview.finished, [(1, CardState::Imported), (2, CardState::Collected)]);
    assert_eq!((overview.here(), overview.is_empty()), (1, false));
    // A card that was imported is done for good.
    assert_eq!(group_store::draft(1).await, Err(StoreError::Finished));

    group_store::wipe().await.unwrap();
    assert_eq!(group_store::overview().await, Ok(Overview::default()));
    assert_eq!(group_store::session().await, Ok(None));
}
