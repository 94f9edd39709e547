//! What a tablet keeps of a group, in IndexedDB: the public part of the session, drafts and dossiers, all of them
//! sealed, and what has become of each card. Nothing readable is ever written, and nothing secret.
//!
//! Every change is one transaction that is on disk before it counts, and is read back. The database is opened for each
//! use: a connection that the browser has lost meanwhile (as after a night in a drawer) is never used again, and one
//! that stays open would block the next version.

use std::{future::poll_fn, pin::Pin, task::Poll};

use idb::{Database, DatabaseEvent, Error, Factory, ObjectStoreParams, Transaction, TransactionResult};
use js_sys::{Array, Object, Promise, Reflect, Uint8Array};
use leptos::prelude::window;
use wasm_bindgen::{JsCast, JsValue, prelude::wasm_bindgen};
use wasm_bindgen_futures::JsFuture;
use web_sys::{IdbDatabase, IdbTransaction};

use crate::dossier::group::SealedDraft;

pub(crate) const NAME: &str = "opstap-group";
const VERSION: u32 = 1;
/// Milliseconds after which a browser that doesn't answer is not waited for any longer.
const PATIENCE: i32 = 8_000;

const SESSION: &str = "session";
const DRAFTS: &str = "drafts";
const OUTBOX: &str = "outbox";
const CARDS: &str = "cards";
const ALL: [&str; 4] = [SESSION, DRAFTS, OUTBOX, CARDS];

/// Why something is not kept or not read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum StoreError {
    /// The browser offers no database: private mode, or switched off.
    Off,
    /// No room is left.
    Full,
    /// The connection was lost, or what was read back is something else; another time it may work.
    Lost,
    /// The browser does not answer.
    Late,
    /// A newer version of Opstap made this database.
    Newer,
    /// With this card somebody has finished.
    Finished,
    /// A newer draft of the same card is there, of another window.
    Older,
}

/// What has become of a card on this tablet. Somebody who is still busy has none of these.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum CardState {
    /// Finished; the dossier waits here.
    Waiting,
    /// The dossier was given to the facilitator and is still here.
    Collected,
    /// The facilitator said that it was read; it is no longer here.
    Imported,
}

impl CardState {
    const ALL: [CardState; 3] = [CardState::Waiting, CardState::Collected, CardState::Imported];

    fn to_js(self) -> JsValue {
        JsValue::from(self as u32)
    }

    fn from_js(value: &JsValue) -> Option<CardState> {
        let place = value.as_f64()?;
        CardState::ALL.into_iter().find(|state| f64::from(*state as u32) == place)
    }
}

/// How things stand on this tablet, by card number.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Overview {
    /// Cards with which somebody began and did not finish.
    pub begun: Vec<u16>,
    /// Cards with which somebody finished.
    pub finished: Vec<(u16, CardState)>,
}

impl Overview {
    /// The cards in this state.
    pub(crate) fn cards(&self, state: CardState) -> Vec<u16> {
        self.finished.iter().filter(|(_, found)| *found == state).map(|(number, _)| *number).collect()
    }

    /// Dossiers that are still here.
    pub(crate) fn here(&self) -> usize {
        self.finished.iter().filter(|(_, state)| *state != CardState::Imported).count()
    }

    /// Whether nothing would be lost with this tablet.
    pub(crate) fn is_empty(&self) -> bool {
        self.begun.is_empty() && self.here() == 0
    }
}

#[wasm_bindgen]
extern "C" {
    /// A database whose transactions may be told to be on disk before they are called done.
    type StrictDatabase;

    #[wasm_bindgen(method, catch, js_name = transaction)]
    fn transaction(
        this: &StrictDatabase,
        stores: &Array,
        mode: &str,
        options: &Object,
    ) -> Result<IdbTransaction, JsValue>;
}

/// Whether this browser keeps anything for us, found out by trying.
pub(crate) async fn probe() -> Result<(), StoreError> {
    let name = JsValue::from("probe");
    transact(&[SESSION], async |stores| {
        let written = JsValue::from("here");
        stores.of(SESSION)?.put(&written, Some(&name))?.await?;
        let read = stores.of(SESSION)?.get(name.clone())?.await?;
        stores.of(SESSION)?.delete(name.clone())?.await?;
        Ok(if read == Some(written) { Ok(()) } else { Err(StoreError::Lost) })
    })
    .await
}

/// The public part of the session, as JSON.
pub(crate) async fn session() -> Result<Option<String>, StoreError> {
    transact(&[SESSION], async |stores| {
        let found = stores.of(SESSION)?.get(JsValue::from(SESSION))?.await?;
        Ok(Ok(found.and_then(|json| json.as_string())))
    })
    .await
}

