//! Crosswalk and glossary.

use std::collections::BTreeMap;

use touchstone_domain::catalog::{Clause, Crosswalk, Framework, Glossary, Term};
use touchstone_domain::ids::IndicatorId;

use super::Context;
use super::instrument::source_links;
use crate::read::RawLanguage;
use crate::read::instrument::RawFramework;
use crate::read::registers::{RawFrameworkWords, RawTerm};

pub(super) fn crosswalk<'a>(context: &Context<'a>, language: &'a RawLanguage) -> Crosswalk {
    let Some((words, real)) = context.choose(language, |language| language.crosswalk.as_ref()) else {
        return Crosswalk {
            language: language.id.clone(),
            frameworks: Vec::new(),
        };
    };
    let frameworks = context.raw.instrument.frameworks.iter();
    let frameworks = frameworks.filter_map(|framework| {
        let words = words.iter().find(|words| words.id.value == framework.id.value)?;
        Some(self::framework(context, framework, words))
    });
    Crosswalk {
        language: real.to_owned(),
        frameworks: frameworks.collect(),
    }
}

fn framework(context: &Context<'_>, framework: &RawFramework, words: &RawFrameworkWords) -> Framework {
    let clause = |id: &str| {
        let (_, name) = words.clauses.iter().find(|(known, _)| known.value == id)?;
        Some(Clause {
            id: id.to_owned(),
            name: name.value.clone(),
            links: links(context, &framework.id.value, id),
        })
    };
    Framework {
        id: framework.id.value.clone(),
        name: words.name.value.clone(),
        short: words.short.value.clone(),
        note: words.note.as_ref().map(|note| context.renderer().inline(note)),
        sources: source_links(&framework.sources),
        clauses: framework.clauses.iter().filter_map(|id| clause(&id.value)).collect(),
    }
}

/// The indicators that answer to a clause.
fn links(context: &Context<'_>, framework: &str, clause: &str) -> BTreeMap<IndicatorId, u8> {
    let indicators = context.raw.instrument.indicators.iter();
    let links = indicators.flat_map(|indicator| {
        let links = indicator.crosswalk.iter();
        links
            .filter(|(of, id, _)| of.value == framework && id.value == clause)
            .map(|(_, _, strength)| (indicator.id, *strength))
    });
    links.collect()
}

pub(super) fn glossary<'a>(context: &Context<'a>, language: &'a RawLanguage) -> Glossary {
    let Some((terms, real)) = context.choose(language, |language| language.glossary.as_ref()) else {
        return Glossary {
            language: language.id.clone(),
            terms: Vec::new(),
        };
    };
    let term = |term: &RawTerm| Term {
        id: term.id.value.clone(),
        term: term.term.value.clone(),
        aliases: term.aliases.iter().map(|alias| alias.value.clone()).collect(),
        explanation: context.renderer().inline(&term.explanation),
        source: term.source.as_ref().map(|source| source.value.clone()),
    };
    Glossary {
        language: real.to_owned(),
        terms: terms.iter().map(term).collect(),
    }
}
