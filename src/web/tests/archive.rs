use wasm_bindgen_test::wasm_bindgen_test;

use crate::web::storage::archive::{self, Shelf};

#[wasm_bindgen_test]
async fn what_is_put_on_a_shelf_is_found_there_until_it_is_removed() {
    archive::put(Shelf::Dossiers, "a", b"first").await.unwrap();
    archive::put(Shelf::Dossiers, "b", b"second").await.unwrap();
    archive::put(Shelf::Dossiers, "a", b"third").await.unwrap();
    archive::put(Shelf::Keys, "a", b"key").await.unwrap();
    let found = archive::all(Shelf::Dossiers).await.unwrap();
    assert_eq!(found, [("a".to_string(), b"third".to_vec()), ("b".to_string(), b"second".to_vec())]);
    archive::remove(Shelf::Dossiers, "a").await.unwrap();
    archive::remove(Shelf::Dossiers, "b").await.unwrap();
    assert!(archive::all(Shelf::Dossiers).await.unwrap().is_empty());
    assert_eq!(archive::all(Shelf::Keys).await.unwrap().len(), 1);
    archive::remove(Shelf::Keys, "a").await.unwrap();
}
