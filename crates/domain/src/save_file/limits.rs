//! How large a save file may be. Files come from anywhere, so a limit stands before every step that costs memory or time.
//! `schema/save-file.schema.json` names all of them.

use super::DocumentProblem;
use crate::document::{Document, Register};
use crate::{assessment, improvement_plan, learning_record, portfolio, snapshots};

pub use crate::document::{HIGHEST_COUNTER, TEXT_LIMIT};

/// Bytes of a whole file: 16 MiB.
pub const BYTES: usize = 16 * 1024 * 1024;

/// Objects and lists inside each other, the envelope included.
pub const DEPTH: usize = 32;

/// Documents in a file.
pub const DOCUMENTS: usize = 10_000;

/// Registers in a document. An instrument of 6,000 indicators, each with a level, a reason, a note and three pieces of
/// evidence, needs 90,000.
pub const REGISTERS: usize = 100_000;

/// Bytes of a register's key.
pub const KEY_LENGTH: usize = 200;

/// Bytes of a document's kind.
pub const KIND_LENGTH: usize = 64;

/// The highest counter in a file from outside. Somebody who writes a hundred times a second reaches it after 348 years; the
/// [`HIGHEST_COUNTER`] of what lies here already is 8,000 times as high, so that writing goes on after any such file.
pub const FOREIGN_COUNTER: u64 = 1 << 40;

/// Texts "also written" beside one register in a file from outside.
pub const ALSO: usize = 100;

/// Writers that one register of a file from outside knows of. Each open tab is a writer: one a day for 27 years.
pub const WRITERS: usize = 10_000;

/// Pieces of evidence for one statement, removed ones included.
pub const EVIDENCE: usize = 200;

/// How many things of one sort may stand side by side in a document from outside: the document's kind, the parts of the keys
/// with `*` for any part, the last of which tells the things apart, and the number. Removed things count.
pub const ENTRIES: [(&str, &str, usize); 17] = [
    (assessment::KIND, "*", 6_000),
    (assessment::KIND, "*/evidence/*", EVIDENCE),
    (assessment::KIND, "*/level/*", 200),
    (assessment::KIND, "*/reason/*", 200),
    (assessment::KIND, "*/comment/*", 200),
    (assessment::KIND, "raters/*", 200),
    (learning_record::KIND, "*", 2_000),
    (learning_record::KIND, "*/*", 1_000),
    (learning_record::KIND, "*/*/note/*", 500),
    (learning_record::KIND, "*/*/mark/*", 500),
    (portfolio::KIND, "product/*", 500),
    (portfolio::KIND, "product/*/row/*/*", 500),
    (portfolio::KIND, "artefact/*", 500),
    (portfolio::KIND, "artefact/*/criterion/*", 100),
    (improvement_plan::KIND, "*/item/*", 500),
    (snapshots::KIND, "snapshot/*", 10_000),
    (snapshots::KIND, "snapshot/*/*", 200),
];

/// Whether a document from outside is within what people make.
pub(super) fn check(document: &Document) -> Result<(), DocumentProblem> {
    // What a register has beside its winner, or has seen, is never newer than that.
    if document.highest_counter() > FOREIGN_COUNTER {
        return Err(DocumentProblem::Counter);
    }
    let too_many = |key: &str, count: usize, limit: usize| DocumentProblem::TooManyEntries {
        key: key.to_owned(),
        count,
        limit,
    };
    for (key, Register { also, seen, .. }) in &document.registers {
        for (count, limit) in [(also.len(), ALSO), (seen.len(), WRITERS)] {
            if count > limit {
                return Err(too_many(key, count, limit));
            }
        }
    }
    for (_, pattern, limit) in ENTRIES.iter().filter(|(kind, ..)| *kind == document.kind) {
        let entries = document.registers.keys().filter_map(|key| entry_of(key, pattern));
        if let Some((group, count)) = largest(entries)
            && count > *limit
        {
            return Err(too_many(group, count, *limit));
        }
    }
    Ok(())
}

/// The beginning of a key up to the last part of a pattern, and with that part; nothing where the key has another form.
fn entry_of<'key>(key: &'key str, pattern: &str) -> Option<(&'key str, &'key str)> {
    let mut rest = Some(key);
    let mut start = 0;
    for wanted in pattern.split('/') {
        let whole = rest?;
        let (part, after) = whole
            .split_once('/')
            .map_or((whole, None), |(part, after)| (part, Some(after)));
        if wanted != "*" && wanted != part {
            return None;
        }
        start = key.len() - whole.len();
        rest = after;
    }
    let end = key.len() - rest.map_or(0, |rest| rest.len() + 1);
    Some((key.get(..start)?, key.get(..end)?))
}

/// The group with the most different entries. Keys are in order, so that equal ones follow each other.
fn largest<'key>(entries: impl Iterator<Item = (&'key str, &'key str)>) -> Option<(&'key str, usize)> {
    let mut groups: Vec<(&str, &str, usize)> = Vec::new();
    for (group, entry) in entries {
        match groups.last_mut() {
            Some((last, before, _)) if *last == group && *before == entry => {}
            Some((last, before, count)) if *last == group => (*before, *count) = (entry, *count + 1),
            _ => groups.push((group, entry, 1)),
        }
    }
    let counted = groups.into_iter().map(|(group, _, count)| (group, count));
    counted.max_by_key(|(_, count)| *count)
}

/// Whether brackets stand inside each other deeper than [`DEPTH`]; looks at the text alone, before anything is built.
pub(super) fn is_too_deep(text: &str) -> bool {
    let mut depth: usize = 0;
    let mut in_text = false;
    let mut escaped = false;
    for byte in text.bytes() {
        match byte {
            _ if escaped => escaped = false,
            b'\\' if in_text => escaped = true,
            b'"' => in_text = !in_text,
            b'{' | b'[' if !in_text => depth += 1,
            b'}' | b']' if !in_text => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth > DEPTH {
            return true;
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn brackets_count_outside_texts_only() {
        let nested = |depth: usize| format!("{}{}", "[".repeat(depth), "]".repeat(depth));
        assert!(!is_too_deep(&nested(DEPTH)));
        assert!(is_too_deep(&nested(DEPTH + 1)));
        assert!(!is_too_deep(&format!("\"{}\"", nested(DEPTH + 1))));
        assert!(!is_too_deep(&format!("\"\\\"{}\"", nested(DEPTH + 1))));
        assert!(is_too_deep(&format!("\"\\\\\"{}", nested(DEPTH + 1))));
        assert!(!is_too_deep(&"[]".repeat(1000)));
        assert!(!is_too_deep("]]]]"));
    }
}
