//! All evidence of an assessment as one list: each piece once, with everything that it serves, and what is missing.
//!
//! Entries at several indicators are the same piece where title, place and date are the same; letter case and blanks do not
//! count. An entry without a title is nobody's twin.

use crate::assessment::{Evidence, EvidenceStrength, IndicatorAnswer, read};
use crate::date::{Date, PartialDate};
use crate::document::Document;
use crate::evidence::{Age, age, strength, supported_level};
use crate::fingerprint::{Entry, Fingerprint, kept};
use crate::ids::{IndicatorId, PrincipleId};
use crate::instrument::{Instrument, Level};
use crate::scoring::{IndicatorScore, PrincipleScore, Reply};

/// From here on a claim without any evidence is listed as missing some.
const NEEDS_EVIDENCE: Level = {
    let [_, _, _, embedded, _] = Level::ALL;
    embedded
};

/// An indicator that a piece of evidence serves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Use {
    /// The indicator.
    pub indicator: IndicatorId,
    /// The strength as it is given there.
    pub strength: EvidenceStrength,
    /// What it counts as after ageing.
    pub counts_as: EvidenceStrength,
    /// How the indicator is answered; nothing where a quick scan does not ask it.
    pub reply: Option<Reply>,
    /// The level that all evidence of the indicator supports together, where a level is claimed.
    pub supported: Option<Level>,
    /// This piece supports less than is claimed, and no other piece makes up for it.
    pub is_weak: bool,
}

/// What people should look at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Warning {
    /// So old on the day of the assessment that it counts one step less.
    Aged,
    /// It has no date.
    Undated,
    /// Its date cannot be read.
    UnreadableDate,
    /// Its date lies after the day of the assessment.
    Later,
    /// It has no title.
    Untitled,
    /// It has no place.
    Unplaced,
    /// It is given different strengths at different indicators.
    StrengthsDiffer,
    /// Different files are kept for it.
    FilesDiffer,
    /// At some indicator it is too weak for what is claimed.
    Weak,
}

/// A piece of evidence.
#[derive(Clone, Debug, PartialEq)]
pub struct Piece {
    /// Its number in the binder, from 1.
    pub number: usize,
    /// What it is; may be empty.
    pub title: String,
    /// Where it is kept; may be empty.
    pub place: String,
    /// Its date, as precisely as it is known.
    pub date: Option<PartialDate>,
    /// A date that cannot be read, as it was typed.
    pub unreadable_date: Option<String>,
    /// The indicators that it serves, in the order of the checklist.
    pub uses: Vec<Use>,
    /// The entries that name it.
    pub entries: Vec<Entry>,
    /// The files that are kept for it: none, one, or several different ones.
    pub fingerprints: Vec<Fingerprint>,
    /// What people should look at.
    pub warnings: Vec<Warning>,
}

impl Piece {
    /// The principle under which it stands: that of the first indicator that it serves.
    #[must_use]
    pub fn principle(&self) -> Option<PrincipleId> {
        self.uses.first().map(|first| first.indicator.principle())
    }

    /// Whether it serves an indicator of this principle.
    #[must_use]
    pub fn serves(&self, principle: PrincipleId) -> bool {
        self.uses.iter().any(|served| served.indicator.principle() == principle)
    }

    fn is_the_same(&self, entry: &Evidence) -> bool {
        !self.title.is_empty()
            && same(&self.title, &entry.title)
            && same(&self.place, &entry.place)
            && self.date == entry.date
            && self.unreadable_date == entry.unreadable_date
    }
}

/// An indicator that claims much and names no evidence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Missing {
    /// The indicator.
    pub indicator: IndicatorId,
    /// The claimed level: 3 or 4.
    pub claimed: Level,
    /// Whether it is an essential.
    pub essential: bool,
}

/// All evidence of an assessment.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Binder {
    /// The pieces, in the order in which the checklist first needs them.
    pub pieces: Vec<Piece>,
    /// What claims level 3 or 4 without any evidence.
    pub missing: Vec<Missing>,
}

/// What is added to a piece at one indicator.
struct Naming {
    served: Use,
    entry: Entry,
    fingerprint: Option<Fingerprint>,
}

