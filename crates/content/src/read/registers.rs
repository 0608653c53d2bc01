//! `sources.toml`, `glossary/<language>.toml` and `instrument/<language>/crosswalk.toml`.

use std::rc::Rc;

use touchstone_domain::catalog::{Checked, Source};

use crate::markdown::{Inline, parse_inline};
use crate::problems::{Problems, SourceFile, Tree};
use crate::read::ids::{self, Retired};
use crate::toml_reader::{Table, Text, read_file};

/// Reads the register of sources.
pub(crate) fn sources(tree: &Tree, problems: &Problems) -> Option<Vec<Source>> {
    let file = tree.required("sources.toml", problems)?;
    read_file(&file, problems, |table| {
        let retired = Retired::read(table);
        let entries = table.tables("source", |table| source(table, problems));
        let texts: Vec<&Text> = entries.iter().map(|(id, _)| id).collect();
        texts
            .iter()
            .for_each(|id| retired.check(&id.value, &id.place, problems));
        ids::check_unique(texts, problems);
        entries.into_iter().map(|(_, source)| source).collect()
    })
}

fn source(table: &Table<'_>, problems: &Problems) -> (Text, Source) {
    let id = table.text("id");
    ids::check_speaking(&id, problems);
    let checked = table.text("checked");
    let level = match checked.value.as_str() {
        "full" => Some(Checked::Full),
        "opening" => Some(Checked::Opening),
        "not" => Some(Checked::Not),
        _ => None,
    };
    if level.is_none() && !checked.value.is_empty() {
        let help = "Write full (read as a whole), opening (only in part) or not.";
        problems.at(
            &checked.place,
            format!("`{}` does not say how far it was checked.", checked.value),
            help,
        );
    }
    let address = table.optional_text("address");
    if let Some(address) = address.as_ref().filter(|address| !is_web_address(&address.value)) {
        let help = "Give the full address of a page, which begins with https://.";
        problems.at(&address.place, "This is not a safe web address.", help);
    }
    let source = Source {
        id: id.value.clone(),
        title: table.text("title").value,
        publisher: table.text("publisher").value,
        year: table.optional_number("year", 1900..=2200),
        reference: table.optional_text("reference").map(|text| text.value),
        address: address.map(|text| text.value),
        checked: level.unwrap_or(Checked::Not),
        note: table.optional_text("note").map(|text| text.value),
    };
    (id, source)
}

fn is_web_address(address: &str) -> bool {
    let bad = |letter: char| letter.is_whitespace() || letter.is_control() || matches!(letter, '"' | '<' | '>');
    address
        .strip_prefix("https://")
        .is_some_and(|rest| rest.contains('.') && !rest.contains(bad))
}

#[derive(Debug)]
pub(crate) struct RawTerm {
    pub(crate) id: Text,
    pub(crate) term: Text,
    /// Other spellings, for searching.
    pub(crate) aliases: Vec<Text>,
    pub(crate) explanation: Vec<Inline>,
    /// Where the explanation comes from.
    pub(crate) source: Option<Text>,
}

/// Reads the glossary of a language.
pub(crate) fn glossary(file: &Rc<SourceFile>, problems: &Problems) -> Option<Vec<RawTerm>> {
    read_file(file, problems, |table| {
        let retired = Retired::read(table);
        let terms = table.tables("term", |table| {
            let id = table.text("id");
            ids::check_speaking(&id, problems);
            retired.check(&id.value, &id.place, problems);
            RawTerm {
                term: table.text("term"),
                aliases: table.optional_texts("aliases"),
                explanation: parse_inline(&table.text("explanation"), problems),
                source: table.optional_text("source"),
                id,
            }
        });
        ids::check_unique(terms.iter().map(|term| &term.id), problems);
        terms
    })
}

#[derive(Debug)]
pub(crate) struct RawFrameworkWords {
    pub(crate) id: Text,
    pub(crate) name: Text,
    pub(crate) short: Text,
    pub(crate) note: Option<Vec<Inline>>,
    pub(crate) clauses: Vec<(Text, Text)>,
}

/// Reads the words of the crosswalk.
pub(crate) fn crosswalk(file: &Rc<SourceFile>, problems: &Problems) -> Option<Vec<RawFrameworkWords>> {
    let words = read_file(file, problems, |table| {
        table.table("frameworks", |table| {
            let read = |id: Text| table.table(&id.value, |table| framework(&id, table, problems));
            table.keys().into_iter().filter_map(read).collect()
        })
    });
    words.flatten()
}

fn framework(id: &Text, table: &Table<'_>, problems: &Problems) -> RawFrameworkWords {
    let clauses = table.table("clauses", |table| {
        table
            .keys()
            .into_iter()
            .map(|key| (key.clone(), table.text(&key.value)))
            .collect()
    });
    RawFrameworkWords {
        id: id.clone(),
        name: table.text("name"),
        short: table.text("short"),
        note: table.optional_text("note").map(|text| parse_inline(&text, problems)),
        clauses: clauses.unwrap_or_default(),
    }
}
