//! Counts of what was compiled.

use std::collections::{BTreeMap, BTreeSet};

use serde::Serialize;
use touchstone_domain::catalog::{PrincipleDetails, PrincipleWords, Section, Unit};

use crate::Compiled;
use crate::text::Count;

/// What `touchstone check --json` prints.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
pub struct Summary {
    /// Things to mend; 0 for content that compiled.
    pub diagnostics: usize,
    /// Units of the programme.
    pub units: usize,
    /// Sections of all units.
    pub sections: usize,
    /// Words of all units in the fallback language.
    pub words: usize,
    /// Quiz items of all units.
    pub quiz_items: usize,
    /// Activities of all units.
    pub activities: usize,
    /// Figures of all units in the fallback language.
    pub figures: usize,
    /// Principles of the instrument.
    pub principles: usize,
    /// Indicators of the instrument.
    pub indicators: usize,
    /// Essential indicators.
    pub essentials: usize,
    /// Entries of the register of sources.
    pub sources: usize,
    /// Entries that nothing cites: they stay as further reading.
    pub uncited_sources: usize,
    /// Words of the instrument in the fallback language.
    pub instrument_words: usize,
    /// By unit and language: words. A language without a translation of the unit has no entry.
    pub words_per_unit: BTreeMap<String, BTreeMap<String, usize>>,
    /// Flesch reading ease (about 0 to 100, higher is easier) of the English text by place: `u03/s2`, `p4`.
    pub reading_ease: BTreeMap<String, f64>,
}

/// Counts what was compiled; `cited` are the sources that something points at.
pub(crate) fn summarize(compiled: &Compiled, cited: &BTreeSet<String>) -> Summary {
    let mut summary = Summary::default();
    let instrument = &compiled.instrument;
    summary.principles = instrument.principles.len();
    summary.indicators = instrument.indicators().count();
    summary.essentials = instrument.indicators().filter(|indicator| indicator.essential).count();
    for language in &compiled.languages {
        for unit in language.units.iter().filter(|unit| unit.language == language.id) {
            let count = count_unit(unit).words;
            summary
                .words_per_unit
                .entry(unit.id.clone())
                .or_default()
                .insert(language.id.clone(), count);
        }
    }
    let Some(fallback) = compiled.languages.first() else {
        return summary;
    };
    summary.sources = fallback.sources.sources.len();
    summary.uncited_sources = fallback
        .sources
        .sources
        .iter()
        .filter(|source| !cited.contains(&source.id))
        .count();
    summary.units = fallback.units.len();
    for unit in &fallback.units {
        summary.sections += unit.sections.len();
        summary.quiz_items += unit.quiz.len();
        summary.activities += unit.activities.len();
        summary.words += count_unit(unit).words;
        summary.figures += html_of(unit)
            .iter()
            .map(|html| html.matches("<figure").count())
            .sum::<usize>();
    }
    for (words, details) in fallback.instrument.principles.iter().zip(&fallback.details.principles) {
        let count = count_principle(words, details);
        summary.instrument_words += count.words;
        if fallback.id == "en" {
            summary
                .reading_ease
                .extend(count.reading_ease().map(|ease| (words.id.to_string(), ease)));
        }
    }
    if fallback.id == "en" {
        summary
            .reading_ease
            .extend(fallback.units.iter().flat_map(reading_ease));
    }
    summary
}

fn reading_ease(unit: &Unit) -> impl Iterator<Item = (String, f64)> {
    unit.sections.iter().filter_map(|section| {
        Count::of_section(section)
            .reading_ease()
            .map(|ease| (format!("{}/{}", unit.id, section.id), ease))
    })
}

/// All HTML of a unit.
fn html_of(unit: &Unit) -> Vec<&str> {
    let mut html = vec![unit.opening.as_str()];
    html.extend(unit.outcomes.iter().map(|outcome| outcome.html.as_str()));
    html.extend(unit.sections.iter().flat_map(Section::html));
    for item in &unit.quiz {
        html.extend([
            item.stem.as_str(),
            item.setting.as_deref().unwrap_or_default(),
            item.why.as_str(),
        ]);
        html.extend(
            item.options
                .iter()
                .flat_map(|option| [option.html.as_str(), option.feedback.as_str()]),
        );
        html.extend(item.groups.iter().map(String::as_str));
    }
    for activity in &unit.activities {
        html.extend(
            [
                &activity.purpose,
                &activity.room,
                &activity.material,
                &activity.steps,
                &activity.debrief,
            ]
            .map(String::as_str),
        );
        html.extend(activity.handout.iter().chain(&activity.cards).map(String::as_str));
        html.extend([&activity.if_it_goes_wrong, &activity.core, &activity.may_change].map(String::as_str));
    }
    html.extend(unit.templates.iter().map(|template| template.html.as_str()));
    html.extend(unit.reflections.iter().map(|reflection| reflection.html.as_str()));
    html
}

fn count_unit(unit: &Unit) -> Count {
    let mut count = Count::default();
    let titles = unit.sections.iter().map(|section| &section.title);
    let titles = titles.chain(unit.activities.iter().map(|activity| &activity.title));
    let titles = titles.chain(unit.templates.iter().map(|template| &template.title));
    titles.chain([&unit.title]).for_each(|title| count.add_text(title));
    html_of(unit).into_iter().for_each(|html| count.add_html(html));
    count
}

fn count_principle(words: &PrincipleWords, details: &PrincipleDetails) -> Count {
    let mut count = Count::default();
    count.add_text(&words.name);
    count.add_html(&details.introduction);
    count.add_text(&details.case_title);
    count.add_html(&details.case);
    for indicator in &words.indicators {
        count.add_text(&indicator.name);
        count.add_html(&indicator.statement);
        count.add_html(&indicator.why);
        indicator.anchors.iter().for_each(|anchor| count.add_text(anchor));
        indicator
            .not_applicable_when
            .iter()
            .for_each(|html| count.add_html(html));
    }
    for indicator in &details.indicators {
        indicator.before.values().for_each(|html| count.add_html(html));
        indicator
            .evidence
            .values()
            .flatten()
            .for_each(|html| count.add_html(html));
    }
    count
}
