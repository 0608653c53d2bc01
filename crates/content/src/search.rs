//! The texts that people can search, made from what was compiled.

use touchstone_domain::catalog::{SearchEntry, SearchKind, SearchTexts, Section, Unit};

use crate::Language;
use crate::text::plain_html;

/// All entries of a language, in the order of the course.
pub(crate) fn search_texts(language: &Language) -> SearchTexts {
    let mut entries = Vec::new();
    let foreign = |real: &str| (real != language.id).then(|| real.to_owned());
    language
        .units
        .iter()
        .for_each(|unit| add_unit(unit, foreign(&unit.language).as_deref(), &mut entries));
    let terms = language.glossary.terms.iter().map(|term| {
        let spellings = std::iter::once(term.term.as_str()).chain(term.aliases.iter().map(String::as_str));
        SearchEntry {
            kind: SearchKind::Term,
            target: term.id.clone(),
            language: foreign(&language.glossary.language),
            title: spellings.collect::<Vec<_>>().join(", "),
            text: plain_html(&term.explanation),
        }
    });
    entries.extend(terms);
    let whole = &language.instrument.language;
    let indicators = language.instrument.principles.iter().flat_map(|principle| {
        let real = principle.language.as_ref().unwrap_or(whole);
        principle.indicators.iter().map(move |words| (words, real))
    });
    entries.extend(indicators.map(|(words, real)| SearchEntry {
        kind: SearchKind::Indicator,
        language: foreign(real),
        target: words.id.to_string(),
        title: format!("{} {}", words.id.to_string().to_uppercase(), words.name),
        text: plain_html(&[words.statement.as_str(), &words.why].join(" ")),
    }));
    SearchTexts {
        language: language.id.clone(),
        entries,
    }
}

fn add_unit(unit: &Unit, language: Option<&str>, entries: &mut Vec<SearchEntry>) {
    for section in &unit.sections {
        add_section(unit, section, language, entries);
    }
    let mut add = |kind, part: &str, id: &str, title: String, html: &[&str]| {
        entries.push(SearchEntry {
            kind,
            target: format!("{}/{part}/{id}", unit.id),
            language: language.map(str::to_owned),
            title,
            text: plain_html(&html.join(" ")),
        });
    };
    for item in &unit.quiz {
        let options = item.options.iter().map(|option| option.html.as_str());
        let html: Vec<&str> = item.setting.iter().map(String::as_str).chain(options).collect();
        add(SearchKind::Question, "quiz", &item.id, plain_html(&item.stem), &html);
    }
    for activity in &unit.activities {
        let html = [
            &activity.purpose,
            &activity.material,
            &activity.steps,
            &activity.debrief,
        ]
        .map(String::as_str);
        add(
            SearchKind::Activity,
            "activities",
            &activity.id,
            activity.title.clone(),
            &html,
        );
    }
    for template in &unit.templates {
        add(
            SearchKind::Template,
            "templates",
            &template.id,
            template.title.clone(),
            &[&template.html],
        );
    }
}

/// A section in pieces, one for each of its main headings.
fn add_section(unit: &Unit, section: &Section, language: Option<&str>, entries: &mut Vec<SearchEntry>) {
    let html: String = section.html().collect::<Vec<_>>().join(" ");
    let mut pieces = html.split("<h2 id=\"");
    let path = format!("{}/{}", unit.id, section.id);
    let mut add = |target: String, title: String, html: &str| {
        entries.push(SearchEntry {
            kind: SearchKind::Section,
            target,
            language: language.map(str::to_owned),
            title,
            text: plain_html(html),
        });
    };
    add(path.clone(), section.title.clone(), pieces.next().unwrap_or_default());
    for piece in pieces {
        let Some((id, rest)) = piece.split_once("\">") else {
            continue;
        };
        let (heading, text) = rest.split_once("</h2>").unwrap_or((rest, ""));
        add(
            format!("{path}/{id}"),
            format!("{}: {}", section.title, plain_html(heading)),
            text,
        );
    }
}
