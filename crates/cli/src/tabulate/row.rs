//! The row of an assessment.

use touchstone_domain::assessment::{Assessment, ProviderSize};
use touchstone_domain::bands::Band;
use touchstone_domain::instrument::{Instrument, ProviderProfile};
use touchstone_domain::ratio::Ratio;
use touchstone_domain::scoring::combine::{Score, combine};
use touchstone_domain::scoring::{PrincipleScore, score_principles};
use touchstone_domain::sensitivity::{Sensitivity, sensitivity};

use crate::table::Cell;

/// Columns that every instrument has, before those of its principles and indicators.
const HEAD: [&str; 19] = [
    "file",
    "assessment",
    "name",
    "profile",
    "size",
    "scope",
    "created_on",
    "assessed_on",
    "band",
    "overall",
    "lower",
    "upper",
    "supported",
    "coverage",
    "fragile",
    "answered",
    "unknown",
    "unanswered",
    "not_applicable",
];

/// The columns of the table.
pub(super) struct Columns<'a> {
    instrument: &'a Instrument,
}

/// An assessment with its result.
pub(super) struct Scored {
    pub(super) principles: Vec<PrincipleScore>,
    pub(super) score: Score,
    fragile: Option<bool>,
}

impl<'a> Columns<'a> {
    pub(super) const fn new(instrument: &'a Instrument) -> Self {
        Self { instrument }
    }

    /// `p4` is the index of a principle, `p4_supported` that which evidence supports, `p4.2` the level of an indicator.
    pub(super) fn names(&self) -> Vec<String> {
        let mut names: Vec<String> = HEAD.map(str::to_owned).to_vec();
        for principle in &self.instrument.principles {
            names.extend([principle.id.to_string(), format!("{}_supported", principle.id)]);
        }
        names.extend(self.instrument.indicators().map(|indicator| indicator.id.to_string()));
        names.push("error".to_owned());
        names
    }

    pub(super) fn score(&self, assessment: &Assessment) -> Scored {
        let principles = score_principles(self.instrument, assessment);
        let score = combine(self.instrument, assessment.head.scope, &principles);
        let fragile = sensitivity(self.instrument, &score, &principles)
            .as_ref()
            .map(Sensitivity::is_fragile);
        Scored {
            principles,
            score,
            fragile,
        }
    }

    /// The cells in the order of the names.
    pub(super) fn row(&self, file: &str, assessment: &Assessment, scored: &Scored) -> Vec<Cell> {
        let (head, score) = (&assessment.head, &scored.score);
        let counts = score.counts;
        let mut cells = vec![
            Cell::text(file),
            Cell::text(head.id.as_str()),
            Cell::text(&head.name),
            Cell::text_or_nothing(head.profile.map(ProviderProfile::id)),
            Cell::text_or_nothing(head.size.map(ProviderSize::id)),
            Cell::text(head.scope.id()),
            Cell::text_or_nothing(head.created_on.map(|day| day.to_string()).as_deref()),
            Cell::text_or_nothing(head.assessed_on.map(|day| day.to_string()).as_deref()),
            Cell::text_or_nothing(score.band.map(Band::id)),
            ratio(score.overall),
            ratio(score.lower),
            ratio(score.upper),
            ratio(score.supported),
            ratio(score.coverage),
            scored.fragile.map_or(Cell::Nothing, Cell::YesOrNo),
            Cell::whole(counts.answered),
            Cell::whole(counts.unknown),
            Cell::whole(counts.unanswered),
            Cell::whole(counts.not_applicable),
        ];
        for principle in &scored.principles {
            cells.extend([ratio(principle.index), ratio(principle.supported)]);
        }
        for (principle, scored) in self.instrument.principles.iter().zip(&scored.principles) {
            let mut in_scope = scored.indicators.iter().peekable();
            for indicator in &principle.indicators {
                // A quick scan leaves indicators out, and keeps their order.
                let score = in_scope.next_if(|score| score.id == indicator.id);
                let level = score.and_then(|score| score.reply.level());
                cells.push(level.map_or(Cell::Nothing, |level| Cell::whole(level.number())));
            }
        }
        cells.push(Cell::Nothing);
        cells
    }
}

fn ratio(value: Option<Ratio>) -> Cell {
    value.map_or(Cell::Nothing, |value| Cell::Number(value.six_decimals()))
}
