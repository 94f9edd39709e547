//! Groups on shared tablets: what the right secret, card and code open, and nothing else does.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, reason = "a test that fails may stop")]

mod dossier_samples;

use std::collections::HashSet;

use dossier_samples::{rng, shortest};
use opstap::{
    calendar::Day,
    dossier::{
        Code, Label, PersonalCode, PublicKey, SecretKey,
        group::{
            Card, CardError, DraftError, DraftKey, GroupSession, Recipient, SealedDraft, SecretError,
            SessionError, SessionId, SessionSecret,
        },
        home_lock::{Lock, LockError},
    },
};
use proptest::prelude::*;
use serde::Deserialize;

fn code(typed: &str) -> PersonalCode {
    PersonalCode::new(typed).unwrap()
}

fn session(secret: &SessionSecret) -> GroupSession {
    let label = |text: &str| Label::new(text).unwrap();
    GroupSession {
        id: SessionId::random(&mut rng()),
        gemeente: Code::new("haarlem").unwrap(),
        name: label("Dinsdaggroep"),
        place: label("Buurthuis De Brug, zaal 2"),
        date: Day::new(2026, 3, 3).unwrap(),
        recipients: ["Team Werk", "Noor 't Hart"]
            .map(|name| Recipient {
                name: label(name),
                public_key: *SecretKey::generate(&mut rng()).public(),
            })
            .to_vec(),
        languages: ["nl", "ar", "ti"].map(|code| Code::new(code).unwrap()).to_vec(),
        warn_after: GroupSession::WARN_AFTER,
        lock_after: GroupSession::LOCK_AFTER,
        cards: 12,
        secret_check: [0; 8],
    }
    .sealed_with(secret)
}

/// What an independent implementation made (`tests/vectors/README.md` says which).
#[derive(Deserialize)]
struct Vector {
    secret: String,
    secret_text: String,
    session: String,
    secret_check: String,
    public_keys: [String; 2],
    link: String,
    pin: String,
    cards: [String; 3],
    code: String,
    card: u16,
    counter: u64,
    plaintext: String,
    draft: String,
    lock_header: String,
    locked_name: String,
    locked: String,
}

fn vector() -> Vector {
    serde_json::from_str(include_str!("vectors/group.json")).unwrap()
}

fn bytes<const N: usize>(hex: &str) -> [u8; N] {
    std::array::from_fn(|at| u8::from_str_radix(&hex[2 * at..2 * at + 2], 16).unwrap())
}

#[test]
fn what_another_implementation_derived_is_the_same_here() {
    let vector = vector();
    let secret = SessionSecret::from_bytes(bytes(&vector.secret));
    let id = SessionId::from_bytes(bytes(&vector.session));
    assert_eq!(*secret.to_text(), vector.secret_text);
    assert_eq!(secret.pin(&id).as_str(), vector.pin);
    for (number, text) in [1, 12, 999].into_iter().zip(&vector.cards) {
        assert_eq!(Card::of(number, &secret, &id).to_string(), *text);
    }
}

#[test]
fn a_session_of_another_implementation_is_the_same_here() {
    let vector = vector();
    let secret = SessionSecret::from_bytes(bytes(&vector.secret));
    let mut made = session(&secret);
    made.id = SessionId::from_bytes(bytes(&vector.session));
    made.place = Label::new("Café De Brug").unwrap();
    made.date = Day::new(2026, 3, 31).unwrap();
    for (recipient, key) in made.recipients.iter_mut().zip(&vector.public_keys) {
        recipient.public_key = PublicKey::from_bytes(bytes(key));
    }
    made.languages.pop();
    made.lock_after = 300;
    let made = made.sealed_with(&secret);
    assert_eq!(made.secret_check, bytes(&vector.secret_check));
    assert_eq!(made.to_link().as_ref(), Ok(&vector.link));
    let read = GroupSession::from_link(&vector.link).unwrap();
    assert!(read.is_secret(&secret));
    assert_eq!(read, made);
}

