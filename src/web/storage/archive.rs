//! The consultant's archive in IndexedDB: cases and papers under the archive's own key, that key sealed to the
//! consultant's keys, and key files as they are, under their passphrase. Nothing readable is ever written.

use idb::{
    Database, DatabaseEvent, Error, Factory, KeyRange, ObjectStoreParams, Query, Transaction,
    TransactionMode, TransactionResult,
};
use js_sys::Uint8Array;
use wasm_bindgen::{JsCast, JsValue};

const NAME: &str = "opstap-desk";
/// 1 kept dossiers as they came, each sealed to a consultant; 2 has archives.
const VERSION: u32 = 2;

/// A shelf of the database: bytes by a name.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Shelf {
    /// Key files by the id of the key.
    Keys,
    /// The key of each archive, sealed, by the id of the archive.
    Archives,
    /// Cases, by the id of their archive, `/`, and their own.
    Cases,
    /// Settings and lists, by the id of their archive, `/`, and what they are.
    Papers,
    /// Dossiers as they came, sealed, of version 1; taken into an archive once their key is open.
    Sealed,
}

impl Shelf {
    const ALL: [Shelf; 5] = [Shelf::Keys, Shelf::Archives, Shelf::Cases, Shelf::Papers, Shelf::Sealed];

    const fn name(self) -> &'static str {
        match self {
            Shelf::Keys => "keys",
            Shelf::Archives => "archives",
            Shelf::Cases => "cases",
            Shelf::Papers => "papers",
            Shelf::Sealed => "dossiers",
        }
    }
}

/// Something to write, to take away, or that must be there.
pub(crate) struct Change {
    pub shelf: Shelf,
    pub name: String,
    pub content: Content,
}

/// What to do with a thing.
pub(crate) enum Content {
    Put(Vec<u8>),
    Remove,
    /// Nothing at all is written unless it is there, exactly so.
    Expect(Vec<u8>),
}

impl Change {
    pub(crate) fn put(shelf: Shelf, name: impl Into<String>, content: Vec<u8>) -> Change {
        Change { shelf, name: name.into(), content: Content::Put(content) }
    }

    pub(crate) fn expect(shelf: Shelf, name: impl Into<String>, content: Vec<u8>) -> Change {
        Change { shelf, name: name.into(), content: Content::Expect(content) }
    }

    pub(crate) fn remove(shelf: Shelf, name: impl Into<String>) -> Change {
        Change { shelf, name: name.into(), content: Content::Remove }
    }
}

/// Everything on a shelf whose name begins so.
///
/// # Errors
/// When the browser offers no database, or this one was made by a newer Opstap.
pub(crate) async fn all(shelf: Shelf, prefix: &str) -> Result<Vec<(String, Vec<u8>)>, Error> {
    let database = open().await?;
    let transaction = database.transaction(&[shelf.name()], TransactionMode::ReadOnly)?;
    let store = transaction.object_store(shelf.name())?;
    // Both requests are made before either is awaited: a transaction ends when it has none left.
    let (names, contents) =
        (store.get_all_keys(Some(beginning(prefix)?), None)?, store.get_all(Some(beginning(prefix)?), None)?);
    let (names, contents) = (names.await?, contents.await?);
    database.close();
    Ok(names
        .into_iter()
        .zip(contents)
        .filter_map(|(name, content)| Some((name.as_string()?, bytes(content)?)))
        .collect())
}

/// One thing, if it is there.
///
/// # Errors
/// As [`all`].
pub(crate) async fn get(shelf: Shelf, name: &str) -> Result<Option<Vec<u8>>, Error> {
    let database = open().await?;
    let transaction = database.transaction(&[shelf.name()], TransactionMode::ReadOnly)?;
    let found = transaction.object_store(shelf.name())?.get(JsValue::from(name))?.await?;
    database.close();
    Ok(found.and_then(bytes))
}

/// Several things of one shelf, in this order; nothing for what is not there.
///
/// # Errors
/// As [`all`].
pub(crate) async fn some(shelf: Shelf, names: &[String]) -> Result<Vec<Option<Vec<u8>>>, Error> {
    let database = open().await?;
    let transaction = database.transaction(&[shelf.name()], TransactionMode::ReadOnly)?;
    let store = transaction.object_store(shelf.name())?;
    // All are asked for before one is awaited.
    let requests: Result<Vec<_>, Error> =
        names.iter().map(|name| store.get(JsValue::from(name.as_str()))).collect();
    let mut found = Vec::with_capacity(names.len());
    for request in requests? {
        found.push(request.await?.and_then(bytes));
    }
    database.close();
    Ok(found)
}

/// Writes all of it, or nothing at all.
///
/// # Errors
/// When the browser refuses, for want of room above all; what stood there before still does.
pub(crate) async fn write(changes: &[Change]) -> Result<(), Error> {
    let database = open().await?;
    let transaction = transaction(&database, changes.iter().map(|change| change.shelf))?;
    check(&database, &transaction, changes).await?;
    request(&transaction, changes)?;
    finish(database, transaction).await
}