/// Puts all evidence together. `principles` are the scores of the same assessment.
#[must_use]
pub fn binder(document: &Document, instrument: &Instrument, principles: &[PrincipleScore]) -> Binder {
    let assessed_on = read::head(document).assessed_on;
    let months = instrument.rules.evidence_months;
    let mut binder = Binder::default();
    for indicator in instrument.indicators() {
        let said = read::indicator(document, indicator.id);
        let score = score_of(indicator.id, principles);
        binder.missing.extend(score.and_then(|score| missing(score, &said)));
        for evidence in &said.evidence {
            let entry = (indicator.id, evidence.id.clone());
            let naming = Naming {
                served: served(indicator.id, evidence, score, (assessed_on, months)),
                fingerprint: kept(document, &entry),
                entry,
            };
            match binder.pieces.iter_mut().find(|piece| piece.is_the_same(evidence)) {
                Some(piece) => piece.add(naming),
                None => {
                    let mut piece = Piece::new(evidence);
                    piece.add(naming);
                    binder.pieces.push(piece);
                }
            }
        }
    }
    for (place, piece) in binder.pieces.iter_mut().enumerate() {
        piece.number = place + 1;
        piece.warnings = piece.look_at(assessed_on, months);
    }
    binder
}

fn score_of(indicator: IndicatorId, principles: &[PrincipleScore]) -> Option<&IndicatorScore> {
    let principle = principles
        .iter()
        .find(|principle| principle.id == indicator.principle())?;
    principle.indicators.iter().find(|score| score.id == indicator)
}

fn missing(score: &IndicatorScore, said: &IndicatorAnswer) -> Option<Missing> {
    let claimed = score.reply.level().filter(|level| *level >= NEEDS_EVIDENCE)?;
    said.evidence.is_empty().then_some(Missing {
        indicator: score.id,
        claimed,
        essential: score.essential,
    })
}

fn served(
    indicator: IndicatorId,
    evidence: &Evidence,
    score: Option<&IndicatorScore>,
    (assessed_on, months): (Option<Date>, u16),
) -> Use {
    let counts_as = strength(evidence, assessed_on, months);
    let supported = score.and_then(|score| score.supported);
    let claimed = score.and_then(|score| score.reply.level());
    let is_weak = claimed
        .zip(supported)
        .is_some_and(|(claimed, supported)| supported < claimed && supported_level(claimed, counts_as) < claimed);
    Use {
        indicator,
        strength: evidence.strength,
        counts_as,
        reply: score.map(|score| score.reply),
        supported,
        is_weak,
    }
}

impl Piece {
    fn new(evidence: &Evidence) -> Self {
        Self {
            number: 0,
            title: evidence.title.trim().to_owned(),
            place: evidence.place.trim().to_owned(),
            date: evidence.date,
            unreadable_date: evidence.unreadable_date.clone(),
            uses: Vec::new(),
            entries: Vec::new(),
            fingerprints: Vec::new(),
            warnings: Vec::new(),
        }
    }

    /// An indicator that names it twice is served once, by the stronger entry.
    fn add(&mut self, naming: Naming) {
        match self
            .uses
            .last_mut()
            .filter(|last| last.indicator == naming.served.indicator)
        {
            Some(last) if last.counts_as >= naming.served.counts_as => {}
            Some(last) => *last = naming.served,
            None => self.uses.push(naming.served),
        }
        self.entries.push(naming.entry);
        if let Some(fingerprint) = naming.fingerprint
            && !self.fingerprints.iter().any(|known| known.is_same_file(&fingerprint))
        {
            self.fingerprints.push(fingerprint);
        }
    }

    fn look_at(&self, assessed_on: Option<Date>, months: u16) -> Vec<Warning> {
        let age = age(self.date, assessed_on, months);
        let first = self.uses.first().map(|first| first.strength);
        let table = [
            (Warning::Untitled, self.title.is_empty()),
            (Warning::Unplaced, self.place.is_empty()),
            (Warning::UnreadableDate, self.unreadable_date.is_some()),
            (Warning::Undated, self.date.is_none() && self.unreadable_date.is_none()),
            (Warning::Later, self.date.is_some() && age == Age::Undated),
            (Warning::Aged, age == Age::Aged),
            (
                Warning::StrengthsDiffer,
                self.uses.iter().any(|served| Some(served.strength) != first),
            ),
            (Warning::Weak, self.uses.iter().any(|served| served.is_weak)),
            (Warning::FilesDiffer, self.fingerprints.len() > 1),
        ];
        table
            .into_iter()
            .filter(|(_, holds)| *holds)
            .map(|(warning, _)| warning)
            .collect()
    }
}

/// Whether two texts name the same thing.
fn same(left: &str, right: &str) -> bool {
    let plain = |text: &str| text.split_whitespace().map(str::to_lowercase).collect::<Vec<_>>();
    plain(left) == plain(right)
}

#[cfg(test)]
mod tests;
