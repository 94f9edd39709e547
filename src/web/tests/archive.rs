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

#[wasm_bindgen_test]
async fn nothing_is_written_where_another_window_changed_the_key_of_the_archive() {
    let names = ["guarded/a".to_string()];
    let key = |content: &[u8]| Change::put(Shelf::Archives, "guarded", content.to_vec());
    let guard = |content: &[u8]| Change::expect(Shelf::Archives, "guarded", content.to_vec());
    let kept = async || archive::get(Shelf::Cases, "guarded/a").await.unwrap();
    archive::write(&[key(b"first"), Change::put(Shelf::Cases, "guarded/a", b"case".to_vec())]).await.unwrap();

    let revise = |_: usize, _: Option<Vec<u8>>| Some(b"changed".to_vec());
    assert!(archive::revise(Shelf::Cases, &names, revise, &[guard(b"other")]).await.is_err());
    let put = || Change::put(Shelf::Cases, "guarded/a", b"changed".to_vec());
    assert!(archive::write(&[put(), guard(b"other")]).await.is_err());
    assert!(archive::write(&[put(), Change::expect(Shelf::Archives, "none", Vec::new())]).await.is_err());
    assert_eq!(kept().await.unwrap(), b"case");

    archive::revise(Shelf::Cases, &names, revise, &[guard(b"first")]).await.unwrap();
    assert_eq!(kept().await.unwrap(), b"changed");
}

#[wasm_bindgen_test]
async fn an_archive_is_locked_anew_as_a_whole_with_what_another_window_adds_meanwhile() {
    let put = |name: &str| Change::put(Shelf::Cases, name, b"old".to_vec());
    archive::write(&[put("anew/a"), put("anew/b"), put("anews/c")]).await.unwrap();
    let renew = async || {
        let renew = |_: Shelf, name: &str, _: &[u8]| (name != "anew/b").then(|| b"new".to_vec());
        archive::renew(&[Shelf::Cases, Shelf::Papers], "anew/", renew, &[]).await.unwrap();
    };
    let add = async || archive::write(&[put("anew/d")]).await.unwrap();
    both(add(), renew()).await;
    let found = archive::all(Shelf::Cases, "anew").await.unwrap();
    let found: Vec<(&str, &[u8])> =
        found.iter().map(|(name, kept)| (name.as_str(), kept.as_slice())).collect();
    // What can't be read (here: b) stays as it is; another archive is left alone.
    assert_eq!(
        found,
        [("anew/a", b"new".as_slice()), ("anew/b", b"old"), ("anew/d", b"new"), ("anews/c", b"old")]
    );
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
