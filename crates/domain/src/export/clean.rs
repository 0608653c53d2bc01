//! Text that people typed, made fit for files of every format.

/// The text without characters that no file format here may hold: controls other than line breaks and tabs, and the two
/// that are no characters at all. A line ends with a line feed alone.
pub(super) fn clean(text: &str) -> String {
    let mut cleaned = String::with_capacity(text.len());
    let mut characters = text.chars().peekable();
    while let Some(character) = characters.next() {
        match character {
            '\r' => {
                // What follows as a pair is one end of a line.
                let _ = characters.next_if_eq(&'\n');
                cleaned.push('\n');
            }
            '\n' | '\t' => cleaned.push(character),
            '\u{fffe}' | '\u{ffff}' => {}
            other if other.is_control() => {}
            other => cleaned.push(other),
        }
    }
    cleaned
}

/// Whether a spreadsheet may take a text for a formula: it begins with one of the signs that OWASP names ("CSV injection"),
/// or with its full-width twin, at once or after spaces.
pub(super) fn begins_formula(text: &str) -> bool {
    let signs = ['=', '+', '-', '@', '\u{ff1d}', '\u{ff0b}', '\u{ff0d}', '\u{ff20}'];
    text.trim_start().starts_with(signs) || text.starts_with(['\t', '\r', '\n'])
}

/// The five signs that mean something in HTML and XML, as entities.
pub(super) fn push_escaped(out: &mut String, text: &str) {
    for character in text.chars() {
        match character {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            other => out.push(other),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn controls_go_and_lines_end_in_one_way() {
        let table = [
            ("plain \u{e9} \u{1f3ad} \u{5e9}", "plain \u{e9} \u{1f3ad} \u{5e9}"),
            ("a\r\nb\rc\nd\te", "a\nb\nc\nd\te"),
            ("a\0b\u{7}c\u{1b}[0md\u{85}e\u{7f}", "abc[0mde"),
            ("a\u{ffff}b\u{fffe}", "ab"),
        ];
        for (text, cleaned) in table {
            assert_eq!(clean(text), cleaned);
        }
    }
}
