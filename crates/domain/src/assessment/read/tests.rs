//! Tests of reading.

use proptest::prelude::*;
use serde_json::{Value as Json, json};

use super::super::action;
use super::*;
use crate::assessment::{Evidence, EvidenceStrength};
use crate::date::{Date, PartialDate};
use crate::document::Value;
use crate::test_support::{any_json, id, writer};

fn indicator_id(text: &str) -> IndicatorId {
    text.parse().unwrap()
}

fn rater(text: &str) -> RaterId {
    text.parse().unwrap()
}

fn document(registers: &[(&str, Json)]) -> Document {
    let mut document = action::new(id(7));
    for (key, json) in registers {
        document.write(key, Value::Plain(json.clone()), &writer(1));
    }
    document
}

#[test]
fn the_head_is_read() {
    let document = document(&[
        ("name", json!("Studio")),
        ("profile", json!("bus")),
        ("size", json!("micro")),
        ("scope", json!("essentials")),
        ("created_on", json!("2026-11-01")),
        ("assessed_on", json!("2026-11-23")),
        ("deleted", json!(true)),
    ]);
    let expected = AssessmentHead {
        id: id(7),
        name: "Studio".to_owned(),
        profile: Some(ProviderProfile::Bus),
        size: Some(ProviderSize::Micro),
        scope: Scope::Essentials,
        created_on: Date::new(2026, 11, 1),
        assessed_on: Date::new(2026, 11, 23),
        deleted: true,
    };
    assert_eq!(head(&document), expected);
    assert_eq!(
        assessment(&document),
        Assessment {
            head: expected,
            answers: SmallMap::new()
        }
    );
    assert_eq!(problems(&document), []);
    assert_eq!(head(&action::new(id(7))).scope, Scope::Full);
}

#[test]
fn an_indicator_is_read_from_its_own_registers() {
    let document = document(&[
        ("p4.2/level/self", json!({"answer": 3, "instrument": "1.0.0"})),
        ("p4.2/level/0a0b0c0d", json!({"answer": "na", "instrument": "1.1.0"})),
        ("p4.2/reason/0a0b0c0d", json!("No showings.")),
        ("p4.2/agreed", json!({"answer": "unknown", "instrument": "1.1.0"})),
        ("p4.2/note", json!("See the plan.")),
        ("p4.20/note", json!("another")),
        ("p4.2/later/version", json!(1)),
    ]);
    let rating = |answer, instrument: &str| Rating {
        answer,
        instrument: instrument.to_owned(),
    };
    let level = Answer::Level(Level::new(3).unwrap());
    let expected = IndicatorAnswer {
        ratings: SmallMap::from_iter([
            (RaterId::own(), rating(level, "1.0.0")),
            (rater("0a0b0c0d"), rating(Answer::NotApplicable, "1.1.0")),
        ]),
        reasons: SmallMap::from_iter([(rater("0a0b0c0d"), "No showings.".to_owned())]),
        agreed: Some(rating(Answer::Unknown, "1.1.0")),
        note: "See the plan.".to_owned(),
        evidence: Vec::new(),
    };
    assert_eq!(indicator(&document, indicator_id("p4.2")), expected);
    assert_eq!(
        assessment(&document).answers.get(&indicator_id("p4.2")),
        Some(&expected)
    );
    assert_eq!(indicator(&document, indicator_id("p4.3")), IndicatorAnswer::default());
}

#[test]
fn an_answer_taken_back_says_nothing() {
    let document = document(&[("p1.1/level/self", Json::Null), ("p1.1/agreed", Json::Null)]);
    assert_eq!(indicator(&document, indicator_id("p1.1")), IndicatorAnswer::default());
    assert!(assessment(&document).answers.is_empty());
    assert_eq!(problems(&document), []);
}

#[test]
fn evidence_comes_in_the_order_of_adding() {
    let document = document(&[
        ("p1.1/evidence/cccccccc/title", json!("without an order, written first")),
        (
            "p1.1/evidence/bbbbbbbb/title",
            json!("without an order, written second"),
        ),
        ("p1.1/evidence/99999999/order", json!(91)),
        ("p1.1/evidence/aaaaaaaa/order", json!(90)),
        ("p1.1/evidence/99999999/strength", json!(4)),
        ("p1.1/evidence/99999999/date", json!("2024-05")),
        ("p1.1/evidence/99999999/place", json!("shelf")),
        ("p1.1/evidence/dddddddd/title", json!("removed")),
        ("p1.1/evidence/dddddddd/deleted", json!(true)),
        ("p1.1/evidence/eeeeeeee/deleted", json!(false)),
        ("p1.1/evidence/ffffffff/title", Json::Null),
    ]);
    let evidence = indicator(&document, indicator_id("p1.1")).evidence;
    let ids: Vec<&str> = evidence.iter().map(|entry| entry.id.as_str()).collect();
    assert_eq!(ids, ["cccccccc", "bbbbbbbb", "aaaaaaaa", "99999999"]);
    assert_eq!(evidence[2].strength, EvidenceStrength::Statement);
    let last = Evidence {
        id: "99999999".parse().unwrap(),
        title: String::new(),
        place: "shelf".to_owned(),
        date: PartialDate::of_month(2024, 5),
        unreadable_date: None,
        strength: EvidenceStrength::Outsider,
    };
    assert_eq!(evidence[3], last);
}

