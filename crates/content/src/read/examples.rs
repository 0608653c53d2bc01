//! `examples/<id>/`: a fictional provider with its answers (`example.toml`) and the words to it in each language.

use std::rc::Rc;
use std::str::FromStr;

use touchstone_domain::assessment::{Answer, EvidenceStrength, ProviderSize};
use touchstone_domain::bands::Band;
use touchstone_domain::date::{Date, PartialDate};
use touchstone_domain::ids::IndicatorId;
use touchstone_domain::instrument::{Level, ProviderProfile};

use crate::problems::{Place, Problems, SourceFile};
use crate::read::ids;
use crate::toml_reader::{Table, Text, read_file};

/// The facts and answers of an example.
#[derive(Debug)]
pub(crate) struct RawExample {
    /// The name of its folder, which is its id.
    pub(crate) id: String,
    /// Where it begins.
    pub(crate) place: Place,
    pub(crate) profile: Option<ProviderProfile>,
    pub(crate) size: Option<ProviderSize>,
    pub(crate) created_on: Option<Date>,
    pub(crate) assessed_on: Option<Date>,
    pub(crate) expected: Option<RawExpected>,
    pub(crate) answers: Vec<RawAnswer>,
    pub(crate) evidence: Vec<RawEvidence>,
}

/// The result that the author has in mind.
#[derive(Debug)]
pub(crate) struct RawExpected {
    pub(crate) band: (Place, Option<Band>),
    /// With one decimal.
    pub(crate) overall: Text,
    /// With one decimal.
    pub(crate) supported: Text,
    /// The essentials that keep it out of the next band.
    pub(crate) held_by: Vec<(Place, IndicatorId)>,
    pub(crate) place: Place,
}

#[derive(Debug)]
pub(crate) struct RawAnswer {
    pub(crate) place: Place,
    pub(crate) indicator: IndicatorId,
    pub(crate) answer: Option<Answer>,
}

#[derive(Debug)]
pub(crate) struct RawEvidence {
    pub(crate) id: Text,
    pub(crate) place: Place,
    pub(crate) indicator: Option<IndicatorId>,
    pub(crate) strength: Option<EvidenceStrength>,
    /// Nothing where the evidence bears no date.
    pub(crate) date: Option<(Place, PartialDate)>,
}

/// The words of an example.
#[derive(Debug)]
pub(crate) struct RawExampleWords {
    pub(crate) file: Rc<SourceFile>,
    pub(crate) name: Text,
    pub(crate) story: Text,
    pub(crate) evidence: Vec<RawEvidenceWords>,
    pub(crate) notes: Vec<(Text, Text)>,
    pub(crate) reasons: Vec<(Text, Text)>,
}

#[derive(Debug)]
pub(crate) struct RawEvidenceWords {
    pub(crate) id: Text,
    pub(crate) title: Text,
    /// Bad evidence may lie nowhere.
    pub(crate) place: Option<Text>,
}

impl RawExample {
    pub(crate) fn read(id: &str, file: &Rc<SourceFile>, problems: &Problems) -> Option<Self> {
        read_file(file, problems, |table| {
            let example = Self {
                id: id.to_owned(),
                place: table.place.clone(),
                profile: named(
                    &table.text("profile"),
                    ProviderProfile::from_id,
                    "hei, vet, cso, bus",
                    problems,
                ),
                size: named(
                    &table.text("size"),
                    ProviderSize::from_id,
                    "solo, micro, small, medium, large",
                    problems,
                ),
                created_on: date(&table.text("created_on"), "2026-11-02", problems),
                assessed_on: date(&table.text("assessed_on"), "2026-11-23", problems),
                expected: table.table("expected", |table| expected(table, problems)),
                answers: table
                    .table("answers", |table| answers(table, problems))
                    .unwrap_or_default(),
                evidence: table.tables("evidence", |table| evidence(table, problems)),
            };
            ids::check_unique(example.evidence.iter().map(|evidence| &evidence.id), problems);
            example
        })
    }
}

