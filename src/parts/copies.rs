//! The part that keeps second copies of assessments.

use leptos::wasm_split::{self, wasm_split};
use touchstone_domain::document::Document;

use crate::state::content::NotLoaded;
use crate::state::safety_copy::{Job, Working, begin};

/// Copies of assessments in the browser's database: kept after each change, taken back after the start.
///
/// # Errors
/// [`NotLoaded`]: the part did not arrive; the next change asks again.
pub async fn safety_copy(job: Job) -> Result<Vec<Document>, NotLoaded> {
    Ok(load(job).await?.await)
}

#[wasm_split(copies, wasm_split_path = wasm_split, fallible)]
fn load(job: Job) -> Result<Working, NotLoaded> {
    Ok(begin(job))
}
