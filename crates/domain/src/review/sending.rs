//! The copy of an assessment that goes to a reviewer.
//!
//! What is left out are whole registers. Merging is by registers, so nothing is lost when the copy comes back.

use super::keys;
use crate::assessment::keys::{indicator_of, is_head};
use crate::document::Document;
use crate::ids::RaterId;

/// What a reviewer is shown of other people's words.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shown {
    /// Nothing: the reviewer rates alone. Levels, reasons, notes, comments and agreements of others are left out, and
    /// whatever this version does not know.
    Nothing,
    /// Everything.
    Everything,
}

/// The copy for a reviewer. Evidence travels in both cases, and so does what the reviewer said already.
#[must_use]
pub fn copy_for(document: &Document, rater: &RaterId, shown: Shown) -> Document {
    if shown == Shown::Everything {
        return document.clone();
    }
    let mut copy = Document::new(&document.kind, document.version, document.id.clone());
    let about_people = [keys::prefix(rater), keys::prefix(&RaterId::own())];
    let is_shown = |key: &str| {
        is_head(key)
            || about_people.iter().any(|prefix| key.starts_with(prefix))
            || (indicator_of(key).is_some() && is_evidence_or_of(key, rater))
    };
    let shown = document.registers.iter().filter(|(key, _)| is_shown(key));
    copy.registers = shown.map(|(key, register)| (key.clone(), register.clone())).collect();
    copy
}

fn is_evidence_or_of(key: &str, rater: &RaterId) -> bool {
    let mut parts = key.split('/').skip(1);
    match (parts.next(), parts.next(), parts.next()) {
        (Some("evidence"), ..) => true,
        (Some("level" | "reason" | "comment"), Some(whose), None) => whose == rater.as_str(),
        _ => false,
    }
}