/// Keeps the public part of the session, in the place of another one.
pub(crate) async fn set_session(json: &str) -> Result<(), StoreError> {
    transact(&[SESSION], async |stores| {
        stores.of(SESSION)?.put(&json.into(), Some(&SESSION.into()))?.await?;
        Ok(Ok(()))
    })
    .await?;
    let kept = session().await?;
    if kept.as_deref() == Some(json) { Ok(()) } else { Err(StoreError::Lost) }
}

/// The draft of a card.
///
/// # Errors
/// [`StoreError::Finished`] when somebody has finished with it.
pub(crate) async fn draft(number: u16) -> Result<Option<SealedDraft>, StoreError> {
    transact(&[DRAFTS, CARDS], async |stores| {
        let finished = stores.of(CARDS)?.get(JsValue::from(number))?.await?;
        let found = stores.of(DRAFTS)?.get(JsValue::from(number))?.await?;
        Ok(match finished {
            Some(_) => Err(StoreError::Finished),
            None => Ok(found.and_then(|found| bytes(&found)).map(SealedDraft::from_bytes)),
        })
    })
    .await
}

/// Keeps a draft, unless a newer one of the same card is there; done once it is on disk and reads back the same.
pub(crate) async fn put_draft(number: u16, sealed: &SealedDraft) -> Result<(), StoreError> {
    let value: JsValue = Uint8Array::from(sealed.as_bytes()).into();
    let counter = sealed.counter();
    transact(&[DRAFTS, CARDS], async |stores| {
        let drafts = stores.of(DRAFTS)?;
        if stores.of(CARDS)?.get(JsValue::from(number))?.await?.is_some() {
            return Ok(Err(StoreError::Finished));
        }
        let before = drafts.get(JsValue::from(number))?.await?.and_then(|found| bytes(&found));
        let before = before.map(SealedDraft::from_bytes);
        if let Some(before) = before
            && before.counter() >= counter
            && before != *sealed
        {
            return Ok(Err(StoreError::Older));
        }
        drafts.put(&value, Some(&number.into()))?.await?;
        Ok(Ok(()))
    })
    .await?;
    let kept = read(DRAFTS, number).await?;
    if kept.as_deref() == Some(sealed.as_bytes()) { Ok(()) } else { Err(StoreError::Lost) }
}

/// Puts a sealed dossier in the outbox and takes the draft away, both or neither. The same dossier twice is one.
pub(crate) async fn finish(number: u16, sealed: &[u8]) -> Result<(), StoreError> {
    let value: JsValue = Uint8Array::from(sealed).into();
    transact(&[DRAFTS, OUTBOX, CARDS], async |stores| {
        let number = JsValue::from(number);
        let before = stores.of(OUTBOX)?.get(number.clone())?.await?.and_then(|found| bytes(&found));
        if before.as_deref() == Some(sealed) {
            return Ok(Ok(()));
        }
        if stores.of(CARDS)?.get(number.clone())?.await?.is_some() {
            return Ok(Err(StoreError::Finished));
        }
        let put = stores.of(OUTBOX)?.put(&value, Some(&number))?;
        let mark = stores.of(CARDS)?.put(&CardState::Waiting.to_js(), Some(&number))?;
        let gone = stores.of(DRAFTS)?.delete(number.clone())?;
        put.await?;
        mark.await?;
        gone.await?;
        Ok(Ok(()))
    })
    .await?;
    let kept = read(OUTBOX, number).await?;
    let draft = read(DRAFTS, number).await?;
    if kept.as_deref() == Some(sealed) && draft.is_none() { Ok(()) } else { Err(StoreError::Lost) }
}

/// Whether somebody has finished with this card.
pub(crate) async fn is_finished(number: u16) -> Result<bool, StoreError> {
    transact(&[CARDS], async |stores| Ok(Ok(stores.of(CARDS)?.get(JsValue::from(number))?.await?.is_some())))
        .await
}

/// How things stand.
pub(crate) async fn overview() -> Result<Overview, StoreError> {
    transact(&[DRAFTS, CARDS], async |stores| {
        let begun = stores.of(DRAFTS)?.get_all_keys(None, None)?.await?;
        let numbers = stores.of(CARDS)?.get_all_keys(None, None)?.await?;
        let states = stores.of(CARDS)?.get_all(None, None)?.await?;
        let finished = numbers.iter().zip(&states);
        Ok(Ok(Overview {
            begun: begun.iter().filter_map(number).collect(),
            finished: finished
                .filter_map(|(key, state)| Some((number(key)?, CardState::from_js(state)?)))
                .collect(),
        }))
    })
    .await
}