#[test]
fn what_cannot_be_read_is_left_out_and_listed() {
    let rating = |answer: Json| json!({"answer": answer, "instrument": "1.0.0"});
    let table = [
        ("name", json!(7), ProblemReason::NotText),
        ("profile", json!("HEI"), ProblemReason::NotAProfile),
        ("size", json!("huge"), ProblemReason::NotASize),
        ("scope", json!(true), ProblemReason::NotAScope),
        ("created_on", json!("23.11.2026"), ProblemReason::NotADate),
        ("assessed_on", json!("2026-11"), ProblemReason::NotADate),
        ("deleted", json!("no"), ProblemReason::NotYesOrNo),
        ("p1.1/level/self", rating(json!(5)), ProblemReason::NotARating),
        ("p1.1/level/self", rating(json!(256)), ProblemReason::NotARating),
        ("p1.1/level/self", rating(json!(2.5)), ProblemReason::NotARating),
        ("p1.1/level/self", rating(json!("N/A")), ProblemReason::NotARating),
        ("p1.1/level/self", json!(3), ProblemReason::NotARating),
        ("p1.1/level/self", json!({"answer": 3}), ProblemReason::NotARating),
        ("p1.1/level/somebody", rating(json!(3)), ProblemReason::NotARater),
        ("p1.1/reason/somebody", json!("why"), ProblemReason::NotARater),
        ("p1.1/reason/self", json!([]), ProblemReason::NotText),
        ("p1.1/agreed", rating(json!(-1)), ProblemReason::NotARating),
        ("p1.1/note", json!({}), ProblemReason::NotText),
        ("p1.1/evidence/x/title", json!("t"), ProblemReason::NotAnEvidenceId),
    ];
    for (key, json, reason) in table {
        let document = document(&[(key, json.clone())]);
        assert_eq!(
            problems(&document),
            [Problem {
                key: key.to_owned(),
                reason
            }],
            "{json}"
        );
        let empty = assessment(&action::new(id(7)));
        assert_eq!(assessment(&document), empty, "{key} {json}");
        assert_eq!(head(&document), empty.head);
    }
}

#[test]
fn damaged_parts_of_evidence_leave_the_rest() {
    let document = document(&[
        ("p1.1/evidence/aaaaaaaa/title", json!("Minutes")),
        ("p1.1/evidence/aaaaaaaa/date", json!("spring 2024")),
        ("p1.1/evidence/aaaaaaaa/strength", json!(9)),
        ("p1.1/evidence/aaaaaaaa/order", json!("first")),
        ("p1.1/evidence/aaaaaaaa/deleted", json!(0)),
        ("p1.1/evidence/bbbbbbbb/date", json!(2024)),
    ]);
    let evidence = indicator(&document, indicator_id("p1.1")).evidence;
    assert_eq!(evidence[0].title, "Minutes");
    assert_eq!(evidence[0].unreadable_date.as_deref(), Some("spring 2024"));
    assert_eq!(evidence[1].unreadable_date.as_deref(), Some("2024"));
    let reasons: Vec<ProblemReason> = problems(&document).into_iter().map(|problem| problem.reason).collect();
    let expected = [
        ProblemReason::NotADate,
        ProblemReason::NotYesOrNo,
        ProblemReason::NotANumber,
        ProblemReason::NotAStrength,
        ProblemReason::NotADate,
    ];
    assert_eq!(reasons, expected);
}

