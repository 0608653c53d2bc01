//! The examples: each becomes the document that a person would have made.

use sha2::{Digest, Sha256};
use touchstone_domain::assessment::action::{Action, EvidenceChange};
use touchstone_domain::assessment::{Answer, Scope};
use touchstone_domain::date::PartialDate;
use touchstone_domain::example;
use touchstone_domain::fingerprint::hexadecimal;
use touchstone_domain::ids::{HexId, RaterId};
use touchstone_domain::instrument::Instrument;

use super::{Context, unless_same};
use crate::Example;
use crate::read::RawLanguage;
use crate::read::examples::{RawEvidence, RawExample, RawExampleWords};

/// The examples of a language; empty where the programme has none.
pub(super) fn examples<'a>(
    context: &Context<'a>,
    language: &'a RawLanguage,
    instrument: &Instrument,
) -> (String, Vec<Example>) {
    let whole = context.main_language(language, !language.examples.is_empty());
    let compiled = context.raw.examples.iter().filter_map(|source| {
        let (words, real) = context.choose(language, |language| language.examples.get(&source.id))?;
        Some(Example {
            id: source.id.clone(),
            name: words.name.value.clone(),
            story: words.story.value.split_whitespace().collect::<Vec<_>>().join(" "),
            profile: source.profile?,
            language: unless_same(real, &whole),
            document: example::published(
                &source.id,
                hex_id(&["example", &source.id])?,
                &said(source, words, instrument),
                &hex_id(&["example"])?,
            ),
        })
    });
    let compiled = compiled.collect();
    (whole, compiled)
}

/// An id that is the same in every build and on every device.
fn hex_id<const LENGTH: usize>(names: &[&str]) -> Option<HexId<LENGTH>> {
    let digits = hexadecimal(&Sha256::digest(names.join("/").as_bytes()));
    digits.get(..LENGTH)?.parse().ok()
}

/// What somebody would have said to make it, in the order of the instrument.
fn said(source: &RawExample, words: &RawExampleWords, instrument: &Instrument) -> Vec<Action> {
    let mut said = vec![
        Action::SetProfile(source.profile),
        Action::SetSize(source.size),
        Action::SetScope(Scope::Full),
        Action::SetCreatedOn(source.created_on),
    ];
    for indicator in instrument.indicators().map(|indicator| indicator.id) {
        let text_of = |list: &[(crate::toml_reader::Text, crate::toml_reader::Text)]| {
            let found = list.iter().find(|(key, _)| key.value == indicator.to_string());
            found.map(|(_, text)| text.value.trim().to_owned())
        };
        let answer = source.answers.iter().find(|answer| answer.indicator == indicator);
        let answer = answer.and_then(|answer| answer.answer);
        said.push(Action::Rate {
            indicator,
            rater: RaterId::own(),
            answer,
            instrument: instrument.version.clone(),
            today: None,
        });
        if let (Some(Answer::NotApplicable), Some(text)) = (answer, text_of(&words.reasons)) {
            let rater = RaterId::own();
            said.push(Action::GiveReason { indicator, rater, text });
        }
        if let Some(text) = text_of(&words.notes) {
            said.push(Action::WriteNote { indicator, text });
        }
        let evidence = source.evidence.iter();
        for evidence in evidence.filter(|evidence| evidence.indicator == Some(indicator)) {
            said.extend(changes(source, evidence, words).into_iter().flatten());
        }
    }
    said.push(Action::SetAssessedOn(source.assessed_on));
    said
}

/// Everything about one piece of evidence.
fn changes(source: &RawExample, evidence: &RawEvidence, words: &RawExampleWords) -> Option<Vec<Action>> {
    let indicator = evidence.indicator?;
    let id: HexId<8> = hex_id(&["example", &source.id, &evidence.id.value])?;
    let words = words.of_evidence(&evidence.id.value)?;
    let date = |(_, date): &(_, PartialDate)| EvidenceChange::Date(Some(*date));
    let changes = [
        Some(EvidenceChange::Title(words.title.value.clone())),
        words
            .place
            .as_ref()
            .map(|place| EvidenceChange::Place(place.value.clone())),
        evidence.date.as_ref().map(date),
        evidence.strength.map(EvidenceChange::Strength),
    ];
    let action = |change| Action::EditEvidence {
        indicator,
        id: id.clone(),
        change,
    };
    Some(changes.into_iter().flatten().map(action).collect())
}