#[test]
fn what_another_implementation_sealed_opens_here() {
    let vector = vector();
    let secret = SessionSecret::parse(&vector.secret_text).unwrap();
    let id = SessionId::from_bytes(bytes(&vector.session));
    let sealed = SealedDraft::from_text(&vector.draft).unwrap();
    let (key, draft) = DraftKey::open(&secret, &id, vector.card, &code(&vector.code), &sealed).unwrap();
    assert_eq!((draft.plaintext.as_slice(), draft.counter), (vector.plaintext.as_bytes(), vector.counter));
    assert!(key.read(&key.seal(b"x", 8, &mut rng())).is_ok());

    let lock = Lock::open(&vector.lock_header, &code(&vector.code)).unwrap();
    assert_eq!(*lock.open_text(&vector.locked_name, &vector.locked).unwrap(), vector.plaintext);
}

#[test]
fn a_session_comes_through_its_link_and_its_json() {
    let secret = SessionSecret::generate(&mut rng());
    let session = session(&secret);
    let link = session.to_link().unwrap();
    assert!(link.bytes().all(|byte| byte.is_ascii_alphanumeric() || b"-_".contains(&byte)));
    assert!(link.len() < 400, "{}", link.len());
    assert_eq!(GroupSession::from_link(&link).as_ref(), Ok(&session));
    assert_eq!(GroupSession::from_link(&format!(" {link}\n")).as_ref(), Ok(&session));
    assert_eq!(GroupSession::from_json(&session.to_json()).as_ref(), Ok(&session));
    assert_eq!(session.label().as_str(), "2026-03-03 Dinsdaggroep (Buurthuis De Brug, zaal 2)");
}

#[test]
fn nothing_secret_stands_in_the_link_or_the_json() {
    let secret = SessionSecret::from_bytes([0x5a; 16]);
    let session = session(&secret);
    let link = session.to_link().unwrap();
    use base64ct::{Base64UrlUnpadded, Encoding};
    let inside = Base64UrlUnpadded::decode_vec(&link).unwrap();
    assert!(!inside.windows(5).any(|part| part == [0x5a; 5]));
    let json = session.to_json();
    for text in [secret.to_text().as_str(), secret.pin(&session.id).as_str()] {
        assert!(!json.contains(text) && !link.contains(text));
    }
    assert_eq!(format!("{secret:?} {:?}", secret.pin(&session.id)), "SessionSecret Pin");
}

#[test]
fn every_changed_character_of_a_link_is_found() {
    let link = session(&SessionSecret::generate(&mut rng())).to_link().unwrap();
    for place in 0..link.len() {
        let other = if link.as_bytes()[place] == b'A' { "B" } else { "A" };
        let wrong = format!("{}{other}{}", &link[..place], &link[place + 1..]);
        let read = GroupSession::from_link(&wrong);
        assert!(matches!(read, Err(SessionError::Damaged | SessionError::Newer)), "{place}: {read:?}");
    }
    for cut in 0..link.len() {
        assert_eq!(GroupSession::from_link(&link[..cut]), Err(SessionError::Damaged), "{cut}");
    }
    let long = "A".repeat(GroupSession::MOST_LINK + 1);
    assert_eq!(GroupSession::from_link(&long), Err(SessionError::TooLong { limit: GroupSession::MOST_LINK }));
}

#[test]
fn what_a_session_cannot_be_is_named() {
    type Change = fn(&mut GroupSession);
    let changes: [(&str, Change); 8] = [
        ("recipients", |session| session.recipients.clear()),
        ("recipients", |session| session.recipients.push(session.recipients[0].clone())),
        ("languages", |session| session.languages.clear()),
        ("languages", |session| session.languages = vec![Code::new("nl").unwrap(); 21]),
        ("warn_after", |session| session.warn_after = 9),
        ("warn_after", |session| session.warn_after = 3_601),
        ("lock_after", |session| session.lock_after = 0),
        ("cards", |session| session.cards = 1_000),
    ];
    for (expected, change) in changes {
        let mut session = session(&SessionSecret::generate(&mut rng()));
        change(&mut session);
        for error in [
            session.to_link().map(drop).unwrap_err(),
            GroupSession::from_json(&session.to_json()).unwrap_err(),
        ] {
            assert!(matches!(&error, SessionError::Invalid { field, .. } if field == expected), "{error}");
        }
    }
    let json = session(&SessionSecret::generate(&mut rng())).to_json();
    let newer = json.replacen("\"version\":1", "\"version\":2,\"new\":[]", 1);
    assert_eq!(GroupSession::from_json(&newer), Err(SessionError::Newer));
    let extra = json.replacen("\"gemeente\":", "\"secret\":1,\"gemeente\":", 1);
    let error = GroupSession::from_json(&extra).unwrap_err();
    assert!(matches!(&error, SessionError::Invalid { field, .. } if field == "session.secret"), "{error}");
    for json in ["", "{", "[]", "{}", &json.replacen(":1", ":0", 1), &"[".repeat(10_000)] {
        assert!(matches!(GroupSession::from_json(json), Err(SessionError::Invalid { .. })), "{json:.20}");
    }
}

