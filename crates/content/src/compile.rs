//! From checked source to the types that the app loads.

use std::collections::{BTreeMap, BTreeSet};

use touchstone_domain::catalog::{Sources, Unit};
use touchstone_domain::instrument::{Indicator, Instrument, Principle};

use crate::index::Index;
use crate::markdown::{Inline, Renderer, ids_in, walk_inlines, walk_run};
use crate::problems::{Problems, Tree};
use crate::read::interface::{RawInterface, Value, encode};
use crate::read::portfolio::RawPortfolio;
use crate::read::unit_words::UnitWords;
use crate::read::{Raw, RawLanguage};
use crate::{Compiled, Language, Part, Summary};

mod course;
mod examples;
mod instrument;
mod portfolio;
mod registers;

/// What the parts of the compiler share.
struct Context<'a> {
    raw: &'a Raw,
    /// The language that is complete.
    fallback: &'a RawLanguage,
    tree: &'a Tree,
    problems: &'a Problems,
    index: &'a Index,
}

impl<'a> Context<'a> {
    /// A renderer for texts without figures.
    fn renderer(&self) -> Renderer<'a> {
        Renderer {
            index: self.index,
            problems: self.problems,
            tree: self.tree,
            folder: None,
        }
    }

    /// What a language has, or else what the fallback has, with the language it is really in.
    fn choose<T: ?Sized>(
        &self,
        language: &'a RawLanguage,
        get: impl Fn(&'a RawLanguage) -> Option<&'a T>,
    ) -> Option<(&'a T, &'a str)> {
        get(language)
            .map(|found| (found, language.id.as_str()))
            .or_else(|| get(self.fallback).map(|found| (found, self.fallback.id.as_str())))
    }

    /// The language of a file that is made of many source files: its own where any of them is translated.
    fn main_language(&self, language: &RawLanguage, translated: bool) -> String {
        if translated {
            language.id.clone()
        } else {
            self.fallback.id.clone()
        }
    }
}

/// The language of a part, where it is not that of the whole.
fn unless_same(language: &str, whole: &str) -> Option<String> {
    (language != whole).then(|| language.to_owned())
}

/// Compiles everything. Dead links and bad figures are found on the way.
pub(crate) fn compile(raw: &Raw, tree: &Tree, problems: &Problems) -> Option<Compiled> {
    let fallback = raw.fallback()?;
    let index = index(raw, fallback);
    let context = Context {
        raw,
        fallback,
        tree,
        problems,
        index: &index,
    };
    let instrument = structure(raw);
    let parts = parts(&fallback.interface);
    let mut languages: Vec<Language> = Vec::new();
    for found in &raw.languages {
        let originals = languages.first().map_or(&[][..], |first| &first.units);
        let compiled = language(&context, found, &instrument, originals);
        languages.push(compiled);
    }
    let mut compiled = Compiled {
        version: raw.programme.version.value.clone(),
        instrument,
        parts,
        languages,
        summary: Summary::default(),
    };
    compiled.summary = crate::summary::summarize(&compiled, &cited(raw));
    Some(compiled)
}

fn language<'a>(
    context: &Context<'a>,
    language: &'a RawLanguage,
    instrument: &Instrument,
    originals: &[Unit],
) -> Language {
    let words = if language.interface.parts.is_empty() {
        context.fallback
    } else {
        language
    };
    let (examples_language, examples) = examples::examples(context, language, instrument);
    Language {
        id: language.id.clone(),
        name: language.interface.name.value.clone(),
        words_language: words.id.clone(),
        words: strings(&words.interface),
        instrument: instrument::words(context, language, instrument),
        details: instrument::details(context, language),
        crosswalk: registers::crosswalk(context, language),
        sources: Sources {
            language: context.fallback.id.clone(),
            sources: context.raw.sources.clone(),
        },
        glossary: registers::glossary(context, language),
        portfolio: portfolio::portfolio(context, language),
        units: course::units(context, language, originals),
        examples_language,
        examples,
    }
}

fn structure(raw: &Raw) -> Instrument {
    let principle = |id| Principle {
        id,
        indicators: raw
            .instrument
            .indicators
            .iter()
            .filter(|indicator| indicator.id.principle() == id)
            .map(|indicator| Indicator {
                id: indicator.id,
                essential: indicator.essential,
                not_applicable_for: indicator.not_applicable_for.clone(),
            })
            .collect(),
    };
    Instrument {
        version: raw.instrument.version.value.clone(),
        rules: raw.instrument.rules.clone(),
        principles: raw
            .instrument
            .principles
            .iter()
            .map(|found| principle(found.id))
            .collect(),
    }
}

