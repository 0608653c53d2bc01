//! `schema/completion-record.schema.json` and the code say the same.

use serde_json::{Value as Json, json};

use touchstone_domain::catalog::{Artefact, Criterion, Unit};
use touchstone_domain::completion::{self, Around, artefact_done, unit_done};
use touchstone_domain::learning_record::{SectionRecord, UnitRecord};
use touchstone_domain::portfolio::{self, Action, Judgement, RecordLine};

use crate::schema::Schema;

fn schema() -> Schema {
    Schema::of(include_str!("../../schema/completion-record.schema.json"))
}

fn unit() -> Unit {
    serde_json::from_value(json!({
        "id": "u03", "number": 3, "title": "Ten principles", "language": "en", "hours": 5, "eqf": [5], "opening": "",
        "outcomes": [{"id": "o1", "eqf": 5, "html": "rates alone", "sections": ["s1"], "checked_by": []}],
        "sections": [
            {"id": "s1", "title": "One", "minutes": 20, "reading_minutes": 2, "body": []},
            {"id": "s2", "title": "Two", "minutes": 20, "reading_minutes": 2, "body": []}
        ],
        "quiz": [], "activities": [], "reflections": []
    }))
    .unwrap()
}

/// A record as the page saves it; `full` says whether everything that may be left out is there.
fn record(full: bool) -> Json {
    let sections: &[&str] = if full { &["s1", "s2"] } else { &["s1"] };
    let done = SectionRecord {
        done: true,
        ..SectionRecord::default()
    };
    let learned = UnitRecord {
        sections: sections.iter().map(|id| ((*id).to_owned(), done.clone())).collect(),
        ..UnitRecord::default()
    };
    let mut made = portfolio::new();
    let writer = "0000000000aa".parse().unwrap();
    let artefact = || "specification".to_owned();
    let mut actions = vec![Action::Judge {
        artefact: artefact(),
        criterion: "elements-filled".to_owned(),
        judgement: Some(Judgement::Meets),
    }];
    if full {
        let on = "2026-11-23".parse().ok();
        actions.push(Action::Finish {
            artefact: artefact(),
            on,
        });
        let lines = [
            (RecordLine::Name, "Ada"),
            (RecordLine::With, "The guild, Matera"),
            (RecordLine::BegunOn, "2026-10-01"),
            (RecordLine::EndedOn, "2026-11-23"),
        ];
        actions.extend(lines.map(|(line, text)| Action::WriteRecord {
            line,
            text: text.to_owned(),
        }));
    }
    for action in actions {
        portfolio::apply(&mut made, &action, &writer);
    }
    let specification = Artefact {
        id: artefact(),
        title: "Specification".to_owned(),
        purpose: String::new(),
        criteria: vec![Criterion {
            id: "elements-filled".to_owned(),
            html: "All filled in.".to_owned(),
        }],
        unit: "u08".to_owned(),
        indicators: Vec::new(),
    };
    let around = Around {
        statement: "Self-declared.".to_owned(),
        made_on: full.then(|| "2026-11-25".parse().unwrap()),
        programme_version: "2026.1".to_owned(),
        instrument_version: "1.0.0".to_owned(),
    };
    let units = unit_done(&unit(), &learned).into_iter().collect();
    let whole = completion::completion(units, vec![artefact_done(&specification, &made)], &made, around);
    serde_json::from_str(&completion::write(&whole)).unwrap()
}

#[test]
fn what_is_saved_is_what_the_schema_says() {
    for full in [true, false] {
        let record = record(full);
        assert_eq!(schema().check(&record), Ok(()), "{record}");
        assert_eq!(record.get("made_on").is_some(), full);
        assert_eq!(record["units"][0]["complete"], full);
    }
    let mut later = record(true);
    later["later"] = json!(1);
    assert_eq!(schema().check(&later), Ok(()), "a later field may be there");
}

#[test]
fn the_schema_knows_every_field_and_refuses_what_is_wrong() {
    let good = record(true);
    let schema_text: Json = serde_json::from_str(include_str!("../../schema/completion-record.schema.json")).unwrap();
    let known = |fields: &Json, written: &Json| {
        for name in written.as_object().unwrap().keys() {
            assert!(fields.get(name).is_some(), "the schema does not know {name}");
        }
    };
    known(&schema_text["properties"], &good);
    known(&schema_text["$defs"]["unit"]["properties"], &good["units"][0]);
    known(&schema_text["$defs"]["artefact"]["properties"], &good["artefacts"][0]);
    let changes = [
        ("/format", json!("touchstone")),
        ("/version", json!(2)),
        ("/statement", json!("")),
        ("/self_declared", json!(false)),
        ("/credits_awarded", json!(3)),
        ("/name", json!(null)),
        ("/begun_on", json!("soon")),
        ("/hours", json!(-1)),
        ("/units/0/id", json!("3")),
        ("/units/0/complete", json!(false)),
        ("/units/0/quiz_right", json!(0.5)),
        ("/artefacts/0/id", json!("A poster")),
        ("/artefacts/0/finished_on", json!("2026-13-01")),
        ("/artefacts/0/criteria_met", json!("all")),
    ];
    for (place, value) in changes {
        let mut wrong = good.clone();
        *wrong.pointer_mut(place).unwrap() = value.clone();
        assert!(schema().check(&wrong).is_err(), "{place} = {value}");
    }
    for name in [
        "format",
        "statement",
        "self_declared",
        "credits_awarded",
        "units",
        "artefacts",
    ] {
        let mut wrong = good.clone();
        wrong.as_object_mut().unwrap().remove(name);
        assert!(schema().check(&wrong).is_err(), "without {name}");
    }
}