impl RawExampleWords {
    pub(crate) fn read(file: &Rc<SourceFile>, problems: &Problems) -> Option<Self> {
        read_file(file, problems, |table| {
            let evidence = |table: &Table<'_>| {
                let words = |id: Text| {
                    table.table(&id.value.clone(), |table| RawEvidenceWords {
                        title: table.text("title"),
                        place: table.optional_text("place"),
                        id,
                    })
                };
                table.keys().into_iter().filter_map(words).collect()
            };
            let texts = |table: &Table<'_>| {
                let keys = table.keys().into_iter();
                keys.map(|key| (key.clone(), table.text(&key.value))).collect()
            };
            Self {
                file: Rc::clone(file),
                name: table.text("name"),
                story: table.text("story"),
                evidence: table.optional_table("evidence", evidence).unwrap_or_default(),
                notes: table.optional_table("notes", texts).unwrap_or_default(),
                reasons: table.optional_table("reasons", texts).unwrap_or_default(),
            }
        })
    }

    /// The words to a piece of evidence.
    pub(crate) fn of_evidence(&self, id: &str) -> Option<&RawEvidenceWords> {
        self.evidence.iter().find(|words| words.id.value == id)
    }
}

/// One of a few words; anything else is reported.
fn named<T>(text: &Text, from_id: fn(&str) -> Option<T>, known: &str, problems: &Problems) -> Option<T> {
    let found = from_id(&text.value);
    if found.is_none() && !text.value.is_empty() {
        let message = format!("`{}` is not known here.", text.value);
        problems.at(&text.place, message, format!("Write one of: {known}."));
    }
    found
}

fn date<T: FromStr>(text: &Text, example: &str, problems: &Problems) -> Option<T> {
    let found = text.value.parse().ok();
    if found.is_none() && !text.value.is_empty() {
        let message = format!("`{}` is not a date.", text.value);
        problems.at(&text.place, message, format!("Write it like {example}."));
    }
    found
}

fn expected(table: &Table<'_>, problems: &Problems) -> RawExpected {
    let band = table.text("band");
    let held_by = table.optional_texts("held_by").into_iter().filter_map(|text| {
        let id = ids::parse(&text, "p4.2", problems)?;
        Some((text.place, id))
    });
    RawExpected {
        band: (
            band.place.clone(),
            named(&band, Band::from_id, "emerging, developing, ready, leading", problems),
        ),
        overall: table.text("overall"),
        supported: table.text("supported"),
        held_by: held_by.collect(),
        place: table.place.clone(),
    }
}

fn answers(table: &Table<'_>, problems: &Problems) -> Vec<RawAnswer> {
    let answer = |key: Text| {
        let text = table.text_or_number(&key.value);
        let indicator = ids::parse(&key, "p4.2", problems)?;
        let answer = text.and_then(|text| named(&text, answer_from, "0, 1, 2, 3, 4, \"na\", \"unknown\"", problems));
        Some(RawAnswer {
            place: key.place,
            indicator,
            answer,
        })
    };
    table.keys().into_iter().filter_map(answer).collect()
}

fn answer_from(text: &str) -> Option<Answer> {
    match text {
        "na" => Some(Answer::NotApplicable),
        "unknown" => Some(Answer::Unknown),
        number => number.parse().ok().and_then(Level::new).map(Answer::Level),
    }
}

fn evidence(table: &Table<'_>, problems: &Problems) -> RawEvidence {
    let id = table.text("id");
    ids::check_speaking(&id, problems);
    let strength = table.number("strength", 0..=4);
    let day = table.optional_text("date");
    RawEvidence {
        id,
        place: table.place.clone(),
        indicator: ids::parse(&table.text("indicator"), "p4.2", problems),
        strength: u8::try_from(strength).ok().and_then(EvidenceStrength::new),
        date: day.and_then(|text| {
            let read = date(&text, "2026-11-23, 2026-11 or 2026", problems)?;
            Some((text.place, read))
        }),
    }
}
