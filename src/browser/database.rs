//! The browser's database (IndexedDB), for what is bulky: texts by key, in one store.
//!
//! The connection is opened for each piece of work and closed again: no open window then keeps another one from erasing,
//! and a connection that the browser dropped in the background is never used. Nothing here runs at the start of the app.

use std::collections::BTreeMap;
use std::pin::pin;

use futures_util::future::{Either, select};
use idb::{Database, Error, Factory, KeyRange, ObjectStore, ObjectStoreParams, Query, Transaction, TransactionMode};
use touchstone_store::Refusal;
use wasm_bindgen::JsValue;

use super::clock;
use super::javascript::property;

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
/// [`Refusal`]: the browser does not let this page use its database.
pub async fn texts() -> Result<BTreeMap<String, String>, Refusal> {
    texts_in(None).await
}

/// The texts whose keys begin like this.
///
/// # Errors
/// As [`texts`].
pub async fn texts_from(beginning: &str) -> Result<BTreeMap<String, String>, Refusal> {
    texts_in(Some(beginning)).await
}

async fn texts_in(beginning: Option<&str>) -> Result<BTreeMap<String, String>, Refusal> {
    work(TransactionMode::ReadOnly, async |store| {
        let range = |beginning: &str| {
            let (from, to) = (
                JsValue::from_str(beginning),
                JsValue::from_str(&[beginning, "\u{ffff}"].concat()),
            );
            KeyRange::bound(&from, &to, None, None).map(Query::KeyRange)
        };
        let range = beginning.map(range).transpose()?;
        let keys = store.get_all_keys(range.clone(), None)?.await?;
        let values = store.get_all(range, None)?.await?;
        let texts = keys.into_iter().zip(values);
        Ok(texts
            .filter_map(|(key, value)| Some((key.as_string()?, value.as_string()?)))
            .collect())
    })
    .await
}

/// One text.
///
/// # Errors
/// As [`texts`].
pub async fn text(key: &str) -> Result<Option<String>, Refusal> {
    work(TransactionMode::ReadOnly, async |store| {
        let stored = store.get(JsValue::from_str(key))?.await?;
        Ok(stored.and_then(|stored| stored.as_string()))
    })
    .await
}

/// Reads the text of each key, decides what to write (by the key's place in the list), and writes it, while no other window
/// can come between: all of it or nothing. Before, `meet` sees the text of the key `mark`; where it gives another one, all
/// texts are forgotten and that one is written.
///
/// # Errors
/// [`Refusal`]; then nothing was written.
pub async fn change(
    keys: &[String],
    mark: &str,
    meet: impl FnOnce(Option<&str>) -> Option<String>,
    mut decide: impl FnMut(usize, Option<String>) -> Vec<(String, String)>,
) -> Result<(), Refusal> {
    work(TransactionMode::ReadWrite, async move |store| {
        let mark = JsValue::from_str(mark);
        let stored = store.get(mark.clone())?.await?;
        let stored = stored.and_then(|stored| stored.as_string());
        if let Some(now) = meet(stored.as_deref()) {
            store.clear()?.await?;
            store.put(&JsValue::from_str(&now), Some(&mark))?.await?;
        }
        for (place, key) in keys.iter().enumerate() {
            let stored = store.get(JsValue::from_str(key))?.await?;
            for (key, text) in decide(place, stored.and_then(|stored| stored.as_string())) {
                store
                    .put(&JsValue::from_str(&text), Some(&JsValue::from_str(&key)))?
                    .await?;
            }
        }
        Ok(())
    })
    .await
}

/// Forgets a text, if it is such a one.
///
/// # Errors
/// [`Refusal`]; the text is then still there.
pub async fn remove_where(key: &str, is_such: impl FnOnce(Option<String>) -> bool) -> Result<(), Refusal> {
    work(TransactionMode::ReadWrite, async move |store| {
        let stored = store.get(JsValue::from_str(key))?.await?;
        match is_such(stored.and_then(|stored| stored.as_string())) {
            true => store.delete(JsValue::from_str(key))?.await,
            false => Ok(()),
        }
    })
    .await
}

/// Does a piece of work in one transaction: all of it is kept, or nothing.
async fn work<T>(mode: TransactionMode, task: impl AsyncFnOnce(ObjectStore) -> Result<T, Error>) -> Result<T, Refusal> {
    let database = match select(pin!(open()), pin!(clock::pause(PATIENCE))).await {
        Either::Left((opened, _)) => opened.map_err(|error| reason(&error))?,
        Either::Right(_) => return Err(Refusal::Blocked),
    };
    let outcome = in_transaction(&database, mode, task).await;
    database.close();
    outcome
}

async fn in_transaction<T>(
    database: &Database,
    mode: TransactionMode,
    task: impl AsyncFnOnce(ObjectStore) -> Result<T, Error>,
) -> Result<T, Refusal> {
    let begun = database.transaction(&[TEXTS], mode).and_then(|transaction| {
        let store = transaction.object_store(TEXTS)?;
        Ok((transaction, store))
    });
    let (transaction, store) = begun.map_err(|error| reason(&error))?;
    let outcome = task(store).await.map_err(|error| reason(&error))?;
    finished(transaction).await.map(|()| outcome)
}

/// Only a finished transaction is kept; until then the browser may take all of it back.
async fn finished(transaction: Transaction) -> Result<(), Refusal> {
    match transaction.await {
        Ok(result) if result.is_committed() => Ok(()),
        // A transaction whose requests all went well is given up for want of room.
        Ok(_) => Err(Refusal::Full),
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

fn reason(error: &Error) -> Refusal {
    let thrown: Option<&JsValue> = match error {
        Error::DomException(exception) => Some(exception),
        Error::UpdateFailed(thrown) => Some(thrown),
        _ => None,
    };
    match thrown
        .and_then(|thrown| property(thrown, "name")?.as_string())
        .as_deref()
    {
        Some("QuotaExceededError") => Refusal::Full,
        _ => Refusal::Blocked,
    }
}