#[test]
fn idle_times_that_are_left_out_are_the_usual_ones() {
    let json = session(&SessionSecret::generate(&mut rng())).to_json();
    let without = json.replace("\"warn_after\":120,\"lock_after\":60,", "");
    assert_ne!(json, without);
    let session = GroupSession::from_json(&without).unwrap();
    assert_eq!((session.warn_after, session.lock_after), (120, 60));
}

#[test]
fn a_secret_is_read_as_people_type_it_and_every_slip_is_found() {
    let secret = SessionSecret::generate(&mut rng());
    let text = secret.to_text();
    assert_eq!(text.split('-').map(str::len).collect::<Vec<_>>(), [3; 9]);
    for typed in [text.to_lowercase(), text.replace('-', " "), text.replace('-', ""), text.replace('0', "o")]
    {
        assert_eq!(SessionSecret::parse(&typed).unwrap().to_text(), text);
    }
    let right: Vec<char> = text.replace('-', "").chars().collect();
    let parsed = |typed: &[char]| SessionSecret::parse(&typed.iter().collect::<String>());
    for place in 0..right.len() {
        for other in "0123456789ABCDEFGHJKMNPQRTVWXYZ".chars().filter(|other| *other != right[place]) {
            let mut wrong = right.clone();
            wrong[place] = other;
            assert_eq!(parsed(&wrong).err(), Some(SecretError::Mistyped));
        }
        let mut swapped = right.clone();
        swapped.swap(place, (place + 1) % right.len());
        assert!(swapped == right || parsed(&swapped).is_err());
    }
    assert_eq!(parsed(&right[1..]).err(), Some(SecretError::Length { found: 26 }));
    assert_eq!(SessionSecret::parse(" ").err(), Some(SecretError::Empty));
    assert_eq!(SessionSecret::parse("?").err(), Some(SecretError::Unknown('?')));
    // The largest number of 26 characters is more than 128 bits hold.
    assert_eq!(SessionSecret::parse(&"Z".repeat(27)).err(), Some(SecretError::Mistyped));
    for bytes in [[0; 16], [255; 16]] {
        let secret = SessionSecret::from_bytes(bytes);
        assert_eq!(SessionSecret::parse(&secret.to_text()).unwrap().to_text(), secret.to_text());
    }
}

#[test]
fn a_tablet_knows_a_wrong_secret_and_a_wrong_pin() {
    let (secret, other) = (SessionSecret::generate(&mut rng()), SessionSecret::generate(&mut rng()));
    let session = session(&secret);
    assert!(session.is_secret(&secret));
    assert!(!session.is_secret(&other));
    let pin = secret.pin(&session.id);
    assert!(pin.as_str().len() == 6 && pin.as_str().bytes().all(|byte| byte.is_ascii_digit()));
    assert!(pin.is(pin.as_str()));
    let arabic: String =
        pin.as_str().bytes().map(|digit| char::from_u32(0x0660 + u32::from(digit - b'0')).unwrap()).collect();
    assert!(pin.is(&format!(" {arabic}")));
    for wrong in ["", "00000", &pin.as_str()[1..], &format!("{}0", pin.as_str())] {
        assert!(!pin.is(wrong), "{wrong}");
    }
    let next = (pin.as_str().parse::<u32>().unwrap() + 1) % 1_000_000;
    assert!(!pin.is(&format!("{next:06}")));
    assert!(
        !pin.is(secret.pin(&SessionId::random(&mut rng())).as_str()),
        "another session (one in a million)"
    );
}

