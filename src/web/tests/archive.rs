use wasm_bindgen_test::wasm_bindgen_test;

use crate::web::storage::archive::{self, Change, Shelf};

#[wasm_bindgen_test]
async fn what_is_written_is_there_by_its_name_and_goes_when_it_is_taken_away() {
    let put = |shelf, name: &str, content: &[u8]| Change::put(shelf, name, content.to_vec());
    let all = async |shelf, prefix: &'static str| archive::all(shelf, prefix).await.unwrap();
    archive::write(&[
        put(Shelf::Cases, "one/a", b"first"),
        put(Shelf::Cases, "one/b", b"second"),
        put(Shelf::Cases, "two/a", b"other"),
        put(Shelf::Papers, "one/a", b"paper"),
    ])
    .await
    .unwrap();
    archive::write(&[put(Shelf::Cases, "one/a", b"third")]).await.unwrap();
    let expected = vec![("one/a".to_string(), b"third".to_vec()), ("one/b".to_string(), b"second".to_vec())];
    assert_eq!(all(Shelf::Cases, "one/").await, expected);
    assert_eq!(archive::get(Shelf::Papers, "one/a").await.unwrap(), Some(b"paper".to_vec()));
    assert_eq!(archive::get(Shelf::Papers, "one/b").await.unwrap(), None);

    archive::write(&[Change::remove(Shelf::Cases, "one/a"), Change::remove(Shelf::Cases, "one/b")])
        .await
        .unwrap();
    assert_eq!(all(Shelf::Cases, "one/").await, vec![]);
    assert_eq!(all(Shelf::Cases, "").await, [("two/a".to_string(), b"other".to_vec())]);
}

#[wasm_bindgen_test]
async fn two_who_revise_the_same_thing_at_once_lose_nothing() {
    let add = async |letter: u8| {
        let revise = move |_: usize, found: Option<Vec<u8>>| {
            let mut content = found.unwrap_or_default();
            content.push(letter);
            Some(content)
        };
        archive::revise(Shelf::Papers, &["list".to_string()], revise, &[]).await.unwrap();
    };
    both(add(b'a'), add(b'b')).await;
    let mut found = archive::get(Shelf::Papers, "list").await.unwrap().unwrap();
    found.sort_unstable();
    assert_eq!(found, b"ab");
}

/// Both at once: the second begins before the first is done.
async fn both(one: impl Future<Output = ()>, other: impl Future<Output = ()>) {
    let (mut one, mut other) = (Box::pin(one), Box::pin(other));
    let (mut first, mut second) = (false, false);
    std::future::poll_fn(|context| {
        first = first || one.as_mut().poll(context).is_ready();
        second = second || other.as_mut().poll(context).is_ready();
        if first && second { std::task::Poll::Ready(()) } else { std::task::Poll::Pending }
    })
    .await;
}
