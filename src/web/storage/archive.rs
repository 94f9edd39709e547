//! The consultant's archive in IndexedDB: dossiers as they came, sealed, and key files as they are,
//! under their passphrase. Nothing readable is ever written.

use idb::{
    Database, DatabaseEvent, Error, Factory, ObjectStoreParams, Transaction, TransactionMode,
    TransactionResult,
};
use js_sys::Uint8Array;
use wasm_bindgen::{JsCast, JsValue};

const NAME: &str = "opstap-desk";
const VERSION: u32 = 1;

/// A shelf of the archive: bytes by a name.
#[derive(Clone, Copy)]
pub(crate) enum Shelf {
    /// Sealed dossiers by the id inside them.
    Dossiers,
    /// Key files by the id of the key.
    Keys,
}

impl Shelf {
    fn name(self) -> &'static str {
        match self {
            Shelf::Dossiers => "dossiers",
            Shelf::Keys => "keys",
        }
    }
}

/// Everything on a shelf.
///
/// # Errors
/// When the browser offers no database, or this one was made by a newer Opstap.
pub(crate) async fn all(shelf: Shelf) -> Result<Vec<(String, Vec<u8>)>, Error> {
    let database = open().await?;
    let transaction = database.transaction(&[shelf.name()], TransactionMode::ReadOnly)?;
    let store = transaction.object_store(shelf.name())?;
    // Both requests are made before either is awaited: a transaction ends when it has none left.
    let (names, contents) = (store.get_all_keys(None, None)?, store.get_all(None, None)?);
    let (names, contents) = (names.await?, contents.await?);
    database.close();
    Ok(names
        .into_iter()
        .zip(contents)
        .filter_map(|(name, content)| {
            let content = content.dyn_into::<Uint8Array>().ok()?;
            Some((name.as_string()?, content.to_vec()))
        })
        .collect())
}

/// Writes one thing, or nothing at all.
///
/// # Errors
/// When the browser refuses, for want of room above all; what stood there before still does.
pub(crate) async fn put(shelf: Shelf, name: &str, content: &[u8]) -> Result<(), Error> {
    let database = open().await?;
    let transaction = database.transaction(&[shelf.name()], TransactionMode::ReadWrite)?;
    let value: JsValue = Uint8Array::from(content).into();
    // Not the request but the end of the transaction says whether it is on disk.
    let _request = transaction.object_store(shelf.name())?.put(&value, Some(&name.into()))?;
    finish(database, transaction).await
}

/// Removes one thing.
///
/// # Errors
/// When the browser refuses; it is still there then.
pub(crate) async fn remove(shelf: Shelf, name: &str) -> Result<(), Error> {
    let database = open().await?;
    let transaction = database.transaction(&[shelf.name()], TransactionMode::ReadWrite)?;
    let _request = transaction.object_store(shelf.name())?.delete(JsValue::from(name))?;
    finish(database, transaction).await
}

async fn finish(database: Database, transaction: Transaction) -> Result<(), Error> {
    let result = transaction.await;
    database.close();
    match result? {
        TransactionResult::Committed => Ok(()),
        TransactionResult::Aborted => Err(Error::TransactionCommitError(JsValue::NULL)),
    }
}

/// Opened for each use: a database that stays open blocks the other tab's upgrade.
async fn open() -> Result<Database, Error> {
    let mut request = Factory::new()?.open(NAME, Some(VERSION))?;
    request.on_upgrade_needed(|event| {
        let Ok(database) = event.database() else {
            return;
        };
        for shelf in [Shelf::Dossiers, Shelf::Keys] {
            if !database.store_names().iter().any(|name| name == shelf.name()) {
                // A failure aborts the upgrade, and with it the opening.
                let _ = database.create_object_store(shelf.name(), ObjectStoreParams::new());
            }
        }
    });
    request.await
}
