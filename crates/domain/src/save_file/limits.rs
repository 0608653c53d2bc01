//! How large a save file may be. Files come from anywhere, so a limit stands before every step that costs memory.

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
