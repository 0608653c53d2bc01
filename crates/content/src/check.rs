//! What only two files together can tell: words without structure, structure without words, links that are not there
//! from both sides, translations that differ.

use std::collections::BTreeSet;

use crate::problems::Problems;
use crate::read::Raw;
use crate::toml_reader::Text;

mod claims;
mod examples;
mod instrument;
mod interface;
mod portfolio;
mod translation;
mod unit;

pub(crate) use examples::check_results as example_results;
pub(crate) use interface::check_page_words as page_words;

/// Checks everything against everything.
pub(crate) fn check(raw: &Raw, problems: &Problems) {
    instrument::check(raw, problems);
    interface::check(raw, problems);
    unit::check(raw, problems);
    portfolio::check(raw, problems);
    examples::check(raw, problems);
    check_glossaries(raw, problems);
    check_glossary_sources(raw, problems);
}

fn check_glossaries(raw: &Raw, problems: &Problems) {
    let ids = |terms: &[crate::read::registers::RawTerm]| -> BTreeSet<String> {
        terms.iter().map(|term| term.id.value.clone()).collect()
    };
    let Some(first) = raw.fallback().and_then(|language| language.glossary.as_deref()) else {
        return;
    };
    let wanted = ids(first);
    for language in raw.languages.iter().skip(1) {
        let Some(terms) = &language.glossary else {
            continue;
        };
        let name = format!("glossary/{}.toml", language.id);
        for missing in wanted.difference(&ids(terms)) {
            let help = "Translate it: a glossary has the same terms in every language.";
            problems.whole_file(&name, format!("The term {missing} is missing."), help);
        }
        for term in terms.iter().filter(|term| !wanted.contains(&term.id.value)) {
            let help = format!(
                "Add it to glossary/{}.toml too, or correct its id.",
                raw.programme.fallback()
            );
            problems.at(
                &term.id.place,
                format!("The term {} has no counterpart.", term.id.value),
                help,
            );
        }
    }
}

fn check_glossary_sources(raw: &Raw, problems: &Problems) {
    let terms = raw
        .languages
        .iter()
        .filter_map(|language| language.glossary.as_ref())
        .flatten();
    for source in terms.filter_map(|term| term.source.as_ref()) {
        check_source(source, raw, problems);
    }
}

/// Reports a source that the register does not have.
fn check_source(source: &Text, raw: &Raw, problems: &Problems) {
    if !raw.sources.iter().any(|known| known.id == source.value) {
        let message = format!("The source {} is not in the register.", source.value);
        problems.at(&source.place, message, "Add it to sources.toml, or correct the id.");
    }
}
