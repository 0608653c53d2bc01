//! The instrument that this binary was built with.

use touchstone_domain::instrument::Instrument;

/// Its structure as JSON; empty where the content was wrong at build time.
const BUILT_IN: &str = include_str!(concat!(env!("OUT_DIR"), "/instrument.json"));

/// The instrument, or nothing where the binary was built with wrong content.
#[must_use]
pub fn built_in() -> Option<Instrument> {
    // The build writes it with the same types: it can only be whole or absent.
    serde_json::from_str(BUILT_IN).ok()
}