#[test]
fn the_right_secret_is_not_accepted_on_a_session_that_was_changed() {
    type Change = fn(&mut GroupSession);
    fn key() -> PublicKey {
        *SecretKey::generate(&mut rng()).public()
    }
    let changes: [(&str, Change); 17] = [
        ("id", |session| session.id = SessionId::random(&mut rng())),
        ("gemeente", |session| session.gemeente = Code::new("zandvoort").unwrap()),
        ("name", |session| session.name = Label::new("dinsdaggroep").unwrap()),
        ("place", |session| session.place = Label::new("Buurthuis De Brug, zaal 3").unwrap()),
        ("date", |session| session.date = Day::new(2026, 3, 4).unwrap()),
        ("month", |session| session.date = Day::new(2026, 4, 3).unwrap()),
        ("year", |session| session.date = Day::new(2027, 3, 3).unwrap()),
        ("another key", |session| session.recipients[1].public_key = key()),
        ("another name", |session| session.recipients[1].name = Label::new("Noor").unwrap()),
        ("one more", |session| {
            let name = Label::new("Team Werk").unwrap();
            session.recipients.push(Recipient { name, public_key: key() });
        }),
        ("one less", |session| drop(session.recipients.pop())),
        ("other order", |session| session.recipients.swap(0, 1)),
        ("languages", |session| drop(session.languages.pop())),
        ("first language", |session| session.languages.swap(0, 1)),
        ("warn_after", |session| session.warn_after += 1),
        ("lock_after", |session| session.lock_after += 1),
        ("cards", |session| session.cards += 1),
    ];
    let (secret, other) = (SessionSecret::generate(&mut rng()), SessionSecret::generate(&mut rng()));
    let genuine = session(&secret);
    for (what, change) in changes {
        let mut changed = genuine.clone();
        change(&mut changed);
        assert_ne!(changed, genuine, "{what}");
        // The check as it was, and one by whoever has the link but not the secret.
        for changed in [changed.clone(), changed.clone().sealed_with(&other)] {
            let link = GroupSession::from_link(&changed.to_link().unwrap()).unwrap();
            let json = GroupSession::from_json(&changed.to_json()).unwrap();
            assert!(!link.is_secret(&secret) && !json.is_secret(&secret), "{what}");
        }
        assert!(changed.sealed_with(&secret).is_secret(&secret), "{what}");
    }
    for bit in 0..64 {
        let mut changed = genuine.clone();
        changed.secret_check[bit / 8] ^= 1 << (bit % 8);
        assert!(!changed.is_secret(&secret), "bit {bit}");
    }
    for read in
        [GroupSession::from_link(&genuine.to_link().unwrap()), GroupSession::from_json(&genuine.to_json())]
    {
        assert!(read.unwrap().is_secret(&secret));
    }
}

#[test]
fn cards_are_of_one_session_and_one_secret() {
    let secret = SessionSecret::generate(&mut rng());
    let session = session(&secret);
    let cards: Vec<Card> = session.cards(&secret).collect();
    assert_eq!(cards.iter().map(Card::number).collect::<Vec<_>>(), (1..=12).collect::<Vec<_>>());
    let codes: HashSet<String> =
        cards.iter().map(|card| card.to_string().split_once('-').unwrap().1.to_string()).collect();
    assert_eq!(codes.len(), 12);
    for card in &cards {
        let text = card.to_string();
        for typed in [text.to_lowercase(), text.replace('-', ""), format!("0{}", text.replacen('-', " ", 1))]
        {
            assert_eq!(Card::parse(&typed).as_ref(), Ok(card), "{typed}");
        }
        assert!(session.has_card(card, &secret));
        assert!(!card.is_genuine(&SessionSecret::generate(&mut rng()), &session.id));
        assert!(!card.is_genuine(&secret, &SessionId::random(&mut rng())));
    }
    assert!(!session.has_card(&Card::of(13, &secret, &session.id), &secret), "there are twelve");
    // The code of one card under the number of another.
    let swapped = cards[0].to_string().replacen('1', "2", 1);
    assert!(!session.has_card(&Card::parse(&swapped).unwrap(), &secret));
    for (typed, error) in [
        ("", CardError::Empty),
        ("12", CardError::Incomplete),
        ("K7F-3M9", CardError::Incomplete),
        ("0-K7F-3M9", CardError::Incomplete),
        ("1000-K7F-3M9", CardError::Incomplete),
        ("99999999-K7F-3M9", CardError::Incomplete),
        ("A2-K7F-3M9", CardError::Incomplete),
        ("12-K7F-3M/", CardError::Unknown('/')),
    ] {
        assert_eq!(Card::parse(typed), Err(error), "{typed:?}");
    }
}

