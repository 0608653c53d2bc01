//! The head and the answers of an assessment, while its registers are read in the order of their keys.
//!
//! What keys and values mean is written down in the domain (`assessment`, `assessment::read`). Every function here gives
//! nothing where a register says something that an assessment does not say.

use touchstone_domain::assessment::keys::{self, EvidencePart};
use touchstone_domain::assessment::{
    Assessment, AssessmentHead, Evidence, EvidenceStrength, IndicatorAnswer, ProviderSize, Rating, Scope,
};
use touchstone_domain::date::{Date, PartialDate};
use touchstone_domain::example;
use touchstone_domain::ids::{DocumentId, EvidenceId, IndicatorId};
use touchstone_domain::instrument::ProviderProfile;
use touchstone_domain::small_code::SmallMap;

use super::plain::Plain;

/// What was read so far.
#[derive(Default)]
pub(super) struct Answers {
    head: Head,
    answers: SmallMap<IndicatorId, IndicatorAnswer>,
    /// The indicator that is being read.
    open: Option<Open>,
}

/// The head, without the id.
#[derive(Default)]
struct Head {
    name: String,
    profile: Option<ProviderProfile>,
    size: Option<ProviderSize>,
    scope: Scope,
    created_on: Option<Date>,
    assessed_on: Option<Date>,
    deleted: bool,
}

struct Open {
    id: IndicatorId,
    answer: IndicatorAnswer,
    evidence: Vec<OpenEvidence>,
}

struct OpenEvidence {
    entry: Evidence,
    order: Option<u64>,
    /// The lowest counter of its registers: the order of entries that carry none.
    oldest: Option<u64>,
    deleted: bool,
}

impl Answers {
    /// Takes one register.
    pub(super) fn read(&mut self, key: &str, value: Plain<'_>, counter: u64) -> Option<()> {
        if matches!(value, Plain::Nothing) {
            return Some(());
        }
        let Some((id, (_, rest))) = keys::indicator_of(key).zip(key.split_once('/')) else {
            return self.head.read(key, value);
        };
        if self.open.as_ref().is_none_or(|open| open.id != id) {
            self.close();
            self.open = Some(Open {
                id,
                answer: IndicatorAnswer::default(),
                evidence: Vec::new(),
            });
        }
        self.open.as_mut()?.read(rest, value, counter)
    }

    fn close(&mut self) {
        if let Some((id, answer)) = self.open.take().map(Open::finish)
            && answer != IndicatorAnswer::default()
        {
            self.answers.insert(id, answer);
        }
    }

    pub(super) fn finish(mut self, id: DocumentId) -> Assessment {
        self.close();
        let head = self.head;
        Assessment {
            head: AssessmentHead {
                id,
                name: head.name,
                profile: head.profile,
                size: head.size,
                scope: head.scope,
                created_on: head.created_on,
                assessed_on: head.assessed_on,
                deleted: head.deleted,
            },
            answers: self.answers,
        }
    }
}

impl Head {
    fn read(&mut self, key: &str, value: Plain<'_>) -> Option<()> {
        match key {
            keys::NAME => self.name = prose(value)?,
            keys::PROFILE => self.profile = Some(ProviderProfile::from_id(text(&value)?)?),
            keys::SIZE => self.size = Some(ProviderSize::from_id(text(&value)?)?),
            keys::SCOPE => self.scope = Scope::from_id(text(&value)?)?,
            keys::CREATED_ON => self.created_on = Some(text(&value)?.parse().ok()?),
            keys::ASSESSED_ON => self.assessed_on = Some(text(&value)?.parse().ok()?),
            keys::DELETED => self.deleted = yes_or_no(&value)?,
            // Rare, and only a document tells that it is one.
            example::KEY => return None,
            // As rare, and it takes back what was read before.
            _ if is_removal(key) && yes_or_no(&value) == Some(true) => return None,
            _ => {}
        }
        Some(())
    }
}

/// Whether the register says that a voice was removed, whose registers then do not count.
fn is_removal(key: &str) -> bool {
    // The mark of no voice is what all marks have in common.
    let mark = keys::removed("");
    let (before, after) = mark.split_once("//").unwrap_or((&mark, ""));
    key.starts_with(before) && key.ends_with(after)
}

