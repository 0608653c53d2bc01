//! The generated Rust of the interface's words: a constant for each, which knows its part and its place there.

use std::fmt::Write;

use crate::Compiled;
use crate::start_pages::COMPILED;

/// The part whose words stand in the page itself, for boot.js; the app has no constants of them.
pub(crate) const TROUBLE: &str = "trouble";

/// The generated Rust of the interface's words: one module for each part, one constant for each word, and the names of
/// the parts. `Word::new(part, index)` is the app's own, `crate::words::Word`. A constant that the app does not use
/// is reported by the Rust compiler as dead code.
#[must_use]
pub fn words_rs(compiled: &Compiled) -> String {
    let mut code = String::from("// Generated from modules/interface by the content compiler.\n\n");
    code.push_str(
        "/// The parts of the interface's words, in the order of their numbers.\npub const PARTS: &[&str] = &[",
    );
    let names: Vec<String> = compiled.parts.iter().map(|part| format!("{:?}", part.name)).collect();
    code.push_str(&names.join(", "));
    code.push_str("];\n");
    for (number, part) in compiled.parts.iter().enumerate() {
        if part.name == TROUBLE || part.name == COMPILED {
            continue;
        }
        // Writing to a string cannot fail.
        let _ = write!(
            code,
            "\n/// Words of the part `{}`.\npub mod {} {{\n    use crate::words::Word;\n",
            part.name, part.name
        );
        for (index, (name, text)) in part.words.iter().enumerate() {
            let text = comment(text);
            let _ = write!(
                code,
                "\n    /// {text}\n    pub const {name}: Word = Word::new({number}, {index});\n"
            );
        }
        code.push_str("}\n");
    }
    code
}

/// A text on one line in which rustdoc sees neither links nor tags.
fn comment(text: &str) -> String {
    let mut line = String::new();
    for letter in text.split_whitespace().collect::<Vec<_>>().join(" ").chars() {
        if matches!(letter, '[' | ']' | '<' | '>' | '`' | '*' | '_' | '\\') {
            line.push('\\');
        }
        line.push(letter);
    }
    line
}
