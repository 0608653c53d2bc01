//! The instrument that this binary was built with.

use std::io;

use touchstone_domain::editions::Edition;
use touchstone_domain::instrument::Instrument;

use crate::{Outcome, Streams};

/// Its structure as JSON; empty where the content was wrong at build time.
const BUILT_IN: &str = include_str!(concat!(env!("OUT_DIR"), "/instrument.json"));

/// Its published versions as JSON; empty where the content was wrong at build time.
const EDITIONS: &str = include_str!(concat!(env!("OUT_DIR"), "/editions.json"));

/// The published versions of the instrument, the oldest first; none where the binary was built with wrong content.
#[must_use]
pub fn editions() -> Vec<Edition> {
    serde_json::from_str(EDITIONS).unwrap_or_default()
}

/// The instrument, or nothing where the binary was built with wrong content.
#[must_use]
pub fn built_in() -> Option<Instrument> {
    // The build writes it with the same types: it can only be whole or absent.
    serde_json::from_str(BUILT_IN).ok()
}

/// What a command says that needs the instrument where there is none.
pub(crate) fn no_instrument(streams: &mut Streams<'_>) -> io::Result<Outcome> {
    writeln!(
        streams.errors,
        "touchstone: built with wrong content, so that there is no instrument. See `touchstone check`, then build again."
    )?;
    Ok(Outcome::CannotRun)
}