/// The parts in their fixed order: `start`, then by name.
fn ordered(interface: &RawInterface) -> Vec<&String> {
    let mut names: Vec<&String> = interface.parts.keys().collect();
    names.sort_by_key(|name| (*name != "start", *name));
    names
}

fn parts(interface: &RawInterface) -> Vec<Part> {
    let words = |name: &String| {
        let words = interface.parts.get(name).into_iter().flatten();
        words
            .map(|(key, word)| (key.to_uppercase(), shown(&word.value)))
            .collect()
    };
    ordered(interface)
        .into_iter()
        .map(|name| Part {
            name: name.clone(),
            words: words(name),
        })
        .collect()
}

/// A word as its constant explains it.
fn shown(value: &Value) -> String {
    match value {
        Value::Plain(text) => text.clone(),
        Value::Plural(forms) => forms
            .iter()
            .map(|(category, text)| format!("{category}: {text}"))
            .collect::<Vec<_>>()
            .join(" / "),
    }
}

fn strings(interface: &RawInterface) -> Vec<Vec<String>> {
    let words = |name: &String| {
        let words = interface.parts.get(name).into_iter().flatten();
        words.map(|(_, word)| encode(&word.value)).collect()
    };
    ordered(interface).into_iter().map(words).collect()
}

fn index(raw: &Raw, fallback: &RawLanguage) -> Index {
    let units = raw.units.iter().filter_map(|unit| {
        let words = fallback.units.get(&unit.id.value)?;
        Some((unit.id.value.clone(), unit_pages(words)))
    });
    let title = |source: &touchstone_domain::catalog::Source| format!("{} ({})", source.title, source.publisher);
    Index {
        principles: raw.instrument.principles.iter().map(|principle| principle.id).collect(),
        indicators: raw.instrument.indicators.iter().map(|indicator| indicator.id).collect(),
        units: units.collect(),
        sources: raw
            .sources
            .iter()
            .map(|source| (source.id.clone(), title(source)))
            .collect(),
        terms: fallback
            .glossary
            .iter()
            .flatten()
            .map(|term| term.id.value.clone())
            .collect(),
    }
}

fn unit_pages(words: &UnitWords) -> BTreeMap<String, BTreeSet<String>> {
    let mut pages = BTreeMap::new();
    for (page, lists) in words.pages() {
        let ids: &mut BTreeSet<String> = pages.entry(page.to_owned()).or_default();
        for blocks in lists {
            ids.extend(ids_in(blocks).into_iter().map(str::to_owned));
        }
    }
    // The opening stands on the page of the unit itself; a section without an id was reported.
    pages.remove("opening");
    pages.remove("");
    for (_, letter, found) in words.parts() {
        let page = match letter {
            'q' => "quiz",
            'a' => "activities",
            't' => "templates",
            'r' => "reflections",
            _ => continue,
        };
        let ids = found.into_iter().map(|(id, _)| id.to_owned());
        pages.entry(page.to_owned()).or_default().extend(ids);
    }
    pages
}

/// Every source that anything points at.
fn cited(raw: &Raw) -> BTreeSet<String> {
    let mut cited = BTreeSet::new();
    let instrument = &raw.instrument;
    let links = instrument.principles.iter().flat_map(|principle| &principle.sources);
    let links = links.chain(instrument.indicators.iter().flat_map(|indicator| &indicator.sources));
    cited.extend(links.map(|link| link.source.value.clone()));
    for language in &raw.languages {
        let terms = language.glossary.iter().flatten();
        cited.extend(
            terms
                .filter_map(|term| term.source.as_ref())
                .map(|source| source.value.clone()),
        );
        let mut visit = |inline: &Inline| {
            if let Inline::Citation { sources, .. } = inline {
                cited.extend(sources.iter().map(|(source, _)| source.clone()));
            }
        };
        for blocks in language
            .units
            .values()
            .flat_map(UnitWords::pages)
            .flat_map(|(_, lists)| lists)
        {
            walk_inlines(blocks, &mut visit);
        }
        for line in language.portfolio.iter().flat_map(RawPortfolio::lines) {
            walk_run(line, &mut visit);
        }
        for words in language.principles.values() {
            walk_inlines(&words.introduction, &mut visit);
            walk_inlines(&words.case, &mut visit);
            words
                .indicators
                .iter()
                .for_each(|words| walk_run(&words.why, &mut visit));
        }
    }
    cited
}
