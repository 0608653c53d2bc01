//! The browser's database (IndexedDB), for what is bulky: texts by key, in one store.
//!
//! The connection is opened for each piece of work and closed again: no open window then keeps another one from erasing,
//! and a connection that the browser dropped in the background is never used. Nothing here runs at the start of the app.

use std::collections::BTreeMap;
use std::pin::pin;

use futures_util::future::{Either, select};
use idb::{Database, Error, Factory, ObjectStore, ObjectStoreParams, Transaction, TransactionMode};
use js_sys::Promise;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::JsFuture;

use super::javascript::property;
use super::storage::NotKept;

/// The store inside the database.
const TEXTS: &str = "texts";

/// How long the browser may take to open the database, in milliseconds. One that never answers was seen in WebKit.
const PATIENCE: i32 = 5_000;

/// The name of this deployment's database: two copies of the site on one host do not see each other's.
#[must_use]
pub fn name() -> String {
    let path = web_sys::window()
        .and_then(|window| window.location().pathname().ok())
        .unwrap_or_default();
    let folder = path.rsplit_once('/').map_or("", |(folder, _)| folder);
    format!("touchstone:{folder}/")
}

/// All texts by key.
///
/// # Errors
/// [`NotKept`]: the browser does not let this page use its database.
pub async fn texts() -> Result<BTreeMap<String, String>, NotKept> {
    work(TransactionMode::ReadOnly, async |store| {
        let keys = store.get_all_keys(None, None)?.await?;
        let values = store.get_all(None, None)?.await?;
        let texts = keys.into_iter().zip(values);
        Ok(texts
            .filter_map(|(key, value)| Some((key.as_string()?, value.as_string()?)))
            .collect())
    })
    .await
}

/// Reads a text, decides what to write, and writes it, while no other window can come between.
///
/// # Errors
/// [`NotKept`]; then nothing was written.
pub async fn change<T>(
    key: &str,
    decide: impl FnOnce(Option<String>) -> (Vec<(String, String)>, T),
) -> Result<T, NotKept> {
    work(TransactionMode::ReadWrite, async move |store| {
        let stored = store.get(JsValue::from_str(key))?.await?;
        let (texts, outcome) = decide(stored.and_then(|stored| stored.as_string()));
        for (key, text) in texts {
            store
                .put(&JsValue::from_str(&text), Some(&JsValue::from_str(&key)))?
                .await?;
        }
        Ok(outcome)
    })
    .await
}

/// Forgets a text.
///
/// # Errors
/// [`NotKept`]; the text is then still there.
pub async fn remove(key: &str) -> Result<(), NotKept> {
    work(TransactionMode::ReadWrite, async move |store| {
        store.delete(JsValue::from_str(key))?.await
    })
    .await
}

/// Forgets all texts.
///
/// # Errors
/// [`NotKept`]; nothing is then forgotten.
pub async fn erase() -> Result<(), NotKept> {
    work(TransactionMode::ReadWrite, async move |store| store.clear()?.await).await
}

/// Does a piece of work in one transaction: all of it is kept, or nothing.
async fn work<T>(mode: TransactionMode, task: impl AsyncFnOnce(ObjectStore) -> Result<T, Error>) -> Result<T, NotKept> {
    let database = match select(pin!(open()), pin!(silence())).await {
        Either::Left((opened, _)) => opened.map_err(|error| reason(&error))?,
        Either::Right(_) => return Err(NotKept::Blocked),
    };
    let outcome = in_transaction(&database, mode, task).await;
    database.close();
    outcome
}

async fn in_transaction<T>(
    database: &Database,
    mode: TransactionMode,
    task: impl AsyncFnOnce(ObjectStore) -> Result<T, Error>,
) -> Result<T, NotKept> {
    let begun = database.transaction(&[TEXTS], mode).and_then(|transaction| {
        let store = transaction.object_store(TEXTS)?;
        Ok((transaction, store))
    });
    let (transaction, store) = begun.map_err(|error| reason(&error))?;
    let outcome = task(store).await.map_err(|error| reason(&error))?;
    finished(transaction).await.map(|()| outcome)
}

/// Only a finished transaction is kept; until then the browser may take all of it back.
async fn finished(transaction: Transaction) -> Result<(), NotKept> {
    match transaction.await {
        Ok(result) if result.is_committed() => Ok(()),
        // A transaction whose requests all went well is given up for want of room.
        Ok(_) => Err(NotKept::Full),
        Err(error) => Err(reason(&error)),
    }
}

/// Opens the database in the version that it has, so that one of a newer release can still be read; a new one gets its
/// store.
async fn open() -> Result<Database, Error> {
    let mut request = Factory::new()?.open(&name(), None)?;
    request.on_upgrade_needed(|event| {
        use idb::DatabaseEvent;
        if let Ok(database) = event.database() {
            // Where this fails, the work that follows finds no store and says so.
            let _ = database.create_object_store(TEXTS, ObjectStoreParams::new());
        }
    });
    request.await
}

/// Ends when the patience does.
async fn silence() {
    let timer = Promise::new(&mut |done, _| {
        if let Some(window) = web_sys::window() {
            // Where no timer can be set there is no end to the patience either.
            let _ = window.set_timeout_with_callback_and_timeout_and_arguments_0(&done, PATIENCE);
        }
    });
    // A timer never fails.
    let _ = JsFuture::from(timer).await;
}

fn reason(error: &Error) -> NotKept {
    let thrown: Option<&JsValue> = match error {
        Error::DomException(exception) => Some(exception),
        Error::UpdateFailed(thrown) => Some(thrown),
        _ => None,
    };
    match thrown
        .and_then(|thrown| property(thrown, "name")?.as_string())
        .as_deref()
    {
        Some("QuotaExceededError") => NotKept::Full,
        _ => NotKept::Blocked,
    }
}