impl Open {
    /// `rest` is the key after the indicator.
    fn read(&mut self, rest: &str, value: Plain<'_>, counter: u64) -> Option<()> {
        let mut parts = rest.splitn(4, '/');
        match (parts.next(), parts.next(), parts.next(), parts.next()) {
            (Some("agreed"), None, ..) => self.answer.agreed = Some(rating(value)?),
            (Some("note"), None, ..) => self.answer.note = prose(value)?,
            (Some("level"), Some(rater), None, _) => {
                self.answer.ratings.insert(rater.parse().ok()?, rating(value)?);
            }
            (Some("reason"), Some(rater), None, _) => {
                self.answer.reasons.insert(rater.parse().ok()?, prose(value)?);
            }
            (Some("evidence"), Some(id), Some(name), None) => {
                if let Some(part) = part_named(name) {
                    return self.evidence(id)?.read(part, value, counter);
                }
            }
            _ => {}
        }
        Some(())
    }

    /// The entry of that id: the last one, or a new one.
    fn evidence(&mut self, id: &str) -> Option<&mut OpenEvidence> {
        if self.evidence.last().is_none_or(|last| last.entry.id.as_str() != id) {
            self.evidence.push(OpenEvidence::new(id.parse().ok()?));
        }
        self.evidence.last_mut()
    }

    fn finish(self) -> (IndicatorId, IndicatorAnswer) {
        let Self {
            id,
            mut answer,
            mut evidence,
        } = self;
        // An entry of which nothing but the mark of its removal is left was never filled in.
        evidence.retain(|entry| !entry.deleted && entry.oldest.is_some());
        evidence.sort_by_key(|entry| entry.order.or(entry.oldest));
        answer.evidence = evidence.into_iter().map(|entry| entry.entry).collect();
        (id, answer)
    }
}

fn part_named(name: &str) -> Option<EvidencePart> {
    let parts = [
        EvidencePart::Title,
        EvidencePart::Place,
        EvidencePart::Date,
        EvidencePart::Strength,
        EvidencePart::Order,
        EvidencePart::Deleted,
    ];
    parts.into_iter().find(|part| part.name() == name)
}

impl OpenEvidence {
    const fn new(id: EvidenceId) -> Self {
        Self {
            entry: Evidence {
                id,
                title: String::new(),
                place: String::new(),
                date: None,
                unreadable_date: None,
                strength: EvidenceStrength::Statement,
            },
            order: None,
            oldest: None,
            deleted: false,
        }
    }

    fn read(&mut self, part: EvidencePart, value: Plain<'_>, counter: u64) -> Option<()> {
        if part != EvidencePart::Deleted {
            self.oldest = Some(self.oldest.map_or(counter, |oldest| oldest.min(counter)));
        }
        match part {
            EvidencePart::Title => self.entry.title = prose(value)?,
            EvidencePart::Place => self.entry.place = prose(value)?,
            EvidencePart::Date => self.entry.date = Some(text(&value)?.parse::<PartialDate>().ok()?),
            EvidencePart::Strength => {
                let number = u8::try_from(number(&value)?).ok()?;
                self.entry.strength = EvidenceStrength::new(number)?;
            }
            EvidencePart::Order => self.order = Some(number(&value)?),
            EvidencePart::Deleted => self.deleted = yes_or_no(&value)?,
        }
        Some(())
    }
}

fn text<'value>(value: &'value Plain<'_>) -> Option<&'value str> {
    match value {
        Plain::Text(text) => Some(text),
        _ => None,
    }
}

fn prose(value: Plain<'_>) -> Option<String> {
    match value {
        Plain::Text(text) => Some(text.into_owned()),
        _ => None,
    }
}

fn rating(value: Plain<'_>) -> Option<Rating> {
    match value {
        Plain::Rating(rating) => Some(rating),
        _ => None,
    }
}

const fn number(value: &Plain<'_>) -> Option<u64> {
    match value {
        Plain::Number(number) => Some(*number),
        _ => None,
    }
}

const fn yes_or_no(value: &Plain<'_>) -> Option<bool> {
    match value {
        Plain::YesOrNo(value) => Some(*value),
        _ => None,
    }
}
