//! `touchstone check`: what is wrong with the content, or how much of it there is.

use std::io;
use std::path::Path;

use serde_json::Value as Json;
use touchstone_content::{Compiled, Diagnostic, Summary, compile};

use crate::arguments::Report;
use crate::{Outcome, Streams};

pub(crate) fn command(modules: &Path, report_on: Report, streams: &mut Streams<'_>) -> io::Result<Outcome> {
    let compiled = compile(modules);
    let outcome = if compiled.is_ok() {
        Outcome::Done
    } else {
        Outcome::Faults
    };
    match compiled {
        Ok(compiled) if report_on.json => writeln!(streams.output, "{}", summary_json(&compiled.summary())?)?,
        Ok(compiled) if report_on.alignment => alignment(&compiled, streams.output)?,
        Ok(compiled) if report_on.readability => readability(&compiled.summary(), streams.output)?,
        Ok(compiled) => writeln!(streams.output, "{}", in_words(&compiled.summary()))?,
        Err(diagnostics) if report_on.json => {
            report(&diagnostics, streams.errors)?;
            writeln!(streams.output, "{}", faults_json(diagnostics.len())?)?;
        }
        Err(diagnostics) => {
            report(&diagnostics, streams.output)?;
            writeln!(streams.output, "{}", things_to_mend(diagnostics.len()))?;
        }
    }
    Ok(outcome)
}

/// Every diagnostic, one after the other.
pub(crate) fn report(diagnostics: &[Diagnostic], stream: &mut dyn io::Write) -> io::Result<()> {
    diagnostics
        .iter()
        .try_for_each(|diagnostic| writeln!(stream, "{diagnostic}\n"))
}

/// How many things there are to mend.
pub(crate) fn things_to_mend(count: usize) -> String {
    if count == 1 {
        "1 thing to mend.".to_owned()
    } else {
        format!("{count} things to mend.")
    }
}

/// A line for each outcome: unit, outcome, level, sections, checks, and the outcome itself, with tabs between them.
fn alignment(compiled: &Compiled, output: &mut dyn io::Write) -> io::Result<()> {
    writeln!(output, "unit\toutcome\tlevel\ttaught in\tchecked by\ttext")?;
    compiled.alignment().iter().try_for_each(|line| {
        writeln!(
            output,
            "{}\t{}\t{}\t{}\t{}\t{}",
            line.unit,
            line.outcome,
            line.eqf,
            line.sections.join(" "),
            line.checked_by.join(" "),
            line.text
        )
    })
}

/// A line for each section and principle, the hardest first.
fn readability(summary: &Summary, output: &mut dyn io::Write) -> io::Result<()> {
    let mut places: Vec<_> = summary.reading_ease.iter().collect();
    places.sort_by(|(_, one), (_, other)| one.total_cmp(other));
    writeln!(
        output,
        "Flesch reading ease, hardest first; 60 and more is plain English."
    )?;
    places
        .iter()
        .try_for_each(|(place, ease)| writeln!(output, "{ease:5.1}  {place}"))
}

fn summary_json(summary: &Summary) -> io::Result<Json> {
    Ok(serde_json::to_value(summary)?)
}

/// The same fields as always. Wrong content is not counted: what is not known is null, not 0.
fn faults_json(diagnostics: usize) -> io::Result<Json> {
    let mut json = summary_json(&Summary::default())?;
    if let Json::Object(fields) = &mut json {
        for (name, value) in fields {
            *value = if name == "diagnostics" {
                Json::from(diagnostics)
            } else {
                Json::Null
            };
        }
    }
    Ok(json)
}

fn in_words(summary: &Summary) -> String {
    let Summary {
        units,
        sections,
        words,
        quiz_items,
        activities,
        figures,
        ..
    } = summary;
    let Summary {
        principles,
        indicators,
        essentials,
        instrument_words,
        sources,
        ..
    } = summary;
    format!(
        "Nothing to mend.\n\
         Course: units {units}, sections {sections}, words {words}, quiz items {quiz_items}, activities {activities}, \
         figures {figures}.\n\
         Instrument: principles {principles}, indicators {indicators}, of them essential {essentials}, \
         words {instrument_words}.\n\
         Register of sources: {sources}."
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_of_wrong_content_are_not_made_up() {
        let json = faults_json(3).unwrap();
        let fields = json.as_object().unwrap();
        assert_eq!(fields["diagnostics"], 3);
        for name in [
            "units",
            "sections",
            "words",
            "quiz_items",
            "activities",
            "figures",
            "principles",
            "indicators",
            "essentials",
            "sources",
            "words_per_unit",
        ] {
            assert_eq!(fields[name], Json::Null, "{name}");
        }
        assert_eq!(summary_json(&Summary::default()).unwrap()["diagnostics"], 0);
    }

    #[test]
    fn faults_are_counted_in_words() {
        assert_eq!(
            [things_to_mend(1), things_to_mend(2)],
            ["1 thing to mend.", "2 things to mend."]
        );
    }
}
