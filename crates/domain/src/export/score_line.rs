//! The result of an assessment as one JSON object, as `touchstone score` prints it and the app exports it. Names and codes
//! in it are a promise: what reads them must go on working.

use super::object::Object;
use crate::bands::{Band, BandReason};
use crate::scoring::combine::{Note, Score};
use crate::scoring::{PrincipleScore, Rejection};
use crate::sensitivity::Sensitivity;

/// The object of an assessment. `file` is where it was found, or the name under which it goes out.
#[must_use]
pub fn of_score(
    file: &str,
    assessment: &str,
    score: &Score,
    sensitivity: Option<&Sensitivity>,
    principles: &[PrincipleScore],
) -> Object {
    let principles = principles.iter().fold(Object::default(), |object, principle| {
        let figures = Object::default()
            .ratio("index", principle.index)
            .ratio("lower", principle.lower)
            .ratio("upper", principle.upper)
            .ratio("supported", principle.supported);
        object.object(&principle.id.to_string(), figures)
    });
    Object::default()
        .text("file", file)
        .text("assessment", assessment)
        .ratio("overall", score.overall)
        .ratio("lower", score.lower)
        .ratio("upper", score.upper)
        .ratio("coverage", score.coverage)
        .ratio("supported", score.supported)
        .text("band", score.band.map(Band::id))
        .list("reasons", score.reasons.iter().map(|reason| of_reason(reason, score)))
        .yes_or_no("fragile", sensitivity.map(Sensitivity::is_fragile))
        .list("notes", score.notes.iter().map(of_note))
        .object("principles", principles)
}

fn of_reason(reason: &BandReason, score: &Score) -> Object {
    let object = Object::default().text("code", reason.code());
    match reason {
        BandReason::IndexBelow { band, needed, exact } | BandReason::SupportedBelow { band, needed, exact } => object
            .text("band", band.id())
            .whole("needed", *needed)
            .ratio("exact", *exact),
        BandReason::EssentialLevel {
            indicator,
            level,
            limits_to,
        } => object
            .text("indicator", indicator.to_string().as_str())
            .whole("level", u32::from(level.number()))
            .text("limits_to", limits_to.id()),
        BandReason::EssentialUnanswered {
            indicator,
            unknown,
            limits_to,
        } => object
            .text("indicator", indicator.to_string().as_str())
            .yes_or_no("unknown", Some(*unknown))
            .text("limits_to", limits_to.id()),
        BandReason::PrincipleBelowFloor {
            principle,
            index,
            floor,
            band,
        } => object
            .text("band", band.id())
            .text("principle", principle.to_string().as_str())
            .ratio("index", *index)
            .whole("floor", *floor),
        BandReason::PrincipleWithoutBasis {
            principle,
            answered,
            applicable,
            band,
        } => object
            .text("band", band.id())
            .text("principle", principle.to_string().as_str())
            .whole("answered", *answered)
            .whole("applicable", *applicable),
        BandReason::CoverageBelow {
            answered,
            applicable,
            needed,
            band,
        } => object
            .text("band", band.id())
            .whole("needed", *needed)
            .whole("answered", *answered)
            .whole("applicable", *applicable),
        BandReason::NoOverall {
            with_basis,
            needed,
            missing_answers,
        } => object
            .whole("with_basis", *with_basis)
            .whole("needed", *needed)
            .whole("missing_answers", *missing_answers),
        BandReason::QuickScan { allows } => object
            .text("allows", allows.id())
            .whole("essentials", score.gates.essentials)
            .whole("open", score.gates.open)
            .whole("at_two", score.gates.at_two)
            .whole("at_three", score.gates.at_three),
    }
}

fn of_note(note: &Note) -> Object {
    let object = Object::default();
    match note {
        Note::ManyNotApplicable { not_applicable, of } => object
            .text("code", "many_not_applicable")
            .whole("not_applicable", *not_applicable)
            .whole("of", *of),
        Note::NotApplicableRejected { indicator, why } => object
            .text("code", "not_applicable_rejected")
            .text("indicator", indicator.to_string().as_str())
            .text("why", why_rejected(*why)),
        Note::AgedEvidence { entries } => object.text("code", "aged_evidence").whole("entries", *entries),
        Note::UndatedEvidence { entries } => object.text("code", "undated_evidence").whole("entries", *entries),
    }
}

const fn why_rejected(why: Rejection) -> &'static str {
    match why {
        Rejection::NoProfile => "no_profile",
        Rejection::NotAllowed => "not_allowed",
        Rejection::NoReason => "no_reason",
    }
}
