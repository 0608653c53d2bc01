//! The part that writes to the safe storage, and takes back from it what the quick one lacks.

use std::future::Future;
use std::pin::Pin;

use leptos::wasm_split::{self, wasm_split};

use crate::state::content::NotLoaded;
use crate::state::library::{Library, safe};

type Working = Pin<Box<dyn Future<Output = ()>>>;

/// Writes everything that is due.
///
/// # Errors
/// [`NotLoaded`]: the part did not arrive; the next change asks again.
pub async fn keep_safe(library: Library) -> Result<(), NotLoaded> {
    load(library, false).await?.await;
    Ok(())
}

/// Takes from the second copies what the quick storage lacks. Without the part the next visit asks again.
pub async fn recover(library: Library) {
    if let Ok(working) = load(library, true).await {
        working.await;
    }
}

#[wasm_split(copies, wasm_split_path = wasm_split, fallible)]
fn load(library: Library, recovers: bool) -> Result<Working, NotLoaded> {
    Ok(match recovers {
        true => Box::pin(safe::recover(library)),
        false => Box::pin(safe::keep(library)),
    })
}
