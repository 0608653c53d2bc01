//! The values of single registers.

use serde_json::Value as Json;

use super::ProblemReason;
use crate::assessment::{Answer, EvidenceStrength, Rating};
use crate::canonical::json_text;
use crate::date::Date;
use crate::document::{Register, Value};
use crate::ids::RaterId;
use crate::instrument::Level;

pub(super) fn rating(register: &Register) -> Result<Rating, ProblemReason> {
    let read = || {
        let Value::Plain(json) = &register.winner.value else {
            return None;
        };
        let answer = match json.get("answer")? {
            Json::String(word) if word == "na" => Answer::NotApplicable,
            Json::String(word) if word == "unknown" => Answer::Unknown,
            level => Answer::Level(Level::new(small(level.as_u64()?)?)?),
        };
        Some(Rating {
            answer,
            instrument: json.get("instrument")?.as_str()?.to_owned(),
        })
    };
    read().ok_or(ProblemReason::NotARating)
}

pub(super) fn rater_id(text: &str) -> Result<RaterId, ProblemReason> {
    text.parse().map_err(|_| ProblemReason::NotARater)
}

pub(super) fn prose(register: &Register) -> Result<String, ProblemReason> {
    register.text().map(str::to_owned).ok_or(ProblemReason::NotText)
}

pub(super) fn word<T>(
    register: &Register,
    from_id: fn(&str) -> Option<T>,
    wrong: ProblemReason,
) -> Result<T, ProblemReason> {
    register.text().and_then(from_id).ok_or(wrong)
}

pub(super) fn day(register: &Register) -> Result<Date, ProblemReason> {
    register
        .text()
        .and_then(|text| text.parse().ok())
        .ok_or(ProblemReason::NotADate)
}

pub(super) fn yes_or_no(register: &Register) -> Result<bool, ProblemReason> {
    match register.winner.value {
        Value::Plain(Json::Bool(value)) => Ok(value),
        Value::Plain(_) | Value::Text(_) => Err(ProblemReason::NotYesOrNo),
    }
}

pub(super) fn number(register: &Register) -> Result<u64, ProblemReason> {
    match &register.winner.value {
        Value::Plain(json) => json.as_u64().ok_or(ProblemReason::NotANumber),
        Value::Text(_) => Err(ProblemReason::NotANumber),
    }
}

pub(super) fn strength(register: &Register) -> Result<EvidenceStrength, ProblemReason> {
    let number = number(register).ok().and_then(small);
    number
        .and_then(EvidenceStrength::new)
        .ok_or(ProblemReason::NotAStrength)
}

fn small(number: u64) -> Option<u8> {
    u8::try_from(number).ok()
}

pub(super) fn as_it_stands(register: &Register) -> String {
    match &register.winner.value {
        Value::Text(text) | Value::Plain(Json::String(text)) => text.clone(),
        Value::Plain(json) => json_text(json),
    }
}
