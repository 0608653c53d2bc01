//! `[[edition]]` of `instrument.toml`: the published versions, oldest first, and what changed in each.

use touchstone_domain::editions::Edition;
use touchstone_domain::ids::IndicatorId;

use crate::problems::Problems;
use crate::read::ids;
use crate::toml_reader::{Table, Text};

/// Reads the list. Where there is one, each version stands in it once, the last is the present one, and every indicator is
/// one that is known, or was once.
pub(super) fn read(
    table: &Table<'_>,
    version: &Text,
    known: impl Fn(IndicatorId) -> bool,
    problems: &Problems,
) -> Vec<Edition> {
    let mut editions: Vec<Edition> = Vec::new();
    let mut last: Option<Text> = None;
    for (name, reworded, added) in table.tables("edition", |table| {
        (
            table.text("version"),
            table.optional_texts("reworded"),
            table.optional_texts("added"),
        )
    }) {
        if editions.iter().any(|edition| edition.version == name.value) {
            let help = "Give each version one `[[edition]]`, the oldest first.";
            problems.at(&name.place, format!("The version {} is there twice.", name.value), help);
        }
        editions.push(Edition {
            version: name.value.clone(),
            reworded: indicators(&reworded, &known, problems),
            added: indicators(&added, &known, problems),
        });
        last = Some(name);
    }
    if let Some(last) = last.filter(|last| last.value != version.value) {
        let message = format!(
            "The last edition is {}, and the version is {}.",
            last.value, version.value
        );
        let help = "Add an `[[edition]]` for each new version, with the indicators that it words anew or adds.";
        problems.at(&last.place, message, help);
    }
    editions
}

fn indicators(texts: &[Text], known: impl Fn(IndicatorId) -> bool, problems: &Problems) -> Vec<IndicatorId> {
    let mut indicators = Vec::new();
    for text in texts {
        let Some(id) = ids::parse(text, "p4.2", problems) else {
            continue;
        };
        if !known(id) {
            let help = "Correct the id. One that is gone for good stays listed under `retired`.";
            problems.at(
                &text.place,
                format!("There is no indicator {id}, and none was retired."),
                help,
            );
        }
        indicators.push(id);
    }
    indicators
}
