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

/// Something to write, or to take away.
pub(crate) struct Change {
    pub shelf: Shelf,
    pub name: String,
    /// Nothing takes it away.
    pub content: Option<Vec<u8>>,
}

impl Change {
    pub(crate) fn put(shelf: Shelf, name: impl Into<String>, content: Vec<u8>) -> Change {
        Change { shelf, name: name.into(), content: Some(content) }
    }

    pub(crate) fn remove(shelf: Shelf, name: impl Into<String>) -> Change {
        Change { shelf, name: name.into(), content: None }
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
    let range = || -> Result<Query, Error> {
        // Names are ids, digits and letters: none of them is behind this one.
        let end = format!("{prefix}\u{FFFF}");
        Ok(KeyRange::bound(&prefix.into(), &end.into(), None, None)?.into())
    };
    // Both requests are made before either is awaited: a transaction ends when it has none left.
    let (names, contents) = (store.get_all_keys(Some(range()?), None)?, store.get_all(Some(range()?), None)?);
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
            Some(content) => {
                let value: JsValue = Uint8Array::from(content.as_slice()).into();
                let _request = store.put(&value, Some(&name.into()))?;
            }
            None => {
                let _request = store.delete(JsValue::from(name.as_str()))?;
            }
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
