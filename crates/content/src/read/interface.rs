//! `interface/<language>.toml`: every word of the app itself.

use std::collections::{BTreeMap, BTreeSet};
use std::rc::Rc;

use crate::problems::{Place, Problems, SourceFile};
use crate::toml_reader::{Table, Text, read_file};

/// The categories of plurals, as the Unicode CLDR names them.
const CATEGORIES: [&str; 6] = ["zero", "one", "two", "few", "many", "other"];

/// Names that a part cannot have, because a file of content has it.
const TAKEN: [&str; 9] = [
    "instrument",
    "details",
    "crosswalk",
    "sources",
    "glossary",
    "programme",
    "portfolio",
    "providers",
    "search",
];

/// The words of a language.
#[derive(Debug)]
pub(crate) struct RawInterface {
    /// The language's own name for itself.
    pub(crate) name: Text,
    pub(crate) file: String,
    /// By part and key, such as `start` and `menu_learn`.
    pub(crate) parts: BTreeMap<String, BTreeMap<String, RawWord>>,
}

/// One word, or the forms of one plural.
#[derive(Debug)]
pub(crate) struct RawWord {
    pub(crate) place: Place,
    /// The text, or the forms by category.
    pub(crate) value: Value,
    /// The names in braces.
    pub(crate) placeholders: BTreeSet<String>,
}

#[derive(Clone, Debug)]
pub(crate) enum Value {
    Plain(String),
    Plural(Vec<(&'static str, String)>),
}

impl RawInterface {
    pub(crate) fn read(file: &Rc<SourceFile>, problems: &Problems) -> Option<Self> {
        read_file(file, problems, |table| {
            let mut parts = BTreeMap::new();
            for key in table.keys().iter().filter(|key| key.value != "name") {
                if TAKEN.contains(&key.value.as_str()) || !is_name(&key.value) {
                    let help = "Choose another name, of small letters, digits and underscores.";
                    problems.at(&key.place, format!("A part cannot be called {}.", key.value), help);
                }
                let words = table.table(&key.value, |table| {
                    let mut words = BTreeMap::new();
                    read_words(table, "", &mut words, problems);
                    words
                });
                parts.insert(key.value.clone(), words.unwrap_or_default());
            }
            Self {
                name: table.text("name"),
                file: file.name.clone(),
                parts,
            }
        })
    }
}

/// Reads a table of words; `prefix` is empty, or the name of a group with an underscore.
fn read_words(table: &Table<'_>, prefix: &str, words: &mut BTreeMap<String, RawWord>, problems: &Problems) {
    for key in table.keys() {
        let name = format!("{prefix}{}", key.value);
        if !is_name(&name) {
            let help = "Start with a letter; use small letters, digits and underscores.";
            problems.at(
                &key.place,
                format!("`{}` cannot be the name of a word.", key.value),
                help,
            );
        }
        if words.contains_key(&name) {
            let help = "Rename one: a key in a table counts as the table's name, an underscore and the key.";
            problems.at(&key.place, format!("The name {name} is there twice."), help);
        }
        if !table.is_table(&key.value) {
            let text = table.text(&key.value);
            let word = plain(&text, problems);
            words.insert(name, word);
            continue;
        }
        table.table(&key.value, |inner| {
            if inner.keys().iter().any(|key| CATEGORIES.contains(&key.value.as_str())) {
                words.insert(name.clone(), plural(inner, &key.place, problems));
            } else if prefix.is_empty() {
                read_words(inner, &format!("{name}_"), words, problems);
            } else {
                problems.at(
                    &key.place,
                    "This table lies too deep.",
                    "A part has words, and groups of words; no more.",
                );
                inner
                    .keys()
                    .iter()
                    .for_each(|key| drop(inner.optional_text(&key.value)));
            }
        });
    }
}

fn plain(text: &Text, problems: &Problems) -> RawWord {
    let placeholders = placeholders(text, problems);
    RawWord {
        place: text.place.clone(),
        value: Value::Plain(text.value.clone()),
        placeholders,
    }
}

fn plural(table: &Table<'_>, place: &Place, problems: &Problems) -> RawWord {
    let mut forms = Vec::new();
    let mut other = None;
    let mut places = Vec::new();
    for category in CATEGORIES {
        let Some(text) = table.optional_text(category) else {
            continue;
        };
        let names = placeholders(&text, problems);
        if category == "other" {
            other = Some(names.clone());
        }
        places.push((text.place.clone(), names));
        forms.push((category, text.value));
    }
    let Some(other) = other else {
        let help = "Add a line `other = …`: every language needs it.";
        problems.at(place, "The plural has no form `other`.", help);
        return RawWord {
            place: place.clone(),
            value: Value::Plural(forms),
            placeholders: BTreeSet::new(),
        };
    };
    // A form for exactly one may leave the number out.
    for (place, names) in places {
        if let Some(name) = names.difference(&other).next() {
            let help = "Use the same names in braces in all forms.";
            problems.at(&place, format!("{{{name}}} does not stand in the form `other`."), help);
        }
    }
    RawWord {
        place: place.clone(),
        value: Value::Plural(forms),
        placeholders: other,
    }
}

/// The names in braces.
fn placeholders(text: &Text, problems: &Problems) -> BTreeSet<String> {
    let mut names = BTreeSet::new();
    let mut rest = text.value.as_str();
    while let Some(at) = rest.find(['{', '}']) {
        let name = rest.get(at..).and_then(|rest| rest.strip_prefix('{')?.split_once('}'));
        match name.filter(|(name, _)| is_name(name)) {
            Some((name, after)) => {
                names.insert(name.to_owned());
                rest = after;
            }
            None => {
                let help = "Write {name} with small letters, digits and underscores, and no braces for anything else.";
                problems.at(
                    &text.place,
                    "A brace stands alone, or the name in it cannot be used.",
                    help,
                );
                break;
            }
        }
    }
    names
}

fn is_name(text: &str) -> bool {
    text.starts_with(|first: char| first.is_ascii_lowercase())
        && text
            .bytes()
            .all(|byte| byte.is_ascii_lowercase() || byte.is_ascii_digit() || byte == b'_')
}

/// A plural as one string: category and text in turns, with control signs that no author types.
pub(crate) fn encode(value: &Value) -> String {
    match value {
        Value::Plain(text) => text.clone(),
        Value::Plural(forms) => forms
            .iter()
            .map(|(category, text)| format!("\u{1}{category}\u{2}{text}"))
            .collect(),
    }
}
