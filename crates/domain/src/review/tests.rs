//! What several raters do: what the tests share.

use super::*;
use crate::agreement::{Flag, Undefined};
use crate::assessment::action::{self, Action as Answering};
use crate::assessment::read::{assessment, effective, indicator as read_indicator};
use crate::assessment::{EvidenceStrength, Scope};
use crate::bands::Band;
use crate::instrument::Level;
use crate::merge::merge;
use crate::save_file::{SaveFile, read as read_file, write as write_file};
use crate::scoring::combine::score;
use crate::scoring::score_principles;
use crate::scoring::test_support::{indicator, instrument, level};
use crate::test_support::{id, writer};

mod agreements;
mod any;
mod voices;

fn rater(number: u8) -> RaterId {
    format!("{number:08x}").parse().unwrap()
}

fn day(number: u8) -> Option<Date> {
    Date::new(2026, 11, number)
}

fn rate(document: &mut Document, who: &RaterId, what: IndicatorId, answer: Option<Answer>, tab: u64) {
    let rate = Answering::Rate {
        indicator: what,
        rater: who.clone(),
        answer,
        instrument: "1.0.0".to_owned(),
        today: None,
    };
    action::apply(document, &rate, &writer(tab));
}

fn rate_level(document: &mut Document, who: &RaterId, what: &str, number: u8, tab: u64) {
    rate(document, who, indicator(what), Some(Answer::Level(level(number))), tab);
}

fn invite(document: &mut Document, number: u8, on: Option<Date>) -> RaterId {
    let rater = rater(number);
    let invite = Action::Invite {
        rater: rater.clone(),
        name: format!("Person {number}"),
        role: Some(Role::External),
        on,
    };
    apply(document, &invite, &writer(1));
    rater
}

/// An assessment of the provider with a note, evidence and an agreement.
fn provider() -> Document {
    let mut document = action::new(id(7));
    let own = RaterId::own();
    for (what, number) in [("p1.1", 3), ("p1.2", 2), ("p2.3", 1), ("p3.2", 0)] {
        rate_level(&mut document, &own, what, number, 1);
    }
    let more = [
        Answering::SetName("Studio".to_owned()),
        Answering::SetAssessedOn(day(1)),
        Answering::WriteNote {
            indicator: indicator("p1.1"),
            text: "We say 3.".to_owned(),
        },
        Answering::EditEvidence {
            indicator: indicator("p1.1"),
            id: "0000000e".parse().unwrap(),
            change: action::EvidenceChange::Strength(EvidenceStrength::Records),
        },
    ];
    for more in more {
        action::apply(&mut document, &more, &writer(1));
    }
    document
}

fn settle(document: &mut Document, what: &str, answer: Option<Answer>, reason: &str) -> Undo {
    let settle = Action::Settle {
        indicator: indicator(what),
        answer,
        reason: reason.to_owned(),
        instrument: "1.0.0".to_owned(),
        today: day(20),
    };
    apply(document, &settle, &writer(1))
}