/// Every dossier that is here, by card number. Nothing changes.
pub(crate) async fn dossiers() -> Result<Vec<(u16, Vec<u8>)>, StoreError> {
    transact(&[OUTBOX], async |stores| {
        let numbers = stores.of(OUTBOX)?.get_all_keys(None, None)?.await?;
        let found = stores.of(OUTBOX)?.get_all(None, None)?.await?;
        let both = numbers.iter().zip(&found);
        Ok(Ok(both.filter_map(|(key, value)| Some((number(key)?, bytes(value)?))).collect()))
    })
    .await
}

/// Marks the dossiers of these cards, all or none, as given to the facilitator. They stay.
pub(crate) async fn mark_collected(numbers: &[u16]) -> Result<(), StoreError> {
    transact(&[CARDS], async |stores| {
        let cards = stores.of(CARDS)?;
        for number in numbers.iter().copied().map(JsValue::from) {
            let state = cards.get(number.clone())?.await?;
            // What is no longer here is not given once more.
            if state.and_then(|state| CardState::from_js(&state)) == Some(CardState::Waiting) {
                cards.put(&CardState::Collected.to_js(), Some(&number))?.await?;
            }
        }
        Ok(Ok(()))
    })
    .await
}

/// Removes the dossiers of exactly these cards, all or none, and looks whether they are gone. One that was never given
/// to the facilitator stays, and is [`StoreError::Lost`]; one that is gone already is no error.
pub(crate) async fn remove(numbers: &[u16]) -> Result<(), StoreError> {
    transact(&[OUTBOX, CARDS], async |stores| {
        let (outbox, cards) = (stores.of(OUTBOX)?, stores.of(CARDS)?);
        for number in numbers.iter().copied().map(JsValue::from) {
            let state = cards.get(number.clone())?.await?;
            if !state.is_some_and(|state| may_go(&state)) {
                return Ok(Err(StoreError::Lost));
            }
            outbox.delete(number.clone())?.await?;
            cards.put(&CardState::Imported.to_js(), Some(&number))?.await?;
        }
        Ok(Ok(()))
    })
    .await?;
    let left = dossiers().await?;
    let states = overview().await?.finished;
    let gone = |number: &u16| {
        states.contains(&(*number, CardState::Imported)) && left.iter().all(|(other, _)| other != number)
    };
    if numbers.iter().all(gone) { Ok(()) } else { Err(StoreError::Lost) }
}

/// Whether the facilitator has the dossier of a card in this state.
fn may_go(state: &JsValue) -> bool {
    matches!(CardState::from_js(state), Some(CardState::Collected | CardState::Imported))
}

/// Removes everything.
pub(crate) async fn wipe() -> Result<(), StoreError> {
    transact(&ALL, async |stores| {
        for store in ALL {
            stores.of(store)?.clear()?.await?;
        }
        Ok(Ok(()))
    })
    .await
}

/// Bytes that the browser says are left for this app; `None` where it does not say.
pub(crate) async fn room() -> Option<u64> {
    let asked = window().navigator().storage().estimate().ok()?;
    let estimate = JsFuture::from(asked).await.ok()?;
    let of = |key: &str| Reflect::get(&estimate, &key.into()).ok()?.as_f64().map(|bytes| bytes as u64);
    Some(of("quota")?.saturating_sub(of("usage")?))
}

/// What stands under a number.
async fn read(store: &str, number: u16) -> Result<Option<Vec<u8>>, StoreError> {
    transact(&[store], async |stores| {
        Ok(Ok(stores.of(store)?.get(JsValue::from(number))?.await?.and_then(|found| bytes(&found))))
    })
    .await
}

fn bytes(value: &JsValue) -> Option<Vec<u8>> {
    value.dyn_ref::<Uint8Array>().map(Uint8Array::to_vec)
}

fn number(key: &JsValue) -> Option<u16> {
    // Keys are the numbers of cards.
    key.as_f64().map(|number| number as u16)
}

/// The stores of one transaction.
struct Stores(Transaction);

impl Stores {
    fn of(&self, name: &str) -> Result<idb::ObjectStore, Error> {
        self.0.object_store(name)
    }
}

/// Does `work` in one transaction, and waits until it is on disk. Nothing has changed where this fails, except that
/// [`StoreError::Late`] does not know.
async fn transact<T>(
    stores: &[&str],
    work: impl AsyncFnOnce(&Stores) -> Result<Result<T, StoreError>, Error>,
) -> Result<T, StoreError> {
    in_time(async {
        let database = open().await?;
        let result = on(&database, stores, work).await;
        database.close();
        result
    })
    .await
}

