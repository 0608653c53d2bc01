//! `instrument/<language>/p04.toml`: the words of a principle.

use touchstone_domain::ids::{IndicatorId, PrincipleId};
use touchstone_domain::instrument::ProviderProfile;

use crate::markdown::{Block, Inline, parse_blocks, parse_inline};
use crate::problems::{Place, Problems, SourceFile};
use crate::read::ids;
use crate::toml_reader::{Table, Text, read_file};
use std::rc::Rc;

/// Words that hide what can be seen; not in an anchor.
const BANNED_IN_ANCHORS: &[&str] = &["good", "adequate", "appropriate", "sufficient"];

#[derive(Debug)]
pub(crate) struct RawPrincipleWords {
    pub(crate) id: PrincipleId,
    pub(crate) file: String,
    pub(crate) name: Text,
    pub(crate) introduction: Vec<Block>,
    pub(crate) case_title: Text,
    pub(crate) case: Vec<Block>,
    pub(crate) indicators: Vec<RawIndicatorWords>,
}

#[derive(Debug)]
pub(crate) struct RawIndicatorWords {
    pub(crate) id: IndicatorId,
    pub(crate) place: Place,
    pub(crate) name: Text,
    pub(crate) statement: Vec<Inline>,
    pub(crate) why: Vec<Inline>,
    pub(crate) anchors: [String; 5],
    pub(crate) not_applicable_when: Option<(Place, Vec<Inline>)>,
    pub(crate) before: Vec<(u8, Vec<Inline>)>,
    pub(crate) evidence: Vec<(ProviderProfile, Vec<Vec<Inline>>)>,
}

impl RawPrincipleWords {
    pub(crate) fn read(file: &Rc<SourceFile>, expected: PrincipleId, problems: &Problems) -> Option<Self> {
        let words = read_file(file, problems, |table| {
            let indicators = table.tables("indicator", |table| indicator(table, problems));
            let indicators: Vec<RawIndicatorWords> = indicators.into_iter().flatten().collect();
            table.table("principle", |table| {
                let id = table.text("id");
                if id.value != expected.to_string() {
                    let message = format!("This file must hold the words of {expected}, but says `{}`.", id.value);
                    problems.at(
                        &id.place,
                        message,
                        format!("Write `id = \"{expected}\"`, or rename the file."),
                    );
                }
                Self {
                    id: expected,
                    file: file.name.clone(),
                    name: table.text("name"),
                    introduction: parse_blocks(&table.text("introduction"), problems),
                    case_title: table.text("case_title"),
                    case: parse_blocks(&table.text("case"), problems),
                    indicators,
                }
            })
        });
        words.flatten()
    }
}

fn indicator(table: &Table<'_>, problems: &Problems) -> Option<RawIndicatorWords> {
    let text = table.text("id");
    let inline = |text: &Text| parse_inline(text, problems);
    let words = RawIndicatorWords {
        id: IndicatorId::new(PrincipleId::new(1)?, 1)?,
        place: text.place.clone(),
        name: table.text("name"),
        statement: inline(&table.text("statement")),
        why: inline(&table.text("why")),
        anchors: anchors(table, problems),
        not_applicable_when: table
            .optional_text("not_applicable_when")
            .map(|text| (text.place.clone(), inline(&text))),
        before: table
            .optional_table("before", |table| before(table, problems))
            .unwrap_or_default(),
        evidence: table
            .table("evidence", |table| evidence(table, problems))
            .unwrap_or_default(),
    };
    let id = ids::parse(&text, "p4.2", problems)?;
    Some(RawIndicatorWords { id, ..words })
}

fn anchors(table: &Table<'_>, problems: &Problems) -> [String; 5] {
    let anchors = table.texts("anchors");
    for anchor in &anchors {
        let lower = anchor.value.to_lowercase();
        let mut words = lower.split(|letter: char| !letter.is_alphanumeric());
        if let Some(word) = words.find(|word| BANNED_IN_ANCHORS.contains(word)) {
            let help = "Say what somebody can see instead: a document, a record, a date, a number.";
            problems.at(
                &anchor.place,
                format!("The word \"{word}\" cannot stand in an anchor."),
                help,
            );
        }
    }
    let count = anchors.len();
    let values: Vec<String> = anchors.into_iter().map(|anchor| anchor.value).collect();
    <[String; 5]>::try_from(values).unwrap_or_else(|_| {
        if count > 0 {
            let message = format!("There are {count} anchors; there must be five, for level 0 to 4.");
            problems.at(&table.place, message, "Write one anchor for each level, lowest first.");
        }
        Default::default()
    })
}

fn before(table: &Table<'_>, problems: &Problems) -> Vec<(u8, Vec<Inline>)> {
    let mut advice = Vec::new();
    for key in table.keys() {
        let text = table.text(&key.value);
        match key.value.parse::<u8>() {
            Ok(level @ 1..=4) => advice.push((level, parse_inline(&text, problems))),
            _ => problems.at(
                &key.place,
                format!("`{}` is not a level that can be chosen too early.", key.value),
                "Use 1, 2, 3 or 4 as the key.",
            ),
        }
    }
    advice
}

fn evidence(table: &Table<'_>, problems: &Problems) -> Vec<(ProviderProfile, Vec<Vec<Inline>>)> {
    let read = |profile: ProviderProfile| {
        let examples = table.texts(profile.id());
        if !examples.is_empty() && !(2..=4).contains(&examples.len()) {
            let message = format!(
                "The number of examples of evidence for {1} is {0}.",
                examples.len(),
                profile.id()
            );
            let place = examples.first().map_or(&table.place, |example| &example.place);
            problems.at(place, message, "Give two to four.");
        }
        (
            profile,
            examples.iter().map(|example| parse_inline(example, problems)).collect(),
        )
    };
    ProviderProfile::ALL.into_iter().map(read).collect()
}
