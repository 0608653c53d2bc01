//! Tests of the completion record.

use super::*;
use crate::learning_record::SectionRecord;
use crate::portfolio::{Action, RecordLine};
use crate::test_support::writer;

/// A unit as the compiler writes it: two sections, no quiz, no activities.
fn unit() -> Unit {
    serde_json::from_value(serde_json::json!({
        "id": "u03", "number": 3, "title": "Ten principles", "language": "en", "hours": 5, "eqf": [5], "opening": "",
        "outcomes": [{
            "id": "o1", "eqf": 5, "html": "rates <em>alone</em> &amp; compares", "sections": ["s1"], "checked_by": []
        }],
        "sections": [
            {"id": "s1", "title": "One", "minutes": 20, "reading_minutes": 2, "body": []},
            {"id": "s2", "title": "Two", "minutes": 20, "reading_minutes": 2, "body": []}
        ],
        "quiz": [], "activities": [], "reflections": []
    }))
    .unwrap()
}

fn record(sections: &[&str]) -> UnitRecord {
    let done = SectionRecord {
        done: true,
        ..SectionRecord::default()
    };
    UnitRecord {
        sections: sections.iter().map(|id| ((*id).to_owned(), done.clone())).collect(),
        ..UnitRecord::default()
    }
}

fn artefact() -> Artefact {
    Artefact {
        id: "specification".to_owned(),
        title: "Specification".to_owned(),
        purpose: String::new(),
        criteria: ["elements-filled", "outcomes-watchable"]
            .map(|id| Criterion {
                id: id.to_owned(),
                html: String::new(),
            })
            .into(),
        unit: "u04".to_owned(),
        indicators: Vec::new(),
    }
}

fn made() -> Document {
    let mut document = portfolio::new();
    let judge = |criterion: &str, judgement| Action::Judge {
        artefact: "specification".to_owned(),
        criterion: criterion.to_owned(),
        judgement: Some(judgement),
    };
    let actions = [
        judge("elements-filled", Judgement::Meets),
        judge("outcomes-watchable", Judgement::NotYet),
        judge("gone", Judgement::Meets),
        Action::Finish {
            artefact: "specification".to_owned(),
            on: Date::new(2026, 11, 23),
        },
        Action::WriteRecord {
            line: RecordLine::Name,
            text: "Ada".to_owned(),
        },
    ];
    for action in actions {
        portfolio::apply(&mut document, &action, &writer(1));
    }
    document
}

#[test]
fn hours_and_outcomes_count_for_complete_units_only() {
    assert_eq!(unit_done(&unit(), &UnitRecord::default()), None);
    let half = unit_done(&unit(), &record(&["s1"])).unwrap();
    assert!(!half.complete && half.outcomes.is_empty());
    let whole = unit_done(&unit(), &record(&["s1", "s2", "s9"])).unwrap();
    assert!(whole.complete);
    assert_eq!((whole.sections_done, whole.sections), (2, 2));
    assert_eq!(whole.outcomes, ["rates alone & compares"]);
    let record = completion(vec![half, whole], Vec::new(), &made(), Around::default());
    assert_eq!(record.hours, 5);
}

#[test]
fn only_criteria_of_the_programme_count() {
    let done = artefact_done(&artefact(), &made());
    assert_eq!((done.criteria_met, done.criteria), (1, 2));
    assert_eq!(done.finished_on.as_deref(), Some("2026-11-23"));
}

#[test]
fn the_file_says_what_it_is() {
    let around = Around {
        statement: "Self-declared.".to_owned(),
        made_on: Date::new(2026, 11, 25),
        programme_version: "1.0.0".to_owned(),
        instrument_version: "2.0.0".to_owned(),
    };
    let record = completion(Vec::new(), vec![artefact_done(&artefact(), &made())], &made(), around);
    let json: serde_json::Value = serde_json::from_str(&write(&record)).unwrap();
    assert_eq!(json["format"], FORMAT);
    assert_eq!(json["self_declared"], true);
    assert_eq!(json["credits_awarded"], 0);
    assert_eq!(json["name"], "Ada");
    assert_eq!(json["made_on"], "2026-11-25");
    assert_eq!(json["programme_version"], "1.0.0");
    assert_eq!(json["instrument_version"], "2.0.0");
    assert_eq!(json["artefacts"][0]["criteria_met"], 1);
    assert!(json.get("begun_on").is_none());
}

#[test]
fn html_becomes_plain_text() {
    let table = [
        ("plain", "plain"),
        ("<b>bold</b> text", "bold text"),
        ("1 &lt; 2 &amp;lt; 3", "1 < 2 &lt; 3"),
        ("cut <a href", "cut "),
        ("", ""),
    ];
    for (html, text) in table {
        assert_eq!(plain_text(html), text, "{html}");
    }
}