async fn on<T>(
    database: &IdbDatabase,
    stores: &[&str],
    work: impl AsyncFnOnce(&Stores) -> Result<Result<T, StoreError>, Error>,
) -> Result<T, StoreError> {
    let names: Array = stores.iter().map(|name| JsValue::from(*name)).collect();
    let options = Object::new();
    // Setting a property of a fresh plain object can't fail.
    let _ = Reflect::set(&options, &"durability".into(), &"strict".into());
    let strict: &StrictDatabase = database.unchecked_ref();
    let raw = strict.transaction(&names, "readwrite", &options).map_err(|error| reason(&error))?;
    let stores = Stores(raw.clone().into());
    match work(&stores).await {
        Ok(Ok(value)) => match stores.0.await {
            Ok(TransactionResult::Committed) => Ok(value),
            _ => Err(raw.error().map_or(StoreError::Lost, |error| reason(&error))),
        },
        refused => {
            // Where it is over already there is nothing to take back.
            let _ = raw.abort();
            match refused {
                Ok(Err(error)) => Err(error),
                Err(error) => Err(reason_of(&error)),
                Ok(Ok(_)) => unreachable!("matched above"),
            }
        }
    }
}

async fn open() -> Result<IdbDatabase, StoreError> {
    let off = |_| StoreError::Off;
    let mut request = Factory::new().map_err(off)?.open(NAME, Some(VERSION)).map_err(off)?;
    request.on_upgrade_needed(|event| {
        let Ok(database) = event.database() else {
            return;
        };
        for store in ALL {
            if !database.store_names().iter().any(|name| name == store) {
                // A failure aborts the upgrade, and with it the opening.
                let _ = database.create_object_store(store, ObjectStoreParams::new());
            }
        }
    });
    let mut database: Database = request.await.map_err(|error| match reason_of(&error) {
        // Nothing was open yet that could be lost.
        StoreError::Lost if name_of(&error).as_deref() != Some("UnknownError") => StoreError::Off,
        other => other,
    })?;
    // Another window wants a newer version: this connection goes as soon as its work is done.
    database.on_version_change(|event| {
        if let Some(database) = event.target().and_then(|target| target.dyn_into::<IdbDatabase>().ok()) {
            database.close();
        }
    });
    database.forget_callbacks();
    Ok(database.into())
}

fn name_of(error: &Error) -> Option<String> {
    let error: &JsValue = match error {
        Error::DomException(error) => error,
        Error::AddFailed(error)
        | Error::ClearFailed(error)
        | Error::DeleteFailed(error)
        | Error::GetFailed(error)
        | Error::GetAllFailed(error)
        | Error::GetAllKeysFailed(error)
        | Error::UpdateFailed(error)
        | Error::IndexedDbOpenFailed(error)
        | Error::TransactionOpenFailed(error)
        | Error::ObjectStoreNotFound(error) => error,
        _ => return None,
    };
    Reflect::get(error, &"name".into()).ok()?.as_string()
}

fn reason_of(error: &Error) -> StoreError {
    by_name(name_of(error).as_deref())
}

fn reason(error: &JsValue) -> StoreError {
    by_name(Reflect::get(error, &"name".into()).ok().and_then(|name| name.as_string()).as_deref())
}

fn by_name(name: Option<&str>) -> StoreError {
    match name {
        Some("QuotaExceededError") => StoreError::Full,
        Some("VersionError") => StoreError::Newer,
        Some("SecurityError") => StoreError::Off,
        _ => StoreError::Lost,
    }
}

/// Waits for the work, but not forever: some browsers now and then never answer.
async fn in_time<T>(work: impl Future<Output = Result<T, StoreError>>) -> Result<T, StoreError> {
    let mut work = Some(Box::pin(work));
    let mut bell = Box::pin(sleep(PATIENCE));
    poll_fn(move |context| {
        if let Some(going) = work.as_mut()
            && let Poll::Ready(result) = Pin::new(going).poll(context)
        {
            return Poll::Ready(result);
        }
        Pin::new(&mut bell).poll(context).map(|()| {
            // The browser may still call back into what waits for it: that has to stay.
            std::mem::forget(work.take());
            Err(StoreError::Late)
        })
    })
    .await
}

/// Waits so many milliseconds.
pub(crate) async fn sleep(milliseconds: i32) {
    let promise = Promise::new(&mut |resolve, _| {
        // A window always has a timer.
        let _ = window().set_timeout_with_callback_and_timeout_and_arguments_0(&resolve, milliseconds);
    });
    let _ = JsFuture::from(promise).await;
}
