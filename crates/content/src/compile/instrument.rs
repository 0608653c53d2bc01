//! Words and explanations of the instrument.

use std::collections::BTreeMap;

use touchstone_domain::catalog::{
    Details, IndicatorDetails, IndicatorWords, InstrumentWords, PrincipleDetails, PrincipleWords, SourceLink,
};
use touchstone_domain::ids::{IndicatorId, PrincipleId};
use touchstone_domain::instrument::Instrument;

use super::{Context, unless_same};
use crate::markdown::Headings;
use crate::read::instrument::{RawIndicator, RawSourceLink};
use crate::read::principle::{RawIndicatorWords, RawPrincipleWords};
use crate::read::{Raw, RawLanguage};

pub(super) fn words<'a>(context: &Context<'a>, language: &'a RawLanguage, instrument: &Instrument) -> InstrumentWords {
    let whole = context.main_language(language, !language.principles.is_empty());
    let principle = |id: PrincipleId| {
        let (words, real) = chosen(context, language, id)?;
        Some(PrincipleWords {
            id,
            name: words.name.value.clone(),
            language: unless_same(real, &whole),
            indicators: words
                .indicators
                .iter()
                .map(|words| indicator_words(context, words))
                .collect(),
        })
    };
    let principles = instrument
        .principles
        .iter()
        .filter_map(|known| principle(known.id))
        .collect();
    InstrumentWords {
        instrument: instrument.clone(),
        editions: context.raw.instrument.editions.clone(),
        language: whole.clone(),
        principles,
    }
}

fn chosen<'a>(
    context: &Context<'a>,
    language: &'a RawLanguage,
    id: PrincipleId,
) -> Option<(&'a RawPrincipleWords, &'a str)> {
    context.choose(language, |language| language.principles.get(&id))
}

fn indicator_words(context: &Context<'_>, words: &RawIndicatorWords) -> IndicatorWords {
    let renderer = context.renderer();
    IndicatorWords {
        id: words.id,
        name: words.name.value.clone(),
        statement: renderer.inline(&words.statement),
        why: renderer.inline(&words.why),
        anchors: words.anchors.clone(),
        not_applicable_when: words
            .not_applicable_when
            .as_ref()
            .map(|(_, inlines)| renderer.inline(inlines)),
    }
}

pub(super) fn details<'a>(context: &Context<'a>, language: &'a RawLanguage) -> Details {
    let whole = context.main_language(language, !language.principles.is_empty());
    let renderer = context.renderer();
    let instrument = &context.raw.instrument;
    let mut principles = Vec::new();
    for principle in &instrument.principles {
        let Some((words, real)) = chosen(context, language, principle.id) else {
            continue;
        };
        let of_principle = instrument
            .indicators
            .iter()
            .filter(|indicator| indicator.id.principle() == principle.id);
        let indicators = of_principle.filter_map(|indicator| {
            let words = words.indicators.iter().find(|words| words.id == indicator.id)?;
            Some(indicator_details(context, indicator, words))
        });
        principles.push(PrincipleDetails {
            id: principle.id,
            language: unless_same(real, &whole),
            introduction: renderer.blocks(&words.introduction, Headings::None),
            case_title: words.case_title.value.clone(),
            case: renderer.blocks(&words.case, Headings::None),
            sources: source_links(&principle.sources),
            indicators: indicators.collect(),
        });
    }
    Details {
        language: whole,
        principles,
    }
}

fn indicator_details(context: &Context<'_>, indicator: &RawIndicator, words: &RawIndicatorWords) -> IndicatorDetails {
    let renderer = context.renderer();
    let mut crosswalk: BTreeMap<String, BTreeMap<String, u8>> = BTreeMap::new();
    for (framework, clause, strength) in &indicator.crosswalk {
        crosswalk
            .entry(framework.value.clone())
            .or_default()
            .insert(clause.value.clone(), *strength);
    }
    let examples = words.evidence.iter().map(|(profile, examples)| {
        (
            *profile,
            examples.iter().map(|example| renderer.inline(example)).collect(),
        )
    });
    IndicatorDetails {
        id: indicator.id,
        before: words
            .before
            .iter()
            .map(|(level, advice)| (*level, renderer.inline(advice)))
            .collect(),
        evidence: examples.collect(),
        sources: source_links(&indicator.sources),
        course: sections_teaching(context.raw, indicator.id),
        activities: activities_helping(context.raw, indicator.id),
        crosswalk,
    }
}

/// The sections that teach an indicator in the order of the course, with the block that helps most.
fn sections_teaching(raw: &Raw, id: IndicatorId) -> Vec<String> {
    let mut paths = Vec::new();
    for unit in &raw.units {
        for section in &unit.sections {
            for taught in section.indicators.iter().filter(|taught| taught.id == id) {
                let path = format!("{}/{}", unit.id.value, section.id.value);
                paths.push(match &taught.block {
                    Some(block) => format!("{path}/{block}"),
                    None => path,
                });
            }
        }
    }
    paths
}

/// The activities that make what an indicator asks for, in the order of the course.
fn activities_helping(raw: &Raw, id: IndicatorId) -> Vec<String> {
    let mut paths = Vec::new();
    for unit in &raw.units {
        for activity in &unit.activities {
            if activity.indicators.iter().any(|taught| taught.id == id) {
                paths.push(format!("{}/activities/{}", unit.id.value, activity.id.value));
            }
        }
    }
    paths
}

pub(super) fn source_links(links: &[RawSourceLink]) -> Vec<SourceLink> {
    let link = |link: &RawSourceLink| SourceLink {
        source: link.source.value.clone(),
        clause: link.clause.as_ref().map(|clause| clause.value.clone()),
    };
    links.iter().map(link).collect()
}