#[test]
fn a_draft_opens_with_all_four_and_with_nothing_less() {
    let (secret, id) = (SessionSecret::generate(&mut rng()), SessionId::random(&mut rng()));
    let plaintext = br#"{"gezondheid": "slecht", "naam": "Noor"}"#;
    let key = DraftKey::new(&secret, &id, 3, &code("2580"), &mut rng());
    let sealed = key.seal(plaintext, 41, &mut rng());
    assert_eq!(sealed.counter(), Some(41));
    let sealed = SealedDraft::from_text(&sealed.to_text()).unwrap();
    let sealed = SealedDraft::from_bytes(sealed.as_bytes().to_vec());

    let (again, draft) = DraftKey::open(&secret, &id, 3, &code("25 80"), &sealed).unwrap();
    assert_eq!((draft.plaintext.as_slice(), draft.counter), (plaintext.as_slice(), 41));
    let next = again.seal(b"more", 42, &mut rng());
    assert_eq!(key.read(&next).unwrap().plaintext.as_slice(), b"more", "the same key, from both sides");

    let closed = |secret: &SessionSecret, id: &SessionId, card: u16, typed: &str| {
        DraftKey::open(secret, id, card, &code(typed), &sealed).err() == Some(DraftError::Closed)
    };
    assert!(closed(&SessionSecret::generate(&mut rng()), &id, 3, "2580"));
    assert!(closed(&secret, &SessionId::random(&mut rng()), 3, "2580"));
    assert!(closed(&secret, &id, 4, "2580"));
    assert!(closed(&secret, &id, 3, "2581"));
    let other = DraftKey::new(&secret, &id, 3, &code("2580"), &mut rng());
    assert!(other.read(&sealed).is_err(), "the same code with another salt is another key");
}

#[test]
fn a_draft_tells_nothing_and_is_another_each_time() {
    let (secret, id) = (SessionSecret::generate(&mut rng()), SessionId::random(&mut rng()));
    let key = DraftKey::new(&secret, &id, 3, &code("2580"), &mut rng());
    let typed = b"dit heeft niemand anders gelezen";
    let (one, two) = (key.seal(typed, 1, &mut rng()), key.seal(typed, 1, &mut rng()));
    assert_ne!(one, two);
    // Behind the header, which differs in nothing, no stretch is the same.
    assert_eq!(one.as_bytes()[..33], two.as_bytes()[..33]);
    assert!(!one.as_bytes()[33..].windows(8).zip(two.as_bytes()[33..].windows(8)).any(|(a, b)| a == b));
    for sealed in [&one, &two] {
        for secret in [&typed[..], secret.to_text().as_bytes(), b"2580"] {
            assert!(!sealed.as_bytes().windows(secret.len()).any(|part| part == secret));
        }
    }
    let empty = key.seal(b"", 1, &mut rng());
    assert_eq!(empty.as_bytes().len(), one.as_bytes().len(), "the length does not tell how far somebody is");
    assert_eq!(key.seal(&[0; 4_093], 1, &mut rng()).as_bytes().len(), one.as_bytes().len() + 4_096);
}

#[test]
fn every_changed_byte_of_a_draft_is_found() {
    let (secret, id) = (SessionSecret::generate(&mut rng()), SessionId::random(&mut rng()));
    let key = DraftKey::new(&secret, &id, 3, &code("2580"), &mut rng());
    let sealed = key.seal(b"{}", 1, &mut rng()).as_bytes().to_vec();
    for place in 0..sealed.len() {
        let mut wrong = sealed.clone();
        wrong[place] ^= 0x10;
        let expected = if place == 3 { DraftError::Newer } else { DraftError::Closed };
        assert_eq!(key.read(&SealedDraft::from_bytes(wrong)).err(), Some(expected), "byte {place}");
    }
    for length in 0..60 {
        let cut = SealedDraft::from_bytes(sealed[..length].to_vec());
        assert_eq!(key.read(&cut).err(), Some(DraftError::Closed), "{length}");
        assert_eq!(DraftKey::open(&secret, &id, 3, &code("2580"), &cut).err(), Some(DraftError::Closed));
    }
    assert!(SealedDraft::from_text("geen base64").is_none());
}

