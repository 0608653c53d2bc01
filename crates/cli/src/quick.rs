//! Reading save files quickly: straight from the text into documents or assessments, without a tree of JSON between them.
//!
//! The domain's reader builds a tree first, because that is little code to download, and because it must say what is
//! wrong with a damaged part and keep it. Neither matters here, where a hundred thousand sound files are read. So these
//! readers take sound files of the present version alone; whatever is unusual in any way (damaged, newer, older, with a
//! field twice) they leave to the domain's. Where they give something, it is what the domain gives: tests hold the two
//! against each other.

use std::collections::BTreeSet;

use serde::Deserialize;
use touchstone_domain::assessment::Assessment;
use touchstone_domain::save_file::{self, ReadError, SaveFile, limits};

use assessment::OneAssessment;
use document::OneDocument;
use envelope::Envelope;

mod answers;
mod assessment;
mod document;
mod envelope;
mod plain;
mod register;
mod small;

/// Reads a save file of any version, as [`save_file::read`] does.
///
/// # Errors
/// Those of [`save_file::read`].
pub fn read(text: &str) -> Result<SaveFile, ReadError> {
    sound(text).map_or_else(|| save_file::read(text), Ok)
}

/// The file, where nothing about it is unusual.
#[must_use]
pub fn sound(text: &str) -> Option<SaveFile> {
    let Envelope { documents, extra } = envelope::<OneDocument>(text)?;
    let mut file = SaveFile::of(documents.into_iter().map(|document| document.0));
    file.extra = extra;
    Some(file)
}

/// The assessments of a file by their id, deleted ones too, where nothing is unusual about the file and where every
/// register of theirs says what it is to say.
#[must_use]
pub fn assessments(text: &str) -> Option<Vec<Assessment>> {
    let documents = envelope::<OneAssessment>(text)?.documents;
    let mut assessments: Vec<Assessment> = documents.into_iter().filter_map(|document| document.0).collect();
    if let [_, _, ..] = assessments.as_slice() {
        assessments.sort_by(|left, right| left.head.id.cmp(&right.head.id));
        let ids: BTreeSet<&str> = assessments
            .iter()
            .map(|assessment| assessment.head.id.as_str())
            .collect();
        // Copies of one document are merged, which takes documents.
        if ids.len() < assessments.len() {
            return None;
        }
    }
    Some(assessments)
}

fn envelope<'text, D: Deserialize<'text>>(text: &'text str) -> Option<Envelope<D>> {
    if text.len() > limits::BYTES {
        return None;
    }
    let text = text.strip_prefix('\u{feff}').unwrap_or(text);
    let mut json = serde_json::Deserializer::from_str(text);
    let envelope = Envelope::deserialize(&mut json).ok()?;
    json.end().ok()?;
    Some(envelope)
}

#[cfg(test)]
mod tests;
