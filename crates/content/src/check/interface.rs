//! The words of the app in each language against those of the fallback.

use std::collections::BTreeMap;

use crate::Compiled;
use crate::problems::Problems;
use crate::read::Raw;
use crate::read::interface::{RawInterface, RawWord, Value};
use crate::start_pages::{COMPILED, unmatched_words};

/// Parts and words of a part, as their numbers are packed into 16 bits.
const MOST_PARTS: usize = 32;
const MOST_WORDS: usize = 2048;

pub(super) fn check(raw: &Raw, problems: &Problems) {
    let Some(fallback) = raw.fallback() else {
        return;
    };
    let first = &fallback.interface;
    if !first.parts.contains_key("start") {
        let help = "Add a table [start]: these words load at once.";
        problems.whole_file(&first.file, "The part `start` is missing.", help);
    }
    if first.parts.len() > MOST_PARTS || first.parts.values().any(|words| words.len() > MOST_WORDS) {
        let help = format!("There may be {MOST_PARTS} parts, each of {MOST_WORDS} words.");
        problems.whole_file(&first.file, "There are too many parts or words.", help);
    }
    for language in &raw.languages {
        for word in language.interface.parts.values().flat_map(BTreeMap::values) {
            check_forms(&language.id, word, problems);
        }
        // A file that gives only the language's name takes all words from the fallback.
        if !std::ptr::eq(language, fallback) && !language.interface.parts.is_empty() {
            check_keys(first, &language.interface, problems);
        }
    }
}

/// The words of the start's pages: all that they want are there, and nothing is there for nothing.
pub(crate) fn check_page_words(compiled: &Compiled, interface: &RawInterface, problems: &Problems) {
    let (missing, unused) = unmatched_words(compiled);
    for key in missing {
        let help = format!("Write it in the table [{COMPILED}].");
        problems.whole_file(&interface.file, format!("The start's pages want the word {key}."), help);
    }
    let places = interface.parts.get(COMPILED);
    for key in unused {
        if let Some(word) = places.and_then(|words| words.get(&key)) {
            let message = format!("No page of the start shows the word {key}.");
            problems.at(
                &word.place,
                message,
                "Take it out, or move it to the table of the part that shows it.",
            );
        }
    }
}

fn check_keys(first: &RawInterface, found: &RawInterface, problems: &Problems) {
    for (part, words) in &first.parts {
        let Some(translated) = found.parts.get(part) else {
            problems.whole_file(
                &found.file,
                format!("The part [{part}] is missing."),
                format!("Translate it from {}.", first.file),
            );
            continue;
        };
        for (key, word) in words {
            match translated.get(key) {
                Some(other) => check_pair(key, word, other, problems),
                None => problems.whole_file(
                    &found.file,
                    format!("The word {key} of [{part}] is missing."),
                    format!("Translate it from {}.", first.file),
                ),
            }
        }
    }
    for (part, words) in &found.parts {
        for (key, word) in words {
            if first.parts.get(part).is_none_or(|words| !words.contains_key(key)) {
                let help = format!("{} does not have it: add it there, or take it out here.", first.file);
                problems.at(&word.place, format!("The word {key} of [{part}] is not known."), help);
            }
        }
    }
}

fn check_pair(key: &str, first: &RawWord, found: &RawWord, problems: &Problems) {
    if first.placeholders != found.placeholders {
        let names: Vec<String> = first.placeholders.iter().map(|name| format!("{{{name}}}")).collect();
        let help = if names.is_empty() {
            "Take the names in braces out.".to_owned()
        } else {
            format!("Use each of these, as they are: {}.", names.join(", "))
        };
        problems.at(
            &found.place,
            format!("{key} does not have the same names in braces as the original."),
            help,
        );
    }
    let same = matches!(
        (&first.value, &found.value),
        (Value::Plain(_), Value::Plain(_)) | (Value::Plural(_), Value::Plural(_))
    );
    if !same {
        let help = "Write a plural as a table with `one`, `other` and so on; anything else as a text.";
        problems.at(
            &found.place,
            format!("{key} is a plural in one language and a plain text in the other."),
            help,
        );
    }
}

/// The categories that a language must have and may have; nothing where we do not know them.
fn categories(language: &str) -> Option<(&'static [&'static str], &'static [&'static str])> {
    match language {
        "en" | "de" | "nl" | "sv" | "da" | "fi" | "el" | "hu" | "bg" | "et" => Some((&["one", "other"], &[])),
        "it" | "fr" | "es" | "pt" | "ca" => Some((&["one", "other"], &["many"])),
        _ => None,
    }
}

fn check_forms(language: &str, word: &RawWord, problems: &Problems) {
    let (Value::Plural(forms), Some((needed, allowed))) = (&word.value, categories(language)) else {
        return;
    };
    for category in needed.iter().filter(|category| **category != "other") {
        if !forms.iter().any(|(found, _)| found == category) {
            let help = format!("Add a line `{category} = …`.");
            problems.at(
                &word.place,
                format!("The plural has no form `{category}`, which the language `{language}` needs."),
                help,
            );
        }
    }
    for (found, _) in forms {
        if !needed.contains(found) && !allowed.contains(found) {
            let message = format!("The language `{language}` does not use the form `{found}`.");
            problems.at(&word.place, message, "Take it out.");
        }
    }
}