/// Reads things of one shelf and writes what they become, as one step that no other window comes in between: all of it,
/// or nothing at all. What `revise` gives nothing for stays as it is; `along` is written in the same step.
///
/// # Errors
/// As [`write`].
pub(crate) async fn revise(
    shelf: Shelf,
    names: &[String],
    mut revise: impl FnMut(usize, Option<Vec<u8>>) -> Option<Vec<u8>>,
    along: &[Change],
) -> Result<(), Error> {
    let database = open().await?;
    let shelves = along.iter().map(|change| change.shelf).chain([shelf]);
    let transaction = transaction(&database, shelves)?;
    let store = transaction.object_store(shelf.name())?;
    check(&database, &transaction, along).await?;
    request(&transaction, along)?;
    for (place, name) in names.iter().enumerate() {
        let found = store.get(JsValue::from(name.as_str()))?.await?.and_then(bytes);
        if let Some(content) = revise(place, found) {
            let value: JsValue = Uint8Array::from(content.as_slice()).into();
            let _request = store.put(&value, Some(&name.into()))?;
        }
    }
    finish(database, transaction).await
}

/// Makes everything on these shelves whose name begins so into something else, as one step: all of it, or nothing.
/// What `renew` gives nothing for stays as it is. `along` is written in the same step.
///
/// # Errors
/// As [`write`].
pub(crate) async fn renew(
    shelves: &[Shelf],
    prefix: &str,
    mut renew: impl FnMut(Shelf, &str, &[u8]) -> Option<Vec<u8>>,
    along: &[Change],
) -> Result<(), Error> {
    let database = open().await?;
    let all = along.iter().map(|change| change.shelf).chain(shelves.iter().copied());
    let transaction = transaction(&database, all)?;
    check(&database, &transaction, along).await?;
    for shelf in shelves {
        let store = transaction.object_store(shelf.name())?;
        // The names are asked for within the transaction: what another window adds is not left behind.
        let names = store.get_all_keys(Some(beginning(prefix)?), None)?.await?;
        for name in names.into_iter().filter_map(|name| name.as_string()) {
            let found = store.get(JsValue::from(name.as_str()))?.await?.and_then(bytes);
            if let Some(content) = found.and_then(|found| renew(*shelf, &name, &found)) {
                let value: JsValue = Uint8Array::from(content.as_slice()).into();
                let _request = store.put(&value, Some(&name.into()))?;
            }
        }
    }
    request(&transaction, along)?;
    finish(database, transaction).await
}

/// Whether what must be there is; else the transaction ends with nothing done.
async fn check(database: &Database, transaction: &Transaction, changes: &[Change]) -> Result<(), Error> {
    for Change { shelf, name, content } in changes {
        let Content::Expect(content) = content else { continue };
        let store = transaction.object_store(shelf.name())?;
        let found = store.get(JsValue::from(name.as_str()))?.await?.and_then(bytes);
        if found.as_ref() != Some(content) {
            database.close();
            return Err(Error::TransactionCommitError(JsValue::NULL));
        }
    }
    Ok(())
}

fn beginning(prefix: &str) -> Result<Query, Error> {
    // Names are ids, digits and letters: none of them is behind this one.
    let end = format!("{prefix}\u{FFFF}");
    Ok(KeyRange::bound(&prefix.into(), &end.into(), None, None)?.into())
}

fn transaction(database: &Database, shelves: impl Iterator<Item = Shelf>) -> Result<Transaction, Error> {
    let wanted: Vec<Shelf> = shelves.collect();
    let names: Vec<&str> =
        Shelf::ALL.into_iter().filter(|shelf| wanted.contains(shelf)).map(Shelf::name).collect();
    database.transaction(&names, TransactionMode::ReadWrite)
}

fn request(transaction: &Transaction, changes: &[Change]) -> Result<(), Error> {
    // Not the requests but the end of the transaction says whether it is on disk.
    for Change { shelf, name, content } in changes {
        let store = transaction.object_store(shelf.name())?;
        match content {
            Content::Put(content) => {
                let value: JsValue = Uint8Array::from(content.as_slice()).into();
                let _request = store.put(&value, Some(&name.into()))?;
            }
            Content::Remove => {
                let _request = store.delete(JsValue::from(name.as_str()))?;
            }
            Content::Expect(_) => {}
        }
    }
    Ok(())
}

async fn finish(database: Database, transaction: Transaction) -> Result<(), Error> {
    let result = transaction.await;
    database.close();
    match result? {
        TransactionResult::Committed => Ok(()),
        TransactionResult::Aborted => Err(Error::TransactionCommitError(JsValue::NULL)),
    }
}

fn bytes(value: JsValue) -> Option<Vec<u8>> {
    value.dyn_into::<Uint8Array>().ok().map(|bytes| bytes.to_vec())
}

/// Opened for each use: a database that stays open blocks the other tab's upgrade.
async fn open() -> Result<Database, Error> {
    let mut request = Factory::new()?.open(NAME, Some(VERSION))?;
    request.on_upgrade_needed(|event| {
        let Ok(database) = event.database() else {
            return;
        };
        for shelf in Shelf::ALL {
            if !database.store_names().iter().any(|name| name == shelf.name()) {
                // A failure aborts the upgrade, and with it the opening.
                let _ = database.create_object_store(shelf.name(), ObjectStoreParams::new());
            }
        }
    });
    request.await
}