/// `"2"`, `"na"`, `"?"`, of one rater each; a reason follows a colon.
fn answer_of(ratings: &[&str], agreed: Option<&str>) -> IndicatorAnswer {
    let mut answer = IndicatorAnswer::default();
    let rating = |text: &str| Rating {
        answer: match text {
            "na" => Answer::NotApplicable,
            "?" => Answer::Unknown,
            level => Answer::Level(Level::new(level.parse().unwrap()).unwrap()),
        },
        instrument: "1.0.0".to_owned(),
    };
    for (number, text) in ratings.iter().enumerate() {
        let rater = if number == 0 {
            RaterId::own()
        } else {
            rater(&format!("{number:08x}"))
        };
        let (text, reason) = text.split_once(':').unwrap_or((text, ""));
        answer.ratings.insert(rater.clone(), rating(text));
        answer.reasons.insert(rater, reason.to_owned());
    }
    answer.agreed = agreed.map(rating);
    answer
}

#[test]
fn one_rating_counts() {
    let level = |number| Answer::Level(Level::new(number).unwrap());
    let not_applicable = Answer::NotApplicable;
    type Row<'a> = (&'a [&'a str], Option<&'a str>, Answer, Option<&'a str>, Basis);
    let table: &[Row<'_>] = &[
        (&["3"], None, level(3), None, Basis::OneRater),
        (
            &["na:none here"],
            None,
            not_applicable,
            Some("none here"),
            Basis::OneRater,
        ),
        (&["na: "], None, not_applicable, None, Basis::OneRater),
        (&["?"], None, Answer::Unknown, None, Basis::OneRater),
        (&["3:left over"], None, level(3), None, Basis::OneRater),
        (&["1", "2", "2"], None, level(2), None, Basis::LowerMedian),
        (&["0", "2", "4"], None, level(2), None, Basis::LowerMedian),
        (&["4", "0", "2"], None, level(2), None, Basis::LowerMedian),
        (&["2", "3"], None, level(2), None, Basis::LowerMedian),
        (&["3", "2"], None, level(2), None, Basis::LowerMedian),
        (&["1", "1", "4", "4"], None, level(1), None, Basis::LowerMedian),
        (&["?", "na:x", "4"], None, level(4), None, Basis::LowerMedian),
        (&["?", "na:x"], None, not_applicable, Some("x"), Basis::LowerMedian),
        (
            &["na", "na:y", "na:z"],
            None,
            not_applicable,
            Some("y"),
            Basis::LowerMedian,
        ),
        (&["?", "na"], None, not_applicable, None, Basis::LowerMedian),
        (&["?", "?"], None, Answer::Unknown, None, Basis::LowerMedian),
        (&["1", "1"], Some("3"), level(3), None, Basis::Agreed),
        (&["1", "na:w"], Some("na"), not_applicable, Some("w"), Basis::Agreed),
        (
            &["na:own", "na:w"],
            Some("na"),
            not_applicable,
            Some("own"),
            Basis::Agreed,
        ),
        (&[], Some("na"), not_applicable, None, Basis::Agreed),
        (&[], Some("?"), Answer::Unknown, None, Basis::Agreed),
    ];
    for (ratings, agreed, expected, reason, basis) in table {
        let answer = answer_of(ratings, *agreed);
        let effective = effective(&answer).unwrap();
        let found = (effective.rating.answer, effective.reason, effective.basis);
        assert_eq!(found, (*expected, *reason, *basis), "{ratings:?} {agreed:?}");
    }
    assert_eq!(effective(&IndicatorAnswer::default()), None);
}

proptest! {
    #[test]
    fn anything_can_be_read(
        registers in proptest::collection::vec(
            (
                prop_oneof![
                    prop::sample::select(keys::HEAD.to_vec()).prop_map(str::to_owned),
                    "p[1-2]\\.[1-2]/(level|reason|agreed|note|evidence|x)(/(self|00000000|x)(/(title|place|date|strength|order|deleted|x)(/x)?)?)?",
                    "\\PC{0,8}",
                ],
                prop_oneof![
                    any_json().prop_map(Value::Plain),
                    (0..6).prop_map(|level| Value::plain(json!({"answer": level, "instrument": "1.0.0"}))),
                    "\\PC{0,8}".prop_map(Value::Text),
                ],
            ),
            0..12,
        ),
    ) {
        let mut document = action::new(id(7));
        for (key, value) in registers {
            document.write(&key, value, &writer(1));
        }
        let whole = assessment(&document);
        prop_assert_eq!(&head(&document), &whole.head);
        for principle in ["p1", "p2"] {
            for number in ["1", "2"] {
                let id = indicator_id(&format!("{principle}.{number}"));
                let alone = indicator(&document, id);
                prop_assert_eq!(whole.answers.get(&id).cloned().unwrap_or_default(), alone);
            }
        }
        for problem in problems(&document) {
            prop_assert!(document.get(&problem.key).is_some());
        }
    }
}