/// A file that somebody else put there could ask for a gigabyte.
#[test]
fn a_draft_that_costs_too_much_is_refused_before_any_work() {
    let (secret, id) = (SessionSecret::generate(&mut rng()), SessionId::random(&mut rng()));
    let key = DraftKey::new(&secret, &id, 3, &code("2580"), &mut rng());
    let sealed = key.seal(b"{}", 1, &mut rng()).as_bytes().to_vec();
    let lock = Lock::new(&code("2580"), &mut rng());
    use base64ct::{Base64, Encoding};
    let header = Base64::decode_vec(&lock.header()).unwrap();
    for (place, value) in [(4, 0x40), (5, 0x02), (8, 0xff)] {
        let with = |bytes: &[u8]| {
            let mut costly = bytes.to_vec();
            costly[place] = value;
            costly
        };
        let took = shortest(|| {
            let costly = SealedDraft::from_bytes(with(&sealed));
            assert_eq!(costly.counter(), None);
            assert_eq!(
                DraftKey::open(&secret, &id, 3, &code("2580"), &costly).err(),
                Some(DraftError::Closed)
            );
            let opened = Lock::open(&Base64::encode_string(&with(&header)), &code("2580"));
            assert_eq!(opened.err(), Some(LockError::Closed));
        });
        assert!(took.as_millis() < 20, "{place}: {took:?}");
    }
}

#[test]
fn a_home_lock_opens_with_its_code_only() {
    let lock = Lock::new(&code("roos 12"), &mut rng());
    let answers = lock.seal("answers", r#"{"werk_nu": "nee"}"#, &mut rng());
    let money = lock.seal("money", "1.234,56 €", &mut rng());
    assert_ne!(lock.seal("money", "1.234,56 €", &mut rng()), money);
    assert_eq!(answers.len(), money.len(), "the length says little");

    let again = Lock::open(&lock.header(), &code("roos12")).unwrap();
    assert_eq!(*again.open_text("answers", &answers).unwrap(), r#"{"werk_nu": "nee"}"#);
    assert_eq!(*again.open_text("money", &money).unwrap(), "1.234,56 €");
    assert_eq!(again.header(), lock.header());
    assert_eq!(again.open_text("answers", &money), Err(LockError::Closed), "under another name");
    assert_eq!(again.open_text("answers", &answers[..40]), Err(LockError::Closed));
    assert_eq!(again.open_text("answers", "x"), Err(LockError::Closed));
    assert_eq!(Lock::open(&lock.header(), &code("roos13")).err(), Some(LockError::Closed));
    assert_eq!(Lock::open("", &code("roos12")).err(), Some(LockError::Closed));
    let other = Lock::new(&code("roos12"), &mut rng());
    assert_eq!(other.open_text("answers", &answers), Err(LockError::Closed), "another salt is another key");

    use base64ct::{Base64, Encoding};
    let mut header = Base64::decode_vec(&lock.header()).unwrap();
    header[3] = 2;
    let newer = Lock::open(&Base64::encode_string(&header), &code("roos12"));
    assert_eq!(newer.err(), Some(LockError::Newer));
}

proptest! {
    #[test]
    fn any_secret_is_read_as_it_is_written(bytes: [u8; 16]) {
        let secret = SessionSecret::from_bytes(bytes);
        let read = SessionSecret::parse(&secret.to_text()).unwrap();
        prop_assert_eq!(read.to_text(), secret.to_text());
    }

    #[test]
    fn any_text_is_harmless(text in "\\PC{0,80}", bytes in proptest::collection::vec(any::<u8>(), 0..120)) {
        let _ = GroupSession::from_link(&text);
        let _ = GroupSession::from_json(&text);
        let _ = SessionSecret::parse(&text);
        if let Ok(card) = Card::parse(&text) {
            prop_assert_eq!(Card::parse(&card.to_string()), Ok(card));
        }
        prop_assert_eq!(SealedDraft::from_bytes(bytes).counter(), None);
    }
}
