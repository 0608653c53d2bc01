//! The part that reads frozen versions for the report.

use leptos::wasm_split::{self, wasm_split};

use crate::pages::report::earlier::{Begin, choose};
use crate::state::content::NotLoaded;

/// The choice of an earlier version, which the report asks for once it stands.
///
/// # Errors
/// [`NotLoaded`]: the part did not arrive; the report is whole without it.
pub async fn earlier_versions() -> Result<Begin, NotLoaded> {
    load().await
}

#[wasm_split(earlier, wasm_split_path = wasm_split, fallible)]
fn load() -> Result<Begin, NotLoaded> {
    Ok(choose)
}
